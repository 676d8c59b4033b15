//! Room 2, roll: who may vote (spec chapter 2).

mod code;
mod credential;
mod document;
mod file;
mod scan;
mod token;

pub use code::{CodeError, PrintedCode};
pub use credential::{ChainSecret, Credential, CredentialKey, MasterKey};
pub use document::RollDocument;
pub use file::{Roll, RollError, Voter};
pub use scan::{RollRecord, RollScan, RollSummary, record_keys};
pub use token::{
    RsaKey, Token, TokenError, TokenKey, TokenKeyError, TokenPlan, TokenSigner, TokenSignerError,
    token_message,
};
