//! Tests that cross crates stand in `tests/`; this library is empty.
