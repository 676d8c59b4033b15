//! The key ceremony: rogue keys, false dealings, messages out of order.

use super::support::{entry, with};
use super::{Case, Fixture, meaningless, refused};
use crate::forge::{Attempt, Election, Stage};
use ostrakon_election::board::dealing_path;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{Complaint, ComplaintReason, DealingDocument};
use ostrakon_group::Scalar;
use rand_core::OsRng;

const NO_DEALING: &str = "a dealing of another shape has no coefficients to compute keys from";

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("k21_rogue_key_without_possession", &["109"], rogue),
    refused("k22_possession_copied_from_another_trustee", &["109"], copied_trustee),
    refused("k22_possession_copied_from_another_election", &["109"], copied_election),
    refused("k23_contribution_changed_after_others_were_seen", &["108"], changed_late),
    meaningless("k24_wrong_degree", &["108"], NO_DEALING, wrong_degree),
    refused("k25_trustee_0", &["107"], || stranger(0)),
    refused("k25_trustee_beyond_the_last", &["107"], || stranger(4)),
    refused("k25_one_trustee_twice", &["107"], duplicate),
    refused("k28_threshold_of_one_without_saying_so", &["104"], unsaid_threshold),
    meaningless("k28_threshold_other_than_the_manifests", &["108"], NO_DEALING, other_threshold),
    meaningless(
        "k30_acknowledgement_missing",
        &["110"],
        "keys are published once all have acknowledged",
        missing,
    ),
    refused("k30_dealing_of_another_first_round", &["107"], || dealing(|d| d.round = [7; 32].into())),
    refused("k30_dealing_without_an_envelope", &["107"], || dealing(|d| d.envelopes.truncate(2))),
    refused("k30_file_of_a_given_up_attempt_changed", &["108"], old_file_changed),
    refused("k30_dealing_before_all_commitments", &["107"], early_dealing),
    refused("x100_complaint_then_acknowledgements", &["107"], || after_complaint(true)),
    refused("x100_complaint_then_nothing_new", &["107"], || after_complaint(false)),
    refused("x100_complaint_then_an_old_channel_key", &["107"], old_channel),
];

/// A ceremony on what `change` makes of honest polynomials.
pub(super) fn drawn(change: impl FnOnce(&mut Attempt), place: &str) -> Case {
    with(Stage::Ceremony, |election| {
        let mut attempt = election.draw_attempt(1);
        change(&mut attempt);
        election.hold_ceremony(attempt);
        place.into()
    })
}

/// A ceremony in which one dealing file is another after all have committed.
fn dealt(trustee: u16, change: impl FnOnce(&mut Attempt, &mut Vec<u8>)) -> Case {
    with(Stage::Ceremony, |election| {
        let mut attempt = election.draw_attempt(1);
        election.enter_commitments(&mut attempt);
        let mut file = attempt.dealing_file(trustee);
        change(&mut attempt, &mut file);
        let mut drafts = election.draft_dealings(&attempt);
        drafts[usize::from(trustee) - 1] = election.draft_dealing(&attempt, trustee, file);
        election.enter_drafted_dealings(&mut attempt, drafts);
        election.acknowledge(attempt);
        dealing_path(1, trustee)
    })
}

/// The last dealer takes all others' keys off its own, and owns the sum: it cannot show that it knows its coefficient.
fn rogue() -> Case {
    with(Stage::Ceremony, |election| {
        let mut attempt = election.draw_attempt(1);
        let others = attempt.polynomials[0].0[0][0] + attempt.polynomials[1].0[0][0];
        let honest = attempt.polynomials[2].clone();
        attempt.polynomials[2].0[0][0] -= others;
        election.enter_commitments(&mut attempt);
        // All it can prove is what it would have known without the others' share.
        let rogue = std::mem::replace(&mut attempt.polynomials[2], honest);
        let round1 = attempt.round1;
        let proof = attempt.possession(3, 3, &round1);
        attempt.polynomials[2] = rogue;
        let file = [attempt.committed_bytes(3), proof].concat();
        let mut drafts = election.draft_dealings(&attempt);
        drafts[2] = election.draft_dealing(&attempt, 3, file);
        election.enter_drafted_dealings(&mut attempt, drafts);
        election.acknowledge(attempt);
        dealing_path(1, 3)
    })
}

