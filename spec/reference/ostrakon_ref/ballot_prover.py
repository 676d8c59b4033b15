"""Making ballots (3.5).  FOR TEST VECTORS ONLY, as prover.py is.

Nothing here looks whether what it proves is true.
"""

from dataclasses import dataclass

from . import bases, scalar
from . import ristretto as r255
from .ballot import encode_ballot
from .ballot_proof import (
    Context, Linear, folded, inner, key_factors, linear_challenge, point_challenge,
    range_transcript,
)
from .bases import GENERATOR
from .multiply import msm
from .prover import encrypt, secret, times_g
from .range_prover import RangeProver
from .ristretto import Point
from .scalar import ELL


def commit(value: int, blinding: int) -> Point:
    """value G + blinding H~."""
    return msm([value % ELL, blinding % ELL], [GENERATOR, bases.value_blinding()])


@dataclass
class MadeBallot:
    """A ballot with everything that a vector shows of it."""

    data: bytes
    encryptions: list[bytes]
    linear: Linear
    x: int
    t: bytes
    t3: bytes
    values: list[bytes]
    range_proof: bytes


class BallotMaker:
    """The prover of 3.5.  Liars override a step."""

    def __init__(self, context: Context, keys: list[Point], k: int, label: str) -> None:
        self.context, self.shape = context, context.shape
        self.keys, self.k, self.label = keys, k, label
        contests, numbers = len(self.shape.circuits), len(self.shape.largest)
        self.alpha = self._secrets("alpha", self.shape.bits)
        self.a = self._secrets("a", numbers)
        self.gamma = self._secrets("gamma", numbers)
        self.rho = self._secrets("rho", contests)
        names = ("kappa", "eta1", "eta0", "gamma0")
        self.kappa, self.eta1, self.eta0, self.gamma0 = (secret(f"{label} {n}") for n in names)
        self.r = self._secrets("r", contests)

    def _secrets(self, name: str, count: int) -> list[int]:
        return [secret(f"{self.label} {name} {i}") for i in range(1, count + 1)]

    def encryptions(self, variables: list[list[int]],
                    slots: list[list[int]] | None = None) -> list[bytes]:
        """Of the slots that the variables make, or of others, for invalid ballots."""
        points = []
        for c, circuit in enumerate(self.shape.circuits):
            values = slots[c] if slots else circuit.values(variables[c])
            points += encrypt(self.r[c], [v % ELL for v in values], self.keys)
        return [r255.encode(p) for p in points]

    def held(self, numbers: list[int]) -> list[int]:
        """The numbers in V_1 ... V_W."""
        return numbers

    def committed(self, numbers: list[int]) -> list[tuple[int, int]]:
        """Value and blinding of the M commitments of the range proof."""
        n, m = self.shape.range_size
        listed = list(zip(numbers, self.gamma))
        listed += [(most - u, -g) for most, u, g in zip(self.shape.largest, numbers, self.gamma)
                   if most != 2**n - 1]
        return listed + [(0, 0)] * (m - len(listed))

    def range_proof(self, statement: bytes, numbers: list[int]) -> bytes:
        """Of the statement up to V_W."""
        listed = self.committed(numbers)
        encoded = [r255.encode(commit(value, blinding)) for value, blinding in listed]
        transcript = range_transcript(self.context.transcript(), statement)
        prover = RangeProver(self.shape.range_size[0], listed, f"{self.label} range")
        return prover.prove(transcript, encoded)

    def _vector(self, linear_part: list[int], square_part: list[int], numbers: list[int],
                randomness: list[int], k: int, blind: int) -> bytes:
        """sum of multiples of g, g', n, h_{r,c}, h_k and h."""
        scalars = [*linear_part, *square_part, *numbers, *randomness, k, blind]
        n, c = len(linear_part), len(randomness)
        points = [bases.bit(i) for i in range(1, n + 1)]
        points += [bases.bit_square(i) for i in range(1, n + 1)]
        points += [bases.number(j) for j in range(1, len(numbers) + 1)]
        points += [bases.randomness(i) for i in range(1, c + 1)]
        points += [bases.credential(), bases.blinding()]
        return r255.encode(msm([s % ELL for s in scalars], points))

    def commitments(self, bits: list[int], numbers: list[int]) -> list[bytes]:
        """U1 and U0."""
        cross = [a * (1 - 2 * b) for a, b in zip(self.alpha, bits)]
        u1 = self._vector(bits, cross, numbers, self.r, self.k, self.eta1)
        squares = [-a * a for a in self.alpha]
        return [u1, self._vector(self.alpha, squares, self.a, self.rho, self.kappa, self.eta0)]

    def linear_commitment(self, linear: Linear) -> bytes:
        """T."""
        g, factors = key_factors(self.shape, linear, self.rho)
        g += self.kappa * linear.delta + folded(self.shape, linear, self.alpha, self.a)
        count = len(factors)
        return r255.encode(msm([g % ELL, *factors], [GENERATOR, *self.keys[:count]]))

    def value_commitment(self, linear: Linear) -> bytes:
        """T3; nothing without numbers."""
        if not self.a:
            return b""
        return r255.encode(commit(inner(linear.tau, self.a), self.gamma0))

    def make(self, variables: list[list[int]], previous: bytes = bytes(32),
             slots: list[list[int]] | None = None) -> MadeBallot:
        """The ballot of each contest's bits and numbers, one after the other;
        whether it is valid is the caller's affair."""
        circuits = self.shape.circuits
        bits = [e for part, c in zip(variables, circuits) for e in part[: c.bits]]
        numbers = [e for part, c in zip(variables, circuits) for e in part[c.bits :]]
        key = r255.encode(times_g(self.k))
        encryptions, held = self.encryptions(variables, slots), self.held(numbers)
        values = [r255.encode(commit(u, g)) for u, g in zip(held, self.gamma)]
        statement = encode_ballot(self.shape, key, previous, [*encryptions, *values])
        ranges = self.range_proof(statement, held) if numbers else b""
        statement += ranges + b"".join(self.commitments(bits, numbers))
        transcript = self.context.transcript()
        linear = linear_challenge(transcript, self.shape, statement)
        t, t3 = self.linear_commitment(linear), self.value_commitment(linear)
        x = point_challenge(transcript, t, t3 if numbers else None)
        answers = self.responses(bits, numbers, linear, x)
        data = statement + t + t3 + b"".join(scalar.encode(s % ELL) for s in answers)
        return MadeBallot(data, encryptions, linear, x, t, t3, values, ranges)

    def responses(self, bits: list[int], numbers: list[int], linear: Linear,
                  x: int) -> list[int]:
        """f, f^, z_c, z_k, z, and z_gamma if there are numbers."""
        found = [x * b + a for b, a in zip(bits, self.alpha)]
        found += [x * u + a for u, a in zip(numbers, self.a)]
        found += [x * r + rho for r, rho in zip(self.r, self.rho)]
        found += [x * self.k + self.kappa, x * self.eta1 + self.eta0]
        return found + ([self.z_gamma(linear, x)] if numbers else [])

    def z_gamma(self, linear: Linear, x: int) -> int:
        return x * inner(linear.tau, self.gamma) + self.gamma0
