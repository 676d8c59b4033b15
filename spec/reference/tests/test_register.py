"""Registers (chapter 9): every case of the vectors, which say by hand what fails, and the files."""

import unittest
from collections import Counter
from hashlib import sha256

from ostrakon_ref.months import DAY, later, midnight
from ostrakon_ref.register import checks
from ostrakon_ref.register.reading import Register
from ostrakon_ref.sample_governance import charter_text, tables
from ostrakon_ref.sample_history import CONGRESS, History, history, motion
from ostrakon_ref.sample_files import checkpoint
from ostrakon_ref.sample_register import ORIGIN, Folder, RegisterSample
from ostrakon_ref.merkle import leaf_hash
from ostrakon_ref.vectors import register_course, register_form, register_late, register_offices, register_site
from ostrakon_ref.vectors.register_case import ALL, Case, compare

CHAPTERS = (register_form, register_course, register_offices, register_late, register_site)


def statuses(files: dict[str, bytes]) -> dict[str, str]:
    register = Register(Folder(files))
    return {i: checks.judge(i, register).status for i in checks.CHECKS}


def failing(files: dict[str, bytes]) -> set[str]:
    return {i for i, status in statuses(files).items() if status == "failed"}


def stands(what: str) -> dict:
    """Of the case of this name."""
    return next(case for chapter in CHAPTERS for case in chapter.cases() if case.what == what).stands()


def held(what: str) -> set[str]:
    return {holding["person"] for holding in stands(what)["holdings"]}


class Cases(unittest.TestCase):
    def test_every_case(self) -> None:
        seen: Counter = Counter()
        for case in (case for chapter in CHAPTERS for case in chapter.cases()):
            with self.subTest(case.what):
                compare(case)
                seen.update(case.failing or ("none",))
        self.assertEqual(set(seen), {*ALL, "none"})

    def test_passes(self) -> None:
        self.assertEqual(set(statuses(history().publish()).values()), {"passed"})


