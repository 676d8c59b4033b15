//! A real witness beside the service: what it has not seen is not published, and what it has seen is never taken back.

use ostrakon_postgres::Server;
use ostrakon_service::{Clock, Place, Restore, SETTINGS_FILE, Settings, WitnessSettings, backup};
use ostrakon_tests::carried::{Carried, SLUG, election};
use ostrakon_tests::forge::{Election, Setting, Stage, VoteSetting, options};
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint};
use ostrakon_tlog::cosignature::WitnessKey;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::receipt::Receipt;
use ostrakon_witness::disk::RealDisk;
use ostrakon_witness::http::{Limits, routes, serve};
use ostrakon_witness::layout::{self, Layout};
use ostrakon_witness::logs::LogEntry;
use ostrakon_witness::witness::{Options, Witness};
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::thread::{JoinHandle, sleep};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::sync::oneshot;

/// A service whose election wants one witness's line, and its witnesses.
pub(super) struct Watched {
    folder: TempDir,
    pub(super) forged: Election,
    pub(super) place: Place,
    /// Where each witness will answer; until then nobody does.
    pub(super) urls: Vec<String>,
}

pub(super) fn both(test: impl Fn(Watched)) {
    [false, true].into_iter().for_each(|server| test(Watched::new(server, 1)));
}

fn database(server: bool) -> Option<String> {
    server.then(|| Server::shared().database())
}

fn key(name: &str, secret: &SecretKey) -> SigningKey {
    SigningKey::new(KeyName::new(name).unwrap(), SecretKey::from_seed(secret.expose_seed()))
}

impl Watched {
    pub(super) fn new(server: bool, witnesses: u16) -> Self {
        let folder = TempDir::new().unwrap();
        let mut forged = election(Setting { witnesses, required: 1, ..Setting::default() });
        forged.run_until(Stage::Ballots);
        let free = |_| TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let urls = (0..witnesses).map(|number| format!("http://{}", free(number))).collect();
        let place = place(folder.path(), "data", server, &forged);
        Self { folder, forged, place, urls }
    }

    /// Another data directory of the same service, with nothing in it.
    pub(super) fn another(&self, name: &str) -> Place {
        place(self.folder.path(), name, self.place.database.is_some(), &self.forged)
    }

    fn settings(&self) -> Settings {
        let named = |(number, url): (usize, &String)| WitnessSettings {
            key: self.witness_key(number).to_string(),
            url: url.clone(),
        };
        let witnesses = self.urls.iter().enumerate().map(named).collect();
        Settings { witnesses, ..Carried::settings(&self.forged.people) }
    }

    pub(super) fn log_key(&self) -> LogKey {
        LogKey::new(key(&self.forged.manifest.log.origin, &self.forged.people.log).verifier_key())
    }

    fn secret(&self, number: usize) -> SigningKey {
        key(&self.forged.manifest.witnesses.keys[number].name, &self.forged.people.witnesses[number])
    }

    pub(super) fn witness_key(&self, number: usize) -> WitnessKey {
        WitnessKey::from(&self.secret(number).verifier_key())
    }

    /// Starts a service that asks no witness.
    pub(super) fn start_alone(&self, place: &Place) -> Carried {
        let settings = Carried::settings(&self.forged.people);
        Carried::start(&place.data, settings, place.database.clone()).unwrap()
    }

    pub(super) fn start(&self, place: &Place) -> Result<Carried, String> {
        Carried::start(&place.data, self.settings(), place.database.clone())
    }

    /// A witness begins to answer.
    pub(super) fn witness(&self, number: usize) -> Running {
        let layout = Layout::new(self.folder.path().join(format!("witness-{number}")));
        std::fs::create_dir(layout.folder()).unwrap();
        layout::create(&layout).unwrap();
        let entry = LogEntry { key: self.log_key(), url: None };
        std::fs::write(layout.logs(), entry.to_toml()).unwrap();
        let disk = Arc::new(RealDisk);
        let clock = Arc::new(|| 1_800_000_000);
        let options = Options { layout, key: self.secret(number), more: Vec::new(), disk, clock };
        Running::new(
            Witness::open(options).unwrap(),
            TcpListener::bind(self.urls[number].trim_start_matches("http://")).unwrap(),
        )
    }

    /// Casts a ballot of this member of the first roll.
    pub(super) fn vote(&mut self, carried: &Carried, member: usize) -> SignedCheckpoint {
        let ballot = self.forged.seal(&VoteSetting {
            roll: 0,
            member,
            selections: vec![options(&[0]), options(&[1])],
        });
        let receipt = Receipt::parse(&carried.cast(&ballot).granted()).unwrap();
        self.forged.enter_bytes(ballot);
        receipt.checkpoint().clone()
    }

