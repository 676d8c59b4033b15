//! One election, held over again and verified.

use super::compared::{self, Compared};
use super::data::Charter;
use super::ending::{self, Reference, Second};
use super::folder;
use super::officers::Officers;
use super::play::Play;
use super::questions::Electorate;
use super::setting::Setting;
use super::stage::Stage;
use super::venue::Venue;
use super::voters::Turnout;
use crate::error::Outcome;
use crate::files::SecretFolder;
use crate::record_dir::Record;
use ostrakon_charter::Id;
use ostrakon_verify::Report;
use serde::Serialize;
use std::path::PathBuf;
use std::time::Instant;

/// An election to hold.
pub(super) struct Election {
    /// Where its record goes.
    pub(super) out: PathBuf,
    /// Its identifier at a service.
    pub(super) slug: Id,
    pub(super) electorates: Vec<Electorate>,
    pub(super) charter: Charter,
}

/// How it ended.
#[derive(Serialize)]
pub(super) struct Held {
    record: String,
    pub(super) seconds: u64,
    pub(super) counts_equal: bool,
    contests: Vec<Compared>,
    pub(super) report: Report,
    pub(super) reference: Reference,
    /// A second election over some of the ballots, for the reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sample: Option<Box<Held>>,
    #[serde(skip)]
    pub(super) receipts: Vec<PathBuf>,
    /// How many entries the log has.
    #[serde(skip)]
    pub(super) entries: u64,
}

impl Election {
    /// How many vote.
    pub(super) fn voters(&self) -> usize {
        self.electorates.iter().map(|e| e.voters.len()).sum()
    }

    /// Makes room for the record, or says why not.
    pub(super) fn make_room(&self) -> Outcome {
        folder::make_room(&self.out)
    }

    fn play(&self, rooms: Stage, venue: &Venue) -> Outcome<Turnout> {
        let secrets = SecretFolder::new()?;
        let setting = Setting::demonstration(&self.out, &self.slug, &self.charter);
        let officers = Officers::gather(secrets.path(), setting.officers.clone())?;
        let play = Play::announce(rooms, &setting, venue, &officers, &self.electorates, secrets.path())?;
        let turnout = play.hold()?;
        venue.mirror(Some(&self.slug), &self.out).map(|()| turnout)
    }

    /// Plays the election, telling the `rooms`, and has it verified, telling how it ended.
    pub(super) fn hold(&self, venue: &Venue, [rooms, stage]: [Stage; 2], second: &Second) -> Outcome<Held> {
        let start = Instant::now();
        let turnout = self.play(rooms, venue)?;
        rooms.room("verify", "Everything is checked once more, from the published files alone.");
        let receipts = turnout.receipts;
        let report = ending::verified(&self.out, &receipts)?;
        let contests = compared::compare(&report, &self.electorates)?;
        let counts_equal = compared::all_equal(&contests, &self.electorates);
        let published = Record::read(&self.out)?;
        compared::show(stage, &contests, &self.electorates, published.plan())?;
        stage.title("ostrakon verify");
        stage.line(&report.to_string());
        let (record, seconds) = (self.out.display().to_string(), start.elapsed().as_secs());
        let (reference, entries) = (second.verify(stage, &self.out), published.log().size());
        Ok(Held {
            record,
            seconds,
            counts_equal,
            contests,
            report,
            reference,
            sample: None,
            receipts,
            entries,
        })
    }
}

impl Held {
    /// Was any contest counted in secret?
    pub(super) fn is_decrypted(&self) -> bool {
        self.contests.iter().any(Compared::is_decrypted)
    }

    /// Counts are equal, and every verifier that ran passed.
    pub(super) fn good(&self) -> bool {
        let own = self.counts_equal && self.report.passed() && self.reference != Reference::Failed;
        own && self.sample.as_ref().is_none_or(|sample| sample.good())
    }
}
