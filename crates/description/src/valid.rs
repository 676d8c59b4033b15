//! What would make votes invalid, said before anything is announced (spec 7.8, 7.9).

use crate::Wrong;
use ostrakon_charter::words::amount;
use ostrakon_charter::{BrokenRule, Charter, Effect, Ground, Id};
use ostrakon_election::setup::{Contest, ElectionManifest};
use ostrakon_register::{Meeting, State};

/// In seconds.
const DAY: u64 = 24 * 3_600;
/// Nobody asks for more days of notice than some years.
const MOST_DAYS: u64 = 4_000;

/// The grounds that hold already, each with what can be done; empty if none does. Sizes of rolls are not known yet.
pub fn broken_rules(manifest: &ElectionManifest, state: &State) -> Vec<Wrong> {
    let background = state.background(manifest, &[]);
    let contests = manifest.contests.iter().zip(&background.contests).enumerate();
    let broken = contests
        .flat_map(|(place, (contest, own))| own.broken.iter().map(move |rule| (place, contest, rule)));
    let told = |(place, contest, rule): (usize, &Contest, &BrokenRule)| {
        let field = match rule.ground {
            Ground::Meeting | Ground::Notice => "meeting".to_owned(),
            _ => format!("contests/{place}"),
        };
        Wrong::new(self::told(manifest, state, contest, rule)).field(field)
    };
    let mut found: Vec<Wrong> = broken.map(told).collect();
    found.extend(too_few_officers(manifest, state).map(|what| Wrong::new(what).field("officers")));
    found
}

fn told(manifest: &ElectionManifest, state: &State, contest: &Contest, rule: &BrokenRule) -> String {
    let BrokenRule { clause, ground, what } = rule;
    let advice = advice(manifest, state, *ground).map(|advice| format!(". {advice}")).unwrap_or_default();
    format!("contest {} would be invalid ({}): {what} ({clause}){advice}", contest.id, ground.as_str())
}

fn advice(manifest: &ElectionManifest, state: &State, ground: Ground) -> Option<String> {
    let named = manifest.register.as_ref().and_then(|register| register.meeting.as_ref());
    match ground {
        Ground::Meeting if named.is_none() => Some("Name one in the description: meeting = \"ID\"".into()),
        Ground::Meeting => Some("Name another meeting, or let voting open once it has started".into()),
        Ground::Notice => named.and_then(|id| state.meeting(id)).map(|meeting| late(state, meeting)),
        _ => None,
    }
}

/// How many days of notice are missing, and who could do without them.
fn late(state: &State, meeting: &Meeting) -> String {
    let later = |days: &u64| {
        let starts = meeting.starts.saturating_add(days * DAY);
        state.notice_is_enough(&Meeting { starts, ..meeting.clone() })
    };
    let missing = (1..MOST_DAYS).find(later);
    let missing = missing.map_or("Notice".into(), |days| amount(days, "day"));
    let shorter = shortening(state.charter(), &meeting.kind);
    let vote = match shorter.as_slice() {
        [] => String::new(),
        votes => format!(", or let it be shortened by a vote ({})", votes.join(", ")),
    };
    format!("{missing} missing: call a meeting that starts later{vote}")
}

/// The votes that may shorten the notice of such a meeting.
fn shortening(charter: &Charter, kind: &Id) -> Vec<String> {
    let shortens =
        |effect: Option<&Effect>| matches!(effect, Some(Effect::ShorterNotice(meeting)) if meeting == kind);
    let votes = charter.votes().iter().filter(|vote| shortens(vote.effect()));
    votes.map(|vote| format!("{:?}", vote.name().as_str())).collect()
}

/// Nobody certifies what concerns them: those who are left must be enough.
fn too_few_officers(manifest: &ElectionManifest, state: &State) -> Option<String> {
    let concerned = state.concerned_officers(manifest).len();
    let (all, quorum) = (manifest.certifiers.officers.len(), usize::from(manifest.certifiers.quorum));
    (all.saturating_sub(concerned) < quorum).then(|| {
        format!("it concerns {concerned} of the {all} officers themselves, and {quorum} of the others must certify: let the register have other officers first")
    })
}

/// The names of the officers whom it concerns, as candidates or as who may be recalled: others must certify it.
pub fn concerned(manifest: &ElectionManifest, state: &State) -> Vec<String> {
    let keys = state.concerned_officers(manifest);
    let officers = manifest.certifiers.officers.iter().filter(|officer| keys.contains(&officer.key));
    officers.map(|officer| officer.name.clone()).collect()
}
