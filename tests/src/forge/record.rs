//! A record in memory, or written out for another program.

use super::{Election, Stage};
use ostrakon_arith::Arithmetic;
use ostrakon_tlog::receipt::Receipt;
use ostrakon_verify::{
    Directory, FileEntry, FileKind, Options, ReadError, RecordFiles, Verification, verify,
};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Files by path, and what a user adds to them.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Plain files.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Symbolic links: where they stand, where they point.
    pub links: BTreeMap<String, String>,
    /// Checkpoints kept from before.
    pub pins: Vec<(String, Vec<u8>)>,
    /// Receipts.
    pub receipts: Vec<(String, Vec<u8>)>,
}

impl Record {
    /// Verifies, leaving out one check if asked to.
    pub fn verify(&self, without: Option<&str>) -> Verification {
        Arithmetic::from_environment().expect("OSTRAKON_ARITHMETIC names an arithmetic of this processor");
        verify(self, &self.options(without), &())
    }

    /// What a user adds to it.
    pub fn options(&self, without: Option<&str>) -> Options {
        Options {
            pins: self.pins.clone(),
            receipts: self.receipts.clone(),
            without: without.map(|id| id.parse().unwrap()),
            ..Options::default()
        }
    }

    /// A record that stands in a directory.
    pub fn read_from(directory: &Path) -> Self {
        let found = Directory::new(directory);
        let listed = found.list().unwrap().into_iter().map(|file| file.path);
        let files = listed.map(|path| (path.clone(), found.read(&path, 1 << 30).unwrap())).collect();
        Self { files, ..Self::default() }
    }

    /// Writes the record into `directory`, which must exist.
    pub fn write(&self, directory: &Path) {
        for (path, bytes) in &self.files {
            let path = directory.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        for (path, target) in &self.links {
            std::os::unix::fs::symlink(target, directory.join(path)).unwrap();
        }
    }

    /// The bytes at a path, to be changed.
    pub fn file(&mut self, path: &str) -> &mut Vec<u8> {
        self.files.get_mut(path).unwrap_or_else(|| panic!("no file {path}"))
    }

    /// The path of the first file with this beginning.
    pub fn path(&self, start: &str) -> String {
        self.files.keys().find(|p| p.starts_with(start)).unwrap_or_else(|| panic!("no file {start}…")).clone()
    }
}

impl RecordFiles for Record {
    fn list(&self) -> Result<Vec<FileEntry>, ReadError> {
        let entry = |path: &String, kind, length: usize| FileEntry {
            path: path.clone(),
            kind,
            length: length as u64,
        };
        let files = self.files.iter().map(|(path, bytes)| entry(path, FileKind::File, bytes.len()));
        Ok(files.chain(self.links.iter().map(|(path, to)| entry(path, FileKind::Other, to.len()))).collect())
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        if self.links.contains_key(path) {
            return Err(ReadError::NotPlain);
        }
        let bytes = self.files.get(path).ok_or(ReadError::Missing)?;
        if bytes.len() as u64 > limit { Err(ReadError::TooLarge { limit }) } else { Ok(bytes.clone()) }
    }
}

impl Election {
    /// Lets the rest happen as it should and publishes.
    pub fn finish(&mut self) -> Record {
        self.run_until(Stage::Done);
        self.publish()
    }

    /// The record as it stands.
    pub fn publish(&self) -> Record {
        let mut files = self.files.clone();
        files.extend(self.log.files_since(0));
        files.insert("checkpoint".into(), self.checkpoint().encode().into_bytes());
        Record { files, ..Record::default() }
    }

    /// The receipt of an entry, as the log stands.
    pub fn receipt(&self, index: u64) -> Receipt {
        let extra = Some(self.leaf(index).to_vec());
        Receipt::new(self.log.inclusion(index).unwrap(), self.checkpoint_at(self.next()), extra).unwrap()
    }
}
