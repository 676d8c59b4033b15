//! Days, months and years of UTC, by the Gregorian calendar, for any Unix time (spec 9.4).
//!
//! Years here begin on 1 March, so that a leap day is the last of its year, and 400 of them, an *era*, are always of
//! as many days.

use ostrakon_charter::Notice;

/// The seconds of a day.
const DAY: u64 = 86_400;
/// The days of an era.
const ERA: u64 = 146_097;
/// The days from 0000-03-01 to 1970-01-01.
const EPOCH: u64 = 719_468;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Date {
    year: u64,
    /// 1 … 12.
    month: u64,
    /// 1 … 31.
    day: u64,
}

impl Date {
    /// The day of Unix seconds.
    fn of(time: u64) -> Self {
        let days = time / DAY + EPOCH;
        let (era, rest) = (days / ERA, days % ERA);
        let year = (rest - rest / 1_460 + rest / 36_524 - rest / (ERA - 1)) / 365;
        let day = rest - (365 * year + year / 4 - year / 100);
        // Five months in a row from March on have 153 days.
        let since_march = (5 * day + 2) / 153;
        let month = if since_march < 10 { since_march + 3 } else { since_march - 9 };
        let after_new_year = u64::from(month < 3);
        Self { year: 400 * era + year + after_new_year, month, day: day - (153 * since_march + 2) / 5 + 1 }
    }

    /// The days from 0000-03-01 to this one, which is not before.
    fn days(self) -> u64 {
        let year = self.year - u64::from(self.month < 3);
        let (era, rest) = (year / 400, year % 400);
        let since_march = (self.month + 9) % 12;
        let day = (153 * since_march + 2) / 5 + self.day - 1;
        era * ERA + 365 * rest + rest / 4 - rest / 100 + day
    }

    /// The same day so many months later, or the last of that month.
    fn later(self, months: u64) -> Self {
        let since_january = self.month - 1 + months;
        let (year, month) = (self.year + since_january / 12, since_january % 12 + 1);
        Self { year, month, day: self.day.min(days_in(year, month)) }
    }
}

fn days_in(year: u64, month: u64) -> u64 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The calendar year.
pub(crate) fn year(time: u64) -> u64 {
    Date::of(time).year
}

/// A time for people.
pub(crate) fn show(time: u64) -> String {
    let Date { year, month, day } = Date::of(time);
    let (hours, minutes, seconds) = (time % DAY / 3_600, time % 3_600 / 60, time % 60);
    format!("{year}-{month:02}-{day:02} {hours:02}:{minutes:02}:{seconds:02} UTC")
}

/// Is a start so long after the call?
pub(crate) fn is_enough(called: u64, starts: u64, notice: Notice) -> bool {
    starts >= earliest(called, notice)
}

/// The earliest start of a meeting that is called at this time.
fn earliest(called: u64, notice: Notice) -> u64 {
    match notice {
        Notice::Days(days) => called.saturating_add(u64::from(days) * DAY),
        Notice::Months(months) => {
            let days = Date::of(called).later(months.into()).days() - EPOCH;
            days.saturating_mul(DAY).saturating_add(called % DAY)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::DateTime;
    use jiff::{SignedDuration, Span};

    const START: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
    const YEAR_9990: u64 = 253_086_768_000;

    fn time(text: &str) -> u64 {
        let time: DateTime = text.parse().unwrap();
        u64::try_from(time.duration_since(START).as_secs()).unwrap()
    }

    /// Exactly at `earliest` is enough, a second before is not.
    fn edge(called: &str, notice: Notice, earliest: &str) {
        let (called, earliest) = (time(called), time(earliest));
        assert!(is_enough(called, earliest, notice), "{called} {notice:?}");
        assert!(is_enough(called, earliest + 1, notice));
        assert!(!is_enough(called, earliest - 1, notice));
    }

    #[test]
    fn months_end_on_the_last_day_where_there_is_no_such_day() {
        edge("2025-12-31T18:30:00", Notice::Months(2), "2026-02-28T18:30:00");
        edge("2027-12-31T18:30:00", Notice::Months(2), "2028-02-29T18:30:00");
        edge("2028-02-29T00:00:00", Notice::Months(12), "2029-02-28T00:00:00");
        edge("2026-01-31T23:59:59", Notice::Months(1), "2026-02-28T23:59:59");
        edge("2026-01-31T23:59:59", Notice::Months(2), "2026-03-31T23:59:59");
        edge("2026-03-15T12:00:00", Notice::Months(60), "2031-03-15T12:00:00");
        edge("2099-12-30T01:02:03", Notice::Months(2), "2100-02-28T01:02:03");
    }

    #[test]
    fn days_are_of_86400_seconds() {
        edge("2026-03-28T12:00:00", Notice::Days(14), "2026-04-11T12:00:00");
        edge("2026-01-01T00:00:00", Notice::Days(3650), "2035-12-30T00:00:00");
    }

    /// Every month of every length of notice, by another calendar.
    #[test]
    fn another_calendar_says_the_same() {
        for step in 0..60_000u64 {
            let called = (step * 4_218_000 + step % 86_400).min(YEAR_9990);
            let civil = START.checked_add(SignedDuration::from_secs(i64::try_from(called).unwrap())).unwrap();
            let months = u16::try_from(step % 60 + 1).unwrap();
            let later = civil.checked_add(Span::new().months(i64::from(months))).unwrap();
            let later = u64::try_from(later.duration_since(START).as_secs()).unwrap();
            assert_eq!(earliest(called, Notice::Months(months)), later, "{civil} {months}");
            assert_eq!(show(called), format!("{} {} UTC", civil.date(), civil.time()));
            assert_eq!(year(called), u64::try_from(civil.year()).unwrap());
        }
    }

    #[test]
    fn no_time_is_out_of_hand() {
        assert_eq!(show(253_402_300_799), "9999-12-31 23:59:59 UTC");
        assert_eq!((year(0), year(253_402_300_799), year(253_402_300_800)), (1970, 9999, 10_000));
        for called in [0, 1 << 53, i64::MAX as u64, u64::MAX] {
            let (date, months, days) = (show(called), Notice::Months(60), Notice::Days(3650));
            assert!(
                date.ends_with("UTC")
                    && earliest(called, months) >= called
                    && earliest(called, days) >= called
            );
        }
        assert_eq!(earliest(u64::MAX, Notice::Months(1)), u64::MAX);
    }
}
