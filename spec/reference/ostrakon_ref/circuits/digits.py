"""A number 0 ... S in bits (3.1)."""


def number_weights(most: int) -> list[int]:
    """The weights of the number 0 ... S: 1, 2, ..., S - 2^(n-1) + 1."""
    n = most.bit_length()
    return [1 << i for i in range(n - 1)] + [most - (1 << (n - 1)) + 1] if n else []


def number_bits(value: int, weights: list[int]) -> list[int]:
    """The bits of a number under its weights: the largest weight that fits
    first, of equal weights the later one."""
    bits = [0] * len(weights)
    order = sorted(range(len(weights)), key=lambda i: (weights[i], i), reverse=True)
    for i in order:
        if weights[i] <= value:
            bits[i], value = 1, value - weights[i]
    return bits
