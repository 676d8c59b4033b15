//! Officers who certify what did not come out.

use crate::forge::{Election, Record, Stage};
use ostrakon_charter::{Id, Status, Verdict};
use ostrakon_election::certify::verdicts_hash;
use ostrakon_election::document::SignedDocument;
use ostrakon_tlog::ed25519::SecretKey;

/// The record with a certificate of other verdicts, at the place of the right one, which is still to come; and that certificate.
pub(super) fn publish(
    election: &mut Election,
    other: &[Verdict],
    signers: &[&SecretKey],
) -> (Record, SignedDocument) {
    let before = election.log.clone();
    let mut certificate = election.draft_certificate();
    certificate.verdicts = verdicts_hash(other);
    election.certify_by(certificate, signers);
    let published = (election.publish(), last(election));
    (election.log, election.stage) = (before, Stage::Certificate);
    published
}

/// The last document of the board.
pub(super) fn last(election: &Election) -> SignedDocument {
    SignedDocument::decode(election.log.entries().last().unwrap()).unwrap()
}

/// The last verdict is another: lost instead of carried, somebody else elected, valid instead of invalid.
pub(super) fn changed(election: &Election, verdicts: &[Verdict]) -> Vec<Verdict> {
    let mut verdicts = verdicts.to_vec();
    let options = &election.manifest.contests.last().unwrap().options;
    let persons: Vec<Id> = options.iter().map(|option| option.id.clone()).collect();
    let is_motion = election.rules().vote(&verdicts.last().unwrap().vote).unwrap().rule().tie().is_none();
    let verdict = verdicts.last_mut().unwrap();
    (verdict.status, verdict.elected) = match (is_motion, verdict.status) {
        (true, Status::Carried) => (Status::Lost, Vec::new()),
        (true, _) => (Status::Carried, Vec::new()),
        (false, _) => (Status::Elected, others(&persons, &verdict.elected)),
    };
    verdict.because.clear();
    verdict.choose.clear();
    verdict.tied.clear();
    verdicts
}

/// One of the elected gives way to somebody who is not; without any, the first is elected.
fn others(persons: &[Id], elected: &[Id]) -> Vec<Id> {
    let other = persons.iter().find(|person| !elected.contains(person)).into_iter();
    let mut others: Vec<Id> = elected.iter().skip(1).chain(other).cloned().collect();
    others.sort_unstable();
    others
}
