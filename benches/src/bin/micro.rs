//! Measures every case against its floor, in turns, and prints a table: `cargo run --release -p top-benches --bin micro`.

#![allow(clippy::print_stdout, reason = "a table is what this program is for")]

use std::convert::Infallible;
use std::time::Duration;

use top_benches::turns::{calibrate, in_turns, seconds, shown};
use top_benches::{Case, Work, cases};

/// How many turns the SDK and the floor take.
const ROUNDS: usize = 31;
/// How long one turn is, about.
const TURN: Duration = Duration::from_millis(20);

fn main() -> Result<(), Infallible> {
    println!("| what | floor | floor, median | SDK, median | ratio | target | |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for case in cases() {
        let Case { name, floor_name, target, mut floor, mut ours } = case;
        let times = calibrate(TURN, &mut floor);
        let seconds = |work: &mut Work| Ok::<_, Infallible>(seconds(times, work));
        let measured = in_turns(ROUNDS, || seconds(&mut floor), || seconds(&mut ours))?;
        let (floor, ours, ratio) = (shown(measured.floor), shown(measured.ours), measured.ratio);
        let verdict = target.map_or("", |target| if ratio <= target { "met" } else { "missed" });
        let target = target.map_or_else(|| "–".to_owned(), |target| format!("≤ {target:.2}"));
        println!("| {name} | {floor_name} | {floor} | {ours} | {ratio:.2} | {target} | {verdict} |");
    }
    Ok(())
}
