//! Many points at once: decoded, summed, multiplied.

use crate::Terms;
use crate::arithmetic::{Arithmetic, Kind};
use crate::buckets::Sorted;
use crate::digits::Digits;
use crate::encode::{encode, is_identity};
use crate::field::bytes_of;
use crate::kernels;
use crate::lanes::{Lanes, Niels, portable::Portable};
use crate::point::{Extended, Row, Running};
use curve25519_dalek::RistrettoPoint;
use curve25519_dalek::ristretto::CompressedRistretto;
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::{Identity, IsIdentity, VartimeMultiscalarMul};

/// Encodings decoded together; a multiple of every number of lanes.
const GROUP: usize = 8;

/// A list of points, named by their index.
#[derive(Clone, Debug)]
pub struct Points {
    arithmetic: Arithmetic,
    stored: Stored,
}

#[derive(Clone, Debug)]
enum Stored {
    Dalek(Vec<RistrettoPoint>),
    /// With the neutral element after the last.
    Own(Vec<Niels>),
}

impl Points {
    /// Decodes encodings strictly (RFC 9496 §4.3.1). Beside the points, which of them decoded; the others are the neutral element.
    ///
    /// A hint is what [`hints`] gives for the encoding. Right ones save nearly all of the work, wrong ones none; no hint changes a result.
    pub fn decode(
        arithmetic: Arithmetic,
        encodings: &[[u8; 32]],
        hints: Option<&[[u8; 32]]>,
    ) -> (Self, Vec<bool>) {
        let hints = hints.filter(|hints| hints.len() == encodings.len());
        match arithmetic.kind() {
            Kind::Dalek => Self::decode_by_dalek(encodings),
            _ => Self::decode_own(arithmetic, encodings, hints),
        }
    }

    fn decode_by_dalek(encodings: &[[u8; 32]]) -> (Self, Vec<bool>) {
        let decoded: Vec<_> = encodings.iter().map(|e| CompressedRistretto(*e).decompress()).collect();
        let valid = decoded.iter().map(Option::is_some).collect();
        let points = decoded.into_iter().map(Option::unwrap_or_default).collect();
        (Self { arithmetic: Arithmetic::DALEK, stored: Stored::Dalek(points) }, valid)
    }

    fn decode_own(
        arithmetic: Arithmetic,
        encodings: &[[u8; 32]],
        hints: Option<&[[u8; 32]]>,
    ) -> (Self, Vec<bool>) {
        let mut points = Vec::with_capacity(encodings.len() + 1);
        let mut valid = Vec::with_capacity(encodings.len());
        let lanes = arithmetic.lanes();
        for (at, some) in (0..).step_by(lanes).zip(encodings.chunks(lanes)) {
            let own = hints.map(|hints| padded(&hints[at..at + some.len()]));
            let decoded =
                kernels::decode_lanes(arithmetic, &padded(some), own.as_ref().map(<[_; GROUP]>::as_slice));
            for lane in 0..some.len() {
                let ok = decoded.valid >> lane & 1 == 1;
                valid.push(ok);
                points.push(if ok { decoded.points[lane] } else { Niels::IDENTITY });
            }
        }
        points.push(Niels::IDENTITY);
        (Self { arithmetic, stored: Stored::Own(points) }, valid)
    }

    /// Number of points.
    pub fn len(&self) -> usize {
        match &self.stored {
            Stored::Dalek(points) => points.len(),
            Stored::Own(points) => points.len() - 1,
        }
    }

    /// No points?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The points of both lists, those of `other` after these. Both were decoded by one arithmetic.
    pub fn append(&mut self, other: &Self) {
        match (&mut self.stored, &other.stored) {
            (Stored::Dalek(points), Stored::Dalek(more)) => points.extend_from_slice(more),
            (Stored::Own(points), Stored::Own(more)) => {
                points.pop();
                points.extend_from_slice(more);
            }
            (stored, more) => *stored = Stored::Dalek([stored.as_dalek(), more.as_dalek()].concat()),
        }
    }

    /// Σ of the points of these indices.
    pub fn sum(&self, indices: &[u32]) -> RistrettoPoint {
        match &self.stored {
            Stored::Dalek(points) => indices.iter().map(|i| points[*i as usize]).sum(),
            Stored::Own(points) => {
                let rows = kernels::add_up(self.arithmetic, points, indices);
                to_dalek(&rows.iter().map(load).fold(Extended::identity(), Extended::add))
            }
        }
    }

    /// Σ scalar·point.
    ///
    /// # Panics
    /// If a term names a point that is not in the list.
    pub fn multiply(&self, terms: &Terms) -> RistrettoPoint {
        match &self.stored {
            Stored::Dalek(points) => multiply_by_dalek(points, terms),
            Stored::Own(points) => to_dalek(&multiply_own(self.arithmetic, points, terms)),
        }
    }

