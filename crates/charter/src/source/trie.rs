//! A table's entries by their names, in as many steps at most as a name has bits, whatever the names are.
//!
//! D. R. Morrison's PATRICIA (1968): each entry notes the first bit in which its name differs from one that was there
//! before it, and two places to go on from there; where the bits do not go on, the name is found, or is in no entry.

use super::tree::Tree;

impl Tree {
    /// The entry of a table by its name.
    pub(super) fn find(&self, table: usize, name: &str) -> Option<usize> {
        let first = *self.places[table].children.first()?;
        let (_, near) = self.walk(first, name, usize::MAX);
        (self.places[near].name == name).then_some(near)
    }

    /// Gives a table an entry by a name that is not there yet.
    pub(super) fn attach(&mut self, table: usize, name: String, entry: usize) {
        match self.places[table].children.first() {
            None => self.places[entry].next = [entry; 2],
            Some(&first) => self.link(first, &name, entry),
        }
        self.places[entry].name = name;
        self.push(table, entry);
    }

    fn link(&mut self, first: usize, name: &str, entry: usize) {
        let (_, near) = self.walk(first, name, usize::MAX);
        let differs = difference(name, &self.places[near].name);
        let (from, to) = self.walk(first, name, differs);
        let mut next = [to; 2];
        next[bit(name, differs)] = entry;
        (self.places[entry].bit, self.places[entry].next) = (differs, next);
        let side = bit(name, self.places[from].bit);
        self.places[from].next[side] = entry;
    }

    /// The last step from one entry to another, down to the bit `end` of the name.
    fn walk(&self, first: usize, name: &str, end: usize) -> (usize, usize) {
        let mut from = first;
        loop {
            let place = &self.places[from];
            let to = place.next[bit(name, place.bit)];
            let next = self.places[to].bit;
            if next <= place.bit || next >= end {
                return (from, to);
            }
            from = to;
        }
    }
}

/// A bit of a name, from 1 on; nine a byte, of which the first says that the byte is there. Bit 0 is 0.
fn bit(name: &str, bit: usize) -> usize {
    match bit.checked_sub(1) {
        Some(bit) => usize::from((byte(name, bit / 9) >> (8 - bit % 9)) & 1),
        None => 0,
    }
}

fn byte(name: &str, at: usize) -> u16 {
    name.as_bytes().get(at).map_or(0, |byte| 0x100 | u16::from(*byte))
}

/// The first bit in which two names differ.
fn difference(one: &str, other: &str) -> usize {
    let mut at = 0;
    while byte(one, at) == byte(other, at) && at < one.len() {
        at += 1;
    }
    let differing = byte(one, at) ^ byte(other, at);
    // Seven of its sixteen bits are never used.
    at * 9 + differing.leading_zeros() as usize - 6
}
