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

    /// Adds (y + x, y − x, 2dxy): 7 products.
    #[inline(always)]
    pub(crate) fn add_niels(self, [sum, difference, product]: [L; 3]) -> Self {
        let a = L::mul(self.y.sub(self.x), difference.loose());
        let b = L::mul(self.y.add(self.x), sum.loose());
        let c = mul(self.t, product);
        let d = L::carry(self.z.add(self.z));
        Self::complete(a, b, c, d)
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

    /// Lane by lane, `a` where the bit is set, else `b`.
    #[inline(always)]
    pub(crate) fn select(mask: u8, a: Self, b: Self) -> Self {
        let one = |a, b| L::select(mask, a, b);
        Self { x: one(a.x, b.x), y: one(a.y, b.y), z: one(a.z, b.z), t: one(a.t, b.t) }
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
