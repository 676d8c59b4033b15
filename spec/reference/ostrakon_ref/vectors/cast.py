"""Vectors of chapter 3: ballots, valid and not."""

from .. import field, prover
from .. import ristretto as r255
from ..ballot import Shape, parse_ballot, tracker
from ..ballot_proof import Context, Verifier
from ..circuits import assign, compile_ballot
from ..codes import base32
from ..prover import BallotMaker, MadeBallot
from ..scalar import ELL, encode
from ..wire import labelled_hash

MOTION = {"type": "motion"}
CHOICE = {"none": True, "type": "choice"}
APPROVAL = {"blank": True, "max": 3, "min": 1, "type": "approval"}

# name: contests as (id, ballot, number of options), and the bits of each
CASES = {
    "motion": ([("budget", MOTION, 3)], [assign(MOTION, 3, [1])]),
    "motion-abstain": ([("budget", MOTION, 3)], [assign(MOTION, 3, [2])]),
    "choice-none": ([("seat", CHOICE, 3)], [assign(CHOICE, 3, [])]),
    "choice": ([("seat", CHOICE, 3)], [assign(CHOICE, 3, [2])]),
    "approval": ([("chair", APPROVAL, 4)], [assign(APPROVAL, 4, [0, 3])]),
    "approval-blank": ([("chair", APPROVAL, 4)], [assign(APPROVAL, 4, [], blank=True)]),
    "two-contests": ([("budget", MOTION, 3), ("chair", APPROVAL, 4)],
                     [assign(MOTION, 3, [0]), assign(APPROVAL, 4, [1, 2])]),
}


class Case:
    """A context and a voter."""

    def __init__(self, name: str) -> None:
        self.name, (self.contests, self.bits) = name, CASES[name]
        circuits = tuple(compile_ballot(ballot, k) for _, ballot, k in self.contests)
        self.shape = Shape(1, tuple(range(len(circuits))), circuits)
        self.context = Context(
            self.shape, labelled_hash("manifest", name.encode()), "members",
            prover.secret_bytes("roll root")[:32], prover.secret_bytes("keys hash")[:32],
            [item[0] for item in self.contests],
        )
        most = max(len(c.slots) for c in circuits)
        self.secret_keys = [prover.secret(f"slot key {s}") for s in range(1, most + 1)]
        self.keys = [prover.times_g(x) for x in self.secret_keys]
        self.k = prover.secret(f"{name} voter")
        self.previous = prover.secret_bytes(f"{name} previous")[:32]
        self.verifier = Verifier(self.context, self.keys)

    def maker(self) -> BallotMaker:
        return BallotMaker(self.context, self.keys, self.k, self.name)

    def made(self) -> MadeBallot:
        return self.maker().make(self.bits, self.previous)

    def judge(self, data: bytes, verifier: Verifier | None = None) -> dict:
        """Which check refuses, and whether the proof holds all the same."""
        ballot, faults = parse_ballot(data, self.shape)
        header = data[:4] == b"OB\x01\x01"
        proof = "unreadable"
        if ballot is not None and None not in ballot.points:
            proof = "fails" if (verifier or self.verifier).verify(ballot) else "holds"
        if int.from_bytes(data[4:6], "big") != 1:
            faults.append("another roll")
        check = "103" if not header else "301" if faults else "304" if proof == "fails" else ""
        return {"accepted": not check, "check": check, "proof": proof}


def _scalars(values: list[int]) -> list[str]:
    return [encode(value % ELL).hex() for value in values]


def _valid(name: str) -> dict:
    case = Case(name)
    maker, made = case.maker(), case.made()
    assert case.judge(made.data)["accepted"], name
    token = tracker(case.context.manifest_hash, 1, made.encryptions)
    linear = made.linear
    return {
        "ballot": made.data.hex(), "bits": case.bits, "previous": case.previous.hex(),
        "challenges": {
            "delta": encode(linear.delta).hex(), "omega": [_scalars(row) for row in linear.omega],
            "theta": _scalars(linear.theta), "x": encode(made.x).hex(),
            "y": [_scalars(row) for row in linear.y],
        },
        "context": _context(case),
        "credential": encode(case.k).hex(),
        "nonces": {"alpha": _scalars(maker.alpha), "eta0": encode(maker.eta0).hex(),
                   "eta1": encode(maker.eta1).hex(), "kappa": encode(maker.kappa).hex(),
                   "rho": _scalars(maker.rho)},
        "randomness": _scalars(maker.r), "t": made.t.hex(), "tracker": token.hex(),
        "tracker_shown": base32(token), "valid": True,
    }


