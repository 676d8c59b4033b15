//! How far the kills have come, told in lines.

use super::Counts;
use std::time::{Duration, Instant};

/// How the service is killed, and how much is voted meanwhile.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How often it is killed,
    pub kills: usize,
    /// and for how long at most.
    pub seconds: Option<u64>,
    /// Who vote at once.
    pub voters: usize,
}

/// What happened.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    /// How often the service was killed.
    pub kills: usize,
    /// What the evidence says.
    pub counts: Counts,
    /// Sendings that were not answered, or told to come again.
    pub unanswered: usize,
}

/// Kills so far.
pub(super) struct Progress {
    name: String,
    plan: Plan,
    start: Instant,
    told: Told,
}

impl Progress {
    pub(super) fn begin(name: &str, plan: Plan) -> Self {
        Self { name: name.to_owned(), plan, start: Instant::now(), told: Told::default() }
    }

    pub(super) fn killed(&mut self) {
        self.told.kills += 1;
    }

    /// Whether that was enough.
    pub(super) fn over(&self) -> bool {
        let late = |seconds| self.start.elapsed() >= Duration::from_secs(seconds);
        self.told.kills >= self.plan.kills || self.plan.seconds.is_some_and(late)
    }

    /// A vote was judged.
    pub(super) fn judged(&mut self, counts: Counts, unanswered: usize) {
        self.told.counts += counts;
        self.told.unanswered += unanswered;
    }

    /// Tells how it goes, with what is known of the vote that is not over.
    pub(super) fn tell(&self, current: Counts) {
        let mut counts = self.told.counts;
        counts += current;
        self.line("so far", counts);
    }

    pub(super) fn end(self) -> Told {
        self.line("in all", self.told.counts);
        self.told
    }

    /// `cargo xtask crash` reads this line.
    fn line(&self, when: &str, counts: Counts) {
        let Self { name, plan, told, start } = self;
        let minutes = start.elapsed().as_secs_f64() / 60.0;
        let pace = told.kills as f64 / minutes.max(1e-9);
        println!(
            "kills, {name}, {when}: {} of {} kills, {counts}; {pace:.0} a minute",
            told.kills, plan.kills
        );
    }
}
