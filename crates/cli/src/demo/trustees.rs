//! Trustees and officers: each a process of its own with a directory of its own, meeting the others through files only.

use crate::election::{self, Person};
use crate::error::{At, CliError, Outcome};
use crate::files;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// People who work with `ostrakon` commands in a directory of their own.
pub(super) struct People {
    folder: PathBuf,
    /// The trustees, in the manifest's order.
    pub(super) trustees: Vec<&'static str>,
    /// The officers.
    pub(super) officers: Vec<&'static str>,
}

impl People {
    /// Makes their directories and keys, each in its own process.
    pub(super) fn gather(
        folder: &Path,
        trustees: Vec<&'static str>,
        officers: Vec<&'static str>,
    ) -> Outcome<Self> {
        let people = Self { folder: folder.to_owned(), trustees, officers };
        for name in people.trustees.iter().chain(&people.officers) {
            files::private_folder(&people.room(name))?;
        }
        people.every(&people.numbers(), |_, room| {
            vec!["trustee".into(), "init".into(), flag("state", room.join("state"))]
        })?;
        for name in &people.officers {
            let room = people.room(name);
            run(&room, &["certify".into(), "new-key".into(), flag("out", room.join("officer.key"))])?;
        }
        Ok(people)
    }

    /// Their public keys, for the description.
    pub(super) fn listed(&self) -> (Vec<Person>, Vec<Person>) {
        let person = |name: &&'static str, file: &str| Person {
            name: (*name).into(),
            key: self.room(name).join(file).display().to_string(),
        };
        (
            self.trustees.iter().map(|n| person(n, "state/identity.pub")).collect(),
            self.officers.iter().map(|n| person(n, "officer.key.pub")).collect(),
        )
    }

    /// All trustees' numbers.
    pub(super) fn numbers(&self) -> Vec<usize> {
        (1..=self.trustees.len()).collect()
    }

    /// One trustee's room.
    pub(super) fn room_of(&self, number: usize) -> PathBuf {
        self.room(self.trustees[number - 1])
    }

    fn room(&self, name: &str) -> PathBuf {
        self.folder.join(name.to_lowercase())
    }

    /// These trustees take a fresh copy of the record and run a step, side by side.
    pub(super) fn step(
        &self,
        record: &Path,
        who: &[usize],
        step: &str,
        more: impl Fn(usize, &Path) -> Vec<String>,
    ) -> Outcome {
        for number in who {
            election::publish(record, &self.room_of(*number).join("record"))?;
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

    /// These officers take a fresh copy, verify and sign; their certificates.
    pub(super) fn certify(&self, record: &Path, quorum: usize) -> Outcome<Vec<PathBuf>> {
        let mut children = Vec::new();
        for name in self.officers.iter().take(quorum) {
            let room = self.room(name);
            election::publish(record, &room.join("record"))?;
            let words = vec![
                "certify".into(),
                "sign".into(),
                flag("record", room.join("record")),
                flag("key", room.join("officer.key")),
                flag("out", room.join("certificate")),
            ];
            children.push((spawn(&room, &words)?, room.join("certificate")));
        }
        children.into_iter().map(|(child, path)| child.wait().map(|()| path)).collect()
    }

    fn every(&self, who: &[usize], words: impl Fn(usize, &Path) -> Vec<String>) -> Outcome {
        let start = |number: &usize| {
            let room = self.room_of(*number);
            spawn(&room, &words(*number, &room))
        };
        let children = who.iter().map(start).collect::<Outcome<Vec<_>>>()?;
        children.into_iter().try_for_each(Running::wait)
    }
}

/// `--name=path`.
pub(super) fn flag(name: &str, value: impl AsRef<Path>) -> String {
    format!("--{name}={}", value.as_ref().display())
}

/// A process at work.
struct Running {
    child: std::process::Child,
    what: String,
}

impl Running {
    fn wait(self) -> Outcome {
        let done = self.child.wait_with_output().at(&self.what)?;
        if done.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&done.stderr).trim().to_owned();
        Err(CliError::new(said).at(self.what))
    }
}

fn spawn(room: &Path, words: &[String]) -> Outcome<Running> {
    let program = std::env::current_exe().at("this program")?;
    let what = format!("ostrakon {}", words.join(" "));
    let mut command = Command::new(program);
    command.args(words).current_dir(room).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Ok(Running { child: command.spawn().at(&what)?, what })
}

fn run(room: &Path, words: &[String]) -> Outcome {
    spawn(room, words)?.wait()
}
