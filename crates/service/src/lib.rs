//! Floor 7: the service. One file a room, no cryptography of its own (spec chapter 10).
//!
//! [`Service::open`] reads and checks everything that is there; [`Service::serve`] answers until it is told to stop. What may stand on a
//! board is the verifier's to say, what a ballot must be the urn's; the service only keeps them in one order, durable, and in public.

#![forbid(unsafe_code)]

mod board;
mod cast;
mod clock;
mod election;
mod health;
mod house;
mod keys;
mod people;
mod problem;
mod public;
mod request;
mod rooms;
mod router;
mod settings;
mod witnesses;

pub use clock::Clock;
pub use house::OpenError;
pub use keys::KeyError;
pub use router::description;
pub use settings::{
    Claim, Language, Limits, MailSecurity, MailSettings, OidcSettings, Place, SETTINGS_FILE, Settings,
    SettingsError, WitnessSettings,
};

use house::House;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;

/// A service whose logs were read and found in order.
pub struct Service {
    house: Arc<House>,
}

impl Service {
    /// Opens the database, reads every log, and holds it against what was signed and published.
    ///
    /// # Errors
    /// What does not agree. Nothing is served then.
    pub async fn open(settings: Settings, place: Place) -> Result<Self, OpenError> {
        let house = Arc::new(House::open(settings, place).await?);
        people::start(&house).await?;
        Ok(Self { house })
    }

    /// Answers until `stop` ends; requests that are under way then are answered.
    ///
    /// # Errors
    /// If the listener fails.
    pub async fn serve(
        self,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> io::Result<()> {
        // Made once, not for every connection.
        let answers = router::router(self.house).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, answers).with_graceful_shutdown(stop).await
    }
}
