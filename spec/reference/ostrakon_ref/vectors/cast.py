"""Vectors of chapter 3: ballots, valid and not."""

from ..ballot import tracker
from ..ballot_proof import Context, Verifier
from ..ballot_prover import BallotMaker
from ..codes import base32
from ..scalar import ELL, encode
from .cases import CASES, Case, context_of, scalars
from .cast_false import false_statements, false_wide
from .cast_mutated import mutated, mutated_wide


def _valid(name: str) -> dict:
    case = Case(name)
    maker, made = case.maker(), case.made()
    assert case.judge(made.data)["accepted"], name
    token = tracker(case.context.manifest_hash, 1, made.encryptions)
    linear = made.linear
    return {
        "ballot": made.data.hex(), "bits": case.bits, "numbers": case.numbers,
        "previous": case.previous.hex(), "selections": case.selections,
        "challenges": {
            "delta": encode(linear.delta).hex(), "omega": [scalars(row) for row in linear.omega],
            "tau": scalars(linear.tau), "theta": scalars(linear.theta), "x": encode(made.x).hex(),
            "y": [scalars(row) for row in linear.y],
        },
        "context": context_of(case), "credential": encode(case.k).hex(), "nonces": _nonces(maker),
        "randomness": scalars(maker.r), "range_proof": made.range_proof.hex(), "t": made.t.hex(),
        "t3": made.t3.hex(), "tracker": token.hex(), "tracker_shown": base32(token),
        "valid": True, "values": [v.hex() for v in made.values],
    }


def _nonces(maker: BallotMaker) -> dict:
    found = {"alpha": scalars(maker.alpha), "rho": scalars(maker.rho)}
    found |= {name: encode(getattr(maker, name)).hex() for name in ("eta0", "eta1", "kappa")}
    if maker.a:
        found |= {"a": scalars(maker.a), "gamma": scalars(maker.gamma),
                  "gamma0": encode(maker.gamma0).hex()}
    return found


def _contexts() -> list[dict]:
    """A valid ballot before verifiers that know another election."""
    case = Case("two-contests")
    data, c = case.made().data, case.context
    other = bytes(32)
    variants = [
        ("manifest hash", Context(c.shape, other, c.roll_id, c.roll_root, c.keys_hash, c.contest_ids)),
        ("roll", Context(c.shape, c.manifest_hash, "others", c.roll_root, c.keys_hash, c.contest_ids)),
        ("roll root", Context(c.shape, c.manifest_hash, c.roll_id, other, c.keys_hash, c.contest_ids)),
        ("keys hash", Context(c.shape, c.manifest_hash, c.roll_id, c.roll_root, other, c.contest_ids)),
        ("contest", Context(c.shape, c.manifest_hash, c.roll_id, c.roll_root, c.keys_hash,
                            ["budget", "chairs"])),
    ]
    rows = []
    for what, context in variants:
        verdict = case.judge(data, Verifier(context, case.keys))
        assert verdict["check"] == "304", what
        rows.append({"changed": what, **verdict})
    return rows


def _identity_allowed() -> dict:
    """B_1 = O: r K_1 + G = O.  Nobody knows such an r, but it is allowed (0.2)."""
    case = Case("motion")
    maker = case.maker()
    maker.r[0] = -pow(case.secret_keys[0], -1, ELL) % ELL
    made = maker.make([[1, 0, 0]], case.previous)
    assert made.encryptions[1] == bytes(32) and case.judge(made.data)["accepted"]
    return {"ballot": made.data.hex(), "context": context_of(case), "what": "B_1,1 is the identity",
            **case.judge(made.data)}


def files() -> dict[str, object]:
    found: dict[str, object] = {f"{name}.json": _valid(name) for name in CASES}
    for name in ("motion", "two-contests"):
        found[f"mutated-{name}.json"] = mutated(name)
    for name in ("wide-score-full", "wide-score-blank"):
        found[f"mutated-{name}.json"] = mutated_wide(name)
    found["false-statements.json"] = false_statements()
    found["false-wide.json"] = false_wide()
    found["other-contexts.json"] = {"ballot": "two-contests.json", "contexts": _contexts()}
    found["identity-allowed.json"] = _identity_allowed()
    return found
