//! The acts of a register (spec 9.2, `spec/encoding.md`).

mod bodies;
mod charter_amended;
mod election_linked;
mod enclosed;
mod founding;
mod limits;
mod meeting_called;
mod offices;
mod open_vote;
mod outcome;
mod site_published;

pub use bodies::{BodyEnded, BodyFormed};
pub use charter_amended::CharterAmended;
pub use election_linked::{ElectionLinked, ManifestBody};
pub use enclosed::Enclosed;
pub use founding::{Founding, Officer, OfficersAct};
pub use meeting_called::MeetingCalled;
pub use offices::{OfficeFilled, OfficeVacated, Reason};
pub use open_vote::{OpenOption, OpenVote};
pub use outcome::{CertificateBody, OutcomeAct};
pub use site_published::{SiteFile, SitePublished};

use ostrakon_election::document::Signed;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// The body of an act, told apart by its member `type`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
#[expect(missing_docs, reason = "each variant is documented at its type")]
pub enum Act {
    #[serde(rename = "ostrakon/v1/founding")]
    Founding(Founding),
    #[serde(rename = "ostrakon/v1/officers")]
    Officers(OfficersAct),
    #[serde(rename = "ostrakon/v1/charter-amended")]
    CharterAmended(CharterAmended),
    #[serde(rename = "ostrakon/v1/body-formed")]
    BodyFormed(BodyFormed),
    #[serde(rename = "ostrakon/v1/body-ended")]
    BodyEnded(BodyEnded),
    #[serde(rename = "ostrakon/v1/meeting-called")]
    MeetingCalled(MeetingCalled),
    #[serde(rename = "ostrakon/v1/election-linked")]
    ElectionLinked(ElectionLinked),
    #[serde(rename = "ostrakon/v1/outcome")]
    Outcome(OutcomeAct),
    #[serde(rename = "ostrakon/v1/open-vote")]
    OpenVote(OpenVote),
    #[serde(rename = "ostrakon/v1/office-filled")]
    OfficeFilled(OfficeFilled),
    #[serde(rename = "ostrakon/v1/office-vacated")]
    OfficeVacated(OfficeVacated),
    #[serde(rename = "ostrakon/v1/site-published")]
    SitePublished(SitePublished),
}

/// An act as it stands in the log.
pub type SignedAct = Signed<Act>;

macro_rules! each {
    ($act:expr, $body:ident => $value:expr) => {
        match $act {
            Act::Founding($body) => $value,
            Act::Officers($body) => $value,
            Act::CharterAmended($body) => $value,
            Act::BodyFormed($body) => $value,
            Act::BodyEnded($body) => $value,
            Act::MeetingCalled($body) => $value,
            Act::ElectionLinked($body) => $value,
            Act::Outcome($body) => $value,
            Act::OpenVote($body) => $value,
            Act::OfficeFilled($body) => $value,
            Act::OfficeVacated($body) => $value,
            Act::SitePublished($body) => $value,
        }
    };
}

impl Act {
    /// When it was done, as its signer says.
    pub fn time(&self) -> u64 {
        each!(self, act => act.time)
    }

    /// The register it belongs to; the founding is the register.
    pub fn register(&self) -> Option<Bytes32> {
        Some(match self {
            Self::Founding(_) => return None,
            Self::Officers(act) => act.register,
            Self::CharterAmended(act) => act.register,
            Self::BodyFormed(act) => act.register,
            Self::BodyEnded(act) => act.register,
            Self::MeetingCalled(act) => act.register,
            Self::ElectionLinked(act) => act.register,
            Self::Outcome(act) => act.register,
            Self::OpenVote(act) => act.register,
            Self::OfficeFilled(act) => act.register,
            Self::OfficeVacated(act) => act.register,
            Self::SitePublished(act) => act.register,
        })
    }

    /// Its name for people.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Founding(_) => "founding",
            Self::Officers(_) => "officers",
            Self::CharterAmended(_) => "charter amended",
            Self::BodyFormed(_) => "body formed",
            Self::BodyEnded(_) => "body ended",
            Self::MeetingCalled(_) => "meeting called",
            Self::ElectionLinked(_) => "election linked",
            Self::Outcome(_) => "outcome",
            Self::OpenVote(_) => "open vote",
            Self::OfficeFilled(_) => "office filled",
            Self::OfficeVacated(_) => "office vacated",
            Self::SitePublished(_) => "site published",
        }
    }
}
