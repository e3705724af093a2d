//! Measures the store of orders in PostgreSQL:
//! `TBK_POSTGRES_FSYNC=on scripts/with-postgres cargo run --profile bench -p top-benches --bin sync-postgres [ROUNDS]`.
//!
//! | row | floor | target |
//! | --- | --- | --- |
//! | new orders | the same statements by `pgbench` with one client; documents, digests and events are made in advance | 0.7 of its rate |
//!
//! Both sides use one connection over a local socket and store the same pages of 100 orders, each page and its events in one
//! transaction that is on the disk before the next one begins. A test compares the statements with those of the store.

#![allow(clippy::print_stdout, reason = "the program prints a table")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use tbk_sync::model::Window;
use tbk_sync::store::{Claim, Postgres};
use tokio::runtime::Runtime;
use top_benches::orders::{self, ACCOUNT, PAGES, Page, Prepared, ROWS, SEEN, rate};
use top_benches::turns::{Measured, alternate};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const BEGIN: &str = "start transaction isolation level read committed";
const GUARD: &str = "set local idle_in_transaction_session_timeout = '10s'";
const FENCE: &str =
    "select 1 from tbk_sync.account where id = $1 and fence = $2 and worker = $3 for no key update";
const WINDOW: &str = "select w.*, stream.source, stream.axis, stream.scene
    from tbk_sync.open_window w join tbk_sync.stream on stream.id = w.stream
    where w.id = $2 and stream.account = $1";
const FIND: &str =
    "select record.id, record.key, record.role, version, record.digest, modified, document.json::text as json
    from unnest($3::text[], $4::bigint[], $5::bytea[]) as new (key, role, digest)
    join tbk_sync.record on account = $1 and source = $2 and record.key = new.key and record.role = new.role
    left join tbk_sync.document on document.record = record.id and record.digest <> new.digest";
const ADD: &str = "with new as (
        select * from unnest($5::text[], $6::bigint[], $7::bytea[], $8::bigint[], $9::bigint[], $10::bigint[],
                $11::text[], $12::text[]) with ordinality
            as new (key, role, digest, modified, created, status, trade, json, number)
    ), added as (
        insert into tbk_sync.record (account, source, key, role, version, digest, first_seen, last_seen,
            found_by, modified, created, status, trade)
        select $1, $2, key, role, 1, digest, $3, $3, $4, modified, created, status, trade
        from new order by number returning id, key, role
    )
    insert into tbk_sync.document (record, json)
    select added.id, new.json::json from added join new using (key, role)";
const APPEND: &str = "insert into tbk_sync.outbox (id, kind, account, seen, json)
    select id, kind, $1, $2, json::json
    from unnest($3::text[], $4::text[], $5::text[]) with ordinality as new (id, kind, json, number)
    order by number";
const PROCEED: &str = "update tbk_sync.open_window
    set position = $2, began = $3, failures = 0, due_at = null, last_error = null where id = $1";

