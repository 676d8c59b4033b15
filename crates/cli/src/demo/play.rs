//! The election itself, room by room, by the same functions and commands as any other.

use super::folder::ORIGIN;
use super::officers::Officers;
use super::questions::Electorate;
use super::setting::Setting;
use super::stage::Stage;
use super::trustees::Trustees;
use super::venue::{Board, Venue};
use super::voters::{self, Turnout};
use crate::clock;
use crate::credentials;
use crate::election::{self, Basis, Description, RollText};
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::record_dir::Writer;
use crate::words::grouped;
use crate::words::{amount, plural};
use ostrakon_election::roll::{Credential, Roll};
use ostrakon_election::setup::Plan;
use ostrakon_proofs::circuit::Circuit;
use rand_core::{OsRng, RngCore};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Every roll's credentials, by voter.
pub(super) type Keys = Vec<Vec<Credential>>;

/// An election while it is played.
pub(super) struct Play<'a> {
    pub(super) stage: Stage,
    pub(super) setting: &'a Setting,
    pub(super) electorates: &'a [Electorate],
    pub(super) officers: &'a Officers,
    pub(super) trustees: Trustees,
    pub(super) board: Board<'a>,
    /// Where organiser and trustees keep what is theirs.
    folder: &'a Path,
}

impl<'a> Play<'a> {
    /// Gathers the trustees and announces the election: a record that begins with its manifest.
    pub(super) fn announce(
        stage: Stage,
        setting: &'a Setting,
        venue: &'a Venue,
        officers: &'a Officers,
        electorates: &'a [Electorate],
        folder: &'a Path,
    ) -> Outcome<Self> {
        let trustees = Trustees::gather(folder, setting.trustees.clone())?;
        let board = Board { venue, record: &setting.out, slug: &setting.slug };
        let play = Self { stage, setting, electorates, officers, trustees, board, folder };
        play.setup()?;
        Ok(play)
    }

    /// Goes on with one that was announced before.
    pub(super) fn again(
        stage: Stage,
        setting: &'a Setting,
        venue: &'a Venue,
        officers: &'a Officers,
        folder: &'a Path,
    ) -> Self {
        let trustees = Trustees::known(folder, setting.trustees.clone());
        let board = Board { venue, record: &setting.out, slug: &setting.slug };
        Self { stage, setting, electorates: &[], officers, trustees, board, folder }
    }

    /// Holds it, from the keys to the certificate.
    pub(super) fn hold(&self) -> Outcome<Turnout> {
        self.ceremony()?;
        let mut writer = self.writer()?;
        let keys = self.rolls(&mut writer)?;
        let turnout = self.vote(&mut writer, &keys)?;
        self.reschedule(&mut writer)?;
        self.close(&mut writer, &turnout)?;
        self.count(&mut writer)?;
        self.decrypt(&mut writer)?;
        self.lots(&mut writer)?;
        self.certify(&mut writer)?;
        Ok(turnout)
    }

    fn private(&self) -> PathBuf {
        self.folder.join("organiser")
    }

    pub(super) fn writer(&self) -> Outcome<Writer> {
        Writer::open(self.board.record, &self.private())
    }

    fn setup(&self) -> Outcome {
        let (charter, description) = (&self.setting.charter, self.describe());
        let basis = self.basis(&description)?;
        let clock = self.board.venue.clock(self.setting.times.announced)?;
        let made = self.board.begin(&description, &basis, &self.private(), clock)?;
        self.stage.room(
            "setup",
            &format!("The organiser signs the manifest of election {}….", &made.election.to_string()[..16]),
        );
        for line in election::advice(&made.manifest) {
            self.stage.say(&line);
        }
        self.stage.say(&format!("The charter is {} ({}).", charter.whose, charter.path));
        if self.electorates.iter().flat_map(|e| &e.questions).any(|q| !q.methods.is_empty()) {
            let plan = Plan::new(made.manifest.clone()).at("the manifest")?;
            plan.contests().iter().for_each(|contest| self.stage.say(&circuit(&contest.circuit)));
        }
        if clock.rehearsed().is_some() {
            let how = "The clock is played: the vote opens now, closes in an hour, is counted in two.";
            self.stage.say(how);
        }
        Ok(())
    }

