#!/usr/bin/env python3
"""Makes the vectors in spec/vectors that other programs must reproduce.

    python3 spec/reference/make_vectors.py            writes them
    python3 spec/reference/make_vectors.py --check    compares, exit status 1 if they differ

The files that hold published vectors (0-notation, each naming its source) are
not made here and are left alone.
"""

import argparse
import difflib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from ostrakon_ref.vectors import (  # noqa: E402
    board, cast, certify, decrypt, notation, register, roll, setup, tally, verify,
)

VECTORS = HERE.parent / "vectors"
CHAPTERS = {
    "0-notation": notation, "1-setup": setup, "2-roll": roll, "3-cast": cast, "4-board": board,
    "5-tally": tally, "6-decrypt": decrypt, "7-certify": certify, "8-verify": verify,
    "9-register": register,
}
MOST_LINES = 40


def make() -> dict[str, str]:
    """{path: text} of every file."""
    found = {}
    for folder, chapter in CHAPTERS.items():
        for name, value in chapter.files().items():
            text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=True)
            found[f"{folder}/{name}"] = text + "\n"
    return found


def compare(files: dict[str, str]) -> int:
    """Prints every difference; how many files differ."""
    different = 0
    for path, text in files.items():
        target = VECTORS / path
        present = target.read_text("utf-8") if target.exists() else ""
        if present == text:
            continue
        different += 1
        lines = difflib.unified_diff(
            present.splitlines(), text.splitlines(), f"present/{path}", f"made/{path}", lineterm="")
        for number, line in enumerate(lines):
            if number < MOST_LINES:
                print(line[:200])
    print(f"{len(files)} files made, {different} differ")
    return different


def write(files: dict[str, str]) -> None:
    for path, text in files.items():
        target = VECTORS / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    print(f"{len(files)} files written")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make_vectors.py")
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    options = parser.parse_args(argv)
    files = make()
    if options.check:
        return 1 if compare(files) else 0
    write(files)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
