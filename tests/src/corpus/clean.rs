//! Records with nothing wrong: each must pass every check in both verifiers.

use super::changes::ended_early;
use crate::forge::{Election, Record, RollSetting, Setting, Stage, VoteSetting, id, options};
use ostrakon_election::document::Document;
use ostrakon_election::setup::{Complaint, ComplaintReason};

/// A record that must pass.
#[derive(Clone, Copy, Debug)]
pub struct Clean {
    /// Its name.
    pub name: &'static str,
    /// The statuses that the contests' verdicts must have.
    pub verdicts: &'static [&'static str],
    /// A check and a word of the note it must leave.
    pub note: Option<(&'static str, &'static str)>,
    /// Makes it.
    pub build: fn() -> Record,
}

pub(super) const fn clean(
    name: &'static str,
    verdicts: &'static [&'static str],
    build: fn() -> Record,
) -> Clean {
    Clean { name, verdicts, note: None, build }
}

/// Every variant of the default election; those of the ballot types are in [`super::clean_types`].
pub const CLEAN: &[Clean] = &[
    clean("as_it_should_be", &["carried", "elected", "elected"], || Election::at(Stage::Manifest).finish()),
    clean("weighted", &["carried", "elected", "elected"], weighted),
    clean("ceremony_in_three_attempts", &["carried", "elected", "elected"], attempts),
    Clean {
        note: Some(("108", "round 1")),
        ..clean("attempt_given_up_over_a_bad_dealing", &["carried", "elected", "elected"], bad_dealing)
    },
    clean("too_few", &["carried", "elected", "too-few"], too_few),
    clean("weights_that_decode", &["too-few", "too-few", "elected"], weights_that_decode),
    clean("tie_then_fresh_vote", &["carried", "elected", "tied"], || tied("election").finish()),
    clean("tie_then_lot", &["carried", "elected", "elected"], || tied_by_lot().finish()),
    Clean {
        note: Some(("602", "trustee 1")),
        ..clean("d36_one_bad_share_and_t_good", &["carried", "elected", "elected"], one_bad_share)
    },
    Clean {
        note: Some(("605", "trustee 2")),
        ..clean("one_bad_lot_share_and_t_good", &["carried", "elected", "elected"], one_bad_lot_share)
    },
    clean("witnessed", &["carried", "elected", "elected"], witnessed),
    clean("pins_and_receipts", &["carried", "elected", "elected"], pins_and_receipts),
    Clean {
        note: Some(("408", "unfounded")),
        ..clean("objections_unfounded", &["carried", "elected", "elected"], unfounded)
    },
    clean("one_trustee", &["carried", "elected", "elected"], one_trustee),
    clean("two_of_three_present", &["carried", "elected", "elected"], absent_trustee),
    clean("nobody_on_the_committee_votes", &["carried", "elected", "too-few"], nobody),
    clean("schedule_ends_the_vote_early", &["carried", "elected", "elected"], ended_early),
    clean("a_identity_in_the_sum", &["carried", "elected", "elected"], sum_identity),
];

/// The default setting with other weights on the first roll; the motion is 40 to 10, 10 abstain.
fn weighted() -> Record {
    let mut setting = Setting::default();
    setting.rolls[0].weights = vec![20, 10, 10, 10, 10];
    Election::new(setting).finish()
}

/// A false share, then a missing message, then it works.
pub(super) fn attempts() -> Record {
    let mut election = Election::at(Stage::Ceremony);
    let mut first = election.draw_attempt(1);
    election.enter_commitments(&mut first);
    let mut drafts = election.draft_dealings(&first);
    let mut shares = first.polynomials[1].at(1);
    shares[0] += ostrakon_group::Scalar::ONE;
    let envelope = first.envelope(2, 1, shares);
    drafts[1].0.envelopes[0] = ostrakon_group::sha256(&envelope).into();
    election.enter_drafted_dealings(&mut first, drafts);
    let secret = ostrakon_group::Hex(*first.channels[0].expose()).to_string();
    let hex: String = envelope.iter().map(|b| format!("{b:02x}")).collect();
    complain(&mut election, 1, ComplaintReason::Share, secret, hex);
    let second = election.draw_attempt(2);
    let commitment = election.draft_commitments(&second)[0].clone();
    election.enter_by_trustee(1, Document::Commitment(commitment));
    complain(&mut election, 2, ComplaintReason::Missing, String::new(), String::new());
    let third = election.draw_attempt(3);
    election.hold_ceremony(third);
    election.finish()
}

/// A dealing that nobody committed to is complained of; the next attempt is clean.
fn bad_dealing() -> Record {
    let mut election = Election::at(Stage::Ceremony);
    let mut first = election.draw_attempt(1);
    election.enter_commitments(&mut first);
    first.polynomials[1].0[0][1] += ostrakon_group::Scalar::ONE;
    election.enter_dealings(&mut first);
    complain(&mut election, 1, ComplaintReason::Dealing, String::new(), String::new());
    let second = election.draw_attempt(2);
    election.hold_ceremony(second);
    election.finish()
}

