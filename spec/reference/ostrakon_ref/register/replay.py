"""What the acts of a register say, one after another, and what is wrong with
each of them (9.2): rules of form, signatures and order do not keep an act from
having its effect, those of 9.3 to 9.10 do."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from ..charter import Charter, CharterError, parse_charter
from ..documents import Document
from ..findings import Findings
from ..log import Entry
from ..record import Absent, Malformed, Missing, Record
from . import bodies, charters, elections, meetings, offices, open_votes, outcomes, signatures, site
from .act import Act
from .log import ActLog
from .standing import Standing

Handler = Callable[[Act], None]
# Which check owns an act's rules; of `officers` there are none but of signatures.
HANDLERS: dict[str, tuple[str, Handler]] = {
    "charter-amended": ("804", charters.amended),
    "body-formed": ("805", bodies.formed),
    "body-ended": ("805", bodies.ended),
    "meeting-called": ("806", meetings.called),
    "election-linked": ("807", elections.linked),
    "outcome": ("808", outcomes.outcome),
    "office-filled": ("809", offices.filled),
    "office-vacated": ("809", offices.vacated),
    "open-vote": ("810", open_votes.open_vote),
    "site-published": ("813", site.published),
}


@dataclass
class Charters:
    """The charters of a directory, by hash."""

    folder: Record

    def __post_init__(self) -> None:
        self._known: dict[str, Charter | Missing] = {}

    def path(self, name: str) -> str:
        return f"charter/{name}.toml"

    def data(self, name: str) -> bytes:
        return self.folder.read(self.path(name))

    def get(self, name: str) -> Charter:
        if name not in self._known:
            try:
                self._known[name] = parse_charter(self.data(name))
            except CharterError as error:
                self._known[name] = Malformed(self.path(name), str(error))
            except Missing as error:
                self._known[name] = error
        found = self._known[name]
        if isinstance(found, Missing):
            raise found.with_traceback(None)
        return found


class Replay:
    """The acts, what was found by the checks 802 to 811 and 813, and what stands.
    Heads are sizes up to which what stands is asked for; those that elections pin are kept too."""

    def __init__(self, log: ActLog, folder: Record, heads: tuple[int, ...] = ()) -> None:
        self.log, self.charters = log, Charters(folder)
        self.found: dict[str, Findings] = defaultdict(Findings)
        self.standing: Standing | None = None
        self.at: dict[int, Standing] = {}
        wanted = {*heads, *map(elections.pinned_size, log.of("election-linked"))}
        for entry in log.entries:
            if self.standing is not None and entry.index in wanted:
                self.at[entry.index] = self.standing.copy()
            self._read(entry)
        if self.standing is not None:
            self.at[len(log.entries)] = self.standing.copy()
            meetings.calendar(self.standing, self.found["806"])

    def _read(self, entry: Entry) -> None:
        if entry.document is None:
            self._skip_all(entry, "this act cannot be read")
        elif entry.index == 0:
            self._first(entry, entry.document)
        else:
            self._next(entry, entry.document)

    def _skip_all(self, entry: Entry, what: str) -> None:
        """What nobody can read may be of any type."""
        for check in {"803", "811", *(check for check, _ in HANDLERS.values())}:
            self.found[check].skip(entry.where, what)

    def _first(self, entry: Entry, document: Document) -> None:
        if document.kind != "founding":
            self.found["802"].fail(entry.where, "the first act is not a founding")
            self._skip_all(entry, "there is no founding")
            return
        body = document.body
        signatures.check(entry, [body["keeper"]], None, 0, self.found["803"])
        try:
            charter = charters.read(self, body["charter"], body["organisation"], entry.where)
        except Missing as error:
            self.found["804"].missing(error)
            self._skip_all(entry, "without the charter nobody can say what stands")
            return
        self.standing = Standing(
            body, document.hash.hex(), charter, body["charter"], body["officers"], body["quorum"],
            body["time"], bodies_ever=set(charter.bodies))

    def _next(self, entry: Entry, document: Document) -> None:
        self._form(entry, document)
        standing = self.standing
        if standing is None:
            return
        officers = document.kind == "officers"
        signatures.check(entry, [standing.founding["keeper"]], standing.officers if officers else None,
                         standing.quorum, self.found["803"])
        if standing.dissolved:
            self.found["811"].fail(entry.where, "an act after the organisation was dissolved")
        if officers:
            standing.officers, standing.quorum = document.body["officers"], document.body["quorum"]
        elif document.kind in HANDLERS:
            self._handle(entry, *HANDLERS[document.kind])
        standing.time = max(standing.time, document.body["time"])

    def _form(self, entry: Entry, document: Document) -> None:
        """9.2: a founding once, `register`, times."""
        found, standing = self.found["802"], self.standing
        if document.kind == "founding":
            found.fail(entry.where, "a second founding")
        elif standing is not None:
            right = document.body["register"] == standing.register
            found.expect(right, entry.where, "an act of another register")
        if standing is not None:
            right = document.body["time"] >= standing.time
            found.expect(right, entry.where, "before the act before it")

    def _handle(self, entry: Entry, check: str, handler: Handler) -> None:
        act = Act(entry, self, self.found[check])
        try:
            handler(act)
        except Missing as error:
            act.found.missing(Absent(entry.where, f"{error.where}: {error.what}"))
        except Exception as error:  # nothing that an act holds makes a verifier stop
            act.fail(f"unexpected {type(error).__name__}: {error}")
