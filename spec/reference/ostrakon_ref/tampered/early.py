"""Records that fail one of the checks 101 - 305."""

from functools import partial
from unittest import mock

from .. import jcs, prover, sample
from .. import ristretto as r255
from ..prover import signed
from ..sample import Sample
from ..sample_data import CHARTER, VOTES
from ..scalar import ELL
from .hooks import Files, Maker, after, edit, register

TAMPERED: list[tuple[str, Maker]] = []
tampered = partial(register, TAMPERED)


@tampered("101")
def additional_file() -> Files:
    return Sample().build().publish() | {"tile/0/notes.txt": b"nothing"}


@tampered("102")
def blank_after_a_document() -> Files:
    def blank(entries: list[bytes]) -> None:
        entries[-1] += b"\n"

    return Sample(after("opening", blank)).build().publish()


@tampered("103")
def another_version() -> Files:
    return Sample(edit(opening={"type": "ostrakon/v2/opening"})).build().publish()


@tampered("104")
def contradictory_manifest() -> Files:
    return Sample(edit(manifest={"one_trustee_reads_votes": True})).build().publish()


@tampered("105")
def another_charter() -> Files:
    return Sample().build().publish() | {"charter.toml": CHARTER + b"# amended\n"}


@tampered("106")
def signed_by_somebody_else() -> Files:
    def again(entries: list[bytes]) -> None:
        entries[-1] = signed(jcs.loads_canonical(entries[-1])["body"], ["registrar"])

    return Sample(after("opening", again)).build().publish()


@tampered("107")
def dealing_before_all_commitments() -> Files:
    def swap(entries: list[bytes]) -> None:
        entries[2], entries[3] = entries[3], entries[2]

    return Sample(after("ceremony", swap)).build().publish()


@tampered("108")
def uncommitted_dealing() -> Files:
    return Sample(edit(ceremony_commitment_1={"dealing": "00" * 32})).build().publish()


@tampered("109")
def unproved_possession() -> Files:
    made = prover.Dealer.proof

    def other(self: prover.Dealer, round1: bytes) -> tuple[int, list[int]]:
        e, z = made(self, round1)
        return e ^ 1, z

    with mock.patch.object(prover.Dealer, "proof", other):
        return Sample().build().publish()


@tampered("110")
def other_keys_acknowledged() -> Files:
    return Sample(edit(ceremony_acknowledgement_2={"keys": "11" * 32})).build().publish()


@tampered("111")
def other_keys() -> Files:
    made = sample.encode_keys
    foreign = r255.encode(prover.times_g(5))
    with mock.patch.object(sample, "encode_keys", lambda keys: made(keys)[:-32] + foreign):
        return Sample().build().publish()


@tampered("201")
def other_total_weight() -> Files:
    return Sample(edit(roll={"total_weight": 7})).build().publish()


@tampered("202")
def weightless_voter() -> Files:
    return Sample(weights=[1] * 6 + [0]).build().publish()


@tampered("203")
def other_roll_opened() -> Files:
    rolls = [{"roll": "members", "root": "22" * 32}]
    return Sample(edit(opening={"rolls": rolls})).build().publish()


@tampered("301")
def trailing_byte() -> Files:
    def longer(name: str, body: dict) -> dict | None:
        return {"data": body["data"] + b"\x00"} if name == "ballot 6" else None

    return Sample(longer).build().publish()


@tampered("302")
def stranger() -> Files:
    return Sample(votes=[*VOTES, (6, [0], [0])]).build().publish()


class Lonely(Sample):
    """Every ballot claims to be the first of its voter."""

    def ballot(self, number, voter, chosen, previous):
        return super().ballot(number, voter, chosen, bytes(32))


@tampered("303")
def forgotten_predecessor() -> Files:
    return Lonely().build().publish()


class Forged(Sample):
    """The last scalar of one proof is another one."""

    def ballot(self, number, voter, chosen, previous):
        made, bits = super().ballot(number, voter, chosen, previous)
        if number == 6:
            data = bytearray(made.data)
            data[-1] ^= 1
            made.data = bytes(data)
        return made, bits


@tampered("304")
def false_proof() -> Files:
    return Forged().build().publish()


@tampered("305")
def same_randomness() -> Files:
    made = sample.BallotMaker.__init__

    def repeat(self, context, keys, k, label) -> None:
        made(self, context, keys, k, label)
        if label in ("ballot 0", "ballot 2"):
            self.r[0] = 7

    with mock.patch.object(sample.BallotMaker, "__init__", repeat):
        return Sample().build().publish()


@tampered("107")
def keys_of_an_attempt_that_was_given_up() -> Files:
    """The second attempt begins with a channel key of the first."""
    def again(name: str, body: dict) -> dict | None:
        if name != "ceremony-commitment 1":
            return None
        return {**body, "channel_key": prover.secret_bytes("channel")[:32].hex()}

    return Sample(again, attempts=2).build().publish()


@tampered("107")
def acknowledged_after_a_complaint() -> Files:
    def move(entries: list[bytes]) -> None:
        complaint = next(i for i, e in enumerate(entries) if b"ceremony-complaint" in e)
        entries.insert(complaint - 1, entries.pop(complaint))

    return Sample(after("ceremony", move), attempts=2).build().publish()


@tampered("107")
def complaint_after_a_complaint() -> Files:
    def again(entries: list[bytes]) -> None:
        complaint = next(i for i, e in enumerate(entries) if b"ceremony-complaint" in e)
        entries.insert(complaint, entries[complaint])

    return Sample(after("ceremony", again), attempts=2).build().publish()


class Regretful(Sample):
    """A complaint after everybody acknowledged."""

    def _keys(self) -> None:
        super()._keys()
        self.add("ceremony-complaint", {
            "accused": 2, "attempt": self.attempt, "channel_secret": "", "envelope": "",
            "reason": "missing", "trustee": 1,
        }, ["trustee 1"])


@tampered("107")
def complaint_after_the_last_acknowledgement() -> Files:
    return Regretful().build().publish()


@tampered("108")
def dealing_file_of_another_hash() -> Files:
    def change(name: str, body: dict) -> dict | None:
        if name != "ceremony-dealing 2":
            return None
        return {**body, "file": {**body["file"], "sha256": "55" * 32}}

    return Sample(change).build().publish()


@tampered("301")
def scalar_that_is_not_canonical() -> Files:
    def change(name: str, body: dict) -> dict | None:
        if name != "ballot 6":
            return None
        data = body["data"]
        value = int.from_bytes(data[-32:], "little") + ELL
        return {"data": data[:-32] + value.to_bytes(32, "little")}

    return Sample(change).build().publish()


class Cheating(Sample):
    """One voter's yes counts twice."""

    def ballot(self, number, voter, chosen, previous):
        made, bits = super().ballot(number, voter, chosen, previous)
        if number == 6:
            slots = [[2, 0], self.election.circuits[1].evaluate(bits[1])]
            k = prover.secret(f"voter {voter}")
            maker = sample.BallotMaker(self.contexts[0], self.keys, k, f"ballot {number}")
            made = maker.make(bits, previous, slots)
            self.extra = 1
        return made, bits

    def _sum(self, c):
        points, totals = super()._sum(c)
        if c == 0:
            totals[0] += self.extra
        return points, totals


@tampered("304")
def two_votes_in_one() -> Files:
    return Cheating().build().publish()
