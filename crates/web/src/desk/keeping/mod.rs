//! The keeper of the register (spec 9): bodies are formed and ended, meetings called. Each act is tried on the register as it stands before it is signed for
//! good, so whoever signs knows what it is worth.
//!
//! * `stands`: bodies, kinds, meetings, and what may convene one

mod stands;

use super::json;
use super::keys::office_key;
use super::register::Register;
use crate::Fault;
use ostrakon_charter::{Id, MeetingKind, Notice, Text};
use ostrakon_election::key_file;
use ostrakon_election::posting::Posting;
use ostrakon_group::Bytes32;
use ostrakon_register::acts::{BodyEnded, BodyFormed, MeetingCalled};
use ostrakon_register::{Act, Examined, Keeper, KeeperError, Meeting, SignedAct, State};
use ostrakon_tlog::ed25519::SecretKey;
use serde::Serialize;
use stands::stands;
use wasm_bindgen::prelude::*;

/// The register, the keeper's key, and the act that was signed last.
#[wasm_bindgen]
pub struct KeeperDesk {
    keeper: Keeper,
    key: Option<SecretKey>,
    signed: Option<SignedAct>,
}

/// Whether notice is given.
#[derive(Serialize)]
struct NoticeTold {
    /// The earliest start, Unix seconds; none where no notice is asked for.
    earliest: Option<u64>,
    enough: bool,
    months: Option<u16>,
    days: Option<u16>,
    clause: String,
}

/// What an act would come to.
#[derive(Default, Serialize)]
struct Tried {
    notice: Option<NoticeTold>,
    /// Why a meeting is not properly convened.
    flaw: Option<String>,
    /// What the charter's calendar has to say.
    calendar: Vec<String>,
    /// How many hold an office that an ended body elected.
    lost: usize,
}

#[wasm_bindgen]
impl KeeperDesk {
    /// Reads the register that the service publishes.
    ///
    /// # Errors
    /// If there is none, or it does not pass its checks.
    pub fn open() -> Result<KeeperDesk, Fault> {
        Self::of(&Register::published()?)
    }

    /// Reads it again.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn refresh(&mut self) -> Result<(), Fault> {
        let read = Self::of(&Register::published()?)?;
        (self.keeper, self.signed) = (read.keeper, None);
        Ok(())
    }

    /// Takes the keeper's key.
    ///
    /// # Errors
    /// If it is no key, or not that of the founding's keeper.
    pub fn take_key(&mut self, text: &str) -> Result<(), Fault> {
        let key = office_key(text)?;
        if key_file::public(&key) != self.state().founding().keeper {
            return Err(Fault::new("keeper-other", "the founding names another keeper"));
        }
        self.key = Some(key);
        Ok(())
    }

    /// What stands, and what may be formed and called.
    pub fn stands(&self) -> String {
        stands(self.state(), self.key.is_some())
    }

    /// Whether a meeting of this kind, called now, would have notice enough (Unix seconds); without any key.
    ///
    /// # Errors
    /// If the charter has no such kind.
    pub fn notice(&self, kind: &str, now: f64, starts: f64) -> Result<String, Fault> {
        let kind = self.meeting_kind(kind)?;
        let earliest = State::earliest_start(kind, now as u64);
        Ok(json(&NoticeTold::of(kind, earliest, starts as u64 >= earliest)))
    }

    /// Signs that a body is formed; what it comes to.
    ///
    /// # Errors
    /// What a rule of registers has against it.
    pub fn form_body(
        &mut self,
        kind: &str,
        id: &str,
        name: &str,
        declared: f64,
        now: f64,
    ) -> Result<String, Fault> {
        let act = BodyFormed {
            body: self::id(id, "id")?,
            declared: declared as u64,
            kind: self::id(kind, "kind")?,
            name: text(name, "name")?,
            register: self.state().register(),
            time: now as u64,
        };
        self.try_out(Act::BodyFormed(act), |_| Tried::default())
    }

    /// Signs that a body has ended; what it comes to.
    ///
    /// # Errors
    /// As [`Self::form_body`].
    pub fn end_body(&mut self, id: &str, now: f64) -> Result<String, Fault> {
        let body = self::id(id, "id")?;
        let lost = self.state().holdings().filter(|holding| holding.body == body).count();
        let act = BodyEnded { body, register: self.state().register(), time: now as u64 };
        self.try_out(Act::BodyEnded(act), |_| Tried { lost, ..Tried::default() })
    }

    /// Signs the call of a meeting, convened by these outcomes (hashes with commas between them); what it comes to.
    ///
    /// # Errors
    /// As [`Self::form_body`].
    pub fn call(
        &mut self,
        kind: &str,
        id: &str,
        place: &str,
        starts: f64,
        convened: &str,
        now: f64,
    ) -> Result<String, Fault> {
        let kind = self.meeting_kind(kind)?.id().clone();
        if starts <= 0.0 {
            return Err(Fault::new("keeper-missing", "no start").about("field", "starts"));
        }
        let outcomes = convened.split(',').filter(|hash| !hash.is_empty()).map(Bytes32::parse);
        let mut convened_by: Vec<Bytes32> = outcomes
            .collect::<Option<_>>()
            .ok_or_else(|| Fault::new("core-stopped", "no hash of an outcome"))?;
        convened_by.sort_unstable();
        convened_by.dedup();
        let meeting = self::id(id, "id")?;
        let act = MeetingCalled {
            convened_by,
            kind,
            meeting: meeting.clone(),
            place: text(place, "place")?,
            register: self.state().register(),
            starts: starts as u64,
            time: now as u64,
        };
        self.try_out(Act::MeetingCalled(act), |examined| called(examined, &meeting))
    }

    /// What is sent to `register`.
    ///
    /// # Errors
    /// If nothing was signed.
    pub fn body(&self) -> Result<Vec<u8>, Fault> {
        let act = self.signed.as_ref().ok_or_else(|| Fault::new("nothing-signed", "no act was signed"))?;
        Ok(Posting { documents: vec![act.encode()], ..Posting::default() }.body())
    }
}

