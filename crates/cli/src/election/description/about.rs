//! What in the register a vote is about, as people describe it (spec 9.5).

use crate::error::{CliError, Outcome};
use ostrakon_charter::Id;
use ostrakon_election::setup::{About, Again};
use ostrakon_group::Bytes32;
use ostrakon_register::{Holding, State};
use serde::Deserialize;

/// One member at least.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AboutText {
    /// The tied contest that this is the fresh vote for.
    pub(crate) again: Option<AgainText>,
    /// The body whose continuation is decided, or whose last vote this is.
    pub(crate) body: Option<Id>,
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
    pub(super) fn build(&self, state: Option<&State>) -> Outcome<About> {
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
        let about =
            About { again, body: self.body.clone(), charter: None, holdings, meeting: self.meeting.clone() };
        match about == About::default() {
            true => Err(CliError::new("`about` says nothing").next("give again, body, holdings or meeting")),
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
