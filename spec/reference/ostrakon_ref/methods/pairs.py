"""Comparisons (7.4): d[i][j] is how many put i before j."""

Matrix = list[list[int]]
Links = dict[tuple[int, int], int]  # (i, j): the strength of i over j


def others(d: Matrix, i: int) -> list[int]:
    return [j for j in range(len(d)) if j != i]


def strength(d: Matrix, i: int, j: int, kind: str) -> int:
    """Of i over j."""
    if kind == "margins":
        return d[i][j] - d[j][i]
    return d[i][j] if d[i][j] > d[j][i] else 0


def links(d: Matrix, kind: str) -> Links:
    """Where more put i before j than j before i."""
    return {(i, j): strength(d, i, j, kind)
            for i in range(len(d)) for j in others(d, i) if d[i][j] > d[j][i]}
