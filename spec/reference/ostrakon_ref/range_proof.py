"""The aggregated range proof of Bulletproofs (Bünz et al. 2018, 4.2), as 3.5
has it: its challenges and its two equations."""

from dataclasses import dataclass

from . import ristretto as r255
from .bases import GENERATOR
from .equations import Bases, Equation
from .merlin import Transcript
from .ranges import range_size
from .ristretto import IDENTITY, Point
from .scalar import ELL, encode
from .wire import wide


@dataclass
class RangeProof:
    """A, S, T_1, T_2; t^, tau^, mu; L and R of each round; a, b."""

    points: list[Point]
    scalars: list[int]
    rounds: list[tuple[Point, Point]]
    last: tuple[int, int]


@dataclass
class Challenges:
    y: int
    z: int
    x: int
    w: int
    rounds: list[int]


def commitments(largest: tuple[int, ...], values: list[Point]) -> list[Point]:
    """V_j; then S_j G - V_j where S_j is not 2^n - 1; then O up to M."""
    n, m = range_size(largest)
    listed = list(values)
    for most, v in zip(largest, values):
        if most != 2**n - 1:
            listed.append(r255.subtract(r255.scalar_mul(most, GENERATOR), v))
    return listed + [IDENTITY] * (m - len(listed))


def begin(transcript: Transcript, n: int, listed: list[bytes]) -> None:
    """Everything before the proof itself; lengths little-endian."""
    transcript.append_message(b"dom-sep", b"rangeproof v1")
    transcript.append_u64(b"n", n)
    transcript.append_u64(b"m", len(listed))
    for v in listed:
        transcript.append_message(b"V", v)


def challenge(transcript: Transcript, label: bytes, *absorbed: tuple[bytes, bytes]) -> int:
    """Absorbs, then draws a wide scalar."""
    for name, data in absorbed:
        transcript.append_message(name, data)
    return wide(transcript.challenge_bytes(label, 64))


def begin_rounds(transcript: Transcript, size: int) -> None:
    transcript.append_message(b"dom-sep", b"ipp v1")
    transcript.append_u64(b"n", size)


def replay(transcript: Transcript, size: int, proof: RangeProof) -> Challenges:
    """All challenges of a proof, after `begin`."""
    a, s, t1, t2 = (r255.encode(p) for p in proof.points)
    y = challenge(transcript, b"y", (b"A", a), (b"S", s))
    z = challenge(transcript, b"z")
    x = challenge(transcript, b"x", (b"T_1", t1), (b"T_2", t2))
    names = (b"t_x", b"t_x_blinding", b"e_blinding")
    w = challenge(transcript, b"w", *zip(names, map(encode, proof.scalars)))
    begin_rounds(transcript, size)
    rounds = [challenge(transcript, b"u", (b"L", r255.encode(left)), (b"R", r255.encode(right)))
              for left, right in proof.rounds]
    return Challenges(y, z, x, w, rounds)


def powers(base: int, count: int) -> list[int]:
    """1, base, base^2, ..."""
    found = [1] * count
    for i in range(1, count):
        found[i] = found[i - 1] * base % ELL
    return found


def round_products(rounds: list[int]) -> list[int]:
    """s_q: the product of u where bit (lg - round) of q is 1, else of 1/u."""
    found = [1]
    for u in rounds:
        inverse = pow(u, -1, ELL)
        found = [s * factor % ELL for s in found for factor in (inverse, u)]
    return found


class RangeVerifier:
    """For the ballots of one roll, which all have numbers of the same ranges."""

    def __init__(self, largest: tuple[int, ...], bases: Bases) -> None:
        self.largest, self.bases = largest, bases
        self.n, self.m = range_size(largest)
        # j of V_j and of its complement, if it has one, among the commitments.
        self.complement: list[int | None] = []
        at = len(largest)
        for most in largest:
            self.complement.append(at if most != 2**self.n - 1 else None)
            at += most != 2**self.n - 1

    def equations(self, transcript: Transcript, values: list[Point],
                  proof: RangeProof) -> list[Equation]:
        """The transcript is the ballot's, with "range-statement" absorbed."""
        listed = commitments(self.largest, values)
        begin(transcript, self.n, [r255.encode(v) for v in listed])
        drawn = replay(transcript, self.n * self.m, proof)
        return [self._polynomial(values, proof, drawn), self._inner_product(proof, drawn)]

    def _polynomial(self, values: list[Point], proof: RangeProof, c: Challenges) -> Equation:
        """t^ G + tau^ H~ = sum z^{j+2} V_j + (...) G + x T_1 + x^2 T_2."""
        t, tau, _ = proof.scalars
        z = powers(c.z, self.m + 3)
        g = t - (c.z - z[2]) * sum(powers(c.y, self.n * self.m))
        g += (2**self.n - 1) * sum(z[3:])
        own = [(-c.x % ELL, proof.points[2]), (-c.x * c.x % ELL, proof.points[3])]
        for j, (v, other) in enumerate(zip(values, self.complement)):
            factor = z[j + 2]
            if other is not None:  # S_j G - V_j
                factor -= z[other + 2]
                g -= self.largest[j] * z[other + 2]
            own.append((-factor % ELL, v))
        shared = [(self.bases.generator, [g % ELL]), (self.bases.value_blinding, [tau])]
        return Equation("range proof: the polynomial", shared, own)

    def _inner_product(self, proof: RangeProof, c: Challenges) -> Equation:
        """O = A + x S - mu H~ + w (t^ - a b) G + ..."""
        t, _, mu = proof.scalars
        a, b = proof.last
        s = round_products(c.rounds)
        y_inverse = powers(pow(c.y, -1, ELL), self.n * self.m)
        z = powers(c.z, self.m + 2)
        # 1/s_q is s of the opposite bits.
        h = [(c.z + y_inverse[q] * ((z[q // self.n + 2] << q % self.n) - b * s[-1 - q])) % ELL
             for q in range(self.n * self.m)]
        own = [(1, proof.points[0]), (c.x, proof.points[1])]
        for u, (left, right) in zip(c.rounds, proof.rounds):
            square = u * u % ELL
            own += [(square, left), (pow(square, -1, ELL), right)]
        shared = [
            (self.bases.range_g, [(-c.z - a * factor) % ELL for factor in s]),
            (self.bases.range_h, h), (self.bases.value_blinding, [-mu % ELL]),
            (self.bases.generator, [c.w * (t - a * b) % ELL]),
        ]
        return Equation("range proof: the inner product", shared, own)
