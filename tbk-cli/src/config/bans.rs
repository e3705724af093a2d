//! The limits that the gateway reported, on disk: the next process knows them and does not call before they end.
//!
//! The file has the names of apps, accounts and APIs, and no secrets: a session without a name is a digest.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use top_core::transport::BoxFuture;
use top_core::{Admission, Ask, Ban, BoxError, Endpoint, QuotaKey, QuotaStore, Scope, TopTime};

use super::file::create_private_directory;
use super::quota::CallQuotas;
use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::note;

/// A scope that is closed until a time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StoredBan {
    pub(crate) scope: Scope,
    /// The URL of the gateway.
    pub(crate) gateway: String,
    /// The name of the [`QuotaKey`].
    pub(crate) name: String,
    pub(crate) until: TopTime,
}

/// The content of the file.
#[derive(Default, Serialize, Deserialize)]
struct Content {
    bans: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    scope: String,
    gateway: String,
    name: String,
    /// Milliseconds since 1970-01-01 UTC.
    until: i64,
}

/// The largest file that is read.
const MAX_BYTES: u64 = 1 << 20;
/// The largest number of bans that are kept.
const MAX_BANS: usize = 1000;
/// Bans end at midnight at the latest. A later end is a damaged file or another clock.
const MAX_LENGTH: Duration = Duration::from_secs(24 * 60 * 60 + 60);
/// How often a locked file is tried again, and the time between two tries.
const TRIES: u32 = 50;
const PAUSE: Duration = Duration::from_millis(20);

impl StoredBan {
    fn of_entry(entry: Entry) -> Option<Self> {
        let scope = Scope::from_name(&entry.scope)?;
        let until = TopTime::from_unix_millis(entry.until)?;
        Some(Self { scope, gateway: entry.gateway, name: entry.name, until })
    }

    fn to_entry(&self) -> Entry {
        Entry {
            scope: self.scope.as_str().to_owned(),
            gateway: self.gateway.clone(),
            name: self.name.clone(),
            until: self.until.unix_millis(),
        }
    }
}

/// Returns the directory of the state: `TBK_STATE_DIR`, or else `state` in `TBK_CONFIG_DIR`, or else the default of the
/// system.
fn directory() -> Result<PathBuf, Failure> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let configured = variable("TBK_STATE_DIR");
    let configured =
        configured.or_else(|| variable("TBK_CONFIG_DIR").map(|directory| directory.join("state")));
    let of_system = || {
        let home = directories::ProjectDirs::from("", "", "tbk")?;
        Some(home.state_dir().unwrap_or_else(|| home.data_local_dir()).to_owned())
    };
    configured.or_else(of_system).ok_or_else(|| {
        Failure::usage(text("no home directory for the state was found", "没有可保存状态的用户目录"))
            .hint(text("set TBK_STATE_DIR", "请设置 TBK_STATE_DIR"))
    })
}

fn file() -> Result<PathBuf, Failure> {
    directory().map(|directory| directory.join("quota.json"))
}

/// Returns the bans that have not ended. A damaged file is ignored with a warning.
pub(crate) fn read() -> Vec<StoredBan> {
    let bans = file().and_then(|path| {
        read_file(&path).map_err(|why| {
            let path = path.display();
            Failure::local(say!("{path} is ignored: {why}", "忽略 {path}：{why}"))
        })
    });
    bans.unwrap_or_else(|failure| {
        warn(&failure);
        Vec::new()
    })
}

fn read_file(path: &PathBuf) -> Result<Vec<StoredBan>, String> {
    let mut content = String::new();
    let read = File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_string(&mut content));
    match read {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(damaged()),
        Err(error) => return Err(cause::describe(&error)),
        Ok(length) if length as u64 > MAX_BYTES => return Err(damaged()),
        Ok(_) => {}
    }
    let content: Content = serde_json::from_str(&content).map_err(|_| damaged())?;
    let all = content.bans.len();
    let bans: Vec<_> = content.bans.into_iter().filter_map(StoredBan::of_entry).collect();
    let now = TopTime::now();
    if bans.len() < all || bans.iter().any(|ban| ban.until > now + MAX_LENGTH) {
        return Err(damaged());
    }
    Ok(bans.into_iter().filter(|ban| ban.until > now).collect())
}

fn damaged() -> String {
    text("the file is damaged", "文件已损坏").to_owned()
}

/// Prints a warning, once in the life of the process.
fn warn(failure: &Failure) {
    static WARNED: AtomicBool = AtomicBool::new(false);
    if !WARNED.swap(true, Ordering::Relaxed) {
        note(&say!("warning: {failure}", "警告：{failure}"));
    }
}

