//! Corrects the sums: what is superseded is taken out, what weighs more is added as often again.

use super::Stopped;
use crate::bundle::{Changed, Source};
use crate::facts::Facts;
use crate::parallel;
use crate::spill::Sorter;
use crate::spill::rows::Exception;
use ostrakon_election::cast::ReadAgain;
use ostrakon_election::tally::{Corrections, RollTally};
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

/// A ballot's bytes and its leaf hash.
type Leafed<'a> = (&'a [u8], [u8; 32]);

fn read_bundles(
    source: Source<'_>,
    relations: &BTreeMap<usize, Relation>,
    exceptions: &[Vec<Exception>],
) -> Result<BTreeMap<usize, Corrections>, Changed> {
    let firsts = exceptions.iter().filter_map(|some| some.first());
    let bundles = firsts.map(|first| source.bundle(first.index)).collect::<Result<Vec<_>, _>>()?;
    let mut alike: BTreeMap<(usize, i64), Vec<Leafed<'_>>> = BTreeMap::new();
    for (bundle, exceptions) in bundles.iter().zip(exceptions) {
        for Exception { index, roll, leaf, factor } in exceptions {
            let ballot = (bundle.entry(*index), *leaf);
            alike.entry((usize::from(*roll), *factor)).or_default().push(ballot);
        }
    }
    let mut by_roll: BTreeMap<usize, Corrections> = BTreeMap::new();
    for ((roll, factor), ballots) in alike {
        // The leaves are those of the ballots that were verified.
        let sum = relations.get(&roll).and_then(|relation| ReadAgain::sum(relation, &ballots));
        let sum = sum.ok_or_else(|| Changed(format!("a ballot of roll {roll}")))?;
        by_roll.entry(roll).or_default().add_again(&sum, factor);
    }
    Ok(by_roll)
}
