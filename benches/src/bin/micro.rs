//! Measures every case against its floor and prints a table: `cargo run --profile bench -p top-benches --bin micro`.

#![allow(clippy::print_stdout, reason = "the program prints a table")]

use std::convert::Infallible;
use std::time::Duration;

use top_benches::turns::{alternate, calibrate, format_seconds, seconds};
use top_benches::{Case, Work, cases};

/// The number of rounds.
const ROUNDS: usize = 31;
/// The approximate length of a turn.
const TURN: Duration = Duration::from_millis(20);

fn main() -> Result<(), Infallible> {
    println!("| case | floor | floor (median) | SDK (median) | ratio | target | result |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for case in cases() {
        let Case { name, floor_name, target, mut floor, mut ours } = case;
        let times = calibrate(TURN, &mut floor);
        let seconds = |work: &mut Work| Ok::<_, Infallible>(seconds(times, work));
        let measured = alternate(ROUNDS, || seconds(&mut floor), || seconds(&mut ours))?;
        let (floor, ours, ratio) =
            (format_seconds(measured.floor), format_seconds(measured.ours), measured.ratio);
        let verdict = target.map_or("", |target| if ratio <= target { "met" } else { "missed" });
        let target = target.map_or_else(|| "–".to_owned(), |target| format!("≤ {target:.2}"));
        println!("| {name} | {floor_name} | {floor} | {ours} | {ratio:.2} | {target} | {verdict} |");
    }
    Ok(())
}
