//! Connections: so many at a time, none that only waits, all ended in order.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

/// What connections may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many there are at a time.
    pub connections: usize,
    /// How long one may take to send the head of a request, the next one's among them.
    pub head_time: Duration,
    /// How long those that are there may go on after the end.
    pub end_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connections: 512, head_time: seconds(15), end_time: seconds(10) }
    }
}

/// Serves until `stop` is done; then takes no more connections and lets those finish that are in a request.
pub async fn serve(listener: TcpListener, routes: Router, limits: Limits, stop: impl Future<Output = ()>) {
    let ending = GracefulShutdown::new();
    tokio::select! {
        () = accept(&listener, &routes, limits, &ending) => {}
        () = stop => {}
    }
    drop(listener);
    if timeout(limits.end_time, ending.shutdown()).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
}

async fn accept(listener: &TcpListener, routes: &Router, limits: Limits, ending: &GracefulShutdown) {
    let room = Arc::new(Semaphore::new(limits.connections));
    while let Ok(place) = Arc::clone(&room).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, _)) => connect(stream, routes.clone(), limits, ending, place),
            Err(error) => {
                // Too many open files, or a connection that is gone already: others will do better, a little later.
                tracing::warn!("no connection: {error}");
                sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

fn connect(
    stream: TcpStream,
    routes: Router,
    limits: Limits,
    ending: &GracefulShutdown,
    place: OwnedSemaphorePermit,
) {
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(limits.head_time);
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(routes));
    let watched = ending.watch(connection);
    tokio::spawn(async move {
        // What went wrong concerns one connection and whoever is at its other end.
        let _ = watched.await;
        drop(place);
    });
}
