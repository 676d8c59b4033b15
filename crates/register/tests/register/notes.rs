//! Notes of check 806: they break nothing (spec 9.4).

use crate::common::{DAY, Society, time};
use ostrakon_register::Act;

fn notes(society: &Society) -> Vec<String> {
    let examined = society.examine();
    assert!(examined.passed(), "{:?}", examined.checks);
    let findings = examined.checks.into_iter().flat_map(|check| check.findings);
    findings.map(|finding| format!("{}: {}", finding.place, finding.what)).collect()
}

fn call(society: &mut Society, meeting: &str, starts: &str, place: &str) {
    let mut act = society.meeting_called(meeting, time(starts), &[]);
    if let Act::MeetingCalled(act) = &mut act {
        act.place = place.into();
    }
    society.act(act);
}

#[test]
fn three_meetings_a_year_in_years_that_are_over() {
    let mut society = Society::new();
    assert!(notes(&society).is_empty());
    society.time = time("2027-12-31T00:00:00");
    ["2028-03-01T10:00:00", "2028-06-01T10:00:00", "2028-12-31T23:59:59", "2029-03-01T10:00:00"]
        .iter()
        .enumerate()
        .for_each(|(number, starts)| call(&mut society, &format!("nmm-{number}"), starts, "Leeds"));
    // The founding's year is not counted, and this one is not over.
    let notes_of_calendar = |society: &Society| -> Vec<String> {
        notes(society).into_iter().filter(|note| note.starts_with("calendar")).collect()
    };
    assert!(notes_of_calendar(&society).is_empty());
    society.time = time("2030-01-01T00:00:00");
    society.form(&["leeds"], "branch");
    assert_eq!(
        notes_of_calendar(&society),
        [
            "calendar: 2027: 0 of kind nmm, where 3 are asked for",
            "calendar: 2029: 1 of kind nmm, where 3 are asked for"
        ]
    );
}

#[test]
fn two_running_in_london() {
    let mut society = Society::new();
    let places = ["London", "London", "Hull", "London", "London", "London", "London"];
    for (number, place) in places.iter().enumerate() {
        call(&mut society, &format!("nmm-{number}"), &format!("2026-{:02}-20T10:00:00", number + 4), place);
    }
    assert_eq!(
        notes(&society),
        [
            "calendar: nmm-5 is number 3 running in London, where 2 are allowed",
            "calendar: nmm-6 is number 4 running in London, where 2 are allowed",
        ]
    );
}

#[test]
fn a_meeting_called_too_late_is_a_note() {
    let mut society = Society::new();
    society.act(society.meeting_called("nmm-1", society.time + DAY, &[[1; 32].into()]));
    let notes = notes(&society);
    assert_eq!(notes.len(), 2);
    assert!(notes[0].starts_with("act 1: meeting nmm-1 was not properly convened"));
    assert!(notes[1].contains("2026-01-05 13:00:00 UTC to start on 2026-01-06 13:00:00 UTC"), "{}", notes[1]);
}

#[test]
fn a_check_tells_a_hundred_findings() {
    let mut society = Society::new();
    (0..70).for_each(|n| {
        _ = society.act(society.meeting_called(&format!("m{n}"), society.time + DAY, &[[1; 32].into()]))
    });
    assert_eq!(notes(&society).len(), 100);
}

/// Times are what signers say they are.
#[test]
fn a_far_future_is_counted_in_no_time() {
    let mut society = Society::new();
    society.time = (1 << 53) - 10_000;
    society.form(&["leeds"], "branch");
    assert_eq!(notes(&society).len(), 100);
}
