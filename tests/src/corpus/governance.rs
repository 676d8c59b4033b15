//! Votes held against an organisation's rules, and outcomes that pass them over: what the register says of an election.

use super::clean::{Clean, clean};
use super::{Case, Fixture, meaningless, refused};
use crate::forge::{
    Election, Question, Record, Setting, Society, Stage, approval, choice, id, motion, options,
};
use ostrakon_charter::{Status, Verdict};
use ostrakon_circuits::Selection;
use ostrakon_election::board::{Head, Schedule};
use ostrakon_election::certify::verdicts_hash;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::About;
use ostrakon_group::{Bytes32, sha256};
use ostrakon_register::Act;
use ostrakon_register::acts::{OfficeVacated, Reason};

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("g85_recall_by_a_body_that_did_not_elect", &["701"], || claims_carried(recall_by_others())),
    refused("g85_recall_of_an_office_not_held", &["701"], || claims_carried(recall_of_nobody())),
    refused("g86_carried_at_a_meeting_called_too_late", &["701"], || claims_carried(late_call())),
    refused("g86_carried_at_no_meeting", &["701"], || claims_carried(decision(&Society::new(), None))),
    refused("g78_carried_without_the_quorum", &["701"], || claims_carried(without_quorum())),
    refused("g87_who_must_choose_is_not_said", &["701"], || {
        claims(winner_on_both(), |v| v[0].choose.clear())
    }),
    refused("g88_quota_passed_over", &["701"], || claims(joint(), |v| v[1].elected = vec![id("b"), id("c")])),
    refused("g88_quota_of_the_chair_not_counted", &["701"], || {
        claims(joint(), |v| v[1].elected = vec![id("d"), id("e")])
    }),
    refused("g83_extended_by_who_is_a_candidate", &["409"], candidate_extends),
    refused("g89_certified_by_who_is_a_candidate", &["702"], candidate_certifies),
    refused("g89_certified_by_who_may_be_recalled", &["702"], recalled_certifies),
    refused("g89_officers_who_are_not_the_registers", &["112"], other_quorum),
    refused("g89_charter_that_does_not_stand", &["112"], other_charter),
    refused("c112_another_head_of_the_register", &["112"], other_head),
    refused("c112_tile_of_the_register_changed", &["112"], changed_tile),
    refused("c112_pin_of_another_history", &["112"], || pinned([9; 32].into())),
    refused("c112_pin_that_the_register_did_not_sign", &["112"], unsigned_pin),
    meaningless("c112_no_register", &["112"], "nothing is known of bodies and offices", no_register),
    refused("c101_file_that_no_register_has", &["101"], || foreign("register/notes")),
    refused("c101_charter_that_no_act_names", &["101"], || {
        foreign(&format!("register/charter/{}.toml", Bytes32::from([0; 32])))
    }),
];

/// Records with nothing wrong, whatever their votes are.
pub const CLEAN: &[Clean] = &[
    clean("register_decision_of_an_assembly", &["carried"], || in_time().finish()),
    Clean {
        note: Some(("112", "only the whole register")),
        ..clean("register_checkpoints_kept", &["carried"], good_pins)
    },
    clean("register_notice_too_short", &["invalid"], || late_call().finish()),
    clean("register_no_meeting", &["invalid"], || decision(&Society::new(), None).finish()),
    clean("register_recall_by_who_elected", &["carried"], || recall("north").finish()),
    clean("register_recall_by_others", &["invalid"], || recall_by_others().finish()),
    clean("register_recall_of_nobody", &["invalid"], || recall_of_nobody().finish()),
    clean("register_quota_over_two_contests", &["elected", "elected"], || joint().finish()),
    clean("register_winner_on_both", &["elected"], || winner_on_both().finish()),
    clean("register_quorum_not_reached", &["invalid"], || without_quorum().finish()),
    clean("register_officer_is_a_candidate", &["elected"], || officer_stands().finish()),
];

const DAY: u64 = 86_400;

fn setting(body: &str, questions: &[Question]) -> Setting {
    let mut setting = Setting::asking(questions);
    setting.rolls[0].body = id(body);
    setting
}

