//! What stands, in lines.

use crate::clock;
use crate::words::{amount, wrap};
use ostrakon_charter::{Id, Status};
use ostrakon_register::stands::{Contest, Holder, Meeting, OpenVote, Seats, Site, Stands};

const WIDTH: usize = 100;
/// An office with more seats than this has as many as are needed.
const MANY_SEATS: u16 = 9;

/// All of it.
pub(super) fn lines(stands: &Stands) -> Vec<String> {
    let mut lines = heading(stands);
    section(&mut lines, "Bodies", bodies(stands));
    section(&mut lines, "Offices", offices(stands));
    section(&mut lines, "Meetings", stands.meetings.iter().flat_map(meeting).collect());
    section(&mut lines, "Elections", elections(stands));
    section(&mut lines, "Open votes", open_votes(stands));
    section(&mut lines, "Pages", site(stands));
    section(&mut lines, "Notes", notes(stands));
    lines
}

fn section(lines: &mut Vec<String>, title: &str, own: Vec<String>) {
    if !own.is_empty() {
        lines.extend([String::new(), title.to_owned()]);
        lines.extend(own);
    }
}

fn heading(stands: &Stands) -> Vec<String> {
    let (founded, last) = (day(stands.founded), day(stands.last));
    let mut lines = vec![stands.organisation.to_string()];
    if stands.dissolved {
        lines.push(format!("DISSOLVED by its last act, {last}."));
    }
    lines.push(format!("Register {}: {}, {founded} to {last}.", stands.register, amount(stands.acts, "act")));
    lines.push(format!("Charter {}", stands.charter));
    let officers: Vec<String> =
        stands.officers.iter().map(|o| format!("{} ({})", o.name, o.person)).collect();
    let certify = format!("{} of these officers certify: {}", stands.quorum, officers.join(", "));
    lines.extend(wrap(&certify, 0, WIDTH));
    lines
}

/// Those of the charter one by one, those that were formed by kind.
fn bodies(stands: &Stands) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for body in stands.bodies.iter().filter(|body| !body.formed) {
        lines.push(format!("  {} ({})", body.name, body.id));
    }
    let formed: Vec<_> = stands.bodies.iter().filter(|body| body.formed).collect();
    let mut kinds: Vec<&Id> = formed.iter().map(|body| &body.kind).collect();
    kinds.sort();
    kinds.dedup();
    for kind in kinds {
        let own: Vec<_> = formed.iter().filter(|body| body.kind == *kind).collect();
        let named: Vec<String> = own.iter().map(|body| format!("{} ({})", body.name, body.id)).collect();
        let kind_name = own.first().map_or("", |body| body.kind_name.as_str());
        let line = format!("{kind_name}, {} of them: {}", own.len(), named.join(", "));
        lines.extend(wrap(&line, 2, WIDTH));
    }
    lines
}

/// Office by office; bodies in which nobody holds it share a line.
fn offices(stands: &Stands) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = stands.offices.as_slice();
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|seats| seats.office == first.office).count();
        let (own, more) = rest.split_at(same);
        rest = more;
        lines.extend(wrap(&format!("{} ({})", first.name, first.office), 2, WIDTH));
        lines.extend(own.iter().filter(|seats| !seats.holders.is_empty()).flat_map(held));
        let nobody: Vec<&str> =
            own.iter().filter(|seats| seats.holders.is_empty()).map(|seats| seats.body.as_str()).collect();
        if !nobody.is_empty() {
            lines.extend(wrap(&format!("nobody holds it: {}", nobody.join(", ")), 4, WIDTH));
        }
    }
    lines
}

fn held(seats: &Seats) -> Vec<String> {
    let holders: Vec<String> = seats.holders.iter().map(holder).collect();
    let vacant = match seats.vacant {
        1.. if seats.seats <= MANY_SEATS => format!("; {} vacant", amount(seats.vacant.into(), "seat")),
        _ => String::new(),
    };
    wrap(&format!("{}: {}{vacant}", seats.body, holders.join(", ")), 4, WIDTH)
}

fn holder(holder: &Holder) -> String {
    let name = holder.name.as_ref().map_or(String::new(), |name| format!(", {name}"));
    let flags: String = holder.flags.iter().map(|flag| format!(", {flag}")).collect();
    let act: String = holder.holding.to_string().chars().take(8).collect();
    format!("{}{name} (since {}{flags}, act {act})", holder.person, day(holder.since))
}

fn meeting(meeting: &Meeting) -> Vec<String> {
    let (called, starts) = (day(meeting.called), clock::show(meeting.starts));
    let notice = match (meeting.notice, meeting.shortened) {
        (true, true) => "notice shortened by a vote",
        (true, false) => "notice given",
        (false, _) => "NOTICE TOO SHORT: votes at it are invalid",
    };
    let flaw = meeting.flaw.as_ref().map_or(String::new(), |flaw| format!("; NOT PROPERLY CONVENED: {flaw}"));
    let (id, name, place) = (&meeting.id, &meeting.name, &meeting.place);
    wrap(&format!("{starts}  {id}, {name} in {place}, called {called}: {notice}{flaw}"), 2, WIDTH)
}

fn elections(stands: &Stands) -> Vec<String> {
    let mut lines = Vec::new();
    for election in &stands.elections {
        let meeting = election.meeting.as_ref().map_or(String::new(), |meeting| format!(", at {meeting}"));
        let short: String = election.election.to_string().chars().take(16).collect();
        let open = if election.outcome.is_none() { ": no outcome yet" } else { "" };
        let line = format!("{}  {}{meeting} ({short}){open}", day(election.linked), election.title);
        lines.extend(wrap(&line, 2, WIDTH));
        lines.extend(election.contests.iter().flat_map(|contest| wrap(&decided(contest), 4, WIDTH)));
    }
    lines
}

fn open_votes(stands: &Stands) -> Vec<String> {
    let one = |vote: &OpenVote| {
        let act: String = vote.act.to_string().chars().take(8).collect();
        wrap(&format!("{}  {} (act {act})", day(vote.time), decided(&vote.contest)), 2, WIDTH)
    };
    stands.open_votes.iter().flat_map(one).collect()
}

fn site(stands: &Stands) -> Vec<String> {
    let one = |site: &Site| {
        let (act, files) = (site.act.to_string(), amount(site.files as u64, "file"));
        let act: String = act.chars().take(8).collect();
        wrap(
            &format!("{}  browsers are given {files} of {} (act {act})", day(site.time), site.release),
            2,
            WIDTH,
        )
    };
    stands.site.iter().flat_map(one).collect()
}

fn decided(contest: &Contest) -> String {
    let list = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
    let (id, body, status) = (&contest.contest, &contest.body, contest.status.as_str());
    let elected =
        if contest.elected.is_empty() { String::new() } else { format!(" {}", list(&contest.elected)) };
    let tied = match contest.status {
        Status::Tied if contest.open => format!("; a fresh vote is due between {}", list(&contest.tied)),
        Status::Tied => format!("; {}, settled by a fresh vote", list(&contest.tied)),
        _ => String::new(),
    };
    format!("{id} ({body}): {status}{elected}{tied}")
}

fn notes(stands: &Stands) -> Vec<String> {
    stands.notes.iter().flat_map(|note| wrap(&format!("{}: {}", note.place, note.what), 2, WIDTH)).collect()
}

/// The day of a time.
fn day(time: u64) -> String {
    clock::show(time).chars().take(10).collect()
}