/// Trustee 2 deals what trustee 1 dealt, with trustee 1's proof.
fn copied_trustee() -> Case {
    with(Stage::Ceremony, |election| {
        let mut attempt = election.draw_attempt(1);
        attempt.polynomials[1] = attempt.polynomials[0].clone();
        election.enter_commitments(&mut attempt);
        let round1 = attempt.round1;
        let file = [attempt.committed_bytes(2), attempt.possession(1, 1, &round1)].concat();
        let mut drafts = election.draft_dealings(&attempt);
        drafts[1] = election.draft_dealing(&attempt, 2, file);
        election.enter_drafted_dealings(&mut attempt, drafts);
        election.acknowledge(attempt);
        dealing_path(1, 2)
    })
}

fn copied_election() -> Case {
    dealt(2, |attempt, file| {
        *file = [attempt.committed_bytes(2), attempt.possession(2, 2, &[9; 32])].concat()
    })
}

fn changed_late() -> Case {
    dealt(3, |attempt, file| {
        attempt.polynomials[2].0[0][0] += Scalar::ONE;
        *file = attempt.dealing_file(3);
    })
}

/// One coefficient too many in every column.
fn wrong_degree() -> Case {
    drawn_short_of_keys(|attempt| attempt.polynomials[1].0.iter_mut().for_each(|c| c.push(Scalar::ONE)), 2)
}

fn other_threshold() -> Case {
    with(Stage::Ceremony, |election| {
        let mut attempt = election.draw_attempt(1);
        attempt.threshold = 3;
        let extend = |p: &mut crate::forge::Polynomials| {
            p.0.iter_mut().for_each(|c| c.push(Scalar::random(&mut OsRng)))
        };
        attempt.polynomials.iter_mut().for_each(extend);
        election.hold_ceremony(attempt);
        dealing_path(1, 1)
    })
}

/// As [`drawn`], where the dealing of `trustee` does not even decode.
fn drawn_short_of_keys(change: impl FnOnce(&mut Attempt), trustee: u16) -> Case {
    drawn(change, &dealing_path(1, trustee))
}

/// A commitment by a trustee whom the manifest does not have, before the others'.
fn stranger(number: u16) -> Case {
    with(Stage::Ceremony, |election| {
        let attempt = election.draw_attempt(1);
        let mut commitment = election.draft_commitments(&attempt)[0].clone();
        commitment.trustee = number;
        commitment.channel_key = [3; 32].into();
        commitment.dealing = [4; 32].into();
        let index = election.enter_by_trustee(number, Document::Commitment(commitment));
        election.hold_ceremony(attempt);
        entry(index)
    })
}

/// Trustee 1 deals twice.
fn duplicate() -> Case {
    with(Stage::Ceremony, |election| {
        let mut attempt = election.draw_attempt(1);
        election.enter_commitments(&mut attempt);
        let drafts = election.draft_dealings(&attempt);
        let index = election.enter_by_trustee(1, Document::Dealing(drafts[0].0.clone()));
        election.enter_drafted_dealings(&mut attempt, drafts);
        election.acknowledge(attempt);
        entry(index + 1)
    })
}

/// Any one trustee could read every vote, and the manifest does not say so.
fn unsaid_threshold() -> Case {
    let mut election = Election::new(crate::forge::Setting { threshold: 1, ..Default::default() });
    election.manifest.one_trustee_reads_votes = false;
    Case::entry(election.finish(), 0)
}

