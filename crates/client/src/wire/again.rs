//! When to try again: the same bytes, after a pause, as long as somebody has patience (spec 10.2, 10.4).

use super::Answer;
use std::time::Duration;

/// How an attempt ended.
pub(super) enum Tried {
    Answered(Answer),
    Broken(String),
}

/// What is left of it.
pub(super) struct Patience {
    left: Duration,
    attempts: u32,
}

/// After so many broken connections in a row nobody is there.
const MOST_BROKEN: u32 = 4;
/// The first pause; each is twice the one before.
const FIRST: Duration = Duration::from_millis(250);

impl Patience {
    pub(super) fn new(left: Duration) -> Self {
        Self { left, attempts: 0 }
    }

    /// Waits, and says whether to try again.
    pub(super) fn wait(&mut self, tried: &Tried) -> bool {
        let Some(pause) = self.pause(tried).filter(|pause| *pause <= self.left) else { return false };
        self.left -= pause;
        self.attempts += 1;
        std::thread::sleep(pause);
        true
    }

    /// How long to wait; none where another attempt would come to the same.
    fn pause(&self, tried: &Tried) -> Option<Duration> {
        let own = FIRST * 2u32.pow(self.attempts.min(8));
        match tried {
            Tried::Broken(_) => (self.attempts < MOST_BROKEN).then_some(own),
            Tried::Answered(answer) => match answer.status {
                408 | 429 | 503 => Some(asked_for(answer).unwrap_or(own)),
                502 | 504 => (self.attempts < MOST_BROKEN).then_some(own),
                _ => None,
            },
        }
    }
}

/// `Retry-After` in seconds; a date is not understood.
fn asked_for(answer: &Answer) -> Option<Duration> {
    answer.header("retry-after")?.trim().parse().ok().map(Duration::from_secs)
}
