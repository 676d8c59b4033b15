"""Circuits (3.1) and the ballot types that compile to them (3.2)."""

from dataclasses import dataclass

from .wire import i64, u32, u64

Terms = tuple[tuple[int, int], ...]  # (bit counted from 0, weight or coefficient), ascending


class CircuitError(ValueError):
    """The ballot does not compile (1.2)."""


@dataclass(frozen=True)
class Circuit:
    """N bits, slots v = M b, rules L b = c."""

    bits: int
    slots: tuple[Terms, ...]
    rules: tuple[tuple[Terms, int], ...]

    def encode(self) -> bytes:
        """3.1: what every proof absorbs."""
        out = u32(self.bits) + u32(len(self.slots)) + u32(len(self.rules))
        for terms in self.slots:
            out += u32(len(terms)) + b"".join(u32(b) + u64(w) for b, w in terms)
        for terms, constant in self.rules:
            out += u32(len(terms)) + b"".join(u32(b) + i64(w) for b, w in terms) + i64(constant)
        return out

    def largest(self, slot: int) -> int:
        """The largest value a slot can take."""
        return sum(weight for _, weight in self.slots[slot])

    def evaluate(self, bits: list[int]) -> list[int] | None:
        """The slots' values, or None if a rule is broken.  The plain check."""
        for terms, constant in self.rules:
            if sum(w * bits[b] for b, w in terms) != constant:
                return None
        return [sum(w * bits[b] for b, w in terms) for terms in self.slots]


def number_weights(most: int) -> list[int]:
    """3.1: the weights of the number 0 ... S: 1, 2, ..., S - 2^(n-1) + 1."""
    n = most.bit_length()
    return [1 << i for i in range(n - 1)] + [most - (1 << (n - 1)) + 1] if n else []


def motion(options: int) -> Circuit:
    """yes, no, abstain."""
    if options != 3:
        raise CircuitError("a motion has exactly three options")
    return Circuit(3, (((0, 1),), ((1, 1),)), ((((0, 1), (1, 1), (2, 1)), 1),))


def choice(options: int, none: bool) -> Circuit:
    """One of k options, or none of them."""
    if options < (1 if none else 2):
        raise CircuitError("too few options for a choice")
    bits = options + none
    slots = tuple(((i, 1),) for i in range(options))
    return Circuit(bits, slots, ((tuple((i, 1) for i in range(bits)), 1),))


def approval(options: int, least: int, most: int, blank: bool) -> Circuit:
    """Between min and max of k options, or an explicit blank."""
    if not 1 <= least <= most <= options:
        raise CircuitError("an approval needs 1 <= min <= max <= options")
    weights = number_weights(most - least)
    terms = [(i, 1) for i in range(options)]
    terms += [(options + i, weight) for i, weight in enumerate(weights)]
    slots = [((i, 1),) for i in range(options)]
    bits = options + len(weights) + blank
    if blank:
        terms.append((bits - 1, most))
        slots.append(((bits - 1, 1),))
    return Circuit(bits, tuple(slots), ((tuple(terms), most),))


def compile_ballot(ballot: dict, options: int) -> Circuit:
    """The circuit of a contest of the manifest."""
    if ballot["type"] == "motion":
        return motion(options)
    if ballot["type"] == "choice":
        return choice(options, ballot["none"])
    return approval(options, ballot["min"], ballot["max"], ballot["blank"])


def assign(ballot: dict, options: int, chosen: list[int], blank: bool = False) -> list[int]:
    """The bits of a selection: positions of the chosen options, or none/blank.
    For test vectors; a verifier never sees bits."""
    bits = [int(i in chosen) for i in range(options)]
    if ballot["type"] == "choice" and ballot["none"]:
        bits.append(int(not chosen))
    if ballot["type"] == "approval":
        rest = 0 if blank else ballot["max"] - len(chosen)
        weights = number_weights(ballot["max"] - ballot["min"])
        bits += number_bits(rest, weights) + ([int(blank)] if ballot["blank"] else [])
    return bits


def number_bits(value: int, weights: list[int]) -> list[int]:
    """The bits of a number under its weights: the last one first, if it fits."""
    bits = [0] * len(weights)
    order = sorted(range(len(weights)), key=lambda i: (weights[i], i), reverse=True)
    for i in order:
        if weights[i] <= value:
            bits[i], value = 1, value - weights[i]
    return bits
