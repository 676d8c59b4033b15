//! A service in the middle of a vote, whose data can be saved, lost and put back.

use ostrakon_postgres::Server;
use ostrakon_service::{Clock, Place, Restore, RestoreError, Restored, SETTINGS_FILE, backup};
use ostrakon_tests::carried::{Carried, SLUG, election};
use ostrakon_tests::forge::{Election, Setting};
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// One of the engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// A service, its election, and the receipts that its voters hold.
pub(crate) struct House {
    pub(crate) engine: Engine,
    pub(crate) election: Election,
    pub(crate) receipts: Vec<(Vec<u8>, String)>,
    pub(crate) place: Place,
    pub(crate) folder: TempDir,
}

/// The database's address, if the engine has one.
pub(crate) fn database(engine: Engine) -> Option<String> {
    (engine == Engine::Postgres).then(|| Server::shared().database())
}

impl House {
    /// An election, whole in memory; nothing of it was given in yet.
    pub(crate) fn new(engine: Engine) -> Self {
        let folder = TempDir::new().unwrap();
        let mut election = election(Setting::default());
        election.finish();
        let mut house = Self {
            engine,
            election,
            receipts: Vec::new(),
            place: place(folder.path(), "data", None),
            folder,
        };
        house.place.database = database(engine);
        house.put_keys(&house.place);
        let settings = toml::to_string(&Carried::settings(&house.election.people)).unwrap();
        fs::write(house.place.data.join(SETTINGS_FILE), settings).unwrap();
        house.set_clock(&house.place);
        house
    }

    /// The log's key, as the operator keeps it apart.
    pub(crate) fn put_keys(&self, place: &Place) {
        Carried::place_key(&place.data, &self.election.people);
    }

    /// A time at which ballots are taken.
    pub(crate) fn set_clock(&self, place: &Place) {
        fs::write(place.data.join("clock"), self.election.manifest.opens.to_string()).unwrap();
    }

    pub(crate) fn start(&self, place: &Place) -> Result<Carried, String> {
        Carried::start(&place.data, Carried::settings(&self.election.people), place.database.clone())
    }

    /// Everything up to the `ballots`th ballot, through the service.
    pub(crate) fn vote_until(&mut self, carried: &Carried, ballots: usize) {
        if self.receipts.is_empty() {
            assert_eq!(carried.draft(&self.election).status, 200);
        }
        let place = self.place_of(ballots);
        for index in self.given()..place {
            let entry = self.election.log.entries()[index].clone();
            let answer = carried.give(&self.election, &entry);
            assert_eq!(answer.status, 200, "{}", answer.text());
            if entry.starts_with(b"OB") {
                self.receipts.push((entry, answer.text()));
            }
        }
    }

    /// The entry before which so many ballots stand.
    fn place_of(&self, ballots: usize) -> usize {
        let places = self.election.log.entries().iter().enumerate().filter(|(_, e)| e.starts_with(b"OB"));
        places.map(|(place, _)| place + 1).nth(ballots - 1).unwrap()
    }

    fn given(&self) -> usize {
        if self.receipts.is_empty() { 0 } else { self.place_of(self.receipts.len()) }
    }

    /// Saves, as an operator does, into a directory of this name.
    pub(crate) fn save(&self, name: &str, keys: bool) -> PathBuf {
        let out = self.folder.path().join(name);
        block_on(backup(&self.place, &out, keys, &|_, _| ())).unwrap();
        out
    }

    /// A copy of what is published, once it has `entries`.
    pub(crate) fn mirror(&self, name: &str, entries: u64) -> PathBuf {
        let (from, to) = (self.place.public(), self.folder.path().join(name));
        settle(&from.join("elections").join(SLUG), entries);
        copy(&from, &to);
        to
    }

    /// Another place, with nothing but the keys.
    pub(crate) fn another(&self, name: &str) -> Place {
        let place = place(self.folder.path(), name, database(self.engine));
        self.put_keys(&place);
        self.set_clock(&place);
        place
    }

    /// Every acknowledged ballot stands where its receipt says.
    pub(crate) fn check_receipts(&self, carried: &Carried) {
        for (ballot, receipt) in &self.receipts {
            let index = receipt.lines().find_map(|line| line.strip_prefix("index ")).unwrap();
            let now = carried.get(&format!("/api/elections/{SLUG}/receipt/{index}")).granted();
            let parse = |bytes: &[u8]| ostrakon_tlog::receipt::Receipt::parse(bytes).unwrap();
            for receipt in [receipt.as_bytes(), &now] {
                parse(receipt).verify(&self.log_key(), leaf_hash(ballot)).unwrap();
            }
        }
    }

    fn log_key(&self) -> ostrakon_tlog::checkpoint::LogKey {
        let name = ostrakon_tlog::key::KeyName::new(self.election.manifest.log.origin.clone()).unwrap();
        let seed = self.election.people.log.expose_seed();
        let secret = ostrakon_tlog::ed25519::SecretKey::from_seed(seed);
        let key = ostrakon_tlog::key::SigningKey::new(name, secret);
        ostrakon_tlog::checkpoint::LogKey::new(key.verifier_key())
    }
}

/// A data directory of this name, made.
pub(crate) fn place(folder: &Path, name: &str, database: Option<String>) -> Place {
    let data = folder.join(name);
    fs::create_dir_all(&data).unwrap();
    Place { clock: Clock::File(data.join("clock")), data, database }
}

pub(crate) fn restore(
    backup: &Path,
    mirrors: &[&Path],
    nobody_has_newer: bool,
    place: &Place,
) -> Result<Vec<Restored>, RestoreError> {
    let mirrors = mirrors.iter().map(|mirror| (*mirror).to_owned()).collect();
    let restore = Restore { backup: backup.to_owned(), mirrors, nobody_has_newer };
    block_on(restore.run(place, &|_, _| ()))
}

pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// Waits until so many entries are published.
pub(crate) fn settle(record: &Path, entries: u64) {
    let start = Instant::now();
    let published = || {
        let checkpoint = fs::read_to_string(record.join(CHECKPOINT_PATH)).unwrap_or_default();
        checkpoint.lines().nth(1).and_then(|size| size.parse::<u64>().ok())
    };
    while published() != Some(entries) {
        assert!(start.elapsed() < Duration::from_secs(60), "{entries} entries are not published");
        std::thread::sleep(Duration::from_millis(50));
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let there = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &there)
        } else {
            _ = fs::copy(entry.path(), there).unwrap()
        }
    }
}
