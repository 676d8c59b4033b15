//! Tallies, shares and results that are not what they should be.

use super::support::{AGAIN, FIRST, YES, entry, with};
use super::{Case, Fixture, meaningless, refused};
use crate::forge::{Election, Stage, add, subtract};
use ostrakon_election::decrypt::{ContestTotals, DecryptionShareDocument};
use ostrakon_election::document::Document;
use ostrakon_election::tally::TallyDocument;
use ostrakon_group::{Point, decode_point, encode_point};

const NO_VERDICT: &str = "no verdict follows from totals that no ballots can have";
const TOO_FEW: &str = "with fewer than t shares nothing can be recombined";
const NO_RESULT: &str = "a result that cannot be read has no totals";

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("d31_share_proof_of_another_ciphertext", &["602"], other_ciphertext),
    refused("d32_shares_proved_for_another_trustees_key", &["602"], other_trustee),
    meaningless("d33_fewer_shares_than_the_threshold", &["602"], TOO_FEW, fewer),
    refused("d33_one_trustee_twice", &["602"], one_twice),
    refused("d33_share_by_a_stranger", &["602"], stranger_shares),
    refused("d33_wrong_lagrange_set", &["603"], wrong_set),
    refused("d34_aggregate_drops_a_ballot", &["502"], drops),
    refused("d34_aggregate_doubles_a_ballot", &["502"], doubles),
    refused("d34_aggregate_includes_a_superseded_ballot", &["502"], superseded),
    refused("d35_single_ballot_decrypted_in_the_tallys_place", &["502"], single),
    refused("d35_share_of_a_subset_beside_the_tallys", &["602"], subset),
    refused("d35_share_for_an_unknown_contest", &["604"], unknown_contest),
    refused("d35_second_tally_of_a_contest", &["405"], second_tally),
    refused("d37_result_altered", &["603"], altered),
    refused("d37_too_few_in_the_result_alone", &["603"], withheld),
    meaningless("d37_total_above_the_number_of_votes", &["603"], NO_VERDICT, above),
    meaningless("d37_total_not_canonical", &["102"], NO_RESULT, not_canonical),
    refused("d38_tally_before_the_objection_window_ends", &["409"], early_time),
    refused("d38_tally_before_the_closing", &["405", "501"], before_closing),
];

/// Shares that `change` makes of the honest ones; the place is entry `at`, counted from the first share.
fn shares(at: u64, change: impl FnOnce(&Election, &mut Vec<DecryptionShareDocument>)) -> Case {
    with(Stage::Shares, |election| {
        let mut drafts = election.draft_shares();
        change(election, &mut drafts);
        let place = entry(election.next() + at);
        election.enter_shares(drafts);
        place
    })
}

/// Two of three prove their shares of the motion with their proofs for the board: the shares are right, nobody can tell. The
/// result, the entry after nine shares, has too few valid ones.
fn other_ciphertext() -> Case {
    shares(9, |_, drafts| {
        for i in [1, 2] {
            drafts[i].proof = drafts[i + 3].proof.clone();
        }
    })
}

/// Trustees 2 and 3 prove in each other's names.
fn other_trustee() -> Case {
    shares(9, |election, drafts| {
        let a = decode_point(&election.stated(0).a.0).unwrap();
        for (holder, named) in [(2, 3), (3, 2)] {
            let mut share = election.share_of(holder, named, 0, &a);
            share.trustee = holder;
            drafts[usize::from(holder) - 1] = share;
        }
    })
}

/// Trustee 4 of three.
fn stranger_shares() -> Case {
    shares(9, |_, drafts| {
        let mut share = drafts[0].clone();
        share.trustee = 4;
        drafts.push(share);
    })
}

fn fewer() -> Case {
    shares(7, |_, drafts| {
        drafts.drain(1..3);
    })
}

fn one_twice() -> Case {
    shares(3, |_, drafts| drafts.insert(3, drafts[0].clone()))
}

/// Trustees 1 and 3 in the result, where 1 and 2 are the lowest.
fn wrong_set() -> Case {
    with(Stage::Result, |election| {
        let mut result = election.draft_result();
        result.contests[1].trustees = vec![1, 3];
        let place = entry(election.next());
        election.enter_result(result);
        place
    })
}

