//! The lock that admits one writing process.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::{env, io, process};

use crate::store::StoreError;

/// An exclusive lock of the file `DATABASE.lock`. The operating system releases it when the process ends, however it ends.
///
/// The file contains the name and the id of the process. It stays, because removing it would race with the next process.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

impl Lock {
    pub(super) fn take(database: &Path) -> Result<Self, StoreError> {
        let mut path = database.as_os_str().to_owned();
        path.push(".lock");
        let mut file = open(path.as_ref()).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(StoreError::InUse {
                    store: database.display().to_string(),
                    by: holder(&mut file),
                });
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        sign(&mut file).map_err(failed)?;
        Ok(Self { file })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file is not enough: a process that was just forked has it open until it executes its program.
        _ = self.file.unlock();
    }
}

fn failed(error: io::Error) -> StoreError {
    StoreError::Database { action: "lock the store", source: error.into() }
}

/// Opens a file for reading and writing, and creates it for the user alone.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn sign(file: &mut File) -> io::Result<()> {
    let program = env::args_os().next().unwrap_or_default();
    let program = Path::new(&program).file_name().unwrap_or(OsStr::new("process"));
    file.set_len(0)?;
    write!(file, "{} (pid {})", program.display(), process::id())
}

/// Returns the process that has the lock, as far as it can be read: Windows does not allow to read a locked file.
fn holder(file: &mut File) -> String {
    let mut text = String::new();
    match file.read_to_string(&mut text) {
        Ok(1..) => text,
        Ok(0) | Err(_) => "another process".to_owned(),
    }
}
