//! The tests of `reliability` once more, over the lean transport.

#[path = "reliability/main.rs"]
mod reliability;
