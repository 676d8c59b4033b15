//! What is wrong with a dealing, by public data alone (spec 1.3, checks 108 and 109).

use super::Commitments;
use ostrakon_election::setup::{Dealing, DealingDocument, DealingError, Plan};
use ostrakon_group::sha256;
use ostrakon_proofs::possession::PossessionError;

/// Why a dealing is not accepted: the dealer's fault, all of them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DealingFault {
    /// The document continues another round 1.
    #[error("its document names another round 1")]
    Round,
    /// Not one envelope hash a trustee, zeros in the dealer's own place.
    #[error("its document does not list one envelope for each trustee, and zeros for its own")]
    Envelopes,
    /// The file does not read: layout, head, threshold, degree, encodings.
    #[error(transparent)]
    File(#[from] DealingError),
    /// Another dealing than round 1 committed to.
    #[error("the dealing is not the one that round 1 committed to")]
    Commitment,
    /// A constant coefficient is O.
    #[error("the constant coefficient of column {column} is the identity")]
    Identity {
        /// From 1.
        column: usize,
    },
    /// The dealer does not show that it knows its coefficients.
    #[error(transparent)]
    Possession(#[from] PossessionError),
}

/// Is this file the one that the document names?
pub(crate) fn is_named(document: &DealingDocument, file: &[u8]) -> bool {
    document.file.size == file.len() as u64 && document.file.sha256.0 == sha256(file)
}

/// Checks one trustee's document with the file that it names.
///
/// # Errors
/// The dealer's fault.
pub fn check_dealing(
    plan: &Plan,
    commitments: &Commitments,
    document: &DealingDocument,
    file: &[u8],
) -> Result<Dealing, DealingFault> {
    let (dealer, attempt) = (document.trustee, commitments.attempt());
    if document.round.0 != *commitments.round1() {
        return Err(DealingFault::Round);
    }
    if !envelopes_are_listed(document, commitments.all().len()) {
        return Err(DealingFault::Envelopes);
    }
    let dealing = Dealing::decode(file, attempt, dealer, plan.manifest().threshold, plan.columns())?;
    if commitments.of(dealer).is_none_or(|c| c.dealing.0 != dealing.commitment()) {
        return Err(DealingFault::Commitment);
    }
    if let Some(column) = dealing.identity_columns().first() {
        return Err(DealingFault::Identity { column: *column });
    }
    dealing.verify_possession(commitments.round1())?;
    Ok(dealing)
}

fn envelopes_are_listed(document: &DealingDocument, n: usize) -> bool {
    let own = usize::from(document.trustee).wrapping_sub(1);
    let fits = |(place, hash): (usize, &ostrakon_group::Bytes32)| (place == own) == (hash.0 == [0; 32]);
    document.envelopes.len() == n && document.envelopes.iter().enumerate().all(fits)
}
