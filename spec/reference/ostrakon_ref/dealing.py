"""Dealing files, proofs of possession, and the keys that come of them (1.3)."""

from dataclasses import dataclass

from . import ristretto as r255
from .bases import GENERATOR
from .merlin import Transcript
from .multiply import msm, scalar_mul
from .points import is_canonical, pieces, point, reduced
from .ristretto import Point
from .scalar import ELL
from .wire import labelled_hash, u16, u32, u64, wide

HEAD_LENGTH = 14


@dataclass
class Dealing:
    """A dealing file in its parts: encodings, as they stand in it."""

    head: bytes
    attempt: int
    trustee: int
    threshold: int
    columns: int
    coefficients: list[bytes]  # column by column
    proof: list[bytes]  # e, then the z
    rest: int  # bytes too many, or too few (negative)

    def column(self, s: int) -> list[bytes]:
        """C_{s,0} ... C_{s,t-1}, s counted from 0."""
        return self.coefficients[s * self.threshold : (s + 1) * self.threshold]

    @property
    def hash(self) -> bytes:
        """H("dealing", head || coefficients)."""
        return labelled_hash("dealing", self.head + b"".join(self.coefficients))


def head_bytes(attempt: int, trustee: int, threshold: int, columns: int) -> bytes:
    return b"OD\x01\x01" + u32(attempt) + u16(trustee) + u16(threshold) + u16(columns)


def parse_dealing(data: bytes) -> Dealing:
    """The parts; whether they are the right ones is for checks 103 and 108."""
    numbers = [int.from_bytes(data[a:b], "big") for a, b in ((4, 8), (8, 10), (10, 12), (12, 14))]
    count = numbers[2] * numbers[3]
    middle, end = HEAD_LENGTH + 32 * count, HEAD_LENGTH + 32 * (2 * count + 1)
    coefficients, proof = pieces(data[HEAD_LENGTH:middle]), pieces(data[middle:end])
    return Dealing(data[:HEAD_LENGTH], *numbers, coefficients, proof, len(data) - end)


def absorb_head(round1: bytes, trustee: int, threshold: int, columns: int) -> Transcript:
    """The context of a proof of possession."""
    transcript = Transcript(b"ostrakon-v1/possession")
    transcript.append_message(b"ceremony", round1)
    transcript.append_message(b"trustee", u64(trustee))
    transcript.append_message(b"threshold", u64(threshold))
    transcript.append_message(b"columns", u64(columns))
    return transcript


def possession_challenge(
    transcript: Transcript, threshold: int, coefficients: list[bytes], nonces: list[bytes]
) -> int:
    """e, from the coefficients and the nonces R, column by column."""
    for number, (coefficient, nonce) in enumerate(zip(coefficients, nonces)):
        transcript.append_message(b"column", u64(number // threshold + 1))
        transcript.append_message(b"index", u64(number % threshold))
        transcript.append_message(b"coefficient", coefficient)
        transcript.append_message(b"nonce", nonce)
    return wide(transcript.challenge_bytes(b"possession", 64))


def check_possession(dealing: Dealing, round1: bytes, points: list[Point]) -> bool:
    """R = zG - eC for every coefficient, and the challenge of them is e."""
    e = reduced(dealing.proof[0])
    nonces = [
        r255.encode(msm([reduced(z), ELL - e], [GENERATOR, c]))
        for z, c in zip(dealing.proof[1:], points)
    ]
    transcript = absorb_head(round1, dealing.trustee, dealing.threshold, dealing.columns)
    return e == possession_challenge(transcript, dealing.threshold, dealing.coefficients, nonces)


def encoding_faults(dealing: Dealing) -> list[str]:
    """0.1 and 0.2, for what stands in the file."""
    faults = []
    for number, data in enumerate(dealing.coefficients):
        c = point(data)
        k = number % max(1, dealing.threshold)
        if c is None:
            faults.append(f"coefficient {number}: not a point")
        elif k == 0 and r255.is_identity(c):
            faults.append(f"coefficient {number}: a constant term that is the identity")
    if not all(is_canonical(data) for data in dealing.proof):
        faults.append("a scalar of the proof is not canonical")
    return faults


def joint_polynomials(columns: list[list[list[Point]]]) -> list[list[Point]]:
    """For every column s the sums over all dealers of C_{s,k}, whose first is
    K_s.  columns[i][s][k]; a dealer may have other numbers of coefficients."""
    found = []
    for dealt in zip(*columns):
        sums = [r255.IDENTITY] * max(map(len, dealt))
        for coefficients in dealt:
            for k, coefficient in enumerate(coefficients):
                sums[k] = r255.add(sums[k], coefficient)
        found.append(sums)
    return found


def verification_key(polynomial: list[Point], trustee: int) -> Point:
    """X_{i,s} = sum over powers k of i^k times the sum of C_{j,s,k}."""
    value = r255.IDENTITY
    for coefficient in reversed(polynomial):  # Horner
        value = r255.add(scalar_mul(trustee, value), coefficient)
    return value


def encode_keys(keys: list[Point]) -> bytes:
    """The file setup/keys."""
    return b"OK\x01\x01" + u16(len(keys)) + b"".join(r255.encode(k) for k in keys)