fn main() -> Outcome {
    let rounds = std::env::args().nth(1).map_or(Ok(9), |rounds| rounds.parse())?;
    let url = std::env::var("TBK_TEST_POSTGRES").map_err(|_| "run it with scripts/with-postgres")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let pages = orders::pages()?;
    let folder = tempfile::tempdir()?;
    let script = folder.path().join("pages.sql");
    println!("| pages of {ROWS} orders | floor | SDK | ratio | target | result |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let floor = || pgbench(&url, &runtime, &pages, &script);
    let Measured { floor, ours, ratio } = alternate(rounds, floor, || store(&url, &runtime, &pages))?;
    let is_met = ratio >= 0.7;
    let result = if is_met { "met" } else { "missed" };
    println!("| new, PostgreSQL | {floor:.0}/s | {ours:.0}/s | {ratio:.2} | ≥ 0.7 | {result} |");
    if is_met { Ok(()) } else { Err("the ratio is below its target".into()) }
}

/// Creates the tables again, with a claimed account and a window.
async fn empty_store(url: &str) -> Outcome<(Postgres, Claim, Window)> {
    // The WAL of the turn before is written, so that no checkpoint of it falls into this one.
    let clear = ["drop schema if exists tbk_sync cascade", "checkpoint"].map(|sql| ["-c", sql]).concat();
    let status = Command::new("psql")
        .args(["-q", "-v", "ON_ERROR_STOP=1"])
        .args(clear)
        .arg(url)
        .env("PGOPTIONS", "-c client_min_messages=warning")
        .status()?;
    if !status.success() {
        return Err("psql failed".into());
    }
    let store = Postgres::open(url, 1).await?;
    let (claim, window) = orders::open_window(&store).await?;
    Ok((store, claim, window))
}

/// Returns the rows per second of the store.
fn store(url: &str, runtime: &Runtime, pages: &[Page]) -> Outcome<f64> {
    runtime.block_on(async {
        let (store, claim, window) = empty_store(url).await?;
        let start = Instant::now();
        for page in pages {
            orders::commit(&store, &claim, &window, Arc::clone(&page.rows)).await?;
        }
        Ok(rate(start.elapsed()))
    })
}

/// Returns the rows per second of `pgbench`.
fn pgbench(url: &str, runtime: &Runtime, pages: &[Page], script: &Path) -> Outcome<f64> {
    let (_, claim, window) = runtime.block_on(empty_store(url))?;
    let mut text = String::new();
    for page in pages {
        push_transaction(&mut text, &claim, &window, &Prepared::page(page))?;
    }
    std::fs::write(script, text)?;
    let output = Command::new("pgbench")
        .args(["--no-vacuum", "--client=1", "--transactions=1", "--file"])
        .arg(script)
        .arg(url)
        .output()?;
    let text = String::from_utf8(output.stdout)?;
    let complete = output.status.success() && text.contains("actually processed: 1/1");
    let rate = text.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next());
    match rate {
        Some(rate) if complete => Ok(rate.parse::<f64>()? * f64::from(PAGES * ROWS)),
        _ => Err(format!("pgbench failed: {}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}

/// Appends the statements that store a page.
fn push_transaction(script: &mut String, claim: &Claim, window: &Window, rows: &[Prepared<'_>]) -> Outcome {
    let column = |value: &dyn Fn(&Prepared<'_>) -> String| {
        format!("array[{}]", rows.iter().map(value).collect::<Vec<_>>().join(","))
    };
    let optional =
        |number: Option<i64>| number.map_or_else(|| "null".to_owned(), |number| number.to_string());
    let (account, id) = (claim.account.id.to_string(), window.id.to_string());
    let (source, seen, name) = (quoted("order"), SEEN.to_string(), quoted(ACCOUNT));
    let keys = column(&|new| quoted(&new.row.key));
    let roles = column(&|new| new.row.role.to_string());
    let digests = column(&|new| hexadecimal(&new.digest));
    let (fence, worker) = (claim.fence.to_string(), quoted(&claim.worker));
    let found = [account.clone(), source.clone(), keys.clone(), roles.clone(), digests.clone()];
    let added = [
        account.clone(),
        source,
        seen.clone(),
        quoted("live"),
        keys,
        roles,
        digests,
        column(&|new| optional(new.row.modified)),
        column(&|new| optional(new.row.created)),
        column(&|new| optional(new.row.status)),
        column(&|new| new.row.trade.as_deref().map_or_else(|| "null".to_owned(), quoted)),
        column(&|new| quoted(&new.document)),
    ];
    let appended = [
        name,
        seen,
        column(&|new| quoted(&new.event.id)),
        column(&|new| quoted(&new.event.kind)),
        column(&|new| quoted(&new.event.json)),
    ];
    for (statement, values) in [
        (BEGIN, &[][..]),
        (GUARD, &[]),
        (FENCE, &[account.clone(), fence, worker]),
        (WINDOW, &[account, id.clone()]),
        (FIND, &found),
        (ADD, &added),
        (APPEND, &appended),
        (PROCEED, &[id, quoted("1_1|2_2"), "20".to_owned()]),
        ("commit", &[]),
    ] {
        push(script, statement, values)?;
    }
    Ok(())
}

/// Appends a statement, with the values in place of `$1` and so on.
fn push(script: &mut String, statement: &str, values: &[String]) -> Outcome {
    let mut parts = statement.split('$');
    script.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let number: usize = part[..digits].parse()?;
        script.push_str(values.get(number - 1).ok_or("a parameter has no value")?);
        script.push_str(&part[digits..]);
    }
    script.push_str(";\n");
    Ok(())
}

/// Returns a text as a constant. `pgbench` would take `:` before a letter or a digit for a variable.
fn quoted(text: &str) -> String {
    format!("E'{}'", text.replace('\\', r"\\").replace('\'', "''").replace(':', r"\072"))
}

/// Returns bytes as a constant.
fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = r"'\x".to_owned();
    for byte in bytes {
        // Writing to a string does not fail.
        _ = write!(text, "{byte:02x}");
    }
    text + "'"
}
