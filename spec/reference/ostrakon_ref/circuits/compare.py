"""Comparing numbers, each pair of options in both directions (3.2)."""

from itertools import permutations

from .layout import Layout, Name


def add_parts(layout: Layout, k: int, most: int) -> None:
    """For each ordered pair g_ij, then the number n_ij."""
    for i, j in permutations(range(k), 2):
        layout.bit("g", i, j)
        layout.number(most, "n", i, j)


def add_slots(layout: Layout, k: int) -> None:
    for i, j in permutations(range(k), 2):
        layout.slot([(("g", i, j), 1)])


def add_rules(layout: Layout, k: int, most: int, number: str) -> None:
    """n_ij - (S + 1) g_ij + v_i - v_j = 0."""
    for i, j in permutations(range(k), 2):
        layout.rule([(("n", i, j), 1), (("g", i, j), -most - 1),
                     ((number, i), 1), ((number, j), -1)], 0)


def values(numbers: list[int], most: int) -> dict[Name, int]:
    """g_ij and n_ij of these numbers."""
    found: dict[Name, int] = {}
    for i, j in permutations(range(len(numbers)), 2):
        above = int(numbers[i] > numbers[j])
        found["g", i, j] = above
        found["n", i, j] = (most + 1) * above - numbers[i] + numbers[j]
    return found
