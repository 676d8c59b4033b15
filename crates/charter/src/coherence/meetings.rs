//! A vote at a meeting is that of the body that meets.

use super::{Draft, Incoherence};
use crate::CharterError;

pub(super) fn check(draft: &Draft) -> Result<(), CharterError> {
    for (vote, place) in draft.votes() {
        let meeting = vote.meeting.as_ref().and_then(|id| draft.charter.meeting(id));
        let Some(meeting) = meeting.filter(|meeting| vote.electorate != [meeting.body.clone()]) else {
            continue;
        };
        let (meeting, body) = (meeting.id.clone(), meeting.body.clone());
        return Err(place.error("meeting", Incoherence::MeetingOf { meeting, body }.into()));
    }
    Ok(())
}
