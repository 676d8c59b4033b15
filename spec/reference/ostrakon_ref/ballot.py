"""The bytes of a ballot (3.4), and the tracker (3.8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from . import ristretto as r255
from .circuits import Circuit
from .points import is_canonical, pieces, point, reduced
from .ranges import range_size
from .ristretto import Point
from .wire import labelled_hash, u16

ROLL_START, KEY_START, PREVIOUS_START, BODY_START = 4, 6, 38, 70


@dataclass(frozen=True)
class Element:
    """32 bytes of a ballot: what they are called, and what they may be."""

    part: str
    name: str
    is_point: bool = False
    may_be_identity: bool = True


@dataclass(frozen=True)
class Shape:
    """What the ballots of one roll have in common."""

    roll: int
    contests: tuple[int, ...]  # their indices in the manifest
    circuits: tuple[Circuit, ...]

    @property
    def bits(self) -> int:
        return sum(circuit.bits for circuit in self.circuits)

    @cached_property
    def largest(self) -> tuple[int, ...]:
        """S_1 ... S_W, counted through all contests."""
        return tuple(most for circuit in self.circuits for most in circuit.numbers)

    @cached_property
    def range_size(self) -> tuple[int, int]:
        """n and M of the range proof; 0 without numbers."""
        return range_size(self.largest) if self.largest else (0, 0)

    @property
    def rounds(self) -> int:
        """log2(n M)."""
        return (self.range_size[0] * self.range_size[1]).bit_length() - 1

    @property
    def encrypted(self) -> int:
        """How many points the encryptions are."""
        return sum(1 + len(circuit.slots) for circuit in self.circuits)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Everything after the head, 32 bytes each."""
        return tuple(_elements(self))

    @property
    def range_statement_length(self) -> int:
        return BODY_START + 32 * (self.encrypted + len(self.largest))

    @cached_property
    def statement_length(self) -> int:
        parts = [element.part for element in self.elements]
        return BODY_START + 32 * (parts.index("u0") + 1)

    @property
    def length(self) -> int:
        return BODY_START + 32 * len(self.elements)

    def first_points(self) -> list[int]:
        """Where in the list of encryptions each contest's A stands."""
        starts, at = [], 0
        for circuit in self.circuits:
            starts.append(at)
            at += 1 + len(circuit.slots)
        return starts


def _elements(shape: Shape) -> Iterator[Element]:
    """The rows of 3.4."""
    for c, circuit in enumerate(shape.circuits, 1):
        yield Element("encryptions", f"A_{c}", True, False)
        for s in range(1, len(circuit.slots) + 1):
            yield Element("encryptions", f"B_{c},{s}", True)
    numbers = range(1, len(shape.largest) + 1)
    yield from (Element("values", f"V_{j}", True) for j in numbers)
    if numbers:
        yield from _range_elements(shape.rounds)
    yield from (Element(name, name.upper(), True, False) for name in ("u1", "u0"))
    yield Element("t", "T", True)
    if numbers:
        yield Element("t3", "T3", True)
    yield from (Element("f", f"f_{i}") for i in range(1, shape.bits + 1))
    yield from (Element("f_numbers", f"f^_{j}") for j in numbers)
    yield from (Element("z_contests", f"z_{c}") for c in range(1, len(shape.circuits) + 1))
    yield from (Element("z_key", "z_k"), Element("z", "z"))
    if numbers:
        yield Element("z_gamma", "z_gamma")


def _range_elements(rounds: int) -> Iterator[Element]:
    """A, S, T_1, T_2, t^, tau^, mu, L_1, R_1, L_2, R_2, ..., a, b."""
    for name in ("A", "S", "T_1", "T_2"):
        yield Element("range_points", f"range {name}", True, False)
    yield from (Element("range_scalars", f"range {name}") for name in ("t^", "tau^", "mu"))
    for i in range(1, rounds + 1):
        yield Element("range_rounds", f"range L_{i}", True, False)
        yield Element("range_rounds", f"range R_{i}", True, False)
    yield from (Element("range_last", f"range {name}") for name in ("a", "b"))


@dataclass
class Ballot:
    """A ballot's elements by part.  None stands for bytes that are not a point."""

    data: bytes
    shape: Shape
    key: Point | None
    parts: dict[str, list]

    @property
    def statement(self) -> bytes:
        """Everything up to and with U0."""
        return self.data[: self.shape.statement_length]

    @property
    def range_statement(self) -> bytes:
        """Everything up to and with V_W."""
        return self.data[: self.shape.range_statement_length]

    @property
    def encryptions(self) -> list[Point | None]:
        return self.parts["encryptions"]

    def part(self, name: str) -> list:
        """Points or scalars; none of a row that 3.4 leaves out."""
        return self.parts.get(name, [])

    def only(self, part: str):
        """The one element of a part."""
        return self.parts[part][0]

    @property
    def is_decoded(self) -> bool:
        """Whether everything that should be a point is one."""
        parts = [[self.key], *self.parts.values()]
        return not any(element is None for part in parts for element in part)


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
    data = data[: shape.length]
    key = _decode(Element("key", "P", True, False), key_bytes(data), faults)
    parts: dict[str, list] = {}
    for element, piece in zip(shape.elements, pieces(data[BODY_START:])):
        parts.setdefault(element.part, []).append(_decode(element, piece, faults))
    return Ballot(data, shape, key, parts), faults


def _decode(element: Element, data: bytes, faults: list[str]) -> Point | int | None:
    """No undecodable point, no O where 0.2 refuses it, no scalar of ell or more."""
    if not element.is_point:
        if not is_canonical(data):
            faults.append(f"{element.name} is not canonical")
        return reduced(data)
    decoded = point(data)
    if decoded is None:
        faults.append(f"{element.name} is not a point")
    elif not element.may_be_identity and r255.is_identity(decoded):
        faults.append(f"{element.name} is the identity")
    return decoded


def encode_ballot(shape: Shape, key: bytes, last: bytes, elements: list[bytes]) -> bytes:
    """The bytes, or the beginning of them."""
    return b"OB\x01\x01" + u16(shape.roll) + key + last + b"".join(elements)


def tracker(manifest_hash: bytes, roll: int, encryptions: list[bytes]) -> bytes:
    """H("tracker", manifest_hash || u16(roll index) || all A, B)."""
    return labelled_hash("tracker", manifest_hash + u16(roll) + b"".join(encryptions))
