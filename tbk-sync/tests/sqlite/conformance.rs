//! The store conforms.

use tbk_sync::store::{Durability, Sqlite, conformance};

#[tokio::test]
async fn sqlite_conforms() {
    let folder = tempfile::tempdir().unwrap();
    let open =
        async |case: &str| Ok(Sqlite::open(folder.path().join(format!("{case}.db")), Durability::Normal)?);
    conformance::run(open).await.unwrap();
}
