//! The store conforms.

use tbk_sync::store::{Postgres, conformance};

use crate::server::{CONNECTIONS, Failure, database};

#[tokio::test]
async fn postgres_conforms() {
    if database("postgres_conforms").await.is_none() {
        return;
    }
    let open = async |case: &str| {
        let database = database(case).await.ok_or("the server is missing")?;
        Ok::<_, Failure>(Postgres::open(&database.url, CONNECTIONS).await?)
    };
    conformance::run(open).await.unwrap();
}
