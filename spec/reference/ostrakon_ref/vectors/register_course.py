"""Faults of elections and outcomes (807, 808)."""

from functools import cache

from ..sample_history import History, history, motion, people
from ..sample_register import OFFICERS
from .register_case import Case, after


def elections() -> list[Case]:
    def link(what: str, failing: str = "807", signer: str = "organiser", **changes) -> Case:
        return after(what, failing, lambda made: made.link(made.manifest([motion("motion")]) | changes, (signer,)))

    def pinned(what: str, failing: str = "807", **changes) -> Case:
        def act(made: History) -> None:
            manifest = made.manifest([motion("motion")])
            manifest["register"] |= changes
            made.link(manifest)

        return after(what, failing, act)

    def twice(made: History) -> None:
        manifest = made.manifest([motion("motion")])
        made.link(manifest)
        made.link(manifest)

    def nameless(made: History) -> None:
        manifest = made.manifest([motion("motion")])
        del manifest["register"]
        made.link(manifest)

    def older(made: History, size: int = 1) -> None:
        manifest = made.manifest([motion("motion")])
        manifest["register"]["head"] = {"size": size, "root": made.read().log.root(size).hex()}
        made.link(manifest)

    def crossed(made: History) -> None:
        both = [made.manifest([motion("motion", name)]) for name in ("one", "two")]
        for manifest in both:
            made.link(manifest)

    head, few = history().head, [{"key": x["key"], "name": x["name"]} for x in OFFICERS]
    return [
        link("an election", ""), after("an election that pins an older head", "807", older),
        after("another election was linked since its head", "", crossed),
        link("by another organiser", signer="stranger"), after("linked twice", "807", twice),
        after("of no register", "807", nameless), pinned("of another origin", origin="other.example"),
        pinned("of another key", key="00" * 32), pinned("another root", head={**head, "root": "00" * 32}),
        pinned("a head that is to come", head={**head, "size": head["size"] + 1}),
        pinned("no head", head={**head, "size": 0}),
        link("another charter", charter={"sha256": "00" * 32, "size": 1}),
        link("another quorum", certifiers={"officers": few, "quorum": 1}),
        link("fewer officers", certifiers={"officers": few[:2], "quorum": 2}),
        link("officers of other names", certifiers={
            "officers": [few[0], few[1], {**few[2], "name": "somebody"}], "quorum": 2}),
        link("a manifest with a member too many", more=1), link("a manifest with a member too few", nonce=5),
        link("another type", type="ostrakon/v1/opening"),
    ]


def outcomes() -> list[Case]:
    def decided(what: str, failing: str = "808", vote: str = "motion", status: str = "carried",
                officers: tuple = ("officer 1", "officer 2"), about: dict | None = None, **changes) -> Case:
        """`changes` are of the verdict."""
        def act(made: History) -> None:
            item = motion(vote, **(about or {}))
            made.outcome(made.link(made.manifest([item])), [made.verdict(item, status) | changes], officers)

        return after(what, failing, act)

    def chosen(what: str, failing: str, verdict: tuple, **changes) -> Case:
        def act(made: History) -> None:
            item = people("judges", ["max", "flo", "gil"])
            made.outcome(made.link(made.manifest([item])), [made.verdict(item, *verdict) | changes])

        return after(what, failing, act)

    def whole(what: str, failing: str = "808", copies: int = 1, times: int = 1, election: str | None = None,
              **changes) -> Case:
        """`changes` are of the certificate."""
        def act(made: History) -> None:
            item = motion("motion")
            name = election or made.link(made.manifest([item]))
            for _ in range(times):
                made.outcome(name, [made.verdict(item, "carried")] * copies, **changes)

        return after(what, failing, act)

    ground = [{"clause": "V-motion", "ground": "electorate"}]
    concerned = {"holdings": [history().refs["ada"]]}
    return [
        decided("an outcome", ""), decided("too few", "", status="too-few"),
        decided("invalid", "", status="invalid", because=ground), whole("two outcomes", times=2),
        whole("of no election", election="00" * 32), whole("of two verdicts", copies=2),
        whole("a certificate of other verdicts", verdicts="00" * 32),
        whole("a certificate with a member too many", more=1),
        decided("by one officer", officers=("officer 1",)),
        decided("by a stranger, too", officers=("officer 1", "officer 2", "stranger")),
        decided("under another clause", clause="V-other"), decided("of another contest", contest="other"),
        decided("elected by a motion", status="elected"), decided("invalid on no ground", status="invalid"),
        decided("carried, and a ground", because=ground),
        decided("grounds out of order", status="invalid", because=[*ground, {"clause": "x", "ground": "quorum"}]),
        decided("a ground twice", status="invalid", because=ground * 2),
        decided("somebody is elected by a motion", elected=["for"]),
        decided("by two who are not concerned", "", "recall", about=concerned),
        chosen("two judges", "", ("elected", ["flo", "max"])), chosen("vacant", "", ("vacant",)),
        chosen("a tie", "", ("tied", ["max"], ["flo", "gil"])),
        chosen("carried by an election", "808", ("carried",)), chosen("nobody is elected", "808", ("elected",)),
        chosen("nobody ties", "808", ("tied", ["max"])), chosen("vacant, and one elected", "808", ("vacant", ["max"])),
        chosen("not an option", "808", ("elected", ["ada"])),
        chosen("who must choose was not elected", "808", ("elected", ["max"]), choose=["flo"]),
        chosen("not ascending", "808", ("elected",), elected=["max", "flo"]),
        *_concerned(),
    ]


def _concerned() -> list[Case]:
    """An officer stands, or may be recalled."""
    def stands(made: History, *officers: str) -> None:
        item = people("judges", ["p-1", "flo"])
        made.outcome(made.link(made.manifest([item])), [made.verdict(item, "vacant")], officers)

    def recalled(made: History, *officers: str) -> None:
        made.vacate(made.refs["joe"])
        made.seat("assembly", ("judge", "judges", ["p-1"]), officers=("officer 2", "officer 3"))
        item = motion("recall-judge", "out", holdings=[made.refs["p-1"]])
        made.outcome(made.link(made.manifest([item])), [made.verdict(item, "carried")], officers)

    one, other = ("officer 1", "officer 2"), ("officer 2", "officer 3")
    return [
        after("an officer certifies an election that he stands in", "808", lambda made: stands(made, *one)),
        after("two others certify it", "", lambda made: stands(made, *other)),
        after("all three certify it", "", lambda made: stands(made, "officer 1", *other)),
        after("an officer certifies his own recall", "808", lambda made: recalled(made, *one)),
        after("two others certify his recall", "", lambda made: recalled(made, *other)),
    ]


@cache
def cases() -> list[Case]:
    return [case for make in (elections, outcomes) for case in make()]
