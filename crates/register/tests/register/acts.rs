//! Check 802: form, order, times (spec 9.2).

use crate::common::{DAY, HOUR, KEEPER, Society, ask, elected, failed, files_of, secret};
use ostrakon_group::Bytes32;
use ostrakon_register::acts::Reason;
use ostrakon_register::{Act, SignedAct, Status, examine};

fn society() -> Society {
    let mut society = Society::new();
    society.form(&["leeds", "york"], "branch");
    society
}

#[test]
fn a_register_of_every_kind_of_act_passes_and_reads_as_it_was_written() {
    let mut society = society();
    society.meet("nmm-1");
    let (_, outcome) = society.vote(
        &[ask("treasurer", "membership").options(&["ada", "bea"])],
        Some("nmm-1"),
        &[elected(&["ada"])],
    );
    let holding = society.act(society.office_filled("treasurer", "membership", "ada", Some(outcome)));
    society.act(society.office_vacated(holding));
    society.act(society.body_ended("york"));
    let examined = society.examine();
    assert!(examined.passed(), "{:?}", examined.checks);
    assert_eq!(
        examined.checks.iter().map(|check| check.id).collect::<Vec<_>>(),
        (801..=811).chain([813]).collect::<Vec<_>>()
    );
    assert_eq!(examined.head, society.head());
    assert_eq!(examined.key, Some(society.state().founding().log.key));
    for posted in &examined.acts {
        assert_eq!(SignedAct::decode(&posted.act.encode()).unwrap(), posted.act);
    }
}

#[test]
fn times_do_not_fall() {
    let mut society = society();
    society.time -= 2 * HOUR;
    society.breaks(society.body_formed("hull", "branch", 1), 802);
    society.time += HOUR;
    society.allows(society.body_formed("hull", "branch", 1));
}

#[test]
fn an_act_of_another_register_is_none_of_this() {
    let mut act = society().body_formed("hull", "branch", 1);
    if let Act::BodyFormed(act) = &mut act {
        act.register = Bytes32::from([1; 32]);
    }
    society().breaks(act, 802);
}

#[test]
fn there_is_one_founding() {
    let society = society();
    let mut founding = society.state().founding().clone();
    founding.time = society.time;
    society.breaks(Act::Founding(founding), 802);
}

#[test]
fn the_founding_is_first() {
    let society = society();
    let mut entries = society.entries();
    entries.remove(0);
    let examined = examine(&files_of(&entries, &society.keeper.files().clone()));
    // Its charter belongs to nothing then.
    assert_eq!(failed(&examined), [801, 802]);
    assert!(examined.checks[2..].iter().all(|check| check.status == Status::NotRun));
    assert!(examined.state.is_none());
}

/// The same invitation, taken up again in the same second: its leaf hash would mean two times in office.
#[test]
fn an_act_has_its_effect_once() {
    let mut society = Society::new();
    let guest = |society: &Society| society.office_filled("nsc-guest", "nsc", "gil", None);
    let again = guest(&society);
    let first = society.act(again.clone());
    society.time -= HOUR;
    society.act(society.office_vacated(first));
    society.time -= HOUR;
    let what = society.breaks(again, 809);
    assert!(what.contains("very act"), "{what}");
    society.time += 1;
    society.allows(guest(&society));
}

#[test]
fn texts_and_numbers_have_limits() {
    let society = society();
    let mut long = society.body_formed("hull", "branch", 1);
    if let Act::BodyFormed(act) = &mut long {
        act.name = "x".repeat(501);
    }
    society.breaks(long, 802);
    let mut unnamed = society.meeting_called("nmm-1", society.time + DAY, &[]);
    if let Act::MeetingCalled(act) = &mut unnamed {
        act.place = "New\nYork".into();
    }
    society.breaks(unnamed, 802);
}

#[test]
fn references_are_in_order_and_each_once() {
    let mut society = society();
    let outcome = society.decide(ask("nsc-convenes", "nsc"), None, "carried");
    let mut act = society.meeting_called("nmm-1", society.time + DAY, &[outcome]);
    if let Act::MeetingCalled(act) = &mut act {
        act.convened_by.push(outcome);
    }
    society.breaks(act, 802);
}

