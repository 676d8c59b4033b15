//! Numbers. Of those with a point or an exponent only the form counts.

use super::cursor::Cursor;
use super::float::is_infinite;
use super::{Fault, Value};

impl Cursor<'_> {
    /// A number, a date or a time.
    pub(super) fn number(&mut self) -> Result<Value, Fault> {
        if self.digits_before(4, b'-') {
            return self.date();
        }
        if self.digits_before(2, b':') {
            return self.time();
        }
        let start = self.at;
        if self.take(b'+') || self.take(b'-') {
            return self.decimal(start);
        }
        let base = if self.word("0x") {
            16
        } else if self.word("0o") {
            8
        } else if self.word("0b") {
            2
        } else {
            return self.decimal(start);
        };
        let start = self.at;
        self.digits(base)?;
        self.integer(start, base)
    }

    /// `inf` and `nan`, also after a sign.
    pub(super) fn special(&mut self) -> Option<Value> {
        (self.word("inf") || self.word("nan")).then_some(FLOAT)
    }

    fn decimal(&mut self, start: usize) -> Result<Value, Fault> {
        if let Some(special) = self.special() {
            return Ok(special);
        }
        // No digit follows a zero at the start.
        if !self.take(b'0') {
            self.digits(10)?;
        }
        match self.peek() {
            Some(b'.' | b'e' | b'E') => self.float(start),
            _ => self.integer(start, 10),
        }
    }

    /// What follows the digits before a point or an exponent.
    fn float(&mut self, start: usize) -> Result<Value, Fault> {
        if self.take(b'.') {
            self.digits(10)?;
        }
        let mantissa = self.since(start);
        let mut exponent = "";
        if self.take(b'e') || self.take(b'E') {
            let start = self.at;
            let _ = self.take(b'+') || self.take(b'-');
            self.digits(10)?;
            exponent = self.since(start);
        }
        if is_infinite(mantissa, exponent) {
            return Err(self.fault("no number above 1.7976931348623157e308 can be written"));
        }
        Ok(FLOAT)
    }

    /// Passes digits; between two of them one `_` may stand.
    fn digits(&mut self, base: u8) -> Result<(), Fault> {
        loop {
            if self.digit(base).is_none() {
                return Err(self.unexpected("write a digit of the number"));
            }
            self.at += 1;
            if !self.take(b'_') && self.digit(base).is_none() {
                return Ok(());
            }
        }
    }

    /// The value of the next byte as a digit.
    pub(super) fn digit(&self, base: u8) -> Option<u8> {
        self.peek().and_then(|byte| digit(byte, base))
    }

    /// The integer that was passed since `start`.
    fn integer(&self, start: usize, base: u8) -> Result<Value, Fault> {
        let text = self.since(start);
        let negative = text.starts_with('-');
        integer(text, base, negative)
            .map(Value::Integer)
            .ok_or_else(|| self.fault("whole numbers go from -9223372036854775808 to 9223372036854775807"))
    }

    fn digits_before(&self, digits: usize, end: u8) -> bool {
        let is_digit = |at| matches!(self.ahead(at), Some(b'0'..=b'9'));
        (0..digits).all(is_digit) && self.ahead(digits) == Some(end)
    }
}

const FLOAT: Value = Value::Other("a number with a point or an exponent");

fn digit(byte: u8, base: u8) -> Option<u8> {
    let value = match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'f' => byte - b'a' + 10,
        b'A'..=b'F' => byte - b'A' + 10,
        _ => return None,
    };
    (value < base).then_some(value)
}

/// Added up below zero, where there is one number more.
fn integer(text: &str, base: u8, negative: bool) -> Option<i64> {
    let mut sum = 0_i64;
    for byte in text.bytes() {
        if let Some(digit) = digit(byte, base) {
            sum = sum.checked_mul(base.into())?.checked_sub(digit.into())?;
        }
    }
    if negative { Some(sum) } else { sum.checked_neg() }
}
