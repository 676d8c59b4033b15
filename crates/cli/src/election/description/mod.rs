//! An election described by people, in TOML, and the manifest that it becomes.

mod basis;

pub(crate) use basis::Basis;
pub(crate) use ostrakon_description::{
    AboutText, AgainText, ContestText, Kind, Offices, OptionText, PointsText, RollText,
};

use crate::clock;
use crate::error::{At, CliError, Outcome};
use crate::files;
use crate::keys::read_public;
use crate::words::shorten;
use ostrakon_charter::{Id, MAX_BYTES};
use ostrakon_description::{Draft, Wrong};
use ostrakon_election::setup::{ElectionManifest, NamedKey, Witnesses};
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
    let draft = Draft {
        title: text.title.clone(),
        nonce,
        charter: &basis.charter,
        register: basis.reference(),
        state: basis.state(),
        trustees: people(&text.trustees)?,
        threshold: text.threshold,
        witnesses: Witnesses { keys: people(&text.witnesses)?, required: text.witnesses_required },
        certifiers: basis.certifiers.clone(),
        opens: time(&text.opens, "opens")?,
        closes: time(&text.closes, "closes")?,
        objection_seconds: clock::parse_duration(&text.objection_window)
            .map_err(|e| e.at("objection_window"))?,
        rolls: &text.rolls,
        contests: &text.contests,
    };
    draft.manifest(offices, &|named| charter_of(folder, named)).map_err(CliError::from)
}

/// A charter that the description names: where it is, and its bytes.
fn charter_of(folder: &Path, named: &str) -> Result<(String, Vec<u8>), Wrong> {
    let file = folder.join(named);
    let bytes = files::read(&file, MAX_BYTES as u64).map_err(Wrong::new)?;
    Ok((file.display().to_string(), bytes))
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