fn complain(
    election: &mut Election,
    attempt: u32,
    reason: ComplaintReason,
    secret: String,
    envelope: String,
) {
    let complaint = Complaint {
        accused: 2,
        attempt,
        channel_secret: secret,
        election: election.election(),
        envelope,
        reason,
        trustee: 1,
    };
    election.enter_by_trustee(1, Document::Complaint(complaint));
}

/// Two of the committee vote, where three are needed.
fn too_few() -> Record {
    let mut election = Election::at(Stage::Ballots);
    election.cast_places(&[0, 1, 2, 3, 4, 5, 6, 8]);
    election.finish()
}

fn nobody() -> Record {
    let mut election = Election::at(Stage::Ballots);
    election.cast_places(&[0, 1, 3, 4, 6, 8]);
    election.finish()
}

/// One heavy member among equals: every total would tell the heavy vote.
fn weights_that_decode() -> Record {
    let mut setting = Setting::default();
    setting.rolls[0].weights = vec![10, 1, 1, 1, 1];
    Election::new(setting).finish()
}

/// The committee ties, two against two, under this vote of the charter.
pub(super) fn tied(vote: &str) -> Election {
    let mut setting = Setting::default();
    setting.contests[2].vote = id(vote);
    setting.votes[9].selections = vec![options(&[1])];
    Election::new(setting)
}

/// A tie that the charter settles by lot.
pub(super) fn tied_by_lot() -> Election {
    tied("election-by-lot")
}

/// Trustee 1's share of the motion is of something else.
fn one_bad_share() -> Record {
    let mut election = Election::at(Stage::Shares);
    let mut shares = election.draft_shares();
    shares[0].shares[0] = shares[1].shares[0];
    election.enter_shares(shares);
    election.finish()
}

fn one_bad_lot_share() -> Record {
    let mut election = tied_by_lot();
    election.run_until(Stage::Lots);
    let mut shares = election.draft_lot_shares();
    shares[1].share = shares[0].share;
    election.enter_lot_shares(shares);
    election.finish()
}

/// Three witnesses, two required, all there.
fn witnessed() -> Record {
    Election::new(Setting { witnesses: 3, required: 2, ..Setting::default() }).finish()
}

/// An earlier checkpoint, a receipt of then, and one of now.
fn pins_and_receipts() -> Record {
    let mut election = Election::at(Stage::Closing);
    let pin = election.checkpoint_at(election.next()).encode().into_bytes();
    let then = election.receipt(election.entry_of(0)).encode().into_bytes();
    let mut record = election.finish();
    let now = election.receipt(election.entry_of(3)).encode().into_bytes();
    record.pins = vec![("pin".into(), pin)];
    record.receipts = vec![("then".into(), then), ("now".into(), now)];
    record
}

/// A receipt of a ballot that is there, and a text that is no receipt.
fn unfounded() -> Record {
    let mut election = Election::at(Stage::Closing);
    let receipt = election.receipt(election.entry_of(1)).encode();
    election.run_until(Stage::Objections);
    for text in [receipt, "I do not like it".into()] {
        election.enter_objection(text);
    }
    election.finish()
}

fn one_trustee() -> Record {
    Election::new(Setting { trustees: 1, threshold: 1, ..Setting::default() }).finish()
}

/// n = 4, t = 2, q = 3: trustee 1 disappears after the ceremony.
fn absent_trustee() -> Record {
    let mut election = Election::new(Setting { trustees: 4, ..Setting::default() });
    election.run_until(Stage::SignOffs);
    let rest = election.draft_sign_offs().split_off(1);
    election.enter_sign_offs(rest);
    let shares = election.draft_shares().into_iter().filter(|s| s.trustee != 1).collect();
    election.enter_shares(shares);
    election.finish()
}

/// Voters bring about A = O together: the sums are the totals, and every share is O.
fn sum_identity() -> Record {
    let mut setting = Setting::default();
    let members = RollSetting { weights: vec![1; 4], ..setting.rolls[1].clone() };
    setting.rolls[1] = members;
    let mut election = Election::new(setting);
    election.run_until(Stage::Ballots);
    let mut sum = ostrakon_group::Scalar::ZERO;
    election.cast_each(|election, place, bytes| {
        let vote = &election.setting.votes[place];
        if vote.roll == 0 {
            return vec![bytes];
        }
        vec![opposite(election, vote, &mut sum, place == 9)]
    });
    election.finish()
}

/// A valid ballot of the committee; the last one's randomness is what the others' add up to, taken off.
fn opposite(
    election: &Election,
    vote: &VoteSetting,
    sum: &mut ostrakon_group::Scalar,
    last: bool,
) -> Vec<u8> {
    let relation = &election.relations[1];
    let bits = election.bits(1, &vote.selections);
    let mut forger = crate::forge::Forger::new(relation, bits, election.rolls[1].members[vote.member].secret);
    if last {
        forger.randomness = vec![-*sum];
    }
    *sum += forger.randomness[0];
    let ciphertexts = election.encrypt(1, &forger.slot_values(relation), &forger.randomness);
    election.seal_forged(1, vote.member, &forger, &ciphertexts).bytes
}
