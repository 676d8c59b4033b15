//! Floor 5: the voter's device. It encrypts, then either seals or opens, never both.
//!
//! [`Booth`] knows an opened election's roll; [`EncryptedBallot`] is what it makes of a voter's selections. The tracker is shown
//! before the voter decides: [`EncryptedBallot::seal`] proves and signs, [`EncryptedBallot::open`] gives everything to a second device. Each
//! consumes the ballot, so what was opened cannot be cast, nor the reverse (spec 3.8).
//!
//! [`Held`] is what its voter holds, a printed code's key or the member's own. [`TokenRequest`] asks for the token without which a service takes no ballot (spec 2.4). [`sealed_file`] is
//! a ballot that is posted later, by whatever device.

#![forbid(unsafe_code)]

mod booth;
mod encrypted;
mod held;
mod sealed;
mod sealed_file;
mod token;

pub use booth::{Booth, BoothError};
pub use encrypted::{EncryptedBallot, SealError};
pub use held::{Held, NoKey, NotSealed};
pub use sealed_file::{SealedFileError, open_sealed, sealed_file};
pub use token::{TokenRequest, TokenRequestError, token_drawn, token_drawn_length};
