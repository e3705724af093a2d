//! How many instructions signing and decoding take: the same on a busy machine as on an idle one.
//!
//! `scripts/instructions` installs what this needs and runs it. Each benchmark has a limit: what it took when this was
//! written and a twentieth more. Who makes something faster lowers the limit.
#![allow(missing_docs, unused_qualifications, clippy::must_use_candidate, reason = "what the macros write")]

use std::hint::black_box;

use gungraun::prelude::*;
use gungraun::{Callgrind, EventKind};
use top_benches::{Work, answer, request};

/// A limit for what took so many instructions.
fn at_most(instructions: u64) -> LibraryBenchmarkConfig {
    let mut callgrind = Callgrind::default();
    callgrind.hard_limits([(EventKind::Ir, instructions / 20 * 21)]);
    let mut config = LibraryBenchmarkConfig::default();
    config.tool(callgrind);
    config
}

/// The SDK's part of the case of that name, done once before: what is set up once costs once.
fn ready(name: &str) -> Work {
    let cases = request::cases().into_iter().chain(answer::cases());
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
#[bench::decode(ready("the same, XML"))]
fn decode_xml(mut work: Work) -> Work {
    work();
    black_box(work)
}

library_benchmark_group!(name = instructions, benchmarks = [sign_md5, sign_hmac, decode_json, decode_xml]);
main!(library_benchmark_groups = instructions);
