//! Measures every case against its floor, in turns, and prints a table.

#![allow(clippy::print_stdout, reason = "a table is what this program is for")]

use std::time::{Duration, Instant};

use top_benches::{Case, Work, cases};

/// How many turns the SDK and the floor take.
const ROUNDS: usize = 31;
/// How long one turn is, about.
const TURN: Duration = Duration::from_millis(20);

fn main() {
    println!("| what | floor | floor, median | SDK, median | ratio | target | |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for mut case in cases() {
        let times = calibrate(&mut case.floor);
        let (mut floors, mut ours, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            // Whoever comes second finds a warmer machine: they take turns in that too.
            let (floor, own) = if round % 2 == 0 {
                let floor = turn(&mut case.floor, times);
                (floor, turn(&mut case.ours, times))
            } else {
                let own = turn(&mut case.ours, times);
                (turn(&mut case.floor, times), own)
            };
            floors.push(floor);
            ours.push(own);
            ratios.push(own / floor);
        }
        row(&case, median(floors), median(ours), median(ratios));
    }
}

fn row(case: &Case, floor: f64, ours: f64, ratio: f64) {
    let verdict = if ratio <= case.target { "met" } else { "missed" };
    let target = if case.target.is_finite() { format!("≤ {:.2}", case.target) } else { "–".to_owned() };
    let Case { name, floor_name, .. } = case;
    println!(
        "| {name} | {floor_name} | {} | {} | {ratio:.2} | {target} | {verdict} |",
        shown(floor),
        shown(ours)
    );
}

fn shown(seconds: f64) -> String {
    if seconds < 1e-4 { format!("{:.2} µs", seconds * 1e6) } else { format!("{:.2} ms", seconds * 1e3) }
}

/// How often the work is done in one turn.
fn calibrate(work: &mut Work) -> u32 {
    let mut times = 1;
    loop {
        let start = Instant::now();
        (0..times).for_each(|_| work());
        if start.elapsed() > TURN / 4 {
            return times * 4;
        }
        times *= 2;
    }
}

/// Seconds for doing the work once.
fn turn(work: &mut Work, times: u32) -> f64 {
    let start = Instant::now();
    (0..times).for_each(|_| work());
    start.elapsed().as_secs_f64() / f64::from(times)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
