//! Outcomes that are entered in another order than that of their votes (spec 9.6, 9.7).

use crate::common::{Ask, DAY, KEEPER, LOG, Said, Society, ask, elected, id, said, secret, tied};
use ostrakon_election::setup::ElectionManifest;
use ostrakon_group::Bytes32;
use ostrakon_register::Act;
use ostrakon_register::acts::{OpenOption, OpenVote};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn society() -> Society {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    society
}

fn delegates(options: &[&str]) -> Ask {
    ask("branch-delegates", "leeds").options(options)
}

fn delegate(society: &Society, person: &str, outcome: Bytes32) -> Act {
    society.office_filled("nsc-branch-delegate", "leeds", person, Some(outcome))
}

/// Announces a vote that is to close so many days from now.
fn link(society: &mut Society, ask: Ask, days: u64) -> ElectionManifest {
    let manifest = ElectionManifest { closes: society.time + days * DAY, ..society.manifest(&[ask], None) };
    society.act(society.election_linked(&manifest));
    manifest
}

fn enter(society: &mut Society, manifest: &ElectionManifest, said: &Said) -> Bytes32 {
    society.act(society.outcome(manifest, std::slice::from_ref(said)))
}

fn holders(society: &Society) -> BTreeSet<String> {
    let (office, body) = (id("nsc-branch-delegate"), id("leeds"));
    society.state().holders_of(&office, &body).map(|holding| holding.person.to_string()).collect()
}

#[test]
fn an_older_election_that_comes_late_unseats_nobody() {
    let mut society = society();
    let old = link(&mut society, delegates(&["ada", "bob"]), 3);
    let new = link(&mut society, delegates(&["cleo", "dan"]), 5);
    society.time += 9 * DAY;
    let outcome = enter(&mut society, &new, &elected(&["cleo", "dan"]));
    let cleo = society.act(delegate(&society, "cleo", outcome));
    let late = enter(&mut society, &old, &elected(&["ada", "bob"]));
    assert!(society.state().holding(&cleo).is_some() && society.examine().passed());
    // There is a place, and it is not theirs.
    let what = society.breaks(delegate(&society, "ada", late), 809);
    assert!(what.contains("a later election"), "{what}");
    society.allows(delegate(&society, "dan", outcome));
}

#[test]
fn an_outcome_counts_from_when_its_vote_was_to_close() {
    let mut society = society();
    let long = link(&mut society, delegates(&["ada", "bob"]), 9);
    let short = link(&mut society, delegates(&["cleo", "dan"]), 2);
    society.time += 3 * DAY;
    let first = enter(&mut society, &short, &elected(&["cleo", "dan"]));
    society.act(delegate(&society, "cleo", first));
    society.time += 9 * DAY;
    enter(&mut society, &long, &elected(&["ada", "bob"]));
    assert!(holders(&society).is_empty());
    society.breaks(delegate(&society, "dan", first), 809);
}

#[test]
fn a_vote_that_ended_early_counts_from_its_act() {
    let mut society = society();
    let early = link(&mut society, delegates(&["ada", "bob"]), 1_000);
    let outcome = enter(&mut society, &early, &elected(&["ada", "bob"]));
    society.act(delegate(&society, "ada", outcome));
    let next = link(&mut society, delegates(&["cleo", "dan"]), 2);
    society.time += 3 * DAY;
    let outcome = enter(&mut society, &next, &elected(&["cleo"]));
    assert!(holders(&society).is_empty());
    society.allows(delegate(&society, "cleo", outcome));
}

#[test]
fn an_open_vote_counts_from_its_act() {
    let mut society = society();
    let old = link(&mut society, delegates(&["ada", "bob"]), 2);
    society.time += 3 * DAY;
    let option = |name, total| OpenOption { flags: vec![id("woman")], id: id(name), total };
    let open = OpenVote {
        about: None,
        body: id("leeds"),
        contest: id("c0"),
        meeting: None,
        none: None,
        options: vec![option("cleo", 3), option("dan", 2)],
        register: society.register(),
        roll: 4,
        time: society.time,
        title: "Who goes?".into(),
        vote: id("branch-delegates"),
        voted: 3,
    };
    let outcome = society.act(Act::OpenVote(open));
    society.act(delegate(&society, "cleo", outcome));
    let late = enter(&mut society, &old, &elected(&["ada", "bob"]));
    assert_eq!(holders(&society), ["cleo".to_owned()].into());
    society.breaks(delegate(&society, "ada", late), 809);
    society.allows(delegate(&society, "dan", outcome));
}

