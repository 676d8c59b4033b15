"""Check 808: outcomes (9.6), and what follows from what was decided."""

from ..concerned import concerned
from ..fresh import tie_of
from ..verdicts import verdicts_hash
from ..votes import Vote
from .act import Act
from .elections import inner
from .order import Moment, covers, of_election, replaces, rounds
from .standing import Decided, Holding, Linked, Standing
from .verdict_form import faults


def outcome(act: Act) -> None:
    standing, name = act.standing, act.body["election"]
    election = standing.elections.get(name)
    if not act.expect(election is not None, "of no linked election"):
        return
    act.expect(name not in standing.outcomes, "a second outcome of this election")
    _certificate(act, election)
    verdicts, contests = act.body["verdicts"], election.manifest["contests"]
    if act.expect(len(verdicts) == len(contests), "not a verdict for every contest"):
        for verdict, contest in zip(verdicts, contests):
            for text in faults(verdict, contest, election.charter.votes.get(contest["vote"])):
                act.fail(f"{contest['id']}: {text}")
    if act.right:
        standing.outcomes[name] = act.ref
        counts = of_election(election, act.body["time"])
        ties = [tie_of(election, c) for c in range(len(contests))]
        enter(standing, Decided(
            election.manifest, election.charter, election.standing, act.ref,
            election.manifest["charter"]["sha256"], verdicts, counts, rounds(ties, counts)))


def _certificate(act: Act, election: Linked) -> None:
    """Signed by the quorum, as 7.9 counts it, for this election and these verdicts."""
    certificate = inner(act, "certificate", "certificate")
    if certificate is None:
        act.right = False
        return
    act.expect(certificate.body["election"] == election.hash, "a certificate of another election")
    right = certificate.body["verdicts"] == verdicts_hash(act.body["verdicts"]).hex()
    act.expect(right, "a certificate of other verdicts")
    officers = {item["key"] for item in election.manifest["certifiers"]["officers"]}
    keys = {item["key"] for item in certificate.signatures}
    for key in sorted(keys - officers):
        act.fail(f"a certificate signed by {key[:16]}…, who is not an officer")
    counted = keys & officers - concerned(election.charter, election.manifest, election.standing)
    quorum = election.manifest["certifiers"]["quorum"]
    act.expect(len(counted) >= quorum, f"certified by {len(counted)} officers instead of {quorum}")


def enter(standing: Standing, decided: Decided) -> None:
    """What was decided stands; at once follows what follows from it (9.6)."""
    standing.decided[decided.ref] = decided
    for c, contest, vote, said in decided.each():
        if vote.effect:
            _motion(standing, vote, said.status, contest.get("about", {}), decided.counts)
        elif said.elected and decided.charter.renews(vote):
            _renew(standing, decided, c, (vote.fills, decided.body(c)))


def _renew(standing: Standing, decided: Decided, c: int, place: tuple[str, str]) -> None:
    """All seats of an office in a body are filled anew."""
    def replaced(holding: Holding) -> bool:
        other = standing.decided[holding.elected[0]]
        return replaces(decided, c, other, other.index(holding.elected[1]))

    standing.vacate(lambda _, x: (x.office, x.body) == place and x.elected is not None and replaced(x))
    before = standing.renewed.get(place, ())
    standing.renewed[place] = (*(x for x in before if not covers(decided, c, *x)), (decided, c))


def _motion(standing: Standing, vote: Vote, status: str, about: dict, counts: Moment) -> None:
    carried, lost = status == "carried", status == "lost"
    if vote.effect in ("recall", "recall-of") and carried:
        for ref in about.get("holdings", []):
            standing.recall(ref, counts)
    ends = (vote.effect == "continuation" and lost) or (vote.effect == "last-vote" and (carried or lost))
    if ends:
        standing.end(about.get("body"))
    if vote.effect == "dissolution" and carried:
        standing.dissolved = True
    if vote.effect == "shorter-notice" and carried and "meeting" in about:
        standing.shortened.add((about["meeting"], vote.shortens))
