"""Vectors of chapter 0: bases, labelled hashes, transcripts, strict readings."""

from .. import bases, documents, field, jcs, prover, scalar
from .. import ristretto as r255
from ..merlin import Transcript
from ..points import is_canonical, point
from ..wire import labelled_hash, u64

LABELS = ["manifest", "dealing", "ceremony-commitments", "ceremony", "tracker", "lot", "lot-order"]
NAMES = [("bit", [1, 2, 3, 256, 4096]), ("bit-square", [1, 2, 3, 256, 4096]),
         ("randomness", [1, 2, 64]), ("credential", [0]), ("blinding", [0]),
         ("number", [1, 2, 256]), ("value-blinding", [0])]

ACCEPTED = [
    b'{}', b'[]', b'0', b'-1', b'true', b'"\xc2\xa7"', b'{"a":1,"b":[]}', b'"\\u0001\\n"',
    b'9007199254740991', b'-9007199254740991', b"[" * 16 + b"]" * 16,
    '{"\U0001f600":1,"\ufb33":2}'.encode(),
]
REFUSED = [
    (b"", "empty"), (b"null", "null"), (b'{"a":null}', "null"), (b"1.5", "a fraction"),
    (b"1.0", "a fraction"), (b"1e3", "an exponent"), (b"-0", "minus zero"), (b"01", "leading zero"),
    (b"9007199254740992", "above 2^53 - 1"), (b"-9007199254740992", "below -(2^53 - 1)"),
    (b'{"a":1, "b":2}', "a blank"), (b'{"a":1}\n', "a newline at the end"),
    (b'{"b":1,"a":2}', "members out of order"), (b'{"a":1,"a":1}', "a duplicate member"),
    ('{"\ufb33":2,"\U0001f600":1}'.encode(), "order by code points, not by UTF-16"),
    (b'"\\u0041"', "an escape that is not needed"), (b'"\\/"', "an escape that is not needed"),
    (b'"\\u000A"', "a long escape"), (b'"\\u001F"', "upper case in an escape"),
    (b'"\xff"', "not UTF-8"), (b'"\xed\xa0\x80"', "a surrogate in UTF-8"),
    (b'"\\ud800"', "a lone surrogate"), (b"\xef\xbb\xbf{}", "a byte order mark"),
    (b"[" * 17 + b"]" * 17, "nested deeper than 16"), (b"[1,]", "a comma at the end"),
    (b"{}{}", "two values"), (b"NaN", "not JSON"),
]


def _bases() -> list[dict]:
    return [{"index": i, "name": name, "point": r255.encode(bases.base(name, i)).hex()}
            for name, indices in NAMES for i in indices]


def _hashes() -> list[dict]:
    inputs = [b"", b"abc", bytes(range(256))]
    return [{"hash": labelled_hash(label, x).hex(), "input": x.hex(), "label": label}
            for label in LABELS for x in inputs]


def _transcript() -> dict:
    """A course of operations with everything that the protocol does."""
    transcript, steps = Transcript(b"ostrakon-v1/ballot"), []

    def absorb(label: str, message: bytes, **more: int) -> None:
        transcript.append_message(label.encode(), message)
        steps.append({"absorb": label, "message": message.hex(), **more})

    def challenge(label: str, length: int) -> None:
        drawn = transcript.challenge_bytes(label.encode(), length)
        steps.append({"challenge": label, "length": length, "result": drawn.hex()})

    absorb("manifest", bytes(32))
    absorb("roll", b"members")
    absorb("contests", u64(258), integer=258)
    challenge("linear", 16 * 21)
    absorb("linear-commitment", bytes(range(200)))
    challenge("point", 64)
    challenge("point", 64)
    return {"label": "ostrakon-v1/ballot", "steps": steps}


def _json() -> dict:
    for data in ACCEPTED:
        documents.strict_json(data)
    for data, why in REFUSED:
        try:
            documents.strict_json(data)
        except jcs.JcsError:
            continue
        raise AssertionError(why)
    return {"accepted": [data.hex() for data in ACCEPTED],
            "refused": [{"bytes": data.hex(), "why": why} for data, why in REFUSED]}


def point_cases() -> list[tuple[bytes, str]]:
    """Encodings of points, right and wrong."""
    valid = r255.encode(prover.times_g(prover.secret("a point")))
    s = int.from_bytes(valid, "little")
    p = field.P
    return [
        (bytes(32), "the identity"), (r255.encode(r255.GENERATOR), "the generator"),
        (valid, "a point"), ((p - s).to_bytes(32, "little"), "the negative field element"),
        ((2**255 - 1).to_bytes(32, "little"), "2^255 - 1"), (p.to_bytes(32, "little"), "p, for 0"),
        ((p + 2).to_bytes(32, "little"), "p + 2"), ((1).to_bytes(32, "little"), "1"),
        (b"\xff" * 32, "all ones"), (valid[:31] + bytes([valid[31] | 128]), "the top bit set"),
        (scalar.ELL.to_bytes(32, "little"), "the group order"), (valid[:31], "31 bytes"),
        (valid + b"\x00", "33 bytes"), (b"\x02" + bytes(31), "2"), (b"\x06" + bytes(31), "6"),
    ]


def _points() -> list[dict]:
    rows = []
    for data, what in point_cases():
        decoded = point(data)
        identity = decoded is not None and r255.is_identity(decoded)
        rows.append({"bytes": data.hex(), "identity": identity, "valid": decoded is not None,
                     "what": what})
    return rows


def _scalars() -> list[dict]:
    ell = scalar.ELL
    values = [(0, "0"), (1, "1"), (ell - 1, "ell - 1"), (ell, "ell"), (ell + 1, "ell + 1"),
              (2**252, "2^252"), (2**253 - 1, "2^253 - 1"), (2**255 - 1, "2^255 - 1"),
              (2**256 - 1, "2^256 - 1")]
    rows = [(value.to_bytes(32, "little"), what) for value, what in values]
    rows += [(bytes(31), "31 bytes"), (bytes(33), "33 bytes")]
    return [{"bytes": data.hex(), "valid": is_canonical(data), "what": what} for data, what in rows]


def _reductions() -> dict:
    wide = [bytes(64), b"\xff" * 64, prover.secret_bytes("wide")]
    short = [bytes(16), b"\xff" * 16, prover.secret_bytes("short")[:16]]
    return {
        "short": [{"input": x.hex(), "scalar": scalar.encode(int.from_bytes(x, "little")).hex()}
                  for x in short],
        "wide": [{"input": x.hex(), "scalar": scalar.encode(scalar.reduce_wide(x)).hex()}
                 for x in wide],
    }


def files() -> dict[str, object]:
    return {
        "bases.json": _bases(), "labelled-hash.json": _hashes(), "transcript.json": _transcript(),
        "documents.json": _json(), "points.json": _points(), "scalars.json": _scalars(),
        "reductions.json": _reductions(),
    }
