//! Where the ballots stand: entry indices, kept as runs.

use std::ops::Range;

/// Ascending entry indices. Neighbours share one run, so that millions of ballots in a row take no more room than one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Indices {
    runs: Vec<Range<u64>>,
    count: u64,
}

impl Indices {
    /// Adds the next index; one that is not above all others is ignored.
    pub fn push(&mut self, index: u64) {
        self.push_run(index..index.saturating_add(1));
    }

    /// Adds indices in a row; those that are not above all others are ignored.
    pub fn push_run(&mut self, run: Range<u64>) {
        let end = self.runs.last().map_or(0, |last| last.end);
        let run = run.start.max(end)..run.end;
        if run.is_empty() {
            return;
        }
        self.count += run.end - run.start;
        match self.runs.last_mut() {
            Some(last) if last.end == run.start => last.end = run.end,
            _ => self.runs.push(run),
        }
    }

    /// How many there are.
    pub fn len(&self) -> u64 {
        self.count
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Is this one of them?
    pub fn contains(&self, index: u64) -> bool {
        let above = self.runs.partition_point(|run| run.end <= index);
        self.runs.get(above).is_some_and(|run| run.contains(&index))
    }

    /// The index at this place, from 0.
    pub fn get(&self, place: u64) -> Option<u64> {
        let mut left = place;
        for run in &self.runs {
            match run.end - run.start {
                length if left < length => return Some(run.start + left),
                length => left -= length,
            }
        }
        None
    }

    /// All of them, ascending.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = u64> + '_ {
        self.runs.iter().flat_map(Clone::clone)
    }

    /// Indices in a row, each run as long as it can be.
    pub fn runs(&self) -> &[Range<u64>] {
        &self.runs
    }

    /// Those of a window, as runs.
    pub fn within(&self, window: Range<u64>) -> impl Iterator<Item = Range<u64>> + '_ {
        let first = self.runs.partition_point(|run| run.end <= window.start);
        let there = self.runs[first..].iter().take_while(move |run| run.start < window.end);
        let (start, end) = (window.start, window.end);
        there.map(move |run| run.start.max(start)..run.end.min(end)).filter(|run| !run.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn runs_are_the_indices(indices in proptest::collection::btree_set(0u64..60, 0..40), from in 0u64..70, length in 0u64..70) {
            let mut runs = Indices::default();
            indices.iter().for_each(|i| runs.push(*i));
            let all: Vec<u64> = indices.into_iter().collect();
            prop_assert_eq!(runs.iter().collect::<Vec<_>>(), all.clone());
            prop_assert_eq!((runs.len(), runs.is_empty()), (all.len() as u64, all.is_empty()));
            prop_assert!((0..70).all(|place| runs.get(place) == all.get(place as usize).copied()));
            prop_assert!((0..70).all(|index| runs.contains(index) == all.contains(&index)));
            let window: Vec<u64> = runs.within(from..from + length).flatten().collect();
            prop_assert_eq!(window, all.iter().copied().filter(|i| (from..from + length).contains(i)).collect::<Vec<_>>());
            prop_assert!(runs.runs().windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }

    #[test]
    fn what_does_not_ascend_is_ignored() {
        let mut indices = Indices::default();
        indices.push_run(3..6);
        indices.push(4);
        indices.push_run(5..8);
        indices.push(u64::MAX);
        assert_eq!((indices.iter().collect::<Vec<_>>(), indices.runs().len()), (vec![3, 4, 5, 6, 7], 1));
    }
}
