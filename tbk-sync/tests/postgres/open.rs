//! Opening, migrations, and what errors and `Debug` show.

use std::error::Error;

use tbk_sync::model::AccountKind;
use tbk_sync::store::{Postgres, Store as _, StoreError};

use crate::server::database;

fn chain(error: &StoreError) -> String {
    let mut texts = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(error) = source {
        texts.push(' ');
        texts.push_str(&error.to_string());
        source = error.source();
    }
    texts
}

#[tokio::test]
async fn a_store_is_opened_again_with_what_it_holds() {
    let Some(database) = database("a_store_is_opened_again_with_what_it_holds").await else { return };
    let (one, two) = tokio::join!(database.store(), database.store());
    let account = one.add_account("shop1", AccountKind::Provider).await.unwrap();
    assert_eq!(two.accounts().await.unwrap(), std::slice::from_ref(&account));
    assert_eq!(database.store().await.accounts().await.unwrap(), [account]);
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    let Some(database) = database("a_newer_schema_is_refused").await else { return };
    drop(database.store().await);
    database.client().await.batch_execute("update tbk_sync.meta set schema = 99").await.unwrap();
    let error = Postgres::open(&database.url, 1).await.unwrap_err();
    assert!(matches!(error, StoreError::NewerSchema { found: 99, known: 2, .. }), "{error:?}");
}

#[tokio::test]
async fn a_reader_creates_and_changes_no_tables() {
    let Some(database) = database("a_reader_creates_and_changes_no_tables").await else { return };
    let read = async || Postgres::open_existing(&database.url, 1).await;
    let empty = read().await.unwrap_err();
    assert!(matches!(empty, StoreError::Empty { .. }), "{empty:?}");
    let client = database.client().await;
    let schema = client.query_one("select to_regnamespace('tbk_sync') is null", &[]).await.unwrap();
    assert!(schema.get::<_, bool>(0), "a schema was created");
    drop(database.store().await);
    assert_eq!(read().await.unwrap().accounts().await.unwrap(), []);
    client.batch_execute("update tbk_sync.meta set schema = 1").await.unwrap();
    let older = read().await.unwrap_err();
    assert!(matches!(older, StoreError::OlderSchema { found: 1, known: 2, .. }), "{older:?}");
    client.batch_execute("update tbk_sync.meta set schema = 99").await.unwrap();
    let newer = read().await.unwrap_err();
    assert!(matches!(newer, StoreError::NewerSchema { found: 99, .. }), "{newer:?}");
}

#[tokio::test]
async fn a_schema_of_another_program_is_refused() {
    let Some(database) = database("a_schema_of_another_program_is_refused").await else { return };
    database.client().await.batch_execute("create schema tbk_sync").await.unwrap();
    let error = Postgres::open(&database.url, 1).await.unwrap_err();
    assert!(matches!(error, StoreError::Foreign { .. }), "{error:?}");
}

#[tokio::test]
async fn a_failed_migration_leaves_no_tables() {
    let Some(database) = database("a_failed_migration_leaves_no_tables").await else { return };
    let client = database.client().await;
    // Fails at a table in the middle of the schema.
    let trigger = "create function refuse() returns event_trigger language plpgsql as $$ begin
            if exists (select 1 from pg_event_trigger_ddl_commands() where object_identity = 'tbk_sync.outbox') then
                raise 'refused';
            end if;
        end $$;
        create event trigger refuse on ddl_command_end execute function refuse()";
    client.batch_execute(trigger).await.unwrap();
    let error = Postgres::open(&database.url, 1).await.unwrap_err();
    assert!(chain(&error).contains("refused"), "{}", chain(&error));
    client.batch_execute("drop event trigger refuse").await.unwrap();
    let schema = client.query_one("select to_regnamespace('tbk_sync') is null", &[]).await.unwrap();
    assert!(schema.get::<_, bool>(0), "the schema was left behind");
    assert_eq!(database.store().await.accounts().await.unwrap(), []);
}

#[tokio::test]
async fn a_password_is_not_shown() {
    let Some(database) = database("a_password_is_not_shown").await else { return };
    let with_password = |url: &str| url.replace("tbk@", "tbk:c4nary@");
    let url = with_password(&database.url);
    assert!(url.contains("c4nary"));
    let store = Postgres::open(&url, 1).await.unwrap();
    assert!(!format!("{store:?}").contains("c4nary"), "{store:?}");
    let unknown_user = url.replace("tbk:", "stranger:");
    let unknown_option = format!("{url}?c4nary=1");
    let no_server = "postgres://tbk:c4nary@%2Fnonexistent/orders".to_owned();
    let no_tls = format!("{url}?sslmode=require");
    for url in [unknown_user, unknown_option, no_server, no_tls] {
        let error = Postgres::open(&url, 1).await.unwrap_err();
        assert!(!chain(&error).contains("c4nary"), "{}", chain(&error));
    }
}
