//! The charters that come with the project.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use common::{count, id, motion_count, verdict};
use ostrakon_charter::{
    BallotKind, Base, Charter, Effect, Notice, Office, Points, Quota, Rule, Shape, Status, Threshold, TieRule,
};

fn isn() -> Charter {
    Charter::parse(include_bytes!("../../../charters/isn-2013.toml")).unwrap()
}

#[test]
fn it_names_every_body_with_its_clause() {
    let charter = isn();
    assert_eq!(charter.organisation().as_str(), "International Socialist Network");
    assert_eq!((charter.min_counted().get(), charter.has_open_votes()), (5, true));
    let many = |most, founders| Shape::Many { most, founders };
    let bodies: Vec<_> =
        charter.bodies().iter().map(|b| (b.id().as_str(), b.clause().as_str(), b.shape().clone())).collect();
    assert_eq!(
        bodies,
        [
            ("membership", "C-NMM", Shape::One),
            ("branch", "C-BRANCH", many(None, None)),
            ("caucus", "C-CAUCUS", many(None, None)),
            ("liberation-caucus", "C-CG", many(Some(4), None)),
            ("fraction", "C-FRACTION", many(None, None)),
            ("faction", "C-FACTION", many(None, Some(10))),
            ("platform", "C-PLATFORM", many(None, None)),
            ("nsc", "C-NSC", Shape::One),
            ("cg", "C-CG", Shape::One),
            ("caucuses", "C-ADVISOR", Shape::Union(vec![id("caucus"), id("liberation-caucus")])),
        ]
    );
    let voteless: Vec<_> =
        charter.bodies().iter().filter(|b| b.is_voteless()).map(|b| b.id().as_str()).collect();
    assert_eq!(voteless, ["platform"]);
}

#[test]
fn the_steering_committee_and_the_complaints_group_have_their_seats() {
    let charter = isn();
    let seats = |body: &str| -> Vec<(&str, u16, bool)> {
        let sits = |office: &&Office| office.sits_in() == Some(&id(body));
        let offices = charter.offices().iter().filter(sits);
        offices.map(|office| (office.id().as_str(), office.seats(), office.is_voteless())).collect()
    };
    assert_eq!(
        seats("nsc"),
        [
            ("nsc-branch-delegate", 2, false),
            ("nsc-caucus-delegate", 1, false),
            ("nsc-fraction-delegate", 1, false),
            ("treasurer", 1, false),
            ("second-officer", 1, false),
            ("third-officer", 1, false),
            ("nsc-member", 5, false),
            ("nsc-guest", 1, true),
        ]
    );
    assert_eq!(
        seats("cg"),
        [("cg-member", 5, false), ("cg-caucus-representative", 1, false), ("cg-coopted", 16, true)]
    );
    let [pair] = charter.incompatible() else { panic!("one pair") };
    assert_eq!((pair.bodies(), pair.choose_days()), (&[id("nsc"), id("cg")], 14));
    let [nmm] = charter.meetings() else { panic!("one kind of meeting") };
    assert_eq!((nmm.notice(), nmm.per_year()), (Some(Notice::Months(2)), Some(3)));
    assert_eq!(nmm.running().map(|running| (running.place.as_str(), running.most)), Some(("London", 2)));
}

#[test]
fn every_vote_that_elections_without_a_register_use_is_as_it_was() {
    let charter = isn();
    let share = |p, q, strict| {
        let threshold = Threshold::new(p, q).unwrap();
        Rule::Majority { threshold, strict, base: Base::Decided }
    };
    let most = |seats, kept: Option<u16>, tie| {
        let quota = kept.map(|seats| Quota { flag: id("woman"), seats });
        Rule::MostVotes { seats, quota, tie }
    };
    let one = |tie| most(1, None, tie);
    for (name, clause, ballot, rule) in [
        ("motion", "C-DECIDE", BallotKind::Motion, share(1, 2, true)),
        ("amendment", "C-AMEND", BallotKind::Motion, share(1, 2, true)),
        ("dissolution", "C-DISSOLVE", BallotKind::Motion, share(2, 3, false)),
        ("election", "C-ELECT", BallotKind::Choice, one(TieRule::FreshVote)),
        ("election-by-lot", "C-ELECT", BallotKind::Choice, one(TieRule::Lot)),
        ("approval", "C-ELECT", BallotKind::Approval, one(TieRule::FreshVote)),
        ("branch-delegates", "C-BRANCH", BallotKind::Approval, most(2, Some(1), TieRule::FreshVote)),
        ("complaints-group", "C-CG", BallotKind::Approval, most(5, Some(4), TieRule::FreshVote)),
    ] {
        let vote = charter.vote(&id(name)).unwrap();
        assert_eq!((vote.clause().as_str(), vote.ballot(), vote.rule()), (clause, ballot, &rule), "{name}");
        assert!(vote.joint().is_empty() && vote.quorum().is_none(), "{name}");
    }
}

