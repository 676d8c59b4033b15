"""Long work: progress, threads of Python that go on, Ctrl-C, and callbacks that raise."""

import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import ostrakon
from support import MEMORY, Test, command

#: Verified on one core in some seconds.
BALLOTS = 60_000


class Work(Test):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory(dir=MEMORY)
        cls.addClassCleanup(folder.cleanup)
        cls.record = pathlib.Path(folder.name) / "nation"
        _, status, said = command("bench", "national", "--make-only", "--voters", str(BALLOTS), "--out", cls.record)
        assert status == 0, said

    def test_progress_is_told_and_adds_up(self):
        told = []
        thread = threading.get_ident()

        def progress(stage, done, total):
            self.assertEqual(threading.get_ident(), thread)
            told.append((stage, done, total))

        self.assertTrue(ostrakon.verify(self.record, threads=2, progress=progress))
        stages = [stage for stage, _, _ in told]
        self.assertIn("verifying ballots", stages)
        for stage, done, total in told:
            self.assertIsInstance(stage, str)
            self.assertTrue(total is None or 0 <= done <= total, (stage, done, total))
        # At most ten times a second, and once at the end.
        self.assertLess(len(told), 600)

    def test_other_threads_go_on_meanwhile(self):
        turns = 0
        ended = threading.Event()
        found = []

        def work():
            found.append(ostrakon.verify(self.record, threads=1))
            ended.set()

        worker = threading.Thread(target=work)
        worker.start()
        while not ended.wait(0.002):
            turns += 1
        worker.join()
        self.assertTrue(found[0])
        self.assertGreater(turns, 50)

    def test_what_a_callback_raises_stops_the_work(self):
        class Mine(Exception):
            pass

        def progress(stage, done, total):
            raise Mine(stage)

        begun = time.monotonic()
        with self.assertRaises(Mine):
            ostrakon.verify(self.record, threads=1, progress=progress)
        stopped = time.monotonic() - begun
        begun = time.monotonic()
        self.assertTrue(ostrakon.verify(self.record, threads=1))
        self.assertLess(stopped, (time.monotonic() - begun) * 0.8)

    def test_a_task_that_is_stopped_leaves_no_result(self):
        job = ostrakon.Job.plan(self.record, stretch=256 * 1024)
        task = next(task for task in job.passes[0] if "ballots" in task)

        def progress(stage, done, total):
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            job.run(task, self.folder, progress=progress)
        self.assertIsNone(job.done(task, self.folder))
        self.assertEqual(list(self.folder.iterdir()), [])
        job.run(task, self.folder)
        self.assertIsNotNone(job.done(task, self.folder))

    @unittest.skipIf(sys.platform == "win32", "signals are told otherwise there")
    def test_ctrl_c_is_heard(self):
        # Whoever starts the tests in the background has them begin without hearing it.
        heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
        work = "import ostrakon, sys; print('begun', flush=True); ostrakon.verify(sys.argv[1], threads=1); print('ended')"
        process = subprocess.Popen(
            [sys.executable, "-c", f"{heard}; {work}", str(self.record)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.assertEqual(process.stdout.readline(), "begun\n")
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=60)
        self.assertIn("KeyboardInterrupt", said)
        self.assertNotIn("ended", out)


if __name__ == "__main__":
    unittest.main()
