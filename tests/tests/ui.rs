//! What the compiler says about annotations, good and bad.
#![allow(missing_docs)]

#[test]
fn annotations_compile_or_say_what_is_wrong() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/fail/*.rs");
}
