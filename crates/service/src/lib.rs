//! Floor 7: the service. One file a room, no cryptography of its own (spec chapter 10).
//!
//! [`Service::open`] reads and checks everything that is there; [`Service::serve`] answers until it is told to stop. What may stand on a
//! board is the verifier's to say, what a ballot must be the urn's; the service only keeps them in one order, durable, and in public.

#![forbid(unsafe_code)]

mod backup;
mod board;
mod cast;
mod clock;
mod election;
mod front;
mod health;
mod house;
mod keys;
mod metrics;
mod pages;
mod people;
mod problem;
mod public;
mod request;
mod restore;
mod rooms;
mod router;
mod settings;
mod site;
mod witnesses;

pub use backup::{BackupError, backup};
pub use clock::Clock;
pub use front::{Front, Patience, Tls, TlsError};
pub use house::OpenError;
pub use keys::KeyError;
pub use restore::{Restore, RestoreError, Restored};
pub use router::description;
pub use settings::{
    Claim, Language, Limits, MailSecurity, MailSettings, OidcSettings, Place, SETTINGS_FILE, Settings,
    SettingsError, WitnessSettings,
};

use house::House;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::Notify;

/// What is waited for, compiled here: a future of its own type would be compiled anew, with all that it waits for, by every program that
/// waits for it.
pub type Coming<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A service whose logs were read and found in order.
pub struct Service {
    house: Arc<House>,
}

impl Service {
    /// Opens the database, reads every log, and holds it against what was signed and published.
    ///
    /// # Errors
    /// What does not agree. Nothing is served then.
    pub fn open(settings: Settings, place: Place) -> Coming<'static, Result<Self, OpenError>> {
        Box::pin(async move {
            let house = Arc::new(House::open(settings, place).await?);
            site::warn(&house).await?;
            people::start(&house).await?;
            Ok(Self { house })
        })
    }

    /// All of the interface without a network before it: for whoever calls it in this process, as fuzzing does.
    pub fn routes(&self, patience: Patience) -> axum::Router {
        router::router(self.house.clone(), patience)
    }

    /// Answers until `stop` ends; requests that are under way then are answered, and what is durable is published.
    pub fn serve(
        self,
        listener: TcpListener,
        front: Front,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Coming<'static, ()> {
        self.serve_until(listener, front, Box::pin(stop))
    }

    fn serve_until(
        self,
        listener: TcpListener,
        front: Front,
        stop: Coming<'static, ()>,
    ) -> Coming<'static, ()> {
        Box::pin(self.run(listener, front, stop))
    }

    async fn run(self, listener: TcpListener, front: Front, stop: Coming<'static, ()>) {
        let Front { tls, metrics, patience } = front;
        let house = self.house.clone();
        let (tls, end) = (tls.map(Arc::new), Arc::new(Notify::new()));
        let told = metrics.map(|listener| {
            let (routes, end) = (metrics::routes(self.house.clone()), end.clone());
            let stop = async move { end.notified().await };
            tokio::spawn(front::serve(listener, routes, patience, None, stop))
        });
        let renewal = tls.clone().map(|tls| tokio::spawn(renew(tls)));
        let held = house.clone();
        let stop = async move {
            tokio::select! {
                () = stop => {}
                () = held.lost() => {}
            }
        };
        front::serve(listener, self.routes(patience), patience, tls, stop).await;
        end.notify_one();
        people::finish(&house).await;
        if let Some(renewal) = renewal {
            renewal.abort();
        }
        if let Some(told) = told {
            let _ = told.await;
        }
        house.close().await;
    }
}

/// Reads the certificate again at every SIGHUP; one that cannot be read leaves the old one in its place.
async fn renew(tls: Arc<Tls>) {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut hangup) = signal(SignalKind::hangup()) else { return };
    while hangup.recv().await.is_some() {
        match tls.read_again() {
            Ok(()) => tracing::info!("the certificate was read again"),
            Err(error) => tracing::error!(%error, "the certificate stays the old one"),
        }
    }
}
