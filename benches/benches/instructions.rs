//! Counts the instructions of signing and decoding. Unlike times, the counts do not depend on the load of the machine.
//!
//! `scripts/instructions` installs the tools and runs this benchmark. It fails if a count exceeds the recorded one by more
//! than 5 %. Lower the recorded count after an optimisation.
#![allow(
    missing_docs,
    unused_qualifications,
    clippy::must_use_candidate,
    reason = "code that the macros generate"
)]

use std::hint::black_box;

use gungraun::prelude::*;
use gungraun::{Callgrind, EventKind};
use top_benches::{Work, request, response};

/// Returns a configuration with a limit of 5 % above the recorded count.
fn at_most(instructions: u64) -> LibraryBenchmarkConfig {
    let mut callgrind = Callgrind::default();
    callgrind.hard_limits([(EventKind::Ir, instructions / 20 * 21)]);
    let mut config = LibraryBenchmarkConfig::default();
    config.tool(callgrind);
    config
}

/// Returns the SDK's work of a case, after a first run that excludes one-time initialisation from the count.
fn ready(name: &str) -> Work {
    let cases = request::cases().into_iter().chain(response::cases());
    let Some(mut case) = cases.into_iter().find(|case| case.name == name) else {
        return Box::new(|| ());
    };
    (case.ours)();
    case.ours
}

#[library_benchmark(config = at_most(15_611))]
#[bench::sign(ready("build and sign 12 parameters, md5"))]
fn sign_md5(mut work: Work) -> Work {
    work();
    black_box(work)
}

#[library_benchmark(config = at_most(17_003))]
#[bench::sign(ready("build and sign 12 parameters, hmac"))]
fn sign_hmac(mut work: Work) -> Work {
    work();
    black_box(work)
}

#[library_benchmark(config = at_most(4_953_919))]
#[bench::decode(ready("decode 100 entries of 47 members, JSON"))]
fn decode_json(mut work: Work) -> Work {
    work();
    black_box(work)
}

#[library_benchmark(config = at_most(6_500_812))]
#[bench::decode(ready("decode 100 entries of 47 members, XML"))]
fn decode_xml(mut work: Work) -> Work {
    work();
    black_box(work)
}

library_benchmark_group!(name = instructions, benchmarks = [sign_md5, sign_hmac, decode_json, decode_xml]);
main!(library_benchmark_groups = instructions);
