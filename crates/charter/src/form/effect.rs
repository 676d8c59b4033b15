//! The form of a vote's `effect` (spec 7.1).

use crate::fields::Fields;
use crate::{CharterError, Effect, Problem};

/// An effect as charters name it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Recall,
    RecallOf,
    Amendment,
    Dissolution,
    Continuation,
    LastVote,
    Convening,
    ShorterNotice,
}

const EFFECTS: &[(&str, Name)] = &[
    ("recall", Name::Recall),
    ("recall-of", Name::RecallOf),
    ("amendment", Name::Amendment),
    ("dissolution", Name::Dissolution),
    ("continuation", Name::Continuation),
    ("last-vote", Name::LastVote),
    ("convening", Name::Convening),
    ("shorter-notice", Name::ShorterNotice),
];

/// The keys that belong to some effects only.
const SETTINGS: [&str; 4] = ["recall_offices", "convenes", "share", "shortens"];

impl Name {
    fn word(self) -> &'static str {
        EFFECTS.iter().find(|(_, name)| *name == self).map_or("", |(word, _)| *word)
    }

    /// The settings that the effect takes.
    fn settings(self) -> &'static [&'static str] {
        match self {
            Self::RecallOf => &["recall_offices"],
            Self::Convening => &["convenes", "share"],
            Self::ShorterNotice => &["shortens"],
            _ => &[],
        }
    }
}

pub(super) fn effect(fields: &mut Fields) -> Result<Option<Effect>, CharterError> {
    for key in SETTINGS {
        fields.needs(key, "effect")?;
    }
    let Some(name) = fields.optional("effect", |fields, key| fields.word(key, EFFECTS))? else {
        return Ok(None);
    };
    for key in SETTINGS.into_iter().filter(|key| !name.settings().contains(key)) {
        fields.refuse(key, Problem::OtherEffect { effect: name.word() })?;
    }
    if matches!(name, Name::Continuation | Name::LastVote) {
        fields.require("about")?;
    }
    named(fields, name).map(Some)
}

fn named(fields: &mut Fields, name: Name) -> Result<Effect, CharterError> {
    Ok(match name {
        Name::Recall => Effect::Recall,
        Name::RecallOf => {
            fields.require("recall_offices")?;
            Effect::RecallOf(fields.ids("recall_offices")?)
        }
        Name::Amendment => Effect::Amendment,
        Name::Dissolution => Effect::Dissolution,
        Name::Continuation => Effect::Continuation,
        Name::LastVote => Effect::LastVote,
        Name::Convening => {
            let (meeting, share) = (fields.id("convenes")?, fields.optional("share", Fields::threshold)?);
            Effect::Convening { meeting, share }
        }
        Name::ShorterNotice => Effect::ShorterNotice(fields.id("shortens")?),
    })
}
