//! Maps and sets of few entries, in the order of their keys: a list and a search by halves.
//!
//! What `BTreeMap` does for many it does in code of its own for every type of key and value, which browsers load. These are for what is bounded: an insertion
//! moves what stands behind it.

use serde::{Serialize, Serializer};
use std::borrow::Borrow;
use std::ops::Index;

/// A map.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

/// A set.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortedSet<K>(SortedMap<K, ()>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    /// An empty map.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Of many entries, sorted at once; of several values of a key the last.
    pub fn of_many(mut entries: Vec<(K, V)>) -> Self {
        entries.reverse();
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        entries.dedup_by(|(a, _), (b, _)| a == b);
        Self(entries)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a key is, or would be.
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(other, _)| other.borrow().cmp(key))
    }

    /// A key's value.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|place| &self.0[place].1)
    }

    /// The same, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|place| &mut self.0[place].1)
    }

    /// Is there such a key?
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Sets a key's value; the one that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(place) => Some(std::mem::replace(&mut self.0[place].1, value)),
            Err(place) => {
                self.0.insert(place, (key, value));
                None
            }
        }
    }

    /// The entry of the largest key.
    pub fn last(&self) -> Option<&(K, V)> {
        self.0.last()
    }

    /// Takes the entry of the largest key.
    pub fn pop(&mut self) -> Option<(K, V)> {
        self.0.pop()
    }

    /// Ascending.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// Keys, ascending.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// Values, by ascending keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Panics without such a key, as every map's does.
impl<K: Ord + Borrow<Q>, V, Q: Ord + ?Sized> Index<&Q> for SortedMap<K, V> {
    type Output = V;

    #[expect(clippy::expect_used, reason = "an index says that the key is there; `get` asks")]
    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("a key that is there")
    }
}

/// Of several values of a key the last.
impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        entries.into_iter().for_each(|(key, value)| _ = map.insert(key, value));
        map
    }
}

impl<K> Default for SortedSet<K> {
    fn default() -> Self {
        Self(SortedMap::default())
    }
}

impl<K: Ord> SortedSet<K> {
    /// An empty set.
    pub const fn new() -> Self {
        Self(SortedMap::new())
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Is it there?
    pub fn contains<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }

    /// Adds a key; whether it was not there.
    pub fn insert(&mut self, key: K) -> bool {
        self.0.insert(key, ()).is_none()
    }

    /// Ascending.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.0.iter().map(|(key, ())| key)
    }
}

impl<K: Ord> FromIterator<K> for SortedSet<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        Self(keys.into_iter().map(|key| (key, ())).collect())
    }
}

impl<K> IntoIterator for SortedSet<K> {
    type Item = K;
    type IntoIter = std::iter::Map<std::vec::IntoIter<(K, ())>, fn((K, ())) -> K>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(|(key, ())| key)
    }
}

impl<K: Ord> Extend<K> for SortedSet<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        keys.into_iter().for_each(|key| _ = self.insert(key));
    }
}

impl<K: Serialize, V: Serialize> Serialize for SortedMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn a_map_is_a_map(entries in proptest::collection::vec((0..50_u8, any::<u8>()), 0..80), asked in 0..50_u8) {
            let (mut own, mut other) = (SortedMap::new(), BTreeMap::new());
            for (key, value) in &entries {
                prop_assert_eq!(own.insert(*key, *value), other.insert(*key, *value));
            }
            prop_assert_eq!(own.get(&asked), other.get(&asked));
            prop_assert_eq!(own.get_mut(&asked), other.get_mut(&asked));
            prop_assert_eq!(own.contains_key(&asked), other.contains_key(&asked));
            prop_assert!(own.iter().eq(other.iter()) && own.keys().eq(other.keys()) && own.values().eq(other.values()));
            prop_assert_eq!((own.len(), own.is_empty()), (other.len(), other.is_empty()));
            prop_assert_eq!(own.last().copied(), other.last_key_value().map(|(key, value)| (*key, *value)));
            prop_assert_eq!(&entries.iter().copied().collect::<SortedMap<_, _>>(), &own);
            let many = SortedMap::of_many(entries);
            prop_assert_eq!(&many, &own);
            prop_assert_eq!(own.pop(), other.pop_last());
            prop_assert!(own.into_iter().eq(other));
        }

        #[test]
        fn a_set_is_a_set(keys in proptest::collection::vec(0..50_u8, 0..80), asked in 0..50_u8) {
            let (mut own, other): (SortedSet<u8>, BTreeSet<u8>) = (keys.iter().copied().collect(), keys.iter().copied().collect());
            prop_assert!(own.iter().eq(other.iter()));
            prop_assert_eq!((own.contains(&asked), own.len(), own.is_empty()), (other.contains(&asked), other.len(), other.is_empty()));
            prop_assert_eq!(own.insert(asked), !other.contains(&asked));
            own.extend(keys);
            prop_assert!(own.contains(&asked));
        }
    }
}
