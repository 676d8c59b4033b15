//! Exact fractions that a majority is measured against (spec 7.1, 7.2).

use core::fmt;
use core::str::FromStr;

/// A fraction p/q with 0 < p ≤ q ≤ 10⁶, taken of whole numbers exactly.
///
/// It keeps the form it was written in: 2/4 and 1/2 are different values that decide alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Threshold {
    numerator: u32,
    denominator: u32,
}

impl Threshold {
    /// The largest denominator.
    pub const MAX_DENOMINATOR: u32 = 1_000_000;

    /// The fraction `numerator`/`denominator`.
    ///
    /// # Errors
    /// Unless 0 < numerator ≤ denominator ≤ 10⁶.
    pub const fn new(numerator: u32, denominator: u32) -> Result<Self, ThresholdError> {
        if numerator == 0 || numerator > denominator || denominator > Self::MAX_DENOMINATOR {
            return Err(ThresholdError::Range);
        }
        Ok(Self { numerator, denominator })
    }

    /// p of p/q.
    pub const fn numerator(self) -> u32 {
        self.numerator
    }

    /// q of p/q.
    pub const fn denominator(self) -> u32 {
        self.denominator
    }

    /// The least whole number that is at least this share of `whole`.
    pub fn least(self, whole: u128) -> u128 {
        self.times(whole).div_ceil(self.denominator.into())
    }

    /// The least whole number that is more than this share of `whole`.
    pub fn least_above(self, whole: u128) -> u128 {
        self.times(whole) / u128::from(self.denominator) + 1
    }

    /// p times `whole`: exact, as no sum of weights reaches 2¹⁰⁰.
    fn times(self, whole: u128) -> u128 {
        whole.saturating_mul(self.numerator.into())
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl FromStr for Threshold {
    type Err = ThresholdError;

    fn from_str(text: &str) -> Result<Self, ThresholdError> {
        let (numerator, denominator) = text.split_once('/').ok_or(ThresholdError::Form)?;
        Self::new(whole_number(numerator)?, whole_number(denominator)?)
    }
}

/// Decimal digits without sign or leading zero; a number too large for a `u32` is out of range anyway.
fn whole_number(digits: &str) -> Result<u32, ThresholdError> {
    let only_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let leading_zero = digits.len() > 1 && digits.starts_with('0');
    if !only_digits || leading_zero {
        return Err(ThresholdError::Form);
    }
    digits.parse().map_err(|_| ThresholdError::Range)
}

/// Why something is no threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ThresholdError {
    /// Not two decimal numbers with a stroke between them.
    #[error(
        "is no fraction; write two whole numbers as \"1/2\", without signs, spaces, points or leading zeros"
    )]
    Form,
    /// A fraction outside the limits.
    #[error("is out of range; write p/q with 0 < p ≤ q ≤ 1000000")]
    Range,
}
