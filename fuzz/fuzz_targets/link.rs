#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| top_tests::fuzz::link(bytes));
