"""What is wrong with a selection, for the plain checks beside the circuits.

A selection is the extra answer "none" or "blank", or a list: positions of
options (motion, choice, approval), groups of positions, best first (ranking,
pairwise), or a number for each option (score, cumulative, grades).
"""


class SelectionError(ValueError):
    """The ballot does not allow this selection."""


def require(right: bool, text: str) -> None:
    if not right:
        raise SelectionError(text)


def positions(selection: list[int], k: int) -> list[int]:
    """Options, each once."""
    require(all(0 <= i < k for i in selection), "no such option")
    require(len(set(selection)) == len(selection), "an option twice")
    return selection


def one(selection: list[int], k: int) -> int:
    """Exactly one option."""
    require(len(selection) == 1, "not exactly one option")
    return positions(selection, k)[0]


def numbers(selection: list[int], k: int, most: int) -> list[int]:
    """A number 0 ... most for each option."""
    require(len(selection) == k, "not a number for each option")
    require(all(0 <= value <= most for value in selection), f"a number outside 0 … {most}")
    return selection


def groups(selection: list[list[int]], k: int) -> list[list[int]]:
    """Groups of options, none empty, no option twice."""
    require(all(selection), "an empty group")
    positions([i for group in selection for i in group], k)
    return selection


def ranks(selection: list[list[int]], k: int) -> list[int]:
    """Options in order, without ties."""
    found = groups(selection, k)
    require(all(len(group) == 1 for group in found), "options tied")
    return [group[0] for group in found]
