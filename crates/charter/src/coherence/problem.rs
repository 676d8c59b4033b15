//! How the parts of a charter can fail to fit together.

use crate::Id;

/// Why the parts of a charter do not fit together (spec 7.1).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Incoherence {
    /// A name of nothing.
    #[error("names {id:?}, which is no {kind} of this charter; {instead}", id = id.as_str(), instead = instead(known, kind))]
    NoSuch {
        /// The name.
        id: Id,
        /// What it should be of.
        kind: &'static str,
        /// Those there are.
        known: String,
    },
    /// A body without votes where votes are asked for.
    #[error("names {id:?}, which never votes (`body.voteless`); leave it out", id = id.as_str())]
    Voteless {
        /// The body.
        id: Id,
    },
    /// One body where a kind of body belongs.
    #[error("names {id:?}, of which there is only one; name a kind of body, with many = true", id = id.as_str())]
    NotMany {
        /// The body.
        id: Id,
    },
    /// A kind of body, or a union, where one body belongs.
    #[error("names {id:?}, which is a union or of which there are many; name a body that is neither", id = id.as_str())]
    NotOne {
        /// The body.
        id: Id,
    },
    /// A body of office holders that has none.
    #[error("names {id:?}, in which no office sits; give an office sits_in = {id:?}, or leave this out", id = id.as_str())]
    NobodySits {
        /// The body.
        id: Id,
    },
    /// An office that no vote fills.
    #[error("says who elects, but no vote fills this office; add a vote with fills = {office:?}, or remove this", office = office.as_str())]
    NotFilled {
        /// The office.
        office: Id,
    },
    /// A vote to an office that nobody elects to.
    #[error("is {office:?}, an office that is filled by invitation; give it elected_by, or remove this", office = office.as_str())]
    Invited {
        /// The office.
        office: Id,
    },
    /// A vote to an office by nobody in particular.
    #[error("is missing; name who elects to {office:?}, one or more of: {electors}", office = office.as_str())]
    NoElectorate {
        /// The office.
        office: Id,
        /// Who elects to it.
        electors: String,
    },
    /// A vote to an office by somebody else.
    #[error("names {body:?}, which does not elect to {office:?}; name one or more of: {electors}", body = body.as_str(), office = office.as_str())]
    NoElector {
        /// The body.
        body: Id,
        /// The office.
        office: Id,
        /// Who elects to it.
        electors: String,
    },
    /// A vote to more seats than there are.
    #[error("is {seats}, but the office {office:?} has {most}; write no more", office = office.as_str())]
    SeatsOfOffice {
        /// The vote's seats.
        seats: u16,
        /// The office.
        office: Id,
        /// The office's seats.
        most: u16,
    },
    /// A meeting of another body.
    #[error("is {meeting:?}, a meeting of {body:?} alone; write electorate = [{body:?}], or remove this", meeting = meeting.as_str(), body = body.as_str())]
    MeetingOf {
        /// The kind of meeting.
        meeting: Id,
        /// Whose it is.
        body: Id,
    },
    /// A joint vote that does not come first.
    #[error("names {id:?}, which does not come before this vote; move it up in the file, or leave it out", id = id.as_str())]
    JointLater {
        /// The other vote.
        id: Id,
    },
    /// A joint vote that is held otherwise.
    #[error("names {id:?}, which has another {what}; make them the same, or leave it out", id = id.as_str())]
    JointDiffers {
        /// The other vote.
        id: Id,
        /// What differs.
        what: &'static str,
    },
    /// A joint vote whose outcome waits for a lot.
    #[error("names {id:?}, whose ties a lot settles; write tie = \"fresh-vote\" there, or leave it out", id = id.as_str())]
    JointByLot {
        /// The other vote.
        id: Id,
    },
    /// A joint vote that elects to nothing.
    #[error("names {id:?}, which fills no office; write fills there, or leave it out", id = id.as_str())]
    JointOtherFillsNothing {
        /// The other vote.
        id: Id,
    },
    /// A vote with joint ones that elects to nothing.
    #[error("goes only with `vote.fills`: persons are the same across offices; add it, or remove this")]
    JointFillsNothing,
}

/// What to write instead of an unknown name.
fn instead(known: &str, kind: &str) -> String {
    if known.is_empty() { format!("add a [[{kind}]]") } else { format!("write one of: {known}") }
}
