"""An organisation's archive, or a register alone (9.1, 9.8)."""

import os
from pathlib import Path

from .evidence import Evidence
from .findings import PASSED, Findings
from .record import Missing, Record
from .register import checks
from .register.reading import Register
from .register.standing import Decided
from .shares import decisions
from .verifier import Report, run

NAMES = {identifier: name for identifier, (name, _) in checks.CHECKS.items()} | {"812": "records"}
NAMES = {identifier: NAMES[identifier] for identifier in sorted(NAMES)}


class Archive:
    """`directory` holds register/ and elections/; or, `alone`, is a register's own."""

    def __init__(self, directory: str, alone: bool = False) -> None:
        self.alone, self.directory = alone, Path(directory)
        self.register = Register(Record(str(self.directory if alone else self.directory / "register")))
        self.outcomes: list[dict] = []
        self.ballots = 0

    def verify(self, without: str | None = None) -> Report:
        """The checks of 9.8, in order."""
        listed = []
        for identifier, name in NAMES.items():
            found = self._check(identifier) if identifier != without else Findings()
            if identifier == without:
                found.skip("arguments", "left out with --without")
            listed.append({"id": identifier, "name": name, "status": found.status,
                           "findings": found.listed()})
        return Report(listed, self.outcomes, self._acts(), self.ballots)

    def _check(self, identifier: str) -> Findings:
        if identifier != "812":
            return checks.judge(identifier, self.register)
        found = Findings()
        if self.alone:
            found.skip("elections", "only the register is here: no election's record was verified")
            return found
        try:
            self._records(found)
        except Missing as error:
            found.missing(error)
        except Exception as error:
            found.fail("verifier", f"unexpected {type(error).__name__}: {error}")
        return found

    def _acts(self) -> int:
        try:
            return len(self.register.log.entries)
        except Missing:
            return 0

    # Check 812.

    def _records(self, found: Findings) -> None:
        """Each linked election with an outcome has one record, which passes chapter 8."""
        standing = self.register.standing(self._acts())
        wanted = {name: standing.decided[ref] for name, ref in standing.outcomes.items()}
        seen: set[str] = set()
        for path in self._folders(found):
            where = f"elections/{path.name}"
            evidence = Evidence(Record(str(path)))
            report = run(evidence)
            self.outcomes += report.outcomes
            self.ballots += report.ballots
            failed = [check["id"] for check in report.checks if check["status"] != PASSED]
            found.expect(report.passed, where, "does not pass: " + ", ".join(failed))
            try:
                name = evidence.election.hash.hex()
                found.expect(name not in seen, where, "a second record of this election")
                seen.add(name)
                if name not in wanted:
                    found.fail(where, "a record of no linked election with an outcome")
                    continue
                self._same(evidence, wanted[name], where, found)
            except Missing as error:
                found.fail(where, f"{error.where}: {error.what}")
        for name in sorted(set(wanted) - seen):
            found.fail("elections", f"no record of the election {name[:16]}…")

    def _folders(self, found: Findings) -> list[Path]:
        """Every subdirectory; files beside them are nobody's record."""
        try:
            entries = sorted(os.scandir(self.directory / "elections"), key=lambda entry: entry.name)
        except OSError as error:
            raise Missing("elections", f"cannot be listed ({error.strerror})") from None
        for entry in entries:
            found.expect(not entry.is_symlink(), f"elections/{entry.name}", "a link")
        return [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]

    def _same(self, evidence: Evidence, decided: Decided, where: str, found: Findings) -> None:
        """Manifest, certificate and verdicts are those of the acts."""
        log, acts = evidence.log, self.register.log
        outcome = next(act for act in acts.entries if act.leaf.hex() == decided.ref)
        linked = [act.body["manifest"] for act in acts.of("election-linked")
                  if act.body["manifest"]["body"] == decided.manifest]
        manifest, certificate = log.first("manifest").document, log.first("certificate").document
        pairs = [("manifest", manifest, linked[0]), ("certificate", certificate, outcome.body["certificate"])]
        for what, document, stated in pairs:
            same = stated == {"body": document.body, "signatures": document.signatures}
            found.expect(same, where, f"another {what} than the register's")
        same = decisions(evidence).verdicts() == decided.verdicts
        found.expect(same, where, "comes to other verdicts than the register's")
