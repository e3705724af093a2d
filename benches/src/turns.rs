//! Measures the SDK and a floor alternately, so that other load on the machine affects both.

use std::time::{Duration, Instant};

/// The measurements of the SDK and a floor.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    /// The median of the floor's turns.
    pub floor: f64,
    /// The median of the SDK's turns.
    pub ours: f64,
    /// The median of the ratios of the SDK to the floor in each round.
    pub ratio: f64,
}

/// Measures in rounds. Each round calls both closures, which return a measurement.
///
/// # Errors
///
/// Returns the first error of a closure.
///
/// # Panics
///
/// Panics if `rounds` is 0.
pub fn alternate<E>(
    rounds: usize,
    mut floor: impl FnMut() -> Result<f64, E>,
    mut ours: impl FnMut() -> Result<f64, E>,
) -> Result<Measured, E> {
    let (mut floors, mut own, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        // The second measurement of a round finds warm caches, so the order alternates.
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

/// Returns how often `work` runs in a turn of about this length.
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

/// Returns the seconds of one run of `work`, averaged over `times` runs.
pub fn seconds(times: u32, work: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    (0..times).for_each(|_| work());
    start.elapsed().as_secs_f64() / f64::from(times)
}

/// Returns the median.
///
/// # Panics
///
/// Panics if there are no values.
#[must_use]
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Formats a duration with a suitable unit.
#[must_use]
pub fn format_seconds(seconds: f64) -> String {
    match seconds {
        s if s < 1e-4 => format!("{:.2} µs", s * 1e6),
        s if s < 1.0 => format!("{:.2} ms", s * 1e3),
        s => format!("{s:.1} s"),
    }
}
