"""The manifest (1.2): what it must keep to, and what follows from it."""

from . import ed25519, limits
from .ballot import Shape
from .charter import Charter
from .circuits import Circuit, CircuitError, compile_ballot
from .documents import Document
from .tokens import key_fault
from .votes import Vote, mismatch
from .wire import labelled_hash

RESERVED = ("none", "blank")


class Election:
    """What a manifest says, with everything computed from it that others need."""

    def __init__(self, document: Document) -> None:
        body = document.body
        self.body = body
        self.hash = labelled_hash("manifest", document.encoded)
        self.trustees = len(body["trustees"])
        self.threshold = body["threshold"]
        self.quorum = -(-(self.trustees + self.threshold) // 2)  # q of 6.1
        self.contests: list[dict] = body["contests"]
        self.rolls: list[dict] = body["rolls"]
        self.uncompiled: dict[int, str] = {}  # contests without a circuit, and why
        self.circuits = [self._compile(c, contest) for c, contest in enumerate(self.contests)]
        self.keys = max((len(c.slots) for c in self.circuits if c), default=0)  # M

    def _compile(self, c: int, contest: dict) -> Circuit | None:
        try:
            if len(contest["options"]) > 4 * limits.MAX_OPTIONS:
                raise CircuitError("far too many options")
            return compile_ballot(contest["ballot"], len(contest["options"]))
        except CircuitError as error:
            self.uncompiled[c] = str(error)
            return None

    @property
    def columns(self) -> int:
        """M + 1."""
        return self.keys + 1

    def contests_of(self, roll: int) -> list[int]:
        """The contests that a ballot of this roll answers, in order."""
        name = self.rolls[roll]["id"]
        return [c for c, contest in enumerate(self.contests) if contest["roll"] == name]

    def contest_index(self, name: str) -> int | None:
        return next((c for c, x in enumerate(self.contests) if x["id"] == name), None)

    def roll_index(self, name: str) -> int | None:
        return next((r for r, x in enumerate(self.rolls) if x["id"] == name), None)

    def roll_limit(self, index: int) -> int:
        """How many bytes the file of a roll may have (0.8)."""
        return limits.RECORD_VOTER * self.rolls[index]["max_size"]

    def trustee_key(self, number: int) -> str | None:
        """The key of trustee 1 ... n."""
        return self.body["trustees"][number - 1]["key"] if 1 <= number <= self.trustees else None

    def is_trustee(self, number: int) -> bool:
        return 1 <= number <= self.trustees


def refusals(election: Election) -> list[str]:
    """Why 1.2 refuses the manifest; nothing of this needs the charter."""
    body, found = election.body, []
    found += _texts(body) + _repeated(body) + _keys(body) + _tokens(body) + _policies(body)
    for number in range(len(election.contests)):
        found += _contest(election, number)
    for number in range(len(election.rolls)):
        found += _roll(election, number)
    if sum(len(circuit.slots) for circuit in election.circuits if circuit) > limits.MAX_ALL_SLOTS:
        found.append("too many slots of all contests together")
    return found


def _texts(body: dict) -> list[str]:
    named = [("title", body["title"])]
    named += [("name of a trustee", item["name"]) for item in body["trustees"]]
    named += [("name of an officer", item["name"]) for item in body["certifiers"]["officers"]]
    for contest in body["contests"]:
        named.append(("title of a contest", contest["title"]))
        named += [("label of an option", option["label"]) for option in contest["options"]]
        named += [("grade", grade) for grade in contest["ballot"].get("grades", [])]
    found = [f"{what}: not a text" for what, text in named if not limits.is_text(text)]
    origins = [body["log"]["origin"]] + [item["name"] for item in body["witnesses"]["keys"]]
    origins += [body["register"]["origin"]] if "register" in body else []
    return found + [f"not an origin: {text[:64]!r}" for text in origins
                    if not limits.is_origin(text)]


def _repeated(body: dict) -> list[str]:
    """Identifiers and names, each once; whether they are identifiers is a
    matter of form, for check 102."""
    names = [("roll", [roll["id"] for roll in body["rolls"]])]
    names.append(("contest", [contest["id"] for contest in body["contests"]]))
    names.append(("witness", [witness["name"] for witness in body["witnesses"]["keys"]]))
    for contest in body["contests"]:
        names.append(("option", [option["id"] for option in contest["options"]]))
    found = []
    for what, group in names:
        if len(set(group)) != len(group):
            found.append(f"{what}: a name is repeated")
        if what == "option":
            found += [f"{what}: {x!r} is reserved" for x in group if x in RESERVED]
    return found


def _keys(body: dict) -> list[str]:
    """Canonical Ed25519 keys, distinct where they must be."""
    groups = {
        "organiser": [body["organiser"]], "registrar": [body["registrar"]],
        "log": [body["log"]["key"]], "trustees": [x["key"] for x in body["trustees"]],
        "officers": [x["key"] for x in body["certifiers"]["officers"]],
        "witnesses": [x["key"] for x in body["witnesses"]["keys"]],
    }
    found = []
    for who, keys in groups.items():
        found += [f"{who}: not a canonical Ed25519 key" for key in keys if not _is_key(key)]
        if len(set(keys)) != len(keys):
            found.append(f"{who}: a key is repeated")
    return found


def _is_key(text: str) -> bool:
    try:
        return not ed25519.is_small_order(ed25519.decode_point(bytes.fromhex(text)))
    except ed25519.SignatureError:
        return False


def _tokens(body: dict) -> list[str]:
    """2.4: every roll has a key of its own, or none has."""
    tokens = {roll["id"][:64]: roll["token"] for roll in body["rolls"] if "token" in roll}
    keys = [bytes.fromhex(token["modulus"]) for token in tokens.values()]
    faults = zip(tokens, map(key_fault, keys))
    found = [f"roll {name}: token: {fault}" for name, fault in faults if fault]
    if len(set(keys)) != len(keys):
        found.append("one key for the tokens of two rolls")
    if tokens and len(tokens) != len(body["rolls"]):
        found.append("rolls with tokens and rolls without")
    return found


def _policies(body: dict) -> list[str]:
    n, t = len(body["trustees"]), body["threshold"]
    officers, witnesses = body["certifiers"], body["witnesses"]
    rules = [
        (body["charter"]["size"] <= limits.MAX_CHARTER, "size of the charter"),
        (1 <= len(body["rolls"]) <= limits.MAX_ROLLS, "number of rolls"),
        (1 <= len(body["contests"]) <= limits.MAX_CONTESTS, "number of contests"),
        (1 <= n <= limits.MAX_TRUSTEES, "number of trustees"),
        (1 <= t <= n, "threshold outside 1 ... n"),
        (n != 1 or t == 1, "one trustee, but a threshold above 1"),
        ((t == 1) == body["one_trustee_reads_votes"],
         "threshold and one_trustee_reads_votes contradict each other"),
        (len(officers["officers"]) <= limits.MAX_OFFICERS, "number of officers"),
        (1 <= officers["quorum"] <= len(officers["officers"]), "quorum of officers"),
        (len(witnesses["keys"]) <= limits.MAX_WITNESSES, "number of witnesses"),
        (witnesses["required"] <= len(witnesses["keys"]), "more witnesses required than listed"),
        (body["opens"] < body["closes"], "opens is not before closes"),
        ("register" not in body or body["register"]["head"]["size"] > 0, "an empty register"),
    ]
    return [text for right, text in rules if not right]


def _contest(election: Election, number: int) -> list[str]:
    contest, circuit = election.contests[number], election.circuits[number]
    where = f"contest {contest['id'][:64]}: "
    roll = election.roll_index(contest["roll"])
    found = [] if roll is not None else ["names a roll that is not there"]
    if not 1 <= len(contest["options"]) <= limits.MAX_OPTIONS:
        found.append("number of options")
    if len(contest["ballot"].get("constraints", [])) > limits.MAX_CONSTRAINTS:
        found.append("too many constraints")
    for option in contest["options"]:
        flags = option.get("flags", [])
        if flags != sorted(set(flags), key=str.encode):
            found.append(f"flags of {option['id'][:64]} are not ascending, each once")
    about = contest.get("about", {})
    if about and "register" not in election.body:
        found.append("about, without a register")
    if "again" in about and len(contest["options"]) < 2:
        found.append("a fresh vote between fewer than two")
    if circuit is None:
        found.append("does not compile to a circuit: " + election.uncompiled[number])
    else:
        most = election.rolls[roll]["max_weight"] if roll is not None else 0
        found += _bounds(circuit, most)
    return [where + text for text in found]


def _bounds(circuit: Circuit, max_weight: int) -> list[str]:
    """Numbers of slots and rules, and what they can reach."""
    found = []
    if len(circuit.slots) > limits.MAX_SLOTS or len(circuit.rules) > limits.MAX_RULES:
        found.append("too many slots or rules")
    if any(circuit.reach(rule) >= 2**63 for rule in range(len(circuit.rules))):
        found.append("a rule reaches 2^63")
    largest = max(circuit.largest(s) for s in range(len(circuit.slots)))
    if max_weight * largest > limits.MAX_TOTAL:
        found.append("a total could exceed 2^40")
    return found


def _roll(election: Election, number: int) -> list[str]:
    roll = election.rolls[number]
    where = f"roll {roll['id'][:64]}: "
    contests = election.contests_of(number)
    found = [] if contests else [where + "has no contest"]
    if not 1 <= roll["max_size"] <= limits.MAX_VOTERS:
        found.append(where + "max_size")
    circuits = tuple(election.circuits[c] for c in contests if election.circuits[c])
    shape = Shape(number, tuple(contests), circuits)
    if shape.bits > limits.MAX_BITS:
        found.append(where + "a ballot has too many bits")
    if shape.range_size[0] * shape.range_size[1] > limits.MAX_RANGE_BITS:
        found.append(where + "a ballot has too many range bits")
    if shape.length > limits.MAX_BALLOT:
        found.append(where + "a ballot is too long")
    return found


def charter_refusals(election: Election, charter: Charter) -> list[str]:
    """1.2 and 7.1: votes and bodies are the charter's."""
    found = [] if "register" in election.body else _bodies(election, charter)
    for number, contest in enumerate(election.contests):
        vote = charter.votes.get(contest["vote"])
        where = f"contest {contest['id'][:64]}: "
        if vote is None and contest["vote"] not in charter.unclear:
            found.append(where + "vote is not one of the charter's")
        elif vote is not None:
            why = mismatch(vote, contest["ballot"], len(contest["options"]))
            found += [where + why] if why else []
            if vote.private and not is_private_title(contest["title"]):
                found.append(where + "its question is private, and its title no hash")
            if not _has_joint(election, number, vote):
                found.append(where + "not one contest for each vote it is joint with")
    return found


def _bodies(election: Election, charter: Charter) -> list[str]:
    """Of an election that names no register."""
    found = []
    for roll in election.rolls:
        body = charter.bodies.get(roll["body"])
        if body is None:
            found.append(f"roll {roll['id'][:64]}: body is not one of the charter's")
        elif body.voteless:
            found.append(f"roll {roll['id'][:64]}: its body is voteless")
    return found


def _has_joint(election: Election, number: int, vote: Vote) -> bool:
    """7.3: exactly one contest for each joint vote, before this one, on its roll;
    a fresh vote needs none."""
    contest = election.contests[number]
    if "again" in contest.get("about", {}):
        return True
    own = [(c, x) for c, x in enumerate(election.contests) if x["vote"] in vote.joint]
    right = all(c < number and x["roll"] == contest["roll"] for c, x in own)
    return right and sorted(x["vote"] for _, x in own) == sorted(vote.joint)


def is_private_title(title: str) -> bool:
    """"sha256:" and 64 lower-case hexadecimal digits."""
    digits = title.removeprefix("sha256:")
    return digits != title and len(digits) == 64 and set(digits) <= set("0123456789abcdef")
