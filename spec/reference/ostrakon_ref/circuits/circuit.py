"""Circuits (3.1)."""

from dataclasses import dataclass

from ..wire import i64, u32, u64

Terms = tuple[tuple[int, int], ...]  # (variable counted from 0, weight or coefficient), ascending


class CircuitError(ValueError):
    """The ballot does not compile (1.2)."""


@dataclass(frozen=True)
class Circuit:
    """N bits and W numbers, together the variables e; slots v = M e, rules L e = c."""

    bits: int
    numbers: tuple[int, ...]  # S_1 ... S_W
    slots: tuple[Terms, ...]
    rules: tuple[tuple[Terms, int], ...]

    def encode(self) -> bytes:
        """3.1: what every proof absorbs."""
        out = u32(self.bits) + u32(len(self.numbers)) + u32(len(self.slots)) + u32(len(self.rules))
        out += b"".join(u64(most) for most in self.numbers)
        for terms in self.slots:
            out += u32(len(terms)) + b"".join(u32(e) + u64(w) for e, w in terms)
        for terms, constant in self.rules:
            out += u32(len(terms)) + b"".join(u32(e) + i64(w) for e, w in terms) + i64(constant)
        return out

    def most(self, variable: int) -> int:
        """The largest value of a variable."""
        return 1 if variable < self.bits else self.numbers[variable - self.bits]

    def largest(self, slot: int) -> int:
        """The largest value a slot can take."""
        return sum(weight * self.most(e) for e, weight in self.slots[slot])

    def reach(self, rule: int) -> int:
        """1.2: sum of |coefficient| (largest value), and |constant|."""
        terms, constant = self.rules[rule]
        return sum(abs(w) * self.most(e) for e, w in terms) + abs(constant)

    def values(self, variables: list[int]) -> list[int]:
        """The slots' values, whether or not the rules hold."""
        return [sum(w * variables[e] for e, w in terms) for terms in self.slots]

    def evaluate(self, variables: list[int]) -> list[int] | None:
        """The slots' values, or None if a rule is broken.  The plain check."""
        for terms, constant in self.rules:
            if sum(w * variables[e] for e, w in terms) != constant:
                return None
        return self.values(variables)
