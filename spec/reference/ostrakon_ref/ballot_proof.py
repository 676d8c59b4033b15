"""The proof of a ballot (3.5): challenges and the two equations."""

from dataclasses import dataclass

from . import bases
from . import ristretto as r255
from .ballot import Ballot, Shape, statement_hash
from .merlin import Transcript
from .ristretto import GENERATOR, Point
from .scalar import ELL
from .straus import Table, combine, width_for
from .wire import shorts, u64, wide


@dataclass
class Linear:
    """delta, theta_c, y_{c,s}, omega_{c,j}."""

    delta: int
    theta: list[int]
    y: list[list[int]]
    omega: list[list[int]]


@dataclass
class Context:
    """What the proofs of one roll absorb before the statement."""

    shape: Shape
    manifest_hash: bytes
    roll_id: str
    roll_root: bytes
    keys_hash: bytes
    contest_ids: list[str]

    def transcript(self) -> Transcript:
        """The transcript up to the contests."""
        transcript = Transcript(b"ostrakon-v1/ballot")
        transcript.append_message(b"manifest", self.manifest_hash)
        transcript.append_message(b"roll", self.roll_id.encode())
        transcript.append_message(b"roll-root", self.roll_root)
        transcript.append_message(b"keys", self.keys_hash)
        transcript.append_message(b"contests", u64(len(self.contest_ids)))
        for name, circuit in zip(self.contest_ids, self.shape.circuits):
            transcript.append_message(b"contest", name.encode())
            transcript.append_message(b"circuit", circuit.encode())
        return transcript


def linear_challenge(transcript: Transcript, shape: Shape, statement: bytes) -> Linear:
    """Absorbs the statement's hash and draws the challenge "linear"."""
    transcript.append_message(b"statement", statement)
    slots = [len(circuit.slots) for circuit in shape.circuits]
    rules = [len(circuit.rules) for circuit in shape.circuits]
    count = 1 + len(slots) + sum(slots) + sum(rules)
    drawn = iter(shorts(transcript.challenge_bytes(b"linear", 16 * count)))
    delta = next(drawn)
    theta = [next(drawn) for _ in slots]
    y = [[next(drawn) for _ in range(m)] for m in slots]
    return Linear(delta, theta, y, [[next(drawn) for _ in range(j)] for j in rules])


def point_challenge(transcript: Transcript, t: bytes) -> int:
    """Absorbs T and draws x."""
    transcript.append_message(b"linear-commitment", t)
    return wide(transcript.challenge_bytes(b"point", 64))


def constants(shape: Shape, linear: Linear) -> int:
    """<omega, c>."""
    return sum(
        w * constant
        for circuit, omega in zip(shape.circuits, linear.omega)
        for w, (_, constant) in zip(omega, circuit.rules)
    ) % ELL


def folded(shape: Shape, linear: Linear, values: list[int]) -> int:
    """<y, M v> + <omega, L v>, for bits counted through all contests."""
    total, first = 0, 0
    for c, circuit in enumerate(shape.circuits):
        rows = list(zip(linear.y[c], circuit.slots))
        rows += [(w, terms) for w, (terms, _) in zip(linear.omega[c], circuit.rules)]
        for factor, terms in rows:
            total += factor * sum(weight * values[first + b] for b, weight in terms)
        first += circuit.bits
    return total % ELL


def key_factors(shape: Shape, linear: Linear, scalars: list[int]) -> tuple[int, list[int]]:
    """sum of s_c (theta_c G + sum of y_{c,s} K_s), as factors of G and of each K."""
    factors = [0] * max((len(circuit.slots) for circuit in shape.circuits), default=0)
    for scalar, row in zip(scalars, linear.y):
        for s, y in enumerate(row):
            factors[s] += scalar * y
    g = sum(scalar * theta for scalar, theta in zip(scalars, linear.theta))
    return g % ELL, [factor % ELL for factor in factors]


class Verifier:
    """Verifies the ballots of one roll; holds the tables of its bases."""

    def __init__(self, context: Context, keys: list[Point], uses: int = 1) -> None:
        self.shape = context.shape
        self.transcript = context.transcript()
        n, contests = self.shape.bits, len(self.shape.circuits)
        most = max((len(c.slots) for c in self.shape.circuits), default=0)
        width = width_for(2 * n + contests + most + 3, uses)
        self.bit = [Table(bases.bit(i), width) for i in range(1, n + 1)]
        self.square = [Table(bases.bit_square(i), width) for i in range(1, n + 1)]
        self.random = [Table(bases.randomness(c), width) for c in range(1, contests + 1)]
        self.credential = Table(bases.credential(), width)
        self.blinding = Table(bases.blinding(), width)
        self.generator = Table(GENERATOR, width)
        self.keys = [Table(key, width) for key in keys[:most]]

    def verify(self, ballot: Ballot) -> str | None:
        """Why the proof of a decoded ballot is not valid; None if it is."""
        transcript = self.transcript.clone()
        linear = linear_challenge(transcript, self.shape, statement_hash(ballot))
        x = point_challenge(transcript, ballot.t_bytes)
        if not self.bits_hold(ballot, x):
            return "equation (1) does not hold"
        return None if self.linear_holds(ballot, linear, x) else "equation (2) does not hold"

    def bits_hold(self, ballot: Ballot, x: int) -> bool:
        """(1): every bit is 0 or 1."""
        fixed = list(zip(ballot.f, self.bit))
        fixed += [(f * (x - f) % ELL, table) for f, table in zip(ballot.f, self.square)]
        fixed += list(zip(ballot.z_contests, self.random))
        fixed += [(ballot.z_key, self.credential), (ballot.z, self.blinding)]
        right = combine(fixed, [((ELL - x) % ELL, ballot.u1)])
        return r255.equal(right, ballot.u0)

    def linear_holds(self, ballot: Ballot, linear: Linear, x: int) -> bool:
        """(2): slots, rules, randomness and credential are those of the bits."""
        inner = [(linear.delta, ballot.key)]
        for c, start in enumerate(self.shape.first_points()):
            factors = [linear.theta[c], *linear.y[c]]
            inner += list(zip(factors, ballot.encryptions[start : start + len(factors)]))
        shift = combine([(constants(self.shape, linear), self.generator)], inner)
        g, factors = key_factors(self.shape, linear, ballot.z_contests)
        g += ballot.z_key * linear.delta + folded(self.shape, linear, ballot.f)
        fixed = [(g % ELL, self.generator), *zip(factors, self.keys)]
        return r255.equal(ballot.t, combine(fixed, [((ELL - x) % ELL, shift)]))
