"""Copeland (7.4): two points for a pair won, one for a drawn one."""

from .pairs import Matrix, others


def copeland(d: Matrix) -> set[int]:
    scores = [sum(2 if d[i][j] > d[j][i] else d[i][j] == d[j][i] for j in others(d, i))
              for i in range(len(d))]
    return {i for i, score in enumerate(scores) if score == max(scores)}
