//! The majority grades, and what broke a tie between them (spec 7.6).

use super::Reasoned;
use super::words::{amount, counted, named};
use crate::ContestCount;
use crate::methods::Outcome;
use crate::methods::majority_judgment::{Run, difference, majority_grade, sequence, winners};

/// The winners, every majority grade, and where those of the winners' grade fell behind.
pub(crate) fn find(count: &ContestCount) -> Reasoned {
    let winners = winners(&count.grades);
    let Some(best) = winners.first().copied() else {
        return Reasoned::vacant("nobody graded the options", count);
    };
    let grades: Vec<Option<usize>> = count.grades.iter().map(|counts| majority_grade(counts)).collect();
    let top = grades.get(best).copied().flatten();
    let alike = |i: &usize| grades.get(*i).copied().flatten() == top && !winners.contains(i);
    let behind: Vec<usize> = (0..grades.len()).filter(alike).collect();
    let what = what(count, &winners, top.unwrap_or(0), !behind.is_empty());
    let mut details = vec![majority_grades(count, &grades)];
    details.extend(behind.into_iter().filter_map(|other| broke(count, best, other)));
    details.push(counted(count));
    Reasoned { outcome: Outcome::of_winners(winners), what, details }
}

fn what(count: &ContestCount, winners: &[usize], grade: usize, behind: bool) -> String {
    let names = named(count, winners);
    match (winners.len(), behind) {
        (1, false) => format!("{names} with the majority grade {grade}, the highest"),
        (1, true) => {
            format!("{names} with the majority grade {grade}, the highest, and the higher grades around it")
        }
        _ => format!("{names} with the majority grade {grade} and the same grades all around it"),
    }
}

/// "majority grades, of 0 to 5: ann 4, ben 4, cem 2".
fn majority_grades(count: &ContestCount, grades: &[Option<usize>]) -> String {
    let highest = count.grades.first().map_or(0, Vec::len).saturating_sub(1);
    let all: Vec<String> = grades
        .iter()
        .enumerate()
        .filter_map(|(option, grade)| grade.map(|grade| format!("{} {grade}", count.name(option))))
        .collect();
    format!("majority grades, of 0 to {highest}: {}", all.join(", "))
}

/// "without the 4 grades in the middle, which are alike, ann has 3 in the middle and ben 2".
fn broke(count: &ContestCount, winner: usize, other: usize) -> Option<String> {
    let sequence = |option: usize| count.grades.get(option).map(|counts| sequence(counts));
    let (a, b): (Vec<Run>, Vec<Run>) = (sequence(winner)?, sequence(other)?);
    let found = difference(&a, &b)?;
    let (first, second) = found.grades;
    let (alike, ann, ben) = (amount(found.after, "grade"), count.name(winner), count.name(other));
    let which = if found.after == 1 { "is" } else { "are" };
    Some(format!(
        "without the {alike} in the middle, which {which} alike, {ann} has {first} in the middle and {ben} {second}"
    ))
}
