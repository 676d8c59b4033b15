"""Proofs of what is not true, made as well as a liar can."""

from .. import prover
from .. import ristretto as r255
from ..ballot_proof import Linear
from ..ballot_prover import BallotMaker, commit
from ..circuits import layout_of, number_bits, values_of
from ..circuits.layout import Name
from .cases import Case, context_of


def forged(case: Case, changes: dict[Name, int]) -> list[list[int]]:
    """The first contest's selection with some parts of other values."""
    _, ballot, k = case.contests[0]
    layout = layout_of(ballot, k)
    bits, numbers = layout.assign(values_of(ballot, k, case.selections[0]))
    for name, value in changes.items():
        part = layout.parts[name]
        if part.weights is None:
            numbers[part.first] = value
        else:
            single = [value] if part.most == 1 else number_bits(value, part.weights)
            bits[part.first : part.first + len(part.weights)] = single
    return [bits + numbers, *case.variables[1:]]


def is_false(case: Case, variables: list[list[int]]) -> bool:
    """Whether a rule is broken, or a variable out of its range."""
    return any(circuit.evaluate(values) is None
               or any(not 0 <= value <= circuit.most(e) for e, value in enumerate(values))
               for circuit, values in zip(case.shape.circuits, variables))


class Cases:
    """Collects false ballots."""

    def __init__(self) -> None:
        self.found: list[dict] = []

    def bits(self, name: str, what: str, variables: list[list[int]]) -> None:
        """Bits that break a rule or are none."""
        case = Case(name)
        assert is_false(case, variables), what
        self._add(case, what, case.maker(), variables)

    def parts(self, name: str, what: str, changes: dict[Name, int]) -> None:
        self.bits(name, what, forged(Case(name), changes))

    def slots(self, name: str, what: str, slots: list[list[int]]) -> None:
        """Encryptions of something else than the bits say."""
        case = Case(name)
        self._add(case, what, case.maker(), case.variables, slots)

    def liar(self, name: str, what: str, kind: type[BallotMaker],
             changes: dict[Name, int] | None = None) -> None:
        case = Case(name)
        self._add(case, what, case.maker(kind), forged(case, changes or {}))

    def _add(self, case: Case, what: str, maker: BallotMaker, variables: list[list[int]],
             slots: list[list[int]] | None = None) -> None:
        made = maker.make(variables, case.previous, slots)
        verdict = case.judge(made.data)
        assert verdict["check"] == "304", what
        self.found.append({"ballot": made.data.hex(), "context": context_of(case), "what": what, **verdict})


def false_statements() -> list[dict]:
    cases = Cases()
    for write in (_old, _marks, _numbers, _orders):
        write(cases)
    return cases.found


def _old(cases: Cases) -> None:
    cases.bits("motion", "a bit that is two", [[2, 0, -1]])
    cases.bits("motion", "yes and no at once", [[1, 1, 0]])
    cases.bits("motion", "no option at all", [[0, 0, 0]])
    cases.bits("motion", "the rule kept by a bit of minus one", [[1, 1, -1]])
    cases.slots("motion", "slots that are not the bits", [[5, 0]])
    cases.bits("choice", "two options", [[1, 1, 0, 0]])
    cases.bits("approval", "four of at most three", [[1, 1, 1, 1, 0, 0, 0]])
    cases.bits("approval", "a blank with an option", [[1, 0, 0, 0, 0, 0, 1]])
    cases.bits("two-contests", "the second contest empty", [[1, 0, 0], [0, 0, 0, 0, 1, 1, 0]])


def _marks(cases: Cases) -> None:
    """choice, approval, grades."""
    none, blank = ("none",), ("blank",)
    cases.parts("choice-both-none", "choice: none and blank at once", {blank: 1})
    cases.parts("choice-both", "choice: an option and blank", {blank: 1})
    cases.slots("choice-both-none", "choice: none, with blank in its slot", [[0, 0, 0, 1]])
    cases.parts("approval-constraints", "approval: a constraint's options twice", {("b", 2): 1, ("b", 3): 0})
    cases.parts("approval-constraints", "approval: none of a constraint's options",
                {("b", 0): 0, ("b", 3): 0, ("s", 0): 2, ("s",): 2})
    cases.parts("approval-constraints-none", "approval: none with an option", {("b", 0): 1})
    cases.parts("approval-constraints-none", "approval: none and blank at once", {blank: 1})
    cases.parts("grades", "grades: two of one option", {("b", 0, 1): 1})
    cases.parts("grades", "grades: an option without one", {("b", 1, 0): 0})
    cases.parts("grades-blank", "grades: blank with one grade", {("b", 1, 2): 1})
    cases.parts("grades-blank", "grades: blank and none at once", {none: 1})
    cases.slots("grades", "grades: more than one grade can say", [[0, 5, 0, 0, 0, 0]])


