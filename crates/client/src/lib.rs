//! Floor 6: the service from outside.

#![forbid(unsafe_code)]
