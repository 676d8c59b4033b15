//! The charter that comes with the project.

#![allow(clippy::unwrap_used)]

mod common;

use common::{SMALL, count, id, motion_count, verdict};
use ostrakon_charter::{BallotKind, Charter, Quota, Rule, Status, Threshold, TieRule, explain};

fn isn() -> Charter {
    Charter::parse(include_bytes!("../../../charters/isn-2013.toml")).unwrap()
}

#[test]
fn it_names_every_body_and_vote_with_its_clause() {
    let charter = isn();
    assert_eq!(charter.organisation().as_str(), "International Socialist Network");
    assert_eq!(charter.min_counted().get(), 5);
    let bodies: Vec<_> = charter.bodies().iter().map(|b| (b.id().as_str(), b.clause().as_str())).collect();
    assert_eq!(
        bodies,
        [
            ("membership", "C-NMM"),
            ("branch", "C-BRANCH"),
            ("caucus", "C-CAUCUS"),
            ("fraction", "C-FRACTION"),
            ("nsc", "C-NSC"),
            ("cg", "C-CG"),
            ("caucuses", "C-ADVISOR"),
        ]
    );
    let simple = Rule::Majority { threshold: Threshold::new(1, 2).unwrap(), strict: true };
    let two_thirds = Rule::Majority { threshold: Threshold::new(2, 3).unwrap(), strict: false };
    let most = |seats, quota: Option<u16>, tie| {
        let quota = quota.map(|seats| Quota { flag: id("woman"), seats });
        Rule::MostVotes { seats, quota, tie }
    };
    let group = |seats, kept| most(seats, Some(kept), TieRule::FreshVote);
    let (fresh, lot) = (most(1, None, TieRule::FreshVote), most(1, None, TieRule::Lot));
    let votes: Vec<_> = charter
        .votes()
        .iter()
        .map(|v| (v.id().as_str(), v.clause().as_str(), v.ballot(), v.rule().clone()))
        .collect();
    assert_eq!(
        votes,
        [
            ("motion", "C-DECIDE", BallotKind::Motion, simple.clone()),
            ("amendment", "C-AMEND", BallotKind::Motion, simple),
            ("dissolution", "C-DISSOLVE", BallotKind::Motion, two_thirds),
            ("election", "C-ELECT", BallotKind::Choice, fresh.clone()),
            ("election-by-lot", "C-ELECT", BallotKind::Choice, lot),
            ("approval", "C-ELECT", BallotKind::Approval, fresh),
            ("branch-delegates", "C-BRANCH", BallotKind::Approval, group(2, 1)),
            ("national-members-4", "C-NSC", BallotKind::Approval, group(5, 4)),
            ("national-members-3", "C-NSC", BallotKind::Approval, group(5, 3)),
            ("national-members-2", "C-NSC", BallotKind::Approval, group(5, 2)),
            ("national-members-1", "C-NSC", BallotKind::Approval, group(5, 1)),
            ("complaints-group", "C-CG", BallotKind::Approval, group(5, 3)),
        ]
    );
}

#[test]
fn it_decides_as_the_constitution_is_read() {
    let charter = isn();
    let status = |vote: &str, votes_for, votes_against| {
        verdict(charter.vote(&id(vote)).unwrap(), &motion_count(votes_for, votes_against, 9)).status
    };
    assert_eq!(status("motion", 30, 30), Status::Lost);
    assert_eq!(status("amendment", 31, 30), Status::Carried);
    assert_eq!(status("dissolution", 40, 20), Status::Carried);
    assert_eq!(status("dissolution", 39, 21), Status::Lost);
    let election = charter.vote(&id("election")).unwrap();
    assert_eq!(verdict(election, &count(&[("a", 3), ("b", 3)], Some(3))).status, Status::Tied);
}

#[test]
fn bodies_and_votes_are_found_by_identifier() {
    let charter = isn();
    assert_eq!(charter.body(&id("cg")).unwrap().name().as_str(), "Complaints Group");
    assert!(charter.body(&id("motion")).is_none());
    assert!(charter.vote(&id("cg")).is_none());
}

#[test]
fn a_charter_reads_as_plain_sentences() {
    let text = explain(&Charter::parse(SMALL.as_bytes()).unwrap());
    assert_eq!(
        text,
        "How Chess club votes

A contest with fewer than 5 counted ballots, or with weights that would show how somebody voted, is never decrypted.

Bodies, each with its own roll of voters:
  members: All members (§ 2)

motion: Motion (§ 3)
  A ballot says for, against or abstain.
  Carried by more than 1/2 of the votes for and against.
  Exactly 1/2 does not carry. Abstentions are published and do not decide.

election: Election (§ 4)
  A ballot says one of the options, or none of them where the contest offers that.
  Elected is the option with the most votes, for one seat.
  This is plurality, or first past the post.
  The seat stays vacant if no option has a vote, or if more votes are for none of them.
  A tie for the most votes elects nobody; the body votes afresh between the tied.
"
    );
    let text = explain(&isn());
    assert!(text.contains("  Exactly 2/3 carries."));
    assert!(text.contains("  A tie for the most votes is settled by a lot that everyone can check."));
    assert!(
        text.contains("  A ballot says which of the options it approves, as many as the contest allows.")
    );
}
