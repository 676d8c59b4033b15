"""A small election made from beginning to end.

FOR TEST VECTORS ONLY, as prover.py is.  `build` goes through the chapters and
calls `change` with the name and body of every document before it is signed,
and after every chapter, so that a test can tamper with anything.
"""

from collections.abc import Callable
from hashlib import sha256

from . import equal_logs, jcs, lots, prover
from . import ristretto as r255
from .ballot import Shape
from .ballot_proof import Context
from .charter import parse_charter
from .checks.certify import report_hash
from .circuits import assign
from .dealing import encode_keys
from .documents import Document
from .manifest import Election
from .merkle import Tree, leaf_hash
from .multiply import scalar_mul
from .prover import BallotMaker, signed
from .sample_data import CHARTER, VOTES, manifest_body
from .sample_files import checkpoint
from .tally import too_few
from .tiles import encode_entry_bundle, entry_bundles_of, hash_tile_files
from .verdicts import LotNeeded, decide, verdict, verdicts_hash
from .verifier import CHECKS
from .wire import labelled_hash, u32


class Sample:
    """Builds a record: `entries` and `files`."""

    def __init__(self, change: Callable[[str, dict], dict | None] | None = None,
                 manifest: dict | None = None, votes: list | None = None,
                 weights: list[int] | None = None, charter: bytes = CHARTER,
                 attempts: int = 1) -> None:
        self.change = change or (lambda name, body: None)
        self.votes = VOTES if votes is None else votes
        self.weights = weights or [1] * 6
        self.charter, self.attempt = charter, attempts
        self.files: dict[str, bytes] = {"charter.toml": charter}
        self.entries: list[bytes] = []
        body = manifest or manifest_body()
        body = self.change("manifest", body) or body
        self.election = Election(Document("manifest", body, [], jcs.dumps(body)))
        self.entries.append(signed(body, ["organiser"]))

    def add(self, name: str, body: dict, signers: list[str], kind: str | None = None) -> bytes:
        """Signs a document and puts it on the board; returns its leaf hash."""
        body = {"election": self.election.hash.hex(), **body}
        body["type"] = f"ostrakon/v1/{kind or name.split(' ')[0]}"
        body = self.change(name, body) or body
        entry = signed(body, signers)
        self.entries.append(entry)
        return leaf_hash(entry)

    def _hash(self) -> bytes:
        """The document hash of the last entry."""
        return sha256(jcs.dumps(jcs.loads_canonical(self.entries[-1])["body"])).digest()

    def ceremony(self) -> None:
        """Attempts that somebody complains about, and one that succeeds."""
        election, n = self.election, self.election.trustees
        for attempt in range(1, self.attempt):
            self._given_up(attempt)
        self.dealers = [
            prover.make_dealer(f"dealer {i}", self.attempt, i, election.threshold, election.columns)
            for i in range(1, n + 1)
        ]
        hashes = b""
        for i, dealer in enumerate(self.dealers, 1):
            key = prover.secret_bytes(f"channel {i}")[:32].hex()
            body = {"attempt": self.attempt, "channel_key": key,
                    "dealing": dealer.hash().hex(), "trustee": i}
            self.add(f"ceremony-commitment {i}", body, [f"trustee {i}"])
            hashes += self._hash()
        round1 = labelled_hash("ceremony-commitments", election.hash + u32(self.attempt) + hashes)
        self._dealings(round1)

    def _given_up(self, attempt: int) -> None:
        """One commitment, and a complaint that no other came."""
        key = prover.secret_bytes("channel" if attempt == 1 else f"channel of {attempt}")[:32].hex()
        body = {"attempt": attempt, "channel_key": key, "trustee": 1,
                "dealing": prover.secret_bytes(f"dealing of {attempt}")[:32].hex()}
        self.add(f"ceremony-commitment of {attempt}", body, ["trustee 1"])
        self.add(f"ceremony-complaint of {attempt}", {
            "accused": 2, "attempt": attempt, "channel_secret": "", "envelope": "",
            "reason": "missing", "trustee": 1,
        }, ["trustee 1"])

    def _dealings(self, round1: bytes) -> None:
        n, hashes = self.election.trustees, b""
        for i, dealer in enumerate(self.dealers, 1):
            data = dealer.file(round1)
            self.files[f"setup/dealing-{self.attempt}-{i}"] = data
            envelopes = [prover.secret_bytes(f"envelope {i} {j}")[:32].hex() if i != j
                         else bytes(32).hex() for j in range(1, n + 1)]
            self.add(f"ceremony-dealing {i}", {
                "attempt": self.attempt, "envelopes": envelopes, "round": round1.hex(), "trustee": i,
                "file": {"sha256": sha256(data).hexdigest(), "size": len(data)},
            }, [f"trustee {i}"])
            hashes += self._hash()
        self.ceremony_hash = labelled_hash("ceremony", round1 + hashes).hex()
        self._keys()

    def _keys(self) -> None:
        columns = range(self.election.columns)
        total = [sum(dealer.secrets[s][0] for dealer in self.dealers) for s in columns]
        self.keys = [prover.times_g(k) for k in total]
        self.files["setup/keys"] = encode_keys(self.keys)
        self.keys_hash = sha256(self.files["setup/keys"])
        for i in range(1, self.election.trustees + 1):
            body = {"attempt": self.attempt, "ceremony": self.ceremony_hash,
                    "keys": self.keys_hash.hexdigest(), "trustee": i}
            self.add(f"ceremony-acknowledgement {i}", body, [f"trustee {i}"])

    def secret_share(self, trustee: int, s: int) -> int:
        """x_{i,s}."""
        return sum(dealer.share(trustee, s) for dealer in self.dealers)

    def roll(self) -> None:
        """One roll of as many voters as there are weights."""
        records = sorted(
            r255.encode(prover.times_g(prover.secret(f"voter {v}"))) + u32(w)
            for v, w in enumerate(self.weights)
        )
        self.files["roll/0"] = b"".join(records)
        self.root = Tree([leaf_hash(record) for record in records]).root()
        self.add("roll", {
            "roll": self.election.rolls[0]["id"], "root": self.root.hex(), "size": len(records),
            "sha256": sha256(self.files["roll/0"]).hexdigest(), "total_weight": sum(self.weights),
        }, ["registrar"])

    def opening(self) -> None:
        self.add("opening", {
            "ceremony": self.ceremony_hash, "keys": self.keys_hash.hexdigest(),
            "rolls": [{"roll": self.election.rolls[0]["id"], "root": self.root.hex()}],
            "time": self.election.body["opens"],
        }, ["organiser"])

    def ballots(self) -> None:
        """Every vote in order; a voter's second one follows the first."""
        election = self.election
        contests = election.contests_of(0)
        self.shape = Shape(0, tuple(contests), tuple(election.circuits[c] for c in contests))
        names = [election.contests[c]["id"] for c in contests]
        self.context = Context(self.shape, election.hash, election.rolls[0]["id"], self.root,
                               self.keys_hash.digest(), names)
        self.last: dict[int, tuple[bytes, list[bytes], list[list[int]]]] = {}
        for number, (voter, *chosen) in enumerate(self.votes):
            previous = self.last[voter][0] if voter in self.last else bytes(32)
            made, bits = self.ballot(number, voter, chosen, previous)
            changed = self.change(f"ballot {number}", {"data": made.data})
            data = changed["data"] if changed else made.data
            self.entries.append(data)
            self.last[voter] = (leaf_hash(data), data, bits)

    def ballot(self, number: int, voter: int, chosen: list, previous: bytes):
        bits = []
        for c, selection in zip(self.shape.contests, chosen):
            item = self.election.contests[c]
            blank = selection is None
            bits.append(assign(item["ballot"], len(item["options"]), selection or [], blank))
        k = prover.secret(f"voter {voter}")
        maker = BallotMaker(self.context, self.keys, k, f"ballot {number}")
        return maker.make(bits, previous), bits

    def closing(self) -> None:
        self.add("closing", {"ballots": len(self.votes), "time": self.election.body["closes"]},
                 ["organiser"])
        self.closing_root = Tree([leaf_hash(entry) for entry in self.entries]).root()
        self.head = {"root": self.closing_root.hex(), "size": len(self.entries)}

    def tallies(self) -> None:
        """Sums over the last ballot of every voter."""
        self.sums, self.totals, self.few, leaves = [], [], [], b""
        rule = parse_charter(self.charter).min_counted
        weight_of = lambda v: self.weights[v] if v < len(self.weights) else 1
        for place, c in enumerate(self.shape.contests):
            points, totals = self._sum(place, weight_of)
            self.sums.append(points)
            self.totals.append(totals)
            counted = [weight_of(voter) for voter in self.last]
            self.few.append(too_few(counted, rule) is not None)
            self.weight = sum(counted)
            leaves += self.add(f"tally {c}", {
                "a": r255.encode(points[0]).hex(), "b": [r255.encode(p).hex() for p in points[1:]],
                "ballots": len(self.votes), "closing": self.head,
                "contest": self.election.contests[c]["id"], "counted": len(counted),
                "superseded": len(self.votes) - len(counted), "too_few": self.few[-1],
                "time": self.election.body["closes"] + self.election.body["objection_seconds"],
                "weight": sum(counted),
            }, ["organiser"])
        self.tallies_hash = sha256(leaves).hexdigest()

    def _sum(self, place: int, weight_of) -> tuple[list, list[int]]:
        circuit, start = self.shape.circuits[place], self.shape.first_points()[place]
        points, totals = [r255.IDENTITY] * (1 + len(circuit.slots)), [0] * len(circuit.slots)
        for voter, (_, data, bits) in self.last.items():
            w = weight_of(voter)
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
        secrets = [self.secret_share(i, s) for s in range(len(self.shape.circuits[c].slots))]
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
        votes, found = parse_charter(self.charter).votes, []
        for c, item in enumerate(self.election.contests):
            vote = votes[item["vote"]]
            try:
                made = decide(item, vote, self.few[c], self.totals[c], self.weight)
            except LotNeeded as lot:
                winner = self._lot(c, lot.tied)
                made = decide(item, vote, self.few[c], self.totals[c], self.weight, winner)
            found.append(verdict(item, vote, made))
        return found

    def _lot(self, c: int, tied: list[str]) -> str:
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
        return lots.winner(tied, lots.beta(r255.encode(equal_logs.recombine(used))))

    def certificate(self) -> None:
        verdicts = verdicts_hash(self.verdicts()).hex()
        root = Tree([leaf_hash(entry) for entry in self.entries]).root()
        self.add("certificate", {
            "head": {"root": root.hex(), "size": len(self.entries)},
            "report": report_hash(list(CHECKS)).hex(), "result": self.result_leaf.hex(),
            "verdicts": verdicts,
        }, ["officer 1", "officer 2"])

    def build(self) -> "Sample":
        """All chapters."""
        for step in (self.ceremony, self.roll, self.opening, self.ballots, self.closing,
                     self.tallies, self.sign_offs, self.shares, self.result, self.certificate):
            step()
            self.change(f"after {step.__name__}", {"entries": self.entries})
        return self

    def publish(self) -> dict[str, bytes]:
        """Every file of the record."""
        leaves = [leaf_hash(entry) for entry in self.entries]
        files = dict(self.files) | hash_tile_files(leaves)
        for tile in entry_bundles_of(len(self.entries)):
            start = tile.index * 256
            files[tile.path] = encode_entry_bundle(self.entries[start : start + tile.width])
        files["checkpoint"] = checkpoint(leaves)
        return files
