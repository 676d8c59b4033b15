//! An organisation's voting rules as data, and what they make of a count.
//!
//! A [`Charter`] is read from TOML (spec 7.1) and says, for every kind of vote, by which rule it is decided and
//! which clause of the organisation's constitution asks for that. [`judge`] applies such a rule to the totals of
//! one contest and gives the [`Verdict`] that goes into the certificate (spec 7.7), with its reasons in words.
//!
//! Everything here is a pure function of its arguments: no files, no clock, no floating point.
//!
//! ```
//! use ostrakon_charter::{Charter, ContestCount, Id, Judgement, Status, judge};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let charter = Charter::parse(
//!     r#"
//!     format = "ostrakon/v1/charter"
//!     organisation = "Chess club"
//!     min_counted = 5
//!     [[body]]
//!     id = "members"
//!     name = "All members"
//!     clause = "§ 2"
//!     [[vote]]
//!     id = "motion"
//!     name = "Motion"
//!     clause = "§ 3"
//!     ballot = "motion"
//!     rule = "majority"
//!     threshold = "1/2"
//!     strict = true
//!     "#
//!     .as_bytes(),
//! )?;
//! let options = vec![(Id::new("yes")?, 5), (Id::new("no")?, 3), (Id::new("abstain")?, 1)];
//! let count = ContestCount::new(Id::new("new-boards")?, 9, options);
//! let vote = charter.vote(&Id::new("motion")?).ok_or("no such vote")?;
//! let Judgement::Final(verdict) = judge(vote, &count)? else { return Err("no lot".into()) };
//! assert_eq!(verdict.status, Status::Carried);
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]

mod body;
mod charter;
mod choose;
mod coherence;
mod count;
mod count_check;
mod effect;
mod error;
mod explain;
mod fields;
mod form;
mod ground;
mod id;
mod invalid;
mod joint;
mod judge;
mod lot;
mod meeting;
pub mod methods;
mod office;
mod place;
mod reasons;
mod report;
mod rule;
mod source;
mod standing;
mod text;
mod threshold;
mod verdict;
mod vote;
pub mod words;

pub use body::{Body, Shape};
pub use charter::{Charter, MAX_BYTES};
pub use choose::must_choose;
pub use coherence::Incoherence;
pub use count::ContestCount;
pub use count_check::CountError;
pub use effect::Effect;
pub use error::{CharterError, Problem};
pub use explain::explain;
pub use ground::{BrokenRule, Ground};
pub use id::{Id, IdError};
pub use joint::JointOutcome;
pub use judge::{Judgement, judge, judge_standing, judge_too_few};
pub use lot::{Lot, LotError};
pub use meeting::{MeetingKind, Notice, Running};
pub use office::{Incompatible, Office};
pub use report::{Bar, Seat};
pub use rule::{Base, Quota, Rule, Strength, TieRule};
pub use standing::Standing;
pub use text::{Text, TextError};
pub use threshold::{Threshold, ThresholdError};
pub use verdict::{Status, Verdict};
pub use vote::{BallotKind, Points, Vote};
