//! Points of the curve, one a lane (Hisil, Wong, Carter, Dawson 2008, for a = −1).

use crate::constants::{D2, ONE, ZERO};
use crate::field::{mul, splat, square};
use crate::lanes::{Block, Lanes, Limbs};

/// (X : Y : Z : T) with x = X/Z, y = Y/Z, T = XY/Z.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extended<L> {
    pub(crate) x: L,
    pub(crate) y: L,
    pub(crate) z: L,
    pub(crate) t: L,
}

/// One point in memory: X, Y, Z, T, limbs below 2⁵¹ + 2¹⁵.
pub(crate) type Row = [Limbs; 4];

/// (0 : 1 : 1 : 0).
pub(crate) const IDENTITY: Row = [ZERO, ONE, ONE, ZERO];

impl<L: Lanes> Extended<L> {
    #[inline(always)]
    pub(crate) fn identity() -> Self {
        let (zero, one) = (splat(&ZERO), splat(&ONE));
        Self { x: zero, y: one, z: one, t: zero }
    }

    /// Lane by lane one of the rows.
    #[inline(always)]
    pub(crate) fn load(blocks: &[Block; 4]) -> Self {
        let [x, y, z, t] = blocks;
        Self { x: L::load(x), y: L::load(y), z: L::load(z), t: L::load(t) }
    }

    #[inline(always)]
    pub(crate) fn store(self, blocks: &mut [Block; 4]) {
        let [x, y, z, t] = blocks;
        self.x.store(x);
        self.y.store(y);
        self.z.store(z);
        self.t.store(t);
    }

    /// Adds any point: 9 products.
    #[inline(always)]
    pub(crate) fn add(self, other: Self) -> Self {
        let a = L::mul(self.y.sub(self.x), other.y.sub(other.x));
        let b = L::mul(self.y.add(self.x), other.y.add(other.x));
        let c = mul(mul(self.t, other.t), splat(&D2));
        let zz = mul(self.z, other.z);
        Self::complete(a, b, c, L::carry(zz.add(zz)))
    }

    #[inline(always)]
    fn complete(a: L, b: L, c: L, d: L) -> Self {
        let (e, f, g, h) = (b.sub(a), d.sub(c), d.add(c), b.add(a));
        Self { x: L::mul(e, f), y: L::mul(g, h), z: L::mul(f, g), t: L::mul(e, h) }
    }

    #[inline(always)]
    pub(crate) fn double(self) -> Self {
        let (a, b, zz) = (square(self.x), square(self.y), square(self.z));
        let h = L::carry(a.add(b));
        let xy = L::square(self.x.add(self.y));
        let e = h.sub(xy);
        let g = L::carry(a.sub(b));
        let f = L::carry(zz.add(zz));
        let f = f.add(g);
        let (g, h) = (g.loose(), h.loose());
        Self { x: L::mul(e, f), y: L::mul(g, h), z: L::mul(f, g), t: L::mul(e, h) }
    }
}

/// A point to which many (y + x, y − x, 2dxy) are added: Y + X, Y − X, 2Z, T.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Running<L: Lanes> {
    sum: L::Loose,
    difference: L::Loose,
    twice_z: L,
    t: L,
}

impl<L: Lanes> Running<L> {
    #[inline(always)]
    pub(crate) fn identity() -> Self {
        let (zero, one) = (splat::<L>(&ZERO), splat::<L>(&ONE));
        Self { sum: one.loose(), difference: one.loose(), twice_z: L::carry(one.add(one)), t: zero }
    }

    /// Adds points, or their negatives in the lanes of `negative`: 7 products.
    #[inline(always)]
    pub(crate) fn add(self, [sum, difference, product]: [L; 3], negative: u8) -> Self {
        let plus = L::select(negative, difference, sum);
        let minus = L::select(negative, sum, difference);
        let (h, e) = L::mul_two(self.sum, plus.loose(), self.difference, minus.loose());
        let (g, f) = L::mul_beside(self.t.loose(), product.loose(), self.twice_z);
        let (g, f) = (L::select_loose(negative, f, g), L::select_loose(negative, g, f));
        let (sum, difference) = L::mul_two(g, h, e, f);
        Self { sum, difference, twice_z: L::mul_double(f, g), t: L::mul(e, h) }
    }

    /// (2X : 2Y : 2Z : 2T).
    #[inline(always)]
    pub(crate) fn extended(self) -> Extended<L> {
        let (sum, difference) = (L::carry(self.sum), L::carry(self.difference));
        Extended {
            x: L::carry(sum.sub(difference)),
            y: L::carry(sum.add(difference)),
            z: self.twice_z,
            t: L::carry(self.t.add(self.t)),
        }
    }

    /// Lane by lane the neutral element where the bit is set.
    #[inline(always)]
    pub(crate) fn reset(self, mask: u8) -> Self {
        let new = Self::identity();
        Self {
            sum: L::select_loose(mask, new.sum, self.sum),
            difference: L::select_loose(mask, new.difference, self.difference),
            twice_z: L::select(mask, new.twice_z, self.twice_z),
            t: L::select(mask, new.t, self.t),
        }
    }
}

/// Puts a row into a lane.
#[inline(always)]
pub(crate) fn put(row: &Row, lane: usize, blocks: &mut [Block; 4]) {
    for coordinate in 0..4 {
        for limb in 0..5 {
            blocks[coordinate][limb][lane] = row[coordinate][limb];
        }
    }
}

/// Takes a lane's row.
#[inline(always)]
pub(crate) fn take(blocks: &[Block; 4], lane: usize) -> Row {
    let mut row = IDENTITY;
    for coordinate in 0..4 {
        for limb in 0..5 {
            row[coordinate][limb] = blocks[coordinate][limb][lane];
        }
    }
    row
}
