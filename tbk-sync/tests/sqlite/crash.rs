//! Power cuts and killed processes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

use tbk_sync::store::{Durability, Sqlite, Store as _, StoreError};
use tempfile::TempDir;

use crate::program::{PAGES, check_file, run, state, stored_pages};

const DATABASE: &str = "TBK_SYNC_TEST_DATABASE";
const WINDOWS: &str = "TBK_SYNC_TEST_WINDOWS";

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.db");
    (folder, path)
}

fn open(path: &Path) -> Sqlite {
    Sqlite::open(path, Durability::Normal).unwrap()
}

/// Returns `path` with another ending.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    path.into()
}

/// The lengths at which a log is cut: within its header, and before and within each frame.
fn cuts(length: u64) -> impl Iterator<Item = u64> {
    const HEADER: u64 = 32;
    const FRAME: u64 = 24 + 4096;
    let frames = (0..).map(|frame| HEADER + frame * FRAME).take_while(move |start| *start < length);
    let within = |start: u64| [start, start + FRAME / 2];
    [0, 1].into_iter().chain(frames.flat_map(within)).filter(move |cut| *cut < length).chain([length])
}

#[tokio::test]
async fn a_log_that_is_cut_anywhere_loses_only_its_end() {
    const WINDOWS: i64 = 2;
    let (_folder, path) = folder();
    let mut commits = 0;
    let store = open(&path);
    run(&store, WINDOWS, || commits += 1).await;
    let expected = state(&store).await;
    expected.check();
    let (_copies, copy) = folder();
    let log = fs::read(beside(&path, "-wal")).unwrap();
    let mut pages_before = 0;
    for cut in cuts(log.len() as u64) {
        _ = fs::remove_file(beside(&copy, "-shm"));
        fs::copy(&path, &copy).unwrap();
        fs::write(beside(&copy, "-wal"), &log[..usize::try_from(cut).unwrap()]).unwrap();
        let cut_store = open(&copy);
        let pages = stored_pages(&cut_store).await;
        assert!(pages >= pages_before, "a longer log holds {pages} pages, a shorter one {pages_before}");
        pages_before = pages;
        state(&cut_store).await.check();
        run(&cut_store, WINDOWS, || {}).await;
        assert_eq!(state(&cut_store).await, expected, "after a cut at {cut}");
        drop(cut_store);
        check_file(&copy);
    }
    assert_eq!(pages_before, commits);
}

/// Reads a store that another process may have left before it was complete. Returns whether it is complete.
async fn is_complete(path: &Path) -> bool {
    match Sqlite::open_readonly(path) {
        Ok(store) => store.accounts().await.unwrap().is_empty(),
        Err(StoreError::Empty { store }) => {
            assert_eq!(store, path.display().to_string());
            false
        }
        Err(error) => panic!("{error:?}"),
    }
}

#[tokio::test]
async fn a_store_whose_creation_was_interrupted_is_created() {
    let (_folder, path) = folder();
    let store = open(&path);
    let log = fs::read(beside(&path, "-wal")).unwrap();
    let (_copies, copy) = folder();
    let copied = |cut: u64| {
        _ = fs::remove_file(beside(&copy, "-shm"));
        fs::copy(&path, &copy).unwrap();
        fs::write(beside(&copy, "-wal"), &log[..usize::try_from(cut).unwrap()]).unwrap();
    };
    let mut complete = Vec::new();
    for cut in cuts(log.len() as u64) {
        copied(cut);
        complete.push(is_complete(&copy).await);
        copied(cut);
        assert_eq!(open(&copy).accounts().await.unwrap(), [], "after a cut at {cut}");
        assert!(is_complete(&copy).await);
    }
    // The tables come with one commit.
    assert!(complete.len() > 10 && complete.is_sorted() && !complete[0], "{complete:?}");
    assert_eq!(complete.last(), Some(&true));
    drop(store);
    // Before the first page.
    let (_folder, path) = folder();
    fs::write(&path, []).unwrap();
    assert!(!is_complete(&path).await);
    assert_eq!(open(&path).accounts().await.unwrap(), []);
}

