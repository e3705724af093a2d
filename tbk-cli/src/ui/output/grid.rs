//! Tables as text, with lines that fit the terminal.

use comfy_table::presets::ASCII_MARKDOWN;
use comfy_table::{ContentArrangement, Table};
use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr as _;

/// Wrapping does not make a column narrower than this.
const MIN_WIDTH: usize = 16;
/// Longer words are broken, unless they are in the first column.
const MAX_WORD: usize = 32;
/// The space and the border of a column.
pub(super) const BORDER: usize = 3;

/// The widths that a column needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Needs {
    /// The width at which no word is broken. Text that can be broken anywhere gets `MIN_WIDTH`.
    pub(super) least: usize,
    /// The width at which no line is broken.
    pub(super) full: usize,
}

impl Needs {
    pub(super) fn of<'c>(
        title: &str,
        cells: impl Iterator<Item = &'c String>,
        is_first: bool,
        width: u16,
    ) -> Self {
        let (mut full, mut longest) = (title.width(), longest_word(&breakable(title)));
        for cell in cells {
            let width = cell.width();
            full = full.max(width);
            if width > longest.max(MIN_WIDTH) {
                longest = longest.max(longest_word(cell));
            }
        }
        // The first column identifies the entry. It is broken only if it would leave no space for others.
        let limit = if is_first { usize::from(width) / 4 * 3 } else { MAX_WORD };
        let least = longest.min(limit).max(MIN_WIDTH).min(full.max(1));
        let least = if is_first && full <= limit { full } else { least };
        Self { least, full }
    }
}

fn longest_word(text: &str) -> usize {
    words(text).map(|word| word.word.width()).max().unwrap_or(0)
}

/// Returns the parts between which a line may be broken: words, and single characters of Chinese, by the rules of Unicode.
/// Ids and terms such as `AbC-1x` are not broken at their hyphens.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut ends = Vec::new();
    let mut at = 0;
    for part in WordSeparator::UnicodeBreakProperties.find_words(line) {
        let hyphenated = line[..at].strip_suffix('-').is_some_and(|before| before.ends_with(is_letter));
        if hyphenated && part.word.starts_with(is_letter) {
            ends.pop();
        }
        at += part.word.len() + part.whitespace.len();
        ends.push(at);
    }
    let mut start = 0;
    Box::new(ends.into_iter().map(move |end| Word::from(&line[std::mem::replace(&mut start, end)..end])))
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Cells with an optional header.
pub(crate) struct Grid {
    pub(super) header: Option<Vec<String>>,
    pub(super) rows: Vec<Vec<String>>,
    /// The width of the terminal, or `None` if the output is not a terminal.
    pub(super) width: Option<u16>,
}

impl Grid {
    /// Creates an empty grid. With a width, lines are broken between words where possible.
    pub(crate) fn new(header: &[&str], width: Option<u16>) -> Self {
        let header = header.iter().map(|title| (*title).to_owned()).collect();
        Self { header: Some(header), rows: Vec::new(), width }
    }

    pub(crate) fn add_row(&mut self, row: impl IntoIterator<Item = String>) {
        self.rows.push(row.into_iter().collect());
    }

    /// Returns the lines, without trailing spaces and with ASCII borders: the width of box-drawing characters varies in
    /// Chinese fonts.
    pub(crate) fn text(mut self) -> String {
        if let Some(width) = self.width {
            self.wrap(width);
        }
        let mut table = Table::new();
        table.load_style(ASCII_MARKDOWN).set_content_arrangement(ContentArrangement::Disabled);
        if let Some(header) = self.header {
            table.set_header(header);
        }
        table.add_rows(self.rows);
        table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    fn wrap(&mut self, width: u16) {
        let count = self.rows.first().or(self.header.as_ref()).map_or(0, Vec::len);
        let needs = |at: usize| {
            let title = self.header.as_ref().and_then(|header| header.get(at)).map_or("", String::as_str);
            Needs::of(title, self.rows.iter().filter_map(|row| row.get(at)), at == 0, width)
        };
        let needs: Vec<_> = (0..count).map(needs).collect();
        let widths = distribute(&needs, usize::from(width).saturating_sub(1 + BORDER * count));
        for title in self.header.iter_mut().flatten() {
            *title = breakable(title);
        }
        for row in self.header.iter_mut().chain(&mut self.rows) {
            row.iter_mut().zip(&widths).for_each(|(cell, width)| *cell = wrapped(cell, *width));
        }
    }
}

/// Returns the width of each column: the least width, and in the order of the columns as much as their texts need. If
/// the space is too small, the widest columns are made narrower.
fn distribute(needs: &[Needs], space: usize) -> Vec<usize> {
    let mut widths: Vec<_> = needs.iter().map(|needs| needs.least).collect();
    let mut used: usize = widths.iter().sum();
    for (width, needs) in widths.iter_mut().zip(needs) {
        let more = needs.full.saturating_sub(*width).min(space.saturating_sub(used));
        *width += more;
        used += more;
    }
    // The first column identifies the entry. It is made narrower only if the others are as narrow as possible.
    for (first, floor) in [(1, MIN_WIDTH / 2), (0, 1)] {
        while used > space {
            match widths.iter_mut().skip(first).max() {
                Some(widest) if *widest > floor => *widest -= 1,
                _ => break,
            }
            used -= 1;
        }
    }
    widths
}

/// Breaks lines between words; Chinese between characters, by the rules of Unicode. Only words that are longer than the
/// line are broken.
fn wrapped(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.replace(BREAK, "");
    }
    let options = Options::new(width.max(1))
        .word_separator(WordSeparator::Custom(words))
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(true);
    textwrap::wrap(text, options).join("\n").replace(BREAK, "")
}

/// The zero-width space: a line may be broken there.
pub(super) const BREAK: char = '\u{200b}';

/// Returns the name of a member, which may be broken after each object.
fn breakable(title: &str) -> String {
    title.replace('.', &format!(".{BREAK}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_columns_have_a_width() {
        let mut grid = Grid::new(&["", "b"], Some(20));
        grid.add_row([String::new(), String::new()]);
        assert_eq!(grid.text(), "|   | b |\n|---|---|\n|   |   |");
    }

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(wrapped("date (epoch-ms) of x", 12), "date\n(epoch-ms)\nof x");
        assert_eq!(wrapped("淘宝客-公用-长链转短链，转链", 12), "淘宝客-公\n用-长链转短\n链，转链");
        assert_eq!(wrapped("AbC-1x-yz9 - b", 8), "AbC-1x-y\nz9 - b");
        assert_eq!(longest_word("id AbC-1x-yz9"), 10);
    }

    #[test]
    fn later_columns_get_the_remaining_width() {
        let needs = [(8, 8), (16, 40), (16, 100)].map(|(least, full)| Needs { least, full });
        assert_eq!(distribute(&needs, 60), [8, 36, 16]);
        assert_eq!(distribute(&needs, 200), [8, 40, 100]);
        assert_eq!(distribute(&needs, 30), [8, 11, 11]);
        assert_eq!(distribute(&needs, 20), [7, 7, 6]);
    }
}
