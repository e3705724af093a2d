//! An embedded TOP gateway.
