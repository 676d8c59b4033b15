//! Where a register is, and how people name what stands in it.

use super::desk::Desk;
use crate::error::{CliError, Outcome};
use crate::record_dir::{Record, private_of};
use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use ostrakon_register::{Holding, State};
use std::path::{Path, PathBuf};

/// The register that is written to.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Place {
    /// The register's directory.
    #[arg(long, value_name = "DIR")]
    pub(super) register: PathBuf,
    /// The keeper's private directory with the signing keys; `<REGISTER>-private` unless given.
    #[arg(long, value_name = "DIR")]
    private: Option<PathBuf>,
}

impl Place {
    /// Opens the register for appending.
    pub(super) fn open(&self) -> Outcome<Desk> {
        Desk::open(&self.register, &private_of(&self.register, self.private.as_deref()))
    }
}

/// The fewest digits by which anything is named.
const FEWEST: usize = 8;

/// The outcome that somebody means: the record directory of its election, or the first digits of the election's name or of the outcome's act.
pub(super) fn outcome(state: &State, text: &str) -> Outcome<Bytes32> {
    let names = state.outcomes().flat_map(|outcome| {
        let election = outcome.certified.as_ref().map(|act| act.election);
        [Some((outcome.leaf, outcome.leaf)), election.map(|election| (election, outcome.leaf))]
    });
    let wanted = digits(text)?;
    one(names.flatten(), &wanted).map_err(|error| {
        error
            .at(text)
            .next("`ostrakon register show` lists elections with their outcomes; `ostrakon register outcome` enters one")
    })
}

/// A record directory's election, or the digits as they were typed.
fn digits(text: &str) -> Outcome<String> {
    let path = Path::new(text);
    if path.is_dir() {
        return Ok(Record::read(path)?.plan().election().to_string());
    }
    match text.len() >= FEWEST && text.bytes().all(|b| b.is_ascii_hexdigit()) {
        true => Ok(text.to_ascii_lowercase()),
        false => {
            Err(CliError::usage("is neither a record directory nor 8 or more hexadecimal digits").at(text))
        }
    }
}

fn one(names: impl Iterator<Item = (Bytes32, Bytes32)>, wanted: &str) -> Outcome<Bytes32> {
    let mut found: Vec<Bytes32> =
        names.filter(|(name, _)| name.to_string().starts_with(wanted)).map(|(_, leaf)| leaf).collect();
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(CliError::new("the register holds no outcome of this name")),
        _ => Err(CliError::new("several outcomes begin so: type more digits")),
    }
}

/// The place that somebody means: an office, who holds it, and, if there are several, the body that elected.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct HoldingArgs {
    /// The office.
    #[arg(long, value_name = "ID", required_unless_present = "holding")]
    office: Option<Id>,
    /// Who holds it: the person id.
    #[arg(long, value_name = "ID", required_unless_present = "holding")]
    person: Option<Id>,
    /// The body that elected, where the person holds the office in several.
    #[arg(long, value_name = "ID")]
    body: Option<Id>,
    /// Instead of all this: the first digits of the act that gave the office.
    #[arg(long, value_name = "HEX", conflicts_with_all = ["office", "person", "body"])]
    holding: Option<String>,
}

impl HoldingArgs {
    /// The one holding that is meant.
    pub(super) fn find<'a>(&self, state: &'a State) -> Outcome<&'a Holding> {
        let found: Vec<&Holding> = state.holdings().filter(|holding| self.means(holding)).collect();
        let who = || CliError::new("nobody holds this office so");
        match found.as_slice() {
            [one] => Ok(one),
            [] => Err(who().at(self.told()).next("`ostrakon register show` lists who holds which office")),
            _ => Err(CliError::new("several holdings are meant")
                .at(self.told())
                .next("name the body with --body, or the act with --holding")),
        }
    }

    fn means(&self, holding: &Holding) -> bool {
        let is = |wanted: &Option<Id>, is: &Id| wanted.as_ref().is_none_or(|wanted| wanted == is);
        let named = self.holding.as_ref();
        is(&self.office, &holding.office)
            && is(&self.person, &holding.person)
            && is(&self.body, &holding.body)
            && named.is_none_or(|digits| holding.leaf.to_string().starts_with(&digits.to_ascii_lowercase()))
    }

    fn told(&self) -> String {
        let words = [&self.person, &self.office, &self.body].into_iter().flatten().map(Id::as_str);
        words.chain(self.holding.as_deref()).collect::<Vec<_>>().join(", ")
    }
}
