//! A running witness: it answers, reads its list of logs again when it changes, and looks at the logs by itself.

use crate::http::{Limits, routes, serve};
use crate::watch::{Fetch, round};
use crate::witness::Witness;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::{JoinSet, spawn_blocking};
use tokio::time::{MissedTickBehavior, interval};

/// How often the list of logs is read.
const LIST_EVERY: Duration = Duration::from_secs(2);

/// Runs until `stop` is done. `watch`: how to look at logs, and how often.
pub async fn run(
    witness: Arc<Witness>,
    listener: TcpListener,
    limits: Limits,
    watch: Option<(Arc<dyn Fetch>, Duration)>,
    stop: impl Future<Output = ()>,
) {
    let mut beside = JoinSet::new();
    beside.spawn(read_lists(Arc::clone(&witness)));
    if let Some((fetch, every)) = watch {
        beside.spawn(look(Arc::clone(&witness), fetch, every));
    }
    serve(listener, routes(witness), limits, stop).await;
    beside.shutdown().await;
}

async fn read_lists(witness: Arc<Witness>) {
    let (mut ticks, mut told) = (interval(LIST_EVERY), String::new());
    loop {
        ticks.tick().await;
        let witness = Arc::clone(&witness);
        let read = spawn_blocking(move || witness.read_logs()).await;
        let wrong = read.ok().and_then(Result::err).map_or_else(String::new, |error| error.to_string());
        if !wrong.is_empty() && wrong != told {
            tracing::warn!("the list of logs stays as it was: {wrong}");
        }
        told = wrong;
    }
}

async fn look(witness: Arc<Witness>, fetch: Arc<dyn Fetch>, every: Duration) {
    let mut ticks = interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        round(&witness, &fetch).await;
    }
}
