"""The plain count: small files counted by hand, real ones, and files that are wrong."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from ostrakon_ref.totals import Totals
from ostrakon_ref.verdicts import outcome
from ostrakon_ref.votes import Vote
from plain.casting import TYPES, count
from plain.files import FileError, parse, read
from plain_count import elected, report

HERE = Path(__file__).resolve().parents[1]
DATA = HERE.parents[1] / "data"
RANKINGS = """3,1,
4,1,2,
3,2,3,1,
2,3,
"Candidate 1","Ada","Party, with a comma",
"Candidate 2","Bo "the" Cat","Independent (Ind)",
"Candidate 3","Cy","Independent (Ind)",
""A ward, in quotes""
"""
APPROVALS = """# Title, 2020
# Source: nowhere
# 1 Ada 2 Bo de Bo
# 3 Cy
3,1,2
2
1,1,2,3
4,3
"""
WARDS = {  # ballots, plurality, Borda, the Condorcet winner, majority judgment, STAR
    "3_cands-eilean_siar_2022_ward3": (661, 2, 2, 2, 2, 2),
    "5_cands-orkney_2017_ward5": (1424, 2, 2, 2, 2, 2),
    "7_cands-west_lothian_2022_ward7": (6136, 1, 5, 5, 5, 5),
    "9_cands-east_lothian_2017_ward1": (7608, 2, 2, 2, 3, 2),
    "10_cands-aberdeen_2017_ward12": (5598, 3, 1, 2, 1, 2),
    "14_cands-glasgow_2012_ward5": (6924, 1, 1, 1, 1, 1),
}


def made(text: str, name: str) -> dict:
    return report(count(parse(text), name))


def totals(text: str, name: str) -> list[int]:
    return list(made(text, name)["totals"].values())


class ByHand(unittest.TestCase):
    def test_rankings(self) -> None:
        """4 × 1>2, 3 × 2>3>1, 2 × 3."""
        self.assertEqual(totals(RANKINGS, "approval"), [7, 7, 5])
        self.assertEqual(totals(RANKINGS, "one"), [4, 3, 2])
        self.assertEqual(totals(RANKINGS, "score"), [40 + 24, 36 + 30, 27 + 20])
        self.assertEqual(totals(RANKINGS, "star"), [20 + 9, 16 + 15, 12 + 10])
        self.assertEqual(totals(RANKINGS, "cumulative"), [24 + 6, 12 + 18, 9 + 12])
        self.assertEqual(totals(RANKINGS, "budget"), [20000 + 3750, 10000 + 15000, 7500 + 10000])
        self.assertEqual(totals(RANKINGS, "borda"), [8, 4 + 6, 3 + 4])
        self.assertEqual(totals(RANKINGS, "borda-complete"), [8 + 2, 4 + 6, 3 + 4])
        self.assertEqual(made(RANKINGS, "pairwise")["pairs"], [[0, 4, 4], [3, 0, 7], [5, 2, 0]])
        self.assertEqual(made(RANKINGS, "pairwise-ties")["pairs"], [[0, 4, 4], [3, 0, 7], [5, 2, 0]])
        self.assertEqual(made(RANKINGS, "pairwise-complete")["pairs"],
                         [[0, 6, 4], [3, 0, 7], [5, 2, 0]])
        self.assertEqual(made(RANKINGS, "grades")["grades"],
                         [[2, 0, 0, 3, 0, 4], [2, 0, 0, 0, 4, 3], [4, 0, 0, 0, 3, 2]])
        self.assertEqual(made(RANKINGS, "grades")["winners"], {"majority-judgment": [2]})
        self.assertEqual(made(RANKINGS, "one")["winners"], {"plurality": [1]})
        self.assertEqual(set(made(RANKINGS, "pairwise")["winners"]), {
            "copeland", "minimax-margins", "minimax-winning-votes", "schulze-margins",
            "schulze-winning-votes", "ranked-pairs-margins", "ranked-pairs-winning-votes"})

    def test_approvals(self) -> None:
        self.assertEqual(parse(APPROVALS).options, ["Ada", "Bo de Bo", "Cy"])
        for name, expected, blank in (("approval", [4, 4, 5], 2), ("score", [40, 40, 50], 2),
                                      ("star", [20, 20, 25], 2), ("cumulative", [22, 22, 52], 2),
                                      ("budget", [18333, 18333, 43333], 2)):
            found = made(APPROVALS, name)
            self.assertEqual((list(found["totals"].values()), found["blank"]), (expected, blank))
        ties = made(APPROVALS, "pairwise-ties")
        self.assertEqual((ties["blank"], ties["pairs"]), (3, [[0, 0, 3], [0, 0, 3], [4, 4, 0]]))
        self.assertEqual(made(APPROVALS, "grades")["grades"][0], [4, 0, 0, 4, 0, 0])
        self.assertEqual(made(APPROVALS, "star")["winners"], {"star": [3]})
        for name in ("one", "borda", "borda-complete", "pairwise", "pairwise-complete"):
            with self.assertRaises(FileError):
                made(APPROVALS, name)

    def test_long_ballots(self) -> None:
        names = "".join(f'"Candidate {i}","N{i}","P",\n' for i in range(1, 15))
        text = "14,1,\n1," + ",".join(str(i) for i in range(1, 15)) + ",\n" + names + '"W"\n'
        self.assertEqual(totals(text, "score"), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1, 1, 1, 1])
        self.assertEqual(totals(text, "star"), [5, 4, 3, 2] + [1] * 10)
        self.assertEqual(totals(text, "cumulative"), [6, 3, 2, 1] + [0] * 10)
        self.assertEqual(totals(text, "budget"),
                         [5000, 2500, 1250, 625, 312, 156, 78, 39, 20, 10, 5, 2, 1, 1])
        self.assertEqual([row.index(1) for row in made(text, "grades")["grades"]],
                         [5, 4, 3, 2] + [1] * 10)
        approvals = "# " + " ".join(f"{i} N{i}" for i in range(1, 15)) + "\n1," + ",".join(
            str(i) for i in range(14, 0, -1)) + "\n"
        self.assertEqual(totals(approvals, "cumulative"), [1] * 12 + [0, 0])
        self.assertEqual(totals(approvals, "budget"), [714] * 14)

    def test_nobody(self) -> None:
        text = RANKINGS.replace("4,1,2,", "4,").replace("3,2,3,1,", "9,").replace("2,3,", "2,")
        self.assertEqual(made(text, "one") | {"type": ""}, {
            "type": "", "ballots": 15, "blank": 0, "none": 15, "totals": {"1": 0, "2": 0, "3": 0},
            "winners": {"plurality": []}})
        for name in set(TYPES) - {"one"}:
            found = made(text, name)
            self.assertEqual((found["blank"], set(map(tuple, found["winners"].values()))), (15, {()}))

    def test_limit(self) -> None:
        real = parse(RANKINGS)
        self.assertEqual(len(real.ballots), 9)
        self.assertEqual(real.limit(4).ballots, [real.ballots[i] for i in (0, 2, 4, 6)])
        for most in (9, 10, None):
            self.assertIs(real.limit(most), real)


class Wrong(unittest.TestCase):
    def test_files(self) -> None:
        changes = [("3,1,\n", ""), ("3,1,\n", "4,1,\n"), ("3,1,\n", "0,1,\n"), ("3,1,\n", "2,1,\n"),
                   ("4,1,2,", "4,1,1,"), ("4,1,2,", "4,1,4,"), ("4,1,2,", "4,0,2,"), ("4,1,2,", "0,1,2,"),
                   ("4,1,2,", "4,a,2,"), ("4,1,2,", "-4,1,2,"), ("4,1,2,", "4,,2,"),
                   ("4,1,2,", "9999999,1,2,"), ("4,1,2,", f"{'9' * 5000},1"),
                   ('"Candidate 2"', '"Candidate 3"'), ("3,1,\n", f"{'9' * 5000},1,\n")]
        for old, new in changes:
            with self.subTest(new[:20]), self.assertRaises(FileError):
                parse(RANKINGS.replace(old, new, 1))
        for text in ("", "\n \n", "# 1 Ada\n", "# nobody is named\n1,1\n", "# 1 Ada\n1,2\n",
                     "name,count\n"):
            with self.subTest(text), self.assertRaises(FileError):
                parse(text)

    def test_command(self) -> None:
        with tempfile.TemporaryDirectory() as directory:
            for name, data in (("latin", b"\xff\xfe"), ("empty", b""), ("missing", None)):
                path = Path(directory) / name
                if data is not None:
                    path.write_bytes(data)
                done = self.run_command(str(path), "--as", "score")
                self.assertEqual((done.returncode, done.stdout), (1, b""))
                self.assertEqual(done.stderr.count(b"\n"), 1)
        file = str(DATA / "french-approval-2002-gy-les-nonains.csv")
        for wrong in (["--as", "stv"], [], ["--as", "score", "--limit", "0"]):
            self.assertEqual(self.run_command(file, *wrong).returncode, 2)
        done = self.run_command(file, "--as", "approval", "--json", "--limit", "100")
        self.assertEqual(json.loads(done.stdout)["ballots"], 100)
        done = self.run_command(file, "--as", "approval")
        self.assertIn(b"approval: 5 Chirac", done.stdout)

    def run_command(self, *arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, str(HERE / "plain_count.py"), *arguments]
        return subprocess.run(command, capture_output=True, check=False)


RULES = {"one": "most-votes", "approval": "most-votes", "score": "most-votes", "star": "star",
         "cumulative": "most-votes", "budget": "most-votes", "borda": "most-votes",
         "borda-complete": "most-votes", "grades": "majority-judgment"}


class Real(unittest.TestCase):
    def test_wards(self) -> None:
        for ward, (ballots, first, borda, condorcet, judgment, star) in WARDS.items():
            real = read(str(DATA / "scottish-council" / f"{ward}.csv"))
            self.assertEqual(len(real.ballots), ballots)
            won = {name: elected(count(real, name)) for name in TYPES}
            self.assertEqual(won["one"], {"plurality": [first - 1]})
            self.assertEqual(won["borda"], {"borda": [borda - 1]})
            self.assertEqual(won["grades"], {"majority-judgment": [judgment - 1]})
            self.assertEqual(won["star"], {"star": [star - 1]})
            self.assertEqual(set(map(tuple, won["pairwise"].values())), {(condorcet - 1,)})
            self.assertEqual(won["pairwise"], won["pairwise-ties"])

    def test_approvals(self) -> None:
        real = read(str(DATA / "french-approval-2002-gy-les-nonains.csv"))
        found = count(real, "approval")
        self.assertEqual((found.ballots, found.blank, sum(found.totals)), (365, 13, 1056))
        self.assertEqual((real.options[4], elected(found)), ("Chirac", {"approval": [4]}))

    def test_against_the_rules(self) -> None:
        """The plain winners are those of chapter 7, whole wards and few ballots of them."""
        for path in [*sorted((DATA / "scottish-council").glob("*.csv")), *DATA.glob("*.csv")]:
            for limit in (None, 1, 2, 3, 5, 8, 13, 50):
                self.compare(read(str(path)).limit(limit))

    def compare(self, real) -> None:
        for name, kind in TYPES.items():
            if kind.ranked_only and not real.ranked:
                continue
            found = count(real, name)
            said = Totals(found.ballots, found.none, found.blank, found.totals, found.pairs, found.grades)
            people = [{"id": str(i)} for i in range(len(real.options))]
            for method, plain in elected(found).items():
                rule, _, strength = method.partition("-")
                rule = RULES.get(name) or ("ranked-pairs" if rule == "ranked" else rule)
                vote = Vote("v", "V", "1", "", rule, tie="lot", strength=strength.removeprefix("pairs-"))
                ballot = {"type": "choice" if name == "one" else "score"}
                made = outcome(vote, {"ballot": ballot, "options": people}, said)
                self.assertEqual(made.certain | made.tied(), set(plain), (name, method))


if __name__ == "__main__":
    unittest.main()
