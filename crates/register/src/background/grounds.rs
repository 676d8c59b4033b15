//! Why a vote is invalid, but for its quorum (spec 7.8): the grounds in their order, the first four here.

use super::{Question, offices, subject};
use crate::calendar::show;
use crate::state::{Meeting, State};
use ostrakon_charter::{BrokenRule, Ground, Text};

/// So many seconds after a meeting starts, at most, its votes open.
const LASTS: u64 = 14 * 86_400;

/// A clause, and what is the matter.
pub(super) type Why = Option<(Text, String)>;

/// All grounds that hold, in order.
pub(super) fn broken_rules(state: &State, question: &Question<'_>) -> Vec<BrokenRule> {
    type Rule = fn(&State, &Question<'_>) -> Why;
    let rules: [(Ground, Rule); 8] = [
        (Ground::Electorate, electorate),
        (Ground::Roll, roll),
        (Ground::Meeting, meeting),
        (Ground::Notice, notice),
        (Ground::Subject, subject::subject),
        (Ground::Recall, offices::recall),
        (Ground::Vacancy, offices::vacancy),
        (Ground::Candidate, offices::candidate),
    ];
    let broken = rules.into_iter().filter_map(|(ground, rule)| {
        let (clause, what) = rule(state, question)?;
        Some(BrokenRule { clause, ground, what })
    });
    broken.collect()
}

fn electorate(state: &State, question: &Question<'_>) -> Why {
    let (vote, body) = (question.vote, question.body);
    let what = match state.kind_of(body) {
        _ if state.is_dissolved() => "the organisation is dissolved".to_owned(),
        None => format!("no body {body} stands"),
        Some(kind) if kind.is_voteless() => format!("{body} is of kind {}, which has no votes", kind.id()),
        Some(kind) if vote.electorate().is_empty() || vote.electorate().contains(kind.id()) => return None,
        Some(kind) => format!("{} is no vote of {body}, a body of kind {}", vote.name(), kind.id()),
    };
    Some((vote.clause().clone(), what))
}

fn roll(state: &State, question: &Question<'_>) -> Why {
    let (kind, roll) = (state.kind_of(question.body)?, question.roll?);
    let members = state.voting_members(kind.id()).filter(|_| !kind.is_many());
    let allowed = members.map(|members| members.saturating_sub(question.vote.is_without_one().into()));
    let (size, body) = (roll.size, question.body);
    let what = if roll.total_weight != size && !kind.is_weighted() {
        format!(
            "the {size} on the roll of {body} have {} votes together, and one each is allowed",
            roll.total_weight
        )
    } else {
        let allowed = allowed.filter(|allowed| size > *allowed)?;
        format!("{size} are on the roll of {body}, where {allowed} have a vote")
    };
    Some((kind.clause().clone(), what))
}

fn meeting(state: &State, question: &Question<'_>) -> Why {
    let asked = question.vote.meeting()?;
    let vote_clause = question.vote.clause();
    let Some(meeting) = question.meeting.and_then(|id| state.meeting(id)) else {
        let what = match question.meeting {
            None => format!("it is held at a meeting of kind {asked}, and the election names none"),
            Some(id) => format!("no meeting {id} was called"),
        };
        return Some((vote_clause.clone(), what));
    };
    if meeting.kind != *asked {
        let what =
            format!("{} is a meeting of kind {}, where {asked} is asked for", meeting.id, meeting.kind);
        return Some((vote_clause.clone(), what));
    }
    let clause = state.meeting_kind(meeting).map_or(vote_clause, |kind| kind.clause());
    Some((clause.clone(), unfit(meeting, question.opens)?))
}

fn unfit(meeting: &Meeting, opens: u64) -> Option<String> {
    match &meeting.flaw {
        Some(flaw) => Some(format!("meeting {} was not properly convened: {flaw}", meeting.id)),
        None if opens > meeting.starts.saturating_add(LASTS) => {
            let (opens, starts) = (show(opens), show(meeting.starts));
            Some(format!("voting opens on {opens}, and meeting {} started on {starts}", meeting.id))
        }
        None if opens < meeting.starts => {
            let (opens, starts) = (show(opens), show(meeting.starts));
            Some(format!("voting opens on {opens}, and meeting {} starts on {starts}", meeting.id))
        }
        None => None,
    }
}

fn notice(state: &State, question: &Question<'_>) -> Why {
    question.vote.meeting()?;
    let meeting = state.meeting(question.meeting?)?;
    let kind = state.meeting_kind(meeting)?;
    if state.notice_is_enough(meeting) {
        return None;
    }
    let (called, starts, id) = (show(meeting.called), show(meeting.starts), &meeting.id);
    let what = format!(
        "meeting {id} was called on {called} to start on {starts}: that is less notice than is asked for, and no decision shortened it"
    );
    Some((kind.clause().clone(), what))
}
