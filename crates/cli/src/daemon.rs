//! What commands share that run until they are stopped.

use crate::error::{At, Outcome};
use tracing_subscriber::EnvFilter;

/// Structured logs on standard error. Nothing of a request is in them, so nothing of a person is.
pub(crate) fn logs(usual: &str) {
    let filter = EnvFilter::try_from_env("OSTRAKON_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}

/// Ends when the operator says so. From this call on nothing that is said is missed; within a runtime.
pub(crate) fn interrupted() -> Outcome<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt()).at("signals")?;
    let mut terminate = signal(SignalKind::terminate()).at("signals")?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