fn decision(society: &Society, meeting: Option<&str>) -> Election {
    society.election(setting("members", &[motion("decision")]), meeting)
}

/// Five days of notice are asked for, and these are so many.
fn called(days: u64) -> Society {
    let mut society = Society::new();
    society.call_assembly("spring", days * DAY);
    society
}

fn society_in_time() -> Society {
    called(5)
}

fn in_time() -> Election {
    decision(&society_in_time(), Some("spring"))
}

fn late_call() -> Election {
    decision(&called(1), Some("spring"))
}

/// The members of north elect p-1 as their delegate; the society, and the place.
fn with_delegate() -> (Society, Bytes32) {
    let mut society = Society::new();
    society.form_branch("north");
    let mut contest = Question::new("delegate", choice(false), 1, Vec::new()).contest();
    contest.options[0].id = id("p-1");
    let holding = society.elect("north", contest, "delegate", "p-1");
    (society, holding)
}

fn recalling(society: &Society, body: &str, holding: Bytes32) -> Election {
    let mut setting = setting(body, &[motion("recall")]);
    setting.contests[0].about = Some(About { holdings: vec![holding], ..About::default() });
    society.election(setting, None)
}

fn recall(body: &str) -> Election {
    let (society, holding) = with_delegate();
    recalling(&society, body, holding)
}

fn recall_by_others() -> Election {
    recall("members")
}

fn recall_of_nobody() -> Election {
    let (mut society, holding) = with_delegate();
    society.act(|register, time| {
        Act::OfficeVacated(OfficeVacated { holding, reason: Reason::Resigned, register, time })
    });
    recalling(&society, "north", holding)
}

/// Three of five vote, where four must.
fn without_quorum() -> Election {
    let mut setting = setting("members", &[motion("opinion")]);
    setting.votes.truncate(3);
    Society::new().election(setting, None)
}

/// Everybody's approvals of five candidates, of whom the fifth and the first are new.
fn approvals() -> Vec<Selection> {
    [vec![0, 1, 2], vec![0, 1, 2], vec![0, 1, 3], vec![1, 2], vec![0, 1, 3, 4]]
        .map(|marks| options(&marks))
        .to_vec()
}

/// A chair, who is new, and two councillors: two of the three seats are kept for the new. b has 5 votes, c 3, d 2, e 1; d and e are new.
fn joint() -> Election {
    let answers = [0, 0, 0, 1, 1].map(|answer| options(&[answer])).to_vec();
    let chair = Question { new: vec![0], ..Question::new("chair", choice(false), 2, answers) };
    let council = Question::new("councillors", approval(false, 1, 5), 5, approvals());
    let council = Question { new: vec![0, 3, 4], ..council };
    Society::new().election(setting("members", &[chair, council]), None)
}

fn chair() -> Setting {
    let answers = [0, 0, 0, 1, 1].map(|answer| options(&[answer])).to_vec();
    setting("members", &[Question::new("chair", choice(false), 2, answers)])
}

/// Who wins the chair sits on the panel already.
fn winner_on_both() -> Election {
    let mut society = Society::new();
    society.elect("members", Question::new("jurors", choice(false), 2, Vec::new()).contest(), "juror", "a");
    society.election(chair(), None)
}

/// The first officer stands for the chair.
fn officer_stands() -> Election {
    let mut setting = chair();
    setting.contests[0].options[1].id = id("officer-1");
    Society::new().election(setting, None)
}

/// The verdicts are changed, and everybody certifies them.
fn claims(mut election: Election, change: impl FnOnce(&mut Vec<Verdict>)) -> Case {
    election.run_until(Stage::Certificate);
    let mut verdicts = election.verdicts().unwrap();
    let before = verdicts.clone();
    change(&mut verdicts);
    assert_ne!(verdicts, before, "the attack changes nothing");
    let mut certificate = election.draft_certificate();
    certificate.verdicts = verdicts_hash(&verdicts);
    let index = election.next();
    election.enter_certificate(certificate);
    Case::entry(election.finish(), index)
}

