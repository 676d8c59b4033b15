"""The members of a verdict (7.7), as far as they do not follow from totals."""

from ..act_schema import GROUNDS
from ..votes import Vote

MOTION = ("carried", "lost", "too-few", "invalid")
ELECTION = ("elected", "vacant", "tied", "too-few", "invalid")


def faults(verdict: dict, contest: dict, vote: Vote | None) -> list[str]:
    """Why it is no verdict of this contest under this vote."""
    if vote is None:
        return ["its vote is not one of the charter's"]
    same = (verdict["contest"], verdict["vote"], verdict["clause"])
    status, elected, tied = verdict["status"], verdict["elected"], verdict["tied"]
    names = {option["id"] for option in contest["options"]}
    rules = [
        (same == (contest["id"], vote.id, vote.clause), "contest, vote or clause of another"),
        (status in (MOTION if vote.rule == "majority" else ELECTION), f"{status}, by {vote.rule}"),
        (bool(elected) if status == "elected" else not elected or status == "tied", "elected"),
        (bool(tied) if status == "tied" else not tied or status == "elected", "tied"),
        (("because" in verdict) == (status == "invalid"), "because"),
        (_is_order(verdict.get("because", [])), "not the grounds in their order"),
        (set(verdict.get("choose", [])) <= set(elected), "choose"),
    ]
    for key in ("elected", "tied", "choose"):
        listed = verdict.get(key, [])
        rules.append((listed == sorted(set(listed)), f"{key}: not ascending, each once"))
        rules.append((set(listed) <= names, f"{key}: not of the options"))
    return [text for right, text in rules if not right]


def _is_order(because: list[dict]) -> bool:
    places = [GROUNDS.index(item["ground"]) for item in because]
    return places == sorted(set(places))
