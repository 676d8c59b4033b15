//! A grade for every option, or an extra answer: histograms for majority judgment.
//!
//! Bits b_{i,g}, slots b_{i,g} for g ≥ 1 (the lowest grade is what is left), and for each option
//!
//! ```text
//! Σ_g b_{i,g} + z = 1
//! ```

use crate::extras::Answer;
use crate::refusal::{at_most, check_count};
use crate::sketch::{Filling, Sketch, each};
use crate::totals::Parts;
use crate::{BallotForm, Extras, FormError, Refusal, Selection, Totals, confirmed};
use ostrakon_proofs::circuit::{Assignment, Circuit, MAX_BITS, MAX_SLOTS};

/// The most grades (spec 0.8).
const MAX_GRADES: usize = 16;

/// One of `grades` grades for each option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grades {
    options: usize,
    grades: usize,
    extras: Extras,
}

impl Grades {
    /// Between 2 and 16 grades, lowest first, all different.
    pub fn new(options: usize, grades: &[String], extras: Extras) -> Result<Self, FormError> {
        check_count(options, 1)?;
        if grades.len() < 2 {
            return Err(FormError::TooFew { what: "grades", least: 2, found: grades.len() });
        }
        at_most("grades", grades.len(), MAX_GRADES)?;
        if let Some(twice) = (1..grades.len()).find(|g| grades[..*g].contains(&grades[*g])) {
            return Err(FormError::GradeTwice(grades[twice].clone()));
        }
        at_most("slots", options * (grades.len() - 1) + extras.count(), MAX_SLOTS)?;
        at_most("bits", options * grades.len() + extras.count(), MAX_BITS)?;
        Ok(Self { options, grades: grades.len(), extras })
    }

    fn check_grades(&self, grades: &[usize]) -> Result<(), Refusal> {
        if grades.len() != self.options {
            return Err(Refusal::Count { what: "grades", given: grades.len(), count: self.options });
        }
        match grades.iter().position(|grade| *grade >= self.grades) {
            Some(option) => Err(Refusal::UnknownGrade {
                option: option + 1,
                grade: grades[option] + 1,
                count: self.grades,
            }),
            None => Ok(()),
        }
    }
}

impl BallotForm for Grades {
    fn circuit(&self) -> Circuit {
        let mut sketch = Sketch::default();
        let rows: Vec<_> = (0..self.options).map(|_| sketch.row(self.grades)).collect();
        let z = sketch.row(self.extras.count());
        for row in &rows {
            sketch.slots(row.start + 1..row.end);
        }
        sketch.slots(z.clone());
        rows.into_iter().for_each(|row| sketch.rule(each(1, row.chain(z.clone())), 1));
        sketch.finish()
    }

    fn check(&self, selection: &Selection) -> Result<(), Refusal> {
        match self.extras.sort(selection)? {
            Answer::Marked(Selection::Grades(grades)) => self.check_grades(grades),
            Answer::Marked(_) => Err(Refusal::Kind("a grade for each option")),
            Answer::Extra => Ok(()),
        }
    }

    fn assignment(&self, selection: &Selection) -> Result<Assignment, Refusal> {
        self.check(selection)?;
        let mut bits = vec![false; self.options * self.grades];
        if let Selection::Grades(grades) = selection {
            grades.iter().enumerate().for_each(|(i, grade)| bits[i * self.grades + grade] = true);
        }
        let mut filling = Filling::default();
        filling.row(bits);
        filling.row(self.extras.bits(selection));
        Ok(filling.finish())
    }

    fn selection(&self, slots: &[u64]) -> Option<Selection> {
        let (own, last) = slots.split_at_checked(self.options * (self.grades - 1))?;
        let grade = |row: &[u64]| row.iter().position(|v| *v > 0).map_or(0, |g| g + 1);
        let grades = || own.chunks(self.grades - 1).map(grade).collect();
        let extra = self.extras.selection(last)?;
        confirmed(self, extra.unwrap_or_else(|| Selection::Grades(grades())), slots)
    }

    fn totals(&self, slots: &[u64], weight: u64) -> Option<Totals> {
        let parts = Parts::split(slots, self.options * (self.grades - 1), self.extras, weight)?;
        let histogram = |row: &[u64]| {
            let lowest = row.iter().try_fold(parts.rest, |left, count| left.checked_sub(*count))?;
            Some(std::iter::once(lowest).chain(row.iter().copied()).collect())
        };
        let grades = parts.own.chunks(self.grades - 1).map(histogram).collect::<Option<_>>()?;
        Some(Totals { grades, none: parts.none, blank: parts.blank, ..Totals::default() })
    }
}