/// As if the rules had been kept.
fn claims_carried(election: Election) -> Case {
    claims(election, |verdicts| {
        verdicts[0].status = Status::Carried;
        verdicts[0].because.clear();
    })
}

/// Two officers sign, as the quorum asks, and one of them is concerned.
fn certified_by_first_two(mut election: Election) -> Case {
    election.run_until(Stage::Certificate);
    let (certificate, index) = (election.draft_certificate(), election.next());
    let officers = std::mem::take(&mut election.people.officers);
    election.certify_by(certificate, &[&officers[0], &officers[1]]);
    Case::entry(election.finish(), index)
}

fn candidate_certifies() -> Case {
    certified_by_first_two(officer_stands())
}

/// Two officers extend the vote, and one of them stands in it.
fn candidate_extends() -> Case {
    let mut election = officer_stands();
    election.run_until(Stage::Closing);
    let (opens, closes) = (election.manifest.opens, election.manifest.closes);
    let body = Schedule { closes, election: election.election(), time: opens + 100 };
    let mut document = SignedDocument::unsigned(Document::Schedule(body));
    election.people.officers[..2].iter().for_each(|key| document.add_signature(key));
    let index = election.enter_signed(&document);
    Case::entry(election.finish(), index)
}

/// The first officer is a branch's delegate, whom the branch may recall.
fn recalled_certifies() -> Case {
    let mut society = Society::new();
    society.form_branch("north");
    let mut contest = Question::new("delegate", choice(false), 1, Vec::new()).contest();
    contest.options[0].id = id("officer-1");
    let holding = society.elect("north", contest, "delegate", "officer-1");
    certified_by_first_two(recalling(&society, "north", holding))
}

fn changed_manifest(change: impl FnOnce(&mut Election)) -> Case {
    let mut election = in_time();
    change(&mut election);
    Case::new(election.finish(), "entry 0")
}

fn other_quorum() -> Case {
    changed_manifest(|election| election.manifest.certifiers.quorum = 1)
}

/// The same rules with another comment: not the charter that the members have.
fn other_charter() -> Case {
    changed_manifest(|election| {
        election.charter.extend_from_slice(b"# amended by nobody\n");
        let charter = &mut election.manifest.charter;
        (charter.sha256, charter.size) = (sha256(&election.charter).into(), election.charter.len() as u64);
        election.files.insert("charter.toml".into(), election.charter.clone());
    })
}

fn other_head() -> Case {
    let mut election = in_time();
    election.manifest.register.as_mut().unwrap().head.root = [9; 32].into();
    Case::new(election.finish(), "register/")
}

/// Somebody kept another root for the register's first act.
fn pinned(root: Bytes32) -> Case {
    let society = society_in_time();
    let mut record = decision(&society, Some("spring")).finish();
    record.pins = vec![("kept".into(), society.checkpoint(Head { root, size: 1 }, &society.log_key))];
    Case::new(record, "kept")
}

fn unsigned_pin() -> Case {
    let society = society_in_time();
    let mut record = decision(&society, Some("spring")).finish();
    let head = society.keeper.head();
    record.pins = vec![("kept".into(), society.checkpoint(head, &society.keeper_key))];
    Case::new(record, "kept")
}

/// Of the copy's own head, and of a later one.
fn good_pins() -> Record {
    let society = society_in_time();
    let mut record = decision(&society, Some("spring")).finish();
    let head = society.keeper.head();
    let later = Head { size: head.size + 5, ..head };
    record.pins = [("own", head), ("later", later)]
        .map(|(name, head)| (name.into(), society.checkpoint(head, &society.log_key)))
        .to_vec();
    record
}

fn changed_tile() -> Case {
    let mut record: Record = in_time().finish();
    let path = record.path("register/tile/0/");
    record.file(&path)[3] ^= 1;
    Case::new(record, path)
}

fn no_register() -> Case {
    let mut record = in_time().finish();
    record.files.retain(|path, _| !path.starts_with("register/"));
    Case::new(record, "register/")
}

fn foreign(path: &str) -> Case {
    let mut record = in_time().finish();
    record.files.insert(path.into(), b"format".to_vec());
    Case::new(record, path)
}
