//! Floor 5: an election as people describe it, on the command line or in a form, the manifest that it becomes, and everything that is wrong with it.
//!
//! * [`ContestText`], [`RollText`], [`AboutText`]: what people write
//! * [`Draft`]: what is known beside, and [`Draft::manifest`]
//! * [`problems`], [`broken_rules`], [`concerned`]: what is wrong, each with its [`Wrong::field`]
//! * [`rule`]: a rule as a message that pages have words for
//!
//! Pure: no files, no clock, no network. Randomness is an argument.

#![forbid(unsafe_code)]

mod about;
mod contest;
mod example;
mod manifest;
mod problems;
mod said;
mod valid;
mod wrong;

pub use about::{AboutText, AgainText};
pub use contest::{ConstraintText, ContestText, Kind, OptionText, PointsText, build as contest, plain_grade};
pub use manifest::{Draft, Offices, RollText, Source};
pub use problems::problems;
pub use said::{Message, Part, fraction, rule, tie};
pub use valid::{broken_rules, concerned};
pub use wrong::Wrong;
