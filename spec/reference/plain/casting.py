"""How a real ballot is cast on each type of ballot, and the sums of all of them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .files import FileError, RealBallots

BUDGET, WIDE_BUDGET = 12, 10_000
SHARES = (6, 3, 2, 1)  # of the budget of 12, by place
GRADES = ("reject", "poor", "acceptable", "good", "very good", "excellent")

Row = list[int]  # a number for each option


@dataclass
class Count:
    """The totals of a type; what it does not ask is left out of the report."""

    type: str
    options: list[str]
    ballots: int
    blank: int = 0
    none: int = 0
    totals: Row = field(default_factory=list)
    pairs: list[Row] = field(default_factory=list)
    grades: list[Row] = field(default_factory=list)


def _downwards(marks: Row, size: int, first: int, last: int = 1) -> Row:
    """The first gets `first`, each next one less, none of them below `last`."""
    row = [0] * size
    for place, i in enumerate(marks):
        row[i] = max(first - place, last)
    return row


def _each(marks: Row, size: int, value: int) -> Row:
    return [value if i in marks else 0 for i in range(size)]


def _score(marks: Row, size: int, ranked: bool) -> Row:
    return _downwards(marks, size, 10) if ranked else _each(marks, size, 10)


def _star(marks: Row, size: int, ranked: bool) -> Row:
    return _downwards(marks, size, 5) if ranked else _each(marks, size, 5)


def _approval(marks: Row, size: int, _: bool) -> Row:
    return _each(marks, size, 1)


def _first(marks: Row, size: int, _: bool) -> Row:
    return _each(marks[:1], size, 1)


def _cumulative(marks: Row, size: int, ranked: bool) -> Row:
    if not ranked:
        marks = sorted(marks)[:BUDGET]
        return _each(marks, size, BUDGET // len(marks))
    row = [0] * size
    for i, share in zip(marks, SHARES):
        row[i] = share
    return row


def _halves(marks: Row, size: int, ranked: bool) -> Row:
    if not ranked:
        return _each(marks, size, WIDE_BUDGET // len(marks))
    row, left = [0] * size, WIDE_BUDGET
    for i in marks:
        if left > 0:
            row[i] = max(1, left // 2)
            left -= row[i]
    return row


def _borda(marks: Row, size: int, _: bool) -> Row:
    return _downwards(marks, size, size - 1, 0)


def completed(marks: Row, size: int) -> Row:
    """The ranking, then the others in the file's order."""
    return marks + [i for i in range(size) if i not in marks]


def _borda_complete(marks: Row, size: int, _: bool) -> Row:
    return _borda(completed(marks, size), size, True)


def _order(marks: Row, size: int, ranked: bool) -> Row:
    """Higher is better: by places, or approved above the rest."""
    return _downwards(marks, size, size) if ranked else _each(marks, size, 1)


def _order_complete(marks: Row, size: int, _: bool) -> Row:
    return _order(completed(marks, size), size, True)


def _grades(marks: Row, size: int, ranked: bool) -> Row:
    return _downwards(marks, size, 5) if ranked else _each(marks, size, 3)


@dataclass(frozen=True)
class Type:
    """How marks that are not empty become a number for each option, and what is
    made of the numbers."""

    numbers: Callable[[Row, int, bool], Row]
    adds: bool = True  # the totals are their sums
    compares: bool = False
    ranked_only: bool = False


TYPES = {
    "approval": Type(_approval),
    "one": Type(_first, ranked_only=True),
    "score": Type(_score),
    "star": Type(_star, compares=True),
    "cumulative": Type(_cumulative),
    "budget": Type(_halves),
    "borda": Type(_borda, ranked_only=True),
    "borda-complete": Type(_borda_complete, ranked_only=True),
    "pairwise": Type(_order, adds=False, compares=True, ranked_only=True),
    "pairwise-complete": Type(_order_complete, adds=False, compares=True, ranked_only=True),
    "pairwise-ties": Type(_order, adds=False, compares=True),
    "grades": Type(_grades, adds=False),
}


def count(real: RealBallots, name: str) -> Count:
    """The sums over all ballots."""
    kind, size = TYPES[name], len(real.options)
    if kind.ranked_only and not real.ranked:
        raise FileError(f"approvals have no order, and cannot be cast as {name}.")
    if kind.compares and size < 2:
        raise FileError(f"a single option cannot be cast as {name}.")
    found = Count(name, real.options, len(real.ballots), totals=[0] * size,
                  pairs=[[0] * size for _ in range(size)],
                  grades=[[0] * len(GRADES) for _ in range(size)])
    for marks in real.ballots:
        numbers = kind.numbers(marks, size, real.ranked) if marks else None
        if numbers is None and name == "one":
            found.none += 1
        elif numbers is None or (name == "pairwise-ties" and len(set(numbers)) == 1):
            found.blank += 1
        else:
            _add(found, kind, numbers)
    return found


def _add(found: Count, kind: Type, numbers: Row) -> None:
    for i, number in enumerate(numbers):
        if kind.adds:
            found.totals[i] += number
        if found.type == "grades":
            found.grades[i][number] += 1
        if kind.compares:
            for j, other in enumerate(numbers):
                found.pairs[i][j] += number > other
