//! The election itself, room by room, by the same functions and commands as any other.

use super::data::Charter;
use super::folder::ORIGIN;
use super::questions::Electorate;
use super::stage::Stage;
use super::trustees::{People, flag};
use super::voters::{self, Turnout};
use crate::clock::{self, Clock};
use crate::credentials;
use crate::election::{self, Basis, Description, RollText};
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers, SecretFolder};
use crate::record_dir::Writer;
use crate::words::grouped;
use crate::words::{amount, plural};
use ostrakon_election::roll::{Credential, Roll};
use ostrakon_election::setup::Plan;
use ostrakon_proofs::circuit::Circuit;
use rand_core::{OsRng, RngCore};
use std::path::{Path, PathBuf};

const TRUSTEES: [&str; 5] = ["Ada", "Bohdan", "Chiara", "Dela", "Emre"];
pub(super) const OFFICERS: [&str; 3] = ["Olga", "Pavel", "Quy"];
pub(super) const THRESHOLD: u16 = 3;
pub(super) const QUORUM: u16 = 2;
pub(super) const HOUR: u64 = 3600;

/// A played election.
pub(super) struct Played {
    pub(super) turnout: Turnout,
}

/// Every roll's credentials, by voter.
pub(super) type Keys = Vec<Vec<Credential>>;

/// The demonstration's election, while it is played.
pub(super) struct Play<'a> {
    pub(super) stage: Stage,
    pub(super) out: &'a Path,
    charter: Charter,
    secrets: SecretFolder,
    pub(super) people: People,
    pub(super) opens: u64,
}

/// Plays an election into `out`.
pub(super) fn play(
    stage: Stage,
    out: &Path,
    electorates: &[Electorate],
    charter: Charter,
) -> Outcome<Played> {
    let secrets = SecretFolder::new()?;
    let people = People::gather(secrets.path(), TRUSTEES.to_vec(), OFFICERS.to_vec())?;
    let play = Play { stage, out, charter, secrets, people, opens: clock::system() };
    play.setup(electorates)?;
    play.ceremony()?;
    let mut writer = play.writer()?;
    let keys = play.rolls(&mut writer, electorates)?;
    let turnout = play.vote(&mut writer, electorates, &keys)?;
    play.close(&mut writer, &turnout)?;
    play.count(&mut writer)?;
    play.decrypt(&mut writer)?;
    play.lots(&mut writer)?;
    play.certify(&mut writer)?;
    Ok(Played { turnout })
}

