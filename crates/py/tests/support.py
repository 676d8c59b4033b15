"""Where records and the command are: `cargo xtask python` says it. Nothing is skipped where something is missing."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import ostrakon

RECORDS = pathlib.Path(os.environ["OSTRAKON_RECORDS"])
DEMO = pathlib.Path(os.environ["OSTRAKON_DEMO"])
COMMAND = os.environ["OSTRAKON_COMMAND"]

#: Where thousands of small files come and go: in memory, where there is such a folder.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

#: The smallest stretches that there are, so that small records have several.
SMALL = {"stretch": 256, "voters": 5, "parts": 3}


def command(*arguments, cwd=None):
    """What the command prints, and how it ends."""
    ended = subprocess.run([COMMAND, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, timeout=600)
    return ended.stdout, ended.returncode, ended.stderr


class Fixture:
    """A record of the corpus, and the report that it is to give."""

    def __init__(self, folder):
        self.name = folder.name
        self.folder = folder
        told = json.loads((folder / "expected.json").read_text())
        self.report, self.refused_by = told["report"], told["refused_by"]

    def kept(self):
        """Receipts and pins, called as they are from the folder."""
        def all_of(what):
            folder = self.folder / what
            places = sorted(folder.iterdir(), key=lambda file: int(file.name)) if folder.exists() else []
            return [f"{what}/{file.name}" for file in places]

        return {"receipts": all_of("receipts"), "pins": all_of("pins")}

    def failed(self):
        return [check["id"] for check in self.report["checks"] if check["status"] == "failed"]

    def passed_through(self, last):
        """Did every check up to and with this number pass?"""
        checks = (check for check in self.report["checks"] if int(check["id"]) <= last)
        return all(check["status"] == "passed" for check in checks)


def fixtures():
    found = [Fixture(folder) for folder in sorted(RECORDS.iterdir())]
    assert len(found) > 50, f"only {len(found)} records in {RECORDS}"
    return found


class Test(unittest.TestCase):
    """With a folder of its own, in which it stands."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def within(self, folder):
        """Stands in a folder, so that files are called as they are from there."""
        before = os.getcwd()
        os.chdir(folder)
        self.addCleanup(os.chdir, before)

    def in_pieces(self, record, store, cut=SMALL, **options):
        """Cut, run and put together."""
        job = ostrakon.Job.plan(record, **cut)
        for tasks in job.passes:
            for task in tasks:
                job.run(task, store)
        return job.reduce(store, **options)
