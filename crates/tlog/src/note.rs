//! Signed notes: a text and the signatures under it (c2sp.org/signed-note).

use crate::base64;
use crate::ed25519::{self, Signature, VerifyError};
use crate::key::{KeyId, KeyName, KeyNameError, SigningKey, VerifierKey};
use ostrakon_group::SortedSet;

/// The largest note that is read or written, in bytes.
///
/// c2sp.org/signed-note, Format: "Verifiers SHOULD apply a maximum limit to the number of
/// signatures in a note (or, equivalently, to the overall size of a note)".
pub const MAX_NOTE_LEN: usize = 64 * 1024;

/// The most signature lines. "Verifiers SHOULD apply a maximum limit to the number of signatures in a note."
pub const MAX_SIGNATURES: usize = 100;

/// Em dash and space, with which every signature line begins.
const LINE_START: &str = "\u{2014} ";

/// One signature line: who claims to have signed, and the bytes; nothing of it is verified.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NoteSignature {
    name: KeyName,
    id: KeyId,
    bytes: Vec<u8>,
}

impl NoteSignature {
    /// Signs a text with a key of type `0x01`.
    pub fn sign(text: &str, key: &SigningKey) -> Self {
        let bytes = key.secret().sign(text.as_bytes()).to_vec();
        Self { name: key.name().clone(), id: key.verifier_key().id(), bytes }
    }

    pub(crate) fn from_parts(name: KeyName, id: KeyId, bytes: Vec<u8>) -> Self {
        Self { name, id, bytes }
    }

    /// Reads a signature line, without its newline.
    ///
    /// # Errors
    /// Which part of the line is not as it must be.
    pub fn parse_line(line: &str) -> Result<Self, SignatureLineError> {
        use SignatureLineError as E;
        // c2sp.org/signed-note, Format: "em dash (U+2014), space (U+0020), key name, space,
        // base64-encoded signature, newline".
        let line = line.strip_prefix(LINE_START).ok_or(E::Start)?;
        let (name, blob) = line.split_once(' ').ok_or(E::Parts)?;
        let name = KeyName::new(name)?;
        let blob = base64::decode(blob).ok_or(E::Base64)?;
        // "Signatures are the base64 encoding of 4+n bytes. The first four bytes in the
        // signature are the uint32 key ID stored in big-endian order."
        match blob.split_first_chunk() {
            Some((id, bytes)) if !bytes.is_empty() => {
                Ok(Self { name, id: KeyId(*id), bytes: bytes.to_vec() })
            }
            _ => Err(E::Short { len: blob.len() }),
        }
    }

    /// The signature line, without its newline.
    pub fn to_line(&self) -> String {
        let blob = [&self.id.0, self.bytes.as_slice()].concat();
        format!("{LINE_START}{} {}", self.name, base64::encode(&blob))
    }

    /// The name of the key that is claimed to have signed.
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    /// The identifier of that key.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The signature, without the key's identifier.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// A well-formed note: a text, and at least one signature line, no two by one key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SignedNote {
    text: String,
    signatures: Vec<NoteSignature>,
}

impl SignedNote {
    /// Puts a note together.
    ///
    /// # Errors
    /// If text and signatures, once written, would not be read as they are.
    pub fn new(text: impl Into<String>, signatures: Vec<NoteSignature>) -> Result<Self, ComposeNoteError> {
        let note = Self { text: text.into(), signatures };
        if !note.text.ends_with('\n') {
            return Err(ComposeNoteError::NoNewline);
        }
        Ok(Self::parse(note.encode().as_bytes())?)
    }

    /// Takes parts of a note that was parsed, at least one of its lines among them.
    pub(crate) fn of_parsed(text: String, signatures: Vec<NoteSignature>) -> Self {
        Self { text, signatures }
    }

    /// Reads a note. Nothing is verified yet: until [`Self::verify`] says so, nobody signed
    /// anything.
    ///
    /// # Errors
    /// Where the bytes are not as a note must be.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseNoteError> {
        let note = check_characters(bytes)?;
        // c2sp.org/signed-note, Format: "the text is separated from the signatures by the last
        // empty line in the note"; "The note text includes the final newline but not the
        // separating blank line."
        let blank = note.rfind("\n\n").ok_or(ParseNoteError::NoBlankLine)?;
        let (text, lines) = (&note[..=blank], &note[blank + 2..]);
        Ok(Self { text: text.to_owned(), signatures: parse_lines(lines)? })
    }

    /// The text, blank line and signature lines.
    pub fn encode(&self) -> String {
        let lines = self.signatures.iter().map(|signature| signature.to_line() + "\n");
        format!("{}\n{}", self.text, lines.collect::<String>())
    }

    /// The text, whoever wrote it.
    pub fn unverified_text(&self) -> &str {
        &self.text
    }

    /// The signature lines, in order.
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// Checks that the holder of `key` signed, and returns the text.
    ///
    /// # Errors
    /// If no line names that key, or its signature does not verify.
    pub fn verify(&self, key: &VerifierKey) -> Result<&str, VerifyNoteError> {
        // c2sp.org/signed-note, Signatures: "If the key name and ID match a known key,
        // verifiers MUST verify the signature."
        let line = self.signatures.iter().find(|line| line.name == *key.name() && line.id == key.id());
        let line =
            line.ok_or_else(|| VerifyNoteError::NotSigned { name: key.name().clone(), id: key.id() })?;
        line.verify(&self.text, key)?;
        Ok(&self.text)
    }
}

