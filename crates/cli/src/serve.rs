//! `ostrakon serve`: the service.

use crate::daemon;
use crate::error::{At, CliError, Outcome};
use ostrakon_service::{Clock, Front, Place, Service, Settings, Tls};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Serves an organisation: its register, its elections' boards, casting, logging in.
///
/// Everything is kept in the data directory: an SQLite database unless --database names a PostgreSQL server, the service's keys, and `public/`,
/// the archive that it publishes. Before it answers anybody it reads every log from its beginning and holds it against what was signed and
/// published; an old copy, or a changed one, is refused. It ends on an interrupt, once the requests that are under way are answered.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon service new --data vote --base https://vote.example.org --organisation \\
        \"Example\" --organiser <KEY>
    ostrakon serve --data vote --listen 127.0.0.1:8800

Next: let a reverse proxy give it a certificate; ask branches to run `ostrakon witness`; \\
`ostrakon election new --service` begins an election.")]
pub(crate) struct ServeArgs {
    /// The data directory.
    #[arg(long, value_name = "DIR", default_value = "ostrakon-data")]
    data: PathBuf,
    /// Where it listens.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8800")]
    listen: SocketAddr,
    /// A PostgreSQL database, as postgres://USER:PASSWORD@HOST/NAME; an SQLite file in the data directory unless given.
    #[arg(long, value_name = "URL", env = "OSTRAKON_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// For rehearsals: the time is read from this file, as Unix seconds.
    #[arg(long, value_name = "FILE")]
    clock: Option<PathBuf>,
    /// Tells there, under /metrics, how the service does; in no public place.
    #[arg(long, value_name = "ADDR")]
    metrics: Option<SocketAddr>,
    /// A chain of certificates in PEM, where no proxy has one. It is read again at SIGHUP.
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The certificate's key in PEM.
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
}

pub(crate) fn run(args: &ServeArgs) -> Outcome {
    daemon::logs();
    let settings = Settings::read(&args.data).map_err(|e| {
        CliError::new(e.to_string()).next("`ostrakon service new` writes the settings of a new service")
    })?;
    let clock = args.clock.clone().map_or(Clock::System, Clock::File);
    let place = Place { data: args.data.clone(), database: args.database.clone(), clock };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().at("the runtime")?;
    runtime.block_on(serve(settings, place, args))
}

async fn serve(settings: Settings, place: Place, args: &ServeArgs) -> Outcome {
    let (listen, front) = (args.listen, front(args).await?);
    let (base, stop) = (settings.base.clone(), daemon::interrupted()?);
    let service = Service::open(settings, place).await.map_err(CliError::new)?;
    let listener = tokio::net::TcpListener::bind(listen).await.at(listen)?;
    let address = listener.local_addr().at(listen)?;
    crate::say::say!("Serving {base} on {address}.");
    service.serve(listener, front, stop).await;
    Ok(())
}

async fn front(args: &ServeArgs) -> Outcome<Front> {
    let tls = args.tls_cert.clone().zip(args.tls_key.clone());
    let tls = tls.map(|(certificate, key)| Tls::read(certificate, key)).transpose().map_err(CliError::new)?;
    let metrics = match args.metrics {
        Some(address) => Some(tokio::net::TcpListener::bind(address).await.at(address)?),
        None => None,
    };
    Ok(Front { tls, metrics, ..Front::default() })
}
