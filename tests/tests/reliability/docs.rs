//! `docs/reliability.md` agrees with the tests and with the faults of the sandbox.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use syn::Item;

fn path(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn docs() -> String {
    std::fs::read_to_string(path("../docs/reliability.md")).unwrap()
}

fn items(file: &Path) -> Vec<Item> {
    syn::parse_file(&std::fs::read_to_string(file).unwrap()).unwrap().items
}

/// The names of the test functions of a file.
fn tests(file: &Path) -> BTreeSet<String> {
    let functions = items(file).into_iter().filter_map(|item| match item {
        Item::Fn(function) => Some(function),
        _ => None,
    });
    let is_test = |function: &syn::ItemFn| {
        let mut names = function.attrs.iter().filter_map(|attribute| attribute.path().segments.last());
        names.any(|name| name.ident == "test")
    };
    functions.filter(is_test).map(|function| function.sig.ident.to_string()).collect()
}

#[test]
fn every_named_test_exists() {
    let is_snake_case = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let docs = docs();
    let mut found = 0;
    for name in docs.split('`') {
        let Some((module, test)) = name.split_once("::") else { continue };
        if !is_snake_case(module) || !is_snake_case(test) {
            continue;
        }
        let folders = ["tests/reliability", "tests", "../top-quota-redis/tests"];
        let files = folders.map(|folder| path(&format!("{folder}/{module}.rs")));
        let file = files.iter().find(|file| file.exists());
        assert!(file.is_some_and(|file| tests(file).contains(test)), "the test `{name}` does not exist");
        found += 1;
    }
    assert!(found > 50, "only {found} tests are named");
}

#[test]
fn every_fault_has_a_row() {
    let faults = items(&path("../top-sandbox/src/fault/mod.rs")).into_iter().find_map(|item| match item {
        Item::Enum(item) if item.ident == "Fault" => Some(item.variants),
        _ => None,
    });
    let names: Vec<_> = faults.unwrap().iter().map(|variant| format!("`{}`", variant.ident)).collect();
    assert!(names.len() > 25, "only {names:?}");
    let docs = docs();
    let missing: Vec<_> = names.iter().filter(|name| !docs.contains(*name)).collect();
    assert_eq!(missing, Vec::<&String>::new(), "faults without a row in docs/reliability.md");
}
