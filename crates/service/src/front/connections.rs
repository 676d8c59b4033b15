//! Connections: accepted, given their limits, ended in order.

use super::line::Line;
use super::shares::{Share, Shares};
use super::{Patience, Tls};
use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tower::ServiceExt;

/// Headers of one request, and bytes of its head.
const HEADERS: usize = 64;
const HEAD_BYTES: usize = 32 << 10;

/// What every connection is given.
#[derive(Clone)]
struct House {
    routes: Router,
    patience: Patience,
    tls: Option<Arc<Tls>>,
}

/// Serves until `stop` is done; then takes no more connections, and lets those finish that are in a request.
pub(crate) async fn serve(
    listener: TcpListener,
    routes: Router,
    patience: Patience,
    tls: Option<Arc<Tls>>,
    stop: impl Future<Output = ()>,
) {
    let (ending, house) = (GracefulShutdown::new(), House { routes, patience, tls });
    tokio::select! {
        () = accept(&listener, &house, &ending) => {}
        () = stop => {}
    }
    drop(listener);
    if timeout(patience.end, ending.shutdown()).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
}

async fn accept(listener: &TcpListener, house: &House, ending: &GracefulShutdown) {
    let room = Arc::new(Semaphore::new(house.patience.connections));
    let shares = Shares::new(house.patience.of_one);
    while let Ok(place) = Arc::clone(&room).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, caller)) => {
                let Some(share) = shares.take(caller) else { continue };
                // Answers are short: they do not wait to be put together.
                let _ = stream.set_nodelay(true);
                tokio::spawn(connect(stream, caller, house.clone(), ending.watcher(), (place, share)));
            }
            Err(error) => {
                // Too many open files, or a connection that is gone already: others will do better, a little later.
                tracing::warn!("no connection: {error}");
                sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

async fn connect(
    stream: TcpStream,
    caller: SocketAddr,
    house: House,
    ending: Watcher,
    held: (OwnedSemaphorePermit, Share),
) {
    match &house.tls {
        None => answer(stream, caller, &house, ending).await,
        Some(tls) => {
            if let Ok(Ok(stream)) = timeout(house.patience.head, tls.accept(stream)).await {
                answer(stream, caller, &house, ending).await;
            }
        }
    }
    drop(held);
}

async fn answer<S>(stream: S, caller: SocketAddr, house: &House, ending: Watcher)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let routes = house.routes.clone().map_request(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(caller));
        request.map(axum::body::Body::new)
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(house.patience.head);
    builder.max_headers(HEADERS).max_buf_size(HEAD_BYTES);
    let connection = builder.serve_connection(
        TokioIo::new(Line::new(stream, house.patience.answer)),
        TowerToHyperService::new(routes),
    );
    // What went wrong concerns one connection and whoever is at its other end.
    let _ = ending.watch(connection).await;
}
