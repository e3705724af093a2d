//! The store in memory.
#![allow(clippy::unwrap_used)]

use tbk_sync::store::{Memory, conformance};

#[tokio::test]
async fn the_store_in_memory_conforms() {
    conformance::run(async |_| Ok(Memory::new())).await.unwrap();
}
