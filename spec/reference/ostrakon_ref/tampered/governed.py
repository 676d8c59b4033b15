"""Records of an organisation with a register that fail one check, and schedules."""

from copy import deepcopy
from functools import partial

from .. import jcs
from ..decisions import Decisions
from ..prover import public, signed
from ..sample import Sample
from ..sample_count import _Counted
from ..sample_data import manifest_body
from ..sample_files import checkpoint
from ..sample_governance import GOVERNANCE
from ..sample_governed import governed, with_seats
from ..sample_history import History, motion, people
from ..sample_register import ORIGIN
from .hooks import Files, Maker, after, edit, register

TAMPERED: list[tuple[str, Maker]] = []
tampered = partial(register, TAMPERED)
OPENS, CLOSES = manifest_body()["opens"], manifest_body()["closes"]


def changed(act) -> History:
    """The register, after one more act."""
    made = with_seats()
    act(made)
    return made


@tampered("112")
def act_by_somebody_else() -> Files:
    made = changed(lambda made: made.add("body-ended", body="chess", signers=("stranger",)))
    return governed(register=made).build().publish()


@tampered("112")
def third_observer() -> Files:
    made = changed(lambda made: made.fill("observer", "max", "committee"))
    return governed(register=made).build().publish()


def other_copy(made: History, sample: Sample) -> Files:
    """The record with another copy than its manifest pins."""
    files = {path: data for path, data in sample.publish().items() if not path.startswith("register/")}
    return files | {f"register/{path}": data for path, data in made.publish().items()}


@tampered("112")
def copy_beyond_the_head() -> Files:
    made = with_seats()
    sample, longer = governed(register=made).build(), deepcopy(made)
    longer.form("east")
    return other_copy(longer, sample)


@tampered("112")
def copy_of_another_history() -> Files:
    sample, other = governed().build(), with_seats()
    other.acts[-1:] = []
    other.vacate(other.refs["joe"], "ended")
    return other_copy(other, sample)


@tampered("112")
def copy_signed_by_another_log() -> Files:
    made = governed().build()
    leaves = [entry.leaf for entry in made.register.read().log.entries]
    return made.publish() | {"register/checkpoint": checkpoint(leaves, ORIGIN, "stranger")}


@tampered("112")
def copy_without_a_tile() -> Files:
    files = governed().build().publish()
    return {path: data for path, data in files.items() if not path.startswith("register/tile/0/")}


@tampered("112")
def register_of_another_origin() -> Files:
    made = with_seats()
    return governed(register=made, manifest={"register": made.named() | {"origin": "other.example"}}
                    ).build().publish()


@tampered("112")
def register_of_another_key() -> Files:
    made = with_seats()
    return governed(register=made, manifest={"register": made.named() | {"key": public("stranger")}}
                    ).build().publish()


@tampered("112")
def charter_that_does_not_stand() -> Files:
    """It says the same."""
    made = with_seats()
    text = GOVERNANCE + b"# another\n"
    made.file(text)
    files = governed(register=made, charter=text).build().publish()
    return {path: data for path, data in files.items() if path != f"register/charter/{made.stated['sha256']}.toml"}


@tampered("112")
def quorum_that_does_not_stand() -> Files:
    made = with_seats()
    officers = [{"key": x["key"], "name": x["name"]} for x in made.officers]
    return governed(register=made, manifest={"certifiers": {"officers": officers, "quorum": 1}}
                    ).build().publish()


@tampered("101")
def file_beside_the_register() -> Files:
    return governed().build().publish() | {"register/notes.txt": b"nothing"}


@tampered("101")
def register_that_nobody_names() -> Files:
    return Sample().build().publish() | {"register/checkpoint": b"nothing"}


@tampered("104")
def joint_vote_alone() -> Files:
    made = with_seats()
    made.vacate(made.refs["ada"])
    items = [motion("motion"), people("members", ["max", "flo", "gil"])]
    return governed(register=made, contests=items).build().publish()


class Blind(Sample):
    """Certifies what the totals say, whatever stands in the register."""

    def verdicts(self) -> list[dict]:
        return Decisions(self.register.charter, self.election.body, _Counted(self)).verdicts()


@tampered("701")
def invalid_vote_certified() -> Files:
    return governed(contests=[motion("hurry"), people("judges", ["max", "flo", "gil"])],
                    maker=Blind).build().publish()


class Gambler(Sample):
    """Draws a lot for an invalid contest."""

    def result(self) -> None:
        super().result()
        self._lot(1, ["flo", "max"])


@tampered("605")
def lot_for_an_invalid_contest() -> Files:
    votes = [(v, [0], [v % 2]) for v in range(6)]
    items = [motion("motion"), people("advisor", ["max", "flo"])]
    return governed(contests=items, votes=votes, maker=Gambler).build().publish()


@tampered("702")
def officer_certifies_his_own_election() -> Files:
    items = [motion("motion"), people("judges", ["p-1", "flo", "gil"])]
    return governed(contests=items).build().publish()


@tampered("702")
def officer_certifies_his_own_recall() -> Files:
    made = with_seats()
    made.seat("assembly", ("judge", "judges", ["p-2"]), officers=("officer 1", "officer 3"))
    items = [motion("recall-judge", "out", holdings=[made.refs["p-2"]]), people("judges", ["max", "flo", "gil"])]
    return governed(register=made, contests=items).build().publish()


# Schedules (4.3).


@tampered("409")
def closed_by_the_manifest_after_a_schedule() -> Files:
    hook = edit(closing={"time": CLOSES})
    return Sample(hook, schedules=[(OPENS, CLOSES + 1)]).build().publish()


@tampered("409")
def schedule_into_the_past() -> Files:
    return Sample(edit(closing={"time": CLOSES}), schedules=[(CLOSES, CLOSES - 1)]).build().publish()


@tampered("409")
def schedule_before_the_opening() -> Files:
    return Sample(schedules=[(OPENS - 1, CLOSES)]).build().publish()


@tampered("409")
def schedules_out_of_order() -> Files:
    return Sample(schedules=[(OPENS + 2, CLOSES), (OPENS + 1, CLOSES)]).build().publish()


@tampered("409")
def closed_more_than_a_day_late() -> Files:
    late = CLOSES + 86_401
    hook = edit(closing={"time": late}, tally_0={"time": late + 3600}, tally_1={"time": late + 3600})
    return Sample(hook).build().publish()


class OneOfficer(Sample):
    """Officer 2 signs no schedule."""

    def add(self, name, body, signers, kind=None):
        return super().add(name, body, signers[:1] if name.startswith("schedule") else signers, kind)


@tampered("409")
def schedule_of_one_officer() -> Files:
    return OneOfficer(schedules=[(OPENS, CLOSES + 1)]).build().publish()


class Foreign(Sample):
    """A trustee signs schedules, too."""

    def add(self, name, body, signers, kind=None):
        more = ["trustee 1"] if name.startswith("schedule") else []
        return super().add(name, body, [*signers, *more], kind)


@tampered("106")
def schedule_by_a_trustee() -> Files:
    return Foreign(schedules=[(OPENS, CLOSES + 1)]).build().publish()


@tampered("405")
def schedule_after_the_closing() -> Files:
    def add(entries: list[bytes]) -> None:
        election = jcs.loads_canonical(entries[1])["body"]["election"]
        body = {"closes": CLOSES + 1, "election": election, "time": CLOSES, "type": "ostrakon/v1/schedule"}
        entries.append(signed(body, ["officer 1", "officer 2"]))

    return Sample(after("tallies", add)).build().publish()
