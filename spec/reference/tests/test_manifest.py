"""What 1.2 and encoding.md refuse of contests."""

import time
import unittest

from ostrakon_ref import jcs
from ostrakon_ref.documents import Document
from ostrakon_ref.manifest import Election, refusals
from ostrakon_ref.sample_data import contest, manifest_body
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


if __name__ == "__main__":
    unittest.main()
