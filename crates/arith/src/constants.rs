//! Constants of the curve −x² + y² = 1 + d·x²·y² (RFC 9496 §4.1), five limbs of 51 bits; tested against their definitions.

use crate::lanes::Limbs;

pub(crate) const ZERO: Limbs = [0; 5];
pub(crate) const ONE: Limbs = [1, 0, 0, 0, 0];

/// d = −121665/121666.
pub(crate) const D: Limbs =
    [929955233495203, 466365720129213, 1662059464998953, 2033849074728123, 1442794654840575];

/// 2d.
pub(crate) const D2: Limbs =
    [1859910466990425, 932731440258426, 1072319116312658, 1815898335770999, 633789495995903];

/// √−1.
pub(crate) const SQRT_M1: Limbs =
    [1718705420411056, 234908883556509, 2233514472574048, 2117202627021982, 765476049583133];

/// 1/√(a − d), a = −1.
pub(crate) const INVSQRT_A_MINUS_D: Limbs =
    [278908739862762, 821645201101625, 8113234426968, 1777959178193151, 2118520810568447];
