//! Bodies as they are read: no slower than a slow line sends them, and to their end, whoever answered before it.

use super::Patience;
use crate::problem::Problem;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Version, header};
use axum::response::{IntoResponse, Response};
use hyper::body::{Body as _, Frame, SizeHint};
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep, timeout};

/// Bytes a second that the slowest line sends of a long body.
const SLOWEST: u64 = 64 << 10;

/// How much of a body that nobody wants is read all the same: whoever is still sending when the connection ends may never
/// see the answer, and whoever sends the next request on it finds it closed.
const LINGER: u64 = 1 << 20;

/// How far the body of a request was read.
pub(super) struct Reading {
    left: Mutex<Left>,
    /// How long the rest that nobody wants may take.
    rest: Duration,
}

/// What is left of a body.
#[derive(Default)]
enum Left {
    #[default]
    Nothing,
    /// It came too slowly.
    Late,
    /// What nobody can read: it broke off, or its sender waits for a word before sending any of it.
    Lost,
    Rest(Body),
}

impl Reading {
    /// Gives a request's body its time.
    pub(super) fn begin(request: Request, patience: Patience) -> (Request, Arc<Self>) {
        let (waits, left) = (waits(&request), Mutex::default());
        let reading = Arc::new(Self { left, rest: patience.rest });
        let (own, patience) = (reading.clone(), patience.body);
        let timed = |body| Timed { body, reading: own, patience, came: 0, waits, over: false, wait: None };
        (request.map(|body| Body::new(timed(body))), reading)
    }

    fn leave(&self, left: Left) {
        *self.left.lock().unwrap_or_else(PoisonError::into_inner) = left;
    }

    /// The answer: another if the body came too slowly, since nobody heard the one that there is; and where the body did not come to its end,
    /// the connection's last.
    pub(super) async fn answered(&self, response: Response) -> Response {
        let left = std::mem::take(&mut *self.left.lock().unwrap_or_else(PoisonError::into_inner));
        match left {
            Left::Nothing => response,
            Left::Late => {
                last(Problem::new(StatusCode::REQUEST_TIMEOUT, "the body came too slowly").into_response())
            }
            Left::Lost => last(response),
            Left::Rest(body) => {
                if timeout(self.rest, ends(body)).await.unwrap_or(false) {
                    response
                } else {
                    last(response)
                }
            }
        }
    }
}

/// Whether whoever sends it sends its body only when told to go on (RFC 9110, section 10.1.1).
fn waits(request: &Request) -> bool {
    let expected = request.headers().get(header::EXPECT);
    request.version() > Version::HTTP_10
        && expected.is_some_and(|expected| expected.as_bytes().eq_ignore_ascii_case(b"100-continue"))
}

/// The last answer of its connection.
fn last(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// Reads on to the end, and keeps nothing; false if that is too far.
async fn ends(mut body: Body) -> bool {
    let mut read = 0;
    while body.size_hint().lower().saturating_add(read) <= LINGER {
        match poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            None => return true,
            Some(Err(_)) => return false,
            Some(Ok(frame)) => read += frame.data_ref().map_or(0, Bytes::len) as u64,
        }
    }
    false
}

/// A body with a time limit, which begins when it is first waited for. Every byte that comes earns its time, none that is announced.
struct Timed {
    body: Body,
    reading: Arc<Reading>,
    patience: Duration,
    came: u64,
    /// Whether its sender still waits for a word: whoever reads gives it.
    waits: bool,
    /// Whether there is no more of it.
    over: bool,
    wait: Option<Wait>,
}

struct Wait {
    begun: Instant,
    end: Pin<Box<Sleep>>,
}

impl Timed {
    fn broken(&mut self, left: Left) {
        self.over = true;
        self.reading.leave(left);
    }

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
        self.waits = false;
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            match &frame {
                None => self.over = true,
                Some(Err(_)) => self.broken(Left::Lost),
                Some(Ok(frame)) => {
                    let more = frame.data_ref().map_or(0, Bytes::len);
                    self.came = self.came.saturating_add(more as u64);
                }
            }
            return Poll::Ready(frame);
        }
        match self.poll_late(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(()) => {
                self.broken(Left::Late);
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

impl Drop for Timed {
    fn drop(&mut self) {
        if !self.over && !self.body.is_end_stream() {
            let rest = std::mem::take(&mut self.body);
            self.reading.leave(if self.waits { Left::Lost } else { Left::Rest(rest) });
        }
    }
}
