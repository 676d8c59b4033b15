//! Everything that is wrong with a form, each with its field; and its questions, as the booth draws them.

use super::super::register::Register;
use super::form::{Form, MISSING, NO_KEY, missing, named};
use crate::Fault;
use ostrakon_charter::{Charter, Id};
use ostrakon_description::{
    ContestText, Draft, Offices, RollText, Wrong, broken_rules, concerned, contest, problems,
};
use ostrakon_election::setup::{
    Certifiers, Contest, ElectionManifest, LogReference, NamedKey, Plan, RegisterReference, Witnesses,
};
use serde::Serialize;

/// What the page shows.
#[derive(Serialize)]
pub(super) struct Judged {
    wrongs: Vec<Told>,
    /// The questions, in their order; nothing for one that is none yet.
    contests: Vec<Option<Contest>>,
    /// Who sign off before anything is opened; none until there are trustees.
    sign_offs: Option<usize>,
    /// Officers whom it concerns.
    concerned: Vec<String>,
}

/// One thing that is wrong.
#[derive(Serialize)]
pub(super) struct Told {
    field: String,
    /// The message, where pages have one.
    name: &'static str,
    detail: String,
}

impl Told {
    fn of(wrong: &Wrong) -> Self {
        let name = match wrong.what.as_str() {
            MISSING => "make-missing",
            NO_KEY => "make-no-key",
            ORDER => "make-order",
            SLUG => "make-slug",
            _ => "make-wrong",
        };
        Self { field: wrong.field.clone(), name, detail: wrong.to_string() }
    }
}

const ORDER: &str = "it opens after it closes";
const SLUG: &str = "it is no identifier: 1 to 64 of a to z, 0 to 9 and hyphens";

pub(super) fn judge(form: &Form, register: &Register) -> Result<Judged, Fault> {
    let mut wrongs = Vec::new();
    let parts = Parts::of(form, register, &mut wrongs);
    let contests: Vec<Option<Contest>> = parts
        .questions
        .iter()
        .map(|text| contest(text.as_ref()?, Some(&register.state), &by_hash).ok())
        .collect();
    let (sign_offs, mut concerned_by) = (parts.sign_offs(), Vec::new());
    if wrongs.is_empty() {
        match parts.draft(form, register, [0; 16])?.manifest(placeholder(register), &by_hash) {
            Err(wrong) => wrongs.push(wrong),
            Ok(manifest) => {
                wrongs = judge_manifest(&manifest, register)?;
                concerned_by = concerned(&manifest, &register.state);
            }
        }
    }
    let wrongs = wrongs.iter().map(Told::of).collect();
    Ok(Judged { wrongs, contests, sign_offs, concerned: concerned_by })
}

/// The manifest, if nothing is wrong with it.
pub(super) fn manifest(
    form: &Form,
    register: &Register,
    offices: Offices,
    nonce: [u8; 16],
) -> Result<ElectionManifest, Fault> {
    let refused = |wrong: &Wrong| Fault::new("make-wrong", wrong).about("field", &wrong.field);
    let mut wrongs = Vec::new();
    let parts = Parts::of(form, register, &mut wrongs);
    wrongs.first().map_or(Ok(()), |wrong| Err(refused(wrong)))?;
    let manifest =
        parts.draft(form, register, nonce)?.manifest(offices, &by_hash).map_err(|wrong| refused(&wrong))?;
    let wrongs = judge_manifest(&manifest, register)?;
    wrongs.first().map_or(Ok(manifest), |wrong| Err(refused(wrong)))
}

/// A form names a charter by its SHA-256, and no file.
fn by_hash(_: &str) -> Result<(String, Vec<u8>), Wrong> {
    Err(Wrong::new("a charter is named by the SHA-256 of its file"))
}

/// As `ostrakon election new` judges it.
fn judge_manifest(manifest: &ElectionManifest, register: &Register) -> Result<Vec<Wrong>, Fault> {
    let charter =
        Charter::parse(register.charter()?).map_err(|error| Fault::new("register-damaged", error))?;
    let mut wrongs = match Plan::new(manifest.clone()) {
        Ok(plan) => problems(&plan, &charter),
        Err(error) => vec![Wrong::new(error)],
    };
    if manifest.opens >= manifest.closes {
        wrongs.push(Wrong::new(ORDER).field("closes"));
    }
    wrongs.extend(broken_rules(manifest, &register.state));
    Ok(wrongs)
}

