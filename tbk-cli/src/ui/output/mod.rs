//! Standard output: data, in the selected format.

mod column;
mod csv;
mod entries;
mod flat;
mod grid;
mod options;
mod pager;
mod table;
mod terminal;
mod workbook;
mod write;

pub(crate) use column::{Column, Label, distinct_terms};
pub(crate) use csv::is_cell_of;
pub(crate) use entries::Entries;
pub(crate) use flat::Record;
pub(crate) use grid::Grid;
pub(crate) use options::{Form, Output};
pub(crate) use terminal::{Terminal, printable};
pub(crate) use write::{note, page_out, raw_out, text_out, write_stderr, written};
