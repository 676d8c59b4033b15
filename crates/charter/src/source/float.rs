//! Which numbers are too large for 64 bits of floating point.

/// 2¹⁰²⁴ − 2⁹⁷⁰, the least number that is rounded to infinity.
pub(super) const LEAST_INFINITE: &[u8; 309] = b"\
    1797693134862315807937289714053034150799341327100378269361737789804449682927647509466490179775872070963302\
    8641669288791094655554785194040263065748867150582068190890200070838367627385484581771153176447573027006985\
    5571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792";

/// Whether a number, of this form, is rounded to infinity. Below zero all may stand, as other readers take them.
pub(super) fn is_infinite(mantissa: &str, exponent: &str) -> bool {
    if mantissa.starts_with('-') {
        return false;
    }
    let mut digits =
        mantissa.bytes().filter(u8::is_ascii_digit).skip_while(|digit| *digit == b'0').peekable();
    if digits.peek().is_none() {
        return false;
    }
    let power = power(mantissa) + value(exponent);
    if power != 308 {
        return power > 308;
    }
    for least in LEAST_INFINITE {
        let digit = digits.next().unwrap_or(b'0');
        if digit != *least {
            return digit > *least;
        }
    }
    true
}

/// The power of ten of the first digit that is not zero.
fn power(mantissa: &str) -> i64 {
    let (mut power, mut after_point, mut found) = (-1, false, false);
    for byte in mantissa.bytes() {
        after_point |= byte == b'.';
        found |= matches!(byte, b'1'..=b'9');
        if byte.is_ascii_digit() {
            power += i64::from(!after_point && found) - i64::from(after_point && !found);
        }
    }
    power
}

/// An exponent's value. What is large already grows no further.
fn value(exponent: &str) -> i64 {
    let mut value = 0;
    for digit in exponent.bytes().filter(u8::is_ascii_digit) {
        if value < 0x10000 {
            value = 10 * value + i64::from(digit - b'0');
        }
    }
    if exponent.starts_with('-') { -value } else { value }
}
