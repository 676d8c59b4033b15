"""Small elections for the vectors of 7-certify: totals in the form that the rules
take.  Every maker gives (ballot, Totals)."""

from ..totals import Totals
from .draw import Draw

GRADES = ["reject", "poor", "acceptable", "good", "very good", "excellent"]
Case = tuple[dict, Totals]
# Schulze 2011, section 1: 45 voters, five candidates; E wins.
SCHULZE = [(5, "acbed"), (5, "adecb"), (8, "bedac"), (3, "cabed"), (7, "caebd"), (2, "cbade"),
           (7, "dceba"), (8, "ebadc")]
# Memphis, Nashville, Chattanooga, Knoxville: Nashville wins.
TENNESSEE = [(42, "mnck"), (26, "ncmk"), (15, "cknm"), (17, "kcnm")]


def extras(ballot: dict, marked: int, none: int, blank: int) -> Totals:
    """The weight and the extra answers; what is not offered is left out."""
    none, blank = none if ballot["none"] else None, blank if ballot["blank"] else None
    return Totals(marked + (none or 0) + (blank or 0), none, blank)


def compare(voters: list[tuple[int, list[int]]], k: int) -> list[list[int]]:
    """d from how high each voter puts each option."""
    return [[sum(w for w, high in voters if high[i] > high[j]) for j in range(k)] for i in range(k)]


def pairwise(order: str, voters: list[tuple[int, list[int]]], k: int, none: int = 0,
             blank: int = 0, offered: bool = True) -> Case:
    ballot = {"blank": offered, "none": offered, "order": order, "type": "pairwise"}
    said = extras(ballot, sum(w for w, _ in voters), none, blank)
    said.pairs = compare(voters, k)
    return ballot, said


def spelled(voters: list[tuple[int, str]], names: str) -> Case:
    """From orders written as letters."""
    heights = [(w, [len(text) - text.index(name) for name in names]) for w, text in voters]
    return pairwise("complete", heights, len(names))


def drawn_order(draw: Draw, order: str, k: int) -> list[int]:
    """How high one voter puts each option; not all the same."""
    heights = draw.order(list(range(1, k + 1)))
    if order == "partial":
        least = draw.between(1, k)
        return [h if h >= least else 0 for h in heights]
    while order == "ties":
        heights = [draw.below(k) for _ in range(k)]
        if len(set(heights)) > 1:
            break
    return heights


def drawn_pairwise(draw: Draw) -> Case:
    order, k = ("complete", "partial", "ties")[draw.below(3)], draw.between(2, 6)
    voters = [(draw.between(1, 4), drawn_order(draw, order, k)) for _ in range(draw.between(1, 6))]
    return pairwise(order, voters, k, draw.below(4), draw.below(3), draw.below(2) == 0)


def stars(voters: list[tuple[int, list[int]]], k: int, most: int = 5, none: int = 0,
          blank: int = 0, offered: bool = True) -> Case:
    ballot = {"blank": offered, "max": most, "none": offered, "pairs": True, "type": "score"}
    said = extras(ballot, sum(w for w, _ in voters), none, blank)
    said.options = [sum(w * scores[i] for w, scores in voters) for i in range(k)]
    said.pairs = compare(voters, k)
    return ballot, said


def drawn_stars(draw: Draw) -> Case:
    k, most = draw.between(2, 5), (1, 2, 3, 5)[draw.below(4)]
    voters = [(draw.between(1, 3), [draw.below(most + 1) for _ in range(k)])
              for _ in range(draw.between(1, 5))]
    return stars(voters, k, most, draw.below(4), draw.below(3), draw.below(2) == 0)


def graded(rows: list[list[int]], none: int = 0, blank: int = 0, offered: bool = True) -> Case:
    ballot = {"blank": offered, "grades": GRADES[: len(rows[0])], "none": offered, "type": "grades"}
    said = extras(ballot, sum(rows[0]), none, blank)
    said.grades = rows
    return ballot, said


def drawn_grades(draw: Draw) -> Case:
    k, grades, marked = draw.between(1, 4), draw.between(2, 6), draw.between(1, 9)
    rows = []
    for _ in range(k):
        given = [draw.below(grades) for _ in range(marked)]
        rows.append([given.count(g) for g in range(grades)])
    return graded(rows, draw.below(4), draw.below(3), draw.below(2) == 0)


def sums(ballot: dict, totals: list[int], marked: int, none: int = 0, blank: int = 0) -> Case:
    """A ballot whose options have totals."""
    said = extras(ballot, marked, none, blank)
    said.options = totals
    return ballot, said


SUMMED = {
    "choice": {"type": "choice"}, "approval": {"max": 3, "min": 1, "type": "approval"},
    "score": {"max": 10, "pairs": False, "type": "score"},
    "cumulative": {"budget": 12, "each": 12, "min": 1, "type": "cumulative"},
    "ranking": {"min": 1, "type": "ranking"},
}


def summed(kind: str, k: int, offered: bool = True) -> dict:
    """A ballot of this type; the points of a ranking are Borda's."""
    ballot = {**SUMMED[kind], "blank": offered, "none": offered}
    if kind == "approval":
        ballot["max"] = min(3, k)
    if kind == "ranking":
        ballot["points"] = list(range(k - 1, -1, -1))
    return ballot


def slots(ballot: dict, said: Totals) -> list[int]:
    """The totals of the slots that say this (3.2)."""
    found, kind = list(said.options or []), ballot["type"]
    for i, row in enumerate(said.pairs or []):
        upper = kind == "pairwise" and ballot["order"] == "complete"
        found += [total for j, total in enumerate(row) if (j > i if upper else j != i)]
    for row in said.grades or []:
        found += row[1:]
    found += [said.none] if ballot["none"] and kind != "choice" else []
    return found + ([said.blank] if ballot["blank"] else [])
