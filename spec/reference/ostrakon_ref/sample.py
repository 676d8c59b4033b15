"""A small election made from beginning to end.

FOR TEST VECTORS ONLY, as prover.py is.  `build` goes through the chapters and
calls `change` with the name and body of every document before it is signed,
and after every chapter, so that a test can tamper with anything.
"""

import json
from collections.abc import Callable
from hashlib import sha256

from . import jcs, prover
from . import ristretto as r255
from .ballot import Shape
from .ballot_proof import Context
from .ballot_prover import BallotMaker
from .circuits import assign
from .dealing import encode_keys
from .documents import Document
from .manifest import Election
from .merkle import Tree, leaf_hash
from .prover import signed
from .sample_count import Count, roll_and_number
from .sample_data import CHARTER, VOTES, manifest_body
from .sample_files import checkpoint
from .tiles import encode_entry_bundle, entry_bundles_of, hash_tile_files
from .wire import labelled_hash, u32


class Sample(Count):
    """Builds a record: `entries` and `files`.  `weights` are those of the
    first roll's voters, `other_rolls` those of the others'; a vote is (voter,
    selection of each contest), the voter a number, or (roll, number); a
    schedule is its time, and when it has the vote close.  `register` is what the
    manifest names, a `RegisterSample`."""

    def __init__(self, change: Callable[[str, dict], dict | None] | None = None,
                 manifest: dict | None = None, votes: list | None = None,
                 weights: list[int] | None = None, charter: bytes = CHARTER,
                 attempts: int = 1, other_rolls: list[list[int]] = (),
                 register=None, schedules: list[tuple[int, int]] = ()) -> None:
        self.change = change or (lambda name, body: None)
        self.votes = VOTES if votes is None else votes
        self.weights = [weights or [1] * 6, *other_rolls]
        self.charter, self.attempt, self.register = charter, attempts, register
        self.schedules = schedules
        self.files: dict[str, bytes] = {"charter.toml": charter}
        self.entries: list[bytes] = []
        body = manifest or manifest_body()
        body = self.change("manifest", body) or body
        self.election = Election(Document("manifest", body, [], jcs.dumps(body)))
        self.closes = schedules[-1][1] if schedules else body["closes"]
        self.entries.append(signed(body, ["organiser"]))
        if register is not None:
            self.files |= {f"register/{path}": data for path, data in register.publish().items()}

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
        """Rolls of as many voters as there are weights; who is on two of them
        has the same key there, as careless members might."""
        self.roots = []
        for index, weights in enumerate(self.weights):
            records = sorted(
                r255.encode(prover.times_g(prover.secret(f"voter {v}"))) + u32(w)
                for v, w in enumerate(weights)
            )
            data = self.files[f"roll/{index}"] = b"".join(records)
            self.roots.append(Tree([leaf_hash(record) for record in records]).root())
            self.add("roll" if index == 0 else f"roll {index}", {
                "roll": self.election.rolls[index]["id"], "root": self.roots[index].hex(),
                "sha256": sha256(data).hexdigest(), "size": len(records),
                "total_weight": sum(weights),
            }, ["registrar"])

    def opening(self) -> None:
        self.add("opening", {
            "ceremony": self.ceremony_hash, "keys": self.keys_hash.hexdigest(),
            "rolls": [{"roll": roll["id"], "root": root.hex()}
                      for roll, root in zip(self.election.rolls, self.roots)],
            "time": self.election.body["opens"],
        }, ["organiser"])

    def _context(self, roll: int) -> Context:
        election = self.election
        contests = election.contests_of(roll)
        shape = Shape(roll, tuple(contests), tuple(election.circuits[c] for c in contests))
        names = [election.contests[c]["id"] for c in contests]
        return Context(shape, election.hash, election.rolls[roll]["id"], self.roots[roll],
                       self.keys_hash.digest(), names)

    def ballots(self) -> None:
        """Every vote in order; a voter's second one follows the first."""
        opened = json.loads(self.entries[-1])["body"]
        if "rolls" in opened:  # ballots absorb the roots that were opened
            self.roots = [bytes.fromhex(item["root"]) for item in opened["rolls"]]
        self.contexts = [self._context(roll) for roll in range(len(self.weights))]
        self.last: dict[int | tuple, tuple[bytes, bytes, list[list[int]]]] = {}
        for number, (voter, *chosen) in enumerate(self.votes):
            previous = self.last[voter][0] if voter in self.last else bytes(32)
            made, variables = self.ballot(number, voter, chosen, previous)
            changed = self.change(f"ballot {number}", {"data": made.data})
            data = changed["data"] if changed else made.data
            self.entries.append(data)
            self.last[voter] = (leaf_hash(data), data, variables)

    def ballot(self, number: int, voter: int | tuple, chosen: list, previous: bytes):
        roll, person = roll_and_number(voter)
        context, variables = self.contexts[roll], []
        for c, selection in zip(context.shape.contests, chosen):
            item = self.election.contests[c]
            meant = "blank" if selection is None else selection
            bits, numbers = assign(item["ballot"], len(item["options"]), meant)
            variables.append(bits + numbers)
        k = prover.secret(f"voter {person}")
        maker = BallotMaker(context, self.keys, k, f"ballot {number}")
        return maker.make(variables, previous), variables

    def closing(self) -> None:
        """Whatever was scheduled, and the closing."""
        for number, (time, closes) in enumerate(self.schedules):
            self.add(f"schedule {number}", {"closes": closes, "time": time}, ["officer 1", "officer 2"])
        self.add("closing", {"ballots": len(self.votes), "time": self.closes}, ["organiser"])
        self.closing_root = Tree([leaf_hash(entry) for entry in self.entries]).root()
        self.head = {"root": self.closing_root.hex(), "size": len(self.entries)}

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