    /// Is Σ scalar·point the neutral element?
    pub fn vanishes(&self, terms: &Terms) -> bool {
        match &self.stored {
            Stored::Dalek(points) => multiply_by_dalek(points, terms).is_identity(),
            Stored::Own(points) => is_identity(&multiply_own(self.arithmetic, points, terms)),
        }
    }
}

impl Stored {
    fn as_dalek(&self) -> Vec<RistrettoPoint> {
        match self {
            Self::Dalek(points) => points.clone(),
            Self::Own(points) => {
                let one = |niels: &Niels| {
                    to_dalek(&Running::identity().add(Portable::load_niels(&[*niels], &[0; 8]), 0).extended())
                };
                points[..points.len() - 1].iter().map(one).collect()
            }
        }
    }
}

/// For each encoding the inverse square root that decoding needs, 32 bytes; zeros where an encoding has none.
pub fn hints(arithmetic: Arithmetic, encodings: &[[u8; 32]]) -> Vec<[u8; 32]> {
    let arithmetic = if arithmetic == Arithmetic::DALEK { Arithmetic::PORTABLE } else { arithmetic };
    let mut hints = Vec::with_capacity(encodings.len());
    let lanes = arithmetic.lanes();
    for some in encodings.chunks(lanes) {
        let decoded = kernels::decode_lanes(arithmetic, &padded(some), None);
        for lane in 0..some.len() {
            let root = Portable(decoded.roots.map(|row| row[lane])).canonical();
            hints.push(if decoded.valid >> lane & 1 == 1 { bytes_of(&root.0) } else { [0; 32] });
        }
    }
    hints
}

fn padded(some: &[[u8; 32]]) -> [[u8; 32]; GROUP] {
    let mut all = [[0; 32]; GROUP];
    all[..some.len()].copy_from_slice(some);
    all
}

fn multiply_by_dalek(points: &[RistrettoPoint], terms: &Terms) -> RistrettoPoint {
    let long = terms.long.iter().map(|(i, s)| (*i, Scalar::from_bytes_mod_order(s.to_bytes())));
    let all = long.chain(terms.short.iter().map(|(i, s)| (*i, Scalar::from(*s))));
    let (indices, scalars): (Vec<u32>, Vec<Scalar>) = all.unzip();
    if indices.is_empty() {
        return RistrettoPoint::identity();
    }
    RistrettoPoint::vartime_multiscalar_mul(scalars, indices.iter().map(|i| points[*i as usize]))
}

/// Pippenger's method, window by window from above.
fn multiply_own(arithmetic: Arithmetic, points: &[Niels], terms: &Terms) -> Extended<Portable> {
    let mut indices = terms.long.iter().map(|(i, _)| i).chain(terms.short.iter().map(|(i, _)| i));
    assert!(indices.all(|i| (*i as usize) < points.len() - 1 && *i < 1 << 31), "a term names no point");
    let width = Digits::best_width(terms.long.len(), terms.short.len());
    let digits = Digits::new(terms, width);
    let mut sorted = Sorted::new(width, terms.len());
    let mut result = Extended::identity();
    for window in (0..digits.windows()).rev() {
        for _ in 0..width {
            result = result.double();
        }
        sorted.sort(&digits, window);
        kernels::fill(arithmetic, points, &mut sorted);
        let rows = kernels::reduce(arithmetic, &sorted);
        result = result.add(window_sum(&rows[..arithmetic.lanes()], width));
    }
    result
}

/// Σ_l weighted_l + (2^(w−1) / lanes)·Σ_l l·plain_l.
fn window_sum(rows: &[[Row; 2]], width: u32) -> Extended<Portable> {
    let mut weighted = Extended::identity();
    let (mut above, mut sum) = (Extended::identity(), Extended::identity());
    for [own, plain] in rows.iter().skip(1).rev() {
        weighted = weighted.add(load(own));
        above = above.add(load(plain));
        sum = sum.add(above);
    }
    for _ in 0..width - 1 - (rows.len() as u32).ilog2() {
        sum = sum.double();
    }
    rows.iter().take(1).fold(weighted.add(sum), |all, [first, _]| all.add(load(first)))
}

fn load(row: &Row) -> Extended<Portable> {
    let [x, y, z, t] = row.map(Portable);
    Extended { x, y, z, t }
}

fn to_dalek(point: &Extended<Portable>) -> RistrettoPoint {
    // What was just encoded decodes.
    CompressedRistretto(encode(point)).decompress().unwrap_or_default()
}
