//! What a service says of itself and of its elections (spec 10.3). For people to read; programs believe the records.

use crate::wire::Ask;
use crate::{Base, Client, ClientError};
use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use serde::Deserialize;

/// `api/service`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ServiceInfo {
    /// Of the program.
    pub version: String,
    /// Whose service it is.
    pub organisation: String,
    /// What it calls itself.
    pub base: String,
    /// The key that signs its logs' checkpoints.
    pub log_key: Bytes32,
    /// Its register.
    pub register: RegisterInfo,
}

/// The register of a service.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RegisterInfo {
    /// What its log is called.
    pub origin: String,
    /// How many acts it has; none before the founding.
    pub acts: u64,
}

/// One of `api/elections`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ElectionInfo {
    /// Its identifier here.
    pub slug: Id,
    /// Where it stands; a draft has nothing of what follows.
    pub stage: String,
    /// What it is called.
    pub title: Option<String>,
    /// The manifest hash.
    pub election: Option<Bytes32>,
    /// When voting begins, Unix seconds.
    pub opens: Option<u64>,
    /// When it ends.
    pub closes: Option<u64>,
    /// Entries that are durable; what is published may lag behind.
    pub entries: u64,
}

impl Client {
    /// What the service is.
    ///
    /// # Errors
    /// If it does not say.
    pub fn service(&self) -> Result<ServiceInfo, ClientError> {
        self.json(&Ask::get("/api/service"))
    }

    /// Every election.
    ///
    /// # Errors
    /// If the service does not say.
    pub fn elections(&self) -> Result<Vec<ElectionInfo>, ClientError> {
        self.json(&Ask::get("/api/elections").at_most(64 << 20))
    }

    /// One election.
    ///
    /// # Errors
    /// If there is none, or the service does not say.
    pub fn election(&self, slug: &Id) -> Result<ElectionInfo, ClientError> {
        self.json(&Ask::get(&format!("/api/elections/{slug}")))
    }
}

impl ServiceInfo {
    /// Does it call itself what it was called? Requests and logs bear the service's own name for itself.
    pub fn is_called(&self, base: &Base) -> bool {
        Base::parse(&self.base).as_ref() == Ok(base)
    }
}
