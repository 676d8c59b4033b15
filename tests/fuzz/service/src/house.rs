//! A service in this process, at one stage of an election. Whatever changes it, it is put back before the next input, so that every
//! input begins with the same.

use crate::folder;
use crate::world::{World, copy};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request};
use ostrakon_service::{Clock, Patience, Place, Service};
use std::net::SocketAddr;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;

/// More than any answer has.
const MOST: usize = 64 << 20;

/// A service that answers calls.
pub struct House {
    runtime: Option<Runtime>,
    routes: Router,
    _data: TempDir,
}

/// What it answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl House {
    /// The service of a scene.
    pub fn open(world: &World, scene: usize) -> Self {
        let (data, kept) = (folder(), &world.scenes[scene]);
        copy(kept.data.path(), data.path());
        let clock = Clock::File(data.path().join("clock"));
        let place = Place { data: data.path().to_owned(), database: None, clock };
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let service = runtime.block_on(Service::open(world.settings.clone(), place)).expect("a service");
        Self { routes: service.routes(Patience::default()), runtime: Some(runtime), _data: data }
    }

    /// Calls it.
    pub fn call(&self, mut request: Request<Vec<u8>>) -> Answer {
        let caller: SocketAddr = ([192, 0, 2, 1], 50_000).into();
        request.extensions_mut().insert(ConnectInfo(caller));
        let runtime = self.runtime.as_ref().expect("it runs while it is there");
        runtime.block_on(async {
            let answered = self.routes.clone().oneshot(request.map(Body::from)).await;
            let (parts, body) = answered.unwrap_or_else(|never| match never {}).into_parts();
            let body = to_bytes(body, MOST).await.expect("an answer that ends").to_vec();
            Answer { status: parts.status.as_u16(), headers: parts.headers, body }
        })
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Answer {
    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}
