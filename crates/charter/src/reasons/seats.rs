//! The reasons of an election to several seats, seat by seat (spec 7.3).

use super::words::{amount, counted, listed, named};
use crate::methods::most_votes::{Fate, Level};
use crate::{ContestCount, Id, Standing};

/// What the sentences are about.
pub(super) struct Seats<'a> {
    pub(super) count: &'a ContestCount,
    pub(super) standing: &'a Standing,
    /// What totals count: votes or points.
    pub(super) unit: &'static str,
    pub(super) seats: usize,
    /// The flag for which seats are kept, and how many: one at least.
    pub(super) quota: Option<(&'a Id, u16)>,
    /// Who has less does not stand.
    pub(super) floor: u64,
    /// Each option's total, 0 if it is elected already, and whether it has the quota's flag.
    pub(super) options: Vec<(u64, bool)>,
}

impl Seats<'_> {
    /// A sentence for every seat that is taken, contested or left empty, and for those who were passed over.
    pub(super) fn sentences(&self, levels: &[Level]) -> Vec<String> {
        let (mut sentences, mut passed, mut next) = (Vec::new(), Vec::new(), 1);
        for level in levels {
            self.level(level, &passed, &mut next, &mut sentences);
            passed.extend(level.passed_over().iter().map(|option| (*option, level.total)));
        }
        sentences.extend(self.empty(levels, next));
        sentences.extend(self.below_none());
        sentences.push(counted(self.count));
        sentences
    }

    /// The seats of one total; `passed` are those passed over before.
    fn level(&self, level: &Level, passed: &[(usize, u64)], next: &mut usize, sentences: &mut Vec<String>) {
        let certain = level.certain();
        if !certain.is_empty() {
            let numbers = numbers(next, certain.len());
            let before = self.before(passed);
            sentences.push(format!("{numbers}: {}{before}", self.with(&certain, level.total)));
        }
        if let Some(contested) = level.contested() {
            let numbers = numbers(next, contested.places);
            let tied: Vec<usize> = contested.options().collect();
            let cap = self.cap(level.fate);
            let before = self.before(passed);
            sentences.push(format!("{numbers}: contested by {}{cap}{before}", self.with(&tied, level.total)));
        }
        if let ([_, ..], Some(kept)) = (level.passed_over(), self.kept()) {
            sentences.push(format!("passed over: {}; {kept}", self.with(level.passed_over(), level.total)));
        }
    }

    /// "anna with 41 votes", "ben and cem with 30 votes each".
    fn with(&self, options: &[usize], total: u64) -> String {
        let each = if options.len() > 1 { " each" } else { "" };
        format!("{} with {}{each}", named(self.count, options), amount(total, self.unit))
    }

    /// ", before dora with 44: 2 of 5 seats are kept for "woman"".
    fn before(&self, passed: &[(usize, u64)]) -> String {
        let passed: Vec<String> = passed
            .iter()
            .map(|(option, total)| format!("{} with {total}", self.count.name(*option)))
            .collect();
        match self.kept() {
            Some(kept) if !passed.is_empty() => format!(", before {}: {kept}", listed(&passed)),
            _ => String::new(),
        }
    }

    /// "2 of 5 seats are kept for "woman"".
    fn kept(&self) -> Option<String> {
        self.quota.map(|(flag, kept)| {
            let are = if kept == 1 { "is" } else { "are" };
            let seats = amount(self.seats as u64, "seat");
            format!("{kept} of {seats} {are} kept for \"{flag}\"")
        })
    }

    /// How many of those who contest seats may be without the flag, if that is fewer than the seats.
    fn cap(&self, fate: Fate) -> String {
        match (fate, self.quota) {
            (Fate::Contested { places, unflagged_places }, Some((flag, _)))
                if (1..places).contains(&unflagged_places) =>
            {
                format!(", {unflagged_places} of them at most without \"{flag}\"")
            }
            _ => String::new(),
        }
    }

    /// The seats that nobody takes.
    fn empty(&self, levels: &[Level], mut next: usize) -> Option<String> {
        let left = (self.seats + 1).checked_sub(next).filter(|left| *left > 0)?;
        let stay = if left == 1 { "stays" } else { "stay" };
        let kept = levels.iter().any(|level| {
            !level.passed_over().is_empty() || matches!(level.fate, Fate::UnflaggedContested { .. })
        });
        let why = match self.quota.filter(|_| kept) {
            Some((flag, _)) => format!("kept for \"{flag}\", and no other such option stands"),
            None => "no other option stands".to_owned(),
        };
        Some(format!("{} {stay} vacant: {why}", numbers(&mut next, left)))
    }

    /// Those who have votes, but fewer than "none of them".
    fn below_none(&self) -> Option<String> {
        let below = |(_, (total, _)): &(usize, &(u64, bool))| (1..self.floor).contains(total);
        let below: Vec<usize> =
            self.options.iter().enumerate().filter(below).map(|(option, _)| option).collect();
        let none = amount(self.floor, self.unit);
        let do_not = if below.len() == 1 { "does not" } else { "do not" };
        (!below.is_empty())
            .then(|| format!("{} {do_not} stand: \"none of them\" has {none}", named(self.count, &below)))
    }

    /// Whether no option is elected already.
    pub(super) fn all_stand(&self) -> bool {
        self.elected_already().next().is_none()
    }

    /// "anna (41 votes) is elected already, by contest treasurer".
    pub(super) fn elected_already(&self) -> impl Iterator<Item = String> + '_ {
        self.count.options.iter().filter_map(|(option, total)| {
            let contest = self.standing.elected_by(option)?;
            let total = amount(*total, self.unit);
            Some(format!("{option} ({total}) is elected already, by contest {contest}"))
        })
    }
}

/// "seat 1", "seats 2 and 3", "seats 4 to 6"; the next number is the one after them.
fn numbers(next: &mut usize, number: usize) -> String {
    let first = *next;
    *next += number;
    match number {
        1 => format!("seat {first}"),
        2 => format!("seats {first} and {}", first + 1),
        _ => format!("seats {first} to {}", first + number - 1),
    }
}
