//! Numbers modulo 2²⁵⁵ − 19 as one learns them at school: digits of 32 bits, one at a time.

const DIGITS: usize = 24;

/// A natural number below 2^(32·24), least digit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number([u32; DIGITS]);

impl Number {
    pub(super) fn from(word: u64) -> Self {
        Self::shifted(word, 0)
    }

    /// word·2^bits.
    pub(super) fn shifted(word: u64, bits: usize) -> Self {
        let mut digits = [0; DIGITS];
        let wide = u128::from(word) << (bits % 32);
        for k in 0..3 {
            digits[bits / 32 + k] = (wide >> (32 * k)) as u32;
        }
        Self(digits)
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let (mut sum, mut carry) = ([0; DIGITS], 0);
        for k in 0..DIGITS {
            let digit = u64::from(self.0[k]) + u64::from(other.0[k]) + carry;
            (sum[k], carry) = (digit as u32, digit >> 32);
        }
        assert_eq!(carry, 0, "too large a number");
        Self(sum)
    }

    pub(super) fn times(self, other: Self) -> Self {
        let (a, b) = (self.reduced(), other.reduced());
        let mut product = [0; DIGITS];
        for i in 0..8 {
            let mut carry = 0;
            for j in 0..8 {
                let digit = u64::from(a.0[i]) * u64::from(b.0[j]) + u64::from(product[i + j]) + carry;
                (product[i + j], carry) = (digit as u32, digit >> 32);
            }
            product[i + 8] = carry as u32;
        }
        Self(product).reduced()
    }

    /// −self.
    pub(super) fn negative(self) -> Self {
        Self::minus_one().times(self)
    }

    /// 2²⁵⁵ − 20.
    fn minus_one() -> Self {
        let mut digits = [0; DIGITS];
        digits[..8].fill(u32::MAX);
        digits[7] >>= 1;
        digits[0] -= 19;
        Self(digits)
    }

    /// The remainder modulo 2²⁵⁵ − 19.
    pub(super) fn reduced(self) -> Self {
        let mut rest = self;
        loop {
            let (low, high) = rest.cut();
            if high == Self::from(0) {
                break;
            }
            rest = (0..19).fold(low, |sum, _| sum.plus(high));
        }
        // At least p exactly if 19 more reach 2²⁵⁵, and then what is below that is the remainder.
        let (low, high) = rest.plus(Self::from(19)).cut();
        if high == Self::from(0) { rest } else { low }
    }

    /// What is below 2²⁵⁵, and what is above, divided by that.
    fn cut(self) -> (Self, Self) {
        let (mut low, mut high) = ([0; DIGITS], [0; DIGITS]);
        low[..8].copy_from_slice(&self.0[..8]);
        low[7] &= u32::MAX >> 1;
        for k in 7..DIGITS {
            let next = self.0.get(k + 1).copied().unwrap_or(0);
            high[k - 7] = self.0[k] >> 31 | next << 1;
        }
        (Self(low), Self(high))
    }

    pub(super) fn is_odd(self) -> bool {
        self.0[0] & 1 == 1
    }
}

#[test]
fn school_arithmetic() {
    let (p_minus_1, one) = (Number::minus_one(), Number::from(1));
    assert_eq!(p_minus_1.reduced(), p_minus_1);
    assert_eq!(p_minus_1.plus(one).reduced(), Number::from(0));
    assert_eq!(p_minus_1.times(p_minus_1), one);
    assert_eq!(one.negative(), p_minus_1);
    assert_eq!(Number::shifted(1, 255).reduced(), Number::from(19));
    assert_eq!(Number::shifted(1, 254).times(Number::from(6)), Number::from(57));
    // 2^(p − 1) = 1.
    let mut power = Number::from(2);
    let two = power;
    for bit in (0..254).rev() {
        power = power.times(power);
        let bit_of_p_minus_1 = !matches!(bit, 0 | 1 | 4);
        power = if bit_of_p_minus_1 { power.times(two) } else { power };
    }
    assert_eq!(power, one);
}
