//! Majority judgment (spec 7.6): M. Balinski and R. Laraki, "A theory of measuring, electing, and ranking", PNAS 104
//! (2007); "Majority Judgment", MIT Press 2011.
//!
//! With an option's R grades in ascending order g_1 … g_R and c = ⌈R/2⌉, its majority sequence is
//!
//! ```text
//! R odd:   g_c, (g_{c−1}, g_{c+1}), (g_{c−2}, g_{c+2}), …        R even:   (g_c, g_{c+1}), (g_{c−1}, g_{c+2}), …
//! ```
//!
//! and the winners have the lexicographically largest. R may be 2⁴⁰: from the middle outwards the lower grade only
//! falls and the higher only rises, so that a sequence is a few *runs* of equal pairs, and is compared run by run.

use core::cmp::Ordering;

/// So many equal pairs (lower, higher), one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The pair; g_c of an odd R stands as (g_c, g_c).
    pub pair: (usize, usize),
    /// How many such pairs follow each other, 1 at least.
    pub length: u64,
    /// How many grades a pair is: 2, but 1 for g_c of an odd R.
    pub width: u64,
}

/// Where two majority sequences part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// How many grades from the start are the same.
    pub after: u64,
    /// The next grade of the one, and of the other.
    pub grades: (usize, usize),
}

/// The majority sequence of an option, from the numbers of its grades, the lowest first; empty without a grade.
pub fn sequence(counts: &[u64]) -> Vec<Run> {
    let number = counts.iter().fold(0u64, |sum, count| sum.saturating_add(*count));
    let (pairs, middle) = (number / 2, number.div_ceil(2));
    // From the middle down, and from the middle up; the middle itself stands alone if the number is odd.
    let mut below = part(counts, 0, pairs);
    below.reverse();
    let above = part(counts, middle, number);
    let alone = grade_at(counts, middle).filter(|_| pairs < middle);
    let mut runs: Vec<Run> =
        alone.map(|grade| Run { pair: (grade, grade), length: 1, width: 1 }).into_iter().collect();
    runs.extend(zip(below, above));
    runs
}

/// g_c, the majority grade; nothing without a grade.
pub fn majority_grade(counts: &[u64]) -> Option<usize> {
    sequence(counts).first().map(|run| run.pair.0)
}

/// The winners among options with equally many grades, ascending; none if there is no grade at all.
pub fn winners(grades: &[Vec<u64>]) -> Vec<usize> {
    let sequences: Vec<Vec<Run>> = grades.iter().map(|counts| sequence(counts)).collect();
    let best = sequences.iter().max_by(|a, b| compare(a, b));
    let wins = |s: &Vec<Run>| !s.is_empty() && best.is_some_and(|best| compare(s, best) == Ordering::Equal);
    sequences.iter().enumerate().filter(|(_, s)| wins(s)).map(|(index, _)| index).collect()
}

fn compare(a: &[Run], b: &[Run]) -> Ordering {
    difference(a, b).map_or(Ordering::Equal, |found| found.grades.0.cmp(&found.grades.1))
}

/// Where two sequences of one length part; nothing if they are the same.
pub fn difference(a: &[Run], b: &[Run]) -> Option<Difference> {
    let (mut a, mut b) = (Reader::new(a), Reader::new(b));
    let mut after = 0u64;
    while let (Some(left), Some(right)) = (a.run(), b.run()) {
        let ((low_a, high_a), (low_b, high_b)) = (left.pair, right.pair);
        if low_a != low_b {
            return Some(Difference { after, grades: (low_a, low_b) });
        }
        if high_a != high_b {
            return Some(Difference { after: after.saturating_add(1), grades: (high_a, high_b) });
        }
        let both = left.length.min(right.length);
        after = after.saturating_add(both.saturating_mul(left.width));
        a.skip(both);
        b.skip(both);
    }
    None
}

/// g_n; nothing if n is 0 or more than there are.
fn grade_at(counts: &[u64], n: u64) -> Option<usize> {
    let mut left = n;
    counts.iter().position(|count| {
        let found = left > 0 && left <= *count;
        left = left.saturating_sub(*count);
        found
    })
}

/// g_{from+1} … g_to as grades and how many of each.
fn part(counts: &[u64], from: u64, to: u64) -> Vec<(usize, u64)> {
    let mut start = 0u64;
    let mut part = Vec::new();
    for (grade, count) in counts.iter().enumerate() {
        let end = start.saturating_add(*count);
        let length = end.min(to).saturating_sub(start.max(from));
        if length > 0 {
            part.push((grade, length));
        }
        start = end;
    }
    part
}

/// Pairs the grades of two lists of one length, run by run.
fn zip(low: Vec<(usize, u64)>, high: Vec<(usize, u64)>) -> Vec<Run> {
    let (mut low, mut high) = (low.into_iter().peekable(), high.into_iter().peekable());
    let mut runs = Vec::new();
    while let (Some(a), Some(b)) = (low.peek_mut(), high.peek_mut()) {
        let length = a.1.min(b.1);
        runs.push(Run { pair: (a.0, b.0), length, width: 2 });
        (a.1, b.1) = (a.1 - length, b.1 - length);
        low.next_if(|(_, left)| *left == 0);
        high.next_if(|(_, left)| *left == 0);
    }
    runs
}

/// A sequence and how far it has been read.
struct Reader<'a> {
    runs: &'a [Run],
    /// How many pairs of the first run have been read.
    read: u64,
}

impl<'a> Reader<'a> {
    fn new(runs: &'a [Run]) -> Self {
        Self { runs, read: 0 }
    }

    /// What is left of the run being read.
    fn run(&self) -> Option<Run> {
        self.runs.first().map(|run| Run { length: run.length.saturating_sub(self.read), ..*run })
    }

    /// Goes on by no more than what is left of the run.
    fn skip(&mut self, pairs: u64) {
        self.read = self.read.saturating_add(pairs);
        match self.runs.split_first() {
            Some((first, rest)) if self.read >= first.length => (self.runs, self.read) = (rest, 0),
            _ => {}
        }
    }
}
