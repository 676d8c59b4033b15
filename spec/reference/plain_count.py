#!/usr/bin/env python3
"""Counts a file of real ballots in the open.

    python3 spec/reference/plain_count.py FILE --as TYPE [--limit K] [--json]

FILE has one of the two formats of data/README.md; every ballot in it is cast as
one of TYPE (plain/casting.py says how).  Options are numbered from 1, as in the
file.  Exit status 1 if the file cannot be counted so.
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from plain import winners  # noqa: E402
from plain.casting import GRADES, TYPES, Count, count  # noqa: E402
from plain.files import FileError, read  # noqa: E402


def elected(found: Count) -> dict[str, list[int]]:
    """The winners by every method that applies."""
    if found.type == "star":
        return {"star": winners.star(found.totals, found.pairs)}
    if found.type == "grades":
        return {"majority-judgment": winners.majority_judgment(found.grades)}
    if found.type in winners.BY_TOTALS:
        method = winners.BY_TOTALS[found.type]
        return {method: winners.by_totals(found.totals, found.none)}
    return winners.pairwise(found.pairs)


def report(found: Count) -> dict:
    """The members of the JSON that apply to the type."""
    kind = TYPES[found.type]
    made = {"type": found.type, "ballots": found.ballots, "blank": found.blank}
    if found.type == "one":
        made["none"] = found.none
    made["totals"] = {str(i): n for i, n in enumerate(found.totals, 1)} if kind.adds else {}
    if kind.compares:
        made["pairs"] = found.pairs
    if found.type == "grades":
        made["grades"] = found.grades
    return made | {"winners": {method: [i + 1 for i in options]
                               for method, options in elected(found).items()}}


def table(found: Count, made: dict) -> str:
    """For people."""
    extra = f", {made['none']} for none" if "none" in made else ""
    lines = [f"{found.type}: {found.ballots} ballots, {found.blank} blank{extra}"]
    width = max(len(name) for name in found.options)
    if "grades" in made:
        lines.append(f"{'':{width + 4}}  " + "  ".join(GRADES))
    for i, name in enumerate(found.options):
        numbers = [found.totals[i]] if made["totals"] else []
        numbers += found.pairs[i] if "pairs" in made else []
        numbers += found.grades[i] if "grades" in made else []
        lines.append(f"{i + 1:>3} {name:{width}}  " + "  ".join(f"{n:>6}" for n in numbers))
    for method, options in made["winners"].items():
        names = ", ".join(f"{i} {found.options[i - 1]}" for i in options) or "nobody"
        lines.append(f"{method}: {names}")
    return "\n".join(lines)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="plain_count.py", description="Counts real ballots in the open.")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--as", dest="type", metavar="TYPE", required=True, choices=list(TYPES),
                        help=", ".join(TYPES))
    parser.add_argument("--limit", metavar="K", type=int, help="at most K ballots, spread evenly")
    parser.add_argument("--json", action="store_true", help="for machines")
    options = parser.parse_args(argv)
    if options.limit is not None and options.limit < 1:
        parser.error("--limit is at least 1")
    try:
        found = count(read(options.file).limit(options.limit), options.type)
    except FileError as error:
        print(error, file=sys.stderr)
        return 1
    made = report(found)
    print(json.dumps(made) if options.json else table(found, made))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
