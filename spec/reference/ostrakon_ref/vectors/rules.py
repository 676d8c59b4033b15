"""Vectors of 7.3 - 7.6: for every rule totals and the verdict they come to; where
something is contested, with a fresh vote and with a lot."""

from dataclasses import asdict
from hashlib import sha512

from .. import lots
from ..totals import Totals, read
from ..verdicts import LotNeeded, judge, verdict, verdicts_hash
from ..votes import STRENGTHS, TIES, Vote
from .draw import Draw
from .elections import (
    SCHULZE, TENNESSEE, Case, drawn_grades, drawn_pairwise, drawn_stars, graded, pairwise, slots,
    spelled, stars, summed, sums,
)

# Not in the order of their bytes, as options need not be.
NAMES = ["eve", "bo", "dan", "ada-2", "cy", "ada", "flo", "gus"]
KEYS = ("threshold", "strict", "tie", "strength", "seats", "quota_flag", "quota_seats", "points")
DRAWN = 40


def options(k: int, flagged: set[int] = frozenset()) -> list[dict]:
    return [{"id": name} | ({"flags": ["woman"]} if i in flagged else {})
            for i, name in enumerate(NAMES[:k])]


def add(found: list[dict], case: Case, people: list[dict], rule: str, **keys) -> None:
    """The case with a lot and with a fresh vote; if they give the same, with one of them."""
    made = [row(case, people, rule, len(found), tie=tie, **keys) for tie in TIES]
    same = made[0]["verdict"] == made[1]["verdict"]
    found += [made[len(found) % 2]] if same else made


def row(case: Case, people: list[dict], rule: str, number: int, **keys) -> dict:
    """One case.  `beta` is what a lot of chapter 6 could give."""
    ballot, said = case
    found = slots(ballot, said)
    if ballot["type"] != "motion":
        assert read(ballot, len(people), found, said.weight) == said, (ballot, said)
    vote = Vote("seat", "Seat", "§ 9", ballot["type"], rule, **keys)
    contest = {"ballot": ballot, "id": "chair", "options": people}
    lot = None
    try:
        made = judge(contest, vote, said)
    except LotNeeded as needed:
        beta = sha512(f"vector lot {rule} {number}".encode()).digest()
        order = lots.order(needed.tied, beta)
        made = judge(contest, vote, said, order)
        lot = {"beta": beta.hex(), "order": order, "tied": needed.tied}
    result = verdict(contest, vote, made)
    return {
        "ballot": ballot, "hash": verdicts_hash([result]).hex(), "lot": lot, "options": people,
        "slots": found, "totals": asdict(said) | {"marked": said.marked}, "verdict": result,
        "vote": charter_keys(vote, keys),
    }


def charter_keys(vote: Vote, keys: dict) -> dict:
    """The vote as a charter has it."""
    common = {name: getattr(vote, name) for name in ("id", "name", "clause", "ballot", "rule")}
    return common | {name: value for name, value in keys.items() if name in KEYS}


def rows(rule: str, cases: list[Case], *variants: dict) -> list[dict]:
    """Every case with every variant."""
    found: list[dict] = []
    for case in cases:
        for keys in variants or ({},):
            add(found, case, options(_size(case[1])), rule, **keys)
    return found


def _size(said: Totals) -> int:
    return len(said.options or said.pairs or said.grades)


def orders(rule: str, *variants: dict) -> list[dict]:
    """7.4."""
    draw = Draw(f"vector {rule}")
    cycle = [(2, [3, 2, 1]), (2, [1, 3, 2]), (2, [2, 1, 3])]
    two = [([2, 1], 3), ([1, 2], 3)]
    cases = [
        spelled(SCHULZE, "abcde"), spelled(TENNESSEE, "mnck"),
        pairwise("complete", cycle, 3), pairwise("partial", [(1, [1, 0, 0])], 3),
        pairwise("complete", [(w, h) for h, w in two], 2, 6, 1),  # as many say none: not vacant
        pairwise("complete", [(w, h) for h, w in two], 2, 7, 1),  # more say none: vacant
        pairwise("complete", [], 3), pairwise("ties", [], 2, 0, 4),
        pairwise("complete", [(w << 35, h) for w, h in [(9, [3, 2, 1]), (8, [1, 3, 2]), (7, [2, 1, 3])]], 3),
        # No path at all between some: the strengths are 0 or below.
        pairwise("ties", [(1, [1, 1, 0]), (1, [0, 0, 1])], 3),
        pairwise("ties", [(1, [1, 0, 0, 0]), (1, [0, 1, 0, 0])], 4),
    ]
    return rows(rule, cases + [drawn_pairwise(draw) for _ in range(DRAWN)], *variants)


