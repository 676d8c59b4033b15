"""A master of Spark with two workers on loopback, one core each, with a secret."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time

from .processes import MARK, Marked

_DEFAULTS = """spark.authenticate true
spark.authenticate.secret {secret}
spark.network.crypto.enabled true
spark.ui.enabled false
spark.master.ui.enabled false
spark.worker.ui.enabled false
spark.master.rest.enabled false
spark.executor.memory 512m
spark.driver.memory 512m
"""


class SparkNodes:
    """A standalone cluster. Its environment becomes that of the test, which is the driver."""

    def __init__(self, workers=2, port=7099):
        self.marked, self.port, self.processes = Marked(), port, []
        self.workers = range(1, workers + 1)
        self.place = tempfile.mkdtemp(prefix="ostrakon-", dir="/tmp")
        with open(os.path.join(self.place, "spark-defaults.conf"), "w") as file:
            file.write(_DEFAULTS.format(secret=secrets.token_hex(32)))
        self.environment = {
            MARK: self.marked.mark,
            "SPARK_CONF_DIR": self.place,
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_LOCAL_HOSTNAME": "127.0.0.1",
            "SPARK_LOCAL_DIRS": os.path.join(self.place, "local"),
            "SPARK_DAEMON_MEMORY": "256m",
            "PYSPARK_PYTHON": sys.executable,
        }

    @property
    def address(self):
        return f"spark://127.0.0.1:{self.port}"

    def start(self):
        import pyspark

        self._home = os.path.dirname(pyspark.__file__)
        os.environ.update(self.environment)
        self._run("master", "org.apache.spark.deploy.master.Master", "--port", str(self.port))
        self._await("master", "Starting Spark master", "I have been elected leader")
        for number in self.workers:
            sizes = ["--cores", "1", "--memory", "600m", "-d", os.path.join(self.place, f"work-{number}")]
            self._run(f"worker-{number}", "org.apache.spark.deploy.worker.Worker", *sizes, self.address)
        for number in self.workers:
            self._await(f"worker-{number}", "Successfully registered with master")
        return self

    def stop(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        self.marked.end()
        shutil.rmtree(self.place, ignore_errors=True)

    def _run(self, name, program, *arguments):
        command = [
            os.path.join(self._home, "bin", "spark-class"),
            program,
            "--host",
            "127.0.0.1",
            "--webui-port",
            "0",
            *arguments,
        ]
        environment = {**os.environ, "SPARK_HOME": self._home}
        with open(os.path.join(self.place, f"{name}.log"), "wb") as log:
            self.processes.append(
                subprocess.Popen(
                    command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
                )
            )

    def _await(self, name, *lines):
        deadline, path = time.monotonic() + 90, os.path.join(self.place, f"{name}.log")
        while True:
            with open(path) as log:
                told = log.read()
            if all(line in told for line in lines):
                return
            if time.monotonic() > deadline:
                raise AssertionError(f"Spark does not start:\n{told}")
            time.sleep(0.1)
