"""What 1.2 and encoding.md refuse of contests."""

import time
import unittest

from ostrakon_ref import jcs
from ostrakon_ref.charter import parse_charter
from ostrakon_ref.documents import Document
from ostrakon_ref.manifest import Election, charter_refusals, refusals
from ostrakon_ref.sample_data import contest, manifest_body
from ostrakon_ref.sample_governance import GOVERNANCE
from ostrakon_ref.sample_history import motion, people
from ostrakon_ref.schema import check_body
from ostrakon_ref.vectors.manifests import NO, TOP, refused

APPROVAL = {**NO, "type": "approval", "min": 1, "max": 2}
CONSTRAINT = {"max": 1, "min": 0, "options": [0, 1]}


def body_with(ballot: dict, k: int = 3, **more: object) -> dict:
    body = manifest_body()
    names = [f"o{i}" for i in range(k)]
    body["contests"] = [contest("chair", ballot, names, "board-seat", "members")]
    body["contests"][0]["options"] = [{**option, **more} for option in body["contests"][0]["options"]]
    return body


def why(body: dict) -> list[str]:
    return refusals(Election(Document("manifest", body, [], jcs.dumps(body))))


class Form(unittest.TestCase):
    """102: exactly the members of encoding.md."""

    def test_accepted(self) -> None:
        no = {**NO}
        for ballot in (
            {"type": "motion"}, {"type": "choice", **no}, APPROVAL,
            {**APPROVAL, "constraints": [CONSTRAINT], "example": [0]},
            {"type": "score", **no, "max": 5, "pairs": True},
            {"type": "cumulative", **no, "budget": 5, "each": 2, "min": 1},
            {"type": "ranking", **no, "min": 1, "points": [2, 1]},
            *({"type": "pairwise", **no, "order": order} for order in ("complete", "partial", "ties")),
            {"type": "grades", **no, "grades": ["poor", "good"]},
        ):
            body = body_with(ballot, flags=["a", "b"])
            self.assertEqual(check_body("manifest", body), [], ballot)
            self.assertEqual(why(body), [], ballot)

    def test_refused(self) -> None:
        score = {"type": "score", **NO, "max": 5, "pairs": False}
        for ballot in (
            {"type": "motion", "blank": False}, {"type": "choice", "none": True},
            {"type": "approval", "blank": True, "max": 2, "min": 1},
            {**APPROVAL, "constraints": []}, {**APPROVAL, "constraints": [CONSTRAINT], "example": []},
            {**APPROVAL, "constraints": [{**CONSTRAINT, "more": 1}], "example": [0]},
            {**APPROVAL, "constraints": [{"max": 1, "min": 0}], "example": [0]},
            {**score, "max": "5"}, {**score, "pairs": 0}, {**score, "max": -1}, {**score, "max": True},
            {"type": "score", **NO, "max": 5}, {"type": "pairwise", **NO, "order": "some"},
            {"type": "grades", **NO, "grades": [1, 2]}, {"type": "ranking", **NO, "min": 1, "points": 3},
            {"type": "lottery", **NO}, {"type": ["motion"]}, {},
        ):
            self.assertNotEqual(check_body("manifest", body_with(ballot)), [], ballot)

    def test_sizes_and_words(self) -> None:
        """What does not fit its size, or its word, is no manifest at all (102)."""
        for member, value in (("threshold", 2**16), ("release", "now")):
            body = {**body_with({"type": "motion"}), member: value}
            self.assertNotEqual(check_body("manifest", body), [], member)
        for ballot in ({**APPROVAL, "max": 2**32}, {**APPROVAL, "constraints": [CONSTRAINT], "example": [2**32]}):
            self.assertNotEqual(check_body("manifest", body_with(ballot)), [], ballot)

    def test_constraints_and_example_come_together(self) -> None:
        """Each alone is well formed, and no ballot."""
        for ballot in ({**APPROVAL, "constraints": [CONSTRAINT]}, {**APPROVAL, "example": [0]}):
            self.assertEqual(check_body("manifest", body_with(ballot)), [], ballot)
            self.assertNotEqual(why(body_with(ballot)), [], ballot)

    def test_flags(self) -> None:
        for flags in ([], ["No"], "a", [1]):
            self.assertNotEqual(check_body("manifest", body_with({"type": "motion"}, flags=flags)), [], flags)
        self.assertEqual(why(body_with({"type": "motion"}, flags=["a"])), [])
        self.assertEqual(len(why(body_with({"type": "motion"}, flags=["b", "a"]))), 3)


