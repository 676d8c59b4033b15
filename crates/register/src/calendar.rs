//! Days and months in UTC, for notice and for the calendar (spec 9.4).

use jiff::civil::DateTime;
use jiff::{SignedDuration, Span};
use ostrakon_charter::Notice;

/// The seconds of a day of notice.
const DAY: u64 = 86_400;

/// The date and time of Unix seconds; none from the year 10000 on.
fn civil(time: u64) -> Option<DateTime> {
    let seconds = SignedDuration::from_secs(i64::try_from(time).ok()?);
    DateTime::constant(1970, 1, 1, 0, 0, 0, 0).checked_add(seconds).ok()
}

/// The calendar year.
pub(crate) fn year(time: u64) -> Option<i16> {
    civil(time).map(DateTime::year)
}

/// A time for people.
pub(crate) fn show(time: u64) -> String {
    match civil(time) {
        Some(time) => format!("{} {} UTC", time.date(), time.time()),
        None => format!("{time} seconds after 1970"),
    }
}

/// Is a start so long after the call? Months are calendar months: the same day of the later month, or its last.
pub(crate) fn is_enough(called: u64, starts: u64, notice: Notice) -> bool {
    match notice {
        Notice::Days(_) => earliest(called, notice).is_some_and(|earliest| starts >= earliest),
        Notice::Months(months) => earliest_after(called, months)
            .zip(civil(starts))
            .is_some_and(|(earliest, starts)| starts >= earliest),
    }
}

/// The first start that is so long after the call; none beyond the year 9999.
pub(crate) fn earliest(called: u64, notice: Notice) -> Option<u64> {
    match notice {
        Notice::Days(days) => called.checked_add(u64::from(days) * DAY),
        Notice::Months(months) => {
            let since =
                earliest_after(called, months)?.duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0));
            u64::try_from(since.as_secs()).ok()
        }
    }
}

/// So many months later; none beyond the year 9999.
fn earliest_after(called: u64, months: u16) -> Option<DateTime> {
    let span = Span::new().try_months(i64::from(months)).ok()?;
    civil(called)?.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::acts::YEAR_10000;

    fn time(text: &str) -> u64 {
        let time: DateTime = text.parse().unwrap();
        let epoch = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        u64::try_from(time.duration_since(epoch).as_secs()).unwrap()
    }

    /// Exactly at `earliest` is enough, a second before is not.
    fn edge(called: &str, notice: Notice, earliest: &str) {
        let (called, earliest) = (time(called), time(earliest));
        assert!(is_enough(called, earliest, notice), "{called} {notice:?}");
        assert!(is_enough(called, earliest + 1, notice));
        assert!(!is_enough(called, earliest - 1, notice));
        assert_eq!(super::earliest(called, notice), Some(earliest));
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

    #[test]
    fn no_time_is_out_of_hand() {
        assert_eq!(show(YEAR_10000 - 1), "9999-12-31 23:59:59 UTC");
        assert_eq!((year(0), year(YEAR_10000 - 1), year(YEAR_10000)), (Some(1970), Some(9999), None));
        for called in [0, YEAR_10000 - 1, YEAR_10000, i64::MAX as u64, u64::MAX] {
            for starts in [0, called, u64::MAX] {
                let _ = (is_enough(called, starts, Notice::Months(60)), show(called));
                assert!(!is_enough(u64::MAX - 1, starts, Notice::Days(3650)));
            }
        }
        assert!(!is_enough(YEAR_10000 - 1, YEAR_10000 - 1, Notice::Months(1)));
    }
}
