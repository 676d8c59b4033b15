"""Ranked pairs (7.4): links are locked by descending strength, those of equal
strength together, but those that close a cycle."""

from .pairs import Links, Matrix, links


def ranked_pairs(d: Matrix, kind: str) -> set[int]:
    found, locked = links(d, kind), set()
    for level in sorted(set(found.values()), reverse=True):
        locked |= _lockable(found, level, locked, len(d))
    return set(range(len(d))) - {j for _, j in locked}


def _lockable(found: Links, level: int, locked: set[tuple[int, int]],
              size: int) -> set[tuple[int, int]]:
    """The links of this strength that no links locked or of this strength oppose."""
    new = {link for link, value in found.items() if value == level}
    reached = closure(locked | new, size)
    return {(i, j) for i, j in new if not reached[j] >> i & 1}


def closure(pairs: set[tuple[int, int]], size: int) -> list[int]:
    """Bit j of item i: over these links i reaches j (Warshall)."""
    reached = [0] * size
    for i, j in pairs:
        reached[i] |= 1 << j
    for middle in range(size):
        for i in range(size):
            if reached[i] >> middle & 1:
                reached[i] |= reached[middle]
    return reached