class Limits(unittest.TestCase):
    def test_every_vector(self) -> None:
        self.assertGreater(len(refused(manifest_body())), 39)

    def test_range_bits(self) -> None:
        """128 numbers of 32 bits with complements: 64 times 256 is just allowed."""
        def body(numbers: int) -> dict:
            made = body_with({"type": "score", **NO, "max": TOP, "none": True, "pairs": False}, numbers - 1)
            made["rolls"][0]["max_weight"] = 1
            return made

        self.assertEqual(why(body(128)), [])
        self.assertEqual(why(body(129)), ["roll members: a ballot has too many range bits"])

    def test_sums(self) -> None:
        """`max_weight` times the largest value of a slot, 2^40 at most."""
        body = body_with({"type": "score", **NO, "max": 2**30, "pairs": False})
        body["rolls"][0]["max_weight"] = 2**10
        self.assertEqual(why(body), [])
        body["rolls"][0]["max_weight"] += 1
        self.assertEqual(why(body), ["contest chair: a total could exceed 2^40"])

    def test_absurd_sizes(self) -> None:
        """Whatever a manifest says, it is judged quickly."""
        start, huge = time.monotonic(), 2**53 - 1
        for ballot in (
            {"type": "score", **NO, "max": huge, "pairs": False}, {"type": "score", **NO, "max": huge, "pairs": True},
            {"type": "cumulative", **NO, "budget": huge, "each": huge, "min": huge},
            {**APPROVAL, "max": huge, "min": huge}, {"type": "ranking", **NO, "min": huge, "points": [huge] * 5000},
            {**APPROVAL, "constraints": [{"max": huge, "min": huge, "options": [huge]}] * 5000, "example": [huge]},
            *({"type": "pairwise", **NO, "order": order} for order in ("complete", "partial", "ties")),
            {"type": "grades", **NO, "grades": [str(g) for g in range(5000)]},
        ):
            for k in (200, 256, 1000, 5000):
                self.assertNotEqual(why(body_with(ballot, k)), [], ballot["type"])
        self.assertLess(time.monotonic() - start, 60)


REGISTER = {"head": {"root": "00" * 32, "size": 1}, "key": "11" * 32, "origin": "register.example"}
AGAIN = {"contest": "members", "election": "00" * 32}


class Governed(unittest.TestCase):
    """Registers, what contests are about, and votes held together."""

    def body(self, *contests: dict, register: bool = True, **roll: str) -> dict:
        body = manifest_body() | {"contests": list(contests)}
        body["rolls"] = [body["rolls"][0] | roll]
        return body | {"register": REGISTER} if register else body

    def why(self, body: dict) -> list[str]:
        election = Election(Document("manifest", body, [], jcs.dumps(body)))
        return refusals(election) + charter_refusals(election, parse_charter(GOVERNANCE))

    def test_form(self) -> None:
        for about, right in (
            ({"body": "north"}, True), ({"again": AGAIN}, True), ({"holdings": ["00" * 32, "11" * 32]}, True),
            ({"meeting": "m", "body": "north"}, True), ({}, False), ({"holdings": []}, False),
            ({"holdings": ["11" * 32, "00" * 32]}, False), ({"holdings": ["00" * 32] * 2}, False),
            ({"holdings": ["00"]}, False), ({"person": "x"}, False), ({"again": {"contest": "x"}}, False),
            ({"body": "North"}, False), ("north", False),
        ):
            body = self.body(motion("motion") | {"about": about})
            self.assertEqual(check_body("manifest", body) == [], right, about)
        for changes, right in (({}, True), ({"meeting": "m"}, True), ({"more": 1}, False), ({"key": "00"}, False)):
            body = self.body(motion("motion")) | {"register": REGISTER | changes}
            self.assertEqual(check_body("manifest", body) == [], right, changes)

    def test_register(self) -> None:
        self.assertEqual(self.why(self.body(motion("motion"))), [])
        self.assertEqual(self.why(self.body(motion("motion", body="north"))), [])
        self.assertEqual(self.why(self.body(motion("motion", body="north"), register=False)),
                         ["contest question: about, without a register"])
        empty = self.body(motion("motion"))
        empty["register"] = REGISTER | {"head": {"root": "00" * 32, "size": 0}}
        self.assertEqual(self.why(empty), ["an empty register"])

    def test_bodies(self) -> None:
        """With a register bodies are its own matter."""
        self.assertEqual(self.why(self.body(motion("motion"), body="north")), [])
        for body, register, right in (("assembly", False, True), ("north", False, False), ("guests", False, False),
                                      ("guests", True, True)):
            found = self.why(self.body(motion("motion"), register=register, body=body))
            self.assertEqual(found == [], right, body)

    def test_joint(self) -> None:
        chair, members = people("chair", ["ada", "bo"]), people("members", ["cy", "di"])
        self.assertEqual(self.why(self.body(chair, members)), [])
        for contests in ([members], [members, chair], [chair, chair | {"id": "other"}, members]):
            self.assertEqual(len(self.why(self.body(*contests))), 1)
        elsewhere = self.body(chair, members)
        elsewhere["rolls"].append(elsewhere["rolls"][0] | {"id": "other"})
        elsewhere["contests"][0] = chair | {"roll": "other"}
        self.assertEqual(len(self.why(elsewhere)), 1)
        self.assertEqual(self.why(self.body(people("members", ["cy", "di"], again=AGAIN))), [])

    def test_fresh_vote_of_one(self) -> None:
        self.assertEqual(self.why(self.body(people("members", ["cy"], again=AGAIN))),
                         ["contest members: a fresh vote between fewer than two"])

    def test_private(self) -> None:
        for title, right in (("sha256:" + "5a" * 32, True), ("Question", False), ("sha256:" + "5A" * 32, False),
                             ("sha256:" + "5a" * 31, False), ("5a" * 32, False)):
            body = self.body(motion("case") | {"title": title})
            self.assertEqual(self.why(body) == [], right, title)


if __name__ == "__main__":
    unittest.main()
