"""Vectors of 7.1: charters, and why others are refused."""

from ..charter import CharterError, parse_charter
from ..sample_data import CHARTER
from ..toml_keys import parse_threshold
from ..votes import RULES

THRESHOLDS = ["1/2", "2/3", "1/1", "999999/1000000", "0/1", "3/2", "1/0", "01/2", "1/02", " 1/2",
              "1 /2", "1", "1/2/3", "-1/2", "+1/2", "1/1000001", "0.5", "", "½"]
VALUES = {"threshold": '"2/3"', "strict": "false", "tie": '"lot"', "strength": '"margins"'}


def block(ballot: str, rule: str, /, **keys: str | None) -> str:
    """One [[vote]] with the keys that its rule needs, but for those changed (None: left out)."""
    given = {"id": '"extra"', "name": '"Extra"', "clause": '"§ 11"', "ballot": f'"{ballot}"',
             "rule": f'"{rule}"'} | {key: VALUES[key] for key in sorted(RULES[rule].keys)} | keys
    lines = [f"{key} = {value}" for key, value in given.items() if value is not None]
    return "\n[[vote]]\n" + "\n".join(lines) + "\n"


def _pairs() -> list[tuple[str, str]]:
    """Every rule with every ballot it goes with, and all optional keys."""
    made = [(f"{rule} with {ballot}", block(ballot, rule))
            for rule in RULES for ballot in RULES[rule].ballots]
    made += [(f"{rule} by winning votes", block("pairwise", rule, strength='"winning-votes"'))
             for rule in ("minimax", "schulze", "ranked-pairs")]
    quota = {"quota_flag": '"woman"', "quota_seats": "3"}
    return made + [
        ("a fresh vote", block("grades", "majority-judgment", tie='"fresh-vote"')),
        ("1 seat", block("score", "most-votes", seats="1")),
        ("256 seats", block("cumulative", "most-votes", seats="256")),
        ("all seats by quota", block("approval", "most-votes", seats="3", **quota)),
        ("one seat by quota", block("choice", "most-votes", quota_flag='"woman"', quota_seats="1")),
        ("the points of Borda", block("ranking", "most-votes", points='"borda"', seats="2")),
    ]


def _wrong_votes() -> list[tuple[str, str]]:
    """[[vote]]s that are refused."""
    flag, two = {"quota_flag": '"woman"'}, {"seats": "2"}
    made = [(f"{rule} with {ballot}", block(ballot, rule)) for rule, ballot in (
        ("majority", "choice"), ("most-votes", "motion"), ("most-votes", "pairwise"),
        ("most-votes", "grades"), ("star", "ranking"), ("star", "pairwise"), ("copeland", "ranking"),
        ("schulze", "grades"), ("majority-judgment", "score"), ("minimax", "score"),
        ("ranked-pairs", "motion"))]
    for rule, ballot in (("most-votes", "score"), ("star", "score"), ("copeland", "pairwise"),
                         ("minimax", "pairwise"), ("majority-judgment", "grades")):
        made += [(f"{rule} without tie", block(ballot, rule, tie=None)),
                 (f"{rule} with another tie", block(ballot, rule, tie='"Lot"')),
                 (f"{rule} with threshold", block(ballot, rule, threshold='"1/2"')),
                 (f"{rule} with strict", block(ballot, rule, strict="true"))]
    for rule in ("minimax", "schulze", "ranked-pairs"):
        made += [(f"{rule} without strength", block("pairwise", rule, strength=None)),
                 (f"{rule} with another strength", block("pairwise", rule, strength='"ratio"')),
                 (f"{rule} with seats", block("pairwise", rule, **two))]
    made += [
        (f"{rule} with {key}", block(ballot, rule, **{key: value}))
        for rule, ballot in (("star", "score"), ("copeland", "pairwise"), ("majority", "motion"),
                             ("majority-judgment", "grades"))
        for key, value in (("seats", "1"), ("strength", '"margins"'), ("points", '"borda"'),
                           ("quota_seats", "1"))]
    return made + [
        ("majority with tie", block("motion", "majority", tie='"lot"')),
        ("most-votes with strength", block("score", "most-votes", strength='"margins"')),
        ("0 seats", block("score", "most-votes", seats="0")),
        ("257 seats", block("score", "most-votes", seats="257")),
        ("seats negative", block("score", "most-votes", seats="-1")),
        ("seats a boolean", block("score", "most-votes", seats="true")),
        ("seats a text", block("score", "most-votes", seats='"2"')),
        ("seats a fraction", block("score", "most-votes", seats="2.0")),
        ("quota_flag alone", block("approval", "most-votes", **two, **flag)),
        ("quota_seats alone", block("approval", "most-votes", **two, quota_seats="1")),
        ("quota_seats 0", block("approval", "most-votes", **two, **flag, quota_seats="0")),
        ("quota_seats above seats", block("approval", "most-votes", **two, **flag, quota_seats="3")),
        ("quota_seats above 1 without seats",
         block("approval", "most-votes", **flag, quota_seats="2")),
        ("quota_seats a boolean", block("approval", "most-votes", **flag, quota_seats="true")),
        ("quota_flag not an identifier",
         block("approval", "most-votes", quota_flag='"Woman"', quota_seats="1")),
        ("quota_flag a list", block("approval", "most-votes", quota_flag='["woman"]', quota_seats="1")),
        ("points with score", block("score", "most-votes", points='"borda"')),
        ("points with approval", block("approval", "most-votes", points='"borda"')),
        ("other points", block("ranking", "most-votes", points='"dowdall"')),
        ("points a list", block("ranking", "most-votes", points="[2, 1, 0]")),
        ("an unknown rule", block("pairwise", "schulze", rule='"kemeny"')),
        ("an unknown ballot", block("pairwise", "schulze", ballot='"ranked"')),
        ("a list for a rule", block("pairwise", "schulze", rule='["schulze"]')),
        ("an unknown key", block("pairwise", "schulze", order='"complete"')),
        ("no rule", block("pairwise", "schulze", rule=None)),
        ("no ballot", block("pairwise", "schulze", ballot=None)),
    ]


