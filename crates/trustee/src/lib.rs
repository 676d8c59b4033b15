//! Floor 5: a trustee's whole part in an election. Bytes in, bytes out: no clock, no network, no files.
//!
//! | when | step |
//! |---|---|
//! | before the manifest | [`Identity::generate`] |
//! | the manifest is signed | [`Trustee::new`] |
//! | ceremony (spec 1.3) | [`Trustee::commit`], [`Trustee::deal`], [`Trustee::acknowledge`], [`Trustee::complete`] |
//! | something is wrong | [`Trustee::complain_missing`], [`judge_complaint`], [`equivocations`] |
//! | closed and tallied (6.1) | [`ClosedBoard::read`], [`Trustee::sign_off`] |
//! | q sign-offs (6.2) | [`Trustee::release`] |
//! | a tie by lot (6.4) | [`Trustee::draw_lot`] |
//! | certified (1.3) | [`Trustee::erase_after_certification`] |
//!
//! A [`Trustee`] moves through stages, and each step takes the secrets of the one before: polynomials are gone once dealt, a
//! channel secret once the round is judged, everything once a complaint is made. What was drawn for one attempt cannot reach
//! another.
//!
//! Whatever it signs enters its [`Journal`] first, and leaves as [`Unpublished`]: the bytes come out only after the caller stored
//! state and [`Guard`]. Asked the same again, it answers with the same bytes; asked anything else in the same place, it refuses.

#![forbid(unsafe_code)]

mod ceremony;
mod closed;
mod erase;
mod guard;
mod identity;
mod journal;
mod lot;
mod publish;
mod read;
mod share;
mod sign_off;
mod stage;
mod state;
mod trustee;
mod wire;

pub use ceremony::{
    AcknowledgeError, Ceremony, CeremonyError, CommitError, Commitments, ComplainError, CompleteError,
    DealError, DealingFault, DealingMessages, Equivocation, JudgeError, Round, ThirdRound, Verdict, Waiting,
    check_dealing, equivocations, judge_complaint,
};
pub use closed::{ClosedBoard, ClosedBoardError};
pub use erase::EraseError;
pub use guard::{Guard, RollbackError};
pub use identity::Identity;
pub use journal::{Entry, Journal, JournalError, Kind};
pub use lot::{LotShareError, Rules};
pub use publish::Unpublished;
pub use read::{ReadError, ReadFault};
pub use share::ReleaseError;
pub use sign_off::SignOffError;
pub use state::StateError;
pub use trustee::{Held, SeatError, StageError, Trustee, UnknownOnBoard};
