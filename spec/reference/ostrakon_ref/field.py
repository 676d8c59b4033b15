"""The field of 2^255 - 19 elements (RFC 9496, section 4.1 and 4.2).

Elements are plain Python integers in the range 0 <= x < P.
"""

P = 2**255 - 19

# The constants of RFC 9496, section 4.1, computed from their definitions
# rather than copied; the self-test compares them with the printed values.
D = (-121665 * pow(121666, -1, P)) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def is_negative(x: int) -> bool:
    """RFC 9496 section 3.1: the sign of an element is its lowest bit."""
    return x & 1 == 1


def absolute(x: int) -> int:
    """RFC 9496 CT_ABS: the non-negative one of x and -x."""
    return P - x if x & 1 else x


def decode(data: bytes) -> int | None:
    """32 little-endian bytes to an element, or None unless canonical (< P)."""
    if len(data) != 32:
        return None
    value = int.from_bytes(data, "little")
    return value if value < P else None


def encode(x: int) -> bytes:
    """The canonical 32 little-endian bytes of an element."""
    return x.to_bytes(32, "little")


def sqrt_ratio_m1(u: int, v: int) -> tuple[bool, int]:
    """RFC 9496 section 4.2, SQRT_RATIO_M1.

    Returns (True, +sqrt(u/v)) when u/v is a square, and
    (False, +sqrt(SQRT_M1*u/v)) when it is not.  (True, 0) when u is 0 and
    (False, 0) when only v is 0.
    """
    v3 = v * v % P * v % P
    v7 = v3 * v3 % P * v % P
    r = u * v3 % P * pow(u * v7 % P, (P - 5) // 8, P) % P
    check = v * r % P * r % P
    correct = check == u % P
    flipped = check == -u % P
    flipped_i = check == -u * SQRT_M1 % P
    if flipped or flipped_i:
        r = r * SQRT_M1 % P
    return correct or flipped, absolute(r)


# RFC 9496, section 4.1, the derived constants.  a = -1 on this curve.
ONE_MINUS_D_SQ = (1 - D * D) % P
D_MINUS_ONE_SQ = (D - 1) * (D - 1) % P
# Both roots below are the ones printed in the RFC.  The first is the odd
# (negative) root: the sign matters for the one-way map.
SQRT_AD_MINUS_ONE = P - sqrt_ratio_m1((-D - 1) % P, 1)[1]
INVSQRT_A_MINUS_D = sqrt_ratio_m1(1, (-1 - D) % P)[1]
