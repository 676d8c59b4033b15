"""Records in pieces: the same report, whoever runs them; and what is missing, altered or stale is refused by name."""

import json
import os
import pickle
import shutil
import subprocess
import sys
import unittest

import ostrakon
from support import DEMO, SMALL, Test, command, fixtures


class Demonstration(Test):
    def setUp(self):
        super().setUp()
        self.store = self.folder / "store"
        self.whole = ostrakon.verify(DEMO)

    def done(self):
        job = ostrakon.Job.plan(DEMO, **SMALL)
        for tasks in job.passes:
            for task in tasks:
                job.run(task, self.store)
        return job

    def result(self, job, task):
        return self.store / "results" / job.done(task, self.store)

    def test_the_report_is_that_of_one_piece(self):
        reduced = self.in_pieces(DEMO, self.store)
        self.assertEqual(reduced.verification.json, self.whole.json)
        self.assertEqual(reduced.verification.text, self.whole.text)
        self.assertEqual(reduced.verification.resumed, 1077)
        stretches = reduced.stretches
        self.assertEqual(sum(stretch["counted"] for stretch in stretches), 365 + 661)
        self.assertEqual(sum(stretch["superseded"] for stretch in stretches), 18 + 33)

    def test_python_and_the_command_work_on_one_store(self):
        _, status, said = command("shards", "plan", DEMO, "--store", self.store, "--stretch", "256", "--parts", "3")
        self.assertEqual(status, 0, said)
        job = ostrakon.Job.noted(DEMO, self.store)
        first, *others = job.passes
        for task in first:
            job.run(task, self.store)
        printed, status, said = command("shards", "run", DEMO, "--store", self.store, "--left")
        self.assertEqual(status, 0, said)
        self.assertIn(f"pass 1: {len(first)} pieces done, {len(first)} of them before", printed)
        self.assertEqual(job.reduce(self.store).verification.json, self.whole.json)
        printed, status, _ = command("shards", "reduce", DEMO, "--store", self.store, "--json")
        self.assertEqual((printed, status), (self.whole.json + "\n", 0))

    def test_the_command_goes_on_where_python_planned(self):
        job = ostrakon.Job.plan(DEMO, **SMALL)
        job.note(self.store)
        _, status, said = command("shards", "run", DEMO, "--store", self.store, "--left")
        self.assertEqual(status, 0, said)
        self.assertEqual(job.reduce(self.store).verification.json, self.whole.json)

    def test_a_task_is_done_once_and_always_alike(self):
        job = ostrakon.Job.plan(DEMO, **SMALL)
        task = job.passes[0][0]
        self.assertIsNone(job.done(task, self.store))
        name = job.run(task, self.store)
        self.assertEqual(job.done(task, self.store), name)
        before = (self.store / "results" / name).stat()
        self.assertEqual(job.run(task, self.store, threads=2), name)
        self.assertEqual((self.store / "results" / name).stat().st_mtime_ns, before.st_mtime_ns)
        self.assertEqual(job.compute(task, self.folder / "other"), name)
        self.assertFalse((self.folder / "other").exists())

    def test_what_is_missing_is_named(self):
        job = self.done()
        for tasks in job.passes:
            task = tasks[-1]
            path = self.result(job, task)
            kept = path.read_bytes()
            path.unlink()
            with self.assertRaises(ostrakon.Missing) as raised:
                job.reduce(self.store)
            self.assertEqual(raised.exception.task, task)
            self.assertIn(job.describe(task), str(raised.exception))
            path.write_bytes(kept)
        job.reduce(self.store)

    def test_any_byte_that_is_altered_is_named(self):
        job = self.done()
        for tasks in job.passes[:2]:
            task = tasks[0]
            path = self.result(job, task)
            kept = bytearray(path.read_bytes())
            for place in (0, 17, 40, len(kept) // 3):
                altered = kept.copy()
                altered[place] ^= 1
                path.write_bytes(altered)
                with self.subTest(task=task, place=place), self.assertRaises(ostrakon.Altered) as raised:
                    job.reduce(self.store)
                self.assertEqual(raised.exception.task, task)
            path.write_bytes(kept)
        job.reduce(self.store)

    def test_sections_are_held_against_their_names_where_they_are_read(self):
        job = ostrakon.Job.plan(DEMO, **SMALL)
        for task in job.passes[0]:
            job.run(task, self.store)
        path = self.result(job, next(task for task in job.passes[0] if "ballots" in task))
        kept = bytearray(path.read_bytes())
        kept[-1] ^= 1
        path.write_bytes(kept)
        with self.assertRaises(ostrakon.Altered):
            for task in job.passes[1]:
                job.run(task, self.store)

    def test_another_task_s_result_is_no_result(self):
        job = self.done()
        notes = self.store / "done"
        names = {}
        for note in notes.iterdir():
            names.setdefault(note.read_text(), note)
        one, two = (job.done(task, self.store) for task in job.passes[1][:2])
        names[one].write_text(two)
        with self.assertRaises(ostrakon.Altered):
            job.reduce(self.store)

    def test_results_of_another_cut_are_not_taken(self):
        self.done()
        other = ostrakon.Job.plan(DEMO, **{**SMALL, "parts": 2})
        with self.assertRaises(ostrakon.Missing):
            other.reduce(self.store)

    def test_a_record_that_is_another_is_refused(self):
        job = self.done()
        copy = self.folder / "copy"
        shutil.copytree(DEMO, copy)
        self.assertEqual(ostrakon.Job.open(copy, job.cut, job.context).context, job.context)
        with self.assertRaises(ostrakon.Changed):
            ostrakon.Job.open(copy, {**job.cut, "parts": 4}, job.context)
        for roll in (copy / "roll").iterdir():
            changed = ostrakon.Job.open(copy, job.cut, job.context)
            kept = bytearray(roll.read_bytes())
            kept[35] ^= 2  # The first voter's weight.
            roll.write_bytes(kept)
            store = self.folder / roll.name
            for tasks in changed.passes:
                for task in tasks:
                    changed.run(task, store)
            # It is what was cut, since nothing of the log changed; and it does not pass.
            failed = [check.id for check in changed.reduce(store).verification.report if check.status == "failed"]
            self.assertIn("201", failed)
            kept[35] ^= 2
            roll.write_bytes(kept)
        with self.assertRaises(ostrakon.Changed):
            changed = ostrakon.Job.open(copy, job.cut, job.context)
            note = (copy / "checkpoint").read_text().split("\n")
            note[1] = str(int(note[1]) - 1)
            (copy / "checkpoint").write_text("\n".join(note))
            changed.run(changed.passes[0][1], self.folder / "third")

    def test_a_job_goes_to_other_processes(self):
        job = ostrakon.Job.plan(DEMO, **SMALL)
        copy = pickle.loads(pickle.dumps(job))
        self.assertEqual((copy.context, copy.cut, copy.passes), (job.context, job.cut, job.passes))
        script = (
            "import pickle, sys; job = pickle.load(sys.stdin.buffer);"
            "print(job.run(job.passes[0][0], sys.argv[1]))"
        )
        ended = subprocess.run([sys.executable, "-c", script, str(self.store)], input=pickle.dumps(job), capture_output=True)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertEqual(ended.stdout.decode().strip(), job.compute(job.passes[0][0], self.store))

    def test_errors_go_to_other_processes_with_their_task(self):
        job = ostrakon.Job.plan(DEMO, **SMALL)
        with self.assertRaises(ostrakon.Missing) as raised:
            job.reduce(self.store)
        copy = pickle.loads(pickle.dumps(raised.exception))
        self.assertIsInstance(copy, ostrakon.Missing)
        self.assertEqual((str(copy), copy.task), (str(raised.exception), raised.exception.task))

    @unittest.skipUnless(hasattr(os, "fork"), "this system has no fork")
    def test_a_process_may_fork_after_verifying(self):
        ostrakon.verify(DEMO, threads=2)
        child = os.fork()
        if child == 0:
            os._exit(0 if ostrakon.verify(DEMO, threads=2) else 9)
        _, status = os.waitpid(child, 0)
        self.assertEqual(os.waitstatus_to_exitcode(status), 0)


class Corpus(Test):
    def test_every_record_gives_the_same_report_in_pieces(self):
        cut = 0
        for fixture in fixtures():
            with self.subTest(fixture.name):
                self.within(fixture.folder)
                store = self.folder / fixture.name
                try:
                    reduced = self.in_pieces("record", store, **fixture.kept())
                except ostrakon.NotCut:
                    # Only records whose setup or rolls are at fault.
                    self.assertFalse(fixture.passed_through(299))
                    continue
                cut += 1
                self.assertEqual(json.loads(reduced.verification.json), fixture.report)
        self.assertGreater(cut, 50)


if __name__ == "__main__":
    unittest.main()
