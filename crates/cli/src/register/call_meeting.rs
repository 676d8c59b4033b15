//! `ostrakon register call-meeting`: a meeting is called, and the call says at once what it is worth.

use super::place::{Place, outcome};
use crate::clock::{self, Clock};
use crate::error::{At, CliError, Outcome};
use crate::words::amount;
use ostrakon_charter::{Id, MeetingKind, Notice, Text};
use ostrakon_register::acts::MeetingCalled;
use ostrakon_register::{Act, Examined, Meeting, State};

/// Calls a meeting of a kind that the charter knows.
///
/// Says whether the notice is long enough, and by which day it would be; whether the meeting is properly convened; and what the charter's calendar has
/// to say (meetings a year, places in turn). With --check it only says so. Votes at a meeting that was called too late, or not
/// properly convened, are invalid, whatever their count.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon register call-meeting --register register --kind nmm --id nmm-1 --place London --starts 2026-03-14T11:00:00Z
    ostrakon register call-meeting --register register --kind nmm --id nmm-x --place Leeds \\
        --starts 2026-05-02T11:00:00Z --convened-by elections/07-petition --check

--convened-by names the outcome of a petition, or of the bodies that ask for it. Leave it out for a meeting that the constitution itself asks for.

Next: `ostrakon election new` with `register` and `meeting` in its description.")]
pub(crate) struct CallMeetingArgs {
    #[command(flatten)]
    place: Place,
    /// Which of the charter's meetings it is one of.
    #[arg(long, value_name = "ID")]
    kind: Id,
    /// Its identifier, which no other meeting has.
    #[arg(long, value_name = "ID")]
    id: Id,
    /// Where it is held.
    #[arg(long = "place", value_name = "PLACE")]
    venue: String,
    /// When it starts.
    #[arg(long, value_name = "TIME", value_parser = clock::parse)]
    starts: u64,
    /// An outcome that asks for it: a record directory, or the first digits of its name; may be repeated.
    #[arg(long, value_name = "OUTCOME")]
    convened_by: Vec<String>,
    /// Only says what the call would be worth.
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    clock: Clock,
}

pub(super) fn run(args: &CallMeetingArgs) -> Outcome {
    let mut desk = args.place.open()?;
    let act = act(args, desk.state())?;
    let examined = desk.rehearse(act.clone())?;
    if !args.check {
        desk.append(act)?;
    }
    told(&examined, &args.id, args.check).iter().for_each(|line| crate::say::say!("{line}"));
    Ok(())
}

fn act(args: &CallMeetingArgs, state: &State) -> Outcome<Act> {
    let named = args.convened_by.iter().map(|text| outcome(state, text));
    let mut convened_by = named.collect::<Outcome<Vec<_>>>()?;
    convened_by.sort_unstable();
    convened_by.dedup();
    if state.charter().meeting(&args.kind).is_none() {
        return Err(unknown(state, &args.kind));
    }
    Ok(Act::MeetingCalled(MeetingCalled {
        convened_by,
        kind: args.kind.clone(),
        meeting: args.id.clone(),
        place: Text::new(args.venue.clone()).at("--place")?.to_string(),
        register: state.register(),
        starts: args.starts,
        time: args.clock.now(),
    }))
}

fn unknown(state: &State, kind: &Id) -> CliError {
    let known: Vec<&str> = state.charter().meetings().iter().map(|kind| kind.id().as_str()).collect();
    CliError::new("the charter has no such kind of meeting").at(kind).next(match known.is_empty() {
        true => "it has none at all".to_owned(),
        false => format!("there are: {}", known.join(", ")),
    })
}

/// What the call is worth.
pub(super) fn told(examined: &Examined, id: &Id, check: bool) -> Vec<String> {
    let Some(state) = &examined.state else { return Vec::new() };
    let Some((meeting, kind)) = state.meeting(id).and_then(|m| Some((m, state.meeting_kind(m)?))) else {
        return Vec::new();
    };
    let verb = if check { "would be called" } else { "is called" };
    let (place, starts) = (&meeting.place, clock::show(meeting.starts));
    let mut lines = vec![format!("{id} ({}) {verb} for {starts}, in {place}.", kind.name())];
    lines.push(notice(state, meeting, kind));
    lines.extend(meeting.flaw.iter().map(|flaw| {
        format!("WARNING: it is not properly convened: {flaw}. Votes at it are invalid ({}).", kind.clause())
    }));
    lines.extend(calendar(examined).into_iter().map(|note| format!("WARNING: {note}")));
    lines
}

fn notice(state: &State, meeting: &Meeting, kind: &MeetingKind) -> String {
    let Some(asked) = kind.notice() else { return format!("No notice is asked for ({}).", kind.clause()) };
    let earliest = clock::show(State::earliest_start(kind, meeting.called));
    let (length, clause) = (length(asked), kind.clause());
    match state.notice_is_enough(meeting) {
        true => format!("Notice is given: {length} ({clause}), so any start from {earliest} on."),
        false => format!(
            "WARNING: notice is too short: {length} ({clause}), so it could start from {earliest} on. Votes at it are invalid, \
             unless a vote to shorten the notice of this meeting is carried and entered before they are announced."
        ),
    }
}

fn length(notice: Notice) -> String {
    match notice {
        Notice::Months(months) => amount(months.into(), "month"),
        Notice::Days(days) => amount(days.into(), "day"),
    }
}

/// What check 806 notes on the calendar.
fn calendar(examined: &Examined) -> Vec<String> {
    let notes = examined.checks.iter().filter(|check| check.id == 806).flat_map(|check| &check.findings);
    notes.filter(|note| note.place == "calendar").map(|note| note.what.clone()).collect()
}
