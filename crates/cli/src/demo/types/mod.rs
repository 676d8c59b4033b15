//! As what a file of real ballots can be cast: one small file a family of ballot types.
//!
//! Each says twice what a ballot of a file is: as the [`Selection`] that a voter's device seals, and as plain numbers, which [`open`] counts. The
//! open count shares no code with the circuits.

mod approval;
mod choice;
mod grades;
mod list;
mod methods;
mod open;
mod orders;
mod places;
mod points;

pub(super) use list::list;
pub(super) use methods::{Winners, told, winners};

use super::questions::{Electorate, Question, id, options};
use crate::ballots::{Kind as FileKind, RealBallots};
use crate::election::{ContestText, Kind};
use crate::error::{At, CliError, Outcome};
use ostrakon_circuits::Selection;

/// A ballot type, and what it makes of a real ballot.
#[derive(Debug)]
pub(super) struct Type {
    /// The word for it.
    name: &'static str,
    /// What a voter does.
    what: &'static str,
    /// What a ranking is cast as.
    rankings: &'static str,
    /// What approvals are cast as, if they can be.
    approvals: Option<&'static str>,
    /// Who wins.
    decided: &'static str,
    /// The vote of the charter that decides.
    vote: &'static str,
    kind: Kind,
    /// Its settings, for so many options.
    settings: fn(ContestText, u32) -> ContestText,
    /// What a ballot selects.
    select: fn(&Ballot<'_>) -> Selection,
    /// The same as a number for each option; nothing of a ballot that says nothing.
    numbers: fn(&Ballot<'_>) -> Option<Vec<u64>>,
    counted: Counted,
    /// The methods that can judge its totals.
    methods: &'static [&'static str],
}

/// What is counted of the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    /// Their sums.
    Sums,
    /// How many put an option before another.
    Pairs,
    /// Both.
    SumsAndPairs,
    /// How often an option gets each of so many grades.
    Grades(usize),
}

/// A ballot of a file.
struct Ballot<'a> {
    /// In order of preference, or ascending.
    marks: &'a [usize],
    ranked: bool,
    options: usize,
}

impl Ballot<'_> {
    /// A number for each marked option, by its place from 0 on; 0 for the others. Nothing of an empty ballot.
    fn by_place(&self, number: impl Fn(usize) -> u64) -> Option<Vec<u64>> {
        let mut numbers = vec![0; self.options];
        for (place, option) in self.marks.iter().enumerate() {
            if let Some(entry) = numbers.get_mut(*option) {
                *entry = number(place);
            }
        }
        (!self.marks.is_empty()).then_some(numbers)
    }

    /// Who is not marked, in the file's order.
    fn unmarked(&self) -> Vec<usize> {
        (0..self.options).filter(|option| !self.marks.contains(option)).collect()
    }

    /// The ranking, and then everybody else in the file's order.
    fn completed(&self) -> Vec<usize> {
        self.marks.iter().copied().chain(self.unmarked()).collect()
    }

    /// `selection`, or blank for an empty ballot.
    fn or_blank(&self, selection: Selection) -> Selection {
        if self.marks.is_empty() { Selection::Blank } else { selection }
    }
}

/// All of them, in the order in which `--list` shows them.
pub(super) fn all() -> impl Iterator<Item = &'static Type> {
    let families: [&'static [Type]; 6] =
        [&approval::TYPES, &choice::TYPES, &points::TYPES, &places::TYPES, &orders::TYPES, &grades::TYPES];
    families.into_iter().flatten()
}

/// The names that `--as` takes.
pub(super) fn names() -> Vec<&'static str> {
    all().map(|ty| ty.name).collect()
}

/// The type of that name.
pub(super) fn find(name: &str) -> Result<&'static Type, String> {
    all().find(|ty| ty.name == name).ok_or_else(|| format!("there is no type {name}"))
}

/// A file's voters, who answer one question of this type.
pub(super) fn electorate(real: &RealBallots, ty: &'static Type) -> Outcome<Electorate> {
    let ranked = real.kind == FileKind::Ranking;
    let cast = cast(ty, ranked)?;
    refuse_single(real, ty)?;
    let (roll, body, options) = (id("voters")?, id("members")?, options(real)?);
    let count = u32::try_from(options.len()).at("the options")?;
    let ballots = || real.ballots.iter().map(|marks| Ballot { marks, ranked, options: options.len() });
    let voters = ballots().map(|ballot| vec![(ty.select)(&ballot)]).collect();
    let open_count = open::count(ty, ballots(), options.len()).named(&options);
    let title = format!("Real ballots, cast as {}", ty.name);
    let plain = ContestText::plain(id(ty.name)?, &title, roll.clone(), id(ty.vote)?, ty.kind);
    let text = ContestText { options, ..(ty.settings)(plain, count) };
    let question = Question { text, source: cast, open_count, methods: ty.methods };
    Ok(Electorate { roll, body, name: real.title.clone(), questions: vec![question], voters, absent: 0 })
}

/// What ballots of such a file are cast as, in words.
fn cast(ty: &Type, ranked: bool) -> Outcome<String> {
    match (ranked, ty.approvals) {
        (true, _) => Ok(format!("rankings, cast so: {}", ty.rankings)),
        (false, Some(approvals)) => Ok(format!("approvals, cast so: {approvals}")),
        (false, None) => {
            let what =
                format!("these are approvals, which have no order: they cannot be cast as {}", ty.name);
            let others: Vec<&str> = all().filter(|ty| ty.approvals.is_some()).map(|ty| ty.name).collect();
            Err(CliError::new(what).next(format!("approvals can be cast as {}", others.join(", "))))
        }
    }
}

/// One option is before nobody.
fn refuse_single(real: &RealBallots, ty: &Type) -> Outcome {
    let compares = matches!(ty.counted, Counted::Pairs | Counted::SumsAndPairs) || ty.kind == Kind::Ranking;
    match compares && real.options.len() < 2 {
        true => Err(CliError::new(format!("there is a single option, and {} needs two", ty.name))),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests;
