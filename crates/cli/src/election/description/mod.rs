//! An election described by people, in TOML, and the manifest that it becomes.

mod about;
mod basis;
mod contest;
mod example;

pub(crate) use about::{AboutText, AgainText};
pub(crate) use basis::Basis;
pub(crate) use contest::{ContestText, Kind, OptionText, PointsText};

use crate::clock;
use crate::error::{At, CliError, Outcome};
use crate::keys::read_public;
use crate::words::shorten;
use ostrakon_charter::Id;
use ostrakon_election::roll::TokenPlan;
use ostrakon_election::setup::{
    CharterReference, ElectionManifest, LogReference, NamedKey, Release, RollPlan, Witnesses,
};
use ostrakon_group::{Bytes32, sha256};
use rand_core::{OsRng, RngCore};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Description {
    pub(crate) title: String,
    /// The log's name: a web name and a path, never used for another election. A service gives its own.
    pub(crate) origin: Option<String>,
    /// The charter, relative to this file; with a register, the one that stands there.
    pub(crate) charter: Option<PathBuf>,
    /// The directory of the organisation's register, relative to this file.
    pub(crate) register: Option<PathBuf>,
    /// The meeting at which the votes are held, by its id in the register.
    pub(crate) meeting: Option<Id>,
    pub(crate) opens: toml::Value,
    pub(crate) closes: toml::Value,
    pub(crate) objection_window: String,
    pub(crate) threshold: u16,
    /// With a register, its own.
    pub(crate) officer_quorum: Option<u16>,
    #[serde(default)]
    pub(crate) witnesses_required: u16,
    #[serde(rename = "trustee")]
    pub(crate) trustees: Vec<Person>,
    #[serde(rename = "officer", default)]
    pub(crate) officers: Vec<Person>,
    #[serde(rename = "witness", default)]
    pub(crate) witnesses: Vec<Person>,
    #[serde(rename = "roll")]
    pub(crate) rolls: Vec<RollText>,
    #[serde(rename = "contest")]
    pub(crate) contests: Vec<ContestText>,
}

/// A name with a public key: 64 digits, or a file that holds them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) key: String,
}

/// A roll.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RollText {
    pub(crate) id: Id,
    pub(crate) body: Id,
    pub(crate) max_size: u64,
    /// If not given: every voter weighs 1.
    pub(crate) max_weight: Option<u64>,
    /// The service's key for this roll's tokens: an RSA modulus in hexadecimal. All rolls have one, or none has.
    pub(crate) token: Option<String>,
}

/// The keys that the organiser makes, or a service gives.
pub(crate) struct Offices {
    pub(crate) organiser: Bytes32,
    pub(crate) registrar: Bytes32,
    pub(crate) log: LogReference,
    /// Of the rolls' tokens, in their order; none where there are no tokens, or the description names their keys.
    pub(crate) tokens: Vec<TokenPlan>,
}

impl Description {
    /// Reads a description.
    pub(crate) fn parse(text: &str) -> Outcome<Self> {
        toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
            let message = shorten(&error.message().replace('\n', " "), 300);
            CliError::new(format!("line {line}: {message}"))
                .next("`ostrakon election new --help` shows how an election is described")
        })
    }
}

/// Makes the manifest; keys in files are looked for from `folder`.
pub(crate) fn build(
    text: &Description,
    offices: Offices,
    basis: &Basis,
    folder: &Path,
) -> Outcome<ElectionManifest> {
    let mut nonce = [0; 16];
    OsRng.fill_bytes(&mut nonce);
    let people = |list: &[Person]| named_all(list, folder);
    let charter = &basis.charter;
    Ok(ElectionManifest {
        register: basis.reference(),
        suite: ElectionManifest::SUITE.into(),
        title: text.title.clone(),
        nonce: nonce.into(),
        charter: CharterReference { sha256: sha256(charter).into(), size: charter.len() as u64 },
        log: offices.log,
        organiser: offices.organiser,
        registrar: offices.registrar,
        trustees: people(&text.trustees)?,
        threshold: text.threshold,
        one_trustee_reads_votes: text.threshold == 1,
        release: Release::SignOffs,
        witnesses: Witnesses { keys: people(&text.witnesses)?, required: text.witnesses_required },
        certifiers: basis.certifiers.clone(),
        opens: time(&text.opens, "opens")?,
        closes: time(&text.closes, "closes")?,
        objection_seconds: clock::parse_duration(&text.objection_window)
            .map_err(|e| e.at("objection_window"))?,
        rolls: rolls(text, offices.tokens)?,
        contests: text
            .contests
            .iter()
            .map(|c| contest::build(c, basis.state(), folder))
            .collect::<Outcome<_>>()?,
    })
}

/// The keys of these people.
pub(super) fn named_all(list: &[Person], folder: &Path) -> Outcome<Vec<NamedKey>> {
    list.iter().map(|person| named(person, folder)).collect()
}

fn named(person: &Person, folder: &Path) -> Outcome<NamedKey> {
    let key =
        read_public(&person.key, folder).map_err(|e| e.within(format!("the key of {}", person.name)))?;
    Ok(NamedKey { key, name: person.name.clone() })
}

/// With quotes or without.
fn time(value: &toml::Value, name: &str) -> Outcome<u64> {
    let text = match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Datetime(time) => time.to_string(),
        other => {
            return Err(CliError::new(format!("a time is expected, not a {}", other.type_str())).at(name));
        }
    };
    clock::parse(&text).at(name)
}

fn rolls(text: &Description, tokens: Vec<TokenPlan>) -> Outcome<Vec<RollPlan>> {
    let mut rolls = text.rolls.iter().map(roll).collect::<Outcome<Vec<_>>>()?;
    rolls.iter_mut().zip(tokens).for_each(|(roll, token)| roll.token = Some(token));
    Ok(rolls)
}

fn roll(text: &RollText) -> Outcome<RollPlan> {
    Ok(RollPlan {
        body: text.body.clone(),
        id: text.id.clone(),
        max_size: text.max_size,
        max_weight: text.max_weight.unwrap_or(text.max_size),
        token: text.token.as_deref().map(token).transpose().map_err(|e| e.at(format!("roll {}", text.id)))?,
    })
}

fn token(text: &str) -> Outcome<TokenPlan> {
    TokenPlan::parse(text).ok_or_else(|| {
        CliError::new(
            "`token` is an RSA modulus in lower-case hexadecimal digits, the service's for this roll",
        )
    })
}
