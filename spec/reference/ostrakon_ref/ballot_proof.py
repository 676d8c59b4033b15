"""The proof of a ballot (3.5): challenges and the three equations."""

from dataclasses import dataclass
from hashlib import sha256

from . import ristretto as r255
from .ballot import Ballot, Shape
from .equations import Bases, Equation, all_hold, holds
from .merlin import Transcript
from .range_proof import RangeProof, RangeVerifier
from .ristretto import Point
from .scalar import ELL
from .wire import shorts, u64, wide


@dataclass
class Linear:
    """delta, theta_c, y_{c,s}, omega_{c,j}, tau_j."""

    delta: int
    theta: list[int]
    y: list[list[int]]
    omega: list[list[int]]
    tau: list[int]


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


def range_transcript(transcript: Transcript, range_statement: bytes) -> Transcript:
    """A fork of the ballot's transcript before "statement"."""
    fork = transcript.clone()
    fork.append_message(b"range-statement", sha256(range_statement).digest())
    return fork


def linear_challenge(transcript: Transcript, shape: Shape, statement: bytes) -> Linear:
    """Absorbs the statement's hash and draws the challenge "linear"."""
    transcript.append_message(b"statement", sha256(statement).digest())
    slots = [len(circuit.slots) for circuit in shape.circuits]
    rules = [len(circuit.rules) for circuit in shape.circuits]
    count = 1 + len(slots) + sum(slots) + sum(rules) + len(shape.largest)
    drawn = iter(shorts(transcript.challenge_bytes(b"linear", 16 * count)))
    delta = next(drawn)
    theta = [next(drawn) for _ in slots]
    y = [[next(drawn) for _ in range(m)] for m in slots]
    omega = [[next(drawn) for _ in range(j)] for j in rules]
    return Linear(delta, theta, y, omega, list(drawn))


def point_challenge(transcript: Transcript, t: bytes, t3: bytes | None) -> int:
    """Absorbs T, and T3 if there are numbers, and draws x."""
    transcript.append_message(b"linear-commitment", t)
    if t3 is not None:
        transcript.append_message(b"value-commitment", t3)
    return wide(transcript.challenge_bytes(b"point", 64))


def constants(shape: Shape, linear: Linear) -> int:
    """<omega, c>."""
    return sum(
        w * constant
        for circuit, omega in zip(shape.circuits, linear.omega)
        for w, (_, constant) in zip(omega, circuit.rules)
    ) % ELL


def by_contest(shape: Shape, bits: list[int], numbers: list[int]) -> list[list[int]]:
    """Bits and numbers, each counted through all contests, as the variables of each."""
    found, bit, number = [], 0, 0
    for circuit in shape.circuits:
        width = len(circuit.numbers)
        found.append(bits[bit : bit + circuit.bits] + numbers[number : number + width])
        bit, number = bit + circuit.bits, number + width
    return found


def folded(shape: Shape, linear: Linear, bits: list[int], numbers: list[int]) -> int:
    """<y, M e> + <omega, L e>."""
    total = 0
    for c, (circuit, values) in enumerate(zip(shape.circuits, by_contest(shape, bits, numbers))):
        rows = list(zip(linear.y[c], circuit.slots))
        rows += [(w, terms) for w, (terms, _) in zip(linear.omega[c], circuit.rules)]
        for factor, terms in rows:
            total += factor * sum(weight * values[e] for e, weight in terms)
    return total % ELL


def key_factors(shape: Shape, linear: Linear, scalars: list[int]) -> tuple[int, list[int]]:
    """sum of s_c (theta_c G + sum of y_{c,s} K_s), as factors of G and of each K."""
    factors = [0] * max((len(circuit.slots) for circuit in shape.circuits), default=0)
    for scalar, row in zip(scalars, linear.y):
        for s, y in enumerate(row):
            factors[s] += scalar * y
    g = sum(scalar * theta for scalar, theta in zip(scalars, linear.theta))
    return g % ELL, [factor % ELL for factor in factors]


def inner(left: list[int], right: list[int]) -> int:
    return sum(a * b for a, b in zip(left, right, strict=True)) % ELL


