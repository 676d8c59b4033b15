"""Numbers that look drawn and are the same every time.  FOR TEST VECTORS ONLY."""

from hashlib import sha256


class Draw:
    """A stream of numbers for a label."""

    def __init__(self, label: str) -> None:
        self.label, self.drawn = label, 0

    def below(self, n: int) -> int:
        """0 ... n - 1."""
        self.drawn += 1
        return int.from_bytes(sha256(f"{self.label} {self.drawn}".encode()).digest(), "little") % n

    def between(self, low: int, high: int) -> int:
        return low + self.below(high - low + 1)

    def order(self, items: list) -> list:
        """All of them, shuffled."""
        left, found = list(items), []
        while left:
            found.append(left.pop(self.below(len(left))))
        return found
