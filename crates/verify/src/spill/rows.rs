//! The rows that are noted: fixed lengths, big-endian, what they are sorted by first.

/// Takes the next bytes; rows have their lengths by type, so there are enough.
fn cut<const M: usize>(bytes: &mut &[u8]) -> [u8; M] {
    match bytes.split_first_chunk::<M>() {
        Some((part, rest)) => {
            *bytes = rest;
            *part
        }
        None => [0; M],
    }
}

fn join<const N: usize>(parts: &[&[u8]]) -> [u8; N] {
    let mut row = [0; N];
    let bytes = parts.iter().copied().flatten();
    row.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
    row
}

/// A ballot: sorted by roll and credential, then by its place on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) roll: u16,
    pub(crate) key: [u8; 32],
    pub(crate) index: u64,
    pub(crate) previous: [u8; 32],
    pub(crate) leaf: [u8; 32],
}

impl Event {
    pub(crate) const LENGTH: usize = 106;

    pub(crate) fn encode(&self) -> [u8; Self::LENGTH] {
        let (roll, index) = (self.roll.to_be_bytes(), self.index.to_be_bytes());
        join(&[&roll, &self.key, &index, &self.previous, &self.leaf])
    }

    pub(crate) fn decode(row: &[u8; Self::LENGTH]) -> Self {
        let bytes = &mut row.as_slice();
        Self {
            roll: u16::from_be_bytes(cut(bytes)),
            key: cut(bytes),
            index: u64::from_be_bytes(cut(bytes)),
            previous: cut(bytes),
            leaf: cut(bytes),
        }
    }
}

/// A voter of a roll: sorted by roll and credential, then by its place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) roll: u16,
    pub(crate) key: [u8; 32],
    pub(crate) record: u64,
    pub(crate) weight: u32,
}

impl Listed {
    pub(crate) const LENGTH: usize = 46;

    pub(crate) fn encode(&self) -> [u8; Self::LENGTH] {
        let (roll, record) = (self.roll.to_be_bytes(), self.record.to_be_bytes());
        join(&[&roll, &self.key, &record, &self.weight.to_be_bytes()])
    }

    pub(crate) fn decode(row: &[u8; Self::LENGTH]) -> Self {
        let bytes = &mut row.as_slice();
        Self {
            roll: u16::from_be_bytes(cut(bytes)),
            key: cut(bytes),
            record: u64::from_be_bytes(cut(bytes)),
            weight: u32::from_be_bytes(cut(bytes)),
        }
    }
}

/// An A that a ballot uses, all of it: sorted by its bytes, then by its place on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Randomness {
    pub(crate) a: [u8; 32],
    pub(crate) index: u64,
    /// Which contest of the ballot.
    pub(crate) contest: u16,
}

impl Randomness {
    pub(crate) const LENGTH: usize = 42;

    pub(crate) fn encode(&self) -> [u8; Self::LENGTH] {
        join(&[&self.a, &self.index.to_be_bytes(), &self.contest.to_be_bytes()])
    }

    pub(crate) fn decode(row: &[u8; Self::LENGTH]) -> Self {
        let bytes = &mut row.as_slice();
        Self { a: cut(bytes), index: u64::from_be_bytes(cut(bytes)), contest: u16::from_be_bytes(cut(bytes)) }
    }
}

/// An A that a ballot uses: sorted by its fingerprint, then by its place on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Used {
    pub(crate) fingerprint: [u8; 16],
    pub(crate) index: u64,
    /// Which contest of the ballot.
    pub(crate) contest: u16,
}

impl Used {
    pub(crate) const LENGTH: usize = 26;

    pub(crate) fn encode(&self) -> [u8; Self::LENGTH] {
        join(&[&self.fingerprint, &self.index.to_be_bytes(), &self.contest.to_be_bytes()])
    }

    pub(crate) fn decode(row: &[u8; Self::LENGTH]) -> Self {
        let bytes = &mut row.as_slice();
        Self {
            fingerprint: cut(bytes),
            index: u64::from_be_bytes(cut(bytes)),
            contest: u16::from_be_bytes(cut(bytes)),
        }
    }
}

/// A ballot that does not count once: sorted by its place on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exception {
    pub(crate) index: u64,
    pub(crate) roll: u16,
    pub(crate) leaf: [u8; 32],
    /// How often it is to be added to the sums that have it once: −1, or its weight less one.
    pub(crate) factor: i64,
}

impl Exception {
    pub(crate) const LENGTH: usize = 50;

    pub(crate) fn encode(&self) -> [u8; Self::LENGTH] {
        let (index, roll) = (self.index.to_be_bytes(), self.roll.to_be_bytes());
        join(&[&index, &roll, &self.leaf, &self.factor.to_be_bytes()])
    }

    pub(crate) fn decode(row: &[u8; Self::LENGTH]) -> Self {
        let bytes = &mut row.as_slice();
        Self {
            index: u64::from_be_bytes(cut(bytes)),
            roll: u16::from_be_bytes(cut(bytes)),
            leaf: cut(bytes),
            factor: i64::from_be_bytes(cut(bytes)),
        }
    }
}
