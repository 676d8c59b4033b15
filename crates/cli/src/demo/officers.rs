//! Officers: each in a room of its own with a key of its own.

use super::process::{Running, flag, run};
use crate::election::{self, Person};
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
        let officers = Self { folder: folder.to_owned(), names };
        for name in &officers.names {
            let room = officers.room(name);
            files::private_folder(&room)?;
            run(&room, &["certify".into(), "new-key".into(), flag("out", officers.key(name))])?;
        }
        Ok(officers)
    }

    /// Names and public keys of some of them, for a description.
    pub(super) fn listed(&self, who: &[String]) -> Vec<Person> {
        who.iter().map(|name| Person { name: name.clone(), key: self.public(name) }).collect()
    }

    /// Where an officer's public key is.
    pub(super) fn public(&self, name: &str) -> String {
        files::beside(&self.key(name), ".pub").display().to_string()
    }

    /// These officers take a fresh copy, verify and sign; their certificates.
    pub(super) fn certify(&self, record: &Path, who: &[String]) -> Outcome<Vec<PathBuf>> {
        let mut signing = Vec::new();
        for name in who {
            let room = self.room(name);
            files::remove(&room.join("record"))?;
            election::publish(record, &room.join("record"))?;
            let certificate = room.join("certificate");
            let words = vec![
                "certify".into(),
                "sign".into(),
                flag("record", room.join("record")),
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
