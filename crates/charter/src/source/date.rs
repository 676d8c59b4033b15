//! Dates and times (RFC 3339), of which only the form counts.

use super::cursor::Cursor;
use super::{Fault, Value};

const DATE: Value = Value::Other("a date or a time");

impl Cursor<'_> {
    /// A date, with a time and an offset if they are there.
    pub(super) fn date(&mut self) -> Result<Value, Fault> {
        let year = 100 * self.two(0, 99)? + self.two(0, 99)?;
        self.mark(b'-')?;
        let month = self.two(1, 12)?;
        self.mark(b'-')?;
        self.two(1, days(year, month))?;
        let spaced = self.peek() == Some(b' ') && matches!(self.ahead(1), Some(b'0'..=b'9'));
        if spaced || matches!(self.peek(), Some(b'T' | b't')) {
            self.at += 1;
            self.time()?;
            self.offset()?;
        }
        Ok(DATE)
    }

    /// A time of day. Every minute may have a second 60.
    pub(super) fn time(&mut self) -> Result<Value, Fault> {
        self.minutes()?;
        self.mark(b':')?;
        self.two(0, 60)?;
        if self.peek() == Some(b'.') && matches!(self.ahead(1), Some(b'0'..=b'9')) {
            self.at += 1;
            while self.digit(10).is_some() {
                self.at += 1;
            }
        }
        Ok(DATE)
    }

    fn offset(&mut self) -> Result<(), Fault> {
        if self.take(b'Z') || self.take(b'z') || !(self.take(b'+') || self.take(b'-')) {
            return Ok(());
        }
        self.minutes()
    }

    fn minutes(&mut self) -> Result<(), Fault> {
        self.two(0, 23)?;
        self.mark(b':')?;
        self.two(0, 59).map(drop)
    }

    fn mark(&mut self, mark: u8) -> Result<(), Fault> {
        if self.take(mark) { Ok(()) } else { Err(self.bad_date()) }
    }

    /// Two digits, a number from `least` to `most`.
    fn two(&mut self, least: u16, most: u16) -> Result<u16, Fault> {
        let mut number = 0;
        for _ in 0..2 {
            let digit = self.digit(10).ok_or_else(|| self.bad_date())?;
            number = 10 * number + u16::from(digit);
            self.at += 1;
        }
        if number < least || number > most {
            return Err(self.bad_date());
        }
        Ok(number)
    }

    fn bad_date(&self) -> Fault {
        self.fault("no such date or time; write one as 2026-12-31, 2026-12-31T23:59:59Z or 23:59:59")
    }
}

fn days(year: u16, month: u16) -> u16 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u16::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
