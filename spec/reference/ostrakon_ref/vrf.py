"""ECVRF-RISTRETTO255-SHA512 (c2sp.org/vrf-r255, on draft-irtf-cfrg-vrf-11).

A verifiable random function: the owner of a key maps an input `alpha` to a
unique pseudorandom output `beta`, with a proof `pi` that it is the one.
"""

from hashlib import sha512

from . import ristretto as r255
from . import scalar
from .ristretto import GENERATOR, Point

SUITE = b"\xff" + b"c2sp.org/vrf-r255"


class VrfError(ValueError):
    """The proof is not valid, or is not a proof."""


def encode_to_curve(public_key: bytes, alpha: bytes) -> Point:
    """c2sp.org/vrf-r255, "Encode to curve", with the salt PK_string."""
    return r255.one_way_map(sha512(SUITE + b"\x82" + public_key + alpha).digest())


def challenge(points: list[bytes]) -> int:
    """draft-irtf-cfrg-vrf-11 section 5.4.3, on five encoded points: the first
    16 bytes of the hash, little-endian."""
    digest = sha512(SUITE + b"\x02" + b"".join(points) + b"\x00").digest()
    return int.from_bytes(digest[:16], "little")


def proof_to_hash(gamma: bytes) -> bytes:
    """draft-irtf-cfrg-vrf-11 section 5.2, from the encoded Gamma: beta.
    The cofactor of ristretto255 is 1."""
    return sha512(SUITE + b"\x03" + gamma + b"\x00").digest()


def decode_proof(pi: bytes) -> tuple[Point, int, int]:
    """draft-irtf-cfrg-vrf-11 section 5.4.4: Gamma || c (16 bytes) || s."""
    if len(pi) != 80:
        raise VrfError("a proof is 80 bytes")
    try:
        gamma = r255.decode(pi[:32])
        s = scalar.decode(pi[48:])
    except ValueError as error:
        raise VrfError(str(error)) from None
    return gamma, int.from_bytes(pi[32:48], "little"), s


def verify(public_key: bytes, alpha: bytes, pi: bytes) -> bytes:
    """draft-irtf-cfrg-vrf-11 section 5.3: beta, or VrfError."""
    try:
        y = r255.decode(public_key)
    except r255.DecodeError as error:
        raise VrfError(f"public key: {error}") from None
    if r255.is_identity(y):  # ECVRF_validate_key
        raise VrfError("the public key is the identity")
    gamma, c, s = decode_proof(pi)
    h = encode_to_curve(public_key, alpha)
    u = r255.msm([s, c], [GENERATOR, r255.negate(y)])
    v = r255.msm([s, c], [h, r255.negate(gamma)])
    encoded = [public_key, r255.encode(h), pi[:32], r255.encode(u), r255.encode(v)]
    if challenge(encoded) != c:
        raise VrfError("the proof does not match")
    return proof_to_hash(pi[:32])


def prove(secret_key: bytes, alpha: bytes) -> bytes:
    """draft-irtf-cfrg-vrf-11 section 5.1.  NOT CONSTANT TIME, test vectors only."""
    x = scalar.decode(secret_key)
    public_key = r255.encode(r255.scalar_mul(x, GENERATOR))
    h = encode_to_curve(public_key, alpha)
    h_string = r255.encode(h)
    k = scalar.reduce_wide(sha512(SUITE + b"\x81" + secret_key + h_string).digest())
    gamma = r255.encode(r255.scalar_mul(x, h))
    u = r255.encode(r255.scalar_mul(k, GENERATOR))
    v = r255.encode(r255.scalar_mul(k, h))
    c = challenge([public_key, h_string, gamma, u, v])
    return gamma + c.to_bytes(16, "little") + scalar.encode((k + c * x) % scalar.ELL)
