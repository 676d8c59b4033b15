//! A second organisation's charter decides by its own rules, and nothing of the first one's is left in the program.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use common::{count, id, motion_count, verdict};
use ostrakon_charter::{
    Bar, Charter, Effect, Id, JointOutcome, Judgement, Notice, Standing, Status, Vote, judge_standing,
    must_choose,
};

fn lindenhof() -> Charter {
    Charter::parse(include_bytes!("../../../charters/lindenhof-2024.toml")).unwrap()
}

fn isn() -> Charter {
    Charter::parse(include_bytes!("../../../charters/isn-2013.toml")).unwrap()
}

fn vote(name: &str) -> Vote {
    lindenhof().vote(&id(name)).unwrap().clone()
}

fn of(name: &str, [votes_for, against, abstained]: [u64; 3], roll: u64) -> Status {
    verdict(&vote(name), &motion_count(votes_for, against, abstained).with_roll_weight(roll)).status
}

#[test]
fn it_has_clauses_methods_and_a_flag_of_its_own() {
    let (ours, theirs) = (lindenhof(), isn());
    let clauses = |charter: &Charter| -> BTreeSet<String> {
        charter.votes().iter().map(|vote| vote.clause().to_string()).collect()
    };
    assert!(clauses(&ours).is_disjoint(&clauses(&theirs)));
    let methods: BTreeSet<_> =
        ours.votes().iter().map(|vote| (vote.ballot().as_str(), vote.rule().as_str())).collect();
    assert_eq!(methods.len(), 9);
    let flags: BTreeSet<_> =
        ours.votes().iter().filter_map(Vote::quota).map(|quota| quota.flag.as_str()).collect();
    assert_eq!(flags, BTreeSet::from(["tenant"]));
    assert!(ours.body(&id("delegates")).unwrap().is_weighted());
    let notices: Vec<_> = ours.meetings().iter().map(|meeting| meeting.notice()).collect();
    assert_eq!(notices, [Some(Notice::Days(21)), Some(Notice::Days(14))]);
    let effects: BTreeSet<_> =
        ours.votes().iter().filter_map(|vote| vote.effect()).map(Effect::as_str).collect();
    assert_eq!(effects.len(), 8);
}

#[test]
fn a_body_that_decides_in_secret_has_enough_seats_for_it() {
    let charter = lindenhof();
    let seats = |body: &str| -> u64 {
        let sits = charter
            .offices()
            .iter()
            .filter(|office| office.sits_in() == Some(&id(body)) && !office.is_voteless());
        sits.map(|office| u64::from(office.seats())).sum()
    };
    assert_eq!((seats("board"), seats("audit")), (9, 7));
    assert!(seats("audit") > charter.min_counted().get());
}

#[test]
fn abstentions_and_the_absent_count() {
    // 40 of 200 are the quorum; 21 of 41 are more than half of the votes cast.
    assert_eq!(of("members-resolution", [21, 10, 10], 200), Status::Carried);
    assert_eq!(of("members-resolution", [21, 10, 11], 200), Status::Lost);
    assert_eq!(of("members-resolution", [39, 0, 0], 200), Status::Invalid);
    assert_eq!(of("change-of-statutes", [30, 5, 5], 200), Status::Carried);
    assert_eq!(of("change-of-statutes", [29, 5, 6], 200), Status::Lost);
    assert_eq!(of("winding-up", [150, 0, 0], 200), Status::Carried);
    assert_eq!(of("winding-up", [149, 0, 0], 200), Status::Lost);
    assert_eq!(of("members-demand", [20, 90, 0], 200), Status::Carried);
    let bar = Bar::of(&vote("members-demand"), &motion_count(3, 0, 0).with_roll_weight(205)).unwrap();
    assert_eq!(bar.map(|bar| (bar.base, bar.votes_for, bar.needed)), Some((205, 3, 21)));
}

#[test]
fn the_board_is_elected_by_points_with_its_tenants_and_by_lot() {
    let (treasurer, board) = (vote("treasurer"), vote("board"));
    let tenant = |names: &[(&str, u64)]| {
        let flags =
            names.iter().map(|(name, _)| if name.ends_with("-t") { vec![id("tenant")] } else { vec![] });
        count(names, None).with_flags(flags.collect())
    };
    let first = tenant(&[("ada-t", 30), ("bo", 20)]);
    let joint = JointOutcome::of(&treasurer, &first, &Standing::of(&treasurer)).unwrap();
    let standing = Standing::joint(&board, &[joint], 0, None);
    assert_eq!((standing.seats, standing.kept), (8, 4));
    let points = tenant(&[
        ("ada-t", 99),
        ("bo", 90),
        ("cy", 80),
        ("di", 70),
        ("ed", 60),
        ("fa", 50),
        ("ga-t", 40),
        ("ho-t", 30),
        ("io-t", 20),
        ("ju-t", 10),
        ("ka-t", 10),
    ]);
    let Judgement::Lot(lot) = judge_standing(&board, &points, &standing).unwrap() else { panic!("a lot") };
    assert_eq!(lot.tied(), [id("ju-t"), id("ka-t")]);
    let elected = lot.settle(&[id("ka-t"), id("ju-t")]).unwrap().elected;
    let expected: Vec<Id> = ["bo", "cy", "di", "ed", "ga-t", "ho-t", "io-t", "ka-t"].map(id).to_vec();
    assert_eq!(elected, expected);
}

#[test]
fn nobody_audits_themselves() {
    let chosen = verdict(&vote("auditors"), &count(&[("ada", 3), ("bo", 2)], None));
    let treasurer = verdict(&vote("treasurer"), &count(&[("ada", 3), ("cy", 2)], None));
    let choose = must_choose(&lindenhof(), &[chosen, treasurer], &[(id("bo"), [id("board")].into())].into());
    assert_eq!(choose, [vec![id("ada"), id("bo")], vec![id("ada")]]);
}