def _context(case: Case) -> dict:
    context = case.context
    return {
        "contests": [{"ballot": ballot, "circuit": circuit.encode().hex(), "id": name, "options": k}
                     for (name, ballot, k), circuit in zip(case.contests, case.shape.circuits)],
        "keys": [r255.encode(key).hex() for key in case.keys], "keys_hash": context.keys_hash.hex(),
        "manifest_hash": context.manifest_hash.hex(), "roll": context.roll_id, "roll_index": 1,
        "roll_root": context.roll_root.hex(),
    }


def elements(shape: Shape) -> list[tuple[str, int, bool]]:
    """Every element: name, where it begins, whether it is a point."""
    found, at = [("P", 6, True)], 70
    for c, circuit in enumerate(shape.circuits, 1):
        names = [f"A_{c}"] + [f"B_{c},{s}" for s in range(1, len(circuit.slots) + 1)]
        for name in names:
            found.append((name, at, True))
            at += 32
    scalars = [f"f_{i}" for i in range(1, shape.bits + 1)]
    scalars += [f"z_{c}" for c in range(1, len(shape.circuits) + 1)] + ["z_k", "z"]
    for name in ["U_1", "U_0", "T", *scalars]:
        found.append((name, at, name in ("U_1", "U_0", "T")))
        at += 32
    return found


def _mutated(name: str) -> dict:
    """Every element of a ballot spoilt in every way, and the whole."""
    case = Case(name)
    data = case.made().data
    cases = []

    def add(what: str, changed: bytes, **more: str) -> None:
        verdict = case.judge(changed)
        assert not verdict["accepted"], what
        cases.append({"ballot": changed.hex(), "what": what, **verdict, **more})

    def put(at: int, new: bytes) -> bytes:
        return data[:at] + new + data[at + len(new):]

    for element, at, is_point in elements(case.shape):
        value = int.from_bytes(data[at : at + 32], "little")
        if is_point:
            add(f"{element}: the identity", put(at, bytes(32)))
            negative = (field.P - value).to_bytes(32, "little")
            add(f"{element}: not canonical, the negative field element", put(at, negative))
            add(f"{element}: not a point", put(at, b"\xff" * 32))
            add(f"{element}: the generator", put(at, r255.encode(r255.GENERATOR)))
        else:
            add(f"{element}: zero", put(at, bytes(32)))
            add(f"{element}: not canonical, ell more", put(at, (value + ELL).to_bytes(32, "little")))
            add(f"{element}: plus one", put(at, encode((value + 1) % ELL)))
    add("version 2", put(2, b"\x02"))
    add("suite 2", put(3, b"\x02"))
    add("another roll", put(4, b"\x00\x00"))
    add("another previous", put(38, bytes(32)))
    add("one byte more", data + b"\x00")
    add("one byte less", data[:-1])
    add("only the head", data[:70])
    return {"cases": cases, "valid": _valid(name)["ballot"], "context": _context(case)}


def _false() -> list[dict]:
    """Proofs made honestly of what is not true."""
    cases = []

    def add(name: str, what: str, **more) -> None:
        case = Case(name)
        maker = case.maker()
        made = maker.make(more.get("bits", case.bits), case.previous, more.get("slots"))
        verdict = case.judge(made.data)
        assert verdict["check"] == "304", what
        cases.append({"ballot": made.data.hex(), "context": _context(case), "what": what, **verdict})

    add("motion", "a bit that is two", bits=[[2, 0, -1]])
    add("motion", "yes and no at once", bits=[[1, 1, 0]])
    add("motion", "no option at all", bits=[[0, 0, 0]])
    add("motion", "the rule kept by a bit of minus one", bits=[[1, 1, -1]])
    add("motion", "slots that are not the bits", slots=[[5, 0]])
    add("choice", "two options", bits=[[1, 1, 0, 0]])
    add("approval", "four of at most three", bits=[[1, 1, 1, 1, 0, 0, 0]])
    add("approval", "a blank with an option", bits=[[1, 0, 0, 0, 0, 0, 1]])
    add("two-contests", "the second contest empty", bits=[[1, 0, 0], [0, 0, 0, 0, 1, 1, 0]])
    return cases


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
    return {"ballot": made.data.hex(), "context": _context(case), "what": "B_1,1 is the identity",
            **case.judge(made.data)}


def files() -> dict[str, object]:
    found: dict[str, object] = {f"{name}.json": _valid(name) for name in CASES}
    found["mutated-motion.json"] = _mutated("motion")
    found["mutated-two-contests.json"] = _mutated("two-contests")
    found["false-statements.json"] = _false()
    found["other-contexts.json"] = {"ballot": "two-contests.json", "contexts": _contexts()}
    found["identity-allowed.json"] = _identity_allowed()
    return found
