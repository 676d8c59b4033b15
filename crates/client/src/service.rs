//! What a service says of itself and of its elections (spec 10.3). For people to read; programs believe the records.

use crate::wire::Ask;
use crate::{Base, Client, ClientError};
use ostrakon_charter::Id;
use ostrakon_election::board::Head;
use ostrakon_group::Bytes32;
use serde::Deserialize;

/// `api/service`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ServiceInfo {
    /// Of the program.
    pub version: String,
    /// Whose service it is, if it has a register.
    #[serde(default)]
    pub organisation: Option<String>,
    /// The key that signs its logs' checkpoints.
    pub log_key: Bytes32,
    /// What it calls itself.
    pub base: String,
    /// The ways to log in.
    #[serde(default)]
    pub login: Vec<String>,
}

/// One of `api/elections`, or `api/elections/<slug>`, which says more.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ElectionInfo {
    /// Its identifier here.
    pub slug: Id,
    /// What is voted on.
    pub title: String,
    /// The manifest hash.
    pub election: Bytes32,
    /// Where it stands.
    pub stage: String,
    /// When voting begins, Unix seconds.
    pub opens: u64,
    /// When it ends.
    pub closes: u64,
    /// The board's head.
    #[serde(default)]
    pub head: Option<Head>,
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
