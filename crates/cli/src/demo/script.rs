//! What the arguments ask to be played.

use super::DemoArgs;
use super::data;
use super::ending::Second;
use super::folder;
use super::hold::Election;
use super::play;
use super::questions::{self, id};
use super::types::{self, Type};
use crate::ballots::{self, RealBallots};
use crate::error::{At, CliError, Outcome};
use crate::files;
use std::path::Path;

/// An election, perhaps a second one over some of its ballots, and the second verifier.
pub(super) struct Script {
    pub(super) whole: Election,
    pub(super) sample: Option<Election>,
    pub(super) second: Second,
}

impl Script {
    /// Reads the ballots.
    pub(super) fn write(args: &DemoArgs) -> Outcome<Self> {
        let second = Second::find(!args.no_reference);
        let (Some(path), Some(ty)) = (&args.ballots, args.ballot_type) else {
            let electorates = vec![questions::french()?, questions::ward(&args.ward)?];
            let slug = id(folder::SLUGS[0])?;
            let whole = Election { out: args.out(), slug, electorates, charter: data::ISN };
            return Ok(Self { whole, sample: None, second });
        };
        let real = real(path, args.limit)?;
        let few = usize::try_from(args.reference_ballots).at("--reference-ballots")?;
        let wanted = matches!(second, Second::Script(_)) && real.ballots.len() > few;
        let beside = files::beside(&args.out(), &format!("-{few}"));
        let sample = wanted.then(|| election(&real.clone().limit(few), ty, &beside, path, 1)).transpose()?;
        Ok(Self { whole: election(&real, ty, &args.out(), path, 0)?, sample, second })
    }

    /// All that is played.
    pub(super) fn elections(&self) -> impl Iterator<Item = &Election> {
        [&self.whole].into_iter().chain(&self.sample)
    }

    /// What the second verifier does with the whole: nothing, if it verifies a part.
    pub(super) fn whole_second(&self) -> Second {
        match &self.sample {
            Some(sample) => Second::Not(format!(
                "it would take long on {} ballots, and verifies an election over {} of them below",
                self.whole.voters(),
                sample.voters()
            )),
            None => self.second.clone(),
        }
    }
}

fn real(path: &Path, limit: Option<u32>) -> Outcome<RealBallots> {
    let real = ballots::read(path).map_err(CliError::new)?;
    Ok(match limit {
        Some(limit) => real.limit(usize::try_from(limit).at("--limit")?),
        None => real,
    })
}

fn election(
    real: &RealBallots,
    ty: &'static Type,
    out: &Path,
    path: &Path,
    number: usize,
) -> Outcome<Election> {
    let electorates = vec![types::electorate(real, ty).map_err(|error| error.within(path.display()))?];
    play::refuse_empty(&electorates).map_err(|error| error.at(path.display()))?;
    let (out, slug) = (out.to_owned(), id(folder::SLUGS[number])?);
    Ok(Election { out, slug, electorates, charter: data::EVERY_METHOD })
}
