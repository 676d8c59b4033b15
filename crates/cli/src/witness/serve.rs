//! `ostrakon witness serve`: the witness answers, and looks.

use super::home::{log_key, secret_key};
use super::site::Watched;
use crate::error::{At, CliError, Outcome};
use crate::{clock, daemon};
use ostrakon_client::Base;
use ostrakon_witness::disk::RealDisk;
use ostrakon_witness::http::Limits;
use ostrakon_witness::layout::Layout;
use ostrakon_witness::logs::LogEntry;
use ostrakon_witness::run::run as run_witness;
use ostrakon_witness::watch::{Fetch, WebFetch};
use ostrakon_witness::witness::{Options, Witness};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

/// Runs a witness until it is stopped: answers logs that ask for cosignatures, and looks at those with an address.
///
/// It speaks c2sp.org/tlog-witness over plain HTTP, as all of it is public and signed; for HTTPS put a web server before it. Anybody may read
/// / (whose witness this is, which logs it saw, up to where), `/logs/…/checkpoint` and /evidence. If a log signs two histories, both are
/// kept in DIR/evidence before the answer, and the witness goes on with the one that it saw first.
///
/// With --site it also compares what a service gives to browsers with what its register lists, as `ostrakon audit-site` does, and with what this
/// witness has cosigned of that register. An alarm is written to standard error, stands on the page, and is kept in DIR/sites.
///
/// What happens is written to standard error, without anybody's address; OSTRAKON_LOG=debug says more.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:
    ostrakon witness serve --dir w --listen 0.0.0.0:7380
    ostrakon witness serve --dir w --listen 0.0.0.0:7380 --site https://vote.example.org

Next: tell the logs' operators its address, and look at /evidence now and then.")]
pub(crate) struct ServeArgs {
    /// The witness's directory.
    #[arg(long, value_name = "DIR")]
    dir: PathBuf,
    /// Where to listen, as 127.0.0.1:7380; port 0 takes a free one.
    #[arg(long, value_name = "ADDR")]
    listen: SocketAddr,
    /// A log beside those of DIR/logs.toml, as `ostrakon witness add-log` takes it. May be given again.
    #[arg(long, value_name = "LOG")]
    log: Vec<String>,
    /// How often to look at logs that have an address.
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = every)]
    watch: Duration,
    /// The address of a service whose pages and scripts are compared with its register, which must be one of the logs. May be given again.
    #[arg(long, value_name = "URL")]
    site: Vec<Base>,
    /// How often to compare sites.
    #[arg(long, value_name = "TIME", default_value = "1h", value_parser = every, requires = "site")]
    site_every: Duration,
}

fn every(text: &str) -> Result<Duration, String> {
    match clock::parse_duration(text).map_err(|e| e.to_string())? {
        0 => Err("at least 1s".into()),
        seconds => Ok(Duration::from_secs(seconds)),
    }
}

pub(super) fn run(args: &ServeArgs) -> Outcome {
    daemon::logs("info");
    let key = secret_key(&Layout::new(&args.dir))?;
    let name = key.name().to_string();
    let more = args.log.iter().map(|log| LogEntry::new(&log_key(log)?, None).map_err(CliError::usage));
    let witness = Witness::open(Options {
        layout: Layout::new(&args.dir),
        key,
        more: more.collect::<Outcome<_>>()?,
        disk: Arc::new(RealDisk),
        clock: Arc::new(clock::system),
    });
    let witness = Arc::new(witness.map_err(CliError::new)?);
    let layout = Layout::new(&args.dir);
    let sites = args.site.iter().map(|base| Watched::new(base.clone(), &witness, &layout));
    let sites = sites.collect::<Outcome<Vec<_>>>()?;
    let runtime = runtime()?;
    let listener = runtime.block_on(TcpListener::bind(args.listen)).at(args.listen)?;
    let address = listener.local_addr().at(args.listen)?;
    let stop = runtime.block_on(async { daemon::interrupted() })?;
    crate::say::say!("Witness {name}\nKey: {}\nListening on http://{address}", witness.key());
    sites.into_iter().for_each(|site| site.begin(Arc::clone(&witness), args.site_every));
    let fetch: Arc<dyn Fetch> = Arc::new(WebFetch::new(&name));
    runtime.block_on(run_witness(witness, listener, Limits::default(), Some((fetch, args.watch)), stop));
    crate::say::say!("Stopped");
    Ok(())
}

fn runtime() -> Outcome<Runtime> {
    // What waits for disks waits on threads of its own; so many are enough for all logs.
    let runtime = Builder::new_multi_thread().worker_threads(2).max_blocking_threads(32).enable_all().build();
    runtime.map_err(|e| CliError::new(format!("no threads: {e}")))
}
