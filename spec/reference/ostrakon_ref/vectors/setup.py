"""Vectors of chapter 1: manifest, possession, keys; circuits are in circuits.py."""

from hashlib import sha256

from .. import jcs, prover
from .. import ristretto as r255
from ..circuits import number_weights
from ..dealing import check_possession, encode_keys, encoding_faults, parse_dealing
from ..documents import Document
from ..manifest import Election, refusals
from ..points import point
from ..sample_data import manifest_body
from ..scalar import ELL, encode
from ..wire import labelled_hash, u32
from .circuits import circuits
from .manifests import accepted, refused

def _numbers() -> list[dict]:
    return [{"largest": s, "weights": number_weights(s)} for s in (0, 1, 2, 3, 4, 5, 7, 8, 15, 100)]


def _manifest() -> dict:
    """The sample's manifest, and changes that 1.2 refuses."""
    body = manifest_body()
    election = Election(Document("manifest", body, [], jcs.dumps(body)))
    assert not refusals(election)
    return {"accepted": accepted(body), "body": body, "document": prover.signed(body, ["organiser"]).decode(),
            "jcs": jcs.dumps(body).hex(), "manifest_hash": election.hash.hex(), "refused": refused(body)}


def _dealing(i: int, t: int, columns: int) -> prover.Dealer:
    return prover.make_dealer(f"vector dealer {i}", 1, i, t, columns)


def _mutations(data: bytes, t: int, columns: int) -> list[tuple[str, bytes]]:
    """Changed files: name and bytes."""
    count = t * columns
    at_e, at_z = 14 + 32 * count, 14 + 32 * count + 32

    def put(start: int, new: bytes) -> bytes:
        return data[:start] + new + data[start + len(new):]

    e = int.from_bytes(data[at_e : at_e + 32], "little")
    return [
        ("e plus 1", put(at_e, encode((e + 1) % ELL))), ("z is 0", put(at_z, bytes(32))),
        ("e not canonical", put(at_e, (e + ELL).to_bytes(32, "little"))),
        ("z not canonical", put(at_z, b"\xff" * 32)), ("a constant term O", put(14, bytes(32))),
        ("a higher coefficient O", put(14 + 32, bytes(32))),
        ("a coefficient that is no point", put(14, b"\xff" * 32)),
        ("two coefficients exchanged", put(14, data[46:78] + data[14:46])),
        ("another trustee in the head", put(8, b"\x00\x07")),
        ("one byte more", data + b"\x00"), ("one byte less", data[:-1]),
    ]


def _judge(data: bytes, round1: bytes, t: int, columns: int) -> dict:
    """Checks 108 (encodings and shape only) and 109."""
    parsed = parse_dealing(data)
    right = parsed.rest == 0 and (parsed.threshold, parsed.columns) == (t, columns)
    encodings = right and not encoding_faults(parsed)
    points = [point(c) for c in parsed.coefficients]
    proof = parsed.rest >= 0 and None not in points and check_possession(parsed, round1, points)
    return {"encodings": encodings, "possession": bool(proof)}


def _possession() -> dict:
    t, columns, round1 = 3, 2, labelled_hash("ceremony-commitments", b"vector")
    dealer = _dealing(1, t, columns)
    data = dealer.file(round1)
    e, z = dealer.proof(round1)
    cases = [{"data": changed.hex(), "what": what, **_judge(changed, round1, t, columns)}
             for what, changed in [("as it is", data), *_mutations(data, t, columns)]]
    assert cases[0]["possession"] and not any(c["possession"] and c["encodings"] for c in cases[1:])
    nonces = [prover.secret(f"{dealer.label} nonce {i}") for i in range(t * columns)]
    return {
        "cases": cases, "coefficients": [c.hex() for c in dealer.coefficients], "columns": columns,
        "dealing": dealer.hash().hex(), "e": encode(e).hex(), "head": dealer.head.hex(),
        "nonces": [encode(n).hex() for n in nonces], "round1": round1.hex(),
        "secrets": [[encode(a).hex() for a in column] for column in dealer.secrets],
        "threshold": t, "trustee": 1, "z": [encode(s).hex() for s in z],
    }


def _keys() -> dict:
    """Three dealers, threshold 2: shares, keys, verification keys."""
    n, t, columns = 3, 2, 4
    dealers = [_dealing(i, t, columns) for i in range(1, n + 1)]
    shares = [[sum(d.share(i, s) for d in dealers) % ELL for s in range(columns)]
              for i in range(1, n + 1)]
    keys = [prover.times_g(sum(d.secrets[s][0] for d in dealers)) for s in range(columns)]
    data = encode_keys(keys)
    hashes = b"".join(bytes([i]) * 32 for i in range(1, n + 1))
    round1 = labelled_hash("ceremony-commitments", bytes(32) + u32(1) + hashes)
    return {
        "ceremony": labelled_hash("ceremony", round1 + hashes).hex(), "columns": columns,
        "document_hashes": hashes.hex(), "file": data.hex(), "keys": [r255.encode(k).hex() for k in keys],
        "manifest_hash": bytes(32).hex(), "round1": round1.hex(),
        "secrets": [[[encode(a).hex() for a in column] for column in d.secrets] for d in dealers],
        "sha256": sha256(data).hexdigest(), "shares": [[encode(x).hex() for x in row] for row in shares],
        "threshold": t,
        "verification_keys": [[r255.encode(prover.times_g(x)).hex() for x in row] for row in shares],
    }


def files() -> dict[str, object]:
    return {"circuits.json": circuits(), "numbers.json": _numbers(), "manifest.json": _manifest(),
            "possession.json": _possession(), "keys.json": _keys()}
