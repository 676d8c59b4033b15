"""Ed25519 signatures (RFC 8032, section 5.1), the strict variant.

RFC 8032 leaves room for verifiers to disagree about malformed keys and
signatures.  Here a signature (R, S) of a key A is valid only if:
  * A and R are canonical encodings: y below the field's prime, and no sign
    bit on a point with x = 0;
  * neither A nor R is of small order (a small-order A signs everything);
  * S is below the group order, so nobody can change a valid signature;
  * S*B = R + k*A, without multiplying by the cofactor, where
    k = SHA-512(R || A || message) is reduced modulo the group order.
"""

from functools import cache
from hashlib import sha512

from . import field, scalar
from .edwards import IDENTITY, Point, add, affine, double, equal, negate
from .field import D, P, sqrt_ratio_m1
from .multiply import FixedBase, scalar_mul


class SignatureError(ValueError):
    """The signature is not valid, or is not a signature."""


def decode_point(data: bytes) -> Point:
    """RFC 8032 section 5.1.3.  Exactly one string of bytes per point passes."""
    if len(data) != 32:
        raise SignatureError("a point is 32 bytes")
    sign = data[31] >> 7
    y = field.decode(data[:31] + bytes([data[31] & 0x7F]))
    if y is None:
        raise SignatureError("not a canonical field element")
    was_square, x = sqrt_ratio_m1((y * y - 1) % P, (D * y * y + 1) % P)
    if not was_square:
        raise SignatureError("not a point of the curve")
    if x == 0 and sign:
        raise SignatureError("a sign bit on x = 0")
    if sign:
        x = P - x
    return x, y, 1, x * y % P


def encode_point(p: Point) -> bytes:
    """RFC 8032 section 5.1.2: y, with the sign of x as the top bit."""
    x, y = affine(p)
    return (y | (x & 1) << 255).to_bytes(32, "little")


def is_small_order(p: Point) -> bool:
    """Whether 8*p is the identity: one of eight points that are not secure."""
    return equal(double(double(double(p))), IDENTITY)


@cache
def base() -> FixedBase:
    """The base point B, with y = 4/5 and x even (RFC 8032 section 5.1)."""
    return FixedBase(decode_point(field.encode(4 * pow(5, -1, P) % P)))


def verify(public_key: bytes, message: bytes, signature: bytes) -> None:
    """Raises SignatureError unless the signature is valid."""
    if len(signature) != 64:
        raise SignatureError("a signature is 64 bytes")
    a = _decode_strong(public_key)
    r = _decode_strong(signature[:32])
    try:
        s = scalar.decode(signature[32:])
    except scalar.ScalarError as error:
        raise SignatureError(f"S: {error}") from None
    k = _challenge(signature[:32], public_key, message)
    # R = S*B - k*A is the equation above with one side moved.
    if not equal(r, add(base().mul(s), negate(scalar_mul(k, a)))):
        raise SignatureError("the signature does not match")


def _decode_strong(data: bytes) -> Point:
    point = decode_point(data)
    if is_small_order(point):
        raise SignatureError("a point of small order")
    return point


def _challenge(r: bytes, public_key: bytes, message: bytes) -> int:
    return scalar.reduce_wide(sha512(r + public_key + message).digest())


# --- For test vectors only.  Not constant time: never use with a real key. ---


def _expand(seed: bytes) -> tuple[int, bytes]:
    """RFC 8032 section 5.1.5: the secret scalar and the nonce prefix."""
    if len(seed) != 32:
        raise ValueError("a seed is 32 bytes")
    digest = sha512(seed).digest()
    clamped = bytearray(digest[:32])
    clamped[0] &= 248
    clamped[31] = clamped[31] & 127 | 64
    return int.from_bytes(clamped, "little"), digest[32:]


def public_key(seed: bytes) -> bytes:
    """The public key of a seed.  NOT CONSTANT TIME, test vectors only."""
    return encode_point(base().mul(_expand(seed)[0]))


def sign(seed: bytes, message: bytes) -> bytes:
    """RFC 8032 section 5.1.6.  NOT CONSTANT TIME, test vectors only."""
    secret, prefix = _expand(seed)
    nonce = scalar.reduce_wide(sha512(prefix + message).digest())
    r = encode_point(base().mul(nonce))
    k = _challenge(r, encode_point(base().mul(secret)), message)
    return r + scalar.encode((nonce + k * secret) % scalar.ELL)
