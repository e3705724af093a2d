//! The floors of the stores execute the statements of the stores.
#![allow(clippy::unwrap_used, missing_docs)]

/// Returns the text with one space for each run of white space.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the names and the values of the texts that the program has as constants.
fn statements(program: &str) -> Vec<(&str, String)> {
    let texts = program.split("\nconst ").skip(1).filter_map(|constant| {
        let (name, value) = constant.split_once(": &str =")?;
        let value = value.trim_start().strip_prefix('"')?;
        Some((name, words(&value[..value.find("\";").unwrap()])))
    });
    texts.collect()
}

/// Asserts that the store contains each statement of the floor but those in `own`.
fn assert_same(floor: &str, store: &[&str], own: &[&str]) {
    let store = words(&store.concat());
    let (of_floor, known) = (statements(floor), |name: &str| own.contains(&name));
    assert!(of_floor.len() > own.len() + 5, "{of_floor:?}");
    for (name, statement) in of_floor.iter().filter(|(name, _)| !known(name)) {
        assert!(store.contains(&format!("\"{statement}\"")), "{name} differs: {statement}");
    }
}

#[test]
fn the_floor_of_sqlite_has_the_statements_of_the_store() {
    let store = [
        include_str!("../../tbk-sync/src/store/sqlite/accounts.rs"),
        include_str!("../../tbk-sync/src/store/sqlite/outbox.rs"),
        include_str!("../../tbk-sync/src/store/sqlite/pages.rs"),
        include_str!("../../tbk-sync/src/store/sqlite/windows.rs"),
    ];
    assert_same(include_str!("../src/bin/sync.rs"), &store, &[]);
}

#[test]
fn the_floor_of_postgres_has_the_statements_of_the_store() {
    let store = [
        include_str!("../../tbk-sync/src/store/postgres/accounts.rs"),
        include_str!("../../tbk-sync/src/store/postgres/database.rs"),
        include_str!("../../tbk-sync/src/store/postgres/outbox.rs"),
        include_str!("../../tbk-sync/src/store/postgres/pages.rs"),
        include_str!("../../tbk-sync/src/store/postgres/windows.rs"),
    ];
    // tokio-postgres writes the first statement of a transaction.
    assert_same(include_str!("../src/bin/sync_postgres.rs"), &store, &["BEGIN"]);
}

#[test]
fn the_floors_have_every_schema_of_the_store() {
    let floor = include_str!("../src/bin/sync.rs");
    let schemas = include_str!("../../tbk-sync/src/store/sqlite/schema.rs").matches(".sql\")").count();
    assert_eq!(floor.matches(".sql\")").count(), schemas);
}
