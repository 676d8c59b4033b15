//! A register as an election names it (spec 9.5, 9.8).

use ostrakon_election::board::REGISTER_FOLDER;
use ostrakon_election::setup::{Certifiers, NamedKey, RegisterReference};
use ostrakon_register::{Files, State};

/// What stood when the election was announced.
#[derive(Clone, Debug)]
pub struct Pinned {
    /// As the manifest has it.
    pub reference: RegisterReference,
    /// What stood there.
    pub state: State,
    /// The register up to there, without its folder's name.
    pub copy: Files,
}

impl Pinned {
    /// The register's officers.
    pub fn certifiers(&self) -> Certifiers {
        let named = self.state.officers().iter();
        let officers = named.map(|o| NamedKey { key: o.key, name: o.name.clone() }).collect();
        Certifiers { officers, quorum: self.state.quorum() }
    }

    /// As the record has them.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.copy.iter().map(|(path, bytes)| (format!("{REGISTER_FOLDER}{path}"), bytes.clone()))
    }
}
