//! What does not change once the vote is open: question, options, rules, and the closing but by a quorum of officers.

use super::support::{YES, entry, with};
use super::{Case, Fixture, refused};
use crate::forge::{Election, Record, Setting, Stage, id};
use ostrakon_election::board::Schedule;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::ElectionManifest;
use ostrakon_tlog::ed25519::SecretKey;
use rand_core::OsRng;

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("g80_question_changed_after_opening", &["405"], || {
        announced_again(|m| m.contests[0].title = "Shall we not merge?".into())
    }),
    refused("g80_options_changed_after_opening", &["405"], || {
        announced_again(|m| m.contests[1].options[0].id = id("zoe"))
    }),
    refused("g80_closing_time_changed_after_opening", &["405"], || announced_again(|m| m.closes += 3600)),
    refused("g80_threshold_changed_after_opening", &["105"], other_threshold),
    refused("g83_extended_by_one_officer", &["409"], || scheduled(100, 700, |keys| vec![&keys[0]])),
    refused("g83_extended_by_a_stranger_too", &["106"], stranger),
    refused("g83_closing_in_the_past", &["409"], || scheduled(100, 50, |keys| keys.iter().collect())),
    refused("g83_schedule_before_the_opening", &["409"], || scheduled(0, 600, |keys| keys.iter().collect())),
    refused("g83_schedule_after_the_closing", &["405"], after_closing),
    refused("g83_closed_before_the_schedule", &["409"], closed_before),
    refused("g83_closed_days_late", &["409"], closed_late),
    refused("g84_ballot_of_an_earlier_election", &["304"], old_ballot),
];

/// A second manifest, signed by the organiser while people vote.
fn announced_again(change: impl FnOnce(&mut ElectionManifest)) -> Case {
    with(Stage::Closing, |election| {
        let mut manifest = election.manifest.clone();
        change(&mut manifest);
        entry(election.enter_by_organiser(Document::Manifest(Box::new(manifest))))
    })
}

/// The same outcome by another threshold.
fn other_threshold() -> Case {
    let mut record: Record = Election::at(Stage::Manifest).finish();
    let charter = String::from_utf8(record.file("charter.toml").clone()).unwrap();
    *record.file("charter.toml") = charter.replace("\"1/2\"", "\"2/3\"").into_bytes();
    Case::new(record, "charter.toml")
}

/// A schedule that is made `made` seconds after the time to open and closes the vote `closes` seconds after it.
fn schedule(election: &Election, made: u64, closes: u64) -> SignedDocument {
    let opens = election.manifest.opens;
    let body = Schedule { closes: opens + closes, election: election.election(), time: opens + made };
    SignedDocument::unsigned(Document::Schedule(body))
}

/// The last ballots are in when a schedule is entered, signed by some officers; the closing is where it lets it be.
fn scheduled(made: u64, closes: u64, by: impl FnOnce(&[SecretKey]) -> Vec<&SecretKey>) -> Case {
    with(Stage::Closing, |election| {
        let mut document = schedule(election, made, closes);
        by(&election.people.officers).into_iter().for_each(|key| document.add_signature(key));
        let place = entry(election.enter_signed(&document));
        let mut closing = election.draft_closing();
        closing.time = closing.time.max(election.manifest.opens + closes);
        election.enter_closing(closing);
        run_on(election);
        place
    })
}

/// Tallies are made after the objections, whenever the vote was closed.
fn run_on(election: &mut Election) {
    election.run_until(Stage::Tallies);
    let closed = election.view().closings[0].body.time;
    let mut tallies = election.draft_tallies();
    let earliest = closed + election.manifest.objection_seconds;
    tallies.iter_mut().for_each(|tally| tally.time = tally.time.max(earliest));
    election.enter_tallies(tallies);
}

fn stranger() -> Case {
    with(Stage::Closing, |election| {
        let mut document = schedule(election, 100, 600);
        let stranger = SecretKey::generate(&mut OsRng);
        election.people.officers.iter().chain([&stranger]).for_each(|key| document.add_signature(key));
        entry(election.enter_signed(&document))
    })
}

fn after_closing() -> Case {
    with(Stage::Objections, |election| {
        let mut document = schedule(election, 100, 900);
        election.people.officers.iter().for_each(|key| document.add_signature(key));
        entry(election.enter_signed(&document))
    })
}

/// The officers extend the vote, and the organiser closes it when the manifest says.
fn closed_before() -> Case {
    with(Stage::Closing, |election| {
        let mut document = schedule(election, 100, 4_000);
        election.people.officers.iter().for_each(|key| document.add_signature(key));
        election.enter_signed(&document);
        entry(election.next())
    })
}

fn closed_late() -> Case {
    with(Stage::Closing, |election| {
        let mut closing = election.draft_closing();
        closing.time = election.manifest.closes + 86_401;
        let place = entry(election.next());
        election.enter_closing(closing);
        run_on(election);
        place
    })
}

/// The same people, members and keys vote again, and a ballot of the first time is taken over.
fn old_ballot() -> Case {
    let mut old = Election::at(Stage::Closing);
    let ballot = old.log.entries()[old.entry_of(YES) as usize].clone();
    let mut again = Election::again(old.setting.clone(), std::mem::take(&mut old.rolls), old.people);
    again.run_until(Stage::Ceremony);
    again.hold_ceremony(old.attempt.take().unwrap());
    again.run_until(Stage::Ballots);
    let first = again.next();
    again.cast_each(|_, place, bytes| vec![if place == YES { ballot.clone() } else { bytes }]);
    Case::entry(again.finish(), first + YES as u64)
}

/// A record in which officers end the vote early: nothing is wrong with it.
pub(super) fn ended_early() -> Record {
    let mut election = Election::new(Setting::default());
    election.run_until(Stage::Closing);
    let mut document = schedule(&election, 100, 100);
    election.people.officers.iter().for_each(|key| document.add_signature(key));
    election.enter_signed(&document);
    let mut closing = election.draft_closing();
    closing.time = election.manifest.opens + 101;
    election.enter_closing(closing);
    election.finish()
}
