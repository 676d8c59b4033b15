//! People: their rolls, logging in, tokens, mail (spec 10.7).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "people/authenticator.rs"]
mod authenticator;
#[path = "people/closed.rs"]
mod closed;
#[path = "people/doors.rs"]
mod doors;
#[path = "people/house.rs"]
mod house;
#[path = "people/login.rs"]
mod login;
#[path = "people/mail.rs"]
mod mail;
#[path = "people/oidc.rs"]
mod oidc;
#[path = "people/passkeys.rs"]
mod passkeys;
#[path = "people/provider.rs"]
mod provider;
#[path = "people/quiet.rs"]
mod quiet;
#[path = "people/rolls.rs"]
mod rolls;
#[path = "people/sizes.rs"]
mod sizes;
#[path = "people/tables.rs"]
mod tables;
#[path = "people/tokens.rs"]
mod tokens;
