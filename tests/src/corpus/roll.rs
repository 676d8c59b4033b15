//! Rolls and who is on them: checks 201 to 203 and 302.

use super::documents::manifest;
use super::support::{entry, open, with};
use super::{Case, Fixture, refused};
use crate::forge::{Election, Member, Stage, VoteSetting, options};
use ostrakon_circuits::Selection;
use ostrakon_election::roll::RollDocument;
use ostrakon_election::setup::Opening;
use ostrakon_group::Scalar;
use rand_core::OsRng;

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("r49_credential_off_the_roll", &["302"], off_roll),
    refused("r49_credential_of_another_body", &["302"], other_body),
    refused("r50_roll_changed_after_the_opening", &["203"], || opening(|o| o.rolls[0].root = [3; 32].into())),
    refused("r50_roll_after_the_opening", &["203"], roll_late),
    refused("r50_opening_of_another_ceremony", &["203"], || opening(|o| o.ceremony = [3; 32].into())),
    refused("r50_opening_of_other_keys", &["203"], || opening(|o| o.keys = [3; 32].into())),
    refused("r51_size_is_not_as_declared", &["201"], || signed(|d| d.size += 1)),
    refused("r51_total_weight_is_not_as_declared", &["201"], || signed(|d| d.total_weight += 1)),
    refused("r51_heavier_than_the_manifest_allows", &["201"], too_heavy),
    refused("r51_credential_twice", &["202"], || filed(|records| records.insert(1, records[0].clone()))),
    refused("r51_out_of_order", &["202"], || filed(|records| records.swap(1, 2))),
    refused("r51_weight_0", &["202"], weight_0),
];

/// Somebody who is on no roll votes, with a proof that holds.
fn off_roll() -> Case {
    let mut election = open();
    let stranger = Member { secret: Scalar::random(&mut OsRng), weight: 1 };
    intruded(&mut election, stranger)
}

/// A member of the committee votes among the members.
fn other_body() -> Case {
    let mut election = open();
    let intruder = election.rolls[1].members[0].clone();
    intruded(&mut election, intruder)
}

fn intruded(election: &mut Election, member: Member) -> Case {
    election.rolls[0].members.push(member);
    election.cast_each(|_, _, bytes| vec![bytes]);
    let vote = VoteSetting { roll: 0, member: 5, selections: vec![options(&[2]), Selection::Blank] };
    let sealed = election.seal(&vote);
    let index = election.enter_bytes(sealed);
    Case::entry(election.finish(), index)
}

fn opening(change: impl FnOnce(&mut Opening)) -> Case {
    with(Stage::Opening, |election| {
        let mut opening = election.draft_opening();
        change(&mut opening);
        let place = entry(election.next());
        election.enter_opening(opening);
        place
    })
}

/// The committee's roll comes after the opening that names its root.
fn roll_late() -> Case {
    with(Stage::Rolls, |election| {
        let mut drafts = election.draft_rolls();
        let (late, file) = drafts.pop().unwrap();
        election.enter_rolls(drafts);
        let mut opening = election.draft_opening();
        opening.rolls[1].root = late.root;
        election.enter_opening(opening);
        entry(election.enter_roll(late, file))
    })
}

/// A roll whose document is changed before it is signed.
fn signed(change: impl FnOnce(&mut RollDocument)) -> Case {
    with(Stage::Rolls, |election| {
        let mut drafts = election.draft_rolls();
        change(&mut drafts[0].0);
        election.enter_rolls(drafts);
        "roll/0".into()
    })
}

/// Five voters of weight 1, where the manifest allows a weight of 4. The roll follows 1 + 9 entries.
fn too_heavy() -> Case {
    let case = manifest(|m| m.rolls[0].max_weight = 4);
    Case { place: entry(10), ..case }
}

/// A roll whose file is changed before it is described and signed.
fn filed(change: impl FnOnce(&mut Vec<Vec<u8>>)) -> Case {
    with(Stage::Rolls, |election| {
        let mut drafts = election.draft_rolls();
        let mut records: Vec<Vec<u8>> = drafts[0].1.chunks(36).map(<[u8]>::to_vec).collect();
        change(&mut records);
        drafts[0] = election.draft_roll(0, records.concat());
        election.enter_rolls(drafts);
        "roll/0".into()
    })
}

/// Somebody who could vote and would not count.
fn weight_0() -> Case {
    with(Stage::Rolls, |election| {
        election.rolls[0].members.push(Member { secret: Scalar::random(&mut OsRng), weight: 0 });
        election.enter_rolls(election.draft_rolls());
        "roll/0".into()
    })
}
