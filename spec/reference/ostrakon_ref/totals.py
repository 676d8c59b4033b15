"""What the totals say (the last table of 3.2): from the totals of a contest's
slots to its options, comparisons, grades and extra answers."""

from dataclasses import dataclass
from itertools import combinations, permutations


class TotalsError(ValueError):
    """No valid ballots have these totals."""


@dataclass
class Totals:
    """What is not asked is None: the extra answers too, where they are not offered."""

    weight: int
    none: int | None = None
    blank: int | None = None
    options: list[int] | None = None
    pairs: list[list[int]] | None = None  # d_ij: how many put i before j
    grades: list[list[int]] | None = None  # of each option, how many give it grade g

    @property
    def marked(self) -> int:
        """R: the weight of those who gave no extra answer."""
        return self.weight - (self.none or 0) - (self.blank or 0)


def largest(ballot: dict, k: int) -> list[int]:
    """The largest value of each slot, extra answers included."""
    kind = ballot["type"]
    if kind == "motion":
        return [1, 1]
    if kind == "pairwise":
        own = [1] * (k * (k - 1) // (2 if ballot["order"] == "complete" else 1))
    elif kind == "grades":
        own = [1] * (k * (len(ballot["grades"]) - 1))
    else:
        own = [_largest_total(ballot)] * k
    if kind == "score" and ballot["pairs"]:
        own += [1] * (k * (k - 1))
    return own + [1] * len(_extra_slots(ballot))


def _largest_total(ballot: dict) -> int:
    """Of an option's slot: the sum of its weights (3.1)."""
    if ballot["type"] == "ranking":
        return sum(ballot["points"])
    bound = {"score": "max", "cumulative": "each"}.get(ballot["type"])
    return ballot[bound] if bound else 1


def _extra_slots(ballot: dict) -> list[str]:
    """Those that have a slot, in order."""
    found = ["none"] if ballot.get("none") and ballot["type"] != "choice" else []
    return found + (["blank"] if ballot.get("blank") else [])


def read(ballot: dict, k: int, slots: list[int], weight: int) -> Totals:
    """The table of 3.2, with all that it refuses."""
    bounds = largest(ballot, k)
    if len(slots) != len(bounds):
        raise TotalsError(f"{len(slots)} totals instead of {len(bounds)}")
    for s, (total, bound) in enumerate(zip(slots, bounds)):
        if not 0 <= total <= weight * bound:
            raise TotalsError(f"total {s} is not 0 to {weight * bound}")
    extra = _extra_slots(ballot)
    own = slots[: len(slots) - len(extra)]
    said = Totals(weight, **dict(zip(extra, slots[len(own):])))
    if ballot["type"] == "choice":
        _choice(ballot, slots, said)
    if said.marked < 0:
        raise TotalsError("more extra answers than ballots")
    _READ[ballot["type"]](ballot, k, own, said)
    return said


def _choice(ballot: dict, slots: list[int], said: Totals) -> None:
    """Who marks no slot says none, if that is offered."""
    rest = said.weight - sum(slots)
    if rest < 0:
        raise TotalsError("more answers than ballots")
    if rest > 0 and not ballot["none"]:
        raise TotalsError("fewer answers than ballots, and none is not offered")
    if ballot["none"]:
        said.none = rest


def _motion(_: dict, __: int, slots: list[int], said: Totals) -> None:
    rest = said.weight - sum(slots)
    if rest < 0:
        raise TotalsError("more for and against than ballots")
    said.options = [*slots, rest]


def _options(_: dict, k: int, slots: list[int], said: Totals) -> None:
    said.options = slots[:k]


def _score(ballot: dict, k: int, slots: list[int], said: Totals) -> None:
    said.options = slots[:k]
    if ballot["pairs"]:
        said.pairs = _ordered(k, slots[k:], said.marked)


def _pairwise(ballot: dict, k: int, slots: list[int], said: Totals) -> None:
    if ballot["order"] != "complete":
        said.pairs = _ordered(k, slots, said.marked)
        return
    said.pairs = [[0] * k for _ in range(k)]
    for (i, j), total in zip(combinations(range(k), 2), slots):
        said.pairs[i][j], said.pairs[j][i] = total, said.marked - total
        if total > said.marked:
            raise TotalsError(f"more put {i} before {j} than rank")


def _ordered(k: int, slots: list[int], marked: int) -> list[list[int]]:
    """d from a slot for each ordered pair."""
    d = [[0] * k for _ in range(k)]
    for (i, j), total in zip(permutations(range(k), 2), slots):
        d[i][j] = total
    for i, j in combinations(range(k), 2):
        if d[i][j] + d[j][i] > marked:
            raise TotalsError(f"more compare {i} and {j} than mark anything")
    return d


def _grades(ballot: dict, k: int, slots: list[int], said: Totals) -> None:
    said.grades, above = [], len(ballot["grades"]) - 1
    for i in range(k):
        given = slots[i * above : (i + 1) * above]
        if sum(given) > said.marked:
            raise TotalsError(f"more grades of {i} than ballots")
        said.grades.append([said.marked - sum(given), *given])


_READ = {
    "motion": _motion, "choice": _options, "approval": _options, "score": _score,
    "cumulative": _options, "ranking": _options, "pairwise": _pairwise, "grades": _grades,
}


def named(options: list[str], said: Totals) -> dict[str, int]:
    """The `totals` of the report (chapter 8)."""
    found = dict(zip(options, said.options or []))
    if said.pairs is not None:
        found |= {f"{options[i]}>{options[j]}": said.pairs[i][j]
                  for i, j in permutations(range(len(options)), 2)}
    for option, row in zip(options, said.grades or []):
        found |= {f"{option}:{grade}": total for grade, total in enumerate(row)}
    extra = {"none": said.none, "blank": said.blank}
    return found | {name: total for name, total in extra.items() if total is not None}