def _whole() -> list[tuple[str, str]]:
    """Charters refused, each with one thing changed."""
    text = CHARTER.decode()
    changes = [
        ("another format", "charter\"", "charter2\""),
        ("min_counted 0", "min_counted = 3", "min_counted = 0"),
        ("min_counted a boolean", "min_counted = 3", "min_counted = true"),
        ("no organisation", 'organisation = "Society for the Preservation of Potsherds"\n', ""),
        ("an unknown key", "min_counted = 3", "min_counted = 3\nquorum = 5"),
        ("threshold above 1", '"1/2"', '"3/2"'), ("strict a text", "strict = true", 'strict = "true"'),
        ("an unknown tie", '"lot"', '"dice"'), ("threshold with most-votes", 'tie = "lot"',
                                                'tie = "lot"\nthreshold = "1/2"'),
        ("majority with approval", '"motion"', '"approval"'), ("an empty clause", '"\u00a7 4"', '""'),
        ("an identifier in upper case", '"board-seat"', '"Board-Seat"'),
        ("a vote twice", '"board-seat"', '"ordinary"'), ("not TOML", "[[body]]", "[[body"),
        ("a byte order mark", "format =", "\ufeffformat ="),
        ("min_counted above 10^8", "min_counted = 3", "min_counted = 100000001"),
        ("no body", text[text.index("[[body]]"):text.index("[[vote]]")], ""),
        ("no vote", text[text.index("[[vote]]"):], ""),
    ]
    return [(what, text.replace(old, new, 1)) for what, old, new in changes]


def charter() -> dict:
    text = CHARTER.decode()
    accepted = [(what, text + vote) for what, vote in _pairs()]
    refused = _whole() + [(what, text + vote) for what, vote in _wrong_votes()]
    for what, made in [("the sample's", text), *accepted]:
        assert not _faults(made.encode()), (what, _faults(made.encode()))
    for what, made in refused:
        assert made != text and _faults(made.encode()), what
    return {
        "accepted": text, "accepted_too": [{"charter": c, "what": w} for w, c in accepted],
        "refused": [{"charter": c, "what": w} for w, c in refused],
        "thresholds": [{"text": t, "valid": parse_threshold(t) is not None} for t in THRESHOLDS]}


def _faults(data: bytes) -> list[str]:
    try:
        return parse_charter(data).problems
    except CharterError as error:
        return [str(error)]
