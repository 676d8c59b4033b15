"""The checks 801 to 811 and 813 of a register (9.8)."""

from collections.abc import Callable

from ..checkpoint import CheckpointError, open_checkpoint
from ..findings import Findings
from ..receipts import log_key
from ..record import Malformed, Missing, size_limit
from ..tiles import hash_tile_files
from .reading import Register

Check = Callable[[Register, Findings], None]


def c801(register: Register, found: Findings, copy: bool = False) -> None:
    """Exactly the files of 9.1, tiles and root as the entries, signed by the
    founding's log.  Of a copy in a record, files that nobody names are for 101."""
    folder = register.folder
    if not copy:
        for path, what in folder.odd.items():
            found.fail(path, what)
        for path, size in folder.sizes.items():
            found.expect(size <= size_limit(path), path, f"{size} bytes are too many")
    try:
        expected = register.files()
    except Missing as error:
        found.fail(error.where, error.what)
        return
    for path in sorted(expected):
        found.expect(folder.has(path), path, "this file is missing")
    for path in sorted(set(folder.sizes) - expected) if not copy else ():
        found.fail(path, "no such file belongs to a register")
    _tiles(register, found)
    _head(register, found)


def _tiles(register: Register, found: Findings) -> None:
    for check, where, what in register.log.issues:
        if check == "801":
            found.fail(where, what)
    for path, expected in hash_tile_files([entry.leaf for entry in register.log.entries]).items():
        if register.folder.has(path):
            same = register.folder.read(path) == expected
            found.expect(same, path, "not the hashes of the acts")


def _head(register: Register, found: Findings) -> None:
    """Size, root and signature of the checkpoint."""
    size = len(register.log.entries)
    try:
        log = register.founding.body["log"]
        head, _ = open_checkpoint(register.folder.read("checkpoint"), log_key(log["origin"], log["key"]))
    except CheckpointError as error:
        found.fail("checkpoint", str(error))
        return
    found.expect(head.size == size, "checkpoint", f"states {head.size} acts, there are {size}")
    found.expect(head.root == register.log.root(size), "checkpoint", "not the root of the acts")


def c802(register: Register, found: Findings) -> None:
    """Canonical documents of known types, a founding first and only there, `register`, times."""
    for check, where, what in register.log.issues:
        if check == "802":
            found.fail(where, what)
    _of_replay("802")(register, found)


def _of_replay(check: str) -> Check:
    """A check of every act, made while they are read one after another."""
    def judge(register: Register, found: Findings) -> None:
        own = register.replay.found[check]
        found.faults += own.faults
        found.unjudged += own.unjudged
        found.notes += own.notes

    return judge


CHECKS: dict[str, tuple[str, Check]] = {
    "801": ("register files", c801),
    "802": ("acts", c802),
    "803": ("signatures", _of_replay("803")),
    "804": ("charters", _of_replay("804")),
    "805": ("bodies", _of_replay("805")),
    "806": ("meetings", _of_replay("806")),
    "807": ("elections", _of_replay("807")),
    "808": ("outcomes", _of_replay("808")),
    "809": ("offices", _of_replay("809")),
    "810": ("open votes", _of_replay("810")),
    "811": ("dissolution", _of_replay("811")),
    "813": ("site", _of_replay("813")),
}


def judge(identifier: str, register: Register, copy: bool = False) -> Findings:
    """One check.  Nothing that a register holds makes a verifier stop."""
    found = Findings()
    try:
        if identifier == "801":
            c801(register, found, copy)
        else:
            CHECKS[identifier][1](register, found)
    except Malformed as error:
        (found.fail if identifier == "801" else found.skip)(error.where, error.what)
    except Missing as error:
        found.missing(error)
    except Exception as error:
        found.fail("verifier", f"unexpected {type(error).__name__}: {error}")
    return found
