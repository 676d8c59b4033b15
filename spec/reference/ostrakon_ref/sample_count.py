"""The second half of the sample election: from the tallies to the certificate.
FOR TEST VECTORS ONLY, as prover.py is."""

from hashlib import sha256

from . import equal_logs, lots, prover
from . import ristretto as r255
from .charter import parse_charter
from .checks.certify import report_hash
from .decisions import Decisions
from .merkle import Tree, leaf_hash
from .multiply import scalar_mul
from .tally import too_few
from .totals import Totals, read
from .verdicts import verdicts_hash
from .verifier import CHECKS


def roll_and_number(voter: int | tuple) -> tuple[int, int]:
    """A voter's roll, the first if none is said, and number."""
    return voter if isinstance(voter, tuple) else (0, voter)


class _Counted:
    """A `Source` of decisions."""

    def __init__(self, sample: "Count") -> None:
        self.sample = sample

    def count(self, c: int) -> tuple[bool, Totals | None, int]:
        made, item = self.sample, self.sample.election.contests[c]
        if made.few[c]:
            return True, None, made.counted[c]
        said = read(item["ballot"], len(item["options"]), made.totals[c], made.counted[c])
        return False, said, made.counted[c]

    def roll(self, c: int) -> tuple[int, int]:
        weights = self.sample.weights[self.sample._roll(c)]
        return len(weights), sum(weights)

    def lot(self, c: int, tied: list[str]) -> list[str]:
        return self.sample._lot(c, tied)


class Count:
    """What `Sample` does with the ballots."""

    def tallies(self) -> None:
        """Sums over the last ballot of every voter."""
        self.sums, self.totals, self.few, self.counted, leaves = [], [], [], [], b""
        rule = parse_charter(self.charter).min_counted
        for c, item in enumerate(self.election.contests):
            points, totals = self._sum(c)
            counted = [self.weight_of(voter) for voter in self._voters(c)]
            ballots = [vote for vote in self.votes if self._roll(c) == roll_and_number(vote[0])[0]]
            self.sums.append(points)
            self.totals.append(totals)
            self.few.append(too_few(counted, rule) is not None)
            self.counted.append(sum(counted))
            leaves += self.add(f"tally {c}", {
                "a": r255.encode(points[0]).hex(), "b": [r255.encode(p).hex() for p in points[1:]],
                "ballots": len(ballots), "closing": self.head, "contest": item["id"],
                "counted": len(counted), "superseded": len(ballots) - len(counted),
                "time": self.closes + self.election.body["objection_seconds"],
                "too_few": self.few[-1], "weight": sum(counted),
            }, ["organiser"])
        self.tallies_hash = sha256(leaves).hexdigest()

    def weight_of(self, voter: int | tuple) -> int:
        roll, number = roll_and_number(voter)
        return self.weights[roll][number] if number < len(self.weights[roll]) else 1

    def _roll(self, c: int) -> int:
        return self.election.roll_index(self.election.contests[c]["roll"])

    def _voters(self, c: int) -> list[int | tuple]:
        """Whose ballots answer a contest."""
        return [voter for voter in self.last if roll_and_number(voter)[0] == self._roll(c)]

    def _sum(self, c: int) -> tuple[list, list[int]]:
        shape = self.contexts[self._roll(c)].shape
        place = shape.contests.index(c)
        circuit, start = shape.circuits[place], shape.first_points()[place]
        points, totals = [r255.IDENTITY] * (1 + len(circuit.slots)), [0] * len(circuit.slots)
        for voter in self._voters(c):
            w, (_, data, bits) = self.weight_of(voter), self.last[voter]
            found = [r255.decode(data[70 + 32 * i : 102 + 32 * i])
                     for i in range(start, start + len(points))]
            points = [r255.add(a, scalar_mul(w, b)) for a, b in zip(points, found)]
            totals = [a + w * b for a, b in zip(totals, circuit.evaluate(bits[place]))]
        return points, totals

    def sign_offs(self) -> None:
        for i in range(1, self.election.trustees + 1):
            body = {"closing": self.head, "tallies": self.tallies_hash, "trustee": i}
            self.add(f"sign-off {i}", body, [f"trustee {i}"])

    def shares(self) -> None:
        for c in range(len(self.election.contests)):
            for i in range(1, self.election.trustees + 1):
                if not self.few[c]:
                    self._share(c, i)

    def _share(self, c: int, i: int) -> None:
        name, a_sum = self.election.contests[c]["id"], self.sums[c][0]
        secrets = [self.secret_share(i, s) for s in range(len(self.election.circuits[c].slots))]
        transcript = equal_logs.share_transcript(
            self.election.hash, self.closing_root, name, i, r255.encode(a_sum))
        points, proof = prover.prove_share(transcript, secrets, a_sum, f"share {c} {i}")
        body = {"contest": name, "proof": proof, "trustee": i,
                "shares": [r255.encode(p).hex() for p in points]}
        self.add(f"decryption-share {c} {i}", body, [f"trustee {i}"])

    def result(self) -> None:
        used = list(range(1, self.election.threshold + 1))
        contests = [
            {"contest": item["id"], "too_few": few, "totals": [] if few else totals,
             "trustees": [] if few else used}
            for item, few, totals in zip(self.election.contests, self.few, self.totals)
        ]
        self.result_leaf = self.add("result", {"contests": contests}, ["organiser"])

    def verdicts(self) -> list[dict]:
        """The verdicts, after drawing the lots that they need."""
        charter, standing = parse_charter(self.charter), None
        if self.register is not None:
            standing = self.register.standing(self.election.body["register"]["head"]["size"])
        return Decisions(charter, self.election.body, _Counted(self), standing).verdicts()

    def _lot(self, c: int, tied: list[str]) -> list[str]:
        column, gammas = self.election.keys, {}
        alpha = lots.alpha(self.election.hash, self.closing_root, c, tied)
        y = lots.input_point(r255.encode(self.keys[column]), alpha)
        name = self.election.contests[c]["id"]
        for i in range(1, self.election.trustees + 1):
            transcript = equal_logs.lot_transcript(
                self.election.hash, self.closing_root, name, alpha, i, r255.encode(y))
            points, proof = prover.prove_share(
                transcript, [self.secret_share(i, column)], y, f"lot {c} {i}")
            gammas[i] = points[0]
            self.add(f"lot-share {c} {i}", {
                "contest": name, "proof": proof, "share": r255.encode(points[0]).hex(),
                "tied": tied, "trustee": i,
            }, [f"trustee {i}"])
        used = {i: gammas[i] for i in range(1, self.election.threshold + 1)}
        return lots.order(tied, lots.beta(r255.encode(equal_logs.recombine(used))))

    def certificate(self) -> None:
        verdicts = verdicts_hash(self.verdicts()).hex()
        root = Tree([leaf_hash(entry) for entry in self.entries]).root()
        self.add("certificate", {
            "head": {"root": root.hex(), "size": len(self.entries)},
            "report": report_hash(list(CHECKS)).hex(), "result": self.result_leaf.hex(),
            "verdicts": verdicts,
        }, ["officer 1", "officer 2"])
