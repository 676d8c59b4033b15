"""When numbers are variables instead of bits (3.2)."""

from ..ranges import range_size


def is_taken(bits: int, wide_bits: int, largest: list[int]) -> bool:
    """2 (N' + 2W + 2 log2(n M) + 11) < N; `largest` are the values that the
    numbers of the second circuit could take, 0 for none."""
    numbers = [most for most in largest if most]
    n, m = range_size(numbers)
    rounds = (n * m).bit_length() - 1
    return 2 * (wide_bits + 2 * len(numbers) + 2 * rounds + 11) < bits
