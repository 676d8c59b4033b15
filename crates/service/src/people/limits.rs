//! How often somebody may ask. Kept in memory alone, under names that mean nothing outside this process.

use crate::problem::{Answer, Problem};
use ostrakon_group::sha256;
use rand_core::{OsRng, RngCore};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// Who asks, as this process alone can tell them apart.
pub(crate) type Who = [u8; 32];

/// Turns addresses into names for a while.
pub(crate) struct Veil(Zeroizing<[u8; 32]>);

impl Veil {
    pub(crate) fn new() -> Self {
        let mut key = Zeroizing::new([0; 32]);
        OsRng.fill_bytes(&mut *key);
        Self(key)
    }

    pub(crate) fn name(&self, bytes: &[u8]) -> Who {
        sha256(&[self.0.as_slice(), bytes].concat())
    }
}

/// At most so many times in a window, for each who asks.
pub(crate) struct Limiter {
    most: u32,
    window: Duration,
    seen: Mutex<HashMap<Who, (Instant, u32)>>,
}

/// Names that are remembered. Beyond, all are forgotten: whoever could bring so many does not need to be patient.
const MOST_NAMES: usize = 200_000;

impl Limiter {
    pub(crate) fn new(most: u32, window: Duration) -> Self {
        Self { most, window, seen: Mutex::default() }
    }

    /// Counts; false if that was once too often.
    pub(crate) fn takes(&self, who: Who) -> bool {
        self.at(who, Instant::now())
    }

    /// Counts; refuses what was once too often.
    pub(crate) fn check(&self, who: Who) -> Answer<()> {
        match self.takes(who) {
            true => Ok(()),
            false => Err(Problem::too_often(u32::try_from(self.window.as_secs()).unwrap_or(u32::MAX))),
        }
    }

    fn at(&self, who: Who, now: Instant) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST_NAMES && !seen.contains_key(&who) {
            seen.retain(|_, (since, _)| now.duration_since(*since) < self.window);
            if seen.len() >= MOST_NAMES {
                seen.clear();
            }
        }
        let (since, count) = seen.entry(who).or_insert((now, 0));
        if now.duration_since(*since) >= self.window {
            (*since, *count) = (now, 0);
        }
        *count = count.saturating_add(1);
        *count <= self.most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_often_and_no_more_until_the_window_is_over() {
        let limiter = Limiter::new(2, Duration::from_secs(60));
        let (now, one, other) = (Instant::now(), [1; 32], [2; 32]);
        let times = [0, 1, 2, 59, 60].map(|s| limiter.at(one, now + Duration::from_secs(s)));
        assert_eq!(times, [true, true, false, false, true]);
        assert!(limiter.at(other, now));
    }

    #[test]
    fn memory_is_bounded() {
        let limiter = Limiter::new(1, Duration::from_secs(60));
        let now = Instant::now();
        for n in 0..=MOST_NAMES {
            let mut who = [0; 32];
            who[..8].copy_from_slice(&n.to_be_bytes());
            assert!(limiter.at(who, now));
        }
        assert!(limiter.seen.lock().unwrap().len() <= MOST_NAMES);
    }

    #[test]
    fn names_mean_nothing_elsewhere() {
        let (one, other) = (Veil::new(), Veil::new());
        assert_eq!(one.name(b"10.0.0.1"), one.name(b"10.0.0.1"));
        assert_ne!(one.name(b"10.0.0.1"), other.name(b"10.0.0.1"));
    }
}
