//! Corrects the sums: what is superseded is taken out, what weighs more is added as often again.

use super::Stopped;
use crate::bundle::{Changed, Source};
use crate::facts::Facts;
use crate::parallel;
use crate::spill::Sorter;
use crate::spill::rows::Exception;
use ostrakon_election::cast::ReadAgain;
use ostrakon_election::tally::{Corrections, RollTally};
use ostrakon_group::SortedMap;
use ostrakon_proofs::ballot::Relation;
use std::collections::BTreeMap;

/// Bundles that a core reads again together: exceptions with one factor are summed before anything else is done with them.
const BUNDLES: usize = 32;

/// Reads the exceptional ballots once more, and no others.
pub(super) fn correct(
    facts: &Facts<'_>,
    exceptions: Sorter<{ Exception::LENGTH }>,
    tallies: &mut BTreeMap<usize, RollTally>,
) -> Result<(), Stopped> {
    let mut weighing = Weighing { facts, bundles: Vec::new(), corrections: BTreeMap::new() };
    let count = exceptions.len();
    if count > 0 {
        facts.progress.stage("weighing ballots", count);
    }
    for row in exceptions.finish()? {
        weighing.add(Exception::decode(&row?))?;
    }
    weighing.work()?;
    for (roll, corrections) in &weighing.corrections {
        tallies.entry(*roll).or_default().correct(corrections);
    }
    Ok(())
}

struct Weighing<'a, 'b> {
    facts: &'a Facts<'b>,
    /// Exceptions that wait, by the bundle they are in.
    bundles: Vec<Vec<Exception>>,
    corrections: BTreeMap<usize, Corrections>,
}

impl Weighing<'_, '_> {
    /// They come by ascending index.
    fn add(&mut self, exception: Exception) -> Result<(), Stopped> {
        let bundle = |e: &Exception| e.index / 256;
        match self.bundles.last_mut() {
            Some(last) if last.first().map(bundle) == Some(bundle(&exception)) => last.push(exception),
            _ => {
                if self.bundles.len() >= BUNDLES * parallel::threads() {
                    self.work()?;
                }
                self.bundles.push(vec![exception]);
            }
        }
        Ok(())
    }

    fn work(&mut self) -> Result<(), Stopped> {
        let (source, relations, progress) = (self.facts.source(), &self.facts.relations, self.facts.progress);
        let parts: Vec<&[Vec<Exception>]> = self.bundles.chunks(BUNDLES).collect();
        Stopped::if_wished(progress)?;
        let corrected = parallel::map(&parts, |bundles| {
            progress.advance(bundles.iter().map(Vec::len).sum::<usize>() as u64);
            read_bundles(source, relations, bundles)
        });
        self.bundles.clear();
        for by_roll in corrected {
            for (roll, corrections) in by_roll? {
                self.corrections.entry(roll).or_default().merge(&corrections);
            }
        }
        Ok(())
    }
}

pub(crate) fn read_bundles(
    source: Source<'_>,
    relations: &SortedMap<usize, Relation>,
    exceptions: &[Vec<Exception>],
) -> Result<BTreeMap<usize, Corrections>, Changed> {
    let mut alike: BTreeMap<(usize, i64), ReadAgain<'_>> = BTreeMap::new();
    for exceptions in exceptions {
        let Some(first) = exceptions.first() else { continue };
        let bundle = source.bundle(first.index)?;
        for Exception { index, roll, leaf, factor } in exceptions {
            let changed = || Changed(format!("entry {index}"));
            let roll = usize::from(*roll);
            let relation = relations.get(&roll).ok_or_else(changed)?;
            let ballots = alike.entry((roll, *factor)).or_insert_with(|| ReadAgain::new(relation));
            ballots.add(bundle.entry(*index), leaf).map_err(|_| changed())?;
        }
    }
    let mut by_roll: BTreeMap<usize, Corrections> = BTreeMap::new();
    for ((roll, factor), ballots) in alike {
        let added = by_roll.entry(roll).or_default().add_again(&ballots, factor);
        added.map_err(|_| Changed(format!("ballots of roll {roll}")))?;
    }
    Ok(by_roll)
}
