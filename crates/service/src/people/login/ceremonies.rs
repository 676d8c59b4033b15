//! Ceremonies that somebody began: each is ended once, within minutes, by whoever has its secret.

use crate::people::secret::Secret;
use crate::problem::{Answer, Problem};
use axum::http::StatusCode;
use ostrakon_store::SecretHash;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What is remembered of them; in memory alone, so a restart ends them all.
pub(in crate::people) struct Ceremonies<T>(Mutex<HashMap<SecretHash, (Instant, T)>>);

/// How long one may take.
const LASTS: Duration = Duration::from_secs(5 * 60);
/// How many are remembered.
const MOST: usize = 10_000;

impl<T> Default for Ceremonies<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Ceremonies<T> {
    /// Remembers one; its secret.
    pub(super) fn begin(&self, state: T) -> Answer<Secret> {
        let (secret, now) = (Secret::new(), Instant::now());
        let mut begun = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        begun.retain(|_, (since, _)| now.duration_since(*since) < LASTS);
        if begun.len() >= MOST {
            let what = "too many log in at the moment";
            return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, what).retry(60));
        }
        begun.insert(secret.hash(), (now, state));
        Ok(secret)
    }

    /// Ends one, whatever comes of it.
    pub(super) fn end(&self, secret: &str) -> Option<T> {
        let hash = Secret::parse(secret)?.hash();
        let (since, state) = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&hash)?;
        (since.elapsed() < LASTS).then_some(state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ceremony_ends_once() {
        let all = Ceremonies::default();
        let (one, other) = (all.begin(1).unwrap().expose(), all.begin(2).unwrap().expose());
        assert_eq!(
            (all.end(&one), all.end(&one), all.end(&other), all.end("x")),
            (Some(1), None, Some(2), None)
        );
    }

    #[test]
    fn there_are_only_so_many() {
        let all = Ceremonies::default();
        assert!((0..MOST).all(|n| all.begin(n).is_ok()));
        assert_eq!(all.begin(0).unwrap_err().status(), StatusCode::SERVICE_UNAVAILABLE);
    }
}
