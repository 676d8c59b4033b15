"""Vectors of the last table of 3.2: from slots' totals to what they say, or why not."""

from dataclasses import asdict

from ..totals import TotalsError, named, read
from .draw import Draw
from .elections import drawn_grades, drawn_pairwise, drawn_stars, slots, summed

NAMES = ["ada", "bo", "cy", "dan", "eve", "flo"]


def _plain(kind: str, none: bool, blank: bool, k: int = 3, **keys) -> tuple[dict, int]:
    return {**summed(kind, k), "none": none, "blank": blank, **keys}, k


def _pairwise(order: str, none: bool, blank: bool, k: int = 3) -> tuple[dict, int]:
    return {"blank": blank, "none": none, "order": order, "type": "pairwise"}, k


def _grades(none: bool, blank: bool, k: int = 2) -> tuple[dict, int]:
    grades = ["poor", "fair", "good"]
    return {"blank": blank, "grades": grades, "none": none, "type": "grades"}, k


MOTION = ({"type": "motion"}, 3)
STAR = {"max": 5, "pairs": True}
# what, (ballot, options), slots, weight
CASES = [
    ("a motion", MOTION, [5, 2], 9), ("a motion nobody abstained from", MOTION, [5, 4], 9),
    ("a motion without ballots", MOTION, [0, 0], 0), ("more for and against than ballots", MOTION, [5, 5], 9),
    ("more for than ballots", MOTION, [10, 0], 9), ("a slot less", MOTION, [5], 9),
    ("a slot more", MOTION, [5, 2, 2], 9),
    ("a choice", _plain("choice", False, False), [1, 2, 3], 6),
    ("a choice with none", _plain("choice", True, False), [1, 2, 3], 7),
    ("a choice with blank", _plain("choice", False, True), [1, 2, 3, 4], 10),
    ("a choice with both", _plain("choice", True, True), [1, 2, 3, 4], 15),
    ("more marks than a choice has", _plain("choice", True, True), [1, 2, 3, 4], 9),
    ("fewer marks than a choice without none has", _plain("choice", False, True), [0, 2, 0, 3], 10),
    ("more marks than a choice without none has", _plain("choice", False, False), [1, 2, 4], 6),
    ("an approval", _plain("approval", False, False), [6, 6, 0], 6),
    ("an approval with both", _plain("approval", True, True), [3, 2, 1, 2, 1], 6),
    ("an approval above the weight", _plain("approval", True, True), [7, 2, 1, 0, 0], 6),
    ("more extra answers than ballots", _plain("approval", True, True), [0, 0, 0, 4, 3], 6),
    ("a score", _plain("score", True, True), [60, 10, 0, 0, 0], 6),
    ("a score above the weight", _plain("score", False, False), [61, 10, 0], 6),
    ("STAR", _plain("score", True, True, 2, **STAR), [20, 11, 3, 2, 1, 1], 7),
    ("STAR, more comparisons than ballots", _plain("score", True, True, 2, **STAR), [20, 11, 4, 2, 1, 1], 7),
    ("STAR, a comparison above R", _plain("score", True, True, 2, **STAR), [20, 11, 6, 0, 1, 1], 7),
    ("STAR of three", _plain("score", False, True, 3, **STAR), [9, 8, 7, 2, 0, 1, 2, 2, 1, 1], 4),
    ("points shared out", _plain("cumulative", True, False), [72, 0, 0, 0], 6),
    ("points above the weight", _plain("cumulative", True, False), [73, 0, 0, 0], 6),
    ("places", _plain("ranking", True, True), [18, 0, 0, 0, 0], 6),
    ("places above the weight", _plain("ranking", True, True), [19, 0, 0, 0, 0], 6),
    ("points that are equal", _plain("ranking", False, False, points=[3, 3]), [36, 0, 0], 6),
    ("a complete order", _pairwise("complete", False, False), [4, 0, 6], 6),
    ("a complete order with both", _pairwise("complete", True, True), [4, 0, 3, 1, 1], 6),
    ("a complete order above R", _pairwise("complete", True, True), [4, 0, 5, 1, 1], 6),
    ("a partial order", _pairwise("partial", False, True), [3, 3, 2, 3, 1, 0, 0], 6),
    ("a partial order, a pair above R", _pairwise("partial", True, True), [3, 3, 3, 3, 1, 0, 1, 0], 6),
    ("an order with ties", _pairwise("ties", True, True, 2), [3, 1, 1, 1], 6),
    ("an order with ties above R", _pairwise("ties", True, True, 2), [5, 0, 1, 1], 6),
    ("an order with ties, a pair above R", _pairwise("ties", True, True, 2), [3, 2, 1, 1], 6),
    ("grades", _grades(False, False), [1, 2, 0, 6], 6),
    ("grades with both", _grades(True, True), [1, 2, 0, 4, 1, 1], 6),
    ("grades above R", _grades(True, True), [1, 2, 2, 3, 1, 1], 6),
    ("grades, more extra answers than ballots", _grades(True, True), [0, 0, 0, 0, 4, 4], 6),
    ("totals near 2^40", _grades(False, False), [2**39, 2**39, 0, 2**40], 2**40),
]


def _row(what: str, ballot: dict, k: int, found: list[int], weight: int) -> dict:
    names = ["yes", "no", "abstain"] if ballot["type"] == "motion" else NAMES[:k]
    made = {"ballot": ballot, "options": names, "refused": "", "report": None, "slots": found,
            "totals": None, "weight": weight, "what": what}
    try:
        said = read(ballot, k, found, weight)
    except TotalsError as error:
        return made | {"refused": str(error)}
    return made | {"report": named(names, said), "totals": asdict(said) | {"marked": said.marked}}


def totals() -> list[dict]:
    rows = [_row(what, *ballot, found, weight) for what, ballot, found, weight in CASES]
    draw = Draw("vector totals")
    for number in range(30):
        maker = (drawn_pairwise, drawn_stars, drawn_grades)[number % 3]
        ballot, said = maker(draw)
        k = len(said.options or said.pairs or said.grades)
        rows.append(_row(f"drawn {number}", ballot, k, slots(ballot, said), said.weight))
    return rows
