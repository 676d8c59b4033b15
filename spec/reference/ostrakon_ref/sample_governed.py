"""A small election of an organisation with a register, and its archive.  FOR TEST VECTORS ONLY."""

from . import jcs
from .sample import Sample
from .sample_governance import GOVERNANCE
from .sample_history import History, history, motion, people
from .sample_register import RegisterSample

# voter, chosen answer to the question, approved judges
VOTES = [(0, [0], [0, 1]), (1, [1], [1]), (2, [0], [0]), (3, [2], [0, 2]), (1, [0], [0, 1, 2]),
         (4, [1], [1]), (5, [0], [0])]


def with_seats() -> History:
    """Both judges' places are free."""
    made = history()
    made.vacate(made.refs["joe"])
    return made


def governed(change=None, register: RegisterSample | None = None, contests: list[dict] | None = None,
             maker: type[Sample] = Sample, charter: bytes = GOVERNANCE, **more) -> Sample:
    """A question and the election of two judges, by the assembly."""
    register = with_seats() if register is None else register
    items = [motion("motion"), people("judges", ["max", "flo", "gil"])] if contests is None else contests
    changes = more.pop("manifest", {})
    manifest = register.manifest(items, **changes)
    given = {"votes": VOTES} | more
    return maker(change, manifest, charter=charter, register=register, **given)


def entered(register: RegisterSample, sample: Sample) -> str:
    """Links an election that is over, and enters its outcome; the outcome's reference."""
    manifest, certificate = (jcs.loads_canonical(sample.entries[at]) for at in (0, -1))
    register.add("election-linked", manifest=manifest)
    return register.add("outcome", certificate=certificate, election=sample.election.hash.hex(),
                        verdicts=sample.verdicts())


def archive(register: RegisterSample, *samples: Sample) -> dict[str, bytes]:
    """Every file of an organisation's archive."""
    files = {f"register/{path}": data for path, data in register.publish().items()}
    for number, sample in enumerate(samples, 1):
        files |= {f"elections/{number}/{path}": data for path, data in sample.publish().items()}
    return files
