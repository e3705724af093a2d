//! Opening a store.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::ffi::SQLITE_READONLY_ROLLBACK;
use rusqlite::{Connection, OpenFlags};
use top_core::{Clock, SystemClock};

use super::database::Database;
use super::lock::{self, Lock};
use super::schema;
use crate::store::StoreError;
use crate::store::failure::Failure;

/// How long a statement waits for readers of the same file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// The size of a page of a new file, in bytes.
const PAGE: u64 = 4_096;

/// The number of prepared statements that are kept; there are fewer.
const STATEMENTS: usize = 64;

/// When a commit returns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Durability {
    /// After the data is on the disk. A power cut takes nothing back.
    #[default]
    Full,
    /// After the data is with the operating system. A power cut may take back the last commits, which a sink may already
    /// have delivered. The store stays consistent.
    Normal,
}

/// A store in one SQLite file, for one writing process.
///
/// Other processes can read the file with [`open_readonly`](Self::open_readonly) or with other programs. A write continues if
/// its future is dropped.
///
/// ```
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("orders.db");
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// use tbk_sync::model::AccountKind;
/// use tbk_sync::store::{Durability, Sqlite, Store as _};
///
/// let store = Sqlite::open(&path, Durability::Full)?;
/// let account = store.add_account("shop1", AccountKind::Publisher).await?;
/// assert_eq!(store.accounts().await?, [account]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Sqlite {
    pub(super) database: Database,
    clock: Arc<dyn Clock>,
}

impl Sqlite {
    /// Opens the store in this file. Creates the file if it is missing, and migrates an older schema. Waits for the disk.
    ///
    /// Claims of an earlier process end, because no other process can have the store open. Its accounts are due: a process that
    /// polls leaves them waiting for the next poll. Windows that were put off keep their times.
    ///
    /// # Errors
    ///
    /// [`StoreError::InUse`] if another process has the store open for writing, [`StoreError::NewerSchema`] if a newer version
    /// of this crate wrote it, [`StoreError::Foreign`] if it is a database of another program, [`StoreError::FileSystem`] if the
    /// file system does not support the write-ahead log, [`StoreError::Database`] if the file cannot be opened or is no
    /// database.
    pub fn open(path: impl AsRef<Path>, durability: Durability) -> Result<Self, StoreError> {
        Self::open_with_clock(path.as_ref(), durability, Arc::new(SystemClock))
    }

    /// As [`open`](Self::open), with another clock for leases and for the times at which accounts and windows are due.
    pub(crate) fn open_with_clock(
        path: &Path,
        durability: Durability,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, StoreError> {
        open(path, durability, clock).map_err(|failure| failure.during("open the store"))
    }

    /// Returns the current time in milliseconds since 1970.
    pub(super) fn now(&self) -> i64 {
        self.clock.now().unix_millis()
    }

    /// Opens the store for reading, also while another process writes. Every write fails.
    ///
    /// # Errors
    ///
    /// [`StoreError::NewerSchema`] and [`StoreError::OlderSchema`] if another version of this crate wrote the store,
    /// [`StoreError::Empty`] if the file has no tables, as after a process that ended while it created the store,
    /// [`StoreError::Foreign`] if it is a database of another program, [`StoreError::Database`] if the file is missing or is no
    /// database.
    pub fn open_readonly(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        open_readonly(path.as_ref()).map_err(|failure| failure.during("open the store for reading"))
    }
}

fn open(path: &Path, durability: Durability, clock: Arc<dyn Clock>) -> Result<Sqlite, Failure> {
    let io = |error: std::io::Error| Failure::Database(error.into());
    // The file exists before its path is resolved, so that two paths of one file have one lock.
    drop(lock::open(path).map_err(io)?);
    let path = fs::canonicalize(path).map_err(io)?;
    let lock = Lock::take(&path)?;
    let mut connection = Connection::open_with_flags(&path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?;
    let store = path.display().to_string();
    configure(&connection, durability, &store)?;
    let now = clock.now().unix_millis();
    schema::migrate(&mut connection, &store, schema::MIGRATIONS, now)?;
    connection.execute("update account set worker = null, due_at = min(due_at, ?1)", [now])?;
    Ok(Sqlite { database: Database::start(connection, Some(lock))?, clock })
}

fn open_readonly(path: &Path) -> Result<Sqlite, Failure> {
    let connection = Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_ONLY))?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    let store = path.display().to_string();
    schema::check(&connection, &store).map_err(|failure| match failure {
        Failure::Database(error) if is_interrupted_creation(path, &*error) => {
            StoreError::Empty { store }.into()
        }
        failure => failure,
    })?;
    Ok(Sqlite { database: Database::start(connection, None)?, clock: Arc::new(SystemClock) })
}

/// Returns whether a process ended while it wrote the first page. Then a journal is beside the file that takes the page back
/// when the store is opened for writing. A file with tables has more pages.
fn is_interrupted_creation(path: &Path, error: &(dyn Error + 'static)) -> bool {
    let is_to_roll_back = error
        .downcast_ref::<rusqlite::Error>()
        .and_then(rusqlite::Error::sqlite_error)
        .is_some_and(|error| error.extended_code == SQLITE_READONLY_ROLLBACK);
    is_to_roll_back && fs::metadata(path).is_ok_and(|file| file.len() <= PAGE)
}

/// The connection stays in one thread, so that SQLite needs no mutex.
fn flags(mode: OpenFlags) -> OpenFlags {
    mode | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

fn configure(connection: &Connection, durability: Durability, store: &str) -> Result<(), Failure> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    let mode: String = connection.query_row("pragma journal_mode = wal", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::FileSystem { store: store.to_owned() }.into());
    }
    let synchronous = match durability {
        Durability::Full => "full",
        Durability::Normal => "normal",
    };
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}
