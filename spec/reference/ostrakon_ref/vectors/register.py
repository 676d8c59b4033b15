"""Vectors of chapter 9: charters of bodies, offices and meetings; registers with the
checks they fail; calendar months."""

from ..months import DAY, later, midnight
from . import charter_tables, register_course, register_form, register_late, register_offices, register_site
from .register_case import Case, compare

# year, month, day, months
DATES = [
    (1970, 1, 1, 1), (1970, 1, 31, 1), (2020, 12, 31, 2), (2023, 12, 31, 2), (2024, 1, 31, 1),
    (2023, 1, 31, 1), (2024, 2, 29, 12), (2024, 2, 29, 48), (2023, 3, 31, 1), (2023, 5, 31, 1),
    (2023, 8, 31, 6), (2099, 12, 31, 2), (2096, 2, 29, 48), (1999, 12, 31, 2), (2000, 2, 29, 60),
    (2023, 11, 30, 3), (2023, 10, 31, 13), (9999, 12, 31, 2), (2023, 6, 15, 60), (275_760, 9, 13, 1),
]
SECONDS = (0, 1, 43_200, DAY - 1)


def months() -> list[dict]:
    """`time`, so many `months` later."""
    times = [midnight(*date) + SECONDS[n % 4] for n, (*date, _) in enumerate(DATES)]
    return [{"later": later(time, n), "months": n, "time": time}
            for time, (*_, n) in zip(times, DATES)]


def cases() -> list[Case]:
    chapters = (register_form, register_course, register_offices, register_late, register_site)
    return [case for chapter in chapters for case in chapter.cases()]


def registers() -> dict:
    """The charters apart, for all registers share them; they begin alike, too, so
    that `beginning` holds the acts that most of them have first, and `acts` the rest."""
    made = cases()
    charters: dict[str, str] = {}
    for case in made:
        compare(case)
        if case.what != "another file":  # its file is not the one that its name says
            charters |= {name: data.decode() for name, data in case.made.charters.items()}
    beginning = [act.decode() for act in register_form.history().acts]
    rows = [case.row() for case in made if case.what != "another file"]
    for row in rows:
        row["after_beginning"] = row["acts"][: len(beginning)] == beginning
        row["acts"] = row["acts"][len(beginning):] if row["after_beginning"] else row["acts"]
    return {"beginning": beginning, "cases": rows, "charters": charters}


def files() -> dict[str, object]:
    return {"charters.json": charter_tables.charters(), "months.json": months(),
            "registers.json": registers()}
