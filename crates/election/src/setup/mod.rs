//! Room 1, setup: the manifest, the key ceremony, the opening (spec chapter 1).

mod ballot_type;
mod ceremony;
mod dealing;
mod envelope;
mod keys;
mod manifest;
mod opening;
mod plan;
mod problems;
mod subjects;
mod tokens;

pub use ballot_type::{BallotType, OptionConstraint, OrderType};
pub use ceremony::{
    Acknowledgement, Commitment, Complaint, ComplaintReason, DealingDocument, FileReference, ceremony_hash,
    possession_context, round1_hash,
};
pub use dealing::{Dealing, DealingError, SecretDealing, ShareError};
pub use envelope::{ChannelKey, ChannelSecret, Envelope, EnvelopeError};
pub use keys::{ElectionKeys, KeysError};
pub use manifest::{
    About, Again, Certifiers, CharterReference, Contest, ContestOption, ElectionManifest, LogReference,
    NamedKey, RegisterReference, Release, RollPlan, Witnesses,
};
pub use opening::{OpenedRoll, Opening};
pub use plan::{ContestPlan, Plan, PlanError};
pub use problems::problems;
