"""Records that fail one of the checks 401 - 702."""

from functools import partial
from hashlib import sha256
from unittest import mock

from .. import jcs, sample_count
from .. import ristretto as r255
from ..bases import GENERATOR
from ..merkle import leaf_hash
from ..prover import public, signed
from ..sample import Sample
from ..sample_data import CHARTER, manifest_body
from ..sample_files import checkpoint, receipt
from .hooks import Files, Maker, after, edit, register

TAMPERED: list[tuple[str, Maker]] = []
tampered = partial(register, TAMPERED)


@tampered("401")
def other_tile() -> Files:
    files = Sample().build().publish()
    path = next(name for name in files if name.startswith("tile/0/"))
    return files | {path: bytes(32) + files[path][32:]}


@tampered("402")
def other_root() -> Files:
    made = Sample().build()
    return made.publish() | {"checkpoint": checkpoint([bytes(32)] * len(made.entries))}


@tampered("403")
def other_log_key() -> Files:
    made = Sample().build()
    leaves = [leaf_hash(entry) for entry in made.entries]
    return made.publish() | {"checkpoint": checkpoint(leaves, signer="stranger")}


@tampered("404")
def absent_witness() -> Files:
    keys = [{"key": public("witness"), "name": "witness.example"}]
    return Sample(edit(manifest={"witnesses": {"keys": keys, "required": 1}})).build().publish()


def objection(election: str, text: bytes) -> bytes:
    body = {"election": election, "receipt": text.decode(), "type": "ostrakon/v1/objection"}
    return signed(body, [])


@tampered("405")
def late_objection() -> Files:
    def add(entries: list[bytes]) -> None:
        election = jcs.loads_canonical(entries[1])["body"]["election"]
        entries.append(objection(election, b"nothing"))

    return Sample(after("tallies", add)).build().publish()


@tampered("408")
def founded_objection() -> Files:
    def add(entries: list[bytes]) -> None:
        election = jcs.loads_canonical(entries[1])["body"]["election"]
        forked = [leaf_hash(entry) for entry in entries[:-3]] + [bytes(32)]
        entries.append(objection(election, receipt(forked, len(forked) - 1)))

    return Sample(after("closing", add)).build().publish()


@tampered("409")
def early_closing() -> Files:
    early = manifest_body()["closes"] - 1
    return Sample(edit(closing={"time": early})).build().publish()


@tampered("501")
def miscounted() -> Files:
    return Sample(edit(tally_0={"superseded": 2})).build().publish()


class Stuffed(Sample):
    """One vote more in a sum, and in its total."""

    def _sum(self, c):
        points, totals = super()._sum(c)
        if c == 0:
            points[1] = r255.add(points[1], GENERATOR)
            totals[0] += 1
        return points, totals


@tampered("502")
def stuffed_sum() -> Files:
    return Stuffed().build().publish()


def charter_with(least: int) -> tuple[bytes, dict]:
    text = CHARTER.replace(b"min_counted = 3", b"min_counted = %d" % least)
    body = manifest_body()
    body["charter"] = {"sha256": sha256(text).hexdigest(), "size": len(text)}
    return text, body


@tampered("503")
def few_called_enough() -> Files:
    charter, body = charter_with(7)
    with mock.patch.object(sample_count, "too_few", lambda weights, least: None):
        return Sample(manifest=body, charter=charter).build().publish()


class Hasty(Sample):
    """Only one trustee signs off."""

    def sign_offs(self):
        self.add("sign-off 1", {"closing": self.head, "tallies": self.tallies_hash, "trustee": 1},
                 ["trustee 1"])


@tampered("601")
def one_sign_off() -> Files:
    return Hasty().build().publish()


@tampered("602")
def false_share() -> Files:
    proof = {"challenge": "00" * 32, "response": "00" * 32}
    return Sample(edit(decryption_share_0_2={"proof": proof})).build().publish()


class Inventive(Sample):
    """A total that no sum holds."""

    def result(self):
        self.totals[0][0] += 1
        super().result()


@tampered("603")
def other_total() -> Files:
    return Inventive().build().publish()


class Curious(Sample):
    """Decrypts what is too few."""

    def shares(self):
        self.few[0] = False
        super().shares()


@tampered("604")
def few_decrypted() -> Files:
    charter, body = charter_with(7)
    return Curious(manifest=body, charter=charter).build().publish()


class Gambler(Sample):
    """Draws a lot where there is no tie."""

    def result(self):
        super().result()
        self._lot(1, ["ada", "bo"])


@tampered("605")
def unneeded_lot() -> Files:
    return Gambler().build().publish()


@tampered("701")
def other_verdict() -> Files:
    return Sample(edit(certificate={"verdicts": "33" * 32})).build().publish()


@tampered("702")
def other_report() -> Files:
    return Sample(edit(certificate={"report": "44" * 32})).build().publish()
