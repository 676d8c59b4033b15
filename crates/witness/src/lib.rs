//! Floor 6: a witness of logs.

#![forbid(unsafe_code)]
