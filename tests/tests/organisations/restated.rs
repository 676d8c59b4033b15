//! The rules of most votes across contests (spec 7.3), said again: by a search through all sets.

use std::collections::BTreeSet;

/// Persons by name; who has the flag is called `w-…`.
pub(crate) type Persons = BTreeSet<String>;

/// The elected and the tied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) elected: Persons,
    pub(crate) tied: Persons,
}

/// Who stands, with their totals.
pub(crate) type Totals = Vec<(String, u64)>;

pub(crate) fn women<'a>(persons: impl IntoIterator<Item = &'a String>) -> usize {
    persons.into_iter().filter(|person| person.starts_with("w-")).count()
}

/// Certain is who is in every best set, contested who is in some: a best set has no more than the seats, keeps those that are kept, and
/// has the largest totals, the highest first.
pub(crate) fn group(totals: &Totals, seats: usize, kept: usize) -> Found {
    let standing: Totals = totals.iter().filter(|(_, total)| *total > 0).cloned().collect();
    let mut best: (Vec<u64>, Vec<Persons>) = (Vec::new(), vec![Persons::new()]);
    for mask in 1..1u32 << standing.len() {
        let set: Vec<&(String, u64)> =
            standing.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, p)| p).collect();
        let men = set.len() - women(set.iter().map(|(person, _)| person));
        if set.len() > seats || men + kept > seats {
            continue;
        }
        let mut sums: Vec<u64> = set.iter().map(|(_, total)| *total).collect();
        sums.sort_unstable_by(|a, b| b.cmp(a));
        let persons: Persons = set.iter().map(|(person, _)| person.clone()).collect();
        if sums > best.0 {
            best = (sums, vec![persons]);
        } else if sums == best.0 {
            best.1.push(persons);
        }
    }
    let every = |person: &String| best.1.iter().all(|set| set.contains(person));
    let some: Persons = best.1.iter().flatten().cloned().collect();
    let (elected, tied) = some.into_iter().partition(every);
    Found { elected, tied }
}

/// Without those who are elected already.
pub(crate) fn without(totals: &Totals, elected: &Persons) -> Totals {
    totals.iter().filter(|(person, _)| !elected.contains(person)).cloned().collect()
}

/// The three officers one by one, and the five with what the eight still need of four women.
pub(crate) fn eight(officers: &[Totals; 3], five: &Totals) -> Vec<Found> {
    let (mut found, mut elected, mut certain) = (Vec::new(), Persons::new(), 0);
    for totals in officers {
        let officer = group(&without(totals, &elected), 1, 0);
        certain += women(&officer.elected);
        certain += usize::from(!officer.tied.is_empty() && women(&officer.tied) == officer.tied.len());
        elected.extend(officer.elected.clone());
        found.push(officer);
    }
    found.push(group(&without(five, &elected), 5, 4usize.saturating_sub(certain).min(5)));
    found
}
