//! Runs the tests of `reliability` over `LeanTransport`.

#[path = "reliability/main.rs"]
mod reliability;
