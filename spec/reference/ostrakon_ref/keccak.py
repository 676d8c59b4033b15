"""The Keccak-f[1600] permutation (FIPS 202, section 3.3).

The state is 25 lanes of 64 bits, lane (x, y) at index x + 5*y.

This is the slowest step of every proof check, so `permute` is not written out
by hand: the text of one round with all loops unrolled is made from the
definitions below, and compiled once when the module is loaded.
"""

from collections.abc import Callable

ROUNDS = 24


def round_constants() -> list[int]:
    """FIPS 202 section 3.2.5: bits 2^j - 1 of each constant come from an LFSR."""
    constants = []
    lfsr = 1
    for _ in range(ROUNDS):
        constant = 0
        for j in range(7):
            if lfsr & 1:
                constant |= 1 << ((1 << j) - 1)
            lfsr <<= 1
            if lfsr & 0x100:
                lfsr ^= 0x171
        constants.append(constant)
    return constants


def rotations() -> dict[tuple[int, int], int]:
    """FIPS 202 section 3.2.2: by how many bits rho rotates lane (x, y)."""
    offsets = {(0, 0): 0}
    x, y = 1, 0
    for t in range(24):
        offsets[x, y] = (t + 1) * (t + 2) // 2 % 64
        x, y = y, (2 * x + 3 * y) % 5
    return offsets


def _round_source() -> list[str]:
    """One round, as Python statements on the variables a0..a24.

    Lanes may carry bits above the 64th between theta and chi; chi masks them
    off.  That saves a mask per rotation.
    """
    lines = []
    for x in range(5):  # theta: the parity of each column
        lines.append(f"c{x} = a{x} ^ a{x + 5} ^ a{x + 10} ^ a{x + 15} ^ a{x + 20}")
    for x in range(5):
        left, right = (x + 4) % 5, (x + 1) % 5
        lines.append(f"d{x} = c{left} ^ (c{right} << 1 & M | c{right} >> 63)")
    for (x, y), bits in rotations().items():  # theta's end, rho and pi
        target = y + 5 * ((2 * x + 3 * y) % 5)
        lane = f"a{x + 5 * y} ^ d{x}"
        if bits:
            lines.append(f"t = {lane}; b{target} = t << {bits} | t >> {64 - bits}")
        else:
            lines.append(f"b{target} = {lane}")
    for y in range(5):  # chi
        for x in range(5):
            i, j, k = (5 * y + (x + n) % 5 for n in range(3))
            lines.append(f"a{i} = (b{i} ^ ~b{j} & b{k}) & M")
    lines.append("a0 ^= constant")  # iota
    return lines


def _compile() -> Callable[[list[int]], list[int]]:
    lanes = ", ".join(f"a{i}" for i in range(25))
    body = "\n        ".join(_round_source())
    source = (
        f"def permute(lanes):\n    {lanes} = lanes\n    M = 0xffffffffffffffff\n"
        f"    for constant in CONSTANTS:\n        {body}\n    return [{lanes}]\n"
    )
    namespace: dict = {"CONSTANTS": tuple(round_constants())}
    exec(source, namespace)  # the text above and nothing else
    return namespace["permute"]


permute = _compile()
"""permute(lanes) -> lanes: 25 integers below 2^64 to 25 others."""