/// Tallies that `change` makes of the honest ones; the place is that of contest `at`.
fn tallies(at: u64, change: impl FnOnce(&Election, &mut Vec<TallyDocument>)) -> Case {
    with(Stage::Tallies, |election| {
        let mut drafts = election.draft_tallies();
        change(election, &mut drafts);
        let place = entry(election.next() + at);
        election.enter_tallies(drafts);
        place
    })
}

/// The motion's encryption in the ballot cast in `place`.
fn cast(election: &Election, place: usize) -> (Point, Vec<Point>) {
    election.weighted(0, election.entry_of(place), 0, 1)
}

fn drops() -> Case {
    tallies(0, |election, drafts| subtract(&mut drafts[0], &cast(election, YES)))
}

fn doubles() -> Case {
    tallies(0, |election, drafts| add(&mut drafts[0], &cast(election, YES)))
}

fn superseded() -> Case {
    tallies(0, |election, drafts| {
        subtract(&mut drafts[0], &cast(election, AGAIN));
        add(&mut drafts[0], &cast(election, FIRST));
    })
}

fn single() -> Case {
    tallies(0, |election, drafts| {
        let (a, b) = cast(election, YES);
        drafts[0].a = encode_point(&a).into();
        drafts[0].b = b.iter().map(|p| encode_point(p).into()).collect();
    })
}

/// Trustee 2 gives, beside its share, one of everything but one ballot.
fn subset() -> Case {
    shares(9, |election, drafts| {
        let (one, _) = cast(election, YES);
        let a = decode_point(&election.stated(0).a.0).unwrap() - one;
        drafts.push(election.share_of(2, 2, 0, &a));
    })
}

fn unknown_contest() -> Case {
    shares(9, |election, drafts| {
        let mut share = election.draft_share(2, 0);
        share.contest = crate::forge::id("somebodys-ballot");
        drafts.push(share);
    })
}

fn second_tally() -> Case {
    tallies(3, |_, drafts| drafts.push(drafts[0].clone()))
}

/// One vote is said to be for the other side.
fn altered() -> Case {
    with(Stage::Result, |election| {
        let mut result = election.draft_result();
        result.contests[0].totals = vec![2, 2];
        let place = entry(election.next());
        election.enter_result(result);
        place
    })
}

/// The organiser keeps the committee's totals back.
fn withheld() -> Case {
    with(Stage::Result, |election| {
        let mut result = election.draft_result();
        result.contests[2] = ContestTotals::too_few(crate::forge::id("chair"));
        let place = entry(election.next());
        election.enter_result(result);
        place
    })
}

fn above() -> Case {
    with(Stage::Result, |election| {
        let mut result = election.draft_result();
        result.contests[0].totals = vec![3, 10];
        let place = entry(election.next());
        election.enter_result(result);
        place
    })
}

/// `3.0`, validly signed.
fn not_canonical() -> Case {
    with(Stage::Result, |election| {
        let result = election.draft_result();
        let signed = election.sign_by_organiser(Document::Result(result));
        let text =
            String::from_utf8(signed.encode()).unwrap().replacen("\"totals\":[3", "\"totals\":[3.0", 1);
        let index = election.enter_bytes(text.into_bytes());
        election.stage = Stage::Done;
        entry(index)
    })
}

fn early_time() -> Case {
    tallies(1, |_, drafts| drafts[1].time -= 2)
}

/// The first tally is signed before anybody closed; the head it names cannot be the closing's.
fn before_closing() -> Case {
    with(Stage::Closing, |election| {
        let closing = election.draft_closing();
        let sums = election.counted(0).tally(0, 2, 3);
        let later =
            sums.document(election.election(), crate::forge::id("merge"), election.log.head(), 1_000_700);
        election.enter_by_organiser(Document::Tally(later));
        let place = entry(election.next());
        election.enter_closing(closing);
        election.run_until(Stage::Tallies);
        let rest = election.draft_tallies().split_off(1);
        election.enter_tallies(rest);
        place
    })
}
