"""Pieces as tasks of Spark: one partition each, through `mapInArrow`."""

import itertools
import threading
import time

from . import work as pieces
from .errors import told
from .network import answers

_INSTALL = "pip install 'ostrakon[spark]', and Java 17 or newer, on every machine"
_REPLY = "task string, name string, kind string, what string, where string, before int"
# Of a stage without any executor, in seconds: a cluster that must start machines first takes long.
_PATIENCE = 300


class Spark:
    """A Spark application, entered: `with Spark("spark://head:7077") as engine`. Whatever it is not told here, Spark reads from its own configuration."""

    def __init__(self, master):
        """`master`: as Spark names it, for instance `spark://host:7077`."""
        self.master = master
        self._groups = itertools.count()

    def __enter__(self):
        try:
            import pyarrow  # noqa: F401 (mapInArrow needs it)
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise told("Spark", f"it is not installed here ({error})", _INSTALL) from error
        _see(self.master)
        settings = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.log.level": "OFF",
            # A piece takes one core.
            "spark.task.cpus": "1",
            "spark.locality.wait": "0",
            "spark.python.worker.reuse": "true",
        }
        builder = SparkSession.builder.master(self.master).appName("ostrakon")
        for name, value in settings.items():
            builder = builder.config(name, value)
        try:
            self._session = builder.getOrCreate()
        except Exception as error:  # Of Java's, in every shape.
            raise told(
                self.master, f"Spark does not start ({_last(error)})", "look at Java, the secret and the master's log"
            ) from error
        return self

    def __exit__(self, *_):
        self._session.stop()

    def cores(self):
        """How many tasks run at a time."""
        return int(self._session.sparkContext.defaultParallelism)

    def guarded(self):
        """Whether the cluster asks for a secret; a master within this process listens to nobody."""
        secret = self._session.sparkContext.getConf().get("spark.authenticate", "false")
        return secret == "true" or self.master.startswith("local")

    def run(self, work, tasks, at):
        """Replies to tasks, once all are there; `at` is called meanwhile with how many are done. Spark runs a task again whose worker is lost."""
        tasks, group, ended = list(tasks), f"ostrakon-{next(self._groups)}", []
        if tasks:
            thread = threading.Thread(target=self._collect, args=(work, tasks, group, ended), daemon=True)
            thread.start()
            try:
                self._watch(thread, group, at)
            except BaseException:
                self._session.sparkContext.cancelJobGroup(group)
                raise
            replies, error = ended[0]
            if error is not None:
                raise _unlike(self.master, error) from error
            yield from replies

    def _collect(self, work, tasks, group, ended):
        try:
            self._session.sparkContext.setJobGroup(group, "pieces of a verification", interruptOnCancel=True)
            # One row a partition, so one task a piece.
            rows = self._session.range(0, len(tasks), 1, len(tasks))
            replies = rows.mapInArrow(_over(work, tasks), _REPLY).collect()
            ended.append(([pieces.Reply(*row) for row in replies], None))
        except Exception as error:  # To be raised where it is waited for.
            ended.append((None, error))

    def _watch(self, thread, group, at):
        context, idle = self._session.sparkContext, time.monotonic()
        while thread.is_alive():
            thread.join(0.1)
            done, active = _progress(context.statusTracker(), group)
            at(done)
            if done or active:
                idle = time.monotonic()
            elif time.monotonic() - idle > _PATIENCE:
                raise told(
                    self.master,
                    f"no worker has taken a task for {_PATIENCE} seconds",
                    "see that its workers are up and have room",
                )


def _over(work, tasks):
    """What `mapInArrow` runs: batches of indices of tasks in, batches of replies out."""

    def replies(batches):
        import pyarrow
        from pyspark import TaskContext

        before = TaskContext.get().attemptNumber()
        names = pieces.Reply._fields
        for batch in batches:
            for index in batch.column(0).to_pylist():
                reply = pieces.run(work, tasks[index])._replace(before=before)
                types = [pyarrow.int32() if name == "before" else pyarrow.string() for name in names]
                columns = [pyarrow.array([value], type=kind) for value, kind in zip(reply, types)]
                yield pyarrow.RecordBatch.from_arrays(columns, names=list(names))

    return replies


def _progress(tracker, group):
    """Tasks done, and tasks at work, of a group's stages."""
    infos = (tracker.getJobInfo(job) for job in tracker.getJobIdsForGroup(group))
    stages = [tracker.getStageInfo(stage) for info in infos if info for stage in info.stageIds]
    stages = [stage for stage in stages if stage]
    return sum(stage.numCompletedTasks for stage in stages), sum(stage.numActiveTasks for stage in stages)


def _last(error):
    """The line of an error that says most."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    named = [line for line in lines if "Error:" in line or "Exception:" in line]
    return (named or lines or [type(error).__name__])[-1].rstrip(".")


def _unlike(master, error):
    text = str(error)
    if "No module named" in text:
        line = next(line.strip() for line in text.splitlines() if "No module named" in line)
        return told(master, f"a worker lacks the program ({line})", _INSTALL)
    if "PYTHON_VERSION_MISMATCH" in text:
        return told(
            master, "the workers have another Python", "set PYSPARK_PYTHON to the same version on every machine"
        )
    return told(
        master, f"the tasks broke off ({_last(error)})", "run the same command again; look into the workers' logs"
    )


def _see(master):
    """Asks whether anybody answers, before Spark asks for a minute."""
    if not master.startswith("spark://"):
        return
    for one in master[len("spark://") :].split(","):
        host, _, port = one.rpartition(":")
        if port.isdigit() and answers(host.strip("[]"), int(port)):
            return
    raise told(master, "no master answers there", "start one, or look at its port")
