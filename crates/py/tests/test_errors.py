"""What is wrong is said: who, where, what, and what next. Nothing panics, whatever it is called with."""

import unittest

import ostrakon
from support import DEMO, SMALL, Test


class Errors(Test):
    def test_one_class_above_all(self):
        above = {
            "ReadError": ostrakon.OstrakonError,
            "NotVerified": ostrakon.OstrakonError,
            "StoreError": ostrakon.OstrakonError,
            "ShardError": ostrakon.OstrakonError,
            "NotNoted": ostrakon.StoreError,
            "NotCut": ostrakon.ShardError,
            "Changed": ostrakon.ShardError,
            "NoTask": ostrakon.ShardError,
            "Missing": ostrakon.ShardError,
            "Altered": ostrakon.ShardError,
            "Stale": ostrakon.ShardError,
        }
        for name, parent in above.items():
            error = getattr(ostrakon, name)
            self.assertIs(error.__base__, parent)
            self.assertEqual((error.__module__, error.__name__), ("ostrakon", name))
            self.assertTrue(error.__doc__)

    def test_a_folder_that_is_no_record(self):
        empty = self.folder / "empty"
        empty.mkdir()
        file = self.folder / "file"
        file.write_text("")
        for path, what in [
            (self.folder / "nowhere", "there is no such directory"),
            (empty, "holds no checkpoint"),
            (file, "is a file"),
        ]:
            for call in (
                ostrakon.verify,
                ostrakon.Record,
                ostrakon.Job.plan,
                lambda path: ostrakon.verify_ballot(path, 0),
                lambda path: ostrakon.verify_receipt(path, b""),
            ):
                with self.subTest(path=path), self.assertRaisesRegex(ostrakon.ReadError, what) as raised:
                    call(path)
                self.assertTrue(str(raised.exception).startswith(f"{path}: "))
                self.assertIn("Next: name a record directory.", str(raised.exception))

    def test_numbers_that_are_none(self):
        job = ostrakon.Job.plan(DEMO, **SMALL)
        task = job.passes[0][0]
        calls = {
            "stretch": lambda n: ostrakon.Job.plan(DEMO, stretch=n),
            "voters": lambda n: ostrakon.Job.plan(DEMO, voters=n),
            "parts": lambda n: ostrakon.Job.plan(DEMO, parts=n),
            "cut": lambda n: ostrakon.Job.open(DEMO, {**job.cut, "stretch": n}, job.context),
            "threads": lambda n: ostrakon.verify(DEMO, threads=n),
            "run": lambda n: job.run(task, self.folder, threads=n),
            "reduce": lambda n: job.reduce(self.folder, threads=n),
            "ballot": lambda n: ostrakon.verify_ballot(DEMO, n),
        }
        for name, call in calls.items():
            for number in (-1, -(1 << 200), 1 << 64, 1 << 5000):
                with self.subTest(name, number=number), self.assertRaises(ValueError):
                    call(number)
            for other in ("1", 1.0, b"1", [1], True, object()):
                with self.subTest(name, other=other), self.assertRaises(TypeError):
                    call(other)
        for name in ("stretch", "voters", "parts", "threads", "run", "reduce"):
            with self.subTest(name), self.assertRaises(ValueError):
                calls[name](0)
        for stretch in (1, 255, 257, (1 << 64) - 1):
            with self.subTest(stretch), self.assertRaisesRegex(ValueError, "multiple of 256"):
                ostrakon.Job.plan(DEMO, stretch=stretch)
        ostrakon.Job.plan(DEMO, stretch=(1 << 64) - 256, voters=(1 << 64) - 1, parts=65536)
        with self.assertRaises(ValueError):
            ostrakon.Job.plan(DEMO, parts=65537)

    def test_tasks_that_are_none(self):
        job = ostrakon.Job.plan(DEMO, **SMALL)
        for text in ("", "{}", "null", "[]", "\0", "{" * 100_000, '{"task":"ballots"}', '{"task":"other"}',
                     '{"task":"join","part":-1}', '{"task":"join","part":0,"more":1}', '{"task":"join","part":1e3}'):
            for call in (job.run, job.done, job.compute):
                with self.subTest(text[:40]), self.assertRaisesRegex(ValueError, "take the tasks from job.passes"):
                    call(text, self.folder)
        for text in ('{"task":"join","part":3}', '{"task":"ballots","first":1,"count":256}',
                     '{"task":"ballots","first":0,"count":18446744073709551615}',
                     '{"task":"weigh","first":18446744073709551615,"count":18446744073709551615}',
                     '{"task":"roll","roll":65535}', '{"task":"voters","roll":0,"first":0,"count":4}'):
            with self.subTest(text), self.assertRaises(ostrakon.NoTask):
                job.run(text, self.folder)
        self.assertEqual(list(self.folder.iterdir()), [])
        for other in (None, 1, b"{}"):
            with self.assertRaises(TypeError):
                job.run(other, self.folder)

    def test_cuts_that_are_none(self):
        job = ostrakon.Job.plan(DEMO, **SMALL)
        for cut in ({}, {"stretch": 256}, {**job.cut, "more": 1}, {**job.cut, "stretch": 3}):
            with self.subTest(cut), self.assertRaises(ValueError):
                ostrakon.Job.open(DEMO, cut, job.context)
        for context in ("", "00", job.context[:-1], job.context.replace(job.context[0], "x"), job.context + "0"):
            with self.subTest(context), self.assertRaises(ValueError):
                ostrakon.Job.open(DEMO, job.cut, context)
        with self.assertRaises(ostrakon.Changed):
            ostrakon.Job.open(DEMO, job.cut, "0" * 64)

    def test_stores_that_are_none(self):
        job = ostrakon.Job.plan(DEMO, **SMALL)
        task = job.passes[0][0]
        for inside in (DEMO, DEMO / "work", DEMO / "tile" / ".." / "work"):
            with self.subTest(inside), self.assertRaisesRegex(ValueError, "inside the record"):
                job.run(task, inside)
        file = self.folder / "file"
        file.write_text("")
        with self.assertRaisesRegex(ostrakon.StoreError, "Next: "):
            job.run(task, file)
        for name, what in [("gs://votes/x", "no kind of store"), ("s3://me:secret@votes/x", "AWS_ACCESS_KEY_ID")]:
            with self.subTest(name), self.assertRaisesRegex(ValueError, what):
                job.run(task, name)
        self.assertEqual(job.run(task, (self.folder / "address").as_uri()), job.done(task, self.folder / "address"))
        with self.assertRaisesRegex(ValueError, "AWS_ACCESS_KEY_ID") as refused:
            job.run(task, "s3://me:secret@votes/x")
        self.assertNotIn("secret@", str(refused.exception))
        with self.assertRaisesRegex(ostrakon.NotNoted, "job.json is missing"):
            ostrakon.Job.noted(DEMO, self.folder)
        (self.folder / "job.json").write_text("{}")
        with self.assertRaisesRegex(ostrakon.StoreError, "job.json"):
            ostrakon.Job.noted(DEMO, self.folder)

    def test_options_that_are_none(self):
        for call in (
            lambda: ostrakon.verify(DEMO, without="999"),
            lambda: ostrakon.verify(DEMO, without=""),
        ):
            with self.assertRaisesRegex(ValueError, "there is no check"):
                call()
        for call in (
            lambda: ostrakon.verify(DEMO, receipts=[self.folder / "nowhere"]),
            lambda: ostrakon.verify(DEMO, pins=[self.folder]),
            lambda: ostrakon.verify(DEMO, hints=self.folder / "nowhere"),
        ):
            with self.assertRaisesRegex(ostrakon.ReadError, "Next: "):
                call()
        for call in (
            lambda: ostrakon.verify(DEMO, receipts=[1]),
            lambda: ostrakon.verify(DEMO, pins=7),
            lambda: ostrakon.verify(DEMO, without=304),
            lambda: ostrakon.verify(DEMO, 2),
            lambda: ostrakon.verify(None),
            lambda: ostrakon.verify(DEMO, progress=1),
            lambda: ostrakon.Verification(),
            lambda: ostrakon.Job(),
        ):
            with self.assertRaises(TypeError):
                call()

    def test_nothing_is_changed_from_outside(self):
        verification = ostrakon.verify(DEMO)
        with self.assertRaises(AttributeError):
            verification.passed = True
        with self.assertRaises(AttributeError):
            verification.report[0].status = "passed"
        verification.report.clear()
        self.assertTrue(verification.report)


if __name__ == "__main__":
    unittest.main()
