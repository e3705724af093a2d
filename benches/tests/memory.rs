//! Counts allocations, which do not depend on the machine.
#![allow(clippy::unwrap_used, clippy::print_stdout, deprecated, missing_docs)]

use std::hint::black_box;

use tbk_apis::TbkDgMaterialOptional;
use top_benches::response::{self, PlainEnvelope, PlainWideItem};
use top_core::decode::Options;
use top_core::protocol::SystemParams;
use top_core::{Params, TopTime, decode_response};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// Returns the number of allocations of `work` and its peak memory in bytes: the lowest of several counts, as the main thread of the
/// test harness allocates as well.
fn allocations<T>(work: impl Fn() -> T) -> (u64, usize) {
    let count = || {
        let _profiler = dhat::Profiler::builder().testing().build();
        let made = black_box(work());
        let stats = dhat::HeapStats::get();
        drop(made);
        (stats.total_blocks, stats.max_bytes)
    };
    (0..3).map(|_| count()).min().unwrap()
}

/// Measures signing a request with `own` parameters of the API.
fn request(own: usize) -> (u64, usize) {
    let names: Vec<_> = (0..own).map(|n| format!("parameter_{n}")).collect();
    let secret = "0123456789abcdef0123456789abcdef".into();
    allocations(|| {
        let mut params = Params::new();
        for (n, name) in (0_i64..).zip(&names) {
            params.push(name, &n);
        }
        let system = SystemParams::new("taobao.tbk.shop.get", "12345678", TopTime::now());
        system.stamp_and_sign(&mut params, &secret);
        params
    })
}

/// The counts are those of the process, so this file has only one test.
#[test]
fn allocations_stay_within_their_limits() {
    let [few, many] = [2, 12].map(|own| request(own).0);
    println!("| signed request | {few} allocations with 2 API parameters, {many} with 12 |");
    assert_eq!(few, many, "a parameter costs an allocation");

    let (json, xml) = (response::json(100), response::xml(100));
    let decode = |body: &str| {
        allocations(|| decode_response::<TbkDgMaterialOptional>(body.as_bytes(), Options::default()).unwrap())
            .1
    };
    let narrow = allocations(|| serde_json::from_slice::<PlainEnvelope>(json.as_bytes()).unwrap()).1;
    let wide =
        allocations(|| serde_json::from_slice::<PlainEnvelope<PlainWideItem>>(json.as_bytes()).unwrap()).1;
    for (encoding, peak) in [("JSON", decode(&json)), ("XML", decode(&xml))] {
        // The first floor has the members of the SDK's type, the second only those in the response.
        for (floor, limit) in [(wide, 1.3), (narrow, 1.5)] {
            #[allow(clippy::cast_precision_loss, reason = "the sizes are small")]
            let ratio = peak as f64 / floor as f64;
            println!(
                "| 100 entries, {encoding} | peak of {peak} bytes, {ratio:.2} times the {floor} bytes of the floor |"
            );
            assert!(
                ratio <= limit,
                "{encoding}: {peak} bytes, {ratio:.2} times the {floor} bytes of the floor"
            );
        }
    }
}
