//! People: logging in, and what follows from it (spec 10.7).
//!
//! Members are known here by what lets them log in; none of it is on a board, in a log, or told to anybody but themselves and the registrar.

mod address;
mod asked;
pub(crate) mod caller;
mod credential;
pub(crate) mod limits;
mod lists;
mod login;
mod mail;
mod me;
mod reception;
mod reminders;
mod retire;
mod roll;
mod secret;
mod session;
mod tokens;
mod upload;

pub(crate) use lists::settle;
pub(crate) use reception::Reception;
pub(crate) use tokens::erase_keys;

use crate::house::{House, OpenError};
use crate::router::{at_most, large};
use login::{oidc, passkey};
use std::sync::Arc;
use std::time::Duration;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// A body's roll of people.
const ROLL: usize = 16 << 20;
/// Everything else.
const SMALL: usize = 64 << 10;

/// The routes of this half.
pub(crate) fn routes() -> OpenApiRouter<Arc<House>> {
    let rolls = OpenApiRouter::new().routes(routes!(upload::post, upload::get));
    let small = OpenApiRouter::new()
        .routes(routes!(login::ask))
        .routes(routes!(login::redeem))
        .routes(routes!(login::logout))
        .routes(routes!(oidc::go))
        .routes(routes!(oidc::back))
        .routes(routes!(passkey::begin))
        .routes(routes!(passkey::finish))
        .routes(routes!(passkey::add))
        .routes(routes!(passkey::added))
        .routes(routes!(passkey::list))
        .routes(routes!(passkey::remove))
        .routes(routes!(me::me))
        .routes(routes!(credential::post))
        .routes(routes!(credential::get))
        .routes(routes!(tokens::token))
        .routes(routes!(reminders::post))
        .routes(routes!(retire::retire));
    large(rolls, ROLL).merge(at_most(small, SMALL))
}

/// Takes up what was left undone, and begins to send mail.
pub(crate) async fn start(house: &Arc<House>) -> Result<(), OpenError> {
    for carried in house.elections() {
        lists::settle(house, &carried).await.map_err(|_| OpenError::People(NOT_SETTLED.into()))?;
        tokens::erase_keys(house, &carried).await.map_err(|_| OpenError::People(NOT_SETTLED.into()))?;
    }
    login::start(house);
    reminders::start(house);
    Ok(())
}

/// Lets the mails that are being sent go out, and begins no other.
pub(crate) async fn finish(house: &House) {
    let mails = &house.reception.mailing;
    // Held until none can begin any more.
    let held = tokio::time::timeout(PATIENCE, mails.acquire_many(MAILS)).await;
    if held.is_err() {
        tracing::warn!("mails were being sent, and may be lost");
    }
    mails.close();
    drop(held);
}

/// Mails that are made at the same time.
const MAILS: u32 = 4;
/// How long mails may take at the end.
const PATIENCE: Duration = Duration::from_secs(20);

const NOT_SETTLED: &str = "people's lists and token keys cannot be brought up to date";
