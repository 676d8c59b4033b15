"""deploy/kubernetes: the jobs have the form of batch/v1, their commands are the command's, and run.sh gives the report of one machine."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import yaml

from . import records

FOLDER = pathlib.Path(__file__).resolve().parents[4] / "deploy" / "kubernetes"
KUBECTL = pathlib.Path(__file__).with_name("kubectl.py")


class Manifests(unittest.TestCase):
    def setUp(self):
        self.place = pathlib.Path(tempfile.mkdtemp(prefix="ostrakon-jobs-"))
        self.addCleanup(shutil.rmtree, self.place, ignore_errors=True)
        (self.place / "jobs").mkdir()
        kubectl = self.place / "bin" / "kubectl"
        kubectl.parent.mkdir()
        kubectl.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{KUBECTL}" "$@"\n')
        kubectl.chmod(0o755)

    def run_all(self, record=records.NATION):
        environment = {
            **os.environ,
            "PATH": f"{self.place / 'bin'}:{os.environ['PATH']}",
            "OSTRAKON_JOBS": str(self.place / "jobs"),
            "OSTRAKON_STORE": str(self.place / "store"),
            "OSTRAKON_NATION": str(record),
            "OSTRAKON_POLL": "0",
        }
        done = subprocess.run([FOLDER / "run.sh", "7"], env=environment, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout, done.stderr

    def test_the_report_is_that_of_one_machine(self):
        status, out, err = self.run_all()
        self.assertEqual((status, out), (0, records.whole(records.NATION) + "\n"), err)
        order = (self.place / "jobs" / "order").read_text().split()
        self.assertEqual(
            order[::2], ["ostrakon-plan", "ostrakon-pass-1", "ostrakon-pass-2", "ostrakon-pass-3", "ostrakon-reduce"]
        )
        self.assertGreater(int(order[3]), 20)
        # Once more: what is done is not done again, and the report is the same.
        before = {path: path.stat().st_mtime_ns for path in (self.place / "store" / "results").iterdir()}
        self.assertEqual(self.run_all()[:2], (status, out))
        self.assertEqual({path: path.stat().st_mtime_ns for path in before}, before)

    def test_a_record_that_fails_fails(self):
        folder = records.CORPUS / "b12_appended_twice"
        status, out, err = self.run_all(folder / "record")
        self.assertEqual((status, out), (1, records.whole(folder / "record") + "\n"), err)

    def test_a_record_that_is_not_cut_ends_with_the_reason(self):
        record = records.copy(records.NATION, self.place / "record")
        (record / "checkpoint").write_text("nothing of a checkpoint\n")
        status, out, err = self.run_all(record)
        self.assertEqual((status, out), (1, ""), err)
        self.assertIn("this record is verified in one piece", err)

    def test_what_is_no_job_is_refused(self):
        os.environ.setdefault("OSTRAKON_JOBS", "")
        os.environ.setdefault("OSTRAKON_STORE", "")
        from .kubectl import Form, hold_job

        text = (FOLDER / "plan.yaml").read_text()
        hold_job(yaml.safe_load(text))
        for right, wrong in (
            ("completions:", "completion:"),
            ("restartPolicy: Never", "restartPolicy: Always"),
            ("              readOnly: true\n", ""),
            ("batch/v1", "batch/v1beta1"),
            ("- name: store\n              mountPath", "- name: stores\n              mountPath"),
            ('cpu: "1"', "cpu: 1"),
            ("  completions: 1", "  backoffLimitPerIndex: 1\n  completions: 1"),
        ):
            self.assertIn(right, text)
            with self.assertRaises(Form, msg=wrong):
                hold_job(yaml.safe_load(text.replace(right, wrong, 1)))

    def test_the_volumes_are_claims(self):
        claims = list(yaml.safe_load_all((FOLDER / "volumes.yaml").read_text()))
        self.assertEqual(
            [(claim["apiVersion"], claim["kind"]) for claim in claims], [("v1", "PersistentVolumeClaim")] * 2
        )
        modes = {claim["metadata"]["name"]: claim["spec"]["accessModes"] for claim in claims}
        self.assertEqual(modes, {"ostrakon-record": ["ReadOnlyMany"], "ostrakon-store": ["ReadWriteMany"]})
