//! A service with people, on either engine.

use ostrakon_election::roll::{TokenKey, TokenPlan};
use ostrakon_postgres::Server;
use ostrakon_service::{Front, Settings};
use ostrakon_tests::carried::{Carried, election};
use ostrakon_tests::forge::{Election, Setting, Stage};
use ostrakon_voter::TokenRequest;
use std::net::TcpListener;
use std::path::Path;
use tempfile::TempDir;

/// A service that carries nothing yet, with everybody's keys.
pub(crate) struct House {
    pub(crate) data: TempDir,
    pub(crate) forged: Election,
    settings: Settings,
    database: Option<String>,
    carried: Option<Carried>,
    /// Entries that were given in.
    given: u64,
    /// Where it tells its operator how it does.
    pub(crate) metrics: String,
}

/// Runs a test on both engines.
pub(crate) fn both(test: impl Fn(House)) {
    test(House::new(None, |_| {}));
    test(House::new(Some(Server::shared().database()), |_| {}));
}

impl House {
    pub(crate) fn new(database: Option<String>, change: impl FnOnce(&mut Settings)) -> Self {
        Self::with(database, change, |_| {})
    }

    /// As `new`; `prepare` puts files into the data directory first.
    pub(crate) fn with(
        database: Option<String>,
        change: impl FnOnce(&mut Settings),
        prepare: impl FnOnce(&Path),
    ) -> Self {
        let (data, forged) = (TempDir::new().unwrap(), election(Setting::default()));
        Carried::place_key(data.path(), &forged.people);
        prepare(data.path());
        let mut settings = Carried::settings(&forged.people);
        change(&mut settings);
        let mut house =
            Self { data, forged, settings, database, carried: None, given: 0, metrics: String::new() };
        std::fs::write(house.data.path().join("clock"), house.forged.manifest.opens.to_string()).unwrap();
        house.start_at("127.0.0.1:0");
        house
    }

    /// Ends the service and starts it again.
    pub(crate) fn restart(&mut self) {
        // Visitors hold its address.
        let address = self.carried.take().map(|carried| carried.address().replace("http://", ""));
        self.start_at(&address.unwrap());
    }

    fn start_at(&mut self, address: &str) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        self.metrics = format!("http://{}", listener.local_addr().unwrap());
        let told = move || tokio::net::TcpListener::from_std(listener).unwrap();
        let front = || Front { metrics: Some(told()), ..Front::default() };
        let (settings, database) = (self.settings.clone(), self.database.clone());
        let carried = Carried::start_with(self.data.path(), settings, database, address, front);
        self.carried = Some(carried.unwrap());
    }

    /// Puts people on the roll of a body.
    pub(crate) fn enrol(&self, body: &str, people: &[&str]) {
        self.carried.as_ref().unwrap().enrol(&self.forged.people.registrar, body, people);
    }

    /// Drafts the election; its rolls get tokens if `tokens`.
    pub(crate) fn draft_election(&mut self, tokens: bool) {
        let drafted = self.draft(&self.forged).json();
        for (number, roll) in self.forged.manifest.rolls.iter_mut().enumerate().filter(|_| tokens) {
            roll.token = TokenPlan::parse(drafted["tokens"][number]["modulus"].as_str().unwrap());
        }
    }

    /// Lets everything before a stage happen, here too.
    pub(crate) fn carry_to(&mut self, stage: Stage) {
        self.forged.run_until(stage);
        self.replay(&self.forged, self.given).unwrap_or_else(|answer| panic!("{}", answer.text()));
        self.given = self.forged.log.size();
    }

    /// What was made so far was given in by the test itself.
    pub(crate) fn given_up_to_here(&mut self) {
        self.given = self.forged.log.size();
    }

    /// The request of a member of a roll for its token.
    pub(crate) fn token_request<'a>(
        &self,
        key: &'a TokenKey,
        roll: usize,
        member: usize,
    ) -> TokenRequest<'a> {
        let credential = self.forged.rolls[roll].members[member].credential();
        TokenRequest::new(key, &self.forged.election(), u16::try_from(roll).unwrap(), &credential).unwrap()
    }

    /// The key of a roll's tokens.
    pub(crate) fn token_key(&self, roll: usize) -> TokenKey {
        self.forged.manifest.rolls[roll].token.as_ref().unwrap().key().unwrap()
    }

    /// Sets the clock that much forward.
    pub(crate) fn pass(&self, seconds: u64) {
        self.set_clock(self.time() + seconds);
    }
}

impl std::ops::Deref for House {
    type Target = Carried;

    fn deref(&self) -> &Carried {
        self.carried.as_ref().unwrap()
    }
}
