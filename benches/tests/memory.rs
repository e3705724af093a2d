//! What the SDK asks of the allocator: counted, so that it is the same on every machine.
#![allow(clippy::unwrap_used, clippy::print_stdout, deprecated, missing_docs)]

use std::hint::black_box;

use tbk_apis::TbkDgMaterialOptional;
use top_benches::answer::{self, PlainAnswer, PlainWideItem};
use top_core::decode::Options;
use top_core::protocol::SystemParams;
use top_core::{Params, TopTime, decode_response};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// What `work` asked for: how often, and how many bytes at once at the most.
fn asked<T>(work: impl FnOnce() -> T) -> (u64, usize) {
    let _profiler = dhat::Profiler::builder().testing().build();
    let made = black_box(work());
    let stats = dhat::HeapStats::get();
    drop(made);
    (stats.total_blocks, stats.max_bytes)
}

/// A signed request with so many parameters of its own.
fn request(own: usize) -> (u64, usize) {
    let names: Vec<_> = (0..own).map(|n| format!("parameter_{n}")).collect();
    let secret = "0123456789abcdef0123456789abcdef".into();
    asked(|| {
        let mut params = Params::new();
        for (n, name) in (0_i64..).zip(&names) {
            params.push(name, &n);
        }
        let system = SystemParams::new("taobao.tbk.shop.get", "12345678", TopTime::now());
        system.stamp_and_sign(&mut params, &secret);
        params
    })
}

/// One test, because there is one allocator.
#[test]
fn memory_is_asked_for_sparingly() {
    let [few, many] = [2, 12].map(|own| request(own).0);
    println!("| a signed request | {few} allocations with 2 parameters of its own, {many} with 12 |");
    assert_eq!(few, many, "no allocation for each parameter");

    let (json, xml) = (answer::json(100), answer::xml(100));
    let decode = |body: &str| {
        asked(|| decode_response::<TbkDgMaterialOptional>(body.as_bytes(), Options::default()).unwrap()).1
    };
    let narrow = asked(|| serde_json::from_slice::<PlainAnswer>(json.as_bytes()).unwrap()).1;
    let wide = asked(|| serde_json::from_slice::<PlainAnswer<PlainWideItem>>(json.as_bytes()).unwrap()).1;
    for (encoding, peak) in [("JSON", decode(&json)), ("XML", decode(&xml))] {
        // The first floor knows the members that the type knows; the second those that came, and has room for no other.
        for (floor, most) in [(wide, 1.3), (narrow, 1.5)] {
            #[allow(clippy::cast_precision_loss, reason = "bytes of an answer")]
            let ratio = peak as f64 / floor as f64;
            println!(
                "| 100 entries, {encoding} | {peak} bytes at the most, {ratio:.2} times the {floor} of the floor |"
            );
            assert!(ratio <= most, "{encoding}: {peak} bytes, {ratio:.2} times the {floor} of the floor");
        }
    }
}
