//! A service with people, on either engine.

use ostrakon_service::Settings;
use ostrakon_tests::carried::{Carried, election};
use ostrakon_tests::forge::{Election, Setting};
use ostrakon_tests::postgres::Server;
use tempfile::TempDir;

/// A service that carries nothing yet, with everybody's keys.
pub(crate) struct House {
    pub(crate) data: TempDir,
    pub(crate) forged: Election,
    settings: Settings,
    database: Option<String>,
    carried: Option<Carried>,
}

/// Runs a test on both engines.
pub(crate) fn both(test: impl Fn(House)) {
    test(House::new(None, |_| {}));
    test(House::new(Some(Server::shared().database()), |_| {}));
}

impl House {
    pub(crate) fn new(database: Option<String>, change: impl FnOnce(&mut Settings)) -> Self {
        let (data, forged) = (TempDir::new().unwrap(), election(Setting::default()));
        Carried::place_key(data.path(), &forged.people);
        let mut settings = Carried::settings(&forged.people);
        change(&mut settings);
        let mut house = Self { data, forged, settings, database, carried: None };
        std::fs::write(house.data.path().join("clock"), house.forged.manifest.opens.to_string()).unwrap();
        house.start();
        house
    }

    /// Ends the service and starts it again.
    pub(crate) fn restart(&mut self) {
        drop(self.carried.take());
        self.start();
    }

    fn start(&mut self) {
        let carried = Carried::start(self.data.path(), self.settings.clone(), self.database.clone());
        self.carried = Some(carried.unwrap());
    }

    /// Puts people on the roll of a body.
    pub(crate) fn enrol(&self, body: &str, people: &[&str]) {
        self.carried.as_ref().unwrap().enrol(&self.forged.people.registrar, body, people);
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
