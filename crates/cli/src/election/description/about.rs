//! What in the register a vote is about, as people describe it (spec 9.5).

use crate::error::{Advise, At, CliError, Outcome};
use crate::files;
use ostrakon_charter::{Charter, Id, MAX_BYTES};
use ostrakon_election::setup::{About, Again};
use ostrakon_group::{Bytes32, sha256};
use ostrakon_register::{Holding, State};
use serde::Deserialize;
use std::path::Path;

/// One member at least.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AboutText {
    /// The tied contest that this is the fresh vote for.
    pub(crate) again: Option<AgainText>,
    /// The body whose continuation is decided, or whose last vote this is.
    pub(crate) body: Option<Id>,
    /// The charter that an amendment would put in force: its file, relative to the description, or its SHA-256.
    pub(crate) charter: Option<String>,
    /// The places that it recalls: `OFFICE/PERSON`, or 64 hexadecimal digits, the act that gave it.
    #[serde(default)]
    pub(crate) holdings: Vec<String>,
    /// The meeting whose notice it shortens.
    pub(crate) meeting: Option<Id>,
}

/// A contest of an earlier election, by the election's 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AgainText {
    pub(crate) election: String,
    pub(crate) contest: Id,
}

impl AboutText {
    /// As the manifest has it.
    pub(super) fn build(&self, state: Option<&State>, folder: &Path) -> Outcome<About> {
        let state = state.ok_or_else(|| {
            CliError::new("`about` is about something in a register, and none is named")
                .next("add register = \"DIR\" to the description")
        })?;
        let mut holdings =
            self.holdings.iter().map(|text| holding(text, state)).collect::<Outcome<Vec<_>>>()?;
        holdings.sort_unstable();
        if holdings.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(CliError::new("one place is named twice"));
        }
        let again = self.again.as_ref().map(again).transpose()?;
        let charter = self.charter.as_deref().map(|text| charter(text, state, folder)).transpose()?;
        let (body, meeting) = (self.body.clone(), self.meeting.clone());
        let about = About { again, body, charter, holdings, meeting };
        match about == About::default() {
            true => {
                Err(CliError::new("`about` says nothing")
                    .next("give again, body, charter, holdings or meeting"))
            }
            false => Ok(about),
        }
    }
}

fn again(text: &AgainText) -> Outcome<Again> {
    let election = hash(&text.election).ok_or_else(|| {
        CliError::new(format!("{:?} is no election", text.election))
            .next("write its 64 hexadecimal digits, as `ostrakon verify` shows them")
    })?;
    Ok(Again { contest: text.contest.clone(), election })
}

/// The charter that members vote on: one that could be put in force (spec 9.3).
fn charter(text: &str, state: &State, folder: &Path) -> Outcome<Bytes32> {
    if let Some(sha256) = hash(text) {
        return Ok(sha256);
    }
    let file = folder.join(text);
    let bytes = files::read(&file, MAX_BYTES as u64)?;
    let parsed = Charter::parse(&bytes).at(file.display()).next("`ostrakon charter check` helps")?;
    match parsed.organisation().as_str() == state.founding().organisation {
        true => Ok(sha256(&bytes).into()),
        false => Err(CliError::new("is the charter of another organisation than the register's")
            .at(file.display())
            .next("an amendment keeps the organisation's name")),
    }
}

/// A place, by its act or by who holds what.
fn holding(text: &str, state: &State) -> Outcome<Bytes32> {
    if let Some(leaf) = hash(text) {
        return Ok(leaf);
    }
    let named = |holding: &&Holding| text == format!("{}/{}", holding.office, holding.person);
    let found: Vec<Bytes32> = state.holdings().filter(named).map(|holding| holding.leaf).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(CliError::new(format!("nobody holds {text:?} in the register"))
            .next("write OFFICE/PERSON as the register has them, or the act's 64 hexadecimal digits")),
        _ => Err(CliError::new(format!("{text:?} is held by election of several bodies"))
            .next("write the act's 64 hexadecimal digits")),
    }
}

fn hash(text: &str) -> Option<Bytes32> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).ok()
}
