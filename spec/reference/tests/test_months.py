"""Calendar months (9.4), against Python's own dates where it has them."""

import unittest
from calendar import monthrange
from datetime import datetime, timedelta

from ostrakon_ref.months import civil, later, midnight
from ostrakon_ref.vectors.draw import Draw
from ostrakon_ref.vectors.register import months

EPOCH = datetime(1970, 1, 1)


def time(*date: int) -> int:
    return int((datetime(*date) - EPOCH).total_seconds())


def plainly(moment: datetime, months: int) -> datetime:
    month = moment.month - 1 + months
    year, month = moment.year + month // 12, month % 12 + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))


class Months(unittest.TestCase):
    def test_month_ends(self) -> None:
        for start, count, end in (
            ((2020, 12, 31, 12), 2, (2021, 2, 28, 12)), ((2023, 12, 31, 12), 2, (2024, 2, 29, 12)),
            ((2021, 1, 31, 23, 59, 59), 1, (2021, 2, 28, 23, 59, 59)), ((2021, 2, 28), 1, (2021, 3, 28)),
            ((2020, 2, 29), 12, (2021, 2, 28)), ((2021, 5, 31), 1, (2021, 6, 30)),
            ((2099, 12, 31), 2, (2100, 2, 28)), ((2021, 7, 4, 1, 2, 3), 60, (2026, 7, 4, 1, 2, 3)),
        ):
            self.assertEqual(later(time(*start), count), time(*end), start)

    def test_drawn(self) -> None:
        draw = Draw("test months")
        for _ in range(5000):
            seconds, count = draw.below(200_000_000_000), draw.between(1, 60)
            moment = EPOCH + timedelta(seconds=seconds)
            self.assertEqual(civil(seconds), (moment.year, moment.month, moment.day))
            self.assertEqual(midnight(*civil(seconds)), seconds - seconds % 86_400)
            expected = plainly(moment, count)
            self.assertEqual(later(seconds, count), int((expected - EPOCH).total_seconds()))

    def test_far_away(self) -> None:
        """Times that no date of Python's has."""
        self.assertEqual(civil(2**53 - 1)[0], 285_428_751)
        self.assertEqual(midnight(275_760, 9, 13), 8_640_000_000_000)  # the last day of JavaScript's dates
        self.assertEqual(len(months()), 20)


if __name__ == "__main__":
    unittest.main()