def star() -> list[dict]:
    draw = Draw("vector star")
    cases = [
        stars([(42, [5, 2, 1, 0]), (26, [0, 5, 2, 2]), (15, [0, 3, 5, 4]), (17, [0, 2, 4, 5])], 4),
        stars([(3, [5, 1]), (4, [1, 2])], 2),  # the lower total wins the run-off
        stars([(1, [5, 2, 2]), (1, [0, 3, 3])], 3), stars([(1, [3, 3, 3])], 3),
        stars([(1, [5, 4]), (1, [0, 1])], 2), stars([(2, [5, 0, 0])], 3),
        stars([(1, [1, 0]), (1, [0, 1])], 2, 1, 2), stars([(1, [1, 0]), (1, [0, 1])], 2, 1, 3),
        stars([], 3), stars([(4, [0, 0, 0])], 3), stars([(2**36, [5, 4]), (2**36, [3, 5])], 2),
        stars([(1, [5, 0, 1]), (1, [0, 5, 1]), (1, [0, 0, 1])], 3),
    ]
    return rows("star", cases + [drawn_stars(draw) for _ in range(DRAWN)])


def majority_judgment() -> list[dict]:
    draw, half = Draw("vector majority judgment"), 2**39
    cases = [
        graded([[58, 0, 42], [0, 74, 26], [42, 26, 32], [42, 26, 32]]),
        graded([[1, 1], [1, 1]]), graded([[2, 2], [1, 3]]), graded([[2, 1], [1, 2], [0, 3]]),
        graded([[2, 1, 2], [1, 3, 1]]), graded([[1, 2, 2], [2, 1, 2]]),
        graded([[1, 0, 0, 2, 1], [0, 1, 1, 1, 1]]), graded([[0, 0, 0], [0, 0, 0]], 0, 3),
        graded([[1, 1]], 2), graded([[1, 1]], 3), graded([[5, 0]]), graded([[0, 5], [0, 5], [0, 5]]),
        graded([[half, half], [half, half]], offered=False),
        graded([[half - 1, 2, half - 1], [half - 1, 2, half - 1]], offered=False),
        graded([[half - 1, 1, half], [half, 1, half - 1]], offered=False),
        graded([[half - 2, 1, half, 1], [half - 2, 1, half + 1, 0]], offered=False),
        graded([[1, half - 1, half, 0], [0, half, half, 0]], offered=False),
        graded([[0, half, half - 1, 1, 0], [1, half - 1, half - 2, 2, 0]], offered=False),
        graded([[0] * 5 + [2**40], [0] * 5 + [2**40]], offered=False),
        graded([[half - 1, 0, half], [half - 1, 1, half - 1]], offered=False),
    ]
    return rows("majority-judgment", cases + [drawn_grades(draw) for _ in range(2 * DRAWN)])


