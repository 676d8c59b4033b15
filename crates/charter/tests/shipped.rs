//! The charters that come with the project.

#![allow(clippy::unwrap_used)]

mod common;

use common::{SMALL, count, id, motion_count, verdict};
use ostrakon_charter::{BallotKind, Base, Charter, Points, Quota, Rule, Status, Threshold, TieRule, explain};

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
    let simple =
        Rule::Majority { threshold: Threshold::new(1, 2).unwrap(), strict: true, base: Base::Decided };
    let two_thirds =
        Rule::Majority { threshold: Threshold::new(2, 3).unwrap(), strict: false, base: Base::Decided };
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

fn every_method() -> Charter {
    Charter::parse(include_bytes!("../../../charters/every-method.toml")).unwrap()
}

#[test]
fn a_charter_of_every_method_has_every_rule_on_every_ballot_it_goes_with() {
    let charter = every_method();
    let votes: Vec<_> = charter
        .votes()
        .iter()
        .map(|v| {
            (v.id().as_str(), v.ballot().as_str(), v.rule().as_str(), v.rule().tie().map(TieRule::as_str))
        })
        .collect();
    let (fresh, lot) = (Some("fresh-vote"), Some("lot"));
    assert_eq!(
        votes,
        [
            ("motion", "motion", "majority", None),
            ("plurality", "choice", "most-votes", fresh),
            ("approval", "approval", "most-votes", lot),
            ("block", "approval", "most-votes", lot),
            ("quota-group", "approval", "most-votes", lot),
            ("score", "score", "most-votes", fresh),
            ("star", "score", "star", lot),
            ("cumulative", "cumulative", "most-votes", fresh),
            ("borda", "ranking", "most-votes", lot),
            ("positional", "ranking", "most-votes", fresh),
            ("copeland", "pairwise", "copeland", fresh),
            ("minimax", "pairwise", "minimax", lot),
            ("schulze", "pairwise", "schulze", lot),
            ("ranked-pairs", "pairwise", "ranked-pairs", fresh),
            ("majority-judgment", "grades", "majority-judgment", lot),
        ]
    );
    let bodies: Vec<_> = charter.bodies().iter().map(|body| body.id().as_str()).collect();
    assert_eq!((bodies, charter.min_counted().get()), (vec!["members", "wards"], 5));
    assert_eq!(charter.vote(&id("borda")).unwrap().points(), Some(Points::Borda));
    let woman = Quota { flag: id("woman"), seats: 2 };
    let group = Rule::MostVotes { seats: 5, quota: Some(woman), tie: TieRule::Lot };
    assert_eq!(*charter.vote(&id("quota-group")).unwrap().rule(), group);
}

#[test]
fn every_rule_is_explained_under_the_name_it_is_known_by() {
    let text = explain(&every_method());
    let of = |vote: &str| {
        let start = text.find(&format!("\n{vote}: ")).unwrap() + 1;
        text[start..].split("\n\n").next().unwrap().to_owned()
    };
    for (vote, known_as) in [
        ("plurality", "plurality, or first past the post"),
        ("approval", "approval voting"),
        ("block", "block vote"),
        ("score", "score voting"),
        ("star", "STAR"),
        ("cumulative", "cumulative voting"),
        ("borda", "Borda count"),
        ("positional", "positional voting"),
        ("copeland", "Copeland"),
        ("minimax", "minimax"),
        ("schulze", "Schulze"),
        ("ranked-pairs", "ranked pairs"),
        ("majority-judgment", "majority judgment"),
    ] {
        assert!(of(vote).contains(known_as), "{}", of(vote));
    }
    assert_eq!(
        of("quota-group"),
        "quota-group: Five seats as a group, two of them kept for women (M-7)
  A ballot says which of the options it approves, as many as the contest allows.
  Elected are the options with the most votes, for 5 seats.
  This is the block vote where a ballot marks as many options as there are seats, and block approval where more.
  2 of the seats are kept for options with the flag \"woman\": these go before others with more, and seats for which too few of them stand stay vacant.
  Nobody is elected without a vote, or with fewer votes than are for none of them.
  A tie for the last seats is settled by a lot that everyone can check."
    );
    assert_eq!(
        of("ranked-pairs"),
        "ranked-pairs: Ranked pairs: duels locked from the strongest down (M-16)
  A ballot says which option comes before which, each against each.
  Duels are locked in from the strongest down, but for those that would close a circle; elected is the option that no locked duel puts behind another. This is ranked pairs, or Tideman's method.
  A duel is as strong as its margin: how many more are for than against.
  The seat stays vacant if no option is marked, or if more say none of them than mark any.
  A tie of several winners elects nobody; the body votes afresh between the tied."
    );
}
