//! Trustees: each a process of its own with a directory of its own, meeting the others through files only.

use super::process::{Running, flag};
use super::venue::Board;
use crate::election::Person;
use crate::error::Outcome;
use crate::files;
use ostrakon_client::ElectionUrl;
use std::path::{Path, PathBuf};

/// The trustees of one election, in the manifest's order.
pub(super) struct Trustees {
    folder: PathBuf,
    names: Vec<String>,
}

impl Trustees {
    /// Makes their rooms and keys, each in its own process.
    pub(super) fn gather(folder: &Path, names: Vec<String>) -> Outcome<Self> {
        let trustees = Self::known(folder, names);
        for number in trustees.numbers() {
            files::private_folder(&trustees.room(number))?;
        }
        trustees.every(&trustees.numbers(), |_, room| {
            vec!["trustee".into(), "init".into(), flag("state", room.join("state"))]
        })?;
        Ok(trustees)
    }

    /// Those who have been gathered there before.
    pub(super) fn known(folder: &Path, names: Vec<String>) -> Self {
        Self { folder: folder.to_owned(), names }
    }

    /// Their names and public keys, for the description.
    pub(super) fn listed(&self) -> Vec<Person> {
        let key = |number| self.room(number).join("state/identity.pub").display().to_string();
        let person = |(number, name): (usize, &String)| Person { name: name.clone(), key: key(number) };
        (1..).zip(&self.names).map(person).collect()
    }

    /// All their numbers.
    pub(super) fn numbers(&self) -> Vec<usize> {
        (1..=self.names.len()).collect()
    }

    /// A trustee's name.
    pub(super) fn name(&self, number: usize) -> &str {
        &self.names[number - 1]
    }

    /// A trustee's room.
    pub(super) fn room(&self, number: usize) -> PathBuf {
        self.folder.join(self.name(number).to_lowercase())
    }

    /// These trustees take a fresh copy of the record and run a step, side by side.
    pub(super) fn step(
        &self,
        board: Board<'_>,
        who: &[usize],
        step: &str,
        more: impl Fn(usize, &Path) -> Vec<String>,
    ) -> Outcome {
        for number in who {
            board.copy(&self.room(*number).join("record"))?;
        }
        self.every(who, |number, room| {
            let mut words = vec![
                "trustee".into(),
                step.into(),
                flag("state", room.join("state")),
                flag("record", room.join("record")),
            ];
            words.extend(more(number, room));
            words
        })
    }

    /// Each sends messages to the service that keeps the board.
    pub(super) fn send(&self, url: &ElectionUrl, messages: &[(usize, Vec<PathBuf>)]) -> Outcome {
        let some = messages.iter().filter(|(_, files)| !files.is_empty());
        let who: Vec<usize> = some.map(|(number, _)| *number).collect();
        self.every(&who, |number, _| {
            let own = messages.iter().filter(|(n, _)| *n == number).flat_map(|(_, files)| files);
            let files = own.map(|file| file.display().to_string());
            ["send".into(), url.to_string()].into_iter().chain(files).collect()
        })
    }

    fn every(&self, who: &[usize], words: impl Fn(usize, &Path) -> Vec<String>) -> Outcome {
        let start = |number: &usize| {
            let room = self.room(*number);
            Running::start(&room, &words(*number, &room))
        };
        let processes = who.iter().map(start).collect::<Outcome<Vec<_>>>()?;
        processes.into_iter().try_for_each(Running::wait)
    }
}
