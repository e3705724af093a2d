//! `docs/reliability.md` and the tests belong together.

use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn every_named_test_exists() {
    let docs = read("../docs/reliability.md");
    let mut found = 0;
    for name in docs.split('`').filter(|text| text.contains("::")) {
        let Some((module, test)) = name.split_once("::") else { continue };
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/reliability/{module}.rs"));
        let Ok(source) = std::fs::read_to_string(file) else { continue };
        assert!(
            source.contains(&format!("fn {test}()")),
            "{name} is in docs/reliability.md and nowhere else"
        );
        found += 1;
    }
    assert!(found > 50, "{found}");
}

#[test]
fn every_fault_has_a_row() {
    let docs = read("../docs/reliability.md");
    let source = read("../top-sandbox/src/fault/mod.rs");
    let variants = source.split("pub enum Fault {").nth(1).unwrap().split("\n}").next().unwrap();
    let mut found = 0;
    for line in variants.lines().filter(|line| line.starts_with("    ") && !line.starts_with("     ")) {
        let name: String = line.trim().chars().take_while(char::is_ascii_alphanumeric).collect();
        if !name.is_empty() {
            assert!(docs.contains(&format!("`{name}`")), "`{name}` has no row in docs/reliability.md");
            found += 1;
        }
    }
    assert!(found > 25, "{found}");
}
