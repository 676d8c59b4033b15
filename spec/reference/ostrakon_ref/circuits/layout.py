"""Building a circuit out of named parts, and assigning values to the same names.

A part is a bit, a number in bits, or a number.  Slots and rules are lists of
(part, coefficient), in any order; which variables those are is settled when
all parts are known, as numbers come after all bits.
"""

from dataclasses import dataclass

from .. import limits
from .circuit import Circuit, CircuitError, Terms
from .digits import number_bits, number_weights

Name = tuple  # ("v", 3), ("none",)
Expression = list[tuple[Name, int]]
SLACK = 4  # how far above the limits of 0.8 something is still built, to say more about it


@dataclass
class Part:
    """Weights of its bits; or none, for a number that is a variable."""

    most: int
    weights: list[int] | None
    first: int  # its first bit, or which number it is


class Layout:
    """Parts in the order in which they are added."""

    def __init__(self) -> None:
        self.parts: dict[Name, Part] = {}
        self.bits = 0
        self.numbers: list[int] = []
        self._slots: list[Expression] = []
        self._rules: list[tuple[Expression, int]] = []

    def bit(self, *name: object) -> None:
        self.number(1, *name)

    def number(self, most: int, *name: object) -> None:
        """A number 0 ... most in bits (3.1), none if it is always 0."""
        weights = number_weights(most)
        self.parts[name] = Part(most, weights, self.bits)
        self.bits += len(weights)
        _cap(self.bits, limits.MAX_BITS, "bits")

    def variable(self, most: int, *name: object) -> None:
        """A number that is a variable itself (wide), none if it is always 0."""
        if most == 0:
            self.number(0, *name)
            return
        self.parts[name] = Part(most, None, len(self.numbers))
        self.numbers.append(most)

    def slot(self, expression: Expression) -> None:
        self._slots.append(expression)
        _cap(len(self._slots), limits.MAX_SLOTS, "slots")

    def rule(self, expression: Expression, constant: int) -> None:
        self._rules.append((expression, constant))
        _cap(len(self._rules), limits.MAX_RULES, "rules")

    def circuit(self) -> Circuit:
        """Everything that was added, as 3.1 has it."""
        slots = tuple(self._terms(expression) for expression in self._slots)
        rules = tuple((self._terms(expression), constant) for expression, constant in self._rules)
        return Circuit(self.bits, tuple(self.numbers), slots, rules)

    def _terms(self, expression: Expression) -> Terms:
        """Ascending, and no coefficient 0."""
        terms: dict[int, int] = {}
        for name, coefficient in expression:
            for e, weight in self._variables(name):
                terms[e] = terms.get(e, 0) + coefficient * weight
        return tuple(sorted((e, w) for e, w in terms.items() if w))

    def _variables(self, name: Name) -> list[tuple[int, int]]:
        """The variables of a part, or its bits without their weights."""
        if name[0] == BITS_OF:
            return [(e, 1) for e, _ in self._variables(name[1:])]
        part = self.parts[name]
        if part.weights is None:
            return [(self.bits + part.first, 1)]
        return [(part.first + i, weight) for i, weight in enumerate(part.weights)]

    def assign(self, values: dict[Name, int]) -> tuple[list[int], list[int]]:
        """Bits and numbers for the values of the parts, 0 where none is said."""
        bits, numbers = [0] * self.bits, [0] * len(self.numbers)
        for name, value in values.items():
            part = self.parts[name]
            if part.weights is None:
                numbers[part.first] = value
            else:
                bits[part.first : part.first + len(part.weights)] = number_bits(value, part.weights)
        return bits, numbers


BITS_OF = "bits of"


def bits_of(*name: object) -> Name:
    """Each bit of a number, whatever it weighs."""
    return (BITS_OF, *name)


def _cap(count: int, limit: int, what: str) -> None:
    if count > SLACK * limit:
        raise CircuitError(f"far too many {what}")
