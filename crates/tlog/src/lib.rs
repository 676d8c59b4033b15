//! A transparency log, without I/O: the tree, its signed heads, its files, its receipts.
//!
//! The board of an election is one append-only log. This crate holds what everybody must
//! compute alike about it and nothing else: no files, no network, no clock, no election.
//!
//! | module | what it holds | source |
//! |---|---|---|
//! | [`hash`] | leaf and node hashes | RFC 6962 §2.1 |
//! | [`tree`] | tree heads, the incremental frontier, the whole tree | RFC 6962 §2.1 |
//! | [`inclusion`] | an entry is in the tree | RFC 6962 §2.1.1, RFC 9162 §2.1.3 |
//! | [`consistency`] | one tree begins with another | RFC 6962 §2.1.2, RFC 9162 §2.1.4 |
//! | [`ed25519`] | signatures, with one answer for every input | RFC 8032 §5.1 |
//! | [`key`] | names, identifiers and text form of note keys | c2sp.org/signed-note |
//! | [`note`] | text with signature lines | c2sp.org/signed-note |
//! | [`checkpoint`] | a tree head signed by its log | c2sp.org/tlog-checkpoint |
//! | [`cosignature`] | what witnesses add to it | c2sp.org/tlog-cosignature |
//! | [`tiles`] | the files of hashes | c2sp.org/tlog-tiles |
//! | [`bundle`] | the files of entries | c2sp.org/tlog-tiles |
//! | [`stream`] | those files, given out as a log grows | |
//! | [`tail`] | its end, in bounded memory | RFC 6962 §2.1 |
//! | [`files`] | all of them by their paths | c2sp.org/tlog-tiles |
//! | [`coarse`] | the tree of a log that is too large to be held | RFC 6962 §2.1 |
//! | [`tile_proof`] | roots and proofs from those files | c2sp.org/tlog-tiles |
//! | [`receipt`] | offline proof that an entry was logged | c2sp.org/tlog-proof |
//! | [`witness`] | what a witness is asked and decides | c2sp.org/tlog-witness |
//! | [`fork`] | evidence that a log signed two histories | |
//!
//! Where a source leaves a choice, this crate takes the narrower one and says so at the
//! place: every value has one encoding, and anything else is refused. So for every format
//! here `encode(parse(bytes)) == bytes`, and nothing panics on any input.
//!
//! ```
//! use ostrakon_tlog::checkpoint::{Checkpoint, LogKey};
//! use ostrakon_tlog::ed25519::SecretKey;
//! use ostrakon_tlog::hash::leaf_hash;
//! use ostrakon_tlog::key::{KeyName, SigningKey};
//! use ostrakon_tlog::receipt::Receipt;
//! use ostrakon_tlog::tree::MerkleTree;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // The log: two entries and a signed head.
//! let secret = SecretKey::from_seed(&[7; 32]); // an example; use `generate`
//! let signer = SigningKey::new(KeyName::new("board.example/2026")?, secret);
//! let tree: MerkleTree = [leaf_hash(b"first"), leaf_hash(b"second")].into_iter().collect();
//! let signed = Checkpoint::new(signer.name().clone(), tree.head())?.sign(&signer)?;
//! let receipt = Receipt::new(tree.inclusion_proof(1, 2)?, signed, None)?.encode();
//!
//! // Anyone: the log's key, the entry and the receipt are enough.
//! let log = LogKey::new(signer.verifier_key());
//! let verified = Receipt::parse(receipt.as_bytes())?.verify(&log, leaf_hash(b"second"))?;
//! assert_eq!(verified.head().size, 2);
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]

mod base64;
pub mod bundle;
pub mod checkpoint;
pub mod coarse;
pub mod consistency;
pub mod cosignature;
mod decimal;
pub mod ed25519;
pub mod files;
pub mod fork;
pub mod hash;
pub mod inclusion;
pub mod key;
pub mod note;
pub mod receipt;
pub mod stream;
mod subtrees;
pub mod tail;
pub mod tile_proof;
pub mod tiles;
pub mod tree;
pub mod witness;
