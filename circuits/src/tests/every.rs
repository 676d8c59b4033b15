//! Every form of small size, and every answer that a person could give to it, valid or not.

use super::*;

/// A form with its number of options.
pub(super) type Form = (Box<dyn BallotForm>, usize, String);

fn add<F: BallotForm + std::fmt::Debug + 'static>(forms: &mut Vec<Form>, options: usize, form: F) {
    let name = format!("{form:?}");
    forms.push((Box::new(form), options, name));
}

pub(super) const EXTRAS: [Extras; 4] = [
    Extras { none: false, blank: false },
    Extras { none: true, blank: false },
    Extras { none: false, blank: true },
    Extras { none: true, blank: true },
];

/// Marks.
pub(super) fn marked_forms() -> Vec<Form> {
    let mut forms = Vec::new();
    add(&mut forms, 3, Motion::new(3).unwrap());
    for (options, extras) in (1..=4).flat_map(|options| EXTRAS.map(|extras| (options, extras))) {
        if let Ok(form) = Choice::new(options, extras) {
            add(&mut forms, options, form);
        }
        for (min, max) in (1..=options).flat_map(|max| (1..=max).map(move |min| (min, max))) {
            add(&mut forms, options, Approval::new(options, min, max, extras).unwrap());
        }
    }
    for extras in EXTRAS {
        let at_most = Constraint { options: vec![0, 1, 2], min: 0, max: 2 };
        let at_least = Constraint { options: vec![2, 3], min: 1, max: 2 };
        let form = Approval::new(4, 1, 3, extras).unwrap();
        add(&mut forms, 4, form.constrained(vec![at_most, at_least], &[2]).unwrap());
    }
    forms
}

/// Numbers.
pub(super) fn scored_forms() -> Vec<Form> {
    let mut forms = Vec::new();
    for extras in EXTRAS {
        for (options, max) in [(1, 1), (1, 5), (2, 2), (3, 2), (2, 4)] {
            add(&mut forms, options, Score::new(options, max, false, extras).unwrap());
        }
        for (options, max) in [(2, 1), (2, 2), (2, 3), (3, 1), (3, 2)] {
            add(&mut forms, options, Score::new(options, max, true, extras).unwrap());
        }
        for (options, min, each, budget) in
            [(1, 1, 1, 1), (2, 1, 3, 3), (3, 2, 2, 4), (3, 3, 3, 3), (2, 5, 3, 6)]
        {
            add(&mut forms, options, Cumulative::new(options, min, each, budget, extras).unwrap());
        }
    }
    forms
}

/// Orders and grades.
pub(super) fn ordered_forms() -> Vec<Form> {
    let mut forms = Vec::new();
    for extras in EXTRAS {
        for (options, min) in [(2, 1), (2, 2), (3, 1), (3, 2), (3, 3)] {
            add(&mut forms, options, Ranking::borda(options, min, extras).unwrap());
        }
        for (options, min, points) in
            [(3, 1, vec![1]), (3, 1, vec![5, 5]), (3, 2, vec![7, 2, 1]), (4, 1, vec![2, 1])]
        {
            add(&mut forms, options, Ranking::new(options, min, points, extras).unwrap());
        }
        for (options, order) in [
            (2, Order::Complete),
            (3, Order::Complete),
            (4, Order::Complete),
            (2, Order::Partial),
            (3, Order::Partial),
            (4, Order::Partial),
            (2, Order::Ties),
            (3, Order::Ties),
        ] {
            add(&mut forms, options, Pairwise::new(options, order, extras).unwrap());
        }
        for (options, grades) in [(1, 2), (2, 3), (3, 2)] {
            let names: Vec<String> = (0..grades).map(|g| format!("grade {g}")).collect();
            add(&mut forms, options, Grades::new(options, &names, extras).unwrap());
        }
    }
    forms
}

pub(super) fn forms() -> Vec<Form> {
    [marked_forms(), scored_forms(), ordered_forms()].into_iter().flatten().collect()
}

/// Every answer of every kind, with options and values somewhat past what exists.
pub(super) fn selections(options: usize) -> Vec<Selection> {
    let subset = |mask: u32| Selection::Options((0..options).filter(|o| mask >> o & 1 == 1).collect());
    let mut all: Vec<Selection> = (0..1 << options).map(subset).collect();
    all.push(Selection::Options(vec![options]));
    all.push(Selection::Options(vec![0, 0]));
    all.extend(rows(options, 6).into_iter().map(Selection::Scores));
    all.extend([Selection::Scores(vec![1; options + 1]), Selection::Scores(vec![0; options - 1])]);
    let grades = rows(options, 3).into_iter();
    all.extend(grades.map(|row| Selection::Grades(row.into_iter().map(|g| g as usize).collect())));
    all.extend(orders(options).into_iter().map(Selection::Order));
    all.extend([vec![vec![0], vec![]], vec![vec![0], vec![0]], vec![vec![options]]].map(Selection::Order));
    all.extend([Selection::None, Selection::Blank]);
    all
}

/// Every row of so many values 0 … `largest`.
fn rows(length: usize, largest: u64) -> Vec<Vec<u64>> {
    (0..length).fold(vec![Vec::new()], |rows, _| {
        let longer = |row: Vec<u64>| (0..=largest).map(move |v| [row.clone(), vec![v]].concat());
        rows.into_iter().flat_map(longer).collect()
    })
}

/// Every order of some of the options, ties included: a place for each, or none.
fn orders(options: usize) -> Vec<Vec<Vec<usize>>> {
    let gapless = |row: &Vec<u64>| (1..*row.iter().max().unwrap_or(&0)).all(|place| row.contains(&place));
    let order = |row: Vec<u64>| {
        let places = row.iter().copied().max().unwrap_or(0);
        let on = |place: u64| (0..options).filter(|o| row[*o] == place).collect();
        (1..=places).map(on).collect()
    };
    rows(options, options as u64).into_iter().filter(gapless).map(order).collect()
}