class Verifier:
    """Verifies the ballots of one roll; holds their bases."""

    def __init__(self, context: Context, keys: list[Point]) -> None:
        self.shape = shape = context.shape
        self.transcript = context.transcript()
        most = max((len(c.slots) for c in shape.circuits), default=0)
        sizes = shape.bits, len(shape.largest), len(shape.circuits)
        self.bases = Bases(sizes, keys[:most], *shape.range_size)
        self.ranges = RangeVerifier(shape.largest, self.bases) if shape.largest else None

    def verify(self, ballot: Ballot) -> str | None:
        """Why the proof of a decoded ballot is not valid; None if it is."""
        for equation in self.equations(ballot):
            if not holds(self.bases.points, equation):
                return f"{equation.name} does not hold"
        return None

    def verify_all(self, ballots: list[Ballot]) -> list[str | None]:
        """The same for each of many, together (3.6)."""
        return self._verdicts(ballots, [self.equations(ballot) for ballot in ballots])

    def _verdicts(self, ballots: list[Ballot], listed: list[list[Equation]]) -> list[str | None]:
        """A batch that fails is halved until the false ballots are found."""
        if len(ballots) == 1:
            return [self.verify(ballots[0])]
        batch = b"".join(sha256(ballot.data).digest() for ballot in ballots)
        if all_hold(self.bases.points, [e for equations in listed for e in equations], batch):
            return [None] * len(ballots)
        half = len(ballots) // 2
        return (self._verdicts(ballots[:half], listed[:half])
                + self._verdicts(ballots[half:], listed[half:]))

    def equations(self, ballot: Ballot) -> list[Equation]:
        """(1), (2), and with numbers (3) and the range proof's."""
        transcript = self.transcript.clone()
        linear = linear_challenge(transcript, self.shape, ballot.statement)
        t3 = r255.encode(ballot.only("t3")) if self.ranges else None
        x = point_challenge(transcript, r255.encode(ballot.only("t")), t3)
        found = [self._bits(ballot, x), self._linear(ballot, linear, x)]
        if self.ranges:
            found.append(self._numbers(ballot, linear, x))
            fork = range_transcript(self.transcript, ballot.range_statement)
            found += self.ranges.equations(fork, ballot.part("values"), range_proof(ballot))
        return found

    def _bits(self, ballot: Ballot, x: int) -> Equation:
        """(1): every bit is 0 or 1."""
        b, f = self.bases, ballot.part("f")
        shared = [
            (b.bit, f), (b.square, [v * (x - v) % ELL for v in f]),
            (b.number, ballot.part("f_numbers")), (b.random, ballot.part("z_contests")),
            (b.credential, ballot.part("z_key")), (b.blinding, ballot.part("z")),
        ]
        own = [(-x % ELL, ballot.only("u1")), (ELL - 1, ballot.only("u0"))]
        return Equation("equation (1)", shared, own)

    def _linear(self, ballot: Ballot, linear: Linear, x: int) -> Equation:
        """(2): slots, rules, randomness and credential are those of the variables."""
        g, factors = key_factors(self.shape, linear, ballot.part("z_contests"))
        g += ballot.only("z_key") * linear.delta - x * constants(self.shape, linear)
        g += folded(self.shape, linear, ballot.part("f"), ballot.part("f_numbers"))
        own = [(ELL - 1, ballot.only("t")), (-x * linear.delta % ELL, ballot.key)]
        for c, start in enumerate(self.shape.first_points()):
            row = [linear.theta[c], *linear.y[c]]
            points = ballot.encryptions[start : start + len(row)]
            own += [(-x * factor % ELL, p) for factor, p in zip(row, points)]
        shared = [(self.bases.generator, [g % ELL]), (self.bases.keys, factors)]
        return Equation("equation (2)", shared, own)

    def _numbers(self, ballot: Ballot, linear: Linear, x: int) -> Equation:
        """(3): the numbers are those committed to."""
        g = inner(linear.tau, ballot.part("f_numbers"))
        shared = [(self.bases.generator, [g]), (self.bases.value_blinding, ballot.part("z_gamma"))]
        own = [(ELL - 1, ballot.only("t3"))]
        own += [(-x * tau % ELL, v) for tau, v in zip(linear.tau, ballot.part("values"))]
        return Equation("equation (3)", shared, own)


def range_proof(ballot: Ballot) -> RangeProof:
    """The range proof's elements."""
    rounds = ballot.part("range_rounds")
    a, b = ballot.part("range_last")
    return RangeProof(ballot.part("range_points"), ballot.part("range_scalars"),
                      list(zip(rounds[::2], rounds[1::2])), (a, b))
