//! An election at several of its stages, each as the data directory of a service that carried it so far.

use crate::folder;
use ostrakon_election::document::SignedDocument;
use ostrakon_election::roll::TokenKey;
use ostrakon_service::{Limits, Settings};
use ostrakon_tests::carried::{Carried, TokenOffice, election, files, room, time_of};
use ostrakon_tests::forge::{Election, Setting, Stage};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_voter::TokenRequest;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What may be given to a board: documents to a room, or a ballot with its token.
#[derive(Clone, Debug)]
pub enum Given {
    /// A ballot.
    Ballot(Vec<u8>),
    /// A document with its side files.
    Document {
        /// Where it goes.
        room: &'static str,
        /// The signed document.
        document: Vec<u8>,
        /// Side files by path.
        files: BTreeMap<String, Vec<u8>>,
    },
}

/// The service at one stage.
pub struct Scene {
    /// Its data directory, to be copied.
    pub data: TempDir,
    /// What time it is.
    pub now: u64,
    /// Entries of the board.
    pub entries: usize,
    /// Who is logged in: a member of both rolls' bodies.
    pub cookie: String,
}

/// Everything that is known to whoever asks.
pub struct World {
    /// The whole election, and all its secrets.
    pub election: Election,
    /// Of the service.
    pub settings: Settings,
    /// From the draft to the certificate.
    pub scenes: Vec<Scene>,
    /// Everything that came onto the board, in its order.
    pub given: Vec<Given>,
    /// What the first member of each roll has blinded.
    pub blinded: Vec<Vec<u8>>,
}

const BODIES: [(&str, [&str; 4]); 2] =
    [("membership", ["ada", "bea", "cem", "dora"]), ("committee", ["ada", "bea", "cem", "zoe"])];
/// Ballots before the scene in the midst of voting.
const EARLY: usize = 4;

impl World {
    /// Holds the election. Keys of tokens are there for as many rolls as can be drafted, since drawing them takes long.
    pub fn new() -> Self {
        let data = folder();
        let mut election = election(Setting::default());
        let office = TokenOffice::open(data.path(), &mut election);
        Carried::place_key(data.path(), &election.people);
        copy_token_keys(data.path());
        let settings = settings(&election);
        let mut world = Making { election, office, settings, data, scenes: Vec::new(), given: Vec::new() };
        world.hold();
        let blinded = world.blinded();
        let Making { election, settings, scenes, given, .. } = world;
        Self { election, settings, scenes, given, blinded }
    }

