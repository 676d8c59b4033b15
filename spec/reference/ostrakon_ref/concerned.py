"""Nobody certifies what concerns them (7.9)."""

from .charter import Charter


def concerned(charter: Charter, manifest: dict, standing) -> set[str]:
    """The keys of officers who stand for an office here, or hold one that may be recalled."""
    persons: set[str] = set()
    for contest in manifest["contests"]:
        vote = charter.votes.get(contest["vote"])
        if vote is not None and vote.fills:
            persons |= {option["id"] for option in contest["options"]}
        for ref in contest.get("about", {}).get("holdings", []):
            if ref in standing.holdings:
                persons.add(standing.holdings[ref].person)
    return {officer["key"] for officer in standing.officers if officer["person"] in persons}