#[tokio::test]
async fn a_first_page_that_has_to_be_taken_back_is_empty() {
    let ((_folder, path), (_copies, copy)) = (folder(), folder());
    let database = rusqlite::Connection::open(&path).unwrap();
    let interrupted = "pragma user_version = 1; pragma cache_size = 1; begin; pragma user_version = 2;
        create table x (y); insert into x values (zeroblob(100000)); insert into x values (zeroblob(100000));";
    database.execute_batch(interrupted).unwrap();
    let page = fs::read(&path).unwrap()[..4096].to_vec();
    let write = |copy: &Path, bytes: &[u8]| {
        fs::write(copy, bytes).unwrap();
        fs::copy(beside(&path, "-journal"), beside(copy, "-journal")).unwrap();
    };
    write(&copy, &page);
    assert!(!is_complete(&copy).await);
    assert_eq!(open(&copy).accounts().await.unwrap(), []);
    assert!(is_complete(&copy).await);
    // A file with more pages may have tables.
    let (_copies, copy) = folder();
    write(&copy, &[&*page, &*page].concat());
    let error = Sqlite::open_readonly(&copy).unwrap_err();
    assert!(matches!(error, StoreError::Database { .. }), "{error:?}");
}

/// Starts this program again to store pages.
fn start_writer(path: &Path, windows: i64) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["crash::writer_in_another_process", "--exact", "--ignored", "--nocapture"])
        .env(DATABASE, path)
        .env(WINDOWS, windows.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

#[tokio::test]
#[ignore = "started by other tests as a process of its own"]
async fn writer_in_another_process() {
    let store = Sqlite::open(env::var_os(DATABASE).unwrap(), Durability::Full).unwrap();
    let windows = env::var(WINDOWS).unwrap().parse().unwrap();
    let stored = || {
        let mut output = std::io::stdout();
        writeln!(output, "stored").unwrap();
        output.flush().unwrap();
    };
    stored();
    run(&store, windows, stored).await;
}

/// Kills a writer at a random moment, soon after it has stored so many pages. Returns how many it has stored, and whether it
/// was killed.
fn kill_writer(path: &Path, windows: i64, random: u64) -> (usize, bool) {
    let mut writer = start_writer(path, windows);
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut stored = lines.filter(|line| line == "stored");
    // The first line says that the store is open.
    stored.next().unwrap();
    let pages = stored.by_ref().take(usize::try_from(random % 5).unwrap()).count();
    thread::sleep(Duration::from_micros(random >> 8 & 0x7ff));
    writer.kill().unwrap();
    let pages = pages + stored.count();
    (pages, !writer.wait().unwrap().success())
}

#[tokio::test]
async fn a_killed_process_loses_no_page_that_was_stored() {
    const WINDOWS: i64 = 30;
    let (_folder, path) = folder();
    let (mut kills, mut before, mut random) = (0, 0, 12_345_u64);
    while before < usize::try_from(WINDOWS * PAGES).unwrap() {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (pages, killed) = kill_writer(&path, WINDOWS, random >> 32);
        kills += u32::from(killed);
        let store = open(&path);
        let after = stored_pages(&store).await;
        assert!(after >= before + pages, "{after} pages, but {pages} were stored after {before}");
        state(&store).await.check();
        before = after;
    }
    check_file(&path);
    assert!(kills >= 3, "the writer was killed {kills} times only");
    let (_folder, other) = folder();
    let uninterrupted = open(&other);
    run(&uninterrupted, WINDOWS, || {}).await;
    let store = open(&path);
    run(&store, WINDOWS, || {}).await;
    assert_eq!(state(&store).await, state(&uninterrupted).await);
}

#[tokio::test]
async fn a_second_process_is_refused_by_name() {
    let (_folder, path) = folder();
    let mut writer = start_writer(&path, i64::MAX / 100);
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines().map_while(Result::ok);
    // The first line says that the store is open, the second one that a page is stored.
    assert!(lines.filter(|line| line == "stored").nth(1).is_some());
    let error = Sqlite::open(&path, Durability::Full).unwrap_err();
    let StoreError::InUse { store, by } = &error else { panic!("{error}") };
    assert_eq!(Path::new(store), path.canonicalize().unwrap());
    let name = env::current_exe().unwrap().file_name().unwrap().display().to_string();
    assert_eq!(*by, format!("{name} (pid {})", writer.id()));
    writer.kill().unwrap();
    writer.wait().unwrap();
    // The claim of the killed process has ended.
    let store = open(&path);
    assert!(store.claim("next", Duration::from_secs(60)).await.unwrap().is_some());
}
