//! Elections, room by room, in the plain types of each room. Everybody is honest here; read it to see who does what, and when: the stories
//! are here, the rooms in `flow/rooms.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "in a test, a panic is the verdict")]

#[path = "flow/rooms.rs"]
mod rooms;

use ostrakon_circuits::Selection;
use ostrakon_election::setup::{BallotType, Contest, OrderType};
use ostrakon_tests::forge::{People, Question, Setting, places};
use ostrakon_verify::Outcome;
use rooms::*;

/// A question with the ballots that are cast: who, and which answer. Voter 0 votes first and last.
struct Story {
    contest: Contest,
    ballots: [(usize, Selection); 6],
}

/// What is published of it.
struct Published {
    /// The slots' totals.
    totals: Vec<u64>,
    outcome: Outcome,
}

#[test]
fn an_election_room_by_room() {
    let answer = |voter, answer| (voter, Selection::Options(vec![answer]));
    let ballots = [answer(0, 1), answer(1, 0), answer(2, 0), answer(3, 1), answer(4, 2), answer(0, 0)];
    let published = conduct(Story { contest: Setting::default().contests.remove(0), ballots });
    assert_eq!(published.totals, [3, 1], "three for, one against, one abstains");
    assert_eq!(published.outcome.status, "carried");
    assert_eq!(published.outcome.totals["yes"], 3);
}

/// Three options, of which every one is beaten by another: a beats b by 3 to 2, c beats a by 3 to 2, b beats c by 2 to 1, where two see
/// no difference. By Schulze's rule the weakest of these defeats does not count: from c a path of 3 leads to b, by way of a; from b to c
/// and from b to a no path has more than 2. So c is elected.
#[test]
fn an_order_is_decided_by_the_strongest_paths() {
    let order = |voter, groups: &[&[usize]]| (voter, places(groups));
    let ballots = [
        order(0, &[&[1], &[0]]),
        order(1, &[&[2], &[0], &[1]]),
        order(2, &[&[0], &[1, 2]]),
        order(3, &[&[1], &[2], &[0]]),
        order(4, &[&[1, 2], &[0]]),
        order(0, &[&[0], &[1], &[2]]),
    ];
    let ballot = BallotType::Pairwise { blank: false, none: false, order: OrderType::Ties };
    let contest = Question::new("schulze", ballot, 3, Vec::new()).contest();
    let published = conduct(Story { contest, ballots });
    assert_eq!(published.totals, [3, 2, 2, 2, 3, 1], "ab, ac, ba, bc, ca, cb");
    let named = [("a>b", 3), ("a>c", 2), ("b>a", 2), ("b>c", 2), ("c>a", 3), ("c>b", 1)];
    named.iter().for_each(|(name, total)| assert_eq!(published.outcome.totals[*name], *total, "{name}"));
    assert_eq!(published.outcome.status, "elected");
    assert_eq!(published.outcome.elected, ["c"]);
}

fn conduct(story: Story) -> Published {
    let (mut board, people) = (Board::default(), People::new(3, 2, 0));
    let plan = setup_manifest(&mut board, &people, &story.contest);
    let (keys, shares, ceremony) = setup_ceremony(&mut board, &people, &plan);
    let (roll, voters) = roll_of_printed_codes(&mut board, &people, &plan);
    open(&mut board, &people, &plan, &roll, &keys, &ceremony);
    let counted = cast(&mut board, &plan, &roll, &keys, &voters, &story.ballots);
    let closing = close(&mut board, &people, &plan);
    let tally = tally(&mut board, &people, &plan, &counted, closing);
    let totals = decrypt(&mut board, &people, &plan, &keys, &shares, &tally, closing);
    certify(&mut board, &people, &plan, &totals, tally.weight());
    let outcome = verify_what_was_published(&mut board, &people, &plan);
    Published { totals, outcome }
}
