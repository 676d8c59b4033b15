"""Vectors of chapter 6: shares, recombination, totals, lots."""

from .. import equal_logs, lots, prover
from .. import ristretto as r255
from ..points import is_canonical, point, reduced
from ..scalar import ELL, encode
from ..wire import labelled_hash
from .totals import totals

N, T, SLOTS = 5, 3, 3
MANIFEST, ROOT = labelled_hash("manifest", b"vector"), prover.secret_bytes("closing root")[:32]
TIED = ["ada", "bo", "eve-2"]


def _polynomials(columns: int) -> list[list[int]]:
    return [[prover.secret(f"joint {s} {k}") for k in range(T)] for s in range(columns)]


def _share(trustee: int, s: int) -> int:
    """x_{i,s}: here one dealer stands for all."""
    return sum(a * trustee**k for k, a in enumerate(_polynomials(SLOTS + 1)[s])) % ELL


def _one(trustee: int, a_sum) -> dict:
    secrets = [_share(trustee, s) for s in range(SLOTS)]
    label = f"vector share {trustee}"
    transcript = equal_logs.share_transcript(MANIFEST, ROOT, "budget", trustee, r255.encode(a_sum))
    points, proof = prover.prove_share(transcript, secrets, a_sum, label)
    return {"keys": [r255.encode(prover.times_g(x)).hex() for x in secrets],
            "nonce": encode(prover.secret(f"{label} nonce")).hex(), "proof": proof,
            "secrets": [encode(x).hex() for x in secrets],
            "shares": [r255.encode(p).hex() for p in points], "trustee": trustee}


def _valid(share: dict, a_sum, contest: str = "budget", trustee: int | None = None) -> bool:
    """6.2, all of it: decoding, length, proof."""
    parts = [bytes.fromhex(share["proof"][name]) for name in ("challenge", "response")]
    points = [point(bytes.fromhex(x)) for x in share["shares"]]
    if not all(map(is_canonical, parts)) or len(points) != SLOTS or None in points:
        return False
    keys = [point(bytes.fromhex(x)) for x in share["keys"]]
    transcript = equal_logs.share_transcript(
        MANIFEST, ROOT, contest, trustee or share["trustee"], r255.encode(a_sum))
    return equal_logs.verify(transcript, keys, points, a_sum, tuple(map(reduced, parts)))


def _mutations(share: dict) -> list[tuple[str, dict]]:
    def proof(name: str, value: str) -> dict:
        return {**share, "proof": {**share["proof"], name: value}}

    e, z = (int.from_bytes(bytes.fromhex(share["proof"][n]), "little")
            for n in ("challenge", "response"))
    points = share["shares"]
    return [
        ("challenge plus one", proof("challenge", encode((e + 1) % ELL).hex())),
        ("response plus one", proof("response", encode((z + 1) % ELL).hex())),
        ("challenge not canonical", proof("challenge", (e + ELL).to_bytes(32, "little").hex())),
        ("response not canonical", proof("response", (z + ELL).to_bytes(32, "little").hex())),
        ("two shares exchanged", {**share, "shares": [points[1], points[0], *points[2:]]}),
        ("a share O", {**share, "shares": ["00" * 32, *points[1:]]}),
        ("a share that is no point", {**share, "shares": ["ff" * 32, *points[1:]]}),
        ("a share less", {**share, "shares": points[:-1]}),
        ("a share more", {**share, "shares": [*points, points[0]]}),
        ("another trustee", {**share, "trustee": 2}),
    ]


def _shares() -> dict:
    """Shares of all trustees for one aggregate, and spoilt ones."""
    r, totals = prover.secret("aggregate"), [12, 0, 2**40]
    keys = [prover.times_g(_polynomials(SLOTS + 1)[s][0]) for s in range(SLOTS)]
    a_sum, *b_sum = prover.encrypt(r, totals, keys)
    shares = [_one(i, a_sum) for i in range(1, N + 1)]
    assert all(_valid(share, a_sum) for share in shares)
    spoilt = _mutations(shares[0])
    assert not any(_valid(share, a_sum) for _, share in spoilt)
    return {
        "a": r255.encode(a_sum).hex(), "b": [r255.encode(p).hex() for p in b_sum],
        "contest": "budget", "keys": [r255.encode(k).hex() for k in keys],
        "manifest_hash": MANIFEST.hex(), "recombinations": _recombinations(shares),
        "root": ROOT.hex(), "shares": shares, "threshold": T, "totals": totals,
        "refused": [{"share": share, "what": what} for what, share in spoilt],
    }


def _recombinations(shares: list[dict]) -> list[dict]:
    rows = []
    for numbers in ([1, 2, 3], [1, 3, 5], [2, 4, 5]):
        rows.append({
            "lambda": [encode(equal_logs.lagrange(numbers, i)).hex() for i in numbers],
            "sums": [r255.encode(equal_logs.recombine({
                i: r255.decode(bytes.fromhex(shares[i - 1]["shares"][s])) for i in numbers
            })).hex() for s in range(SLOTS)],
            "trustees": numbers,
        })
    assert len({tuple(row["sums"]) for row in rows}) == 1
    return rows


def _lot() -> dict:
    """A lot between three, from key to order."""
    key = r255.encode(prover.times_g(_polynomials(SLOTS + 1)[SLOTS][0]))
    alpha = lots.alpha(MANIFEST, ROOT, 1, TIED)
    y = lots.input_point(key, alpha)
    shares, gammas = [], {}
    for i in range(1, N + 1):
        x, label = _share(i, SLOTS), f"vector lot {i}"
        transcript = equal_logs.lot_transcript(MANIFEST, ROOT, "chair", alpha, i, r255.encode(y))
        points, proof = prover.prove_share(transcript, [x], y, label)
        gammas[i] = points[0]
        shares.append({
            "key": r255.encode(prover.times_g(x)).hex(), "proof": proof, "secret": encode(x).hex(),
            "nonce": encode(prover.secret(f"{label} nonce")).hex(),
            "share": r255.encode(points[0]).hex(), "trustee": i,
        })
    gamma = r255.encode(equal_logs.recombine({i: gammas[i] for i in (1, 2, 3)}))
    assert gamma == r255.encode(equal_logs.recombine({i: gammas[i] for i in (2, 4, 5)}))
    beta = lots.beta(gamma)
    return {
        "alpha": alpha.hex(), "beta": beta.hex(), "contest": "chair", "contest_index": 1,
        "gamma": gamma.hex(), "k_vrf": key.hex(), "manifest_hash": MANIFEST.hex(),
        "root": ROOT.hex(), "shares": shares, "threshold": T, "tied": TIED,
        "order": lots.order(TIED, beta), "y": r255.encode(y).hex(),
    }


def files() -> dict[str, object]:
    return {"shares.json": _shares(), "lot.json": _lot(), "totals.json": totals()}