/// Reads, changes and writes the bans under the lock.
async fn change<T>(change: impl FnOnce(&mut Vec<StoredBan>) -> T) -> Result<T, Failure> {
    let directory = directory()?;
    create_private_directory(&directory)?;
    let shown = directory.display();
    let unwritable = |error: io::Error| {
        let error = cause::describe(&error);
        Failure::local(say!("cannot write to {shown}: {error}", "无法写入 {shown}：{error}"))
    };
    let options =
        OpenOptions::new().create(true).truncate(false).write(true).open(directory.join("quota.lock"));
    let mut lock = fd_lock::RwLock::new(options.map_err(unwritable)?);
    for tried in 1.. {
        match lock.try_write() {
            Ok(_guard) => {
                let mut bans = read();
                let changed = change(&mut bans);
                write(&directory, bans).map_err(unwritable)?;
                return Ok(changed);
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock && tried < TRIES => {}
            Err(error) => return Err(unwritable(error)),
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(unwritable(io::ErrorKind::WouldBlock.into()))
}

/// Replaces the file atomically. Only the owner can read it. Of too many bans, those that end last are kept.
fn write(directory: &PathBuf, mut bans: Vec<StoredBan>) -> io::Result<()> {
    bans.sort_by_key(|ban| std::cmp::Reverse(ban.until));
    bans.truncate(MAX_BANS);
    let content = Content { bans: bans.iter().map(StoredBan::to_entry).collect() };
    let mut file = tempfile::NamedTempFile::new_in(directory)?;
    file.write_all(serde_json::to_string_pretty(&content)?.as_bytes())?;
    file.persist(directory.join("quota.json"))?;
    Ok(())
}

/// Removes the bans that `is_removed` selects. Returns their number.
pub(crate) async fn remove(is_removed: impl Fn(&StoredBan) -> bool) -> Result<usize, Failure> {
    if !file().is_ok_and(|path| fs::exists(path).unwrap_or(true)) {
        return Ok(0);
    }
    change(|bans| {
        let all = bans.len();
        bans.retain(|ban| !is_removed(ban));
        all - bans.len()
    })
    .await
}

/// The quotas of a command, with the bans that other processes on this machine know.
#[derive(Debug)]
pub(crate) struct StoredQuotas {
    quotas: Arc<dyn QuotaStore>,
    gateway: String,
}

impl StoredQuotas {
    pub(crate) fn new(quotas: &CallQuotas, endpoint: &Endpoint) -> Self {
        Self { quotas: quotas.store(), gateway: endpoint.to_string() }
    }

    /// Returns the longest ban of the keys.
    fn banned(&self, keys: &[QuotaKey]) -> Option<Admission> {
        let mut bans = read();
        bans.retain(|ban| {
            let has_key = keys.iter().any(|key| key.scope == ban.scope && key.name == ban.name);
            has_key && ban.gateway == self.gateway
        });
        let ban = bans.into_iter().max_by_key(|ban| ban.until)?;
        Some(Admission::NotBefore { scope: ban.scope, wait: ban.until.duration_since(TopTime::now()) })
    }

    async fn store(&self, key: &QuotaKey, ban: Ban) -> Result<(), Failure> {
        let QuotaKey { scope, name, .. } = key.clone();
        let new = StoredBan {
            scope,
            name,
            gateway: self.gateway.clone(),
            until: TopTime::now() + ban.wait().min(MAX_LENGTH),
        };
        change(|bans| {
            let same = |ban: &&mut StoredBan| {
                (ban.scope, &ban.name, &ban.gateway) == (new.scope, &new.name, &new.gateway)
            };
            match bans.iter_mut().find(same) {
                Some(known) => known.until = known.until.max(new.until),
                None => bans.push(new),
            }
        })
        .await
    }
}

impl QuotaStore for StoredQuotas {
    fn take<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Admission, BoxError>> {
        match self.banned(ask.keys) {
            Some(ban) => Box::pin(async move { Ok(ban) }),
            None => self.quotas.take(ask),
        }
    }

    fn throttled<'a>(&'a self, key: &'a QuotaKey, ban: Ban) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            self.quotas.throttled(key, ban).await?;
            // The error of the gateway matters more than a state that cannot be written.
            if let Err(failure) = self.store(key, ban).await {
                warn(&failure);
            }
            Ok(())
        })
    }

    fn passed<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>> {
        self.quotas.passed(keys)
    }
}
