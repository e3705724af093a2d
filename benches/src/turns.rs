//! Two things measured in turns, so that whatever else the machine does falls on both.

use std::time::{Duration, Instant};

/// What was measured of the SDK and of its floor.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    /// The median of the floor's turns.
    pub floor: f64,
    /// The median of the SDK's turns.
    pub ours: f64,
    /// The median of what the two make of each other in one round.
    pub ratio: f64,
}

/// Measures in rounds of two turns; each turn gives a number, or why there is none.
pub fn in_turns<E>(
    rounds: usize,
    mut floor: impl FnMut() -> Result<f64, E>,
    mut ours: impl FnMut() -> Result<f64, E>,
) -> Result<Measured, E> {
    let (mut floors, mut own, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        // Whoever comes second finds a warmer machine: they take turns in that too.
        let (of_floor, of_ours) = if round % 2 == 0 {
            let of_floor = floor()?;
            (of_floor, ours()?)
        } else {
            let of_ours = ours()?;
            (floor()?, of_ours)
        };
        floors.push(of_floor);
        own.push(of_ours);
        ratios.push(of_ours / of_floor);
    }
    Ok(Measured { floor: median(floors), ours: median(own), ratio: median(ratios) })
}

/// How often `work` is done in a turn of about that length.
pub fn calibrate(turn: Duration, work: &mut dyn FnMut()) -> u32 {
    let mut times = 1;
    loop {
        let start = Instant::now();
        (0..times).for_each(|_| work());
        if start.elapsed() > turn / 4 {
            return times * 4;
        }
        times *= 2;
    }
}

/// Seconds for doing `work` once.
pub fn seconds(times: u32, work: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    (0..times).for_each(|_| work());
    start.elapsed().as_secs_f64() / f64::from(times)
}

/// The one in the middle.
#[must_use]
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// A duration as people read it.
#[must_use]
pub fn shown(seconds: f64) -> String {
    match seconds {
        s if s < 1e-4 => format!("{:.2} µs", s * 1e6),
        s if s < 1.0 => format!("{:.2} ms", s * 1e3),
        s => format!("{s:.1} s"),
    }
}