impl NoteSignature {
    fn verify(&self, text: &str, key: &VerifierKey) -> Result<(), VerifyNoteError> {
        let name = || self.name.clone();
        let bytes: &Signature = self
            .bytes
            .as_slice()
            .try_into()
            .map_err(|_| VerifyNoteError::Length { name: name(), len: self.bytes.len() })?;
        ed25519::verify(key.public_key(), text.as_bytes(), bytes)
            .map_err(|source| VerifyNoteError::Signature { name: name(), source })
    }
}

pub(crate) fn check_characters(bytes: &[u8]) -> Result<&str, ParseNoteError> {
    if bytes.len() > MAX_NOTE_LEN {
        return Err(ParseNoteError::TooLong { len: bytes.len() });
    }
    // c2sp.org/signed-note, Format: "Signed notes MUST be valid UTF-8 and MUST NOT contain any
    // ASCII control characters (those below U+0020) other than newline."
    let note = core::str::from_utf8(bytes).map_err(|e| ParseNoteError::NotUtf8 { at: e.valid_up_to() })?;
    match note.bytes().position(|b| b < 0x20 && b != b'\n') {
        Some(at) => Err(ParseNoteError::ControlCharacter { at }),
        None => Ok(note),
    }
}

pub(crate) fn parse_lines(lines: &str) -> Result<Vec<NoteSignature>, ParseNoteError> {
    // c2sp.org/signed-note, Format: "one or more signature lines".
    let lines = lines.strip_suffix('\n').ok_or(ParseNoteError::NoFinalNewline)?;
    let mut signers = SortedSet::new();
    let mut signatures = Vec::new();
    for (number, line) in lines.split('\n').enumerate() {
        if number == MAX_SIGNATURES {
            return Err(ParseNoteError::TooManySignatures);
        }
        let signature = NoteSignature::parse_line(line)
            .map_err(|source| ParseNoteError::SignatureLine { number: number + 1, source })?;
        // "The tuple of key name and key ID uniquely identifies the key": one line each.
        if !signers.insert((signature.name.clone(), signature.id)) {
            return Err(ParseNoteError::SignedTwice { name: signature.name, id: signature.id });
        }
        signatures.push(signature);
    }
    Ok(signatures)
}

/// Why a line is no signature line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureLineError {
    /// The line does not begin with em dash and space.
    #[error("a signature line begins with an em dash and a space")]
    Start,
    /// No space after the name.
    #[error("a signature line has a name, a space and a signature")]
    Parts,
    /// The name is none.
    #[error("the signer's name: {0}")]
    Name(#[from] KeyNameError),
    /// The signature is not in canonical base64.
    #[error("the signature is not canonical base64")]
    Base64,
    /// Nothing follows the key's identifier.
    #[error("a signature of {len} bytes has no room for a key identifier and more")]
    Short {
        /// The number of bytes found.
        len: usize,
    },
}

/// Why bytes are no note.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseNoteError {
    /// More than [`MAX_NOTE_LEN`].
    #[error("a note of {len} bytes is longer than {MAX_NOTE_LEN}")]
    TooLong {
        /// The number of bytes.
        len: usize,
    },
    /// The bytes are not UTF-8.
    #[error("the note is not UTF-8 at byte {at}")]
    NotUtf8 {
        /// The offset of the first bad byte.
        at: usize,
    },
    /// A control character other than newline.
    #[error("the note has a control character at byte {at}")]
    ControlCharacter {
        /// Its offset.
        at: usize,
    },
    /// Nothing separates text and signatures.
    #[error("the note has no blank line between text and signatures")]
    NoBlankLine,
    /// The note does not end with a complete signature line.
    #[error("the note does not end with a signature line and its newline")]
    NoFinalNewline,
    /// A signature line is malformed.
    #[error("signature line {number}: {source}")]
    SignatureLine {
        /// The line's number below the blank line, from 1.
        number: usize,
        /// What is wrong with it.
        source: SignatureLineError,
    },
    /// More than [`MAX_SIGNATURES`].
    #[error("more than {MAX_SIGNATURES} signature lines")]
    TooManySignatures,
    /// Two signature lines by one key.
    #[error("key {name}+{id} has two signature lines")]
    SignedTwice {
        /// The key's name.
        name: KeyName,
        /// Its identifier.
        id: KeyId,
    },
}

/// Why text and signatures make no note.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ComposeNoteError {
    /// The text does not end with a newline.
    #[error("the text of a note ends with a newline")]
    NoNewline,
    /// The note would not be accepted.
    #[error(transparent)]
    Malformed(#[from] ParseNoteError),
}

/// Why a note is not shown to be signed by a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyNoteError {
    /// No signature line names the key.
    #[error("no signature by {name}+{id}")]
    NotSigned {
        /// The key's name.
        name: KeyName,
        /// Its identifier.
        id: KeyId,
    },
    /// The signature has another length than Ed25519's.
    #[error("the signature by {name} has {len} bytes, not 64")]
    Length {
        /// The key's name.
        name: KeyName,
        /// The number of bytes found.
        len: usize,
    },
    /// The signature does not verify.
    #[error("the signature by {name}: {source}")]
    Signature {
        /// The key's name.
        name: KeyName,
        /// Which rule does not hold.
        source: VerifyError,
    },
}
