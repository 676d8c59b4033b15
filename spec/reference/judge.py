#!/usr/bin/env python3
"""Verifies records one after another, as they are asked for: a process that stays.

    python3 spec/reference/judge.py

Reads a JSON object a line: `directory`, and `without`, `pins` and `receipts` as
verify.py takes them.  Answers with a line that has the `report` of chapter 8
and verify.py's `exit` status.  Every record is read and computed afresh; only
what Python itself needs to start is not done again.  For whoever compares many
records; whoever verifies one calls verify.py.
"""

import json
import sys

from ostrakon_ref import workers
from ostrakon_ref.evidence import Evidence
from ostrakon_ref.record import Record
from ostrakon_ref.verifier import run
from verify import read


def judge(asked: dict) -> dict:
    """The answer to one request."""
    record = Record(asked["directory"])
    evidence = Evidence(record, read(asked["pins"]), read(asked["receipts"]))
    report = run(evidence, asked["without"])
    return {"exit": 0 if report.passed else 1, "report": report.machine()}


def main() -> None:
    workers.cores = lambda: 1  # whoever asks has a process for each core
    for line in sys.stdin:
        print(json.dumps(judge(json.loads(line)), ensure_ascii=True), flush=True)


if __name__ == "__main__":
    main()
