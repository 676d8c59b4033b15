//! Check 810: open votes (spec 9.9).

use crate::common::{DAY, Society, ask, id, tied};
use ostrakon_group::Bytes32;
use ostrakon_register::Act;
use ostrakon_register::acts::{OpenOption, OpenVote};

/// A branch of which three vote openly, by these totals.
fn open(society: &Society, vote: &str, options: &[(&str, u64)]) -> OpenVote {
    let option = |(name, total): &(&str, u64)| OpenOption { flags: Vec::new(), id: id(name), total: *total };
    OpenVote {
        about: None,
        body: id("leeds"),
        contest: id("c0"),
        meeting: None,
        none: None,
        options: options.iter().map(option).collect(),
        register: society.register(),
        roll: 4,
        time: society.time,
        title: "Shall we meet on Mondays?".into(),
        vote: id(vote),
        voted: 3,
    }
}

fn motion(society: &Society, totals: [u64; 3]) -> OpenVote {
    let [yes, no, abstain] = totals;
    open(society, "motion", &[("for", yes), ("against", no), ("abstain", abstain)])
}

fn society() -> Society {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    society
}

/// How an open vote ends: status, elected, tied.
fn ends(society: &Society, act: OpenVote) -> (&'static str, Vec<String>, Vec<String>) {
    let after = society.allows(Act::OpenVote(act));
    let outcome = after.state().outcome(&after.keeper.last_leaf()).unwrap();
    let decision = &outcome.decisions[0];
    let names = |ids: &[ostrakon_charter::Id]| ids.iter().map(ToString::to_string).collect();
    assert!(outcome.certified.is_none());
    (decision.status.as_str(), names(&decision.elected), names(&decision.tied))
}

#[test]
fn a_motion_is_carried_or_lost() {
    let society = society();
    assert_eq!(ends(&society, motion(&society, [2, 1, 0])).0, "carried");
    assert_eq!(ends(&society, motion(&society, [1, 1, 1])).0, "lost");
    assert_eq!(ends(&society, motion(&society, [0, 0, 3])).0, "lost");
    let nobody = OpenVote { voted: 0, ..motion(&society, [0, 0, 0]) };
    assert_eq!(ends(&society, nobody).0, "lost");
}

#[test]
fn an_open_vote_is_entered_once() {
    let mut society = society();
    let vote = motion(&society, [2, 1, 0]);
    society.act(Act::OpenVote(vote.clone()));
    society.time = vote.time;
    let what = society.breaks(Act::OpenVote(vote.clone()), 810);
    assert!(what.contains("very act"), "{what}");
    society.allows(Act::OpenVote(OpenVote { time: vote.time + 1, ..vote }));
}

#[test]
fn somebody_is_elected_or_the_votes_tie() {
    let society = society();
    let vote = |options: &[(&str, u64)]| open(&society, "branch-officer", options);
    assert_eq!(ends(&society, vote(&[("ada", 2), ("bea", 1)])), ("elected", vec!["ada".into()], vec![]));
    let tie = OpenVote { voted: 2, ..vote(&[("ada", 1), ("bea", 1)]) };
    assert_eq!(ends(&society, tie), ("tied", vec![], vec!["ada".into(), "bea".into()]));
    let none = OpenVote { none: Some(2), ..vote(&[("ada", 1), ("bea", 0)]) };
    assert_eq!(ends(&society, none).0, "vacant");
    // No lot is drawn.
    let lot = OpenVote { voted: 2, ..open(&society, "election-by-lot", &[("ada", 1), ("bea", 1)]) };
    assert_eq!(ends(&society, lot).0, "tied");
}

#[test]
fn an_approval_may_mark_several() {
    let society = society();
    let vote = open(&society, "branch-delegates", &[("ada", 3), ("bea", 3), ("cleo", 1)]);
    // One of the two seats is kept for a woman.
    let tied = ends(&society, vote.clone());
    assert_eq!(tied, ("tied", vec![], vec!["ada".into(), "bea".into()]));
    let mut women = vote;
    women.options[2].flags = vec![id("woman")];
    women.options[0].total = 2;
    assert_eq!(ends(&society, women), ("elected", vec!["bea".into(), "cleo".into()], vec![]));
}

#[test]
fn what_is_decided_openly_has_its_effect() {
    let mut society = society();
    let vote = open(&society, "branch-officer", &[("ada", 3)]);
    let outcome = society.act(Act::OpenVote(vote));
    let holding = society.act(society.office_filled("branch-officer", "leeds", "ada", Some(outcome)));
    let about = ask("recall", "leeds").recalling(&[holding]).subject();
    let recall = OpenVote { vote: id("recall"), about, ..motion(&society, [3, 0, 0]) };
    society.act(Act::OpenVote(recall));
    assert!(society.state().holding(&holding).is_none());
    assert!(society.examine().passed());
}

#[test]
fn an_invalid_one_decides_nothing() {
    let society = society();
    let vote = OpenVote { vote: id("national-motion"), ..motion(&society, [3, 0, 0]) };
    assert_eq!(ends(&society, vote).0, "invalid");
    let about = ask("recall", "leeds").recalling(&[Bytes32::from([1; 32])]).subject();
    let recall = OpenVote { vote: id("recall"), about, ..motion(&society, [3, 0, 0]) };
    assert_eq!(ends(&society, recall).0, "invalid");
    let no_body = OpenVote { body: id("york"), ..motion(&society, [3, 0, 0]) };
    assert_eq!(ends(&society, no_body).0, "invalid");
}

