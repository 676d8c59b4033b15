"""Extra answers, `none` and `blank`, and the gate that keeps them apart from
everything else (3.2)."""

from .layout import Expression, Layout

EXTRAS = ("none", "blank")


def extras(ballot: dict) -> list[str]:
    """The extra answers that a ballot offers, in order."""
    return [name for name in EXTRAS if ballot.get(name, False)]


def z(ballot: dict, coefficient: int = 1) -> Expression:
    """A multiple of z, the sum of the extra answers that are there."""
    return [((name,), coefficient) for name in extras(ballot)]


def add_bits(layout: Layout, ballot: dict) -> None:
    """z_none before z_blank, always the last bits."""
    for name in extras(ballot):
        layout.bit(name)


def add_slots(layout: Layout, ballot: dict, without: str = "") -> None:
    """After all other slots, in the same order."""
    for name in extras(ballot):
        if name != without:
            layout.slot([((name,), 1)])


def gate(layout: Layout, ballot: dict, marked: Expression, most: int) -> None:
    """(what was marked) + s + C z = C."""
    layout.rule([*marked, (("s",), 1), *z(ballot, most)], most)
