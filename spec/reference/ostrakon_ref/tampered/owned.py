"""Records with a fault that two checks could claim, and the one that owns it
(chapter 8)."""

from functools import partial
from unittest import mock

from .. import ballot_prover, jcs, prover, sample
from ..merkle import leaf_hash
from ..note import SignatureLine, parse_note
from ..prover import signed
from ..sample import Sample
from ..sample_files import checkpoint
from .hooks import Files, Maker, after, edit, register
from .late import charter_with

TAMPERED: list[tuple[str, Maker]] = []
tampered = partial(register, TAMPERED)
LOT = [(voter, [0], [voter % 2]) for voter in range(6)]  # ada and bo tie


def body_of(entry: bytes) -> dict:
    return jcs.loads_canonical(entry)["body"]


def by_stranger(step: str, **changes) -> Files:
    """The last document of a chapter once more, by a trustee 9."""
    def add(entries: list[bytes]) -> None:
        entries.append(signed({**body_of(entries[-1]), "trustee": 9}, ["stranger"]))

    return Sample(after(step, add), **changes).build().publish()


@tampered("102")
def contest_that_is_no_identifier() -> Files:
    def rename(name: str, body: dict) -> dict | None:
        if name != "manifest":
            return None
        first, second = body["contests"]
        return {**body, "contests": [{**first, "id": "Budget"}, second]}

    return Sample(rename).build().publish()


@tampered("102")
def evidence_without_its_reason() -> Files:
    hook = edit(ceremony_complaint_of_1={"envelope": "00"})
    return Sample(hook, attempts=2).build().publish()


@tampered("103")
def ballots_of_another_version() -> Files:
    made = ballot_prover.encode_ballot

    def other(*parts) -> bytes:
        return b"OB\x02" + made(*parts)[3:]

    with mock.patch.object(ballot_prover, "encode_ballot", other):
        return Sample().build().publish()


@tampered("104")
def two_witnesses_of_one_name() -> Files:
    keys = [{"key": prover.public(f"witness {i}"), "name": "witness.example"} for i in (1, 2)]
    return Sample(edit(manifest={"witnesses": {"keys": keys, "required": 0}})).build().publish()


@tampered("106")
def officer_who_signed_twice() -> Files:
    def again(entries: list[bytes]) -> None:
        entries[-1] = signed(body_of(entries[-1]), ["officer 1", "officer 1", "officer 2"])

    return Sample(after("certificate", again)).build().publish()


@tampered("107")
def acknowledgement_of_nobody() -> Files:
    return by_stranger("ceremony")


@tampered("108")
def dealings_of_another_version() -> Files:
    made = prover.head_bytes
    with mock.patch.object(prover, "head_bytes", lambda *parts: b"OD\x02" + made(*parts)[3:]):
        return Sample().build().publish()


@tampered("110")
def missing_acknowledgement() -> Files:
    return Sample(after("ceremony", lambda entries: entries.pop())).build().publish()


@tampered("111")
def keys_of_another_version() -> Files:
    made = sample.encode_keys
    with mock.patch.object(sample, "encode_keys", lambda keys: b"OK\x02" + made(keys)[3:]):
        return Sample().build().publish()


@tampered("203")
def late_roll() -> Files:
    def swap(entries: list[bytes]) -> None:
        entries[-2:] = reversed(entries[-2:])

    return Sample(after("opening", swap)).build().publish()


def with_line(line: SignatureLine) -> Files:
    """The checkpoint with one line more."""
    made = Sample().build()
    data = checkpoint([leaf_hash(entry) for entry in made.entries])
    assert parse_note(data + line.format().encode())
    return made.publish() | {"checkpoint": data + line.format().encode()}


@tampered("403")
def line_of_something_else() -> Files:
    return with_line(SignatureLine("stranger.example", b"\x01\x02\x03\x04", bytes(64)))


@tampered("404")
def line_of_an_unknown_witness() -> Files:
    return with_line(SignatureLine("stranger.example", b"\x01\x02\x03\x04", bytes(72)))


@tampered("405")
def challenge_on_the_board() -> Files:
    def add(entries: list[bytes]) -> None:
        body = {"contests": [], "election": body_of(entries[-1])["election"], "roll": "members",
                "type": "ostrakon/v1/challenge"}
        entries.append(signed(body, []))

    return Sample(after("opening", add)).build().publish()


@tampered("601")
def sign_off_of_nobody() -> Files:
    return by_stranger("sign_offs")


@tampered("602")
def share_of_nobody() -> Files:
    return by_stranger("shares")


@tampered("602")
def second_share() -> Files:
    def again(entries: list[bytes]) -> None:
        entries.append(entries[-1])

    return Sample(after("shares", again)).build().publish()


@tampered("604")
def few_not_called_few() -> Files:
    charter, body = charter_with(7)
    contests = [{"contest": name, "too_few": name != "budget", "totals": [], "trustees": []}
                for name in ("budget", "chair")]
    hook = edit(result={"contests": contests})
    return Sample(hook, manifest=body, charter=charter).build().publish()


class Crowded(Sample):
    """A lot share by a trustee that is not there."""

    def _lot(self, c, tied):
        winner = super()._lot(c, tied)
        self.entries.append(signed({**body_of(self.entries[-1]), "trustee": 9}, ["stranger"]))
        return winner


@tampered("605")
def lot_share_of_nobody() -> Files:
    return Crowded(votes=LOT).build().publish()
