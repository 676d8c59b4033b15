//! Benchmarks, with the peer in the same binary
