"""Changes of a manifest that 1.2 refuses."""

from .. import jcs
from ..documents import Document
from ..manifest import Election, refusals
from ..sample_data import contest
from .manifest_tokens import false_tokens, good_tokens

NO = {"blank": False, "none": False}
BOTH = {"blank": True, "none": True}
TOP = 2**32 - 1


def refused(body: dict) -> list[dict]:
    """Each with the members that change, and why that is refused."""
    one = [({name: value}, why) for name, value, why in [*_members(body), *_ballots(body)]]
    found = [{"changes": changes, "why": why} for changes, why in [*one, *false_tokens()]]
    for case in found:
        assert _refusals(body, case["changes"]), case["why"]
    return found


def accepted(body: dict) -> list[dict]:
    """Each with the members that change, and what that is."""
    found = [{"changes": changes, "what": what} for changes, what in good_tokens()]
    for case in found:
        assert not _refusals(body, case["changes"]), case["what"]
    return found


def _refusals(body: dict, changes: dict) -> list[str]:
    changed = {**body, **changes}
    return refusals(Election(Document("manifest", changed, [], jcs.dumps(changed))))


def _members(body: dict) -> list[tuple]:
    return [
        ("threshold", 3, "threshold above n"), ("one_trustee_reads_votes", True, "t is not 1"),
        ("closes", body["opens"], "opens is not before closes"),
        ("title", "", "an empty title"), ("title", "a\nb", "a control character"),
        ("certifiers", {**body["certifiers"], "quorum": 0}, "no quorum"),
        ("certifiers", {**body["certifiers"], "quorum": 3}, "quorum above the officers"),
        ("witnesses", {"keys": [], "required": 1}, "more witnesses than listed"),
        ("organiser", "00" * 32, "a key of small order"), ("rolls", [], "no rolls"),
        ("organiser", "ff" * 32, "a key that is not canonical"),
        ("trustees", [body["trustees"][0]] * 2, "a trustee's key twice"),
        ("rolls", [{**body["rolls"][0], "max_weight": 2**40 + 1}], "a total above 2^40"),
        ("rolls", body["rolls"] * 2, "a roll twice"),
        ("contests", [body["contests"][0]] * 2, "a contest twice"),
        ("contests", [{**body["contests"][0], "roll": "others"}], "an unknown roll"),
        ("register", _register(0), "an empty register"),
        ("register", _register(1, "a b"), "an origin with a space"),
        ("contests", [{**body["contests"][0], "about": {"body": "north"}}], "about, without a register"),
        ("contests", [], "no contests"), ("rolls", [{**body["rolls"][0], "max_size": 0}], "size 0"),
        ("contests", [{**body["contests"][0], "options": []}], "no options"),
        ("witnesses", {"keys": [{**x, "name": "witness.example"} for x in body["trustees"]],
                       "required": 0}, "two witnesses of one name"),
    ]


def _register(size: int, origin: str = "register.example/potsherds") -> dict:
    return {"head": {"root": "00" * 32, "size": size}, "key": "11" * 32, "origin": origin}


def _names(count: int) -> list[str]:
    return [f"o{i}" for i in range(count)]


def _ballots(body: dict) -> list[tuple]:
    """Ballots above a limit of 0.8, or whose numbers grow too large."""
    def one(why: str, ballot: dict, k: int) -> tuple:
        return "contests", [contest("chair", ballot, _names(k), "board-seat", "members")], why

    def flagged(flags: list[str]) -> tuple:
        first, second = body["contests"]
        options = [{**second["options"][0], "flags": flags}, *second["options"][1:]]
        return "contests", [first, {**second, "options": options}], f"flags {flags}"

    score = {**NO, "type": "score", "pairs": False}
    approval = {**NO, "type": "approval", "min": 1, "max": 2}
    some = [{"max": 1, "min": 0, "options": [0]}] * 65
    wide = {**NO, "type": "score", "max": TOP, "none": True, "pairs": False}  # s needs n = 64
    many = [contest(f"c{i}", wide, _names(65), "board-seat", "members") for i in range(2)]
    return [
        one("a score above 2^32 - 1", {**score, "max": TOP + 1}, 3),
        one("a total above 2^40", {**NO, "type": "ranking", "min": 1, "points": [TOP] * 3}, 3),
        one("a budget above 2^32 - 1", {**NO, "type": "cumulative", "min": 1, "budget": TOP + 1, "each": 5}, 2),
        one("points above 2^32 - 1", {**NO, "type": "ranking", "min": 1, "points": [TOP + 1]}, 2),
        one("17 grades", {**NO, "type": "grades", "grades": _names(17)}, 2),
        one("one grade", {**NO, "type": "grades", "grades": ["good"]}, 2),
        one("a grade twice", {**NO, "type": "grades", "grades": ["good", "good"]}, 2),
        one("an empty grade", {**NO, "type": "grades", "grades": ["", "good"]}, 2),
        one("a grade with a control character", {**NO, "type": "grades", "grades": ["a\tb", "good"]}, 2),
        one("65 constraints", {**approval, "constraints": some, "example": [0]}, 3),
        one("no constraint in the list", {**approval, "constraints": [], "example": [0]}, 3),
        one("an example that breaks a constraint", {
            **approval, "constraints": [{"max": 1, "min": 1, "options": [1, 2]}], "example": [0]}, 3),
        one("too many rules", {**NO, "type": "pairwise", "order": "complete"}, 31),
        one("too many bits", {**BOTH, "type": "pairwise", "order": "partial"}, 30),
        one("too many slots", {**NO, "type": "grades", "grades": _names(16)}, 33),
        one("far too many rules", {**NO, "type": "pairwise", "order": "complete"}, 256),
        one("far too many bits", {**NO, "type": "score", "pairs": True, "max": TOP}, 256),
        one("one option to order", {**NO, "type": "pairwise", "order": "ties"}, 1),
        ("contests", many, "too many range bits: 132 numbers, 64 times 512"),
        flagged(["b", "a"]), flagged(["a", "a"]),
    ]
