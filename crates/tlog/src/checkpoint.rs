//! Checkpoints: a tree head signed by its log (c2sp.org/tlog-checkpoint).
//!
//! Narrower than the source in three points: no extension lines ("NOT RECOMMENDED, as they
//! are not auditable by log monitors"); the origin is the log's key name ("SHOULD match");
//! the empty tree has the empty root.

use crate::decimal;
use crate::hash::{Hash, empty_root};
use crate::key::{KeyName, KeyNameError, ParseVerifierKeyError, SigningKey, VerifierKey};
use crate::note::{ComposeNoteError, NoteSignature, ParseNoteError, SignedNote, VerifyNoteError};
use crate::tree::{MAX_TREE_SIZE, TreeHead};

/// The key of a log. Its name is the log's origin.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LogKey(VerifierKey);

impl LogKey {
    /// Takes a verifier key as a log's.
    pub fn new(key: VerifierKey) -> Self {
        Self(key)
    }

    /// Reads a verifier key of type `0x01` in its text form.
    ///
    /// # Errors
    /// As [`VerifierKey::parse`].
    pub fn parse(text: &str) -> Result<Self, ParseVerifierKeyError> {
        VerifierKey::parse(text).map(Self)
    }

    /// The origin of the log's checkpoints.
    pub fn origin(&self) -> &KeyName {
        self.0.name()
    }

    /// The verifier key.
    pub fn verifier_key(&self) -> &VerifierKey {
        &self.0
    }
}

/// The statement of a checkpoint: this log has this head. Nobody need have signed it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Checkpoint {
    origin: KeyName,
    head: TreeHead,
}

impl Checkpoint {
    /// States that the log named `origin` has this head.
    ///
    /// # Errors
    /// If no tree can have this head.
    pub fn new(origin: KeyName, head: TreeHead) -> Result<Self, HeadError> {
        if head.size > MAX_TREE_SIZE {
            return Err(HeadError::Size { size: head.size });
        }
        if head.size == 0 && head.root != empty_root() {
            return Err(HeadError::EmptyRoot { root: head.root });
        }
        Ok(Self { origin, head })
    }

    /// The log's name.
    pub fn origin(&self) -> &KeyName {
        &self.origin
    }

    /// The log's head.
    pub fn head(&self) -> &TreeHead {
        &self.head
    }

    /// The text to be signed: three lines.
    pub fn text(&self) -> String {
        // c2sp.org/tlog-checkpoint, Note text: "The first line is the origin"; "The second line
        // is the tree size"; "The third line is the root hash, the base64 encoding of the root".
        format!("{}\n{}\n{}\n", self.origin, self.head.size, self.head.root.to_base64())
    }

    /// Reads [`Self::text`]'s form and no other.
    ///
    /// # Errors
    /// Which line is not as it must be.
    pub fn parse_text(text: &str) -> Result<Self, ParseCheckpointError> {
        use ParseCheckpointError as E;
        let mut lines = text.strip_suffix('\n').ok_or(E::Lines)?.split('\n');
        let mut next = || lines.next().ok_or(E::Lines);
        let (origin, size, root) = (next()?, next()?, next()?);
        // "The use of extension lines is NOT RECOMMENDED, as they are not auditable by log
        // monitors": refused here.
        if lines.next().is_some() {
            return Err(E::Lines);
        }
        let size = decimal::parse(size).ok_or(E::Size)?;
        let root = Hash::from_base64(root).map_err(|_| E::Root)?;
        Ok(Self::new(KeyName::new(origin)?, TreeHead { size, root })?)
    }

    /// Signs as the log.
    ///
    /// # Errors
    /// If the key's name is not the origin, or the note would be too long.
    pub fn sign(self, key: &SigningKey) -> Result<SignedCheckpoint, SignCheckpointError> {
        // "The log's key name in its signature line SHOULD match the origin line."
        if *key.name() != self.origin {
            return Err(SignCheckpointError::NotTheLog { key: key.name().clone(), origin: self.origin });
        }
        let text = self.text();
        let signature = NoteSignature::sign(&text, key);
        Ok(SignedCheckpoint { note: SignedNote::new(text, vec![signature])?, checkpoint: self })
    }
}

/// A well-formed checkpoint with signature lines of which nothing is verified yet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: SignedNote,
}

