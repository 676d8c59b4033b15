"""Checks 601 - 605: sign-offs, shares, totals, lots (chapter 6)."""

from hashlib import sha256

from ..documents import parse_head
from ..evidence import Evidence
from ..findings import Findings
from ..record import Missing
from ..shares import decisions, decryption_shares, lot_shares, totals_match
from ..totals import TotalsError, read
from .absent import first_index, reporter


def _names(evidence: Evidence) -> list[str]:
    return [contest["id"] for contest in evidence.election.contests]


def c601(evidence: Evidence, found: Findings) -> None:
    """At least q, one a trustee, for this head and these tallies, before shares."""
    log, election = evidence.log, evidence.election
    leaves = b"".join(entry.leaf for entry in log.entries if entry.stated == "tally")
    tallies, head = sha256(leaves).hexdigest(), evidence.closing_head
    first_share = first_index(evidence, "decryption-share")
    seen: set[int] = set()
    before: set[int] = set()
    for entry in log.of("sign-off"):
        body = entry.body
        found.expect(election.is_trustee(body["trustee"]), entry.where, "by no listed trustee")
        found.expect(body["trustee"] not in seen, entry.where, "a second one by this trustee")
        found.expect(parse_head(body["closing"]) == head, entry.where, "for another closing head")
        found.expect(body["tallies"] == tallies, entry.where, "for other tallies")
        seen.add(body["trustee"])
        if entry.index < first_share:
            before.add(body["trustee"])
    if len(before) < election.quorum:
        report = reporter(evidence, found, "sign-off")
        report("board", f"{len(before)} sign-offs before the shares instead of {election.quorum}")


def c602(evidence: Evidence, found: Findings) -> None:
    """Each by a listed trustee, one a contest; at least t valid."""
    seen: set[tuple[str, int]] = set()
    for entry in evidence.log.of("decryption-share"):
        key = (entry.body["contest"], entry.body["trustee"])
        listed = evidence.election.is_trustee(key[1])
        found.expect(listed, entry.where, "by no listed trustee")
        found.expect(key not in seen, entry.where, "a second share by this trustee")
        seen.add(key)
    report = reporter(evidence, found, "decryption-share")
    for contest, name in enumerate(_names(evidence)):
        try:
            if evidence.tally(contest).body["too_few"]:
                continue
            shares = decryption_shares(evidence, contest)
        except Missing as error:
            found.missing(error)
            continue
        for where, what in shares.notes:
            found.note(where, what)
        if len(shares.valid) < evidence.election.threshold:
            report("board", f"{len(shares.valid)} valid shares of {name} instead of "
                            f"{evidence.election.threshold}")


def c603(evidence: Evidence, found: Findings) -> None:
    """The result's totals are those in the sums; trustees named are those used."""
    entry = evidence.log.first("result")
    names = [item["contest"] for item in entry.body["contests"]]
    found.expect(names == _names(evidence), entry.where, "not the contests in order")
    for contest, name in enumerate(_names(evidence)):
        try:
            if name in evidence.result and not evidence.tally(contest).body["too_few"]:
                _totals(evidence, contest, entry.where, evidence.result[name], found)
        except Missing as error:
            found.missing(error)


def _totals(evidence: Evidence, contest: int, where: str, item: dict, found: Findings) -> None:
    name, circuit = item["contest"], evidence.election.circuits[contest]
    found.expect(not item["too_few"], where, f"{name}: too_few, against its tally")
    if circuit is None or len(item["totals"]) != len(circuit.slots):
        found.fail(where, f"{name}: not a total for every slot")
        return
    _say(evidence, contest, where, item, found)
    usable = decryption_shares(evidence, contest).usable(evidence.election.threshold)
    found.expect(item["trustees"] == sorted(usable), where,
                 f"{name}: the shares used are those of {sorted(usable)}")
    for s in totals_match(evidence, contest, usable, item["totals"]):
        found.fail(where, f"{name}: total {s} is not the one in the sum")


def _say(evidence: Evidence, contest: int, where: str, item: dict, found: Findings) -> None:
    """The totals are such as valid ballots have (3.2)."""
    manifest, weight = evidence.election.contests[contest], evidence.tally(contest).body["weight"]
    try:
        read(manifest["ballot"], len(manifest["options"]), item["totals"], weight)
    except TotalsError as error:
        found.fail(where, f"{item['contest']}: {error}")


def c604(evidence: Evidence, found: Findings) -> None:
    """No share and no total of a contest that is too few, or unknown."""
    few = {_names(evidence)[c] for c, entry in evidence.tallies.items() if entry.body["too_few"]}
    for entry in evidence.log.of("decryption-share"):
        name = entry.body["contest"]
        found.expect(name in _names(evidence), entry.where, "a share of an unknown contest")
        found.expect(name not in few, entry.where, "a share of a contest that is too few")
    entry = evidence.log.first("result")
    for item in entry.body["contests"]:
        secret = item["too_few"] and not item["totals"] and not item["trustees"]
        found.expect(item["contest"] not in few or secret, entry.where,
                     f"totals of {item['contest']}, which is too few")
    for name in sorted(few - {item["contest"] for item in entry.body["contests"]}):
        found.note(entry.where, f"{name} is not in the result")
    if len(evidence.tallies) < len(evidence.election.contests):
        raise Missing("board", "there is not a tally of every contest")


def c605(evidence: Evidence, found: Findings) -> None:
    """Lot shares only where the totals tie by lot, for that set, and t valid."""
    tied: dict[str, list[str] | None] = {}
    for contest, name in enumerate(_names(evidence)):
        try:
            tied[name] = decisions(evidence).needed_lot(contest)
        except Missing as error:
            found.missing(error)
    seen: set[tuple[str, int]] = set()
    for entry in evidence.log.of("lot-share"):
        body = entry.body
        key = (body["contest"], body["trustee"])
        found.expect(key not in seen, entry.where, "a second lot share by this trustee")
        found.expect(evidence.election.is_trustee(key[1]), entry.where, "by no listed trustee")
        seen.add(key)
        if body["contest"] not in _names(evidence) or tied.get(body["contest"], []) is None:
            found.fail(entry.where, "a lot share where there is no lot")
        elif body["contest"] in tied:
            right = body["tied"] == tied[body["contest"]]
            found.expect(right, entry.where, "for another tied set than the totals give")
    for contest, name in enumerate(_names(evidence)):
        if tied.get(name):
            _lot(evidence, contest, tied[name], found)


def _lot(evidence: Evidence, contest: int, tied: list[str], found: Findings) -> None:
    try:
        shares = lot_shares(evidence, contest, tied)
    except Missing as error:
        found.missing(error)
        return
    for where, what in shares.notes:
        found.note(where, what)
    if len(shares.valid) < evidence.election.threshold:
        report = reporter(evidence, found, "lot-share")
        report("board", f"{len(shares.valid)} valid lot shares of contest {contest}")
