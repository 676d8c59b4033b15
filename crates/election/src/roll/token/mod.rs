//! Tokens, which keep logging in and casting apart (spec 2.4): one blind signature a member and roll, on P.
//!
//! [`TokenKey`] is a roll's key, [`TokenSigner`] its secret half at the service; a member's device asks for a
//! [`Token`] by a request of `ostrakon-voter`. None of it is on the board.

mod key;
mod plan;
mod signer;
#[cfg(test)]
mod tests;
mod value;

pub use key::{RsaKey, TokenKey, TokenKeyError, token_message};
pub use plan::TokenPlan;
pub use signer::{TokenSigner, TokenSignerError};
pub use value::{Token, TokenError};
