"""The bytes of a ballot (3.4), and the tracker (3.8)."""

from dataclasses import dataclass
from hashlib import sha256

from . import ristretto as r255
from .circuits import Circuit
from .points import is_canonical, pieces, point, reduced
from .ristretto import Point
from .wire import labelled_hash, u16

ROLL_START, KEY_START, PREVIOUS_START, BODY_START = 4, 6, 38, 70


@dataclass(frozen=True)
class Shape:
    """What the ballots of one roll have in common."""

    roll: int
    contests: tuple[int, ...]  # their indices in the manifest
    circuits: tuple[Circuit, ...]

    @property
    def bits(self) -> int:
        return sum(circuit.bits for circuit in self.circuits)

    @property
    def encrypted(self) -> int:
        """How many points the encryptions are."""
        return sum(1 + len(circuit.slots) for circuit in self.circuits)

    @property
    def statement_length(self) -> int:
        return BODY_START + 32 * (self.encrypted + 2)

    @property
    def length(self) -> int:
        return self.statement_length + 32 * (1 + self.bits + len(self.circuits) + 2)

    def first_points(self) -> list[int]:
        """Where in the list of encryptions each contest's A stands."""
        starts, at = [], 0
        for circuit in self.circuits:
            starts.append(at)
            at += 1 + len(circuit.slots)
        return starts


@dataclass
class Ballot:
    """A ballot's elements.  None stands for bytes that are not a point."""

    statement: bytes
    key: Point | None
    encryptions: list[Point | None]
    u1: Point | None
    u0: Point | None
    t_bytes: bytes
    t: Point | None
    f: list[int]
    z_contests: list[int]
    z_key: int
    z: int

    @property
    def points(self) -> list[Point | None]:
        return [self.key, *self.encryptions, self.u1, self.u0, self.t]


def roll_index(data: bytes) -> int | None:
    return int.from_bytes(data[ROLL_START:KEY_START], "big") if len(data) >= 6 else None


def key_bytes(data: bytes) -> bytes:
    return data[KEY_START:PREVIOUS_START]


def voter(data: bytes) -> bytes:
    """Roll index and P: whose ballot it is."""
    return data[ROLL_START:PREVIOUS_START]


def previous(data: bytes) -> bytes:
    return data[PREVIOUS_START:BODY_START]


def encryption_bytes(data: bytes, shape: Shape) -> list[bytes]:
    """All A and B in ballot order."""
    return pieces(data[BODY_START : BODY_START + 32 * shape.encrypted])


def parse_ballot(data: bytes, shape: Shape) -> tuple[Ballot | None, list[str]]:
    """The elements and what is wrong with them (check 301)."""
    faults = []
    if len(data) != shape.length:
        faults.append(f"{len(data)} bytes instead of {shape.length}")
    if len(data) < shape.length:
        return None, faults
    points = pieces(data[BODY_START : shape.statement_length + 32])
    scalars = pieces(data[shape.statement_length + 32 : shape.length])
    decoded = [point(p) for p in [key_bytes(data), *points]]
    faults += point_faults(decoded, shape) + scalar_faults(scalars)
    values, n = [reduced(s) for s in scalars], shape.bits
    ballot = Ballot(
        data[: shape.statement_length], decoded[0], decoded[1:-3], decoded[-3], decoded[-2],
        points[-1], decoded[-1], values[:n], values[n:-2], values[-2], values[-1],
    )
    return ballot, faults


def point_faults(decoded: list[Point | None], shape: Shape) -> list[str]:
    """No undecodable point, and no O where 0.2 refuses it."""
    names = ["P"]
    for c, circuit in enumerate(shape.circuits, 1):
        names += [f"A_{c}"] + [f"B_{c},{s}" for s in range(1, len(circuit.slots) + 1)]
    names += ["U1", "U0", "T"]
    faults = []
    for name, p in zip(names, decoded):
        if p is None:
            faults.append(f"{name} is not a point")
        elif name[0] in "PAU" and r255.is_identity(p):
            faults.append(f"{name} is the identity")
    return faults


def scalar_faults(scalars: list[bytes]) -> list[str]:
    return [f"scalar {i} of the proof is not canonical" for i, s in enumerate(scalars, 1)
            if not is_canonical(s)]


def encode_ballot(shape: Shape, key: bytes, last: bytes, points: list[bytes],
                  proof: list[bytes]) -> bytes:
    """The bytes: encryptions, U1, U0 in `points`; T and the scalars in `proof`."""
    head = b"OB\x01\x01" + u16(shape.roll) + key + last
    return head + b"".join(points) + b"".join(proof)


def statement_hash(ballot: Ballot) -> bytes:
    return sha256(ballot.statement).digest()


def tracker(manifest_hash: bytes, roll: int, encryptions: list[bytes]) -> bytes:
    """H("tracker", manifest_hash || u16(roll index) || all A, B)."""
    return labelled_hash("tracker", manifest_hash + u16(roll) + b"".join(encryptions))
