"""What is verified: `cargo xtask cluster` says where it is. Nothing is skipped where something is missing.

* `NATION`: a record that passes, of 20,000 voters (`ostrakon bench national --voters 20000 --make-only`)
* `CORPUS`/NAME: `record/`, `pins/`, `receipts/` and `expected.json` of the attack corpus, and clean records (`fixtures`)
"""

import json
import os
import pathlib
import shutil
import subprocess

import ostrakon

CORPUS = pathlib.Path(os.environ["OSTRAKON_RECORDS"]).absolute()
NATION = pathlib.Path(os.environ["OSTRAKON_NATION"]).absolute()
COMMAND = os.environ["OSTRAKON_COMMAND"]


def corpus():
    """(name, folder, what is expected) of every record of the attack corpus."""
    for folder in sorted(CORPUS.iterdir()):
        yield folder.name, folder, json.loads((folder / "expected.json").read_text())


def kept(folder, what):
    """What a user kept beside a record, named from the folder as the expected report names it."""
    return [f"{what}/{path.name}" for path in sorted((folder / what).glob("*"), key=lambda path: int(path.name))]


def copy(of, to):
    """A record of one's own, to change."""
    return pathlib.Path(shutil.copytree(of, to))


def command(*arguments):
    """What the command line says: exit status, standard output, standard error."""
    done = subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def whole(record, **options):
    """The report of one machine, as JSON."""
    return ostrakon.verify(str(record), **options).json
