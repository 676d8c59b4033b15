//! Reminders to everybody on an election's people's lists: who has voted is not known here (spec 10.7).

use super::mail::{Kind, Letter, Undelivered};
use super::retire::organiser;
use crate::house::{Carried, House};
use crate::problem::{Answer, Problem};
use crate::rooms::failed;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use ostrakon_election::board::View;
use ostrakon_store::{Reminder, StoreError, Waiting};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Weak};
use std::time::Duration;

/// Of what everybody is reminded.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    kind: KindAsked,
}

/// Each is sent to nobody twice.
#[derive(Clone, Copy, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum KindAsked {
    /// Voting opens: from the opening on the board until the closing.
    Opens,
    /// Voting closes: likewise.
    Closes,
    /// There is a result: once it is certified.
    Result,
}

/// What will be sent.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Queued {
    /// Mails that were added; those who had this reminder get no other.
    queued: u64,
}

/// Reminds everybody on the election's people's lists: a request by the organiser of its manifest.
#[utoipa::path(
    post,
    path = "/api/elections/{slug}/reminders",
    params(("slug" = String, Path, description = "The election.")),
    request_body = Asked,
    responses((status = 202, body = Queued), (status = "default", body = Problem))
)]
pub(crate) async fn post(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    parts: Parts,
    body: Bytes,
) -> Answer<(StatusCode, Json<Queued>)> {
    let carried = house.election(&slug)?;
    organiser(&house, &carried, &parts, &body).await?;
    let asked: Asked = serde_json::from_slice(&body).map_err(|e| Problem::malformed(e.to_string()))?;
    timely(&house, &carried, asked.kind).await?;
    let queued = house.store.people().queue_reminders(&slug, asked.kind.into()).await?;
    house.reception.reminders.notify_one();
    Ok((StatusCode::ACCEPTED, Json(Queued { queued })))
}

impl From<KindAsked> for Reminder {
    fn from(kind: KindAsked) -> Self {
        match kind {
            KindAsked::Opens => Self::Opens,
            KindAsked::Closes => Self::Closes,
            KindAsked::Result => Self::Result,
        }
    }
}

async fn timely(house: &House, carried: &Carried, kind: KindAsked) -> Answer<()> {
    let desk = carried.election.ledger.desk().await.map_err(failed)?;
    let view = &desk.log().view;
    let over = carried.election.ledger.voting_ended() || house.place.clock.now() >= closes(carried, view);
    let good = match kind {
        KindAsked::Opens | KindAsked::Closes => !view.openings.is_empty() && !over,
        KindAsked::Result => !view.certificates.is_empty(),
    };
    match good {
        true => Ok(()),
        false => Err(Problem::conflict("it is too early for this reminder, or too late").next(
            "opens, closes: between the opening on the board and the closing; result: after the certificate",
        )),
    }
}

fn closes(carried: &Carried, view: &View) -> u64 {
    carried.election.plan().map_or(0, |plan| view.closes(plan.manifest()))
}

/// Mails that are looked up at once.
const CHUNK: u32 = 100;
/// How long to wait when mail cannot be sent.
const PAUSE: Duration = Duration::from_secs(30);

/// Begins to send what waits; ends with the house.
pub(super) fn start(house: &Arc<House>) {
    house.reception.reminders.notify_one();
    tokio::spawn(run(Arc::downgrade(house)));
}

async fn run(house: Weak<House>) {
    loop {
        // The house is not held while nothing is done for it.
        let Some(awake) = house.upgrade() else { return };
        let (round, wake) = (send_some(&awake).await, awake.reception.reminders.clone());
        drop(awake);
        match round {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "reminders wait"),
        }
        let _ = tokio::time::timeout(PAUSE, wake.notified()).await;
    }
}

#[derive(Debug, thiserror::Error)]
enum Delay {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Mail(#[from] Undelivered),
}

/// Sends some; whether there may be more.
async fn send_some(house: &House) -> Result<bool, Delay> {
    let waiting = house.store.people().waiting_reminders(CHUNK).await?;
    for mail in &waiting {
        // Closed at the end: then this mail waits for the next start.
        let Ok(_held) = house.reception.mailing.acquire().await else { return Ok(false) };
        send(house, mail).await?;
    }
    Ok(!waiting.is_empty())
}

/// That a mail is sent is noted before it is: after a crash in between it is lost, not sent twice.
async fn send(house: &House, mail: &Waiting) -> Result<(), Delay> {
    let people = house.store.people();
    if !people.claim_reminder(mail).await? {
        return Ok(());
    }
    let (Some(to), Some(letter)) = (people.address_of(&mail.person).await?, letter(house, mail).await) else {
        return Ok(());
    };
    match house.reception.post.send(&to, letter).await {
        Err(error @ Undelivered::Later) => {
            people.return_reminder(mail).await?;
            Err(error.into())
        }
        Err(error @ Undelivered::Refused) => {
            tracing::warn!(%error, election = mail.election, "a reminder was not mailed");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

async fn letter(house: &House, mail: &Waiting) -> Option<Letter> {
    let carried = house.election(&mail.election).ok()?;
    let manifest = carried.election.plan()?.manifest();
    let closes = closes(&carried, &carried.election.ledger.desk().await.ok()?.log().view);
    let (kind, link) = match mail.kind {
        Reminder::Opens => (Kind::Opens, house.settings.base.clone()),
        Reminder::Closes => (Kind::Closes, house.settings.base.clone()),
        Reminder::Result => (Kind::Result, format!("{}/elections/{}/", house.settings.base, mail.election)),
    };
    let (opens, closes) = (written(manifest.opens), written(closes));
    let values = [
        ("organisation", house.settings.organisation.as_str()),
        ("title", &manifest.title),
        ("opens", &opens),
        ("closes", &closes),
        ("link", &link),
    ];
    Some(Letter::new(kind, house.settings.language, &values))
}

/// A time that everybody understands, wherever they are.
fn written(time: u64) -> String {
    let time = i64::try_from(time).ok().and_then(|time| jiff::Timestamp::from_second(time).ok());
    time.map_or_else(String::new, |time| time.strftime("%Y-%m-%d %H:%M UTC").to_string())
}