    /// Waits until all is published; the checkpoint.
    pub(super) fn published(&self, carried: &Carried) -> SignedCheckpoint {
        let start = Instant::now();
        loop {
            let answer = carried.get(&format!("/elections/{SLUG}/checkpoint"));
            let read = SignedCheckpoint::parse(&answer.body).ok();
            match read.filter(|read| read.unverified().head().size == self.forged.log.size()) {
                Some(all) => return all,
                None => assert!(start.elapsed() < Duration::from_secs(60), "{}", answer.text()),
            }
            sleep(Duration::from_millis(50));
        }
    }
}

/// A data directory with the log's key, the clock at the opening, and the settings.
fn place(folder: &Path, name: &str, server: bool, forged: &Election) -> Place {
    let data = folder.join(name);
    Carried::place_key(&data, &forged.people);
    std::fs::write(data.join("clock"), forged.manifest.opens.to_string()).unwrap();
    let settings = toml::to_string(&Carried::settings(&forged.people)).unwrap();
    std::fs::write(data.join(SETTINGS_FILE), settings).unwrap();
    Place { clock: Clock::File(data.join("clock")), data, database: database(server) }
}

/// A witness that answers, until it is dropped.
pub(super) struct Running(Option<oneshot::Sender<()>>, Option<JoinHandle<()>>);

impl Running {
    fn new(witness: Witness, listener: TcpListener) -> Self {
        let (stop, stopped) = oneshot::channel();
        listener.set_nonblocking(true).unwrap();
        let thread = std::thread::spawn(move || {
            tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                let stopped = async { drop(stopped.await) };
                serve(listener, routes(Arc::new(witness)), Limits::default(), stopped).await;
            });
        });
        Self(Some(stop), Some(thread))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.take());
        self.1.take().map(JoinHandle::join);
    }
}

/// Attack 44, where the board begins: ballots are taken and acknowledged under the log's own signature, but nothing is published before
/// the witness that the manifest wants has cosigned it; and then it is under its line.
#[test]
fn nothing_is_published_that_no_witness_has_seen() {
    both(|mut watched| {
        let carried = watched.start(&watched.place).unwrap();
        assert_eq!(carried.draft(&watched.forged).status, 200);
        carried.replay(&watched.forged, 0).unwrap_or_else(|answer| panic!("{}", answer.text()));
        let own = watched.vote(&carried, 0);
        assert!(
            own.verify(&watched.log_key())
                .unwrap()
                .judge(&[watched.witness_key(0)])
                .unwrap()
                .cosignatures
                .is_empty()
        );
        assert_eq!(carried.get(&format!("/elections/{SLUG}/checkpoint")).status, 404);
        let _witness = watched.witness(0);
        watched.vote(&carried, 1);
        let cosigned = watched.published(&carried).verify(&watched.log_key()).unwrap();
        let judged = cosigned.judge(&[watched.witness_key(0)]).unwrap();
        assert_eq!(judged.cosignatures.len(), 1);
    });
}

/// Attack 43: a backup of before is put back, and a disk without anything that was published; the witness remembers more, so nothing is
/// signed. Nor is anything where the witness cannot be reached, but what was published is still there.
#[test]
fn an_old_backup_is_not_gone_on_from() {
    both(|mut watched| {
        let _witness = watched.witness(0);
        let carried = watched.start(&watched.place).unwrap();
        assert_eq!(carried.draft(&watched.forged).status, 200);
        carried.replay(&watched.forged, 0).unwrap_or_else(|answer| panic!("{}", answer.text()));
        watched.vote(&carried, 0);
        let saved = watched.folder.path().join("saved");
        block_on(backup(&watched.place, &saved, false, &|_, _| ())).unwrap();
        watched.vote(&carried, 1);
        watched.published(&carried);
        drop(carried);

        let again = watched.another("again");
        let restore = Restore { backup: saved, mirrors: Vec::new(), nobody_has_newer: true };
        block_on(restore.run(&again, &|_, _| ())).unwrap();
        let refused = watched.start(&again).err().unwrap();
        let all = watched.forged.log.size();
        let cosigned = format!("{all} entries are cosigned by the witness witness.example/1");
        let kept = format!("and the database has {}: it is an old copy", all - 1);
        assert!(refused.contains(&cosigned) && refused.contains(&kept), "{refused}");

        // Nobody there to ask, but the files.
        let record = again.public().join("elections").join(SLUG);
        let newer =
            std::fs::read(watched.place.public().join("elections").join(SLUG).join("checkpoint")).unwrap();
        std::fs::create_dir_all(&record).unwrap();
        std::fs::write(record.join("checkpoint"), newer).unwrap();
        let alone =
            Carried::start(&again.data, Carried::settings(&watched.forged.people), again.database.clone());
        let refused = alone.err().unwrap();
        assert!(refused.contains(&format!("{all} entries are published, {kept}")), "{refused}");
        // The one that has everything goes on.
        let carried = watched.start(&watched.place).unwrap();
        watched.vote(&carried, 2);
        watched.published(&carried);
    });
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}
