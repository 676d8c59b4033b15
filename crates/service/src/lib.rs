//! Floor 7: the service, one file a room, no cryptography of its own.

#![forbid(unsafe_code)]
