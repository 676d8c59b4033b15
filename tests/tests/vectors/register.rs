//! Chapter 9: charters of organisations with a register, and notice by calendar months. (Whole registers, and the grounds of invalid
//! votes, are read by the tests of `crates/register`.)

use crate::support::{Json, read};
use ostrakon_charter::Charter;
use ostrakon_register::Meeting;
use ostrakon_tests::forge::{Society, id};

#[test]
fn charters() {
    let vectors = read("9-register/charters.json");
    for case in vectors["accepted"].list() {
        let parsed = Charter::parse(case["charter"].text().as_bytes());
        assert!(parsed.is_ok(), "{}: {parsed:?}", case["what"]);
    }
    for case in vectors["refused"].list() {
        assert!(Charter::parse(case["charter"].text().as_bytes()).is_err(), "{}", case["what"]);
    }
}

/// A meeting that starts exactly so many months later was called in time; a second earlier, it was not.
#[test]
fn months() {
    let charter = String::from_utf8(Society::new().charter).unwrap();
    for case in read("9-register/months.json").list() {
        let notice = format!("notice_months = {}", case["months"].number());
        let mut society = Society::under(charter.replace("notice_days = 5", &notice).into_bytes());
        society.call_assembly("spring", 86_400);
        let state = society.keeper.state();
        let meeting = state.meeting(&id("spring")).unwrap();
        let called = case["time"].number();
        let later = |starts| Meeting { called, starts, ..meeting.clone() };
        assert!(state.notice_is_enough(&later(case["later"].number())), "{case}");
        assert!(!state.notice_is_enough(&later(case["later"].number() - 1)), "{case}");
    }
}
