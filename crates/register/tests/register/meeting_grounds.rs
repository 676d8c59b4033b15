//! The grounds `meeting` and `notice`, to the second (spec 7.8, 9.4).

use crate::common::{DAY, HOUR, Society, ask, grounds, id, time};
use ostrakon_charter::Ground;
use ostrakon_group::Bytes32;

/// The grounds and clauses of a national motion at this meeting that opens `after` its start.
fn motion_at(society: &mut Society, meeting: Option<&str>, opens: u64) -> Vec<(Ground, String)> {
    let mut manifest = society.manifest(&[ask("national-motion", "membership")], meeting);
    manifest.opens = opens;
    let background = society.state().background(&manifest, &[]);
    background.contests[0].broken.iter().map(|rule| (rule.ground, rule.clause.to_string())).collect()
}

#[test]
fn a_national_motion_is_put_at_a_meeting() {
    let mut society = Society::new();
    society.meet("nmm-1");
    let (start, clause) = (society.time, |ground, clause: &str| (ground, clause.to_owned()));
    // The clock has moved on by nothing since it began.
    assert_eq!(society.state().meeting(&id("nmm-1")).unwrap().starts, start);
    assert!(motion_at(&mut society, Some("nmm-1"), start).is_empty());
    assert_eq!(motion_at(&mut society, Some("nmm-1"), start - 1), [clause(Ground::Meeting, "C-NMM")]);
    assert_eq!(motion_at(&mut society, None, start), [clause(Ground::Meeting, "C-DECIDE")]);
    assert_eq!(motion_at(&mut society, Some("nmm-2"), start), [clause(Ground::Meeting, "C-DECIDE")]);
    // A branch needs none.
    society.form(&["leeds"], "branch");
    let manifest = society.manifest(&[ask("motion", "leeds")], None);
    assert!(grounds(society.state(), &manifest).is_empty());
}

#[test]
fn a_meeting_of_another_kind_is_none() {
    let charter = concat!(
        include_str!("../../../../charters/isn-2013.toml"),
        "\n[[meeting]]\nid = \"school\"\nname = \"Summer school\"\nclause = \"C-SCHOOL\"\nbody = \"membership\"\nnotice_days = 14\n"
    );
    let mut society = Society::of(charter.as_bytes(), "International Socialist Network");
    let call = |society: &mut Society, meeting: &str, starts: u64| {
        let mut act = society.meeting_called(meeting, starts, &[]);
        if let ostrakon_register::Act::MeetingCalled(act) = &mut act {
            act.kind = id("school");
        }
        society.act(act);
    };
    let starts = society.time + 14 * DAY;
    call(&mut society, "school-1", starts);
    assert_eq!(motion_at(&mut society, Some("school-1"), starts), [(Ground::Meeting, "C-DECIDE".into())]);
    // Its notice is judged by its own kind.
    let starts = society.time + 14 * DAY - 1;
    call(&mut society, "school-2", starts);
    let expected = [(Ground::Meeting, "C-DECIDE".into()), (Ground::Notice, "C-SCHOOL".into())];
    assert_eq!(motion_at(&mut society, Some("school-2"), starts), expected);
}

#[test]
fn a_meeting_that_nobody_may_convene_is_none() {
    let mut society = Society::new();
    let lost = society.decide(ask("nsc-convenes", "nsc"), None, "lost");
    let starts = society.time + 100 * DAY;
    society.act(society.meeting_called("nmm-1", starts, &[lost]));
    assert_eq!(motion_at(&mut society, Some("nmm-1"), starts), [(Ground::Meeting, "C-NMM".into())]);
}

/// Grounds where a meeting was called at one time for another.
fn called(at: &str, starts: &str, earlier: u64) -> Vec<Ground> {
    let mut society = Society::new();
    society.time = time(at);
    let starts = time(starts) - earlier;
    society.act(society.meeting_called("nmm-1", starts, &[]));
    let mut manifest = society.manifest(&[ask("national-motion", "membership")], Some("nmm-1"));
    manifest.opens = starts;
    grounds(society.state(), &manifest)
}

#[test]
fn two_months_are_enough_and_a_second_less_is_not() {
    let edges = [
        ("2026-03-14T10:00:00", "2026-05-14T10:00:00"),
        ("2026-12-31T18:30:00", "2027-02-28T18:30:00"),
        ("2027-12-31T18:30:00", "2028-02-29T18:30:00"),
        ("2027-12-30T18:30:00", "2028-02-29T18:30:00"),
        ("2028-12-29T00:00:00", "2029-02-28T00:00:00"),
        ("2026-06-30T00:00:00", "2026-08-30T00:00:00"),
        ("2026-07-31T00:00:00", "2026-09-30T00:00:00"),
        ("2099-12-31T23:59:59", "2100-02-28T23:59:59"),
    ];
    for (at, starts) in edges {
        assert!(called(at, starts, 0).is_empty(), "{at}");
        assert_eq!(called(at, starts, 1), [Ground::Notice], "{at}");
    }
}

/// A meeting called a week before; an outcome of this status shortens the notice of `about`, under `vote`.
fn shortened(vote: &str, about: &str, status: &'static str) -> (Society, Bytes32, u64) {
    let mut society = Society::new();
    let starts = society.time + 7 * DAY;
    society.act(society.meeting_called("nmm-1", starts, &[]));
    society.act(society.meeting_called("nmm-2", starts, &[]));
    let outcome = society.decide(ask(vote, "nsc").about_meeting(about), None, status);
    (society, outcome, starts)
}

#[test]
fn the_committee_shortens_the_notice() {
    let notice = [(Ground::Notice, "C-NMM".to_owned())];
    let (mut society, _, starts) = shortened("shorter-notice", "nmm-1", "carried");
    assert!(motion_at(&mut society, Some("nmm-1"), starts).is_empty());
    assert_eq!(motion_at(&mut society, Some("nmm-2"), starts), notice);
    assert!(society.examine().passed());
    // Not before the decision.
    let before = society.state().at(society.head().size - 1);
    let meeting = before.meeting(&id("nmm-1")).unwrap();
    assert!(!before.notice_is_enough(meeting) && society.state().notice_is_enough(meeting));
    for status in ["lost", "invalid", "too-few"] {
        let (mut society, _, starts) = shortened("shorter-notice", "nmm-1", status);
        assert_eq!(motion_at(&mut society, Some("nmm-1"), starts), notice, "{status}");
    }
    let (mut society, _, starts) = shortened("motion", "nmm-1", "carried");
    assert_eq!(motion_at(&mut society, Some("nmm-1"), starts), notice);
}

#[test]
fn notice_is_shortened_before_the_meeting_starts() {
    let (mut society, _, starts) = shortened("motion", "nmm-1", "lost");
    let mut about = |meeting: Option<&str>, opens: u64| {
        let question = ask("shorter-notice", "nsc");
        let question = meeting.map_or(question.clone(), |meeting| question.about_meeting(meeting));
        let mut manifest = society.manifest(&[question], None);
        manifest.opens = opens;
        grounds(society.state(), &manifest)
    };
    assert!(about(Some("nmm-1"), starts - 1).is_empty());
    assert_eq!(about(Some("nmm-1"), starts), [Ground::Subject]);
    assert_eq!(about(Some("nmm-3"), starts - HOUR), [Ground::Subject]);
    assert_eq!(about(None, starts - HOUR), [Ground::Subject]);
}
