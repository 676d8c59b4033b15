"""Minimax (7.4): whose worst defeat is the smallest."""

from .pairs import Matrix, others, strength


def minimax(d: Matrix, kind: str) -> set[int]:
    worst = [max((strength(d, j, i, kind) for j in others(d, i)), default=0)
             for i in range(len(d))]
    return {i for i, value in enumerate(worst) if value == min(worst)}
