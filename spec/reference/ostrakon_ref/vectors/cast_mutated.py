"""Valid ballots, spoilt in one place."""

from collections.abc import Iterator

from .. import field
from .. import ristretto as r255
from ..ballot import BODY_START, KEY_START, Shape
from ..scalar import ELL, encode
from .cases import Case, context_of


def elements(shape: Shape) -> Iterator[tuple[str, int, bool]]:
    """Every element: name, where it begins, whether it is a point."""
    yield "P", KEY_START, True
    for i, element in enumerate(shape.elements):
        yield element.name, BODY_START + 32 * i, element.is_point


def changes(data: bytes, shape: Shape) -> Iterator[tuple[str, int, bytes]]:
    """Every element in every way: what, where, and the bytes instead."""
    for name, at, is_point in elements(shape):
        value = int.from_bytes(data[at : at + 32], "little")
        if is_point:
            negative = (field.P - value).to_bytes(32, "little")
            yield f"{name}: the identity", at, bytes(32)
            yield f"{name}: not canonical, the negative field element", at, negative
            yield f"{name}: not a point", at, b"\xff" * 32
            yield f"{name}: the generator", at, r255.encode(r255.GENERATOR)
        else:
            yield f"{name}: zero", at, bytes(32)
            yield f"{name}: not canonical, ell more", at, (value + ELL).to_bytes(32, "little")
            yield f"{name}: plus one", at, encode((value + 1) % ELL)
    yield "version 2", 2, b"\x02"
    yield "suite 2", 3, b"\x02"
    yield "another roll", 4, b"\x00\x00"
    yield "another previous", 38, bytes(32)


def put(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new):]


def mutated(name: str) -> dict:
    """Every element of a ballot spoilt in every way, and the whole."""
    case = Case(name)
    data = case.made().data
    rows = [(what, put(data, at, new)) for what, at, new in changes(data, case.shape)]
    rows += [("one byte more", data + b"\x00"), ("one byte less", data[:-1]), ("only the head", data[:70])]
    cases = [{"ballot": changed.hex(), "what": what, **_refused(case, what, changed)}
             for what, changed in rows]
    return {"cases": cases, "valid": data.hex(), "context": context_of(case)}


def mutated_wide(name: str) -> dict:
    """The same; of each case only the bytes that are put in, and where."""
    case = Case(name)
    data = case.made().data
    rows = [*changes(data, case.shape), *_exchanged(data, case.shape)]
    cases = [{"at": at, "bytes": new.hex(), "what": what, **_refused(case, what, put(data, at, new))}
             for what, at, new in rows]
    return {"cases": cases, "valid": data.hex(), "context": context_of(case)}


def _refused(case: Case, what: str, changed: bytes) -> dict:
    verdict = case.judge(changed)
    assert not verdict["accepted"], what
    return verdict


def _exchanged(data: bytes, shape: Shape) -> Iterator[tuple[str, int, bytes]]:
    """Neighbours of one kind, one in the place of the other."""
    listed = list(elements(shape))
    for (name, at, _), (other, _, _) in zip(listed, listed[1:]):
        if name[:2] in ("V_", "f^", "f_") and other[:2] == name[:2]:
            yield f"{name} and {other} exchanged", at, data[at + 32 : at + 64] + data[at : at + 32]
