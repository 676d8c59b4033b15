//! A vote as one file, for devices without a network (spec 10.11).

use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ostrakon_verify::{Directory, NoVoteFile, write_vote_file};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// A file is given for so long, however the board grows: what a device needs of it stands before the first ballot.
const KEPT: Duration = Duration::from_secs(60);
/// The record may be published anew while it is read.
const TRIES: usize = 3;

/// A refusal is given for so long.
const REFUSED: Duration = Duration::from_secs(2);

/// What was answered last, and until when it is; whoever asks while it is made waits for the same.
#[derive(Clone, Default)]
pub(crate) struct Made(Arc<Mutex<Option<Given>>>);

/// An answer, and until when it is given.
type Given = (Instant, Answer<Bytes>);

impl Made {
    /// The file of the record in a folder. It is made to its end by a task of its own, which holds the lock: whoever asks and goes away
    /// begins nothing anew.
    async fn of(&self, folder: PathBuf) -> Answer<Bytes> {
        let made = self.clone();
        let task = tokio::spawn(async move { made.kept(folder).await });
        task.await.map_err(|_| Problem::unavailable())?
    }

    async fn kept(&self, folder: PathBuf) -> Answer<Bytes> {
        let mut made = self.0.lock().await;
        if let Some((until, answer)) = &*made
            && Instant::now() < *until
        {
            return answer.clone();
        }
        let written = tokio::task::spawn_blocking(move || written(&Directory::new(folder))).await;
        let answer = written.map_err(|_| Problem::unavailable())?.map(Bytes::from).map_err(refused);
        let kept = if answer.is_ok() { KEPT } else { REFUSED };
        *made = Some((Instant::now() + kept, answer.clone()));
        answer
    }
}

fn written(record: &Directory) -> Result<Vec<u8>, NoVoteFile> {
    let mut tries = (0..TRIES).map(|_| write_vote_file(record));
    let last = |tried: &Result<_, _>| !matches!(tried, Err(NoVoteFile::Changed(_)));
    tries.find(last).unwrap_or_else(|| write_vote_file(record))
}

fn refused(error: NoVoteFile) -> Problem {
    let what = error.to_string();
    match error {
        NoVoteFile::Setup(_) => Problem::conflict(what).next("ask again when the vote is open"),
        NoVoteFile::Refused(check) => Problem::conflict(what).check(check).next("tell the organiser"),
        NoVoteFile::TooLarge { .. } => {
            Problem::new(StatusCode::CONFLICT, what).next("vote online, or with `ostrakon vote`")
        }
        NoVoteFile::Changed(_) => Problem::unavailable(),
    }
}

/// Gives what a device needs of an open vote, in one file.
#[utoipa::path(
    get,
    path = "/api/elections/{slug}/vote-file",
    params(("slug" = String, Path, description = "The election.")),
    responses(
        (status = 200, body = Vec<u8>, content_type = "application/octet-stream", description = "A tar."),
        (status = "default", body = Problem)
    )
)]
pub(crate) async fn vote_file(State(house): State<Arc<House>>, Path(slug): Path<String>) -> Answer<Response> {
    let carried = house.election(&slug)?;
    let folder = carried.election.ledger.publisher.folder().path().to_owned();
    let bytes = carried.vote_file.of(folder).await?;
    // Slugs are identifiers: they need no escapes.
    let name = format!("attachment; filename=\"{}.vote\"", carried.election.slug);
    let name = HeaderValue::from_str(&name).map_err(|_| Problem::unavailable())?;
    let headers: [(HeaderName, HeaderValue); 3] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, bytes).into_response())
}
