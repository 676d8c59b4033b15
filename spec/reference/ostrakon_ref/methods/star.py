"""STAR (7.5): a run-off between the two highest totals."""

from itertools import combinations

from .pairs import Matrix


def star(totals: list[int], d: Matrix) -> set[int]:
    """All that win a pair of finalists; none if all totals are 0."""
    if max(totals) == 0:
        return set()
    if len(totals) == 1:
        return {0}
    return {winner for a, b in finals(totals) for winner in _run_off(totals, d, a, b)}


def finals(totals: list[int]) -> list[tuple[int, int]]:
    """The pairs that can be the two highest."""
    levels = sorted(set(totals), reverse=True)
    first = [i for i, total in enumerate(totals) if total == levels[0]]
    if len(first) > 1:
        return list(combinations(first, 2))
    return [(first[0], i) for i, total in enumerate(totals) if total == levels[1]]


def _run_off(totals: list[int], d: Matrix, a: int, b: int) -> set[int]:
    """More prefer it, or else its total is higher, or else both."""
    left, right = (d[a][b], totals[a]), (d[b][a], totals[b])
    return {a, b} if left == right else {a if left > right else b}
