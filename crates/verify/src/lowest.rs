//! The first of many, as many as a check tells.

use ostrakon_group::SortedMap;
pub(crate) use ostrakon_register::MOST_FINDINGS;

/// The findings with the lowest keys, however many there are and in whatever order they come.
#[derive(Clone, Debug)]
pub(crate) struct Lowest<K, V>(SortedMap<K, V>);

impl<K: Ord, V> Default for Lowest<K, V> {
    fn default() -> Self {
        Self(SortedMap::new())
    }
}

impl<K: Ord, V> Lowest<K, V> {
    /// Keeps a finding if it is among the first.
    pub(crate) fn push(&mut self, key: K, value: V) {
        if self.0.len() < MOST_FINDINGS || self.0.last().is_some_and(|(last, _)| key < *last) {
            self.0.insert(key, value);
        }
        while self.0.len() > MOST_FINDINGS {
            self.0.pop();
        }
    }

    /// Those of another part too.
    pub(crate) fn merge(&mut self, other: Self) {
        other.0.into_iter().for_each(|(key, value)| self.push(key, value));
    }

    /// Ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Lowest<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(items: I) -> Self {
        let mut lowest = Self::default();
        items.into_iter().for_each(|(key, value)| lowest.push(key, value));
        lowest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_in_which_findings_come_does_not_matter() {
        let keys = |lowest: &Lowest<u64, ()>| lowest.iter().map(|(key, _)| *key).collect::<Vec<_>>();
        let up: Lowest<u64, ()> = (0..1000).map(|key| (key, ())).collect();
        let down: Lowest<u64, ()> = (0..1000).rev().map(|key| (key, ())).collect();
        let mixed: Lowest<u64, ()> = (0..1000).map(|key| (key * 7 % 1000, ())).collect();
        let mut merged: Lowest<u64, ()> = (500..1000).map(|key| (key, ())).collect();
        merged.merge((0..500).map(|key| (key, ())).collect());
        for lowest in [up, down, mixed, merged] {
            assert_eq!(keys(&lowest), (0..100).collect::<Vec<_>>());
        }
    }
}
