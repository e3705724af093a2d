//! Finds the last line of a file that a position covers.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};

use super::line::PREFIX;
use super::options::MAX_BATCH;

/// The part of a file that is continued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tail {
    /// The end of the last covered line.
    pub(super) end: u64,
    /// The position of the last covered line; `None` if there is none.
    pub(super) last: Option<u64>,
    /// The number of whole lines after it.
    pub(super) uncovered: u32,
}

/// A file cannot be continued.
#[derive(Debug, thiserror::Error)]
pub(super) enum TailError {
    #[error("the file was not written by this sink: the line that ends at byte {end} has no position")]
    Foreign { end: u64 },
    #[error(
        "the file has more than {MAX_BATCH} lines after the position {position}; was it written from another store?"
    )]
    TooMany { position: u64 },
    #[error("the file cannot be read")]
    Read(#[from] io::Error),
}

/// Finds the last whole line whose position is at most `position`.
pub(super) fn find(file: &File, position: u64) -> Result<Tail, TailError> {
    let mut pieces = Pieces::new(file)?;
    let mut uncovered = 0;
    loop {
        let end = pieces.end();
        let Some(piece) = pieces.previous()? else { return Ok(Tail { end: 0, last: None, uncovered }) };
        match Piece::of(&piece) {
            Piece::Line(last) if last <= position => return Ok(Tail { end, last: Some(last), uncovered }),
            Piece::Line(_) if uncovered == MAX_BATCH => return Err(TailError::TooMany { position }),
            Piece::Line(_) => uncovered += 1,
            Piece::Torn => {}
            Piece::Foreign => return Err(TailError::Foreign { end }),
        }
    }
}

/// What stands between two line breaks.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    /// A whole line with its position.
    Line(u64),
    /// A line that was not written to its end.
    Torn,
    /// Something else.
    Foreign,
}

impl Piece {
    fn of(piece: &[u8]) -> Self {
        // After a power cut, blocks that were not written are zeros.
        if piece.contains(&0) {
            return Self::Torn;
        }
        let is_whole = piece.ends_with(b"}\n");
        match piece.strip_prefix(PREFIX) {
            Some(rest) if is_whole => position(rest).map_or(Self::Foreign, Self::Line),
            Some(_) if !piece.ends_with(b"\n") => Self::Torn,
            None if PREFIX.starts_with(piece) => Self::Torn,
            _ => Self::Foreign,
        }
    }
}

fn position(text: &[u8]) -> Option<u64> {
    let digits = text.split(|byte| *byte == b'"').next()?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// The lines of a file from the last to the first, each with its line break.
struct Pieces<'f> {
    file: &'f File,
    /// Where `buffer` begins in the file.
    start: u64,
    buffer: Vec<u8>,
}

impl<'f> Pieces<'f> {
    const BLOCK: u64 = 64 * 1024;

    fn new(file: &'f File) -> io::Result<Self> {
        Ok(Self { file, start: file.metadata()?.len(), buffer: Vec::new() })
    }

    fn end(&self) -> u64 {
        self.start + self.buffer.len() as u64
    }

    fn previous(&mut self) -> io::Result<Option<Vec<u8>>> {
        loop {
            let before_last = self.buffer.len().saturating_sub(1);
            if let Some(line_break) = self.buffer[..before_last].iter().rposition(|byte| *byte == b'\n') {
                return Ok(Some(self.buffer.split_off(line_break + 1)));
            }
            if self.start == 0 {
                let piece = std::mem::take(&mut self.buffer);
                return Ok((!piece.is_empty()).then_some(piece));
            }
            self.read_block()?;
        }
    }

    /// Reads the block before the buffer.
    fn read_block(&mut self) -> io::Result<()> {
        let start = self.start.saturating_sub(Self::BLOCK);
        let mut block = Vec::new();
        let mut file = self.file;
        file.seek(SeekFrom::Start(start))?;
        file.take(self.start - start).read_to_end(&mut block)?;
        block.append(&mut self.buffer);
        (self.start, self.buffer) = (start, block);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn tail(content: &[u8], position: u64) -> Result<Tail, TailError> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(content).unwrap();
        find(&file, position)
    }

    fn lines(positions: impl IntoIterator<Item = u64>, size: usize) -> String {
        let text = "x".repeat(size);
        let line = |position| format!("{{\"pos\":\"{position}\",\"t\":\"{text}\"}}\n");
        positions.into_iter().map(line).collect::<Vec<_>>().concat()
    }

    #[test]
    fn lines_after_the_position_are_not_covered() {
        let two = lines([3, 5], 10).len() as u64;
        let content = lines([3, 5, 8, 9], 10);
        let expected = Tail { end: two, last: Some(5), uncovered: 2 };
        assert_eq!(tail(content.as_bytes(), 7).unwrap(), expected);
        assert_eq!(tail(content.as_bytes(), 2).unwrap(), Tail { end: 0, last: None, uncovered: 4 });
        assert_eq!(tail(b"", 7).unwrap(), Tail { end: 0, last: None, uncovered: 0 });
    }

    #[test]
    fn lines_longer_than_a_block_are_read_whole() {
        let content = lines([1, 2, 3], 200_000);
        let one = lines([1], 200_000).len() as u64;
        assert_eq!(tail(content.as_bytes(), 1).unwrap(), Tail { end: one, last: Some(1), uncovered: 2 });
    }

    #[test]
    fn zeros_of_a_power_cut_are_not_covered() {
        let mut content = lines([1], 10).into_bytes();
        let covered = Tail { end: content.len() as u64, last: Some(1), uncovered: 1 };
        content.extend_from_slice(&[0; 5000]);
        content.extend_from_slice(format!("\n{}", lines([2], 10)).as_bytes());
        assert_eq!(tail(&content, 1).unwrap(), covered);
    }

    #[test]
    fn files_of_others_are_refused() {
        let foreign = ["a,b\n1,2\n", "a", "\n", "{\"pos\":\"x\"}\n", "{\"pos\":\"1\"\n", "{\"id\":\"1\"}\n"];
        for content in foreign {
            let error = tail(content.as_bytes(), 0).unwrap_err();
            assert!(
                matches!(error, TailError::Foreign { end } if end == content.len() as u64),
                "{content:?}"
            );
        }
    }

    #[test]
    fn a_file_of_another_store_is_refused() {
        assert_eq!(tail(lines(1..=1000, 0).as_bytes(), 0).unwrap().uncovered, 1000);
        let error = tail(lines(1..=1001, 0).as_bytes(), 0).unwrap_err();
        assert!(matches!(error, TailError::TooMany { position: 0 }));
    }
}
