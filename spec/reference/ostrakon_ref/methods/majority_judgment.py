"""Majority judgment (7.6).  A majority sequence has R grades, up to 2^40; it is
read only where, for some option, a grade gives way to another."""

from bisect import bisect_left
from itertools import accumulate


def majority_judgment(grades: list[list[int]], marked: int) -> set[int]:
    """`grades[i][g]`: how many give option i the grade g; R together.  None win
    if R is 0."""
    if marked == 0:
        return set()
    ends = [list(accumulate(row)) for row in grades]
    places = [p for j in turns(ends, marked) for p in pair(j, marked)]
    sequences = [[bisect_left(end, p) for p in places] for end in ends]
    return {i for i, sequence in enumerate(sequences) if sequence == max(sequences)}


def pair(j: int, marked: int) -> list[int]:
    """The positions, from 1, that a sequence reads in its turn j: the middle c in
    turn 0, then those at distance j on either side."""
    c = (marked + 1) // 2
    if j == 0:
        return [c]
    both = [c - j, c + j] if marked % 2 else [c + j, c - j]
    return [p for p in both if 1 <= p <= marked]


def turns(ends: list[list[int]], marked: int) -> list[int]:
    """The turns in which some option's grade differs from that of the turn before,
    ascending.  Where all stay as they were, nothing new is compared."""
    c, found = (marked + 1) // 2, {0, 1}
    for end in (position for row in ends for position in row):
        found |= {end + 1 - c, c - end}  # the first above `end`, the first not above it
    return sorted(j for j in found if 0 <= j <= marked - c)
