"""Whole records: the report is the command's, byte for byte."""

import json
import threading
import unittest

import ostrakon
from support import DEMO, Test, command, fixtures


class Demonstration(Test):
    def test_the_report_is_that_of_the_command(self):
        verification = ostrakon.verify(DEMO)
        printed, status, _ = command("verify", DEMO, "--json")
        self.assertEqual(verification.json + "\n", printed)
        printed, _, _ = command("verify", DEMO)
        self.assertEqual(verification.text + "\n", printed)
        self.assertTrue(verification.passed)
        self.assertTrue(verification)
        self.assertEqual(status, 0)

    def test_what_came_out_is_told(self):
        verification = ostrakon.verify(DEMO)
        self.assertIs(verification.demand(), verification)
        contest = verification.tally[0]
        self.assertEqual(contest["status"], "elected")
        self.assertEqual(contest["elected"], ["chirac"])
        self.assertEqual(contest["totals"]["chirac"], 139)
        self.assertEqual(verification.verdicts[0]["elected"], ["chirac"])
        self.assertEqual(verification.resumed, 0)

    def test_any_number_of_cores_gives_the_same_report(self):
        reports = {ostrakon.verify(DEMO, threads=threads).json for threads in (None, 1, 2, 3, 64)}
        self.assertEqual(len(reports), 1)

    def test_a_check_is_left_out_and_nothing_passes(self):
        verification = ostrakon.verify(DEMO, without="304")
        self.assertFalse(verification)
        left_out = {check.id: check for check in verification.report}["304"]
        self.assertEqual(left_out.status, "not run")
        self.assertEqual(left_out.findings[0].where, "--without")
        printed, status, _ = command("verify", DEMO, "--json", "--without", "304")
        self.assertEqual((verification.json + "\n", status), (printed, 1))
        with self.assertRaisesRegex(ostrakon.NotVerified, "304"):
            verification.demand()
        with self.assertRaises(ostrakon.NotVerified):
            verification.tally
        with self.assertRaises(ostrakon.NotVerified):
            verification.verdicts
        self.assertEqual(verification.claimed[0]["elected"], ["chirac"])

    def test_threads_of_python_verify_side_by_side(self):
        found = []
        workers = [threading.Thread(target=lambda: found.append(ostrakon.verify(DEMO, threads=1).json)) for _ in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.assertEqual((len(found), len(set(found))), (4, 1))


class Corpus(Test):
    def test_every_record_gives_the_report_of_the_rust_tests(self):
        refused = 0
        for fixture in fixtures():
            with self.subTest(fixture.name):
                self.within(fixture.folder)
                verification = ostrakon.verify("record", threads=1, **fixture.kept())
                self.assertEqual(json.loads(verification.json), fixture.report)
                self.assertEqual(verification.passed, fixture.refused_by == [])
                failed = [check.id for check in verification.report if check.status == "failed"]
                self.assertTrue(set(fixture.refused_by) <= set(failed), failed)
                refused += not verification.passed
        self.assertGreater(refused, 30)

    def test_the_command_says_the_same(self):
        """Of some: the command is started anew for each."""
        for fixture in fixtures()[::7]:
            with self.subTest(fixture.name):
                self.within(fixture.folder)
                kept = fixture.kept()
                given = [word for file in kept["receipts"] for word in ("--receipt", file)]
                given += [word for file in kept["pins"] for word in ("--pin", file)]
                verification = ostrakon.verify("record", **kept)
                self.assertEqual(command("verify", "record", *given)[0], verification.text + "\n")
                self.assertEqual(command("verify", "record", "--json", *given)[0], verification.json + "\n")


if __name__ == "__main__":
    unittest.main()
