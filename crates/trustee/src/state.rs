//! The durable state: one JSON value, secret, strict.

use crate::journal::Entry;
use crate::stage::Stage;
use crate::wire::{self, SecretHex};
use crate::{Guard, Identity, Journal, RollbackError, Trustee};
use ostrakon_election::document::{CanonicalError, SignatureError, SignedDocument};
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

const FORMAT: &str = "ostrakon/v1/trustee-state";
/// Room for a dealing file (16 MiB) and its envelopes, in hexadecimal, with a journal.
const MAX_BYTES: usize = 64 << 20;

/// Why a file is not taken for a trustee's state.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// Far too large.
    #[error("{found} bytes, where a state has at most {MAX_BYTES}")]
    Size {
        /// Its length.
        found: usize,
    },
    /// Not what this program writes.
    #[error("not a file of this program, or damaged: {0}")]
    Form(#[source] serde_json::Error),
    /// Another format or version.
    #[error("the format is {found:?}; this version reads {known:?}")]
    Format {
        /// What it says.
        found: String,
        /// What it should say.
        known: &'static str,
    },
    /// The chain's head is not that of its entries.
    #[error("the journal is damaged: its entries do not give its head. Restore another copy of this state")]
    Chain,
    /// An entry that is no document.
    #[error("entry {index} of the journal is damaged: {source}")]
    Entry {
        /// From 0.
        index: usize,
        /// Why.
        source: CanonicalError,
    },
    /// An entry that this trustee did not sign.
    #[error("entry {index} of the journal is not by this trustee: {source}")]
    Signature {
        /// From 0.
        index: usize,
        /// Why.
        source: SignatureError,
    },
    /// An old or another copy.
    #[error(transparent)]
    Rollback(#[from] RollbackError),
}

#[derive(Serialize)]
struct Written<'a> {
    election: Bytes32,
    entries: &'a [Entry],
    format: &'static str,
    head: Bytes32,
    seed: SecretHex,
    stage: &'a Stage,
    trustee: u16,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    election: Bytes32,
    entries: Vec<Entry>,
    format: String,
    head: Bytes32,
    seed: SecretHex,
    stage: Stage,
    trustee: u16,
}

impl Trustee {
    /// Identity, secrets and journal, in the clear. For one file of mode 0600, written atomically, and for nothing else.
    ///
    /// [`crate::Unpublished::publish`] hands it out when it must be written.
    pub fn export_secret_state(&self) -> Zeroizing<Vec<u8>> {
        wire::encode(&Written {
            election: self.election,
            entries: self.journal.entries(),
            format: FORMAT,
            head: self.journal.head(),
            seed: SecretHex::new(self.identity.seed()),
            stage: &self.stage,
            trustee: self.number,
        })
    }

    /// Reads a state, and refuses it if a guard has seen more than it knows.
    ///
    /// Pass every guard there is: the file beside the state, and any copy kept elsewhere.
    ///
    /// # Errors
    /// If the bytes are not such a state, or it was rolled back.
    pub fn load(bytes: &[u8], guards: &[Guard]) -> Result<Self, StateError> {
        if bytes.len() > MAX_BYTES {
            return Err(StateError::Size { found: bytes.len() });
        }
        let Read { election, entries, format, head, seed, stage, trustee: number } =
            wire::decode(bytes).map_err(StateError::Form)?;
        if format != FORMAT {
            return Err(StateError::Format { found: format, known: FORMAT });
        }
        let identity = Identity::from_seed(seed.expose());
        check_entries(&entries, &identity)?;
        let journal = Journal::with_entries(&election, number, entries);
        if journal.head() != head {
            return Err(StateError::Chain);
        }
        guards.iter().try_for_each(|guard| guard.check(&election, &journal))?;
        Ok(Self { identity, election, number, stage, journal })
    }
}

fn check_entries(entries: &[Entry], identity: &Identity) -> Result<(), StateError> {
    let signer = [identity.public_key()];
    for (index, entry) in entries.iter().enumerate() {
        let document = SignedDocument::decode(entry.document.as_bytes());
        let document = document.map_err(|source| StateError::Entry { index, source })?;
        document.check_signatures(&signer, 1).map_err(|source| StateError::Signature { index, source })?;
    }
    Ok(())
}
