"""Vectors of chapter 8: the strict variant of Ed25519, and a whole record."""

import base64
import tempfile
from hashlib import sha256
from pathlib import Path

from .. import ed25519, field, prover, scalar
from ..edwards import add
from ..evidence import Evidence
from ..multiply import scalar_mul
from ..record import Record
from ..sample import Sample
from ..sample_files import write
from ..verifier import run

MESSAGE = b"ostrakon-v1/document\x00{}"


def _torsion() -> list[bytes]:
    """The canonical encodings of the eight points of small order."""
    # A point whose multiple by the group order has order 8.
    y = 2
    while True:
        y += 1
        try:
            point = scalar_mul(scalar.ELL, ed25519.decode_point(field.encode(y)))
        except ed25519.SignatureError:
            continue
        multiples = [scalar_mul(i, point) for i in range(8)]
        encoded = [ed25519.encode_point(p) for p in multiples]
        if len(set(encoded)) == 8:
            return encoded


def _not_canonical() -> list[bytes]:
    """Encodings with y >= p, or a sign on x = 0."""
    p, top = field.P, 1 << 255
    values = [p, p + 1, 2**255 - 1, p | top, (p + 1) | top, 1 | top, (p - 1) | top]
    return [v.to_bytes(32, "little") for v in values]


def _with_torsion(seed: bytes, torsion: bytes) -> tuple[bytes, bytes]:
    """A key with a point of small order added, and a signature that holds with
    the cofactor only: the challenge is odd, so it does not cancel the addition."""
    secret, prefix = ed25519._expand(seed)
    a = add(ed25519.base().mul(secret), ed25519.decode_point(torsion))
    key, counter = ed25519.encode_point(a), 0
    while True:
        nonce = scalar.reduce_wide(ed25519.sha512(prefix + bytes([counter]) + MESSAGE).digest())
        r = ed25519.encode_point(ed25519.base().mul(nonce))
        k = ed25519._challenge(r, key, MESSAGE)
        counter += 1
        if k % 2:
            return key, r + scalar.encode((nonce + k * secret) % scalar.ELL)


def _cases() -> list[tuple[str, bytes, bytes, bytes]]:
    """What, key, message, signature."""
    seed = prover.seed("ed25519")
    key, good = ed25519.public_key(seed), ed25519.sign(seed, MESSAGE)
    s = int.from_bytes(good[32:], "little")
    cases = [
        ("valid", key, MESSAGE, good), ("another message", key, MESSAGE + b"x", good),
        ("another key", ed25519.public_key(prover.seed("other")), MESSAGE, good),
        ("S plus ell", key, MESSAGE, good[:32] + (s + scalar.ELL).to_bytes(32, "little")),
        ("S is ell", key, MESSAGE, good[:32] + scalar.ELL.to_bytes(32, "little")),
        ("S all ones", key, MESSAGE, good[:32] + b"\xff" * 32),
        ("R negated", key, MESSAGE, good[:31] + bytes([good[31] ^ 128]) + good[32:]),
        ("63 bytes", key, MESSAGE, good[:-1]), ("65 bytes", key, MESSAGE, good + b"\x00"),
        ("key of 31 bytes", key[:-1], MESSAGE, good),
    ]
    for number, point in enumerate(_torsion()):
        forged = point + bytes(32)
        cases.append((f"small-order key {number}, S = 0", point, MESSAGE, forged))
        cases.append((f"small-order R {number}", key, MESSAGE, point + good[32:]))
    for number, data in enumerate(_not_canonical()):
        cases.append((f"key not canonical {number}", data, MESSAGE, good))
        cases.append((f"R not canonical {number}", key, MESSAGE, data + good[32:]))
    for number, point in enumerate(_torsion()[1:], 1):
        mixed, signature = _with_torsion(seed, point)
        cases.append((f"holds with the cofactor only {number}", mixed, MESSAGE, signature))
    return cases


def _ed25519() -> dict:
    rows = []
    for what, key, message, signature in _cases():
        try:
            ed25519.verify(key, message, signature)
            why = ""
        except ed25519.SignatureError as error:
            why = str(error)
        assert (why == "") == (what == "valid"), what
        rows.append({"key": key.hex(), "message": message.hex(), "signature": signature.hex(),
                     "valid": not why, "what": what, "why": why})
    return {"cases": rows}


def _mixed_keys() -> list[dict]:
    """Keys with a part of small order are not themselves of small order: a
    signature that holds exactly is accepted."""
    seed = prover.seed("ed25519")
    secret, prefix = ed25519._expand(seed)
    torsion = ed25519.decode_point(_torsion()[4])
    a = add(ed25519.base().mul(secret), torsion)
    key, rows = ed25519.encode_point(a), []
    for counter in range(64):
        nonce = scalar.reduce_wide(ed25519.sha512(prefix + bytes([counter])).digest())
        r = ed25519.encode_point(ed25519.base().mul(nonce))
        k = ed25519._challenge(r, key, MESSAGE)
        if k % 2:  # the point added has order 2
            continue
        signature = r + scalar.encode((nonce + k * secret) % scalar.ELL)
        ed25519.verify(key, MESSAGE, signature)
        rows.append({"key": key.hex(), "message": MESSAGE.hex(), "signature": signature.hex(),
                     "valid": True, "what": "a key with a part of small order, exact"})
        break
    assert rows
    return rows


def _record() -> dict:
    """The sample election, every file of it, and its report."""
    files = Sample().build().publish()
    with tempfile.TemporaryDirectory() as directory:
        write(files, Path(directory))
        report = run(Evidence(Record(directory)))
    assert report.passed
    return {
        "files": {path: base64.b64encode(data).decode() for path, data in files.items()},
        "outcomes": report.outcomes, "passed": True,
        "sha256": {path: sha256(data).hexdigest() for path, data in files.items()},
    }


def files() -> dict[str, object]:
    strict = _ed25519()
    strict["cases"] += _mixed_keys()
    return {"ed25519-strict.json": strict, "record.json": _record()}
