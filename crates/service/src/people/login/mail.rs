//! Logging in by a link that is mailed: asked for by anybody, sent to whoever is known, good once.

use crate::house::House;
use crate::people::address::Address;
use crate::people::asked::read;
use crate::people::mail::{Kind, Letter};
use crate::people::secret::Secret;
use crate::people::session::with_cookie;
use crate::problem::{Answer, Problem};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use ostrakon_store::StoreError;
use serde::Deserialize;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::mpsc;

/// How long a link is good, in seconds.
pub(in crate::people) const GOOD: u64 = 20 * 60;
/// Requests that wait for their mail.
const MOST_WAITING: usize = 10_000;

/// Whose link is asked for.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// An address of mail.
    address: String,
}

/// Has a link mailed, if somebody has this address. What it answers does not tell: all that differs is done afterwards.
#[utoipa::path(
    post,
    path = "/api/login/mail",
    request_body = Asked,
    responses((status = 202), (status = "default", body = Problem))
)]
pub(crate) async fn ask(State(house): State<Arc<House>>, parts: Parts, body: Bytes) -> Answer<StatusCode> {
    house.own_pages_only(&parts)?;
    let asked: Asked = read(&parts, &body)?;
    house.not_too_often(&parts)?;
    let address = Address::new(&asked.address)
        .ok_or_else(|| Problem::refused("this is no address of the form somebody@example.org"))?;
    house.reception.waiting.put(address).map(|()| StatusCode::ACCEPTED)
}

/// Requests on their way to the task that sends links.
pub(in crate::people) struct Waiting {
    sender: mpsc::Sender<Address>,
    receiver: Mutex<Option<mpsc::Receiver<Address>>>,
}

impl Default for Waiting {
    fn default() -> Self {
        let (sender, receiver) = mpsc::channel(MOST_WAITING);
        Self { sender, receiver: Mutex::new(Some(receiver)) }
    }
}

impl Waiting {
    fn put(&self, address: Address) -> Answer<()> {
        let full = |_| Problem::new(StatusCode::SERVICE_UNAVAILABLE, "too many ask for mail at the moment");
        self.sender.try_send(address).map_err(full).map_err(|problem| problem.retry(10))
    }
}

/// Begins to send links; ends with the house.
pub(in crate::people) fn start(house: &Arc<House>) {
    let receiver = house.reception.waiting.receiver.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(mut receiver) = receiver else { return };
    let (house, places) = (Arc::downgrade(house), house.reception.mailing.clone());
    tokio::spawn(async move {
        while let Some(address) = receiver.recv().await {
            let Ok(place) = places.clone().acquire_owned().await else { return };
            let Some(house) = house.upgrade() else { return };
            tokio::spawn(async move {
                if let Err(error) = answer(&house, &address).await {
                    tracing::error!(%error, "a login link cannot be made");
                }
                drop(place);
            });
        }
    });
}

/// Makes a link, whoever it is for; sends it to whoever is known. The same is done for nobody, up to the mail.
async fn answer(house: &House, address: &Address) -> Result<(), StoreError> {
    let reception = &house.reception;
    if !reception.mails.takes(reception.veil.name(address.folded().as_bytes())) {
        return Ok(());
    }
    let (secret, now) = (Secret::new(), house.place.clock.now());
    let known = house.store.people().person_at(address.folded()).await?;
    let (person, to) = known.map_or((String::new(), None), |(person, to)| (person, Some(to)));
    house.store.people().keep_link(&secret.hash(), &person, now, now.saturating_add(GOOD)).await?;
    let link = format!("{}/login#{}", house.settings.base, &*secret.expose());
    let values = [("organisation", house.settings.organisation.as_str()), ("link", &link)];
    let letter = Letter::new(Kind::Login, house.settings.language, &values);
    if let Some(to) = to
        && let Err(error) = reception.post.send(&to, letter).await
    {
        tracing::warn!(%error, "a login link was not mailed");
    }
    Ok(())
}

/// What the link brought.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Redeemed {
    /// The secret after the link's `#`.
    secret: String,
}

/// Logs in whoever has a link's secret; it is good once.
#[utoipa::path(
    post,
    path = "/api/login/mail/redeem",
    request_body = Redeemed,
    responses((status = 204, description = "The session's cookie is set."), (status = "default", body = Problem))
)]
pub(crate) async fn redeem(State(house): State<Arc<House>>, parts: Parts, body: Bytes) -> Answer<Response> {
    house.own_pages_only(&parts)?;
    let redeemed: Redeemed = read(&parts, &body)?;
    house.not_too_often(&parts)?;
    let void = || {
        Problem::new(
            StatusCode::UNAUTHORIZED,
            "this link is not good, or not any more: it lasts 20 minutes, once",
        )
        .next("ask for another")
    };
    let secret = Secret::parse(&redeemed.secret).ok_or_else(void)?;
    let person = house.store.people().use_link(&secret.hash(), house.place.clock.now()).await?;
    let cookie = house.log_in(&parts, &person.ok_or_else(void)?).await?;
    Ok(with_cookie(StatusCode::NO_CONTENT.into_response(), cookie))
}
