//! Events as JSON lines, to a file or to a writer.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::Mutex;
use top_core::transport::BoxFuture;

use super::line::line;
use super::sink::{Sink, SinkError, SinkProblem};
use super::tail;
use crate::model::Event;

/// Writes each event as one line of JSON, with its position as the first member `pos`.
///
/// # Examples
///
/// ```
/// use tbk_sync::feed::JsonLines;
///
/// let file = JsonLines::file("orders.jsonl");
/// let stdout = JsonLines::writer(std::io::stdout());
/// ```
#[derive(Debug)]
pub struct JsonLines(Target);

enum Target {
    File(Arc<Mutex<Output>>),
    Writer(Arc<Mutex<dyn Write + Send>>),
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File(_) => "File",
            Self::Writer(_) => "Writer",
        })
    }
}

impl JsonLines {
    /// Appends to a file: each event exactly once.
    ///
    /// Lines are on the disk before the position is stored. When a run begins, lines that the position does not cover are
    /// removed, and the events after the last line are delivered. The file is created if it is missing, readable by its owner
    /// only. It belongs to one sink of one store: a file with other lines, or with more than 1,000 lines after the position, is
    /// refused and not changed.
    ///
    /// The file is locked until the sink is dropped. To rotate the file, rename it while no sink writes to it.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self(Target::File(Arc::new(Mutex::new(Output { path: path.into(), open: None }))))
    }

    /// Writes to a writer, such as stdout, and flushes it after each delivery: each event at least once.
    ///
    /// The writer may block, which holds back the feed. An error of the writer parks the sink.
    #[must_use]
    pub fn writer(writer: impl Write + Send + 'static) -> Self {
        Self(Target::Writer(Arc::new(Mutex::new(writer))))
    }
}

impl Sink for JsonLines {
    fn resume(&mut self, position: u64) -> BoxFuture<'_, Result<u64, SinkError>> {
        Box::pin(async move {
            match &self.0 {
                Target::Writer(_) => Ok(position),
                Target::File(output) => blocking(output, move |output| output.resume(position)).await,
            }
        })
    }

    fn deliver<'a>(&'a mut self, events: &'a [Event]) -> BoxFuture<'a, Result<(), SinkError>> {
        Box::pin(async move {
            let mut text = String::new();
            for event in events {
                text.push_str(&line(event)?);
                text.push('\n');
            }
            match &self.0 {
                Target::File(output) => blocking(output, move |output| output.append(&text)).await,
                Target::Writer(writer) => blocking(writer, move |writer| write(writer, &text)).await,
            }
        })
    }
}

/// Calls a function on a thread that may block. It continues if the future is dropped; the next call waits for it.
async fn blocking<T: ?Sized + Send + 'static, R: Send + 'static>(
    shared: &Arc<Mutex<T>>,
    work: impl FnOnce(&mut T) -> Result<R, SinkError> + Send + 'static,
) -> Result<R, SinkError> {
    // The lock is taken here and not on the thread: calls get it in their order.
    let mut shared = Arc::clone(shared).lock_owned().await;
    tokio::task::spawn_blocking(move || work(&mut shared)).await.unwrap_or_else(|error| {
        Err(SinkError::later("the writing of lines was interrupted").caused_by(error))
    })
}

fn write(writer: &mut (dyn Write + Send), text: &str) -> Result<(), SinkError> {
    let written = writer.write_all(text.as_bytes()).and_then(|()| writer.flush());
    written.map_err(|error| SinkError::fatal("the lines cannot be written").caused_by(error))
}

/// A file of lines.
#[derive(Debug)]
struct Output {
    path: PathBuf,
    /// The file, and its length up to the last line that is on the disk.
    open: Option<(File, u64)>,
}

impl Output {
    /// Opens and locks the file, and removes what the position does not cover.
    fn resume(&mut self, position: u64) -> Result<u64, SinkError> {
        let file = match self.open.take() {
            Some((file, _)) => file,
            None => self.open_file()?,
        };
        let tail = tail::find(&file, position).map_err(|error| self.unusable(error))?;
        let length = file.metadata().map_err(|error| self.later("be read", error))?.len();
        if tail.end < length {
            let (path, removed) = (self.path.display(), length - tail.end);
            tracing::info!(%path, removed, lines = tail.uncovered, "bytes after the position are removed");
            let cut = file.set_len(tail.end).and_then(|()| file.sync_all());
            cut.map_err(|error| self.later("be cut", error))?;
        }
        self.open = Some((file, tail.end));
        Ok(tail.last.unwrap_or(position))
    }

    fn open_file(&self) -> Result<File, SinkError> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&self.path).map_err(|error| self.later("be opened", error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(SinkError::later(SinkProblem::InUse { path: self.shown() }));
            }
            Err(TryLockError::Error(error)) => return Err(self.later("be locked", error)),
        }
        sync_directory(&self.path).map_err(|error| self.later("be created durably", error))?;
        Ok(file)
    }

    /// Appends after the last line that is on the disk, so that the rest of a write that failed is overwritten.
    fn append(&mut self, text: &str) -> Result<(), SinkError> {
        let Some((file, end)) = &mut self.open else {
            return Err(SinkError::later("the file of lines is not open"));
        };
        let written = append_at(file, *end, text);
        match written {
            Ok(length) => {
                *end = length;
                Ok(())
            }
            Err(error) => Err(self.later("be written", error)),
        }
    }

    fn later(&self, what: &'static str, error: io::Error) -> SinkError {
        SinkError::later(SinkProblem::File { path: self.shown(), what }).caused_by(error)
    }

    fn shown(&self) -> String {
        self.path.display().to_string()
    }

    fn unusable(&self, error: tail::TailError) -> SinkError {
        match error {
            tail::TailError::Read(error) => self.later("be read", error),
            error => SinkError::fatal(SinkProblem::Foreign { path: self.shown() }).caused_by(error),
        }
    }
}

/// Returns the new length.
fn append_at(mut file: &File, end: u64, text: &str) -> io::Result<u64> {
    let length = file.metadata()?.len();
    if length > end {
        file.set_len(end)?;
    }
    // Another program may have emptied the file.
    let end = file.seek(SeekFrom::Start(end.min(length)))?;
    file.write_all(text.as_bytes())?;
    file.sync_data()?;
    Ok(end + text.len() as u64)
}

/// A new file is on the disk only when its directory is.
#[cfg(unix)]
fn sync_directory(path: &Path) -> io::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    File::open(parent.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "the same signature on all systems")]
fn sync_directory(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_a_failed_write_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lines");
        std::fs::write(&path, "a\nb, of which only a part was wri").unwrap();
        let file = OpenOptions::new().read(true).write(true).open(&path).unwrap();
        assert_eq!(append_at(&file, 2, "b\n").unwrap(), 4);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a\nb\n");
    }

    #[test]
    fn a_file_emptied_by_others_is_continued_at_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lines");
        std::fs::write(&path, "a\n").unwrap();
        let file = OpenOptions::new().read(true).write(true).open(&path).unwrap();
        assert_eq!(append_at(&file, 100, "b\n").unwrap(), 4);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a\nb\n");
    }
}
