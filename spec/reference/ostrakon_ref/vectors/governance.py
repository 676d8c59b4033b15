"""Vectors of 7.3 and 7.8: a charter, a register and counts, and the verdicts they come to."""

from ..sample_governance import GOVERNANCE
from . import grounds, quotas, vacancies
from .governance_case import Case, compare


def _rows(cases: list[Case]) -> dict:
    """The registers apart, for many cases share one."""
    names: dict[tuple, str] = {}
    rows = []
    for case in cases:
        compare(case)
        name = names.setdefault(tuple(case.after.acts), f"register {len(names)}")
        rows.append(case.row(name))
    used = {row["register"] for row in rows}
    registers = {name: [act.decode() for act in acts] for acts, name in names.items() if name in used}
    return {"cases": rows, "charter": GOVERNANCE.decode(), "registers": registers}


def files() -> dict[str, object]:
    return {"grounds.json": _rows(grounds.cases() + vacancies.cases()), "quotas.json": _rows(quotas.cases())}
