//! Two different messages where a trustee has one to give (spec 1.3).

use super::Round;
use crate::Kind;
use crate::read::{check_signatures, place};
use ostrakon_election::document::SignedDocument;
use ostrakon_election::setup::Plan;
use std::collections::BTreeMap;

/// Who said two things, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Equivocation {
    /// Who.
    pub trustee: u16,
    /// In which attempt.
    pub attempt: u32,
    /// In which round.
    pub round: Round,
}

/// Compares signed ceremony messages from anywhere: board, mail, another trustee's copy of the board.
///
/// Bytes that are not signed by the trustee they name prove nothing and are passed over.
pub fn equivocations(plan: &Plan, messages: &[Vec<u8>]) -> Vec<Equivocation> {
    let mut first: BTreeMap<Equivocation, [u8; 32]> = BTreeMap::new();
    let mut found = Vec::new();
    for (message, hash) in messages.iter().filter_map(|bytes| signed(plan, bytes)) {
        if *first.entry(message).or_insert(hash) != hash && !found.contains(&message) {
            found.push(message);
        }
    }
    found
}

fn signed(plan: &Plan, bytes: &[u8]) -> Option<(Equivocation, [u8; 32])> {
    let document = SignedDocument::decode(bytes).ok()?;
    let (trustee, kind, subject) = place(&document.body)?;
    let round = match kind {
        Kind::Commitment => Round::Commitment,
        Kind::Dealing => Round::Dealing,
        Kind::Acknowledgement => Round::Acknowledgement,
        _ => return None,
    };
    let ours = document.body.election() == Some(plan.election());
    (ours && check_signatures(plan, &document).is_ok())
        .then_some((Equivocation { trustee, attempt: subject.parse().ok()?, round }, document.hash()))
}
