"""Credentials and printed codes (2.1)."""

from . import ristretto as r255
from .bases import GENERATOR
from .hkdf import hkdf_sha512
from .ristretto import Point
from .scalar import ELL
from .wire import wide

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26
MODULUS = 1021
SALT_CREDENTIAL = b"ostrakon-v1/credential"
SALT_CODE = b"ostrakon-v1/printed-code"
READ_AS = {"O": "0", "I": "1", "L": "1"}


class CodeError(ValueError):
    """Not a printed code."""


def base32(data: bytes) -> str:
    """3.8: Crockford's base 32, most significant bits first, zero bits at the
    end, in groups of four."""
    bits = len(data) * 8
    count = -(-bits // 5)
    value = int.from_bytes(data, "big") << (5 * count - bits)
    text = "".join(ALPHABET[value >> 5 * i & 31] for i in range(count - 1, -1, -1))
    return groups(text)


def groups(text: str) -> str:
    return "-".join(text[i : i + 4] for i in range(0, len(text), 4))


def check_value(values: list[int]) -> int:
    """(sum of i * c_i) mod 1021."""
    return sum(i * c for i, c in enumerate(values, 1)) % MODULUS


def format_code(values: list[int]) -> str:
    """Seven groups of four: 26 characters and their check."""
    check = check_value(values)
    return groups("".join(ALPHABET[c] for c in [*values, check >> 5, check & 31]))


def parse_code(text: str) -> str:
    """The 26 characters of a code as somebody typed it."""
    plain = text.upper().replace("-", "").replace(" ", "")
    if not text.isascii():
        raise CodeError("a character that no code has")
    plain = "".join(READ_AS.get(c, c) for c in plain)
    if len(plain) != LENGTH + 2:
        raise CodeError("not 28 characters")
    if any(c not in ALPHABET for c in plain):
        raise CodeError("a character that no code has")
    values = [ALPHABET.index(c) for c in plain]
    if check_value(values[:LENGTH]) != values[26] << 5 | values[27]:
        raise CodeError("the check characters do not match: a typing error")
    return plain[:LENGTH]


def code_secrets(characters: str) -> tuple[int, bytes]:
    """k_m and the chain secret of a code's 26 characters."""
    key = characters.encode()
    master = hkdf_sha512(key, SALT_CODE, b"master", 64)
    return wide(master), hkdf_sha512(key, SALT_CODE, b"chain", 32)


def tweak(chain_secret: bytes, manifest_hash: bytes, roll: str) -> int:
    """t_e."""
    info = manifest_hash + roll.encode()
    return wide(hkdf_sha512(chain_secret, SALT_CREDENTIAL, info, 64))


def credential(master: int, chain_secret: bytes, manifest_hash: bytes, roll: str) -> int:
    """k = k_m + t_e; 0 is refused."""
    k = (master + tweak(chain_secret, manifest_hash, roll)) % ELL
    if k == 0:
        raise CodeError("this key is zero")
    return k


def listed_key(master_point: Point, chain_secret: bytes, manifest_hash: bytes, roll: str) -> Point:
    """P = P_m + t_e G, as the authority computes it."""
    t_e = tweak(chain_secret, manifest_hash, roll)
    return r255.add(master_point, r255.scalar_mul(t_e, GENERATOR))