class Files(unittest.TestCase):
    """801: exactly these files, tiles and root as the acts, signed by the log."""

    def test_every_missing_file(self) -> None:
        files = history().publish()
        for path in files:
            found = statuses({name: data for name, data in files.items() if name != path})
            self.assertNotEqual(found["801"], "passed", path)
            if path.startswith("charter/"):
                self.assertEqual((found["801"], found["804"]), ("failed", "not run"))

    def test_additional(self) -> None:
        for path in ("notes.txt", "charter/x.toml", "tile/1/000"):
            self.assertEqual(failing(history().publish() | {path: b""}), {"801"})

    def test_any_garbage(self) -> None:
        files = history().publish()
        for path, data in files.items():
            for garbage in (b"", b"\xff" * len(data), data[: len(data) // 2]):
                found = statuses(files | {path: garbage})
                self.assertNotEqual(set(found.values()), {"passed"}, path)

    def test_other_heads(self) -> None:
        made = history()
        files, leaves = made.publish(), [leaf_hash(act) for act in made.acts]
        for head in (checkpoint(leaves, ORIGIN, "stranger"), checkpoint(leaves, "other.example", "register log"),
                     checkpoint(leaves[:-1], ORIGIN, "register log"),
                     checkpoint([*leaves[:-1], bytes(32)], ORIGIN, "register log")):
            self.assertEqual(failing(files | {"checkpoint": head}), {"801"})

    def test_changed_act(self) -> None:
        """The log's signature is on every act."""
        made = history()
        head = made.publish()["checkpoint"]
        other = history()
        other.acts.pop()
        other.fill("observer", "max", "committee")
        self.assertEqual(failing(other.publish()), set())
        self.assertEqual(failing(other.publish() | {"checkpoint": head}), {"801"})

    def test_cosignatures(self) -> None:
        """Other lines of the checkpoint are ignored here."""
        files = history().publish()
        line = "\u2014 witness.example AAAAAAAA\n".encode()
        self.assertEqual(failing(files | {"checkpoint": files["checkpoint"] + line}), set())

    def test_cosmetic_tiles(self) -> None:
        files = history().publish()
        path = next(path for path in files if path.startswith("tile/0/"))
        self.assertEqual(failing(files | {path: bytes(len(files[path]))}), {"801"})

    def test_many_acts(self) -> None:
        """More than one bundle."""
        made = RegisterSample()
        for number in range(300):
            made.add("body-formed", body=f"c{number}", kind="circle", declared=0, name="C")
        self.assertEqual(failing(made.publish()), set())
        self.assertEqual(len(made.standing().formed), 300)


class Standing(unittest.TestCase):
    """What stands after acts and votes."""

    def test_recall(self) -> None:
        self.assertNotIn("ada", held("a recall"))
        self.assertIn("ada", held("two judges"))

    def test_end_of_a_body(self) -> None:
        after = stands("an end")
        self.assertNotIn("north", after["bodies"])
        self.assertFalse({"ned", "nia"} & held("an end"))
        self.assertEqual(stands("a circle ends")["bodies"].count("chess"), 0)
        self.assertEqual(stands("a last vote, too few")["bodies"].count("chess"), 1)
        self.assertEqual(stands("a last vote, lost")["bodies"].count("chess"), 0)
        self.assertEqual(stands("a last vote, carried")["bodies"].count("chess"), 0)
        self.assertEqual(stands("a circle goes on")["bodies"].count("chess"), 1)

    def test_renewed(self) -> None:
        old = {"cy", "di", "ed"}
        self.assertFalse(old & held("a new election of all members"))
        self.assertLessEqual(old, held("nobody is elected anew"))
        self.assertFalse(old & held("a new election that leaves a tie"))
        self.assertLessEqual({"gil", "hope", "max"}, held("the fresh vote keeps whom the first elected"))

    def test_late(self) -> None:
        """The later vote counts, in whatever order the outcomes come."""
        old, new, first = {"cy", "di", "ed"}, {"flo", "jo", "nia"}, {"gil", "hope", "max"}
        for what in ("an older election comes late", "two elections in their order", "both close in one second",
                     "a fresh vote goes on with a vote that was replaced", "ended early, it counts from its act",
                     "it was to close before it was announced"):
            self.assertEqual(held(what) & (old | new | first), new, what)
        for what in ("the one that closes later was announced first", "a later election that elects nobody"):
            self.assertEqual(held(what) & (old | first), first, what)
        found = held("a by-election after an election that comes late")
        self.assertEqual(found & (old | first | {"flo"}), {"gil", "hope", "flo"})
        self.assertEqual(held("two fresh votes for one tie") & first, {"gil", "max"})
        self.assertEqual(held("a fresh vote replaces whom its tie did not") & (old | first | {"flo"}), {"gil"})
        self.assertIn("ada", held("a recall that comes late"))
        self.assertIn("ada", held("elected after the recall"))
        self.assertNotIn("ada", held("a recall of whom an older vote elected"))
        self.assertNotIn("chess", stands("a circle's end comes late")["bodies"])
        self.assertIn("chess", stands("a circle goes on, twice")["bodies"])
        self.assertFalse(stands("a dissolution on no roll")["dissolved"])

    def test_convened(self) -> None:
        expected = {"convened by nothing": False, "by a petition": True, "by one of two branches": True,
                    "by a petition that was lost": False, "by a petition and a branch": False,
                    "by another vote": False, "by one of three branches": False,
                    "by one of three, twice": False, "by a branch that ended since": False,
                    "by a branch, and none is left": False, "by two of three branches": True}
        for what, convened in expected.items():
            found = {meeting["meeting"]: meeting["convened"] for meeting in stands(what)["meetings"]}
            self.assertEqual(found["m"], convened, what)
        found = {meeting["meeting"]: meeting["convened"] for meeting in stands("twice by one decision")["meetings"]}
        self.assertEqual((found["m"], found["n"]), (True, False))

    def test_officers(self) -> None:
        self.assertEqual(stands("new officers")["officers"], ["p-1", "p-2"])

    def test_dissolved(self) -> None:
        self.assertTrue(stands("the end")["dissolved"])

    def test_amendment_ends_what_it_lacks(self) -> None:
        rows = tables()
        rows["body"] = [row for row in rows["body"] if row["id"] not in ("circle",)]
        rows["vote"] = [row for row in rows["vote"] if row.get("about") != "circle" and row["id"] != "speaker"]
        rows["office"] = [row for row in rows["office"] if row["id"] not in ("observer", "speaker")]
        made = history()
        text = charter_text(rows).encode()
        item = motion("amendment", "change", charter=sha256(text).hexdigest())
        made.amend(text, made.decide((item, "carried"), meeting="c1"), "change")
        self.assertEqual(failing(made.publish()), set())
        after = made.standing()
        self.assertNotIn("chess", after.formed)
        self.assertNotIn("zed", {x.person for x in after.holdings.values()})
        self.assertIn("ada", {x.person for x in after.holdings.values()})
        self.assertIsNotNone(after.kind_of("north"))

    def test_flags(self) -> None:
        flags = {x.person: x.flags for x in history().standing().holdings.values()}
        self.assertEqual((flags["ada"], flags["cy"], flags["nia"]), ({"woman"}, set(), {"woman"}))


class Calendar(unittest.TestCase):
    """Notes, and no faults."""

    def notes(self, made: History) -> str:
        found = checks.judge("806", made.read())
        self.assertEqual(found.status, "passed")
        return " ".join(what for _, what in found.notes)

    def test_years(self) -> None:
        made = history()
        self.assertEqual(self.notes(made), "")
        made.time = midnight(2023, 1, 1)  # 2021 and 2022 are over
        made.form("east")
        self.assertIn("congress: 2 years with fewer than 1", self.notes(made))
        made.call("late", midnight(2023, 5, 1))
        self.assertIn("2 years", self.notes(made))

    def test_running(self) -> None:
        made = history()
        for number, place in enumerate(("Athens", "Sparta", "Athens")):
            made.call(f"m{number}", later(CONGRESS, 3) + number * DAY, place=place)
        self.assertNotIn("running", self.notes(made))
        made.call("m9", later(CONGRESS, 4), place="Athens")
        self.assertIn("m9 is number 2 running in Athens", self.notes(made))

    def test_hostile_times(self) -> None:
        made = RegisterSample(time=0)
        made.time = 2**53 - 1
        made.form("north")
        self.assertIn("years with fewer", " ".join(
            what for _, what in checks.judge("806", made.read()).notes))


class Unreadable(unittest.TestCase):
    def test_without_charter(self) -> None:
        """Nobody can say what stands: the rest is not run, and nothing passes."""
        made = RegisterSample()
        made.form("north")
        files = {path: data for path, data in made.publish().items() if not path.startswith("charter/")}
        found = statuses(files)
        self.assertEqual(found["801"], "failed")
        self.assertEqual({found[i] for i in ALL if i not in ("802", "803")}, {"not run"})

    def test_case_names(self) -> None:
        names = [case.what for chapter in CHAPTERS for case in chapter.cases() if isinstance(case, Case)]
        self.assertEqual([name for name, count in Counter(names).items() if count > 1], [])


if __name__ == "__main__":
    unittest.main()
