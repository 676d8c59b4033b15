//! What a multi-scalar multiplication adds up.

use crate::Residue;

/// Σ scalar·point over points of a list, named by their index. Full scalars and short ones are kept apart: a short one costs half.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    pub(crate) long: Vec<(u32, Residue)>,
    pub(crate) short: Vec<(u32, u128)>,
}

impl Terms {
    /// The empty sum.
    pub fn new() -> Self {
        Self::default()
    }

    /// The empty sum, with room for so many full and short scalars.
    pub fn with_capacity(long: usize, short: usize) -> Self {
        Self { long: Vec::with_capacity(long), short: Vec::with_capacity(short) }
    }

    /// Adds scalar·point, for a scalar of any size.
    pub fn add(&mut self, point: u32, scalar: Residue) {
        self.long.push((point, scalar));
    }

    /// Adds scalar·point, for a scalar of 128 bits.
    pub fn add_short(&mut self, point: u32, scalar: u128) {
        self.short.push((point, scalar));
    }

    /// Takes all terms of another sum over the same points.
    pub fn append(&mut self, other: &Self) {
        self.long.extend_from_slice(&other.long);
        self.short.extend_from_slice(&other.short);
    }

    /// Number of terms.
    pub fn len(&self) -> usize {
        self.long.len() + self.short.len()
    }

    /// Nothing to add up?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
