//! Files that may be sent, told apart by what they hold.

use crate::error::{CliError, Outcome};
use crate::files;
use crate::words::detail;
use ostrakon_election::document::{Signature, SignedDocument};
use ostrakon_register::SignedAct;
use std::path::{Path, PathBuf};

/// The largest message: a dealing file.
const LIMIT: u64 = 16 << 20;
const RECEIPT: &[u8] = b"c2sp.org/tlog-proof@v1\n";

/// One message, from a file, or from those of several who signed it.
pub(super) struct Message {
    paths: Vec<PathBuf>,
    pub(super) signed: Signed,
}

/// What it is.
pub(super) enum Signed {
    Document(Box<SignedDocument>),
    Act(Box<SignedAct>),
    Dealing(Vec<u8>),
    Envelope(Vec<u8>),
    Ballot(Vec<u8>),
    Receipt(String),
}

impl Message {
    /// The names of its files.
    pub(super) fn name(&self) -> String {
        self.paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn path(&self) -> &Path {
        self.paths.first().map_or(Path::new(""), PathBuf::as_path)
    }

    pub(super) fn placed(&self, error: CliError) -> CliError {
        error.at(self.name())
    }

    pub(super) fn dealing(&self) -> Option<Vec<u8>> {
        match &self.signed {
            Signed::Dealing(bytes) => Some(bytes.clone()),
            _ => None,
        }
    }
}

/// Reads files; documents that say the same are one, with all signatures.
pub(super) fn read_all(paths: &[PathBuf]) -> Outcome<Vec<Message>> {
    let mut messages: Vec<Message> = Vec::new();
    for path in paths {
        let signed = read(path).map_err(|error| error.at(path.display()))?;
        match messages.iter_mut().find_map(|m| Some((m.signed.same(&signed)?, &mut m.paths))) {
            Some((signatures, paths)) => {
                merge(signatures, signed.signatures());
                paths.push(path.clone());
            }
            None => messages.push(Message { paths: vec![path.clone()], signed }),
        }
    }
    Ok(messages)
}

fn merge(signatures: &mut Vec<Signature>, more: &[Signature]) {
    signatures.extend_from_slice(more);
    signatures.sort_by_key(|signature| signature.key);
    signatures.dedup();
}

impl Signed {
    /// The signatures, if the other says the same.
    fn same(&mut self, other: &Self) -> Option<&mut Vec<Signature>> {
        match (self, other) {
            (Self::Document(one), Self::Document(two)) if one.body == two.body => Some(&mut one.signatures),
            (Self::Act(one), Self::Act(two)) if one.body == two.body => Some(&mut one.signatures),
            _ => None,
        }
    }

    fn signatures(&self) -> &[Signature] {
        match self {
            Self::Document(document) => &document.signatures,
            Self::Act(act) => &act.signatures,
            _ => &[],
        }
    }
}

fn read(path: &Path) -> Outcome<Signed> {
    let bytes = files::read(path, LIMIT)?;
    match bytes.as_slice() {
        [b'{', ..] => document(&bytes),
        [b'O', b'D', ..] => Ok(Signed::Dealing(bytes)),
        [b'O', b'E', ..] => Ok(Signed::Envelope(bytes)),
        [b'O', b'B', ..] => Ok(Signed::Ballot(bytes)),
        text if text.starts_with(RECEIPT) => receipt(bytes),
        _ => Err(CliError::new("this file is nothing that a service takes").next("check the file's name")),
    }
}

fn document(bytes: &[u8]) -> Outcome<Signed> {
    if let Ok(act) = SignedAct::decode(bytes) {
        return Ok(Signed::Act(Box::new(act)));
    }
    let document = SignedDocument::decode(bytes).map_err(|error| {
        CliError::new(format!("this file is no document of an election or register {}", detail(error)))
            .next("check the file's name, or ask its sender for it again")
    })?;
    Ok(Signed::Document(Box::new(document)))
}

fn receipt(bytes: Vec<u8>) -> Outcome<Signed> {
    String::from_utf8(bytes).map(Signed::Receipt).map_err(|_| CliError::new("this receipt is no text"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use ostrakon_election::board::{Objection, Schedule};
    use ostrakon_election::document::Document;
    use ostrakon_tlog::ed25519::SecretKey;

    fn kinds(folder: &Path, files: &[(&str, Vec<u8>)]) -> Outcome<Vec<Message>> {
        let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
        paths.iter().zip(files).for_each(|(path, (_, bytes))| std::fs::write(path, bytes).unwrap());
        read_all(&paths)
    }

    #[test]
    fn files_are_told_apart_and_signatures_put_together() {
        let place = tempfile::tempdir().unwrap();
        let schedule = Document::Schedule(Schedule { closes: 2, election: [0; 32].into(), time: 1 });
        let signed =
            |seed| SignedDocument::sign(schedule.clone(), &SecretKey::from_seed(&[seed; 32])).encode();
        let objection = Document::Objection(Objection { election: [0; 32].into(), receipt: "r".into() });
        let files = [
            ("two", signed(2)),
            ("objection", SignedDocument::unsigned(objection).encode()),
            ("dealing", b"OD\x01".to_vec()),
            ("envelope", b"OE\x01".to_vec()),
            ("ballot", b"OB\x01".to_vec()),
            ("receipt", [RECEIPT, b"index 3\n".as_slice()].concat()),
            ("one", signed(1)),
            ("again", signed(1)),
        ];
        let messages = kinds(place.path(), &files).unwrap();
        assert_eq!(messages.len(), 6);
        let Signed::Document(merged) = &messages[0].signed else { panic!() };
        assert_eq!((merged.signatures.len(), messages[0].paths.len()), (2, 3));
        assert!(merged.signatures.is_sorted_by_key(|s| s.key));
        assert!(
            matches!(messages[2].signed, Signed::Dealing(_))
                && matches!(messages[3].signed, Signed::Envelope(_))
        );
        assert!(
            matches!(messages[4].signed, Signed::Ballot(_))
                && matches!(messages[5].signed, Signed::Receipt(_))
        );
        for junk in [b"notes".to_vec(), b"{}".to_vec(), Vec::new()] {
            assert!(kinds(place.path(), &[("junk", junk)]).is_err());
        }
    }
}
