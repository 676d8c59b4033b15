"""Check 810: open votes (9.9)."""

from dataclasses import replace

from ..decisions import Decisions
from ..limits import MAX_OPTIONS, MAX_VOTERS
from ..manifest import RESERVED, is_private_title
from ..totals import Totals
from ..votes import Vote
from .act import Act
from .order import rounds
from .outcomes import enter
from .standing import Decided

OPEN = ("motion", "choice", "approval")
ANSWERS = ["for", "against", "abstain"]


def open_vote(act: Act) -> None:
    charter, vote = act.standing.charter, act.standing.charter.votes.get(act.body["vote"])
    act.expect(act.ref not in act.standing.decided, "this very act stands already")
    act.expect(charter.open_votes, "the charter has no open votes")
    if not act.expect(vote is not None and vote.ballot in OPEN, "not a vote that can be held openly"):
        return
    kind = act.standing.kind_of(act.body["body"])
    seated = any(office.sits_in == act.body["body"] for office in charter.offices.values())
    act.expect(kind is None or kind.many or seated, "not one of many bodies, and no office sits in it")
    again = "again" in act.body.get("about", {})
    act.expect(not vote.joint or again, "a vote that is held together with others")
    act.expect(not vote.private or is_private_title(act.body["title"]), "a private vote's title")
    _options(act, vote)
    _numbers(act, vote, charter.min_counted)
    if act.right:
        _decide(act, vote)


def _options(act: Act, vote: Vote) -> None:
    names = [option["id"] for option in act.body["options"]]
    act.expect(1 <= len(names) <= MAX_OPTIONS and len(set(names)) == len(names), "its options")
    act.expect(not set(names) & set(RESERVED), "an option with a reserved name")
    act.expect(vote.ballot != "motion" or names == ANSWERS, "not for, against and abstain")
    act.expect(vote.ballot != "motion" or "none" not in act.body, "none is no answer to a motion")


def _numbers(act: Act, vote: Vote, least: int) -> None:
    body = act.body
    totals = [option["total"] for option in body["options"]] + [body.get("none", 0)]
    voted, roll = body["voted"], body["roll"]
    act.expect(1 <= roll <= MAX_VOTERS and voted <= roll, "more voted than are on the roll")
    act.expect(voted < least, f"{voted} voted, which is enough to count in secret")
    act.expect(max(totals) <= voted, "a total of more than voted")
    right = vote.ballot == "approval" or sum(totals) == voted
    act.expect(right, "the totals together are not those who voted")


class _Counted:
    """A `Source` of decisions."""

    def __init__(self, body: dict) -> None:
        self.body = body

    def count(self, c: int) -> tuple[bool, Totals, int]:
        totals = [option["total"] for option in self.body["options"]]
        return False, Totals(self.body["voted"], self.body.get("none"), options=totals), self.body["voted"]

    def roll(self, c: int) -> tuple[int, int]:
        return self.body["roll"], self.body["roll"]

    def lot(self, c: int, tied: list[str]) -> list[str]:
        raise ValueError("no lot is drawn in an open vote")


def as_manifest(body: dict, vote: Vote) -> dict:
    """What a manifest would say of it."""
    contest = {"ballot": {"type": vote.ballot, "none": "none" in body, "blank": False},
               "id": body["contest"], "options": body["options"], "roll": "open",
               "title": body["title"], "vote": body["vote"]}
    if "about" in body:
        contest["about"] = body["about"]
    meeting = {"meeting": body["meeting"]} if "meeting" in body else {}
    return {"contests": [contest], "opens": body["time"], "register": meeting,
            "rolls": [{"body": body["body"], "id": "open"}]}


def _decide(act: Act, vote: Vote) -> None:
    """Its verdict follows like any other's; a tie by lot stays one."""
    standing = act.standing
    without_lot = {**standing.charter.votes}
    if vote.tie == "lot":
        without_lot[vote.id] = replace(vote, tie="fresh-vote")
    manifest = as_manifest(act.body, vote)
    made = Decisions(replace(standing.charter, votes=without_lot), manifest, _Counted(act.body), standing)
    verdicts = made.verdicts()
    for item in verdicts[0].get("because", []):
        act.note(f"an invalid vote: {item['ground']} ({item['clause']})")
    counts = (act.body["time"], act.entry.index)
    enter(standing, Decided(manifest, standing.charter, standing, act.ref, standing.charter_file["sha256"],
                            verdicts, counts, rounds([made.tie(0)], counts)))