def _numbers(cases: Cases) -> None:
    """score, cumulative, ranking."""
    none, blank = ("none",), ("blank",)
    cases.slots("score", "score: one more than the largest", [[6, 0, 3, 0, 0]])
    cases.parts("score-blank", "score: blank with a score", {("v", 0): 5})
    cases.parts("score-blank", "score: blank and none at once", {none: 1})
    cases.parts("score-pairs", "score: a lower one above", {("g", 0, 1): 1})
    cases.parts("score-pairs", "score: equal ones compared", {("g", 0, 2): 1, ("n", 0, 2): 5})
    cases.parts("score-pairs", "score: the higher one not above", {("g", 1, 0): 0, ("n", 1, 0): 0})
    cases.parts("cumulative", "cumulative: more than the budget", {("v", 0): 4, ("v", 1): 4, ("s",): 0})
    cases.parts("cumulative", "cumulative: less than the least", {("v", 0): 0, ("v", 2): 0, ("s",): 4})
    cases.parts("cumulative-none", "cumulative: none with a point", {("v", 2): 1})
    cases.parts("cumulative-none", "cumulative: none and blank at once", {blank: 1})
    cases.parts("ranking", "ranking: one option on two places", {("b", 2, 1): 1, ("d", 1): 0})
    cases.parts("ranking", "ranking: two options on one place", {("b", 0, 0): 1, ("x", 0): 0})
    cases.parts("ranking", "ranking: a gap",
                {("b", 2, 0): 0, ("b", 2, 1): 1, ("d", 1): 0})
    cases.parts("ranking", "ranking: nobody ranked", {("b", 2, 0): 0, ("x", 2): 1, ("d", 1): 0})
    cases.parts("ranking-blank", "ranking: blank with a place", {("b", 0, 0): 1, ("x", 0): 0, ("d", 1): 1})
    cases.parts("ranking-complete", "ranking: an option left out", {("b", 2, 2): 0})
    cases.slots("ranking-complete", "ranking: points of a place that is not there", [[1, 3, 0]])


def _orders(cases: Cases) -> None:
    """pairwise."""
    none, blank = ("none",), ("blank",)
    cases.parts("pairwise-complete", "complete: a cycle",
                {("p", 0, 1): 1, ("p", 1, 2): 1, ("p", 0, 2): 0, ("t", 0, 1, 2): 2, ("s",): 1})
    cases.parts("pairwise-complete-none", "complete: none with a preference", {("p", 0, 2): 1})
    cases.slots("pairwise-complete", "complete: a pair twice", [[2, 0, 0, 0, 0]])
    cases.parts("pairwise-partial", "partial: both before each other", {("w", 0, 1): 1, ("e", 0, 1): 0})
    cases.parts("pairwise-partial", "partial: an unranked one before a ranked one", {
        ("w", 0, 1): 1, ("w", 1, 0): 0, ("y", 0, 1): 1})
    cases.parts("pairwise-partial", "partial: two unranked ones compared", {
        ("w", 0, 2): 1, ("e", 0, 2): 0, ("x", 0, 2): 1})
    cases.parts("pairwise-partial", "partial: nobody ranked", {
        ("n", 1): 1, ("w", 1, 0): 0, ("w", 1, 2): 0, ("e", 0, 1): 1, ("e", 1, 2): 1, ("x", 0, 1): 0,
        ("x", 1, 2): 0, ("y", 0, 1): 1, ("y", 1, 2): 1, ("t", 0, 1, 2): 1, ("s",): 2})
    cases.parts("pairwise-partial", "partial: a cycle", {
        ("n", 0): 0, ("n", 1): 0, ("n", 2): 0, ("w", 0, 1): 1, ("w", 1, 2): 1, ("w", 2, 0): 1,
        ("w", 1, 0): 0, ("e", 0, 2): 0, ("x", 0, 1): 0, ("x", 1, 2): 0, ("x", 0, 2): 0, ("y", 0, 1): 1,
        ("y", 1, 2): 1, ("y", 0, 2): 0, ("t", 0, 1, 2): 2, ("s",): 0})
    cases.parts("pairwise-partial-blank", "partial: blank and none at once", {none: 1})
    cases.parts("pairwise-ties", "ties: one before another, and not the reverse", {("g", 1, 0): 1, ("n", 1, 0): 2})
    cases.parts("pairwise-ties", "ties: all tied", {
        **{("h", i): 0 for i in range(3)}, ("s",): 2,
        **{(what, i, j): 0 for what in "gn" for i in range(3) for j in range(3) if i != j}})
    cases.parts("pairwise-ties-none", "ties: none with a preference", {("h", 0): 1, ("g", 0, 1): 1, ("n", 0, 1): 2})
    cases.parts("pairwise-ties-none", "ties: none and blank at once", {blank: 1})


