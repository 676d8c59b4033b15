"""The ballots that the vectors of chapter 3 are about."""

from .. import prover
from .. import ristretto as r255
from ..ballot import Shape, parse_ballot
from ..ballot_proof import Context, Verifier
from ..ballot_prover import BallotMaker, MadeBallot
from ..circuits import assign, compile_ballot
from ..scalar import ELL, encode
from ..wire import labelled_hash
from .circuits import (
    BLANK, BOTH, CONSTRAINTS, GRADES, MOTION, NO, NONE, approval, choice, cumulative, grades,
    pairwise, ranking, score,
)

BUDGET = ("budget", MOTION, 3)
CHAIR = ("chair", approval(BLANK, 1, 3), 4)
SEAT, BOTH_SEAT = ("seat", choice(NONE), 3), ("seat", choice(BOTH), 3)
FEW = ("board", approval(BOTH, 1, 3, **CONSTRAINTS), 4)
SCORE, STAR = ("plan", score(BOTH, 5), 3), ("plan", score(BLANK, 5, True), 3)
GRANTS = ("grants", cumulative(BOTH, 1, 5, 4), 3)
PLACES, BORDA = ("posts", ranking(BOTH, 1, [3, 1]), 3), ("posts", ranking(NO, 3, [2, 1, 0]), 3)
COMPLETE, PARTIAL, TIES = (("order", pairwise(BOTH, order), 3) for order in ("complete", "partial", "ties"))
MARKS = ("marks", grades(BOTH, GRADES), 2)
WIDE, WIDE_BLANK = ("plan", score(NO, 10**6), 4), ("plan", score(BLANK, 10**6), 4)
WIDE_FULL = ("plan", score(NO, 2**32 - 1), 2)
WIDE_GRANTS = ("grants", cumulative(NONE, 1, 1000, 500), 11)

# name: contests as (id, ballot, number of options), and a selection of each (circuits/selection.py)
CASES = {
    "motion": ([BUDGET], [[1]]),
    "motion-abstain": ([BUDGET], [[2]]),
    "choice-none": ([SEAT], ["none"]),
    "choice": ([SEAT], [[2]]),
    "choice-both": ([BOTH_SEAT], [[1]]),
    "choice-both-none": ([BOTH_SEAT], ["none"]),
    "choice-both-blank": ([BOTH_SEAT], ["blank"]),
    "approval": ([CHAIR], [[0, 3]]),
    "approval-blank": ([CHAIR], ["blank"]),
    "approval-constraints": ([FEW], [[0, 1, 3]]),
    "approval-constraints-none": ([FEW], ["none"]),
    "score": ([SCORE], [[5, 0, 3]]),
    "score-blank": ([SCORE], ["blank"]),
    "score-pairs": ([STAR], [[2, 5, 2]]),
    "cumulative": ([GRANTS], [[3, 0, 1]]),
    "cumulative-none": ([GRANTS], ["none"]),
    "ranking": ([PLACES], [[[2]]]),
    "ranking-blank": ([PLACES], ["blank"]),
    "ranking-complete": ([BORDA], [[[1], [0], [2]]]),
    "pairwise-complete": ([COMPLETE], [[[2], [0], [1]]]),
    "pairwise-complete-none": ([COMPLETE], ["none"]),
    "pairwise-partial": ([PARTIAL], [[[1]]]),
    "pairwise-partial-blank": ([PARTIAL], ["blank"]),
    "pairwise-ties": ([TIES], [[[0, 2]]]),
    "pairwise-ties-none": ([TIES], ["none"]),
    "grades": ([MARKS], [[2, 0]]),
    "grades-blank": ([MARKS], ["blank"]),
    "wide-score": ([WIDE], [[10**6, 0, 1, 123_456]]),
    "wide-score-full": ([WIDE_FULL], [[2**32 - 1, 7]]),
    "wide-score-marked": ([WIDE_BLANK], [[10**6, 5, 10**6, 0]]),
    "wide-score-blank": ([WIDE_BLANK], ["blank"]),
    "wide-cumulative": ([WIDE_GRANTS], [[500, 0, 0, 1, 2, 0, 0, 300, 0, 0, 7]]),
    "two-contests": ([BUDGET, CHAIR], [[0], [1, 2]]),
    "two-wide": ([WIDE_FULL, BUDGET, ("grants", *WIDE_GRANTS[1:])], [[0, 1], [2], "none"]),
}


class Case:
    """A context and a voter."""

    def __init__(self, name: str) -> None:
        self.name, (self.contests, self.selections) = name, CASES[name]
        assigned = [assign(ballot, k, selection)
                    for (_, ballot, k), selection in zip(self.contests, self.selections)]
        self.bits, self.numbers = [bits for bits, _ in assigned], [numbers for _, numbers in assigned]
        self.variables = [bits + numbers for bits, numbers in assigned]
        circuits = tuple(compile_ballot(ballot, k) for _, ballot, k in self.contests)
        self.shape = Shape(1, tuple(range(len(circuits))), circuits)
        self.context = Context(
            self.shape, labelled_hash("manifest", name.encode()), "members",
            prover.secret_bytes("roll root")[:32], prover.secret_bytes("keys hash")[:32],
            [item[0] for item in self.contests],
        )
        most = max(len(c.slots) for c in circuits)
        self.secret_keys = [prover.secret(f"slot key {s}") for s in range(1, most + 1)]
        self.keys = [prover.times_g(x) for x in self.secret_keys]
        self.k = prover.secret(f"{name} voter")
        self.previous = prover.secret_bytes(f"{name} previous")[:32]
        self.verifier = Verifier(self.context, self.keys)

    def maker(self, kind: type[BallotMaker] = BallotMaker) -> BallotMaker:
        return kind(self.context, self.keys, self.k, self.name)

    def made(self) -> MadeBallot:
        return self.maker().make(self.variables, self.previous)

    def judge(self, data: bytes, verifier: Verifier | None = None) -> dict:
        """Which check refuses, and whether the proof holds all the same."""
        ballot, faults = parse_ballot(data, self.shape)
        header = data[:4] == b"OB\x01\x01"
        proof = "unreadable"
        if ballot is not None and ballot.is_decoded:
            proof = "fails" if (verifier or self.verifier).verify(ballot) else "holds"
        if int.from_bytes(data[4:6], "big") != 1:
            faults.append("another roll")
        check = "103" if not header else "301" if faults else "304" if proof == "fails" else ""
        return {"accepted": not check, "check": check, "proof": proof}


def scalars(values: list[int]) -> list[str]:
    return [encode(value % ELL).hex() for value in values]


def context_of(case: Case) -> dict:
    context = case.context
    return {
        "contests": [{"ballot": ballot, "circuit": circuit.encode().hex(), "id": name, "options": k}
                     for (name, ballot, k), circuit in zip(case.contests, case.shape.circuits)],
        "keys": [r255.encode(key).hex() for key in case.keys], "keys_hash": context.keys_hash.hex(),
        "manifest_hash": context.manifest_hash.hex(), "roll": context.roll_id, "roll_index": 1,
        "roll_root": context.roll_root.hex(),
    }
