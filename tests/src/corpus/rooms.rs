//! Closing, counting, verdict, certificate: what the attacks of the other sections leave over.

use super::support::{entry, with};
use super::{Case, Fixture, refused};
use crate::forge::{Election, Setting, Stage};
use ostrakon_election::board::Closing;
use ostrakon_election::certify::Certificate;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::tally::TallyDocument;

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("c405_closing_twice", &["405"], closing_twice),
    refused("c405_challenge_on_the_board", &["405"], challenge),
    refused("g83_opened_early", &["409"], opened_early),
    refused("g83_closed_early", &["409"], || closing(|c| c.time -= 2)),
    refused("c409_ballots_miscounted", &["409"], || closing(|c| c.ballots += 1)),
    refused("c501_superseded_stated_wrong", &["501"], || tallies(0, |t| t[0].superseded = 0)),
    refused("c501_head_of_another_board", &["501"], || tallies(1, |t| t[1].closing.root = [2; 32].into())),
    refused("c503_too_few_not_said", &["503"], not_said),
    refused("c503_too_few_said_of_enough", &["503"], || tallies(2, |t| t[2].too_few = true)),
    refused("x98_weights_that_decode_not_said", &["503"], decoding_weights),
    refused("c604_share_of_too_few", &["604"], share_of_too_few),
    refused("c604_totals_of_too_few", &["604"], totals_of_too_few),
    refused("g79_verdict_against_the_charter", &["701"], || certificate(|c| c.verdicts = [4; 32].into())),
    refused("g89_certificate_by_too_few_officers", &["702"], one_officer),
    refused("g89_certificate_over_another_checkpoint", &["702"], || {
        certificate(|c| c.head.root = [4; 32].into())
    }),
    refused("g89_certificate_of_another_result", &["702"], || certificate(|c| c.result = [4; 32].into())),
    refused("g89_certificate_of_another_report", &["702"], || certificate(|c| c.report = [4; 32].into())),
];

fn closing_twice() -> Case {
    with(Stage::Objections, |election| {
        let again = election.draft_closing();
        entry(election.enter_by_organiser(Document::Closing(again)))
    })
}

/// What a booth gives to a second device, published.
fn challenge() -> Case {
    with(Stage::Objections, |election| {
        let opening = ostrakon_election::cast::ChallengeOpening {
            contests: Vec::new(),
            election: election.election(),
            roll: crate::forge::id("members"),
        };
        entry(election.enter_signed(&SignedDocument::unsigned(Document::Challenge(opening))))
    })
}

fn opened_early() -> Case {
    with(Stage::Opening, |election| {
        let mut opening = election.draft_opening();
        opening.time -= 2;
        let place = entry(election.next());
        election.enter_opening(opening);
        place
    })
}

fn closing(change: impl FnOnce(&mut Closing)) -> Case {
    with(Stage::Closing, |election| {
        let mut closing = election.draft_closing();
        change(&mut closing);
        let place = entry(election.next());
        election.enter_closing(closing);
        place
    })
}

fn tallies(at: u64, change: impl FnOnce(&mut [TallyDocument])) -> Case {
    tallied(Election::at(Stage::Tallies), at, change)
}

fn tallied(mut election: Election, at: u64, change: impl FnOnce(&mut [TallyDocument])) -> Case {
    let mut drafts = election.draft_tallies();
    change(&mut drafts);
    let index = election.next() + at;
    election.enter_tallies(drafts);
    Case::entry(election.finish(), index)
}

/// Two of the committee vote.
fn two_on_the_committee() -> Election {
    let mut election = Election::at(Stage::Ballots);
    election.cast_places(&[0, 1, 2, 3, 4, 5, 6, 8]);
    election.run_until(Stage::Tallies);
    election
}

fn not_said() -> Case {
    tallied(two_on_the_committee(), 2, |t| t[2].too_few = false)
}

/// Ten against four of one each.
fn decoding_weights() -> Case {
    let mut setting = Setting::default();
    setting.rolls[0].weights = vec![10, 1, 1, 1, 1];
    let mut election = Election::new(setting);
    election.run_until(Stage::Tallies);
    tallied(election, 0, |t| t[..2].iter_mut().for_each(|t| t.too_few = false))
}

/// One trustee opens what is never to be opened.
fn share_of_too_few() -> Case {
    let mut election = two_on_the_committee();
    election.run_until(Stage::Shares);
    let mut shares = election.draft_shares();
    let index = election.next() + shares.len() as u64;
    shares.push(election.draft_share(2, 2));
    election.enter_shares(shares);
    Case::entry(election.finish(), index)
}

/// All trustees open what is never to be opened, and the organiser publishes it. The first share names the fault.
fn totals_of_too_few() -> Case {
    let mut election = two_on_the_committee();
    election.run_until(Stage::Shares);
    let mut shares = election.draft_shares();
    let index = election.next() + shares.len() as u64;
    shares.extend(election.trustees().into_iter().map(|i| election.draft_share(i, 2)));
    election.enter_shares(shares);
    let mut result = election.draft_result();
    result.contests[2] = election.decrypted(2);
    election.enter_result(result);
    Case::entry(election.finish(), index)
}

fn certificate(change: impl FnOnce(&mut Certificate)) -> Case {
    with(Stage::Certificate, |election| {
        let mut certificate = election.draft_certificate();
        change(&mut certificate);
        let place = entry(election.next());
        election.enter_certificate(certificate);
        place
    })
}

/// One signs, where the quorum is two.
fn one_officer() -> Case {
    with(Stage::Certificate, |election| {
        let (certificate, index) = (election.draft_certificate(), election.next());
        let officers = std::mem::take(&mut election.people.officers);
        election.certify_by(certificate, &[&officers[0]]);
        entry(index)
    })
}
