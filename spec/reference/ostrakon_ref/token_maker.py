"""Making tokens (2.4; RFC 9474, 4.1 to 4.4).  FOR TESTS AND VECTORS ONLY: not
constant time, keys from labels."""

from dataclasses import dataclass
from hashlib import sha512
from math import gcd

from . import pss
from .hkdf import hkdf_sha512
from .tokens import EXPONENT, LABEL, PREFIX_LENGTH, TokenError, verify_token
from .wire import u16

SURPLUS = 16
SMALL_PRIMES = [p for p in range(3, 2000) if all(p % d for d in range(2, int(p**0.5) + 1))]


def stream(label: str, length: int) -> bytes:
    """So many bytes for a label."""
    blocks = range(-(-length // 64))
    return b"".join(sha512(f"{label} {i}".encode()).digest() for i in blocks)[:length]


def is_prime(n: int) -> bool:
    """Miller and Rabin, to the first twenty small bases: no adversary chooses n."""
    if any(n % p == 0 for p in SMALL_PRIMES):
        return False
    twos = (n - 1 & 1 - n).bit_length() - 1
    for base in SMALL_PRIMES[:20]:
        x = pow(base, n - 1 >> twos, n)
        if x != 1 and all(pow(x, 1 << i, n) != n - 1 for i in range(twos)):
            return False
    return True


def prime(label: str, bits: int) -> int:
    """The first at or above the label's number, whose two highest bits are set."""
    n = int.from_bytes(stream(label, bits // 8), "big") | 3 << bits - 2 | 1
    while not is_prime(n) or gcd(n - 1, EXPONENT) != 1:
        n += 2
    return n


@dataclass(frozen=True)
class Key:
    """p and q."""

    p: int
    q: int

    @classmethod
    def of(cls, label: str, bits: int) -> "Key":
        return cls(*(prime(f"{label} {name}", bits // 2) for name in "pq"))

    @property
    def n(self) -> int:
        return self.p * self.q

    @property
    def d(self) -> int:
        return pow(EXPONENT, -1, (self.p - 1) * (self.q - 1))

    @property
    def length(self) -> int:
        return -(-self.n.bit_length() // 8)

    @property
    def modulus(self) -> bytes:
        return self.n.to_bytes(self.length, "big")

    def sign(self, blinded: bytes) -> bytes:
        """4.3."""
        z = int.from_bytes(blinded, "big")
        if len(blinded) != self.length or not 1 < z < self.n - 1:
            raise TokenError("not a number that is signed")
        return pow(z, self.d, self.n).to_bytes(self.length, "big")


@dataclass(frozen=True)
class Draws:
    """What a device draws."""

    prefix: bytes
    salt: bytes
    r: int


def draws(k: bytes, manifest_hash: bytes, roll: int, modulus: bytes) -> Draws:
    """From the credential's k."""
    fixed = PREFIX_LENGTH + pss.SALT_LENGTH
    info = manifest_hash + u16(roll)
    drawn = hkdf_sha512(k, LABEL, info, fixed + len(modulus) + SURPLUS)
    w, n = int.from_bytes(drawn[fixed:], "big"), int.from_bytes(modulus, "big")
    return Draws(drawn[:PREFIX_LENGTH], drawn[PREFIX_LENGTH:fixed], 1 + w % (n - 1))


def blind(modulus: bytes, message: bytes, drawn: Draws) -> bytes:
    """4.2, of the prepared message."""
    n = int.from_bytes(modulus, "big")
    m = int.from_bytes(pss.encode(drawn.prefix + message, drawn.salt, len(modulus)), "big")
    if gcd(m, n) != 1 or gcd(drawn.r, n) != 1:
        raise TokenError("not a key")
    return (m * pow(drawn.r, EXPONENT, n) % n).to_bytes(len(modulus), "big")


def finalize(modulus: bytes, message: bytes, drawn: Draws, answer: bytes) -> bytes:
    """4.4: the token."""
    n = int.from_bytes(modulus, "big")
    s = int.from_bytes(answer, "big") * pow(drawn.r, -1, n) % n
    token = drawn.prefix + s.to_bytes(len(modulus), "big")
    verify_token(modulus, message, token)
    return token