    /// Everybody's keys, those who sign documents first.
    pub fn keys(&self) -> Vec<&SecretKey> {
        let people = &self.election.people;
        let first = [&people.organiser, &people.registrar];
        first.into_iter().chain(&people.trustees).chain(&people.officers).chain([&people.log]).collect()
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

fn settings(election: &Election) -> Settings {
    let most = u32::MAX;
    let limits = Limits { casts: most, documents: most, logins: most, mails: most, tokens: most, proxies: 1 };
    let keeper = Some((*election.people.registrar.public_key().as_bytes()).into());
    Settings { limits, keeper, ..Carried::settings(&election.people) }
}

/// Slugs that can be drafted.
pub const SLUGS: [&str; 2] = [ostrakon_tests::carried::SLUG, "other"];
/// Rolls that can be drafted.
const ROLLS: usize = 64;

fn copy_token_keys(data: &Path) {
    let path = |slug: &str, roll: usize| data.join("keys").join(format!("{slug}-token-{roll}.der"));
    for (slug, roll) in SLUGS.iter().flat_map(|slug| (0..ROLLS).map(move |roll| (slug, roll))) {
        if !path(slug, roll).exists() {
            fs::copy(path(SLUGS[0], 0), path(slug, roll)).expect("a key");
        }
    }
}

struct Making {
    election: Election,
    office: TokenOffice,
    settings: Settings,
    data: TempDir,
    scenes: Vec<Scene>,
    given: Vec<Given>,
}

impl Making {
    fn hold(&mut self) {
        let opens = self.election.manifest.opens;
        fs::write(self.data.path().join("clock"), (opens - 1_000).to_string()).expect("a clock");
        {
            let carried = self.start();
            for (body, people) in BODIES {
                carried.enrol(&self.election.people.registrar, body, &people);
            }
            carried.draft(&self.election).granted();
        }
        self.keep();
        for stage in [Stage::Rolls, Stage::Opening, Stage::Ballots] {
            self.election.run_until(stage);
            self.give();
            self.keep();
        }
        self.election.cast_places(&(0..EARLY).collect::<Vec<_>>());
        self.give_at(Some(opens + 1));
        self.keep();
        self.election.cast_places(&(EARLY..self.election.setting.votes.len()).collect::<Vec<_>>());
        for stage in [Stage::Objections, Stage::Shares, Stage::Certificate, Stage::Done] {
            self.election.run_until(stage);
            self.give_at((stage == Stage::Objections).then_some(opens + 2));
            self.keep();
        }
    }

    fn start(&self) -> Carried {
        Carried::start(self.data.path(), self.settings.clone(), None).expect("a service")
    }

    /// Keeps the service as it is now.
    fn keep(&mut self) {
        let (now, cookie) = {
            let carried = self.start();
            (carried.time(), carried.log_in("ada@example.org").cookie)
        };
        let data = folder();
        copy(self.data.path(), data.path());
        self.scenes.push(Scene { data, now, entries: self.given.len(), cookie });
    }

    fn give(&mut self) {
        self.give_at(None);
    }

    /// Gives in what came onto the board since, ballots at this time.
    fn give_at(&mut self, time: Option<u64>) {
        let carried = self.start();
        if let Some(time) = time {
            carried.set_clock(time);
        }
        for entry in &self.election.log.entries()[self.given.len()..] {
            let given = self.given_of(entry);
            let answer = match &given {
                Given::Ballot(bytes) => carried.cast(bytes),
                Given::Document { room, document, files } => {
                    let body = SignedDocument::decode(document).expect("a document").body;
                    time_of(&body).into_iter().for_each(|time| carried.set_clock(time));
                    carried.send(room, &[document.as_slice()], files)
                }
            };
            answer.granted();
            self.given.push(given);
        }
    }

    fn given_of(&self, entry: &[u8]) -> Given {
        if entry.starts_with(b"OB") {
            return Given::Ballot(self.with_token(entry));
        }
        let body = SignedDocument::decode(entry).expect("a document").body;
        let files = files(&self.election, &body);
        Given::Document { room: room(&body), document: entry.to_vec(), files }
    }

    fn with_token(&self, ballot: &[u8]) -> Vec<u8> {
        let (roll, key) = (usize::from(ballot[5]), &ballot[6..38]);
        let members = &self.election.rolls[roll].members;
        let member = members.iter().position(|member| member.key() == key).expect("somebody on the roll");
        [self.office.token(&self.election, roll, member, roll), ballot.to_vec()].concat()
    }

    fn blinded(&self) -> Vec<Vec<u8>> {
        let request = |roll: usize| {
            let plan = self.election.manifest.rolls[roll].token.as_ref().expect("a token key");
            let key: TokenKey = plan.key().expect("a token key");
            let (credential, number) = (self.election.rolls[roll].members[0].credential(), roll as u16);
            let request = TokenRequest::new(&key, &self.election.election(), number, &credential);
            request.expect("a request").blinded().to_vec()
        };
        (0..self.election.manifest.rolls.len()).map(request).collect()
    }
}

/// Copies a folder with all below it.
pub fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let there = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            fs::create_dir_all(&there).expect("a folder");
            copy(&entry.path(), &there);
        } else {
            // Not `fs::copy`: libFuzzer's clock interrupts it, and it does not try again.
            fs::write(there, fs::read(entry.path()).expect("a file")).expect("a file");
        }
    }
}
