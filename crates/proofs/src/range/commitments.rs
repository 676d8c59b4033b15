//! The list of commitments whose values are proved to be in range: numbers, complements, padding (spec 3.5).

use super::{Encoded, Ranges};
use ostrakon_group::encode_point;

/// Encodings of V_1 … V_W, of the complements S_j·G − V_j, of O as often as needed.
///
/// Complements and padding are computed here: no prover chooses them.
#[derive(Clone, Debug)]
pub(crate) struct Commitments(Vec<[u8; 32]>);

impl Commitments {
    /// Completes the list of a ballot's V.
    pub(crate) fn new(ranges: &Ranges, values: &[Encoded]) -> Self {
        let mut list: Vec<[u8; 32]> = values.iter().map(|v| *v.bytes()).collect();
        list.extend(ranges.tops().map(|(j, top)| encode_point(&(top - values[j].point()))));
        list.resize(ranges.shape().values, [0; 32]);
        Self(list)
    }

    /// In order.
    pub(crate) fn encodings(&self) -> &[[u8; 32]] {
        &self.0
    }
}
