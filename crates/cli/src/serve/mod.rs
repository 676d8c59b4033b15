//! `ostrakon serve`: the service.

mod demonstration;

use crate::daemon;
use crate::error::{At, CliError, Outcome};
use ostrakon_service::{Clock, Front, Place, Service, Settings, Tls};
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::path::PathBuf;

/// Where a service listens unless it is told.
const USUAL: SocketAddr = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 8800));

/// Serves an organisation: its register, its elections' boards, casting, logging in.
///
/// Everything is kept in the data directory: an SQLite database unless --database names a PostgreSQL server, the service's keys, and `public/`,
/// the archive that it publishes. Before it answers anybody it reads every log from its beginning and holds it against what was signed and
/// published; an old copy, or a changed one, is refused. It ends on an interrupt, once the requests that are under way are answered.
///
/// With --demo it is a service to try out: it makes a data directory with an organisation, everybody's keys and a vote that runs now, on ballots that
/// people really cast in 2002, leaves you a few voters' codes, and says what to do. When the vote closes it is counted and certified by itself.
/// Started again, it goes on where it was. It is for this machine alone, and no real election keeps everybody's keys in one place.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon service new --data vote --base https://vote.example.org --organisation \\
        \"Example\" --organiser <KEY>
    ostrakon serve --data vote --listen 127.0.0.1:8800

To see one at work, with a vote that is running:
    ostrakon serve --demo

Next: let a reverse proxy give it a certificate; ask branches to run `ostrakon witness`; \\
`ostrakon election new --service` begins an election.")]
pub(crate) struct ServeArgs {
    /// The data directory; `ostrakon-data` unless given, `ostrakon-demo-data` with --demo.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Where it listens; 127.0.0.1:8800 unless given.
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// Serves a demonstration, which it begins or goes on with.
    #[arg(long, conflicts_with_all = ["clock", "tls_cert", "tls_key"])]
    demo: bool,
    /// Of a new demonstration: in how many minutes the vote closes.
    #[arg(long, value_name = "N", requires = "demo", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=1440))]
    demo_minutes: u64,
    /// The same as a length of time.
    #[arg(long, value_name = "DURATION", requires = "demo", hide = true)]
    demo_closes: Option<String>,
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
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().at("the runtime")?;
    if args.demo {
        return demonstration::run(runtime, args);
    }
    daemon::logs("info");
    let settings = Settings::read(&args.data()).map_err(|e| {
        CliError::new(e.to_string()).next("`ostrakon service new` writes the settings of a new service")
    })?;
    runtime.block_on(serve(settings, args))
}

impl ServeArgs {
    fn data(&self) -> PathBuf {
        let usual = if self.demo { "ostrakon-demo-data" } else { "ostrakon-data" };
        self.data.clone().unwrap_or_else(|| usual.into())
    }

    fn place(&self) -> Place {
        let clock = self.clock.clone().map_or(Clock::System, Clock::File);
        Place { data: self.data(), database: self.database.clone(), clock }
    }
}

async fn serve(settings: Settings, args: &ServeArgs) -> Outcome {
    let (listen, front) = (args.listen.unwrap_or(USUAL), front(args).await?);
    let (base, stop) = (settings.base.clone(), daemon::interrupted()?);
    let service = Service::open(settings, args.place()).await.map_err(CliError::new)?;
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
