//! Valid annotations compile; invalid ones fail with the expected messages.
#![allow(missing_docs)]

#[test]
fn annotations_compile_or_fail_with_the_expected_message() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/fail/*.rs");
}