#[test]
fn all_members_decide_in_secret() {
    let mut society = society();
    let starts = society.time + 100 * DAY;
    society.act(society.meeting_called("nmm-1", starts, &[]));
    let vote = |society: &Society| OpenVote {
        vote: id("national-motion"),
        meeting: Some(id("nmm-1")),
        ..motion(society, [3, 0, 0])
    };
    society.time = starts;
    assert_eq!(ends(&society, vote(&society)).0, "invalid", "it is the members' vote");
    let members = OpenVote { body: id("membership"), ..vote(&society) };
    society.breaks(Act::OpenVote(members), 810);
}

#[test]
fn only_few_vote_openly() {
    let society = society();
    let of =
        |totals: [u64; 3], voted, roll| Act::OpenVote(OpenVote { voted, roll, ..motion(&society, totals) });
    society.allows(of([4, 0, 0], 4, 4));
    society.allows(of([4, 0, 0], 4, 100_000_000));
    society.breaks(of([5, 0, 0], 5, 9), 810);
    society.breaks(of([3, 0, 0], 3, 2), 810);
    society.breaks(of([0, 0, 0], 0, 0), 810);
    society.breaks(of([3, 0, 0], 3, 100_000_001), 810);
}

#[test]
fn totals_are_those_who_voted() {
    let society = society();
    let of = |vote: OpenVote| society.breaks(Act::OpenVote(vote), 810);
    of(motion(&society, [2, 0, 0]));
    of(motion(&society, [2, 2, 0]));
    of(motion(&society, [4, 0, 0]));
    of(open(&society, "branch-officer", &[("ada", 1), ("bea", 1)]));
    of(OpenVote { none: Some(2), ..open(&society, "branch-officer", &[("ada", 1), ("bea", 1)]) });
    of(open(&society, "branch-delegates", &[("ada", 4), ("bea", 1)]));
    of(OpenVote { none: Some(4), ..open(&society, "branch-delegates", &[("ada", 1), ("bea", 1)]) });
    of(motion(&society, [u64::MAX >> 11, u64::MAX >> 11, 0]));
}

#[test]
fn options_are_those_of_such_a_vote() {
    let society = society();
    let of = |vote: OpenVote| society.breaks(Act::OpenVote(vote), 810);
    of(open(&society, "motion", &[("against", 1), ("for", 2), ("abstain", 0)]));
    of(open(&society, "motion", &[("for", 2), ("against", 1)]));
    of(OpenVote { none: Some(0), ..motion(&society, [3, 0, 0]) });
    of(open(&society, "branch-officer", &[("ada", 2), ("ada", 1)]));
    of(open(&society, "branch-officer", &[("ada", 2), ("none", 1)]));
    of(OpenVote { voted: 0, ..open(&society, "branch-officer", &[]) });
}

#[test]
fn it_is_a_vote_that_can_be_open() {
    let society = society();
    let of = |society: &Society, vote: OpenVote| society.breaks(Act::OpenVote(vote), 810);
    of(&society, OpenVote { vote: id("nothing"), ..motion(&society, [3, 0, 0]) });
    of(&society, OpenVote { body: id("membership"), ..open(&society, "second-officer", &[("ada", 3)]) });
    let private = OpenVote { vote: id("complaint-outcome"), body: id("cg"), ..motion(&society, [3, 0, 0]) };
    of(&society, private.clone());
    society.allows(Act::OpenVote(OpenVote { title: format!("sha256:{}", "0a".repeat(32)), ..private }));
    let closed =
        include_str!("../../../../charters/isn-2013.toml").replace("open_votes = true", "open_votes = false");
    let mut closed = Society::of(closed.as_bytes(), "International Socialist Network");
    closed.form(&["leeds"], "branch");
    of(&closed, motion(&closed, [3, 0, 0]));
}

#[test]
fn flags_are_in_order() {
    let society = society();
    let mut vote = open(&society, "branch-officer", &[("ada", 3)]);
    vote.options[0].flags = vec![id("woman"), id("black")];
    society.breaks(Act::OpenVote(vote), 802);
}

#[test]
fn a_tie_of_a_secret_vote_is_broken_openly() {
    let mut society = society();
    let question = ask("branch-delegates", "leeds").options(&["ada", "bea", "cleo"]);
    let (election, first) = society.vote(&[question], None, &[tied(&["ada"], &["bea", "cleo"])]);
    let ada = society.act(society.office_filled("nsc-branch-delegate", "leeds", "ada", Some(first)));
    let about = ask("branch-delegates", "leeds").again(election, "c0").subject();
    let vote = OpenVote { about, ..open(&society, "branch-delegates", &[("bea", 2), ("cleo", 3)]) };
    let mut vote = vote;
    vote.options[0].flags = vec![id("woman")];
    // The seat that is left is kept for a woman.
    assert_eq!(ends(&society, vote.clone()), ("elected", vec!["bea".into()], vec![]));
    let second = society.act(Act::OpenVote(vote));
    society.act(society.office_filled("nsc-branch-delegate", "leeds", "bea", Some(second)));
    assert!(society.state().holding(&ada).is_some() && society.examine().passed());
}
