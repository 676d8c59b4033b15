//! The service in a process of its own: this program again, as `serve`.

use super::setting::Setting;
use data_encoding::HEXLOWER;
use ostrakon_service::{Clock, Front, Language, Limits, Place, SETTINGS_FILE, Service, Settings};
use ostrakon_store::{Batch, Location, LogKind, Store};
use ostrakon_tlog::checkpoint::Checkpoint;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::tree::Frontier;
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// The election's slug.
pub(super) const SLUG: &str = "nation";

/// A running service.
pub(super) struct Served {
    child: Child,
    address: String,
    data: TempDir,
}

/// What a process has used.
pub(super) struct Usage {
    /// Processor time.
    pub(super) seconds: f64,
    /// Resident bytes.
    pub(super) resident: u64,
}

impl Served {
    /// Prepares a data directory in which the vote is open, and serves it.
    pub(super) fn start(setting: &Setting, database: Option<&str>) -> Result<Self, Box<dyn Error>> {
        let data = TempDir::new_in(setting.scratch())?;
        prepare(setting, &data, database)?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("serve").arg(data.path()).args(database).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        Ok(Self { child, address: line.trim().to_owned(), data })
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }

    pub(super) fn usage(&self) -> Result<Usage, Box<dyn Error>> {
        let process = format!("/proc/{}", self.child.id());
        Ok(Usage { seconds: seconds(&process)?, resident: resident(&process)? })
    }

    /// Stops it, and asks the database how many ballots a transaction had.
    pub(super) fn ballots_a_commit(
        mut self,
        setting: &Setting,
        database: Option<&str>,
    ) -> Result<f64, Box<dyn Error>> {
        self.child.kill()?;
        self.child.wait()?;
        let location = Location { data: self.data.path().to_owned(), database: database.map(Into::into) };
        blocking(async {
            let store = Store::open(&location).await?;
            let log = store.board().begin_log(LogKind::Election, SLUG, ostrakon_national::ORIGIN).await?.id;
            let ballots = store.board().size(log).await? - setting.setup().len() as u64;
            // The setup was one transaction.
            let commits = store.board().checkpoints(log).await?.saturating_sub(1).max(1);
            Ok(ballots as f64 / commits as f64)
        })
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn prepare(setting: &Setting, data: &TempDir, database: Option<&str>) -> Result<(), Box<dyn Error>> {
    let settings = Settings {
        base: "https://board.example".into(),
        organisation: "Nation".into(),
        organisers: Vec::new(),
        registrars: Vec::new(),
        keeper: None,
        witnesses: Vec::new(),
        limits: Limits { casts: u32::MAX, ..Limits::default() },
        authority: None,
        language: Language::En,
        mail: None,
        oidc: None,
    };
    std::fs::write(data.path().join(SETTINGS_FILE), toml::to_string(&settings)?)?;
    std::fs::write(data.path().join("clock"), (ostrakon_national::OPENS + 1).to_string())?;
    std::fs::create_dir_all(data.path().join("keys"))?;
    let seed = HEXLOWER.encode(setting.log_key().expose_seed().as_slice());
    std::fs::write(data.path().join("keys/log.key"), seed)?;
    let location = Location { data: data.path().to_owned(), database: database.map(Into::into) };
    let batch = Batch {
        first: 0,
        entries: setting.setup().to_vec(),
        files: setting.files()?,
        checkpoint: checkpoint(setting)?,
    };
    blocking(async {
        let store = Store::open(&location).await?;
        let log = store.board().begin_log(LogKind::Election, SLUG, ostrakon_national::ORIGIN).await?.id;
        Ok(store.board().append(log, &batch).await?)
    })
}

fn checkpoint(setting: &Setting) -> Result<String, Box<dyn Error>> {
    let tree: Frontier = setting.setup().iter().map(|entry| leaf_hash(entry)).collect();
    let name = KeyName::new(ostrakon_national::ORIGIN)?;
    let signer = SigningKey::new(name.clone(), setting.log_key());
    Ok(Checkpoint::new(name, tree.head())?.sign(&signer)?.encode())
}

fn blocking<T>(work: impl Future<Output = Result<T, Box<dyn Error>>>) -> Result<T, Box<dyn Error>> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

/// `serve DATA [DATABASE]`: prints its address and answers until it is killed.
pub fn serve(data: PathBuf, database: Option<String>) -> Result<(), Box<dyn Error>> {
    blocking(async {
        let settings = Settings::read(&data)?;
        let clock = Clock::File(data.join("clock"));
        let service = Service::open(settings, Place { data, database, clock }).await?;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        service.serve(listener, Front::default(), std::future::pending()).await;
        Ok(())
    })
}

/// Processor time of this process.
pub(super) fn own_seconds() -> Result<f64, Box<dyn Error>> {
    seconds("/proc/self")
}

/// User and system time; the kernel counts in hundredths.
fn seconds(process: &str) -> Result<f64, Box<dyn Error>> {
    let stat = std::fs::read_to_string(format!("{process}/stat"))?;
    // The name, in brackets, may hold spaces; after it comes field 3.
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |field: usize| -> Result<u64, Box<dyn Error>> {
        Ok(fields.get(field - 3).ok_or("no such field")?.parse()?)
    };
    Ok((ticks(14)? + ticks(15)?) as f64 / 100.0)
}

fn resident(process: &str) -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string(format!("{process}/status"))?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<u64>()? * 1024)
}
