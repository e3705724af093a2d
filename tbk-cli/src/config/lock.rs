//! The lock of the configuration.

use std::fs::{File, OpenOptions};
use std::io;
use std::mem;
use std::time::{Duration, Instant};

use super::file::{create_private_directory, directory, unwritable};
use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::note;

/// Prevents changes by other processes until it is dropped. A refresh token works once, so two processes must not use it.
pub(crate) struct Lock {
    /// Closing the file releases the lock.
    file: fd_lock::RwLock<File>,
    begun: Instant,
    limit: Duration,
    is_waiting: bool,
}

/// The pause between two attempts.
const PAUSE: Duration = Duration::from_millis(50);

impl Lock {
    /// Takes the lock. Waits for another process up to `limit`, with a note.
    pub(crate) async fn take(limit: Duration) -> Result<Self, Failure> {
        let mut lock = Self::open(limit)?;
        while !lock.attempt()? {
            tokio::time::sleep(PAUSE).await;
        }
        Ok(lock)
    }

    /// Like [`Lock::take`], for commands that make no calls.
    pub(crate) fn take_blocking(limit: Duration) -> Result<Self, Failure> {
        let mut lock = Self::open(limit)?;
        while !lock.attempt()? {
            std::thread::sleep(PAUSE);
        }
        Ok(lock)
    }

    fn open(limit: Duration) -> Result<Self, Failure> {
        let directory = directory()?;
        create_private_directory(&directory)?;
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(directory.join("lock"));
        let file = file.map_err(|error| unwritable(&directory, &error))?;
        Ok(Self { file: fd_lock::RwLock::new(file), begun: Instant::now(), limit, is_waiting: false })
    }

    /// Returns whether the lock is taken, or an error after the limit.
    fn attempt(&mut self) -> Result<bool, Failure> {
        // The lock stays with the file, not with the guard.
        match self.file.try_write().map(mem::forget) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.wait().map(|()| false),
            Err(error) => {
                let error = cause::describe(&error);
                Err(Failure::local(say!("cannot lock the configuration: {error}", "无法锁定配置：{error}")))
            }
        }
    }

    fn wait(&mut self) -> Result<(), Failure> {
        if self.begun.elapsed() >= self.limit {
            return Err(Failure::local(text(
                "another tbk process is changing the configuration and did not finish in time",
                "另一个 tbk 进程正在修改配置，未能在时限内完成",
            ))
            .hint(text(
                "end that process, or try again later; `tbk call --timeout` sets the limit of a call",
                "请结束该进程，或稍后重试；调用的时限由 `tbk call --timeout` 设置",
            )));
        }
        if !mem::replace(&mut self.is_waiting, true) {
            note(text(
                "waiting for another tbk process that changes the configuration",
                "另一个 tbk 进程正在修改配置，等待其完成",
            ));
        }
        Ok(())
    }
}
