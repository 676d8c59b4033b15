//! `ostrakon serve --demo`: the service, and beside it a thread that plays everybody's part.

use super::{ServeArgs, front};
use crate::clock;
use crate::daemon;
use crate::demo::hosted::{self, Hosted};
use crate::error::{At, CliError, Outcome};
use ostrakon_service::{Service, Settings};
use std::net::TcpListener;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;

pub(super) fn run(runtime: Runtime, args: &ServeArgs) -> Outcome {
    daemon::logs("warn");
    refuse_inherited()?;
    let data = args.data();
    let listener = hosted::listen(&data, args.listen)?;
    let closes_in = match &args.demo_closes {
        Some(text) => clock::parse_duration(text)?,
        None => args.demo_minutes * 60,
    };
    let address = listener.local_addr().at("the address")?;
    let hosted = Hosted::prepare(&data, address, closes_in)?;
    let served = runtime.block_on(serve(hosted, listener, args));
    // Whoever waits for the vote to close is not waited for.
    runtime.shutdown_background();
    served
}

/// What the environment names may be the database of another service.
fn refuse_inherited() -> Outcome {
    match std::env::var_os("OSTRAKON_DATABASE") {
        Some(_) => Err(CliError::new("OSTRAKON_DATABASE names a database, perhaps that of another service")
            .next("unset it; an empty database for the demonstration is named with --database")),
        None => Ok(()),
    }
}

/// Why the demonstration could not be begun.
type Failure = Arc<Mutex<Option<CliError>>>;

async fn serve(hosted: Hosted, listener: TcpListener, args: &ServeArgs) -> Outcome {
    let (front, interrupted) = (front(args).await?, daemon::interrupted()?);
    let settings = Settings::read(&args.data()).map_err(CliError::new)?;
    let service = Service::open(settings, args.place()).await.map_err(CliError::new)?;
    listener.set_nonblocking(true).at("the address")?;
    let listener = tokio::net::TcpListener::from_std(listener).at("the address")?;
    let failure = Failure::default();
    let failed = failed(tokio::task::spawn_blocking(move || hosted.play()), failure.clone());
    let stop = async move {
        tokio::select! {
            () = interrupted => crate::say::say!("Stopping. The same command goes on where it was."),
            () = failed => {}
        }
    };
    service.serve(listener, front, stop).await;
    let mut failure = failure.lock().unwrap_or_else(PoisonError::into_inner);
    failure.take().map_or(Ok(()), Err)
}

/// Ends only if the play failed: when it is over, the service goes on.
async fn failed(play: JoinHandle<Outcome>, failure: Failure) {
    let error = match play.await {
        Ok(Ok(())) => return std::future::pending().await,
        Ok(Err(error)) => error,
        Err(error) => CliError::new(error).at("the demonstration"),
    };
    *failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
}