    /// The register's charter and officers; without one, the demonstration's.
    fn basis(&self, description: &Description) -> Outcome<Basis> {
        match &self.setting.under {
            Some(under) => {
                let mut basis = Basis::read(description, Path::new(""))?;
                basis.lets_invalid = under.lets_invalid;
                Ok(basis)
            }
            None => Basis::plain(description, self.setting.charter.bytes.to_vec(), Path::new("")),
        }
    }

    fn describe(&self) -> Description {
        let (setting, times) = (self.setting, &self.setting.times);
        let under = setting.under.as_ref();
        let officers = if under.is_none() { self.officers.listed(&setting.officers) } else { Vec::new() };
        let time = |at: u64| toml::Value::String(clock::show(at));
        Description {
            title: setting.title.clone(),
            origin: self.board.venue.origin(|| format!("{ORIGIN}/{:016x}", OsRng.next_u64())),
            charter: under.is_none().then(|| setting.charter.path.into()),
            register: under.map(|under| under.register.clone()),
            meeting: under.and_then(|under| under.meeting.clone()),
            opens: time(times.opens),
            closes: time(times.closes),
            objection_window: format!("{}s", setting.objection),
            threshold: setting.threshold,
            officer_quorum: under.is_none().then_some(setting.quorum),
            witnesses_required: 0,
            trustees: self.trustees.listed(),
            officers,
            witnesses: Vec::new(),
            rolls: self.electorates.iter().map(roll_text).collect(),
            contests: self.electorates.iter().flat_map(|e| &e.questions).map(|q| q.text.clone()).collect(),
        }
    }

    pub(super) fn rolls(&self, writer: &mut Writer) -> Outcome<Keys> {
        self.stage.room(
            "roll",
            "Every voter gets a printed code; rolls hold only keys made from codes for this election.",
        );
        let keys = self.electorates.iter().map(|e| self.roll(writer, e)).collect::<Outcome<_>>()?;
        election::open(writer, self.board.venue.clock(self.setting.times.opens)?)?;
        writer.commit()?;
        self.stage.say("The organiser opens the vote: from here on nothing about it changes.");
        Ok(keys)
    }

    fn codes_file(&self, electorate: &Electorate) -> PathBuf {
        self.private().join(format!("{}.codes", electorate.roll))
    }

    /// The printed codes of a roll, a line each.
    pub(super) fn codes(&self, electorate: &Electorate) -> Outcome<Zeroizing<String>> {
        files::read_text(&self.codes_file(electorate), 1 << 20).map(Zeroizing::new)
    }

    fn roll(&self, writer: &mut Writer, electorate: &Electorate) -> Outcome<Vec<Credential>> {
        let id = &electorate.roll;
        let codes = credentials::draw(id, electorate.size());
        files::write(&self.codes_file(electorate), codes.as_bytes(), Readers::Owner)?;
        let roll = Roll::new(credentials::voters(writer.record(), id, &codes)?).at("the roll")?;
        let size = election::enter_roll(writer, id, roll.encode())?.size;
        let voters = plural(size, "voter");
        self.stage.say(&format!("Roll {id}: {} {voters} ({}).", grouped(size), electorate.name));
        voters::credentials(writer.record(), electorate, &codes)
    }
}

fn roll_text(electorate: &Electorate) -> RollText {
    RollText {
        id: electorate.roll.clone(),
        body: electorate.body.clone(),
        max_size: electorate.size() as u64,
        max_weight: None,
        token: None,
    }
}

/// What a ballot proves, in words.
fn circuit(circuit: &Circuit) -> String {
    let (bits, slots) = (amount(circuit.bits() as u64, "bit"), amount(circuit.slots().len() as u64, "total"));
    let rules = amount(circuit.rules().len() as u64, "rule");
    match circuit.numbers().len() as u64 {
        0 => format!("A ballot is valid if its {bits} keep {rules}; it adds to {slots}."),
        n => format!(
            "A ballot is valid if its {} with range proofs and {bits} keep {rules}; it adds to {slots}. In bits alone it \
             would be more than twice as large.",
            amount(n, "number")
        ),
    }
}

/// Nobody voted: there is nothing to play.
pub(super) fn refuse_empty(electorates: &[Electorate]) -> Outcome {
    match electorates.iter().all(|e| !e.voters.is_empty()) {
        true => Ok(()),
        false => Err(CliError::new("there are no ballots to cast")),
    }
}
