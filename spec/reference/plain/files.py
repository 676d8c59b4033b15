"""Files of real ballots, in the two formats of data/README.md."""

import re
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 16 * 2**20
MOST_BALLOTS = 1_000_000
_HEADER = re.compile(r"[0-9]{1,9},[0-9]{1,9},?")
_ROW = re.compile(r"[0-9]+(,[0-9]+)*,?")
_CANDIDATE = re.compile(r'"Candidate ([0-9]+)","(.*?)","(.*)",?')


class FileError(ValueError):
    """What is wrong with the file, in one sentence."""


@dataclass
class RealBallots:
    """Every ballot by itself, in the file's order; options are counted from 0."""

    ranked: bool  # in order of preference; else a set of approvals
    options: list[str]
    ballots: list[list[int]]

    def limit(self, most: int | None) -> "RealBallots":
        """At most so many, spread evenly over the file."""
        n = len(self.ballots)
        if most is None or most >= n:
            return self
        picked = [self.ballots[i * n // most] for i in range(most)]
        return RealBallots(self.ranked, self.options, picked)


def read(path: str) -> RealBallots:
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileError(f"{path} cannot be read: {error.strerror}.") from None
    if len(data) > MOST_BYTES:
        raise FileError(f"{path} has more than {MOST_BYTES} bytes.")
    try:
        return parse(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FileError(f"{path} is not UTF-8.") from None
    except FileError as error:
        raise FileError(f"{path}: {error}") from None


def parse(text: str) -> RealBallots:
    """The first line with anything on it tells the format."""
    lines = [(n, line.strip()) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise FileError("the file is empty.")
    if lines[0][1].startswith("#"):
        return _approvals(lines)
    if _HEADER.fullmatch(lines[0][1]):
        return _rankings(lines)
    raise FileError("the first line is neither a comment nor the numbers of candidates and seats.")


Lines = list[tuple[int, str]]


def _approvals(lines: Lines) -> RealBallots:
    comments = [line.lstrip("#").strip() for _, line in lines if line.startswith("#")]
    words = [word for line in comments if line[:1].isdigit() for word in line.split()]
    options: list[str] = []
    for word in words:
        if word == str(len(options) + 1):
            options.append("")
        elif options:
            options[-1] = f"{options[-1]} {word}".strip()
    if not options or not all(options):
        raise FileError("no comment names the options as 1 NAME 2 NAME and so on.")
    rows = [row for row in lines if not row[1].startswith("#")]
    return RealBallots(False, options, _expand(rows, len(options)))


def _rankings(lines: Lines) -> RealBallots:
    size = int(lines[0][1].split(",")[0])
    if size < 1 or len(lines) < size + 2:
        raise FileError(f"there are not {size} candidates and a ward after the ballots.")
    rows, named = lines[1 : -size - 1], lines[-size - 1 : -1]
    options = []
    for expected, (number, line) in enumerate(named, 1):
        match = _CANDIDATE.fullmatch(line)
        if match is None or match[1] != str(expected):
            raise FileError(f"line {number} does not name candidate {expected}.")
        options.append(match[2])
    return RealBallots(True, options, _expand(rows, size))


def _expand(rows: Lines, size: int) -> list[list[int]]:
    """A ballot for each that a row counts."""
    ballots: list[list[int]] = []
    for number, line in rows:
        if not _ROW.fullmatch(line) or len(line) > 10_000:
            raise FileError(f"line {number} is not a count and options.")
        count, *marks = [int(text[:20]) for text in line.rstrip(",").split(",")]
        if not 1 <= count <= MOST_BALLOTS - len(ballots):
            raise FileError(f"line {number} counts no ballot, or makes them more than {MOST_BALLOTS}.")
        if len(set(marks)) != len(marks) or not all(1 <= mark <= size for mark in marks):
            raise FileError(f"line {number} marks an option twice, or one that is not there.")
        ballots += [[mark - 1 for mark in marks]] * count
    if not ballots:
        raise FileError("there are no ballots.")
    return ballots
