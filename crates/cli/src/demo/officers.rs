//! Officers: each in a room of its own with a key of its own.

use super::process::{Running, flag, run};
use crate::election::{self, Person};
use crate::error::Outcome;
use crate::files;
use std::path::{Path, PathBuf};

/// People who verify and certify with `ostrakon` commands.
pub(super) struct Officers {
    folder: PathBuf,
    names: Vec<&'static str>,
}

impl Officers {
    /// Makes their rooms and keys, each in its own process.
    pub(super) fn gather(folder: &Path, names: Vec<&'static str>) -> Outcome<Self> {
        let officers = Self { folder: folder.to_owned(), names };
        for name in &officers.names {
            let room = officers.room(name);
            files::private_folder(&room)?;
            run(&room, &["certify".into(), "new-key".into(), flag("out", officers.key(name))])?;
        }
        Ok(officers)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.names.len()
    }

    /// Their names and public keys, for the description.
    pub(super) fn listed(&self) -> Vec<Person> {
        let person = |name: &&'static str| Person {
            name: (*name).into(),
            key: files::beside(&self.key(name), ".pub").display().to_string(),
        };
        self.names.iter().map(person).collect()
    }

    /// These officers take a fresh copy, verify and sign; their certificates.
    pub(super) fn certify(&self, record: &Path, who: &[&str]) -> Outcome<Vec<PathBuf>> {
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

    /// The first ones, as many as the quorum.
    pub(super) fn first(&self, quorum: u16) -> Vec<&'static str> {
        self.names.iter().take(quorum.into()).copied().collect()
    }

    /// An officer's room.
    pub(super) fn room(&self, name: &str) -> PathBuf {
        self.folder.join(name.to_lowercase())
    }

    /// An officer's key.
    pub(super) fn key(&self, name: &str) -> PathBuf {
        self.room(name).join("officer.key")
    }
}
