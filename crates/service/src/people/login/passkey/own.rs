//! Somebody's own passkeys: added while logged in by another way, listed, removed.

use super::{Addition, Begun, begun, read_row, written};
use crate::house::House;
use crate::people::asked::read;
use crate::people::mail::{Kind, Letter};
use crate::people::session::Session;
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use data_encoding::BASE64URL_NOPAD;
use ostrakon_store::Passkey as Row;
use rand_core::{OsRng, RngCore};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use webauthn_rs::prelude::{RegisterPublicKeyCredential, Uuid};

/// Passkeys of one person.
const MOST: usize = 10;
/// Bytes of a label.
const LONGEST: usize = 100;

/// A passkey to come.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Labelled {
    /// What its owner calls it.
    label: String,
}

/// Begins to add a passkey.
#[utoipa::path(
    post,
    path = "/api/me/passkeys/begin",
    request_body = Labelled,
    responses((status = 200, body = Begun), (status = "default", body = Problem))
)]
pub(crate) async fn add(State(house): State<Arc<House>>, parts: Parts, body: Bytes) -> Answer<Json<Begun>> {
    let Session { person, .. } = house.session(&parts).await?;
    let Labelled { label } = read(&parts, &body)?;
    if label.is_empty() || label.len() > LONGEST || label.chars().any(char::is_control) {
        return Err(Problem::refused(format!("a passkey's label has 1 to {LONGEST} bytes")));
    }
    let (passkeys, rows) = (house.passkeys()?, house.store.people().passkeys(&person).await?);
    if rows.len() >= MOST {
        return Err(Problem::conflict(format!("you have {MOST} passkeys")).next("remove one"));
    }
    let there = rows.iter().map(|row| Ok(read_row(row)?.cred_id().clone())).collect::<Answer<_>>()?;
    let mut fresh = [0; 16];
    OsRng.fill_bytes(&mut fresh);
    let handle = Uuid::from_bytes(house.store.people().handle_of(&person, &fresh).await?);
    let started = passkeys.webauthn.start_passkey_registration(handle, &person, &person, Some(there));
    let (options, state) = started.map_err(|_| Problem::unavailable())?;
    let ceremony = passkeys.additions.begin(Addition { person, label, state })?;
    let mut begun = begun(&ceremony.expose(), &options)?;
    keep_whom(&mut begun.options);
    Ok(Json(begun))
}

/// Whoever logs in is not named beforehand: the authenticator must keep for whom its key is.
fn keep_whom(options: &mut Value) {
    let selection = options.pointer_mut("/publicKey/authenticatorSelection").and_then(Value::as_object_mut);
    if let Some(selection) = selection {
        selection.insert("residentKey".into(), "required".into());
        selection.insert("requireResidentKey".into(), true.into());
    }
}

/// What the authenticator answered.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Made {
    ceremony: String,
    /// From `navigator.credentials.create`.
    #[schema(value_type = Object)]
    credential: RegisterPublicKeyCredential,
}

/// Adds the passkey that was begun, and mails its owner that it is there.
#[utoipa::path(
    post,
    path = "/api/me/passkeys/finish",
    request_body = Made,
    responses((status = 200, body = Own), (status = "default", body = Problem))
)]
pub(crate) async fn added(State(house): State<Arc<House>>, parts: Parts, body: Bytes) -> Answer<Json<Own>> {
    let Session { person, .. } = house.session(&parts).await?;
    let made: Made = read(&parts, &body)?;
    let passkeys = house.passkeys()?;
    let addition = passkeys.additions.end(&made.ceremony).filter(|addition| addition.person == person);
    let addition = addition.ok_or_else(|| Problem::conflict("this was not begun, or too long ago"))?;
    let registered = passkeys.webauthn.finish_passkey_registration(&made.credential, &addition.state);
    let passkey = registered.map_err(|_| Problem::refused("the authenticator's answer is not good"))?;
    let row = Row {
        id: passkey.cred_id().to_vec(),
        label: addition.label,
        added: house.place.clock.now(),
        credential: written(&passkey)?,
    };
    if !house.store.people().add_passkey(&person, &row).await? {
        return Err(Problem::conflict("this passkey is there already"));
    }
    tell(house.clone(), person);
    Ok(Json(Own::from(&row)))
}

/// Mails that a passkey was added, so that nobody adds one in secret.
fn tell(house: Arc<House>, person: String) {
    tokio::spawn(async move {
        let Ok(_held) = house.reception.mailing.acquire().await else { return };
        let Ok(Some(to)) = house.store.people().address_of(&person).await else { return };
        let link = format!("{}/login", house.settings.base);
        let values = [("organisation", house.settings.organisation.as_str()), ("link", &link)];
        let letter = Letter::new(Kind::Passkey, house.settings.language, &values);
        if let Err(error) = house.reception.post.send(&to, letter).await {
            tracing::warn!(%error, "a new passkey was not mailed of");
        }
    });
}

/// One of somebody's passkeys.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Own {
    /// As its authenticator names it, in base 64 for URLs.
    id: String,
    label: String,
    added: u64,
}

impl From<&Row> for Own {
    fn from(row: &Row) -> Self {
        Self { id: BASE64URL_NOPAD.encode(&row.id), label: row.label.clone(), added: row.added }
    }
}

/// Lists one's passkeys.
#[utoipa::path(
    get,
    path = "/api/me/passkeys",
    responses((status = 200, body = Vec<Own>), (status = "default", body = Problem))
)]
pub(crate) async fn list(State(house): State<Arc<House>>, parts: Parts) -> Answer<Json<Vec<Own>>> {
    let Session { person, .. } = house.session(&parts).await?;
    let rows = house.store.people().passkeys(&person).await?;
    Ok(Json(rows.iter().map(Own::from).collect()))
}

/// Removes one of one's passkeys.
#[utoipa::path(
    delete,
    path = "/api/me/passkeys/{id}",
    params(("id" = String, Path, description = "As the list has it.")),
    responses((status = 204), (status = "default", body = Problem))
)]
pub(crate) async fn remove(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    parts: Parts,
) -> Answer<StatusCode> {
    let Session { person, .. } = house.session(&parts).await?;
    let unknown = || Problem::missing("you have no such passkey");
    let id = BASE64URL_NOPAD.decode(id.as_bytes()).map_err(|_| unknown())?;
    match house.store.people().remove_passkey(&person, &id).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(unknown()),
    }
}
