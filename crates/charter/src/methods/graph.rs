//! A directed graph over the options, and paths in it.

const WORD: usize = u64::BITS as usize;

/// Which options lead to which. A row a start, a bit an end.
pub(super) struct Graph(Vec<Vec<u64>>);

impl Graph {
    /// A graph over so many options, without a link.
    pub(super) fn new(options: usize) -> Self {
        Self(vec![vec![0; options.div_ceil(WORD)]; options])
    }

    pub(super) fn insert(&mut self, from: usize, to: usize) {
        if let Some(word) = self.word(from, to) {
            *word |= 1 << (to % WORD);
        }
    }

    pub(super) fn remove(&mut self, from: usize, to: usize) {
        if let Some(word) = self.word(from, to) {
            *word &= !(1 << (to % WORD));
        }
    }

    fn word(&mut self, from: usize, to: usize) -> Option<&mut u64> {
        self.0.get_mut(from)?.get_mut(to / WORD)
    }

    /// A shortest path from one option to another, both included; nothing if there is none.
    pub(super) fn path(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        let mut seen = vec![0u64; self.0.len().div_ceil(WORD)];
        // Who was reached, and over which earlier place in this list.
        let mut reached = vec![(from, 0)];
        let mut next = 0;
        while let Some((option, _)) = reached.get(next).copied() {
            if next > 0 && option == to {
                return Some(walk_back(&reached, next));
            }
            for (index, (row, seen)) in self.0.get(option)?.iter().zip(&mut seen).enumerate() {
                let new = row & !*seen;
                *seen |= new;
                reached.extend(bits(new).map(|bit| (index * WORD + bit, next)));
            }
            next += 1;
        }
        None
    }
}

fn bits(word: u64) -> impl Iterator<Item = usize> {
    (0..WORD).filter(move |bit| word >> bit & 1 == 1)
}

fn walk_back(reached: &[(usize, usize)], end: usize) -> Vec<usize> {
    let mut path = Vec::new();
    let mut place = end;
    while let Some((option, before)) = reached.get(place).copied() {
        path.push(option);
        if place == 0 {
            break;
        }
        place = before;
    }
    path.reverse();
    path
}
