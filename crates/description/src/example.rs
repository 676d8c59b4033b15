//! An example for an approval with constraints (spec 3.2): a marking that keeps to all of them.

use ostrakon_election::setup::OptionConstraint;

/// The most markings looked at; whoever has a harder question gives the example.
const MAX_STEPS: usize = 50_000;

/// A marking of `min` … `max` of so many options that keeps to the constraints, if one is found soon.
pub(crate) fn find(options: usize, min: u32, max: u32, constraints: &[OptionConstraint]) -> Option<Vec<u32>> {
    let mut search = Search { options: options as u32, min, max, constraints, marked: Vec::new(), steps: 0 };
    search.from(0).then_some(search.marked)
}

struct Search<'a> {
    options: u32,
    min: u32,
    max: u32,
    constraints: &'a [OptionConstraint],
    marked: Vec<u32>,
    steps: usize,
}

impl Search<'_> {
    /// Decides the options from `next` on.
    fn from(&mut self, next: u32) -> bool {
        self.steps += 1;
        if self.steps > MAX_STEPS || !self.possible(next) {
            return false;
        }
        if next == self.options {
            return true;
        }
        self.marked.push(next);
        if self.from(next + 1) {
            return true;
        }
        self.marked.pop();
        self.from(next + 1)
    }

    /// Can the options from `next` on still make up for what is missing, and is nothing too many?
    fn possible(&self, next: u32) -> bool {
        let marked = self.marked.len() as u32;
        let enough = marked <= self.max && marked + (self.options - next) >= self.min;
        enough
            && self.constraints.iter().all(|q| {
                let marked = q.options.iter().filter(|o| self.marked.contains(o)).count() as u32;
                let open = q.options.iter().filter(|o| **o >= next).count() as u32;
                marked <= q.max && marked + open >= q.min
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constraint(options: &[u32], min: u32, max: u32) -> OptionConstraint {
        OptionConstraint { max, min, options: options.to_vec() }
    }

    #[test]
    fn examples_keep_to_everything() {
        let constraints = [constraint(&[0, 1, 2], 0, 1), constraint(&[2, 3], 1, 2)];
        assert_eq!(find(5, 3, 3, &constraints), Some(vec![0, 3, 4]));
        assert_eq!(
            find(4, 1, 4, &[constraint(&[0, 1], 2, 2), constraint(&[1, 2], 0, 1)]),
            Some(vec![0, 1, 3])
        );
    }

    #[test]
    fn what_cannot_be_kept_has_no_example() {
        assert_eq!(find(4, 1, 2, &[constraint(&[0, 1], 2, 2), constraint(&[2, 3], 1, 2)]), None);
        assert_eq!(find(2, 3, 3, &[]), None);
    }
}
