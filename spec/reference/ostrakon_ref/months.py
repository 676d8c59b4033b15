"""Days, months and years of UTC, by the Gregorian calendar, for any Unix time
(9.4).  Python's own dates end with the year 9999."""

DAY = 86_400
_ERA = 146_097  # days of 400 years


def civil(time: int) -> tuple[int, int, int]:
    """Year, month, day of a time that is not negative."""
    days = time // DAY + 719_468  # since 0000-03-01
    era, rest = divmod(days, _ERA)
    year = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    day = rest - (365 * year + year // 4 - year // 100)
    month = (5 * day + 2) // 153
    date = day - (153 * month + 2) // 5 + 1
    return era * 400 + year + (month > 9), month + 3 if month < 10 else month - 9, date


def midnight(year: int, month: int, date: int) -> int:
    """The first second of a day."""
    year -= month < 3
    era, rest = divmod(year, 400)
    day = (153 * (month + 9 if month < 3 else month - 3) + 2) // 5 + date - 1
    days = era * _ERA + rest * 365 + rest // 4 - rest // 100 + day - 719_468
    return days * DAY


def days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def later(time: int, months: int) -> int:
    """The same day and time of day, so many months later; the last day of that
    month where it has no such day."""
    year, month, date = civil(time)
    years, month = divmod(month - 1 + months, 12)
    year, month = year + years, month + 1
    return midnight(year, month, min(date, days_in(year, month))) + time % DAY
