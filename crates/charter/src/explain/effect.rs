//! What follows from a vote beside its being a decision.

use super::names::Names;
use crate::{Effect, Vote};

/// What follows if it is carried, or lost.
pub(super) fn sentence(names: Names<'_>, vote: &Vote) -> Option<String> {
    let about = vote.about().map_or("body", |body| names.body(body));
    Some(match vote.effect()? {
        Effect::Recall => {
            "Carried, those whom it names lose their offices; only whom this body elected can be named."
                .to_owned()
        }
        Effect::RecallOf(offices) => {
            let offices = names.offices_and(offices);
            format!("Carried, those whom it names lose their offices, whoever elected them: {offices}.")
        }
        Effect::Amendment => "Carried, it allows these rules to be replaced by others.".to_owned(),
        Effect::Dissolution => "Carried, it dissolves the organisation.".to_owned(),
        Effect::Continuation => format!("Lost, it ends the {about} that it is about."),
        Effect::LastVote => {
            format!("Carried or lost, it is the last vote of the {about} that it is about, which ends.")
        }
        Effect::Convening { meeting, share: None } => {
            format!("Carried, it convenes a meeting of the kind {}.", names.meeting(meeting))
        }
        Effect::Convening { meeting, share: Some(share) } => format!(
            "Carried by at least {share} of all these bodies, it convenes a meeting of the kind {}.",
            names.meeting(meeting)
        ),
        Effect::ShorterNotice(meeting) => format!(
            "Carried, it lets one meeting of the kind {} be called with less notice.",
            names.meeting(meeting)
        ),
    })
}
