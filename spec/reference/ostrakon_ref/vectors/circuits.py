"""Vectors of 3.1 and 3.2: what ballots compile to, and which do not."""

from ..circuits import CircuitError, compile_ballot

NO = {"blank": False, "none": False}
NONE = {"blank": False, "none": True}
BLANK = {"blank": True, "none": False}
BOTH = {"blank": True, "none": True}
GRADES = ["poor", "fair", "good"]
CONSTRAINTS = {
    "constraints": [{"max": 2, "min": 1, "options": [0, 2, 3]}, {"max": 1, "min": 0, "options": [1, 2]}],
    "example": [0],
}


def approval(offered: dict, least: int, most: int, **more: object) -> dict:
    return {"type": "approval", **offered, "max": most, "min": least, **more}


def score(offered: dict, most: int, pairs: bool = False) -> dict:
    return {"type": "score", **offered, "max": most, "pairs": pairs}


def cumulative(offered: dict, least: int, budget: int, each: int) -> dict:
    return {"type": "cumulative", **offered, "budget": budget, "each": each, "min": least}


def ranking(offered: dict, least: int, points: list[int]) -> dict:
    return {"type": "ranking", **offered, "min": least, "points": points}


def pairwise(offered: dict, order: str) -> dict:
    return {"type": "pairwise", **offered, "order": order}


def grades(offered: dict, listed: list[str]) -> dict:
    return {"type": "grades", **offered, "grades": listed}


def choice(offered: dict) -> dict:
    return {"type": "choice", **offered}


MOTION = {"type": "motion"}
OFFERED = (NO, NONE, BLANK, BOTH)
VALID = [
    (MOTION, 3),
    *((choice(offered), 2) for offered in OFFERED), (choice(NONE), 1), (choice(BLANK), 1), (choice(BOTH), 5),
    (approval(BLANK, 1, 3), 4), (approval(NO, 3, 3), 4), (approval(BLANK, 1, 16), 16), (approval(NO, 2, 7), 9),
    *((approval(offered, 1, 3, **CONSTRAINTS), 4) for offered in OFFERED), (approval(BOTH, 1, 1), 1),
    *((score(offered, 5), 3) for offered in OFFERED), (score(NO, 1), 1), (score(BOTH, 10), 4),
    *((score(offered, 2, True), 2) for offered in OFFERED), (score(BOTH, 5, True), 3),
    *((cumulative(offered, 1, 4, 2), 3) for offered in OFFERED), (cumulative(BLANK, 5, 5, 5), 3),
    (cumulative(NO, 1, 10, 10), 4), (cumulative(BOTH, 1, 1, 1), 1),
    *((ranking(offered, 1, [2, 1, 0]), 3) for offered in OFFERED), (ranking(BOTH, 3, [5, 5, 2]), 3),
    (ranking(NO, 3, [2, 1, 0]), 3), (ranking(NO, 2, [3, 2, 1]), 5), (ranking(BLANK, 1, [1]), 1),
    *((pairwise(offered, order), 3) for order in ("complete", "partial", "ties") for offered in OFFERED),
    *((pairwise(BOTH, order), 2) for order in ("complete", "partial", "ties")),
    *((pairwise(NO, order), 4) for order in ("complete", "partial", "ties")), (pairwise(NO, "complete"), 2),
    *((grades(offered, GRADES), 2) for offered in OFFERED), (grades(BOTH, GRADES[:2]), 1),
]
WIDE = [
    *((score(offered, 1000), 20) for offered in OFFERED), (score(NO, 2**16 - 1), 12),
    (score(BLANK, 2**16 - 1), 12), (score(NO, 2**32 - 1), 6), (score(BOTH, 2**32 - 1), 8),
    *((cumulative(offered, 1, 1000, 1000), 20) for offered in OFFERED), (cumulative(BOTH, 1000, 1000, 255), 30),
    (cumulative(NO, 1000, 1000, 1000), 12), (cumulative(NO, 1, 2**32 - 1, 2**20), 8),
]


def _border() -> list[tuple[dict, int]]:
    """On both sides of the number of options from which on numbers are taken."""
    found = []
    for make in (lambda offered: score(offered, 255), lambda offered: score(offered, 1000),
                 lambda offered: cumulative(offered, 1, 1000, 500), lambda offered: score(offered, 2**20)):
        for offered in (NO, BOTH):
            wide = [bool(compile_ballot(make(offered), k).numbers) for k in range(1, 60)]
            first = wide.index(True) + 1
            found += [(make(offered), first - 1), (make(offered), first)]
    return found


INVALID = [
    (MOTION, 2), (MOTION, 4), (choice(NO), 1), (choice(BOTH), 0),
    (approval(NO, 1, 5), 4), (approval(NO, 0, 2), 4), (approval(NO, 2, 1), 4),
    (approval(NO, 1, 3, constraints=[], example=[0]), 4),
    *((approval(NO, 1, 3, constraints=[{"max": high, "min": low, "options": listed}], example=example), 4)
      for low, high, listed, example in (
          (2, 1, [0, 1], [0]), (0, 0, [0, 1], [2]), (1, 3, [0, 1], [0]), (0, 1, [], [0]), (0, 1, [1, 0], [2]),
          (0, 1, [1, 1], [0]), (0, 1, [3, 4], [0]), (1, 1, [0, 1], [2]), (0, 1, [0, 1], [0, 1]),
          (1, 2, [0, 1], [1, 0]), (1, 2, [0, 1], [0, 0]), (1, 2, [0, 1], [0, 4]), (0, 2, [0, 1], []),
          (1, 2, [0, 1], [0, 1, 2, 3]))),
    (score(NO, 0), 3), (score(NO, 3, True), 1), (score(BOTH, 3), 0),
    (cumulative(NO, 0, 3, 3), 2), (cumulative(NO, 4, 3, 3), 2), (cumulative(NO, 1, 3, 0), 2),
    (cumulative(NO, 1, 3, 4), 2), (cumulative(NO, 3, 3, 1), 2), (cumulative(NO, 1, 3, 1), 0),
    (ranking(NO, 1, []), 3), (ranking(NO, 1, [4, 3, 2, 1]), 3), (ranking(NO, 1, [1, 2]), 3),
    (ranking(NO, 1, [0, 0]), 3), (ranking(NO, 0, [2, 1]), 3), (ranking(NO, 3, [2, 1]), 3),
    *((pairwise(BOTH, order), 1) for order in ("complete", "partial", "ties")),
    (grades(NO, ["good"]), 2), (grades(NO, ["good", "poor", "good"]), 2), (grades(NO, GRADES), 0),
]


def circuits() -> list[dict]:
    return [_row(ballot, k, valid) for listed, valid in (
        ([*VALID, *WIDE, *_border()], True), (INVALID, False)) for ballot, k in listed]


def _row(ballot: dict, k: int, valid: bool) -> dict:
    row = {"ballot": ballot, "options": k, "valid": valid}
    try:
        circuit = compile_ballot(ballot, k)
    except CircuitError as error:
        assert not valid, ballot
        return row | {"why": str(error)}
    assert valid, ballot
    largest = [circuit.largest(s) for s in range(len(circuit.slots))]
    return row | {
        "bits": circuit.bits, "circuit": circuit.encode().hex(), "largest": largest,
        "numbers": list(circuit.numbers), "rules": len(circuit.rules), "slots": len(circuit.slots),
    }
