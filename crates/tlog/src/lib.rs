//! Merkle tree, checkpoints, tiles and receipts of a transparency log, without I/O
