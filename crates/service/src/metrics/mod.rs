//! What the operator watches, in the text form of OpenMetrics. No label comes from a person or from what a request holds: routes are named by
//! their templates, ballots by the check that refused them, logs and witnesses by names that are public.

mod measured;
mod scrape;

pub(crate) use measured::Request;
pub(crate) use scrape::routes;

use crate::problem::Problem;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::time::Duration;

/// A request, as far as it is told of.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(crate) struct Asked {
    route: String,
    method: &'static str,
    status: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Route {
    route: String,
}

/// What became of a ballot: `accepted`, the check that refused it, or the status.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Verdict {
    verdict: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Log {
    log: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    witness: String,
    answer: &'static str,
}

/// Everything that is counted and measured.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Asked, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    ballots: Family<Verdict, Counter>,
    batch: Histogram,
    commit: Histogram,
    witnesses: Family<Answered, Counter>,
    judged: Counter,
    entries: Family<Log, Gauge>,
    published: Family<Log, Gauge>,
    waiting: Family<Log, Gauge>,
    resident: Gauge,
}

fn latency() -> Histogram {
    Histogram::new([0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0])
}

fn sizes() -> Histogram {
    Histogram::new([1.0, 4.0, 16.0, 64.0, 256.0, 1_024.0, 4_096.0])
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("ostrakon"),
            requests: Family::default(),
            seconds: Family::new_with_constructor(latency as fn() -> Histogram),
            ballots: Family::default(),
            batch: sizes(),
            commit: latency(),
            witnesses: Family::default(),
            judged: Counter::default(),
            entries: Family::default(),
            published: Family::default(),
            waiting: Family::default(),
            resident: Gauge::default(),
        };
        metrics.register();
        metrics
    }

    fn register(&mut self) {
        let registry = &mut self.registry;
        registry.register("requests", "Requests, by route and class of status", self.requests.clone());
        registry.register("request_seconds", "How long requests take", self.seconds.clone());
        registry.register("ballots", "Ballots, by what became of them", self.ballots.clone());
        registry.register("batch_entries", "Entries of one transaction", self.batch.clone());
        registry.register(
            "commit_seconds",
            "How long a transaction takes to be durable",
            self.commit.clone(),
        );
        registry.register("witness_answers", "What witnesses answered", self.witnesses.clone());
        registry.register("records_judged", "Whole records that were verified", self.judged.clone());
        registry.register("entries", "Entries of a log that are durable", self.entries.clone());
        registry.register(
            "published_entries",
            "Entries under the checkpoint that is published",
            self.published.clone(),
        );
        registry.register("waiting_ballots", "Ballots that wait to be proved", self.waiting.clone());
        registry.register("resident_bytes", "Memory that the process holds", self.resident.clone());
    }

    /// A request was answered.
    fn answered(&self, asked: Asked, took: Duration) {
        self.seconds.get_or_create(&Route { route: asked.route.clone() }).observe(took.as_secs_f64());
        self.requests.get_or_create(&asked).inc();
    }

    /// A ballot was taken, or refused.
    pub(crate) fn ballot(&self, refused: Option<&Problem>) {
        let verdict = match refused {
            None => "accepted".to_owned(),
            Some(problem) => {
                problem.refused_by().map_or_else(|| problem.status().as_u16().to_string(), str::to_owned)
            }
        };
        self.ballots.get_or_create(&Verdict { verdict }).inc();
    }

    /// Entries became durable.
    pub(crate) fn committed(&self, entries: usize, took: Duration) {
        self.batch.observe(entries as f64);
        self.commit.observe(took.as_secs_f64());
    }

    /// A whole record is verified.
    pub(crate) fn judging(&self) {
        self.judged.inc();
    }

    /// A witness was asked.
    pub(crate) fn witness(&self, witness: &str, cosigned: bool) {
        let answer = if cosigned { "cosigned" } else { "refused" };
        self.witnesses.get_or_create(&Answered { witness: witness.to_owned(), answer }).inc();
    }
}
