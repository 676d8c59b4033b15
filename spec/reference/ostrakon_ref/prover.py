"""The other side: making dealings, shares and documents; ballots are made in
ballot_prover.py.

FOR TEST VECTORS ONLY.  Not constant time, and every secret comes from a label:
never use any of this with a real key.
"""

from dataclasses import dataclass
from hashlib import sha512

from . import ed25519, equal_logs, jcs, scalar
from . import ristretto as r255
from .bases import GENERATOR
from .dealing import absorb_head, head_bytes, possession_challenge
from .documents import SPACE
from .merlin import Transcript
from .multiply import FixedBase, scalar_mul
from .ristretto import Point
from .scalar import ELL
from .wire import labelled_hash

_G = FixedBase(GENERATOR)


def secret_bytes(label: str) -> bytes:
    """64 bytes that anybody can make again."""
    return sha512(b"ostrakon test vector\x00" + label.encode()).digest()


def secret(label: str) -> int:
    """A scalar from a label."""
    return scalar.reduce_wide(secret_bytes(label))


def seed(label: str) -> bytes:
    """An Ed25519 seed from a label."""
    return secret_bytes(label)[:32]


def public(label: str) -> str:
    """The Ed25519 public key of the seed, in hexadecimal."""
    return ed25519.public_key(seed(label)).hex()


def times_g(s: int) -> Point:
    return _G.mul(s % ELL)


def signed(body: dict, signers: list[str]) -> bytes:
    """A signed document (0.6), the keys named by their labels."""
    message = SPACE + jcs.dumps(body)
    signatures = [
        {"key": public(name), "signature": ed25519.sign(seed(name), message).hex()}
        for name in signers
    ]
    signatures.sort(key=lambda item: item["key"])
    return jcs.dumps({"body": body, "signatures": signatures})


# Ceremony (1.3).


@dataclass
class Dealer:
    """A trustee's polynomials of one attempt: secrets[s][k]."""

    attempt: int
    trustee: int
    threshold: int
    secrets: list[list[int]]
    label: str

    @property
    def coefficients(self) -> list[bytes]:
        return [r255.encode(times_g(a)) for column in self.secrets for a in column]

    @property
    def head(self) -> bytes:
        return head_bytes(self.attempt, self.trustee, self.threshold, len(self.secrets))

    def hash(self) -> bytes:
        return labelled_hash("dealing", self.head + b"".join(self.coefficients))

    def share(self, trustee: int, s: int) -> int:
        """f_{i,s}(j)."""
        return sum(a * trustee**k for k, a in enumerate(self.secrets[s])) % ELL

    def proof(self, round1: bytes) -> tuple[int, list[int]]:
        """e and the z, with nonces from the label."""
        flat = [a for column in self.secrets for a in column]
        nonces = [secret(f"{self.label} nonce {i}") for i in range(len(flat))]
        points = [r255.encode(times_g(n)) for n in nonces]
        transcript = absorb_head(round1, self.trustee, self.threshold, len(self.secrets))
        e = possession_challenge(transcript, self.threshold, self.coefficients, points)
        return e, [(n + e * a) % ELL for n, a in zip(nonces, flat)]

    def file(self, round1: bytes) -> bytes:
        """setup/dealing-a-i."""
        e, z = self.proof(round1)
        return self.head + b"".join(self.coefficients + [scalar.encode(s) for s in [e, *z]])


def make_dealer(label: str, attempt: int, trustee: int, threshold: int, columns: int) -> Dealer:
    secrets = [
        [secret(f"{label} a {s} {k}") for k in range(threshold)] for s in range(1, columns + 1)
    ]
    return Dealer(attempt, trustee, threshold, secrets, label)


# Encryption (3.3).


def encrypt(r: int, slots: list[int], keys: list[Point]) -> list[Point]:
    """A, B_1 ... B_m (3.3)."""
    points = [times_g(r)]
    return points + [r255.add(scalar_mul(r, k), times_g(v)) for k, v in zip(keys, slots)]


# Shares (chapter 6).


def prove_share(transcript: Transcript, secrets: list[int], base: Point,
                label: str) -> tuple[list[Point], dict[str, str]]:
    """The shares x_s * base and their proof (6.2)."""
    keys = [times_g(x) for x in secrets]
    shares = [scalar_mul(x, base) for x in secrets]
    w = equal_logs.weights(
        transcript, [r255.encode(k) for k in keys], [r255.encode(d) for d in shares])
    n = secret(f"{label} nonce")
    r1, r2 = r255.encode(times_g(n)), r255.encode(scalar_mul(n, base))
    e = equal_logs.share_challenge(transcript, r1, r2)
    z = (n + e * sum(a * x for a, x in zip(w, secrets))) % ELL
    return shares, {"challenge": scalar.encode(e).hex(), "response": scalar.encode(z).hex()}