impl SignedCheckpoint {
    /// Reads a checkpoint file.
    ///
    /// # Errors
    /// Where the bytes are not as a checkpoint must be.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseCheckpointError> {
        let note = SignedNote::parse(bytes)?;
        Ok(Self { checkpoint: Checkpoint::parse_text(note.unverified_text())?, note })
    }

    /// The file: exactly the bytes that [`Self::parse`] reads.
    pub fn encode(&self) -> String {
        self.note.encode()
    }

    /// What the checkpoint claims, whoever wrote it.
    pub fn unverified(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The signature lines, in order.
    pub fn signatures(&self) -> &[NoteSignature] {
        self.note.signatures()
    }

    /// Adds a signature line, such as a witness's, below the others.
    ///
    /// # Errors
    /// If the same key has signed already, or the note would be too long.
    pub fn with_signature(self, signature: NoteSignature) -> Result<Self, ComposeNoteError> {
        let signatures = self.note.signatures().iter().cloned().chain([signature]).collect();
        let note = SignedNote::new(self.note.unverified_text(), signatures)?;
        Ok(Self { note, ..self })
    }

    /// Checks that this is a checkpoint of this log, signed by it.
    ///
    /// The other signature lines are left to
    /// [`VerifiedCheckpoint::judge`].
    ///
    /// # Errors
    /// If the origin is another, or the log's signature is missing or wrong.
    pub fn verify(&self, log: &LogKey) -> Result<VerifiedCheckpoint, VerifyCheckpointError> {
        if self.checkpoint.origin != *log.origin() {
            let (found, expected) = (self.checkpoint.origin.clone(), log.origin().clone());
            return Err(VerifyCheckpointError::Origin { found, expected });
        }
        self.note.verify(log.verifier_key())?;
        Ok(VerifiedCheckpoint { signed: self.clone(), log: log.clone() })
    }
}

/// A checkpoint that its log has signed. Made by [`SignedCheckpoint::verify`] alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VerifiedCheckpoint {
    signed: SignedCheckpoint,
    log: LogKey,
}

impl VerifiedCheckpoint {
    /// The log's name.
    pub fn origin(&self) -> &KeyName {
        self.checkpoint().origin()
    }

    /// The head that the log has signed.
    pub fn head(&self) -> &TreeHead {
        self.checkpoint().head()
    }

    /// What the log has signed.
    pub fn checkpoint(&self) -> &Checkpoint {
        self.signed.unverified()
    }

    /// The checkpoint with all its signature lines.
    pub fn signed(&self) -> &SignedCheckpoint {
        &self.signed
    }

    /// The key that verified it.
    pub fn log(&self) -> &LogKey {
        &self.log
    }

    /// The same checkpoint with the log's own signature line and no other.
    #[must_use]
    pub fn alone(&self) -> Self {
        let own = self.signed.signatures().iter().filter(|line| self.is_own(line));
        let note = SignedNote::of_parsed(self.checkpoint().text(), own.cloned().collect());
        let signed = SignedCheckpoint { checkpoint: self.checkpoint().clone(), note };
        Self { signed, log: self.log.clone() }
    }

    /// The signature lines besides the log's own; nothing of them is verified.
    pub fn other_signatures(&self) -> impl Iterator<Item = &NoteSignature> {
        self.signed.signatures().iter().filter(|line| !self.is_own(line))
    }

    fn is_own(&self, line: &NoteSignature) -> bool {
        let log = self.log.verifier_key();
        line.name() == log.name() && line.id() == log.id()
    }
}

/// Why no tree can have a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HeadError {
    /// The size is above [`MAX_TREE_SIZE`].
    #[error("a tree of {size} leaves is larger than 2^63 - 1")]
    Size {
        /// The size.
        size: u64,
    },
    /// The empty tree has one root, and this is another.
    #[error("the empty tree does not have root {root}")]
    EmptyRoot {
        /// The root.
        root: Hash,
    },
}

/// Why bytes are no checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseCheckpointError {
    /// The bytes are no signed note.
    #[error(transparent)]
    Note(#[from] ParseNoteError),
    /// The text has fewer or more than three lines; extension lines are not accepted.
    #[error("a checkpoint's text is three lines: origin, tree size and root hash")]
    Lines,
    /// The origin is no key name.
    #[error("the checkpoint's origin as the log's key name: {0}")]
    Origin(#[from] KeyNameError),
    /// The tree size is not a canonical decimal number of at most 2^63 − 1.
    #[error("the checkpoint's tree size is not a canonical number of at most 2^63 - 1")]
    Size,
    /// The root hash is not the canonical base64 of 32 bytes.
    #[error("the checkpoint's root hash is not the canonical base64 of 32 bytes")]
    Root,
    /// No tree has this head.
    #[error(transparent)]
    Head(#[from] HeadError),
}

/// Why a checkpoint cannot be signed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignCheckpointError {
    /// The key is not that of the log.
    #[error("key {key} cannot sign checkpoints of {origin}")]
    NotTheLog {
        /// The key's name.
        key: KeyName,
        /// The checkpoint's origin.
        origin: KeyName,
    },
    /// The note would not be accepted.
    #[error(transparent)]
    Note(#[from] ComposeNoteError),
}

/// Why a checkpoint is not shown to be a log's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyCheckpointError {
    /// The checkpoint is another log's.
    #[error("a checkpoint of {found}, not of {expected}")]
    Origin {
        /// The origin of the checkpoint.
        found: KeyName,
        /// The origin of the log.
        expected: KeyName,
    },
    /// The log's signature is missing or wrong.
    #[error(transparent)]
    Signature(#[from] VerifyNoteError),
}
