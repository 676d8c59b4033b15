//! Bodies: refused by their announced length before anything of them is kept, and read no slower than a slow line sends them.

use super::Patience;
use crate::problem::{Answer, Problem};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hyper::body::{Body as _, Frame, SizeHint};
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep, timeout};

/// The largest body of a route.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Largest(pub(crate) usize);

/// How much of a body that is refused is read all the same, and for how long: whoever is still sending when the connection ends may never
/// see the answer.
const LINGER: u64 = 1 << 20;
const LINGERS: Duration = Duration::from_secs(1);

/// Refuses what says itself that it is too large.
pub(crate) async fn bounded(State(Largest(most)): State<Largest>, request: Request, next: Next) -> Response {
    match announced_within(most, request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

/// A request whose body does not say itself that it is too large.
pub(super) async fn announced_within(most: usize, request: Request) -> Answer<Request> {
    let length = match announced(request.headers()) {
        Some(length) if length > most as u64 => length,
        _ => return Ok(request),
    };
    if length <= LINGER {
        let _ = timeout(LINGERS, discard(request.into_body())).await;
    }
    let what = format!("a body of {length} bytes, where at most {most} are taken");
    Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, what))
}

/// Reads a body to its end, and keeps nothing of it.
async fn discard(mut body: Body) {
    while let Some(Ok(_)) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {}
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Bytes a second that the slowest line sends of a long body.
const SLOWEST: u64 = 64 << 10;

/// Whether a body came too slowly.
pub(super) struct Late(Arc<AtomicBool>);

impl Late {
    /// Gives a request's body its time.
    pub(super) fn or_in_time(request: Request, patience: Patience) -> (Request, Self) {
        let late = Arc::new(AtomicBool::new(false));
        let (timed, patience) = (late.clone(), patience.body);
        let request =
            request.map(|body| Body::new(Timed { body, late: timed, patience, came: 0, wait: None }));
        (request, Self(late))
    }

    /// What is answered to a body that did: nobody heard the answer that there is.
    pub(super) fn answered(self, response: Response) -> Response {
        match self.0.load(Ordering::Relaxed) {
            true => Problem::new(StatusCode::REQUEST_TIMEOUT, "the body came too slowly").into_response(),
            false => response,
        }
    }
}

/// A body with a time limit, which begins when it is first waited for. Every byte that comes earns its time, none that is announced.
struct Timed {
    body: Body,
    late: Arc<AtomicBool>,
    patience: Duration,
    came: u64,
    wait: Option<Wait>,
}

struct Wait {
    begun: Instant,
    end: Pin<Box<Sleep>>,
}

impl Timed {
    /// Ready when it is too late.
    fn poll_late(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let given = self.patience.saturating_add(Duration::from_secs(self.came / SLOWEST));
        let begin = || Wait { begun: Instant::now(), end: Box::pin(sleep(given)) };
        let wait = self.wait.get_or_insert_with(begin);
        if let Some(end) = wait.begun.checked_add(given)
            && end != wait.end.deadline()
        {
            wait.end.as_mut().reset(end);
        }
        wait.end.as_mut().poll(context)
    }
}

impl hyper::body::Body for Timed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            let data = frame.as_ref().and_then(|frame| frame.as_ref().ok()?.data_ref());
            self.came = self.came.saturating_add(data.map_or(0, Bytes::len) as u64);
            return Poll::Ready(frame);
        }
        match self.poll_late(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(()) => {
                self.late.store(true, Ordering::Relaxed);
                let late = std::io::Error::from(std::io::ErrorKind::TimedOut);
                Poll::Ready(Some(Err(axum::Error::new(late))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
