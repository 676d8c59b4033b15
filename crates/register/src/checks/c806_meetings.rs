//! 806: meetings are called under new names, for a later time; notes on how they were convened and on the calendar
//! (spec 9.4).

use super::{Facts, Ran, place, walked};
use crate::acts::MeetingCalled;
use crate::broken::Broken;
use crate::calendar::{show, year};
use crate::report::{Findings, MOST_FINDINGS};
use crate::state::{Meeting, State};
use ostrakon_charter::MeetingKind;
use std::collections::BTreeMap;

const CHECK: u16 = 806;

pub(super) fn run(facts: &Facts<'_>, out: &mut Findings) -> Ran {
    walked::<CHECK>(facts, out)?;
    if let Some(state) = &facts.walk.state {
        state.meetings().for_each(|meeting| how_called(state, meeting, out));
        for kind in state.charter().meetings() {
            too_few_a_year(state, kind, facts.walk.time(), out);
            too_many_running(state, kind, out);
        }
    }
    Ok(())
}

/// May this meeting be called?
pub(crate) fn called(state: &State, act: &MeetingCalled) -> Result<(), Broken> {
    let mut what = Vec::new();
    if state.charter().meeting(&act.kind).is_none() {
        what.push(format!("the charter has no meetings of a kind {}", act.kind));
    }
    if state.history().meetings.contains_key(&act.meeting) {
        what.push(format!("the name {} is that of another meeting", act.meeting));
    }
    if act.starts <= act.time {
        what.push(format!("it is called on {} to start on {}, no later", show(act.time), show(act.starts)));
    }
    Broken::unless_empty(CHECK, what)
}

/// What makes votes at a meeting invalid is no fault, but worth knowing.
fn how_called(state: &State, meeting: &Meeting, out: &mut Findings) {
    let at = place(meeting.period.since);
    if let Some(flaw) = &meeting.flaw {
        out.note(&at, format!("meeting {} was not properly convened: {flaw}", meeting.id));
    }
    if !state.notice_is_enough(meeting) {
        let (called, starts) = (show(meeting.called), show(meeting.starts));
        out.note(&at, format!("meeting {} was called on {called} to start on {starts}: less notice than is asked for, and nothing shortened it", meeting.id));
    }
}

fn of_kind<'a>(state: &'a State, kind: &MeetingKind) -> Vec<&'a Meeting> {
    let mut meetings: Vec<&Meeting> = state.meetings().filter(|meeting| meeting.kind == *kind.id()).collect();
    meetings.sort_by_key(|meeting| (meeting.starts, meeting.period.since));
    meetings
}

/// In the years that are over, the founding's left out.
fn too_few_a_year(state: &State, kind: &MeetingKind, now: u64, out: &mut Findings) {
    let Some(needed) = kind.per_year() else { return };
    let mut meetings: BTreeMap<u64, u16> = BTreeMap::new();
    for meeting in of_kind(state, kind) {
        let number = meetings.entry(year(meeting.starts)).or_default();
        *number = number.saturating_add(1);
    }
    let held = |year: &u64| meetings.get(year).copied().unwrap_or(0);
    let over = year(state.founding().time) + 1..year(now);
    // There may be more years than anybody counts.
    for year in over.filter(|year| held(year) < needed).take(MOST_FINDINGS) {
        let (held, kind) = (held(&year), kind.id());
        out.note("calendar", format!("{year}: {held} of kind {kind}, where {needed} are asked for"));
    }
}

fn too_many_running(state: &State, kind: &MeetingKind, out: &mut Findings) {
    let Some(running) = kind.running() else { return };
    let mut row = 0u16;
    for meeting in of_kind(state, kind) {
        row = if meeting.place == running.place.as_str() { row.saturating_add(1) } else { 0 };
        if row > running.most {
            let (id, place) = (&meeting.id, &running.place);
            out.note(
                "calendar",
                format!("{id} is number {row} running in {place}, where {} are allowed", running.most),
            );
        }
    }
}