impl KeeperDesk {
    /// As [`Self::open`], from any files below `folder`.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn begin(files: &dyn ostrakon_verify::RecordFiles, folder: &str) -> Result<Self, Fault> {
        Self::of(&Register::read(files, folder)?)
    }

    fn of(register: &Register) -> Result<Self, Fault> {
        let keeper = Keeper::open(register.files().clone());
        let keeper = keeper.map_err(|error| Fault::new("register-damaged", error))?;
        Ok(Self { keeper, key: None, signed: None })
    }

    fn state(&self) -> &State {
        self.keeper.state()
    }

    fn meeting_kind(&self, kind: &str) -> Result<&MeetingKind, Fault> {
        let kind = Id::new(kind).ok().and_then(|id| self.state().charter().meeting(&id));
        kind.ok_or_else(|| Fault::new("keeper-missing", "no kind of meeting").about("field", "kind"))
    }

    /// Signs an act if the register's rules let it stand; it leaves with [`Self::body`].
    fn try_out(&mut self, act: Act, told: impl FnOnce(&Examined) -> Tried) -> Result<String, Fault> {
        self.signed = None;
        let key = self.key.as_ref().ok_or_else(|| Fault::new("keeper-key", "the keeper's key is missing"))?;
        let signed = SignedAct::sign(act, key);
        let examined = self.keeper.rehearse(&signed, &[]).map_err(refused)?;
        self.signed = Some(signed);
        Ok(json(&told(&examined)))
    }
}

fn refused(error: KeeperError) -> Fault {
    match error {
        KeeperError::Check { check, finding } => {
            Fault::new("keeper-refused", format!("check {check}: {}: {}", finding.place, finding.what))
        }
        other => Fault::new("keeper-refused", other),
    }
}

fn called(examined: &Examined, id: &Id) -> Tried {
    let found = examined.state.as_ref().and_then(|state| {
        let meeting = state.meeting(id)?;
        Some((state, meeting, state.meeting_kind(meeting)?))
    });
    let Some((state, meeting, kind)) = found else { return Tried::default() };
    let earliest = State::earliest_start(kind, meeting.called);
    let notes = examined.checks.iter().filter(|check| check.id == 806).flat_map(|check| &check.findings);
    Tried {
        notice: Some(NoticeTold::of(kind, earliest, enough(state, meeting))),
        flaw: meeting.flaw.clone(),
        calendar: notes.filter(|note| note.place == "calendar").map(|note| note.what.clone()).collect(),
        lost: 0,
    }
}

fn enough(state: &State, meeting: &Meeting) -> bool {
    state.notice_is_enough(meeting)
}

impl NoticeTold {
    fn of(kind: &MeetingKind, earliest: u64, enough: bool) -> Self {
        let (months, days) = match kind.notice() {
            Some(Notice::Months(months)) => (Some(months), None),
            Some(Notice::Days(days)) => (None, Some(days)),
            None => (None, None),
        };
        let earliest = kind.notice().map(|_| earliest);
        Self {
            earliest,
            enough: enough || earliest.is_none(),
            months,
            days,
            clause: kind.clause().to_string(),
        }
    }
}

fn id(text: &str, field: &'static str) -> Result<Id, Fault> {
    let name = if text.is_empty() { "keeper-missing" } else { "keeper-id" };
    Id::new(text).map_err(|error| Fault::new(name, error).about("field", field))
}

fn text(words: &str, field: &'static str) -> Result<String, Fault> {
    let text =
        Text::new(words.trim()).map_err(|error| Fault::new("keeper-missing", error).about("field", field));
    text.map(|text| text.to_string())
}

impl std::fmt::Debug for KeeperDesk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeeperDesk(<redacted>)")
    }
}