# Numbers.


class WithoutComplements(BallotMaker):
    """Proves the range of V alone, with O for every S G - V."""

    def committed(self, numbers: list[int]) -> list[tuple[int, int]]:
        listed = super().committed(numbers)
        return listed[: len(numbers)] + [(0, 0)] * (len(listed) - len(numbers))


class OwnPadding(BallotMaker):
    """Pads with a commitment of its own instead of O."""

    def committed(self, numbers: list[int]) -> list[tuple[int, int]]:
        return [*super().committed(numbers)[:-1], (5, prover.secret("padding"))]


class OtherNumbers(BallotMaker):
    """Proves the range of one, and uses what it likes."""

    def held(self, numbers: list[int]) -> list[int]:
        return [1] * len(numbers)


class Junk(BallotMaker):
    """Adds e H~ to B_1,1, and lets z_gamma absorb it: (2) and (3) hold added
    up, but neither holds alone."""

    E = 12345

    def encryptions(self, variables: list[list[int]], slots: list[list[int]] | None = None) -> list[bytes]:
        found = super().encryptions(variables, slots)
        junk = commit(0, self.E)
        return [found[0], r255.encode(r255.add(r255.decode(found[1]), junk)), *found[2:]]

    def z_gamma(self, linear: Linear, x: int) -> int:
        return super().z_gamma(linear, x) + x * linear.y[0][0] * self.E


class Known(BallotMaker):
    """Opens the range proof's transcript without the statement."""

    def range_proof(self, statement: bytes, numbers: list[int]) -> bytes:
        return super().range_proof(b"", numbers)


def false_wide() -> list[dict]:
    cases, v = Cases(), ("v", 0)
    large, minus, top = {v: 10**6 + 1}, {v: -1}, {v: 2**32 - 1}
    cases.parts("wide-score", "one more than the largest", large)
    cases.parts("wide-score", "all bits of n", top)
    cases.parts("wide-score", "minus one", minus)
    cases.parts("wide-score-full", "2^n, with no complement at all", {v: 2**32})
    cases.parts("wide-score-full", "minus one, with no complement at all", minus)
    cases.liar("wide-score", "one more than the largest, complements left out", WithoutComplements, large)
    cases.liar("wide-score", "all bits of n, complements left out", WithoutComplements, top)
    cases.liar("wide-score", "a true statement, complements left out", WithoutComplements)
    cases.liar("wide-score-marked", "padding that is not O", OwnPadding)
    cases.liar("wide-score", "V of other numbers", OtherNumbers)
    cases.liar("wide-score", "V of other numbers, these out of range", OtherNumbers, large)
    cases.liar("wide-score", "junk in B, absorbed by z_gamma", Junk)
    cases.liar("wide-score", "a range proof of another statement", Known)
    cases.slots("wide-score", "slots that are not the numbers", [[1, 0, 1, 123_456]])
    cases.parts("wide-score-blank", "blank with a score", {v: 7})
    cases.parts("wide-score-blank", "blank with a score, the gate kept by a number of minus one", {v: 1, ("v", 1): -1})
    cases.parts("wide-cumulative", "more than the budget", {("v", 1): 500, ("s",): 0})
    cases.parts("wide-cumulative", "more than the budget, the rest below zero", {("v", 1): 500, ("s",): -310})
    cases.parts("wide-cumulative", "more than one option may get", {v: 501, ("s",): 189})
    cases.parts("wide-cumulative", "none with a point", {("none",): 1})
    return cases.found