# kind, totals, marked, none, blank, keys, flagged
SEATS = [
    ("choice", [3, 2, 1], 6, 0, 0, {}, ()), ("choice", [3, 2, 1], 6, 3, 0, {}, ()),
    ("choice", [3, 2, 1], 6, 4, 0, {}, ()), ("choice", [0, 0, 0], 0, 0, 0, {}, ()),
    ("choice", [0, 0, 0], 0, 0, 5, {}, ()), ("choice", [3, 3, 1], 7, 0, 1, {}, ()),
    ("choice", [3, 3, 1], 7, 4, 0, {}, ()), ("choice", [1, 3, 3], 7, 0, 0, {}, ()),
    ("choice", [2, 2, 2], 6, 2, 0, {}, ()),
    ("choice", [4, 3, 2, 1], 10, 2, 0, {"seats": 4}, ()),
    ("approval", [3, 4, 2], 6, 0, 1, {}, ()), ("approval", [0, 0, 0], 0, 0, 6, {}, ()),
    ("approval", [4, 4, 2], 6, 5, 0, {}, ()), ("approval", [4, 4, 2], 6, 4, 0, {}, ()),
    ("approval", [5, 4, 3, 2, 1], 6, 0, 0, {"seats": 3}, ()),
    ("approval", [5, 4, 4, 4, 1], 6, 0, 0, {"seats": 3}, ()),
    ("approval", [5, 4, 3, 2, 1], 6, 3, 0, {"seats": 5}, ()),
    ("approval", [5, 4, 3], 6, 0, 0, {"seats": 256}, ()),
    ("approval", [5, 0, 3], 6, 0, 0, {"seats": 3}, ()),
    ("score", [70, 30, 30], 12, 12, 0, {}, ()), ("score", [70, 30, 30], 12, 13, 0, {}, ()),
    ("cumulative", [30, 30, 4], 6, 6, 2, {"seats": 1}, ()),
    ("cumulative", [30, 30, 4], 6, 7, 2, {"seats": 2}, ()),
    ("ranking", [8, 8, 2], 6, 0, 0, {"points": "borda"}, ()),
    ("ranking", [8, 7, 2], 6, 5, 0, {}, ()),
    # Quotas.
    ("approval", [9, 8, 7, 6, 5], 9, 0, 0, {"seats": 3, "quota_seats": 2}, (3, 4)),
    ("approval", [9, 8, 7, 6, 5], 9, 0, 0, {"seats": 3, "quota_seats": 2}, (0, 1)),
    ("approval", [9, 8, 7, 6, 5], 9, 0, 0, {"seats": 3, "quota_seats": 3}, (4,)),
    ("approval", [9, 8, 7, 6, 0], 9, 0, 0, {"seats": 3, "quota_seats": 1}, (4,)),
    ("approval", [9, 8, 7, 6, 3], 9, 4, 0, {"seats": 3, "quota_seats": 1}, (4,)),
    ("approval", [9, 8, 8, 8, 5], 9, 0, 0, {"seats": 3, "quota_seats": 1}, (4,)),
    ("approval", [9, 8, 8, 8, 5], 9, 0, 0, {"seats": 3, "quota_seats": 1}, (1, 4)),
    ("approval", [8, 8, 8, 5, 5, 5], 9, 0, 0, {"seats": 3, "quota_seats": 2}, (3, 4, 5)),
    ("approval", [8, 8, 8, 5, 5, 5], 9, 0, 0, {"seats": 4, "quota_seats": 2}, (3, 4, 5)),
    ("approval", [8, 8, 5, 5, 5, 5], 9, 0, 0, {"seats": 3, "quota_seats": 2}, (2, 3, 4)),
    ("approval", [7, 7, 7, 7], 9, 0, 0, {"seats": 2, "quota_seats": 1}, (0, 1)),
    ("approval", [7, 7, 7, 7], 9, 0, 0, {"seats": 3, "quota_seats": 1}, (0,)),
    ("approval", [7, 7, 7, 7], 9, 0, 0, {"seats": 3, "quota_seats": 3}, (0, 1)),
    ("approval", [9, 9, 9, 8, 8], 9, 0, 0, {"seats": 4, "quota_seats": 1}, (0, 1, 2)),
    ("choice", [1, 1, 1, 1, 1, 1], 6, 0, 0, {"seats": 4, "quota_seats": 2}, (0, 1)),
    ("choice", [1, 1, 1, 1, 1, 1], 6, 0, 0, {"seats": 4, "quota_seats": 2}, (0, 1, 2, 3)),
    ("ranking", [2**40 - 1, 5, 2**40 - 1], 2**39, 0, 0, {"seats": 2, "quota_seats": 1}, (1,)),
    ("score", [50, 50, 40], 12, 0, 0, {"seats": 1, "quota_seats": 1}, (2,)),
]


def most_votes() -> list[dict]:
    found: list[dict] = []
    for kind, totals, marked, none, blank, keys, flagged in SEATS + _drawn_seats():
        case = sums(summed(kind, len(totals)), totals, marked, none, blank)
        quota = {"quota_flag": "woman"} if "quota_seats" in keys else {}
        people = options(len(totals), set(flagged))
        add(found, case, people, "most-votes", **keys, **quota)
    return found


def _drawn_seats() -> list[tuple]:
    draw, found = Draw("vector most votes"), []
    for _ in range(2 * DRAWN):
        k, seats = draw.between(1, 8), draw.between(1, 4)
        keys = {"seats": seats} | ({"quota_seats": draw.between(1, seats)} if draw.below(2) else {})
        flagged = tuple(i for i in range(k) if draw.below(2))
        totals = [draw.below(5) for _ in range(k)]
        found.append(("approval", totals, 4, draw.below(3), 0, keys, flagged))
    return found


def files() -> dict[str, object]:
    strong = [{"strength": kind} for kind in STRENGTHS]
    made = {"most-votes.json": most_votes(), "star.json": star(),
            "copeland.json": orders("copeland"), "majority-judgment.json": majority_judgment()}
    return made | {f"{rule}.json": orders(rule, *strong)
                   for rule in ("minimax", "schulze", "ranked-pairs")}
