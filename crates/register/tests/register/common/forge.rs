//! Registers that no keeper would write.

use super::{LOG, secret};
use ostrakon_election::board::{Head, Log};
use ostrakon_register::{Examined, Files, Status};
use ostrakon_tlog::checkpoint::Checkpoint;
use ostrakon_tlog::key::{KeyName, SigningKey};

pub(crate) const ORIGIN: &str = "register.example/isn";

/// A log of these entries, signed by the register's key, and other files.
pub(crate) fn files_of(entries: &[Vec<u8>], others: &Files) -> Files {
    let mut log = Log::new();
    entries.iter().for_each(|entry| _ = log.append(entry.clone()).unwrap());
    let mut files: Files = log.files_since(0).into_iter().collect();
    files.extend(
        others.iter().filter(|(path, _)| path.starts_with("charter/")).map(|(p, b)| (p.clone(), b.clone())),
    );
    files.insert("checkpoint".into(), checkpoint(&log.head()));
    files
}

fn checkpoint(head: &Head) -> Vec<u8> {
    let name = KeyName::new(ORIGIN).unwrap();
    let signed = Checkpoint::new(name.clone(), (*head).into()).unwrap();
    signed.sign(&SigningKey::new(name, secret(LOG))).unwrap().encode().into_bytes()
}

/// The checks that failed.
pub(crate) fn failed(examined: &Examined) -> Vec<u16> {
    let failed = examined.checks.iter().filter(|check| check.status == Status::Failed);
    failed.inspect(|check| assert!(!check.findings.is_empty())).map(|check| check.id).collect()
}
