//! Erasing the key shares (spec 1.3): after certification nobody needs them, and what is gone cannot be stolen.

use crate::read::{ReadFault, check_signatures};
use crate::stage::Stage;
use crate::{SeatError, Trustee, Unpublished};
use ostrakon_election::document::{CanonicalError, Document, SignedDocument};
use ostrakon_election::setup::Plan;

/// Why shares are not erased.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// Another election.
    #[error(transparent)]
    Seat(#[from] SeatError),
    /// No document.
    #[error("the certificate is {0}")]
    Form(#[from] CanonicalError),
    /// Another document, or of another election.
    #[error(
        "this is a {found}, where this election's certificate is needed: key shares are erased after certification, not before"
    )]
    NotCertificate {
        /// What it is.
        found: &'static str,
    },
    /// Not signed by the quorum.
    #[error("the certificate is not signed as the manifest asks: {0}")]
    Signatures(#[from] ReadFault),
}

impl Trustee {
    /// Erases the key shares once the certificate is there. The journal stays: what was signed stays signed.
    ///
    /// The old state file holds them until the new one is stored; backups of it must be destroyed by hand.
    ///
    /// # Errors
    /// If `certificate`, the board's entry, is not this election's, signed by the officers' quorum.
    pub fn erase_after_certification(
        &mut self,
        plan: &Plan,
        certificate: &[u8],
    ) -> Result<Unpublished<()>, EraseError> {
        self.check_plan(plan)?;
        let document = SignedDocument::decode(certificate)?;
        let ours = document.body.election() == Some(self.election);
        if !ours || !matches!(document.body, Document::Certificate(_)) {
            return Err(EraseError::NotCertificate { found: document.body.name() });
        }
        check_signatures(plan, &document)?;
        Ok(self.erase_for_good())
    }

    /// Erases all secrets but the identity, certificate or not: for an election that is void. If fewer than t trustees keep
    /// theirs, nothing of this election can ever be decrypted.
    pub fn erase_for_good(&mut self) -> Unpublished<()> {
        self.stage = Stage::Erased;
        Unpublished::new(())
    }
}
