//! What in the register a vote is about, as people describe it (spec 9.5).

use crate::manifest::Source;
use crate::wrong::Wrong;
use ostrakon_charter::{Charter, Id};
use ostrakon_election::setup::{About, Again};
use ostrakon_group::{Bytes32, sha256};
use ostrakon_register::{Holding, State};
use serde::Deserialize;

/// One member at least.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutText {
    /// The tied contest that this is the fresh vote for.
    pub again: Option<AgainText>,
    /// The body whose continuation is decided, or whose last vote this is.
    pub body: Option<Id>,
    /// The charter that an amendment would put in force: its file, relative to the description, or its SHA-256.
    pub charter: Option<String>,
    /// The places that it recalls: `OFFICE/PERSON`, or 64 hexadecimal digits, the act that gave it.
    #[serde(default)]
    pub holdings: Vec<String>,
    /// The meeting whose notice it shortens.
    pub meeting: Option<Id>,
}

/// A contest of an earlier election, by the election's 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgainText {
    /// The election.
    pub election: String,
    /// Which of its contests.
    pub contest: Id,
}

impl AboutText {
    /// As the manifest has it.
    pub(crate) fn build(&self, state: Option<&State>, charters: Source<'_>) -> Result<About, Wrong> {
        let state = state.ok_or_else(|| {
            Wrong::new("`about` is about something in a register, and none is named")
                .next("add register = \"DIR\" to the description")
        })?;
        let mut holdings =
            self.holdings.iter().map(|text| holding(text, state)).collect::<Result<Vec<_>, Wrong>>()?;
        holdings.sort_unstable();
        if holdings.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Wrong::new("one place is named twice"));
        }
        let again = self.again.as_ref().map(again).transpose()?;
        let charter = self.charter.as_deref().map(|text| charter(text, state, charters)).transpose()?;
        let (body, meeting) = (self.body.clone(), self.meeting.clone());
        let about = About { again, body, charter, holdings, meeting };
        match about == About::default() {
            true => {
                Err(Wrong::new("`about` says nothing").next("give again, body, charter, holdings or meeting"))
            }
            false => Ok(about),
        }
    }
}

fn again(text: &AgainText) -> Result<Again, Wrong> {
    let election = hash(&text.election).ok_or_else(|| {
        Wrong::new(format!("{:?} is no election", text.election))
            .next("write its 64 hexadecimal digits, as `ostrakon verify` shows them")
    })?;
    Ok(Again { contest: text.contest.clone(), election })
}

/// The charter that members vote on: one that could be put in force (spec 9.3).
fn charter(text: &str, state: &State, charters: Source<'_>) -> Result<Bytes32, Wrong> {
    if let Some(sha256) = hash(text) {
        return Ok(sha256);
    }
    let (file, bytes) = charters(text)?;
    let refused = |error| Wrong::new(error).at(&file).next("`ostrakon charter check` helps");
    let parsed = Charter::parse(&bytes).map_err(refused)?;
    match parsed.organisation().as_str() == state.founding().organisation {
        true => Ok(sha256(&bytes).into()),
        false => Err(Wrong::new("is the charter of another organisation than the register's")
            .at(&file)
            .next("an amendment keeps the organisation's name")),
    }
}

/// A place, by its act or by who holds what.
fn holding(text: &str, state: &State) -> Result<Bytes32, Wrong> {
    if let Some(leaf) = hash(text) {
        return Ok(leaf);
    }
    let named = |holding: &&Holding| text == format!("{}/{}", holding.office, holding.person);
    let found: Vec<Bytes32> = state.holdings().filter(named).map(|holding| holding.leaf).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(Wrong::new(format!("nobody holds {text:?} in the register"))
            .next("write OFFICE/PERSON as the register has them, or the act's 64 hexadecimal digits")),
        _ => Err(Wrong::new(format!("{text:?} is held by election of several bodies"))
            .next("write the act's 64 hexadecimal digits")),
    }
}

fn hash(text: &str) -> Option<Bytes32> {
    Bytes32::parse(text)
}