#[test]
fn the_eight_national_places_are_elected_together() {
    let charter = isn();
    let vote = |name: &str| charter.vote(&id(name)).unwrap();
    let officers = ["treasurer", "second-officer", "third-officer"];
    for (index, name) in officers.iter().enumerate() {
        let earlier: Vec<_> = officers[..index].iter().map(|name| id(name)).collect();
        assert_eq!(vote(name).joint(), earlier);
    }
    let members = vote("national-members");
    assert_eq!((members.joint(), members.seats_and_quota()), (&officers.map(id)[..], (5, 4)));
    assert_eq!(members.meeting(), Some(&id("nmm")));
    let by_election = vote("national-by-election");
    assert_eq!((by_election.seats_and_quota(), by_election.quota_with().len()), ((1, 4), 4));
}

#[test]
fn a_petition_is_carried_by_exactly_a_fifth_of_the_roll() {
    let petition = isn().vote(&id("nmm-petition")).unwrap().clone();
    let status =
        |votes_for, roll| verdict(&petition, &motion_count(votes_for, 0, 1).with_roll_weight(roll)).status;
    assert_eq!(status(100, 500), Status::Carried);
    assert_eq!(status(99, 500), Status::Lost);
    assert_eq!(status(100, 501), Status::Lost);
    assert_eq!(status(101, 501), Status::Carried);
}

#[test]
fn every_vote_follows_from_some_clause_and_every_clause_has_its_rule() {
    let charter = isn();
    let votes: BTreeSet<_> = charter.votes().iter().map(|vote| vote.clause().as_str()).collect();
    let bodies = charter.bodies().iter().map(|body| body.clause().as_str());
    let all: BTreeSet<_> = votes.iter().copied().chain(bodies).collect();
    let clauses = [
        "C-ADVISOR",
        "C-AMEND",
        "C-BRANCH",
        "C-CAUCUS",
        "C-CG",
        "C-DECIDE",
        "C-DISSOLVE",
        "C-ELECT",
        "C-FACTION",
        "C-FRACTION",
        "C-NMM",
        "C-NSC",
        "C-PLATFORM",
        "C-RECALL",
        "C-REPORTS",
    ];
    assert_eq!(all, BTreeSet::from(clauses));
    let effects: BTreeSet<_> =
        charter.votes().iter().filter_map(|vote| vote.effect()).map(Effect::as_str).collect();
    assert_eq!(effects.len(), 8);
}

#[test]
fn it_decides_as_the_constitution_is_read() {
    let charter = isn();
    let status = |vote: &str, votes_for, votes_against| {
        verdict(charter.vote(&id(vote)).unwrap(), &motion_count(votes_for, votes_against, 9)).status
    };
    for simple in
        ["motion", "national-motion", "amendment", "continuation", "faction-motion", "report", "recall"]
    {
        assert_eq!((status(simple, 30, 30), status(simple, 31, 30)), (Status::Lost, Status::Carried));
    }
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
    assert!(charter.bodies()[1].is_weighted());
    assert_eq!(charter.vote(&id("borda")).unwrap().points(), Some(Points::Borda));
    let woman = Quota { flag: id("woman"), seats: 2 };
    let group = Rule::MostVotes { seats: 5, quota: Some(woman), tie: TieRule::Lot };
    assert_eq!(*charter.vote(&id("quota-group")).unwrap().rule(), group);
}