/// Keys and log that any manifest could have: before the service gives its own.
fn placeholder(register: &Register) -> Offices {
    let log = &register.state.founding().log;
    let log = LogReference { key: log.key, origin: log.origin.clone() };
    Offices { organiser: log.key, registrar: log.key, log, tokens: Vec::new() }
}

/// What is filled in.
struct Parts {
    rolls: Vec<RollText>,
    questions: Vec<Option<ContestText>>,
    trustees: Vec<NamedKey>,
    witnesses: Vec<NamedKey>,
    threshold: Option<u16>,
}

impl Parts {
    fn of(form: &Form, register: &Register, wrongs: &mut Vec<Wrong>) -> Self {
        if form.title.trim().is_empty() {
            wrongs.push(missing("title"));
        }
        if Id::new(form.slug.as_str()).is_err() {
            let wrong = if form.slug.is_empty() { missing("slug") } else { Wrong::new(SLUG).field("slug") };
            wrongs.push(wrong);
        }
        let numbers = [("opens", form.opens.is_some()), ("closes", form.closes.is_some())];
        let more = [("objections", form.objections.is_some()), ("threshold", form.threshold.is_some())];
        wrongs.extend(numbers.into_iter().chain(more).filter(|(_, is)| !is).map(|(field, _)| missing(field)));
        wrongs.extend(form.registrar().err());
        let rolls = form.rolls(wrongs);
        let mut questions = Vec::new();
        for question in form.questions(&rolls, &register.state) {
            match question {
                Ok(text) => questions.push(Some(text)),
                Err(wrong) => {
                    wrongs.push(wrong);
                    questions.push(None);
                }
            }
        }
        let trustees = named(&form.trustees, "trustees", wrongs);
        let witnesses = named(&form.witnesses, "witnesses", wrongs);
        Self { rolls, questions, trustees, witnesses, threshold: form.threshold }
    }

    /// ⌈(n + t)/2⌉ (spec 6.1).
    fn sign_offs(&self) -> Option<usize> {
        let (n, t) = (self.trustees.len(), usize::from(self.threshold?));
        (n > 0 && t > 0 && t <= n).then(|| (n + t).div_ceil(2))
    }

    fn draft<'a>(
        &'a self,
        form: &Form,
        register: &'a Register,
        nonce: [u8; 16],
    ) -> Result<Filled<'a>, Fault> {
        let state = &register.state;
        let named = |officer: &ostrakon_register::acts::Officer| NamedKey {
            key: officer.key,
            name: officer.name.as_str().into(),
        };
        let log = &state.founding().log;
        let meeting = (!form.meeting.is_empty()).then(|| Id::new(form.meeting.as_str()));
        let meeting = meeting.transpose().map_err(|error| Fault::new("core-stopped", error))?;
        let draft = Draft {
            title: form.title.trim().to_owned(),
            nonce,
            charter: register.charter()?,
            register: Some(RegisterReference {
                head: register.copy.examined.head,
                key: log.key,
                meeting,
                origin: log.origin.clone(),
            }),
            state: Some(state),
            trustees: self.trustees.clone(),
            threshold: form.threshold.unwrap_or(0),
            witnesses: Witnesses { keys: self.witnesses.clone(), required: form.required.unwrap_or(0) },
            certifiers: Certifiers {
                officers: state.officers().iter().map(named).collect(),
                quorum: state.quorum(),
            },
            opens: form.opens.unwrap_or(0),
            closes: form.closes.unwrap_or(0),
            objection_seconds: form.objections.unwrap_or(0),
            rolls: &[],
            contests: &[],
        };
        let contests = self.questions.iter().flatten().cloned().collect();
        Ok(Filled { draft, rolls: &self.rolls, contests })
    }
}

/// A draft that holds its questions.
struct Filled<'a> {
    draft: Draft<'a>,
    rolls: &'a [RollText],
    contests: Vec<ContestText>,
}

impl Filled<'_> {
    fn manifest(
        &self,
        offices: Offices,
        charters: ostrakon_description::Source<'_>,
    ) -> Result<ElectionManifest, Wrong> {
        let draft = Draft { rolls: self.rolls, contests: &self.contests, ..self.draft.clone() };
        draft.manifest(offices, charters)
    }
}