#[test]
fn outcome_and_contest_stand_together() {
    let society = society();
    let mut act = society.office_filled("nsc-guest", "nsc", "gil", None);
    if let Act::OfficeFilled(act) = &mut act {
        act.contest = Some(crate::common::id("c0"));
    }
    let signed = SignedAct::sign(act, &secret(KEEPER));
    assert_eq!(failed(&examine(&society.with_entry(signed.encode()))), [802]);
}

/// Bytes that are no act, though something can be read in them: other checks go on.
#[test]
fn bytes_are_canonical() {
    let society = society();
    let act = SignedAct::sign(society.body_formed("hull", "branch", 1), &secret(KEEPER));
    let text = String::from_utf8(act.encode()).unwrap();
    let spaced = text.replacen(':', ": ", 1);
    let examined = examine(&society.with_entry(spaced.into_bytes()));
    assert_eq!(failed(&examined), [802]);
    assert!(examined.state.unwrap().kind_of(&crate::common::id("hull")).is_some());
}

/// What nobody can read may be of any type: nothing is known of the rules.
#[test]
fn what_cannot_be_read_is_no_act() {
    let society = society();
    let act = SignedAct::sign(society.body_formed("hull", "branch", 1), &secret(KEEPER));
    let text = String::from_utf8(act.encode()).unwrap();
    let unknown = text.replace("ostrakon/v1/body-formed", "ostrakon/v1/body-reformed");
    let members = text.replace("\"declared\":1,", "\"declared\":1,\"desired\":1,");
    let missing = text.replace("\"declared\":1,", "");
    let trailing = format!("{text}x");
    let null = text.replace("\"declared\":1,", "\"declared\":null,");
    let identifier = text.replace("\"hull\",\"decl", "\"Hull\",\"decl");
    for bytes in [unknown, members, missing, trailing, null, identifier, "OB".into(), "{}".into()] {
        assert_ne!(bytes, text);
        let examined = examine(&society.with_entry(bytes.clone().into_bytes()));
        assert_eq!(failed(&examined), [802], "{bytes}");
        assert!(examined.checks[2..].iter().all(|check| check.status == Status::NotRun));
    }
}

#[test]
fn numbers_that_not_every_reader_reads_are_none() {
    let society = society();
    let act = SignedAct::sign(society.body_formed("hull", "branch", 1 << 53), &secret(KEEPER));
    assert_eq!(failed(&examine(&society.with_entry(act.encode()))), [802]);
}

#[test]
fn officers_are_one_at_least_and_their_keys_distinct() {
    let society = society();
    let founding = society.state().founding();
    let act = |count: usize, quorum: u16| {
        let mut officers = founding.officers.clone();
        officers.truncate(count);
        let (register, time) = (society.register(), society.time);
        Act::Officers(ostrakon_register::acts::OfficersAct { officers, quorum, register, time })
    };
    let mut twice = act(3, 1);
    if let Act::Officers(act) = &mut twice {
        act.officers[1].key = act.officers[0].key;
    }
    for act in [act(0, 0), act(2, 3), act(2, 0), twice] {
        let mut signed = SignedAct::sign(act, &secret(KEEPER));
        [11, 12].iter().for_each(|seed| signed.add_signature(&secret(*seed)));
        assert_eq!(failed(&examine(&society.with_entry(signed.encode()))), [802]);
    }
}

#[test]
fn reasons_are_three_words() {
    let words =
        [Reason::Resigned, Reason::ChoseOther, Reason::Ended].map(|r| serde_json::to_string(&r).unwrap());
    assert_eq!(words, ["\"resigned\"", "\"chose-other\"", "\"ended\""]);
}

/// An enclosed document that no reader of spec 0.6 reads.
#[test]
fn enclosed_documents_are_json_of_the_same_kind() {
    let mut society = society();
    let manifest = society.manifest(&[ask("motion", "leeds")], None);
    let act = SignedAct::sign(society.election_linked(&manifest), &secret(KEEPER));
    let mut value = serde_json::to_value(&act).unwrap();
    value["body"]["manifest"]["body"]["title"] = serde_json::Value::Null;
    let bytes = ostrakon_election::document::jcs(&value);
    let examined = examine(&society.with_entry(bytes));
    // The signature is over other bytes, too, and the manifest is none.
    assert_eq!(failed(&examined), [802, 803, 807]);
    let mut value = serde_json::to_value(&act).unwrap();
    value["body"]["manifest"]["signatures"] = serde_json::json!("none");
    let examined = examine(&society.with_entry(ostrakon_election::document::jcs(&value)));
    assert_eq!(failed(&examined), [802]);
}
