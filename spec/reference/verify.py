#!/usr/bin/env python3
"""Verifies the record of an election (chapter 8 of the specification), an
organisation's archive of them, or its register alone (chapter 9).

    python3 spec/reference/verify.py DIR [--json] [--without ID]
            [--pin FILE]... [--receipt FILE]... [--limit-ballots N]
    python3 spec/reference/verify.py --archive DIR [--json] [--without ID]
    python3 spec/reference/verify.py --register DIR [--json] [--without ID]

An archive holds register/ and elections/.  Of a register alone check 812 is not
run, so it never passes as a whole.

Exit status 0 if every check passed, 1 if not, 2 if the arguments make no
sense.  Needs Python 3.11 and nothing else.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ostrakon_ref.archive import NAMES, Archive  # noqa: E402
from ostrakon_ref.evidence import Evidence  # noqa: E402
from ostrakon_ref.findings import printable  # noqa: E402
from ostrakon_ref.record import Record  # noqa: E402
from ostrakon_ref.verifier import CHECKS, Report, run  # noqa: E402

MOST_READ = 1_000_000  # of a file named in the arguments; more is too much for a check


def arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="verify.py", description="Verifies an election's record.")
    parser.add_argument("directory", metavar="DIR")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--archive", action="store_true", help="DIR holds register/ and elections/")
    kind.add_argument("--register", action="store_true", help="DIR is a register's")
    parser.add_argument("--json", action="store_true", help="the machine-readable report")
    parser.add_argument("--without", metavar="ID", choices=[*CHECKS, *NAMES], help="leave a check out")
    parser.add_argument("--pin", metavar="FILE", action="append", default=[])
    parser.add_argument("--receipt", metavar="FILE", action="append", default=[])
    parser.add_argument("--limit-ballots", metavar="N", type=int)
    options = parser.parse_args(argv)
    if not os.path.isdir(options.directory):
        parser.error(f"not a directory: {options.directory}")
    whole = options.archive or options.register
    if options.without is not None and (options.without in NAMES) != whole:
        parser.error(f"there is no check {options.without} of that")
    if whole and (options.pin or options.receipt or options.limit_ballots is not None):
        parser.error("--pin, --receipt and --limit-ballots are for one record")
    if options.limit_ballots is not None and options.limit_ballots < 0:
        parser.error("--limit-ballots takes a number of ballots")
    for name in [*options.pin, *options.receipt]:
        if not os.path.isfile(name):
            parser.error(f"not a file: {name}")
    return options


def read(names: list[str]) -> list[tuple[str, bytes]]:
    """Files of the person who asks, not of the record."""
    files = []
    for name in names:
        with open(name, "rb") as file:
            files.append((name, file.read(MOST_READ)))
    return files


class Progress:
    """A line on standard error: all the time on a terminal, now and then elsewhere."""

    def __init__(self) -> None:
        self.terminal = sys.stderr.isatty()
        self.last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.last < (0.2 if self.terminal else 5) and done < total:
            return
        if self.terminal or now - self.last >= 5:
            end = "\r" if self.terminal and done < total else "\n"
            print(f"{done} of {total} ballots", end=end, file=sys.stderr, flush=True)
            self.last = now


def print_report(report: Report) -> None:
    """For people."""
    for check in report.checks:
        print(f"{check['id']}  {check['name']:<22} {check['status']}")
        for finding in check["findings"]:
            print(f"       {finding['where']}: {finding['what']}")
    print()
    for outcome in report.outcomes:
        words = [outcome["contest"], outcome["status"], *outcome["elected"]]
        print(": ".join(map(printable, words)))
        for option, total in outcome["totals"].items():
            print(f"    {printable(option):<24} {total}")
        print(f"    {outcome['counted']} ballots counted, of weight {outcome['weight']}")
        for text in reasons(outcome):
            print("    " + printable(text))
    print(f"\n{report.entries} entries checked, the proofs of {report.ballots} ballots verified")
    print(closing_line(report))


def reasons(outcome: dict) -> list[str]:
    """The members that say why, in words."""
    found = [f"invalid: {item['ground']}, {item['clause']}" for item in outcome.get("because", [])]
    if "bar" in outcome:
        bar = outcome["bar"]
        found.append(f"{bar['for']} for; {bar['needed']} are needed of a base of {bar['base']}")
    for seat in outcome.get("seats", []):
        over = f", before {', '.join(seat['over'])} by the quota" if seat["over"] else ""
        found.append(f"a seat for {seat['option']} with {seat['total']}{over}")
    return found + [f"{name} must choose between two offices" for name in outcome.get("choose", [])]


def closing_line(report: Report) -> str:
    failed = [check["id"] for check in report.checks if check["status"] == "failed"]
    open_ones = [check["id"] for check in report.checks if check["status"] == "not run"]
    if report.passed:
        return f"PASSED: all {len(report.checks)} checks"
    parts = [f"{len(failed)} failed ({', '.join(failed)})"] if failed else []
    parts += [f"{len(open_ones)} not run ({', '.join(open_ones)})"] if open_ones else []
    return "FAILED: " + "; ".join(parts)


def main(argv: list[str]) -> int:
    options = arguments(argv)
    try:
        pins, receipts = read(options.pin), read(options.receipt)
    except OSError as error:
        print(f"verify.py: {error}", file=sys.stderr)
        return 2
    if options.archive or options.register:
        report = Archive(options.directory, alone=options.register).verify(options.without)
    else:
        record = Record(options.directory)
        evidence = Evidence(record, pins, receipts, options.limit_ballots, Progress())
        report = run(evidence, options.without)
    if options.json:
        print(json.dumps(report.machine(), indent=1, ensure_ascii=True))
    else:
        print_report(report)
    return 0 if report.passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