#[test]
fn a_fresh_vote_goes_on_with_its_tie() {
    let mut society = society();
    let first = link(&mut society, delegates(&["ada", "bob", "cleo"]), 2);
    society.time += 3 * DAY;
    let outcome = enter(&mut society, &first, &tied(&["ada"], &["bob", "cleo"]));
    society.act(delegate(&society, "ada", outcome));
    let fresh = link(&mut society, delegates(&["bob", "cleo"]).again(first.hash(), "c0"), 9);
    let other = link(&mut society, delegates(&["dan", "eli"]), 4);
    society.time += 10 * DAY;
    // Nothing came between: both rounds elect together.
    let mut alone = society.clone();
    let last = enter(&mut alone, &fresh, &elected(&["bob"]));
    alone.act(delegate(&alone, "bob", last));
    assert_eq!(holders(&alone), ["ada".to_owned(), "bob".to_owned()].into());
    // An election closed after the tie: whatever comes first, it is the later.
    let seated = enter(&mut alone, &other, &elected(&["dan", "eli"]));
    assert!(holders(&alone).is_empty());
    alone.allows(delegate(&alone, "dan", seated));
    let seated = enter(&mut society, &other, &elected(&["dan", "eli"]));
    society.act(delegate(&society, "dan", seated));
    let last = enter(&mut society, &fresh, &elected(&["bob"]));
    assert_eq!(holders(&society), ["dan".to_owned()].into());
    society.breaks(delegate(&society, "bob", last), 809);
}

#[test]
fn of_two_fresh_votes_for_one_tie_the_later_counts() {
    let mut society = society();
    let first = link(&mut society, delegates(&["ada", "bob", "cleo"]), 2);
    society.time += 3 * DAY;
    let outcome = enter(&mut society, &first, &tied(&["ada"], &["bob", "cleo"]));
    society.act(delegate(&society, "ada", outcome));
    let again = || delegates(&["bob", "cleo"]).again(first.hash(), "c0");
    let [old, new] = [2, 4].map(|days| link(&mut society, again(), days));
    society.time += 9 * DAY;
    let mut other = society.clone();
    let outcomes =
        [(&new, "cleo"), (&old, "bob")].map(|(vote, name)| enter(&mut society, vote, &elected(&[name])));
    society.breaks(delegate(&society, "bob", outcomes[1]), 809);
    society.allows(delegate(&society, "cleo", outcomes[0]));
    let outcome = enter(&mut other, &old, &elected(&["bob"]));
    other.act(delegate(&other, "bob", outcome));
    enter(&mut other, &new, &elected(&["cleo"]));
    assert_eq!(holders(&other), ["ada".to_owned()].into());
}

/// An election, as a keeper holds its papers.
struct Paper {
    manifest: ElectionManifest,
    days: u64,
    said: Said,
}

/// Ada and bob are delegates; there are three new elections, in one of which ada stands, and a recall of hers.
fn papers(society: &mut Society, days: [u64; 4], vacant: usize) -> Vec<Paper> {
    let (_, outcome) = society.vote(&[delegates(&["ada", "bob"])], None, &[elected(&["ada", "bob"])]);
    let ada = society.act(delegate(society, "ada", outcome));
    society.act(delegate(society, "bob", outcome));
    let recall = (ask("recall", "leeds").recalling(&[ada]), said("carried"));
    let elections = [["ada", "cleo"], ["dan", "eli"], ["flo", "gil"]];
    let elections = elections.into_iter().enumerate().map(|(index, names)| {
        (delegates(&names), if index == vacant { said("vacant") } else { elected(&names) })
    });
    let asked: Vec<(Ask, Said)> = elections.chain([recall]).collect();
    let start = society.time;
    let papers = asked.into_iter().zip(days).map(|((ask, said), days)| {
        let manifest = ElectionManifest { closes: start + days * DAY, ..society.manifest(&[ask], None) };
        society.act(society.election_linked(&manifest));
        Paper { manifest, days, said }
    });
    let papers = papers.collect();
    society.time = start + 30 * DAY;
    papers
}

/// Who is in office, and who could take a place, when all is entered in some order.
fn entered(
    society: &Society,
    papers: &[Paper],
    order: &[usize],
) -> (BTreeSet<String>, BTreeSet<&'static str>) {
    let mut society = society.clone();
    let mut outcomes = Vec::new();
    for index in order {
        let paper = &papers[*index];
        outcomes.push((enter(&mut society, &paper.manifest, &paper.said), &paper.said));
    }
    let takes = |outcome: Bytes32, person: &str| {
        let act = delegate(&society, person, outcome);
        society.keeper.clone().append(act, &secret(KEEPER), &secret(LOG)).is_ok()
    };
    let claims =
        outcomes.iter().flat_map(|(outcome, said)| said.elected.iter().map(|name| (*outcome, *name)));
    let may = claims.filter(|(outcome, name)| takes(*outcome, name)).map(|(_, name)| name).collect();
    (holders(&society), may)
}

/// The same by hand: the last election that elects, and the recall if it is later than that.
fn expected(papers: &[Paper]) -> (BTreeSet<String>, BTreeSet<&'static str>) {
    let moment = |index: usize| (papers[index].days, index);
    let last =
        (0..3).filter(|index| !papers[*index].said.elected.is_empty()).max_by_key(|index| moment(*index));
    let last = last.unwrap();
    let recalled = moment(3) > moment(last);
    let elected = papers[last].said.elected.iter().copied();
    (BTreeSet::new(), elected.filter(|name| !(recalled && *name == "ada")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_entering_decides_nothing(
        days in proptest::array::uniform4(1u64..5),
        vacant in 0usize..4,
        order in Just(vec![0usize, 1, 2, 3]).prop_shuffle(),
    ) {
        let mut society = society();
        let papers = papers(&mut society, days, vacant);
        prop_assert_eq!(entered(&society, &papers, &order), expected(&papers));
    }
}
