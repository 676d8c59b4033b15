//! Officers: each in a room of its own with a key of its own.

use super::process::{Running, flag, run};
use super::venue::Board;
use crate::clock;
use crate::election::Person;
use crate::error::Outcome;
use crate::files;
use std::path::{Path, PathBuf};

/// People who verify and certify with `ostrakon` commands.
pub(super) struct Officers {
    folder: PathBuf,
    names: Vec<String>,
}

impl Officers {
    /// Makes their rooms and keys, each in its own process.
    pub(super) fn gather(folder: &Path, names: Vec<String>) -> Outcome<Self> {
        let officers = Self::known(folder, names);
        officers.make_keys().map(|()| officers)
    }

    /// Makes their rooms and keys.
    pub(super) fn make_keys(&self) -> Outcome {
        for name in &self.names {
            let room = self.room(name);
            files::private_folder(&room)?;
            run(&room, &["certify".into(), "new-key".into(), flag("out", self.key(name))])?;
        }
        Ok(())
    }

    /// Those who have been gathered there before.
    pub(super) fn known(folder: &Path, names: Vec<String>) -> Self {
        Self { folder: folder.to_owned(), names }
    }

    /// Names and public keys of some of them, for a description.
    pub(super) fn listed(&self, who: &[String]) -> Vec<Person> {
        who.iter().map(|name| Person { name: name.clone(), key: self.public(name) }).collect()
    }

    /// These officers sign, one after another, that the vote closes at another time; the files.
    pub(super) fn schedule(
        &self,
        board: Board<'_>,
        who: &[String],
        closes: u64,
        at: u64,
    ) -> Outcome<Vec<PathBuf>> {
        let mut signed: Option<PathBuf> = None;
        for name in who {
            let (room, copy) = (self.room(name), self.copy(board, name)?);
            let what = match &signed {
                None => format!("--closes={}", clock::show(closes)),
                Some(first) => flag("with", first),
            };
            let out = room.join("schedule");
            let mut words = vec!["certify".into(), "schedule".into(), flag("record", copy), what];
            words.extend([
                flag("key", self.key(name)),
                flag("out", &out),
                format!("--at={}", clock::show(at)),
            ]);
            run(&room, &words)?;
            signed = Some(out);
        }
        Ok(signed.into_iter().collect())
    }

    /// A fresh copy of the record in an officer's room.
    fn copy(&self, board: Board<'_>, name: &str) -> Outcome<PathBuf> {
        let copy = self.room(name).join("record");
        files::remove(&copy)?;
        board.copy(&copy)?;
        Ok(copy)
    }

    /// Where an officer's public key is.
    pub(super) fn public(&self, name: &str) -> String {
        files::beside(&self.key(name), ".pub").display().to_string()
    }

    /// These officers take a fresh copy, verify and sign; their certificates.
    pub(super) fn certify(&self, board: Board<'_>, who: &[String]) -> Outcome<Vec<PathBuf>> {
        let mut signing = Vec::new();
        for name in who {
            let (room, copy) = (self.room(name), self.copy(board, name)?);
            let certificate = room.join("certificate");
            let words = vec![
                "certify".into(),
                "sign".into(),
                flag("record", copy),
                flag("key", self.key(name)),
                flag("out", &certificate),
            ];
            signing.push((Running::start(&room, &words)?, certificate));
        }
        signing.into_iter().map(|(process, path)| process.wait().map(|()| path)).collect()
    }

    fn room(&self, name: &str) -> PathBuf {
        self.folder.join(name.to_lowercase())
    }

    fn key(&self, name: &str) -> PathBuf {
        self.room(name).join("officer.key")
    }
}
