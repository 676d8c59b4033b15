//! Votes that belong together.

use crate::{Charter, Effect, Rule, Vote};

/// Groups of votes, each under its heading; none without a vote.
pub(super) fn groups(charter: &Charter) -> Vec<(&'static str, Vec<&Vote>)> {
    let of = |kind: Kind| charter.votes().iter().filter(|vote| Kind::of(vote) == kind).collect();
    let groups = KINDS.into_iter().map(|(kind, heading)| (heading, of(kind)));
    groups.filter(|(_, votes): &(_, Vec<&Vote>)| !votes.is_empty()).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Decision,
    Consequence,
    Convening,
    Office,
    Election,
    Recall,
    Private,
}

const KINDS: [(Kind, &str); 7] = [
    (Kind::Decision, "Decisions"),
    (Kind::Consequence, "Decisions with consequences of their own"),
    (Kind::Convening, "Convening meetings"),
    (Kind::Office, "Elections to offices"),
    (Kind::Election, "Elections"),
    (Kind::Recall, "Recall from offices"),
    (Kind::Private, "Votes whose question is not public"),
];

impl Kind {
    fn of(vote: &Vote) -> Self {
        match (vote.rule(), vote.effect()) {
            _ if vote.is_private() => Self::Private,
            (_, Some(Effect::Recall | Effect::RecallOf(_))) => Self::Recall,
            (_, Some(Effect::Convening { .. } | Effect::ShorterNotice(_))) => Self::Convening,
            (_, Some(_)) => Self::Consequence,
            (Rule::Majority { .. }, None) => Self::Decision,
            _ if vote.fills().is_some() => Self::Office,
            _ => Self::Election,
        }
    }
}
