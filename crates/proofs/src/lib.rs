//! Zero-knowledge proofs over ristretto255: one proof a file, and batches
