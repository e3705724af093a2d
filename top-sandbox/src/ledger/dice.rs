//! Repeatable random numbers.

use super::clock::whole;
use super::script::Lateness;

/// Random numbers of one part of a ledger. Equal seeds and parts yield equal numbers.
#[derive(Debug)]
pub(super) struct Dice(fastrand::Rng);

impl Dice {
    pub(super) fn new(seed: u64, part: i64) -> Self {
        let mut mixer = fastrand::Rng::with_seed(seed);
        Self(fastrand::Rng::with_seed(
            mixer.u64(..) ^ part.cast_unsigned().wrapping_mul(0x9E37_79B9_7F4A_7C15),
        ))
    }

    /// Returns true with this probability.
    pub(super) fn chance(&mut self, probability: f64) -> bool {
        self.0.f64() < probability
    }

    /// Returns a number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.i64(low..=high.max(low))
    }

    /// Returns the time in seconds until the next event of a Poisson process.
    pub(super) fn gap(&mut self, events_per_second: f64) -> f64 {
        -(1.0 - self.0.f64()).ln() / events_per_second
    }

    /// Returns a log-normal number of seconds, at most the maximum.
    pub(super) fn lateness(&mut self, lateness: &Lateness) -> i64 {
        let (radius, angle) =
            ((-2.0 * (1.0 - self.0.f64()).ln()).sqrt(), self.0.f64() * std::f64::consts::TAU);
        let seconds = lateness.median * (lateness.sigma * radius * angle.cos()).exp();
        whole(seconds.round()).clamp(0, lateness.max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lateness_has_its_median_and_a_heavy_tail() {
        let lateness = Lateness { median: 20.0, sigma: 1.5, max: 7200 };
        let mut dice = Dice::new(7, 0);
        let mut drawn: Vec<i64> = (0..20_000).map(|_| dice.lateness(&lateness)).collect();
        drawn.sort_unstable();
        assert!((18..=22).contains(&drawn[10_000]), "{}", drawn[10_000]);
        assert!(drawn[19_800] > 400, "{}", drawn[19_800]);
        assert!(drawn[19_999] <= 7200);
    }

    #[test]
    fn equal_seeds_yield_equal_numbers() {
        let draw = |seed, part| {
            let mut dice = Dice::new(seed, part);
            [(); 4].map(|()| dice.between(0, 1_000_000))
        };
        assert_eq!(draw(7, 1), draw(7, 1));
        assert_ne!(draw(7, 1), draw(7, 2));
        assert_ne!(draw(7, 1), draw(8, 1));
    }
}
