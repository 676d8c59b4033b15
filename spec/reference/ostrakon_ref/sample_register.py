"""A register made act by act.  FOR TEST VECTORS ONLY, as prover.py is."""

from hashlib import sha256

from . import jcs, prover
from .charter import Charter, parse_charter
from .merkle import Tree, leaf_hash
from .prover import public, signed
from .record import Absent, Missing
from .register.reading import Register
from .register.standing import Standing
from .sample_data import manifest_body
from .sample_files import checkpoint
from .sample_governance import GOVERNANCE
from .tiles import encode_entry_bundle, entry_bundles_of, hash_tile_files
from .verdicts import verdicts_hash
from .wire import labelled_hash

ORIGIN = "register.example/potsherds"
START = 1_600_000_000
OFFICERS = [{"key": public(f"officer {i}"), "name": f"officer {i}", "person": f"p-{i}"} for i in (1, 2, 3)]


class Folder:
    """Files in memory, as a `Record` has them."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files, self.odd = files, {}
        self.sizes = {path: len(data) for path, data in files.items()}

    def has(self, path: str) -> bool:
        return path in self.files

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise Absent(path, "this file is missing")
        return self.files[path]


class RegisterSample:
    """Acts in order; each takes the time `self.time`, which only rises if told to."""

    def __init__(self, charter: bytes = GOVERNANCE, officers: list[dict] | None = None,
                 quorum: int = 2, **changes) -> None:
        self.acts: list[bytes] = []
        self.charters: dict[str, bytes] = {}
        self.time, self.numbered = START, 0
        self.officers, self.quorum = OFFICERS if officers is None else officers, quorum
        body = {
            "charter": self.file(charter), "keeper": public("keeper"),
            "log": {"key": public("register log"), "origin": ORIGIN},
            "nonce": prover.secret_bytes("register")[:16].hex(),
            "organisation": "Society of Potsherds", **self._officers(),
        }
        self.register = ""
        self.add("founding", **(body | changes))
        self.register = sha256(jcs.dumps(jcs.loads_canonical(self.acts[0])["body"])).hexdigest()

    def _officers(self) -> dict:
        return {"officers": self.officers, "quorum": self.quorum}

    def file(self, charter: bytes) -> dict:
        """Publishes a charter from now on; CHARTER of encoding.md."""
        self.charter_bytes = charter
        self.stated = {"sha256": sha256(charter).hexdigest(), "size": len(charter)}
        self.charters[self.stated["sha256"]] = charter
        return self.stated

    @property
    def charter(self) -> Charter:
        return parse_charter(self.charter_bytes)

    def add(self, act: str, /, signers: tuple[str, ...] = ("keeper",), **members) -> str:
        """An act; its reference."""
        body = {"time": self.time, "type": f"ostrakon/v1/{act}"} | members
        if act != "founding":
            body = {"register": self.register} | body
        self.acts.append(signed(body, list(signers)))
        return leaf_hash(self.acts[-1]).hex()

    # Acts, with what they usually have.

    def form(self, body: str, kind: str = "branch", declared: int = 3) -> str:
        return self.add("body-formed", body=body, kind=kind, declared=declared, name=body.capitalize())

    def call(self, meeting: str, starts: int, kind: str = "congress", by: list[str] = (),
             place: str = "Sparta") -> str:
        return self.add("meeting-called", meeting=meeting, kind=kind, place=place, starts=starts,
                        convened_by=sorted(by))

    def fill(self, office: str, person: str, body: str, outcome: str | None = None,
             contest: str | None = None, **more) -> str:
        given = {"outcome": outcome, "contest": contest}
        given = {key: value for key, value in given.items() if value is not None}
        return self.add("office-filled", office=office, person=person, body=body, **given, **more)

    def vacate(self, holding: str, reason: str = "resigned") -> str:
        return self.add("office-vacated", holding=holding, reason=reason)

    def amend(self, charter: bytes, outcome: str, contest: str) -> str:
        return self.add("charter-amended", charter=self.file(charter), outcome=outcome, contest=contest)

    # Elections.

    @property
    def head(self) -> dict:
        root = Tree([leaf_hash(act) for act in self.acts]).root()
        return {"root": root.hex(), "size": len(self.acts)}

    def named(self, meeting: str | None = None) -> dict:
        """REGISTER of a manifest."""
        own = {} if meeting is None else {"meeting": meeting}
        return {"head": self.head, "key": public("register log"), "origin": ORIGIN, **own}

    def manifest(self, contests: list[dict], bodies: dict[str, str] | None = None,
                 meeting: str | None = None, **changes) -> dict:
        """Of an election that pins all acts so far; `bodies` by roll."""
        self.numbered += 1
        body = manifest_body(f"register {self.numbered}")
        roll = body["rolls"][0]
        officers = [{"key": x["key"], "name": x["name"]} for x in self.officers]
        return body | {
            "certifiers": {"officers": officers, "quorum": self.quorum}, "charter": self.stated,
            "contests": contests, "register": self.named(meeting),
            "rolls": [{**roll, "body": body, "id": name}
                      for name, body in (bodies or {"members": "assembly"}).items()],
        } | changes

    def link(self, manifest: dict, signers: tuple[str, ...] = ("organiser",), **changes) -> str:
        """Links an election; its manifest hash."""
        document = jcs.loads_canonical(signed(manifest, list(signers)))
        self.add("election-linked", manifest=document, **changes)
        return labelled_hash("manifest", jcs.dumps(manifest)).hex()

    def outcome(self, election: str, verdicts: list[dict],
                officers: tuple[str, ...] = ("officer 1", "officer 2"), /, **changes) -> str:
        """With a certificate of nothing but these verdicts."""
        body = {"election": election, "head": {"root": "00" * 32, "size": 1}, "report": "00" * 32,
                "result": "00" * 32, "type": "ostrakon/v1/certificate",
                "verdicts": verdicts_hash(verdicts).hex()} | changes
        certificate = jcs.loads_canonical(signed(body, list(officers)))
        return self.add("outcome", certificate=certificate, election=election, verdicts=verdicts)

    def verdict(self, contest: dict, status: str, elected: list[str] = (), tied: list[str] = ()) -> dict:
        vote = self.charter.votes[contest["vote"]]
        return {"clause": vote.clause, "contest": contest["id"], "elected": sorted(elected),
                "status": status, "tied": sorted(tied), "vote": vote.id}

    def decide(self, *decided: tuple, bodies: dict[str, str] | None = None,
               meeting: str | None = None, officers: tuple[str, ...] = ("officer 1", "officer 2")) -> str:
        """Links an election and enters its outcome: (contest, status, elected, tied) each."""
        manifest = self.manifest([item[0] for item in decided], bodies, meeting)
        return self.outcome(self.link(manifest), [self.verdict(*item) for item in decided], officers)

    # Publishing.

    def publish(self) -> dict[str, bytes]:
        """Every file of its directory."""
        leaves = [leaf_hash(act) for act in self.acts]
        files = {f"charter/{name}.toml": data for name, data in self.charters.items()}
        files |= hash_tile_files(leaves)
        for tile in entry_bundles_of(len(self.acts)):
            start = tile.index * 256
            files[tile.path] = encode_entry_bundle(self.acts[start : start + tile.width])
        return files | {"checkpoint": checkpoint(leaves, ORIGIN, "register log")}

    def read(self, *heads: int) -> Register:
        return Register(Folder(self.publish()), heads)

    def standing(self, size: int | None = None) -> Standing:
        size = len(self.acts) if size is None else size
        found = self.read(size).standing(size)
        if found is None:
            raise Missing("register", "nothing stands")
        return found