pub(super) fn acknowledged(last_round: impl FnOnce(&mut Election, Attempt) -> String) -> Case {
    with(Stage::Ceremony, |election| {
        let mut attempt = election.draw_attempt(1);
        election.enter_commitments(&mut attempt);
        election.enter_dealings(&mut attempt);
        election.publish_keys(&attempt.joint());
        last_round(election, attempt)
    })
}

/// Trustee 3's dealing document is changed before it is signed.
fn dealing(change: impl FnOnce(&mut DealingDocument)) -> Case {
    with(Stage::Ceremony, |election| {
        let mut attempt = election.draw_attempt(1);
        election.enter_commitments(&mut attempt);
        let mut drafts = election.draft_dealings(&attempt);
        change(&mut drafts[2].0);
        let place = entry(election.next() + 2);
        election.enter_drafted_dealings(&mut attempt, drafts);
        election.acknowledge(attempt);
        place
    })
}

/// Trustee 3 never says a word; the election goes on. The opening, after two rolls, should not be there.
fn missing() -> Case {
    acknowledged(|election, attempt| {
        let mut drafts = election.draft_acknowledgements(&attempt);
        drafts.pop();
        election.enter_acknowledgements(attempt, drafts);
        entry(election.next() + 2)
    })
}

/// Trustee 1 deals before trustee 3 has committed; the round's hash is right, they have colluded.
fn early_dealing() -> Case {
    with(Stage::Ceremony, |election| {
        let mut attempt = election.draw_attempt(1);
        let drafts = election.draft_commitments(&attempt);
        attempt.round1 = election.round1(1, &drafts);
        let mut dealings = election.draft_dealings(&attempt);
        let hashes: Vec<_> = dealings
            .iter()
            .map(|(d, _)| SignedDocument::unsigned(Document::Dealing(d.clone())).hash())
            .collect();
        let ceremony = ostrakon_election::setup::ceremony_hash(&attempt.round1, &hashes);
        drafts[..2].iter().for_each(|d| {
            election.enter_by_trustee(d.trustee, Document::Commitment(d.clone()));
        });
        let place = entry(election.next());
        let early = vec![dealings.remove(0)];
        election.enter_drafted_dealings(&mut attempt, early);
        election.enter_by_trustee(3, Document::Commitment(drafts[2].clone()));
        election.enter_drafted_dealings(&mut attempt, dealings);
        attempt.ceremony = ceremony;
        election.acknowledge(attempt);
        place
    })
}

fn complaint(election: &Election, attempt: u32) -> Document {
    Document::Complaint(Complaint {
        accused: 2,
        attempt,
        channel_secret: String::new(),
        election: election.election(),
        envelope: String::new(),
        reason: ComplaintReason::Dealing,
        trustee: 1,
    })
}

/// Trustee 1 complains, and the attempt goes on: with everybody's acknowledgements before a fresh attempt, or to its end.
fn after_complaint(fresh_later: bool) -> Case {
    acknowledged(|election, attempt| {
        election.enter_by_trustee(1, complaint(election, 1));
        let place = entry(election.next());
        let drafts = election.draft_acknowledgements(&attempt);
        if fresh_later {
            election.enter_by_trustee(2, Document::Acknowledgement(drafts[1].clone()));
            let again = election.draw_attempt(2);
            election.hold_ceremony(again);
        } else {
            election.enter_acknowledgements(attempt, drafts);
        }
        place
    })
}

/// What a given-up attempt dealt is not used; it still is what was signed.
fn old_file_changed() -> Case {
    let mut record = super::clean::attempts();
    let path = dealing_path(1, 3);
    record.file(&path)[100] ^= 1;
    Case::new(record, path)
}

/// A fresh attempt in which trustee 3 keeps its channel key.
fn old_channel() -> Case {
    acknowledged(|election, attempt| {
        election.enter_by_trustee(1, complaint(election, 1));
        let mut again = election.draw_attempt(2);
        again.channels[2] =
            ostrakon_election::setup::ChannelSecret::from_bytes(*attempt.channels[2].expose());
        let place = entry(election.next() + 2);
        election.hold_ceremony(again);
        place
    })
}