impl Play<'_> {
    fn private(&self) -> PathBuf {
        self.secrets.path().join("organiser")
    }

    fn writer(&self) -> Outcome<Writer> {
        Writer::open(self.out, &self.private())
    }

    fn setup(&self, electorates: &[Electorate]) -> Outcome {
        let description = self.describe(electorates);
        let basis = Basis::plain(&description, self.charter.bytes.to_vec(), Path::new(""))?;
        let made = election::make(&description, &basis, Path::new(""), self.out, &self.private())?;
        self.stage.room(
            "setup",
            &format!("The organiser signs the manifest of election {}….", &made.election.to_string()[..16]),
        );
        for line in election::advice(&made.manifest) {
            self.stage.say(&line);
        }
        self.stage.say(&format!("The charter is {} ({}).", self.charter.whose, self.charter.path));
        if electorates.iter().flat_map(|e| &e.questions).any(|q| !q.methods.is_empty()) {
            let plan = Plan::new(made.manifest.clone()).at("the manifest")?;
            plan.contests().iter().for_each(|contest| self.stage.say(&circuit(&contest.circuit)));
        }
        self.stage.say("The clock is played: the vote opens now, closes in an hour, is counted in two.");
        Ok(())
    }

    fn describe(&self, electorates: &[Electorate]) -> Description {
        let time = |at: u64| toml::Value::String(clock::show(at));
        let (trustees, officers) = self.people.listed();
        let roll = |e: &Electorate| RollText {
            id: e.roll.clone(),
            body: e.body.clone(),
            max_size: e.voters.len() as u64,
            max_weight: None,
        };
        Description {
            title: "Real ballots, cast again".into(),
            origin: format!("{ORIGIN}/{:016x}", OsRng.next_u64()),
            charter: Some(self.charter.path.into()),
            register: None,
            meeting: None,
            opens: time(self.opens),
            closes: time(self.opens + HOUR),
            objection_window: "1h".into(),
            threshold: THRESHOLD,
            officer_quorum: Some(QUORUM),
            witnesses_required: 0,
            trustees,
            officers,
            witnesses: Vec::new(),
            rolls: electorates.iter().map(roll).collect(),
            contests: electorates.iter().flat_map(|e| &e.questions).map(|q| q.text.clone()).collect(),
        }
    }

    fn ceremony(&self) -> Outcome {
        let (stage, all) = (self.stage, self.people.numbers());
        stage.say(&format!(
            "{} trustees, each a process of its own, make the keys; they exchange files only:",
            all.len()
        ));
        self.round(&all, "commit", &["commitment.json"], |_, room| {
            vec![flag("out", room.join("commitment.json"))]
        })?;
        stage.item("round 1: everybody has committed");
        self.round(&all, "deal", &["dealt/dealing.json", "dealt/dealing"], |_, room| {
            vec![flag("out", room.join("dealt"))]
        })?;
        stage.item("round 2: everybody has dealt, with a proof; each sent every other a sealed share");
        self.round(&all, "acknowledge", &["acknowledgement.json"], |number, room| {
            self.acknowledge(number, room)
        })?;
        self.people.step(self.out, &all, "complete", |_, _| Vec::new())?;
        stage.item("round 3: everybody has checked everything and acknowledged the same keys");
        let (name, number) = (TRUSTEES[TRUSTEES.len() - 1], TRUSTEES.len());
        stage.say(&format!("From here on {name}, trustee {number}, is missing."));
        Ok(())
    }

    /// Every trustee's step, and its messages onto the board.
    fn round(
        &self,
        all: &[usize],
        step: &str,
        messages: &[&str],
        words: impl Fn(usize, &Path) -> Vec<String>,
    ) -> Outcome {
        self.people.step(self.out, all, step, words)?;
        let of =
            |n: &usize| messages.iter().map(|file| self.people.room_of(*n).join(file)).collect::<Vec<_>>();
        let sent: Vec<PathBuf> = all.iter().flat_map(of).collect();
        election::accept(&mut self.writer()?, &sent).map(drop)
    }

    fn acknowledge(&self, number: usize, room: &Path) -> Vec<String> {
        let others = self.people.numbers().into_iter().filter(|n| *n != number);
        let envelope = |n: usize| {
            flag("envelope", self.people.room_of(n).join("dealt").join(format!("envelope-{n}-{number}")))
        };
        others.map(envelope).chain([flag("out", room.join("acknowledgement.json"))]).collect()
    }

    fn rolls(&self, writer: &mut Writer, electorates: &[Electorate]) -> Outcome<Keys> {
        self.stage.room(
            "roll",
            "Every voter gets a printed code; rolls hold only keys made from codes for this election.",
        );
        let keys = electorates.iter().map(|e| self.roll(writer, e)).collect::<Outcome<_>>()?;
        election::open(writer, Clock::played(self.opens))?;
        writer.commit()?;
        self.stage.say("The organiser opens the vote: from here on nothing about it changes.");
        Ok(keys)
    }

    fn roll(&self, writer: &mut Writer, electorate: &Electorate) -> Outcome<Vec<Credential>> {
        let id = &electorate.roll;
        let codes = credentials::draw(id, electorate.voters.len());
        files::write(&self.private().join(format!("{id}.codes")), codes.as_bytes(), Readers::Owner)?;
        let roll = Roll::new(credentials::voters(writer.record(), id, &codes)?).at("the roll")?;
        let size = election::enter_roll(writer, id, roll.encode())?.size;
        let voters = plural(size, "voter");
        self.stage.say(&format!("Roll {id}: {} {voters} ({}).", grouped(size), electorate.name));
        voters::credentials(writer.record(), electorate, &codes)
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
