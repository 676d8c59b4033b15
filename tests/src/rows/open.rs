//! Bodies too small to count in secret.

use super::Expected::TooFew;
use super::decisions::assert_check;
use super::{Row, row};
use crate::forge::{Held, Organisation, Poll, id};
use ostrakon_group::Bytes32;
use ostrakon_register::acts::{OpenOption, OpenVote};

/// What is too few is said to be so; then the body decides openly.
pub const ROWS: &[Row] = &[
    row("c_decide_four_are_too_few", "C-DECIDE", "motion", TooFew, |_| {
        Poll::of("leeds", 4).motion("motion", [3, 1, 0])
    })
    .then(decided_openly),
    row("c_branch_four_are_too_few_to_elect", "C-BRANCH", "branch-officer", TooFew, |_| {
        Poll::of("leeds", 7).choice("branch-officer", &[("ana", 3), ("bo", 1)])
    })
    .then(elected_openly),
];

/// Of a body of seven, four of whom vote.
fn openly(vote: &str, options: &[(&str, u64)]) -> OpenVote {
    let option = |(name, total): &(&str, u64)| OpenOption { flags: Vec::new(), id: id(name), total: *total };
    OpenVote {
        about: None,
        body: id("leeds"),
        contest: id(vote),
        meeting: None,
        none: None,
        options: options.iter().map(option).collect(),
        register: Bytes32::from([0; 32]),
        roll: 7,
        time: 0,
        title: format!("The question of {vote}"),
        vote: id(vote),
        voted: options.iter().map(|(_, total)| total).sum(),
    }
}

fn status(network: &Organisation, outcome: &Bytes32, contest: &str) -> &'static str {
    network.state().decision(outcome, &id(contest)).unwrap().status.as_str()
}

fn decided_openly(network: &mut Organisation, _: &Held) {
    let half = network.vote_openly(openly("motion", &[("for", 2), ("against", 2), ("abstain", 0)])).unwrap();
    assert_eq!(status(network, &half, "motion"), "lost");
    let more = network.vote_openly(openly("motion", &[("for", 2), ("against", 1), ("abstain", 1)])).unwrap();
    assert_eq!(status(network, &more, "motion"), "carried");
    let nobodys =
        OpenVote { body: id("york"), ..openly("motion", &[("for", 4), ("against", 0), ("abstain", 0)]) };
    let nobodys = network.vote_openly(nobodys).unwrap();
    assert_eq!(status(network, &nobodys, "motion"), "invalid");
    let five = openly("motion", &[("for", 4), ("against", 1), ("abstain", 0)]);
    assert_check(network.vote_openly(five), 810);
    let wrong = OpenVote { voted: 4, ..openly("motion", &[("for", 2), ("against", 1), ("abstain", 0)]) };
    assert_check(network.vote_openly(wrong), 810);
}

fn elected_openly(network: &mut Organisation, _: &Held) {
    let tied = network.vote_openly(openly("branch-officer", &[("ana", 2), ("bo", 2)])).unwrap();
    assert_eq!(status(network, &tied, "branch-officer"), "tied");
    let none = OpenVote { none: Some(3), voted: 4, ..openly("branch-officer", &[("ana", 1)]) };
    let none = network.vote_openly(none).unwrap();
    assert_eq!(status(network, &none, "branch-officer"), "vacant");
    let ana = network.vote_openly(openly("branch-officer", &[("ana", 3), ("bo", 1)])).unwrap();
    network.fill("branch-officer", "leeds", "ana", (ana, "branch-officer"));
}
