//! How a kind of meeting is called.

use super::names::Names;
use crate::reasons::amount;
use crate::{MeetingKind, Notice, Running};

/// "assembly: General assembly (§ 7); of All members; called 14 days before, at least".
pub(super) fn sentence(names: Names<'_>, meeting: &MeetingKind) -> String {
    let mut parts = vec![
        format!("{}: {} ({})", meeting.id(), meeting.name(), meeting.clause()),
        format!("of {}", names.body(meeting.body())),
    ];
    parts.extend(meeting.notice().map(|notice| format!("called {} before, at least", length(notice))));
    parts.extend(meeting.per_year().map(|number| format!("{number} in a calendar year, at least")));
    parts.extend(meeting.running().map(running));
    parts.join("; ")
}

fn length(notice: Notice) -> String {
    match notice {
        Notice::Months(months) => amount(months.into(), "calendar month"),
        Notice::Days(days) => amount(days.into(), "day"),
    }
}

fn running(running: &Running) -> String {
    format!("no more than {} one after another in {}", running.most, running.place)
}
