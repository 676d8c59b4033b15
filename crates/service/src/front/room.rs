//! Room for large bodies: what they hold together is bounded, however many connections send them (spec 10.2).

use crate::problem::Problem;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hyper::body::{Frame, SizeHint};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What every body may hold without asking: most documents are smaller, and are taken whoever else sends what.
const OWN: usize = 64 << 10;
/// What one permit stands for.
const UNIT: usize = 4 << 10;
/// What large bodies may hold together.
const TOGETHER: usize = 256 << 20;

/// What is left for large bodies.
#[derive(Clone)]
pub(crate) struct Room(Arc<Semaphore>);

impl Room {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(TOGETHER / UNIT)))
    }
}

/// Counts what of a body has come, and refuses it where there is no room left.
pub(crate) async fn counted(State(room): State<Room>, request: Request, next: Next) -> Response {
    // Held until the answer is there: until then the body is in somebody's hands.
    let held = Arc::new(Held { room, permits: Mutex::default(), refused: AtomicBool::new(false) });
    let own = held.clone();
    let request = request.map(|body| Body::new(Counted { body, held: own, came: 0 }));
    let response = next.run(request).await;
    match held.refused.load(Ordering::Relaxed) {
        true => {
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "large requests take up all room at the moment")
                .retry(10)
                .next("send the same again in a while: nothing of it was kept")
                .into_response()
        }
        false => response,
    }
}

/// The room that one body has.
struct Held {
    room: Room,
    permits: Mutex<Vec<OwnedSemaphorePermit>>,
    refused: AtomicBool,
}

impl Held {
    /// Takes room for bytes up to `now`, where bytes up to `before` have theirs.
    fn grow(&self, before: usize, now: usize) -> bool {
        let units = |bytes: usize| bytes.saturating_sub(OWN).div_ceil(UNIT);
        let more = u32::try_from(units(now) - units(before)).unwrap_or(u32::MAX);
        if more == 0 {
            return true;
        }
        let permit = self.room.0.clone().try_acquire_many_owned(more).ok();
        let taken = permit.is_some();
        self.permits.lock().unwrap_or_else(PoisonError::into_inner).extend(permit);
        self.refused.fetch_or(!taken, Ordering::Relaxed);
        taken
    }
}

/// A body whose bytes are counted as they come.
struct Counted {
    body: Body,
    held: Arc<Held>,
    came: usize,
}

impl hyper::body::Body for Counted {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        let Poll::Ready(Some(Ok(frame))) = &polled else { return polled };
        let (before, more) = (self.came, frame.data_ref().map_or(0, Bytes::len));
        self.came = before.saturating_add(more);
        match self.held.grow(before, self.came) {
            true => polled,
            false => {
                let full = std::io::Error::from(std::io::ErrorKind::OutOfMemory);
                Poll::Ready(Some(Err(axum::Error::new(full))))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn held(room: &Room) -> Held {
        Held { room: room.clone(), permits: Mutex::default(), refused: AtomicBool::new(false) }
    }

    #[test]
    fn what_is_large_takes_room_and_gives_it_back() {
        let room = Room::new();
        let (one, other, small) = (held(&room), held(&room), held(&room));
        assert!(one.grow(0, OWN) && one.grow(OWN, TOGETHER));
        assert!(other.grow(0, OWN) && other.grow(OWN, 2 * OWN));
        assert!(!other.grow(2 * OWN, 2 * OWN + 1), "there is no unit left");
        assert!(small.grow(0, OWN), "what is small needs none");
        assert!(other.refused.load(Ordering::Relaxed) && !small.refused.load(Ordering::Relaxed));
        drop(one);
        assert!(held(&room).grow(0, TOGETHER));
    }

    #[test]
    fn pieces_take_no_more_than_the_whole() {
        let room = Room::new();
        let pieces = held(&room);
        (0..3 * OWN).for_each(|byte| assert!(pieces.grow(byte, byte + 1)));
        assert_eq!(room.0.available_permits(), (TOGETHER - 2 * OWN) / UNIT);
    }
}
