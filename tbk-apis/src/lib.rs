//! The Taobaoke APIs.
