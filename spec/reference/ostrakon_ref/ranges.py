"""The sizes of a range proof (3.5)."""

from collections.abc import Sequence

WIDTHS = (8, 16, 32, 64)


def range_size(largest: Sequence[int]) -> tuple[int, int]:
    """n and M for numbers of these largest values, one at least."""
    n = next(width for width in WIDTHS if max(largest) < 2**width)
    count = len(largest) + sum(most != 2**n - 1 for most in largest)
    return n, 1 << (count - 1).bit_length()
