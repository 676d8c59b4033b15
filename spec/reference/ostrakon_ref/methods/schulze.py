"""Schulze (7.4): strongest paths.  The links enter by descending strength; the
first that connects i to j is the weakest of a strongest path."""

from .pairs import Matrix, links


def schulze(d: Matrix, kind: str) -> set[int]:
    p = strongest_paths(d, kind)
    options = range(len(d))
    return {i for i in options if all(p[i][j] >= p[j][i] for j in options)}


def strongest_paths(d: Matrix, kind: str) -> Matrix:
    """p_ij, and 0 where there is no path."""
    size = len(d)
    p = [[0] * size for _ in range(size)]
    reached = [1 << i for i in range(size)]  # bit j: i reaches j, or is j
    found = links(d, kind)
    for i, j in sorted(found, key=found.__getitem__, reverse=True):
        for source in range(size):
            new = reached[j] & ~reached[source] if reached[source] >> i & 1 else 0
            reached[source] |= new
            for target in (t for t in range(size) if new >> t & 1):
                p[source][target] = found[i, j]
    return p
