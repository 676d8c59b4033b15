"""What must be refused on every engine, and by whose name: results, records and workers that are not what they should be."""

import shutil

import ostrakon
from ostrakon.cluster import ClusterError, verify
from ostrakon.cluster import work as pieces

from . import records
from .watching import At, Told


class Refusals:
    """Mixed into `Cases`, which says what `run_all`, `job` and `note` are."""

    def test_a_result_that_is_tampered_with_is_refused_by_name(self):
        job = self.run_all().job
        task = next(task for task in job.passes[1])
        path = self.store / "results" / job.done(task, self.store)
        raw = bytearray(path.read_bytes())
        raw[40] ^= 1
        path.write_bytes(raw)
        with self.assertRaisesRegex(ostrakon.Altered, "join 0") as told:
            self.run_all()
        self.assertEqual(told.exception.task, task)

    def test_a_result_that_is_tampered_with_under_way_is_refused_by_name_by_the_worker_that_reads_it(self):
        def tamper():
            # The last section of a stretch's result: what a join reads of it.
            task = next(task for task in self.job().passes[0] if '"ballots"' in task)
            path = self.store / "results" / self.job().done(task, self.store)
            raw = bytearray(path.read_bytes())
            raw[-1] ^= 1
            path.write_bytes(raw)

        with self.assertRaisesRegex(ostrakon.Altered, "on .*, process .*ballots 0"):
            self.run_all(progress=At(end1=tamper))

    def test_a_result_in_anothers_place_is_refused_by_name(self):
        job = self.run_all().job
        first, second = [task for task in job.passes[0] if '"ballots"' in task][:2]
        shutil.copy(self.note(job, first), self.note(job, second))
        with self.assertRaisesRegex(ostrakon.Altered, job.describe(second).replace("+", r"\+")):
            self.run_all()

    def test_a_result_that_goes_missing_is_refused_by_name(self):
        def remove():
            self.note(self.job(), self.job().passes[2][1]).unlink()

        with self.assertRaisesRegex(ostrakon.Missing, "weigh 2048"):
            self.run_all(progress=At(end3=remove))

    def test_results_of_an_earlier_pass_that_become_others_are_stale(self):
        job = self.run_all().job
        record = records.copy(records.NATION, self.place / "changed")
        path = sorted((record / "tile/entries").rglob("000*"))[0]
        raw = bytearray(path.read_bytes())
        raw[-1] ^= 1
        path.write_bytes(raw)
        task = next(task for task in job.passes[0] if '"ballots","first":0,' in task)
        self.note(job, task).unlink()
        ostrakon.Job.noted(str(record), str(self.store)).run(task, str(self.store))
        with self.assertRaisesRegex(ostrakon.Stale, "join 0"):
            self.run_all()

    def test_a_record_that_changes_under_way_is_refused(self):
        record = records.copy(records.NATION, self.place / "record")

        def change():
            checkpoint = record / "checkpoint"
            lines = checkpoint.read_text().split("\n")
            lines[1] = str(int(lines[1]) - 1)
            checkpoint.write_text("\n".join(lines))

        with self.assertRaisesRegex(ostrakon.Changed, "on .*, process "):
            self.run_all(record, progress=At(begin2=change, begin3=change))
        # Whoever goes on with another record is refused before anything is run.
        with self.assertRaises(ostrakon.Changed):
            self.run_all(record)

    def test_ballots_that_change_under_way_are_refused(self):
        record = records.copy(records.NATION, self.place / "record")

        def change():
            for path in (path for path in (record / "tile/entries").rglob("*") if path.is_file()):
                raw = bytearray(path.read_bytes())
                raw[len(raw) // 2] ^= 1
                path.write_bytes(raw)

        with self.assertRaisesRegex(ostrakon.Changed, "on .*, process "):
            self.run_all(record, progress=At(begin3=change))

    def test_workers_that_see_another_store_or_another_record_are_refused(self):
        job = ostrakon.Job.plan(str(records.NATION), **self.SIZES)
        job.note(str(self.store))
        right = pieces.Work(str(records.NATION), str(self.store), job.context, ostrakon.__version__)
        wrong = {
            "NotNoted": right._replace(store=str(self.place / "elsewhere")),
            "ReadError": right._replace(record=str(self.place / "nowhere")),
            "Changed": right._replace(context="00" * 32),
            "Unlike": right._replace(version="0.0.0"),
        }
        for kind, work in wrong.items():
            (reply,) = self.engine.run(work, job.passes[0][:1], lambda done: None)
            self.assertEqual((reply.name, reply.kind), (None, kind), reply)
            self.assertIn("Next: ", reply.what)
        self.assertEqual(self.results(), [])

    def test_a_worker_that_says_what_is_not_so_is_refused(self):
        def lie(reply):
            yield reply._replace(name="00" * 32)

        def another(reply):
            yield reply._replace(task='{"task":"join","part":0}')

        def silent(reply):
            return iter(())

        for change, words in ((lie, "the store says"), (another, "which nobody asked it"), (silent, "no answer for")):
            shutil.rmtree(self.store, ignore_errors=True)
            with self.assertRaisesRegex(ClusterError, words):
                verify(records.NATION, self.store, Told(self.engine, change), **self.SIZES)

    def test_a_worker_that_invents_a_result_is_refused(self):
        def invent(reply):
            # It writes into the store what it says, and names what it wrote by its content.
            job = self.job()
            if '"ballots","first":0,' in reply.task:
                other = next(task for task in job.passes[0] if '"ballots","first":2048,' in task)
                name = job.run(other, str(self.store))
                self.note(job, reply.task).write_text(name)
                reply = reply._replace(name=name)
            yield reply

        with self.assertRaisesRegex(ostrakon.Altered, "ballots 0"):
            verify(records.NATION, self.store, Told(self.engine, invent), **self.SIZES)
