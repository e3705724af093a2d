//! The configuration of reproducible property tests.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;

/// Uses the same inputs in each run. `PROPTEST_RNG_SEED` and `PROPTEST_CASES` override the seed and the number of cases.
pub(crate) fn config() -> ProptestConfig {
    let from_environment = ProptestConfig::default();
    let rng_seed = match from_environment.rng_seed {
        RngSeed::Random => RngSeed::Fixed(20_260_101),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    ProptestConfig { rng_seed, failure_persistence: None, ..from_environment }
}
