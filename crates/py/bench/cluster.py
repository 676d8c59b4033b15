"""What a cluster costs: two one-core workers against one, and against `ostrakon verify` on two threads and on one, on this machine's loopback.

    python crates/py/bench/cluster.py RECORD --command target/release/ostrakon [--rounds 3] [--stretch N] [--parts N] [--json FILE]

with the package and the engines installed (`crates/py/tests/cluster/requirements.txt`). Rounds are interleaved, medians are told. A cluster is started for every line and
has verified the first pieces of a record once before the clock starts, so that what is told is the work and not the start of interpreters.
"""

import argparse
import json
import multiprocessing
import os
import pathlib
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

import ostrakon  # noqa: E402
from cluster.processes import command as command_of  # noqa: E402
from cluster.processes import parent, seconds, state  # noqa: E402
from cluster.ray_nodes import RayNodes  # noqa: E402
from cluster.spark_nodes import SparkNodes  # noqa: E402
from cluster.watching import At  # noqa: E402
from ostrakon.cluster import Ray, Spark, verify  # noqa: E402
from ostrakon.cluster import work as pieces  # noqa: E402

ENGINES = {"Ray": (RayNodes, Ray), "Spark": (SparkNodes, Spark)}


def main():
    asked = arguments()
    plain = {f"verify, {threads} threads": [] for threads in (2, 1)}
    lines = {(name, workers): [] for name in asked.engines for workers in (2, 1)}
    for _ in range(asked.rounds):
        for threads in (2, 1):
            plain[f"verify, {threads} threads"].append(alone(asked, threads))
        for name, workers in lines:
            lines[name, workers].append(apart(asked, name, workers))
    killed = {name: apart(asked, name, 2, True) for name in asked.engines}
    told = report(asked, plain, lines, killed)
    if asked.json:
        pathlib.Path(asked.json).write_text(json.dumps(told, indent=1) + "\n")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record")
    parser.add_argument("--command", default="target/release/ostrakon")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stretch", type=int)
    parser.add_argument("--parts", type=int)
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--json")
    return parser.parse_args()


def alone(asked, threads):
    """`ostrakon verify`, in a process of its own."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    words = [asked.command, "verify", asked.record, "--no-hints", "--json", "--threads", str(threads)]
    out = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": wall, "cpu": cpu, "report": out.strip()}


def apart(*asked):
    """A driver of its own for every run: what an engine leaves in a process ends with it."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(on_cluster, asked)


def on_cluster(asked, name, workers, kill=False):
    """One run on a cluster that is started for it."""
    (nodes, engine), place = ENGINES[name], pathlib.Path(tempfile.mkdtemp(prefix="ostrakon-bench-"))
    cluster = nodes(workers)
    try:
        cluster.start()
        with engine(cluster.address) as running:
            warm(asked, running, place / "warm", workers)
            return measured(asked, cluster, running, place / "store", workers, kill)
    finally:
        cluster.stop()
        shutil.rmtree(place, ignore_errors=True)


def warm(asked, engine, store, workers):
    """Interpreters are started, and the program is loaded."""
    job = ostrakon.Job.plan(asked.record, stretch=256)
    job.note(str(store))
    work = pieces.Work(os.path.abspath(asked.record), str(store), job.context, ostrakon.__version__)
    tasks = [task for task in job.passes[0] if '"ballots"' in task]
    deadline, seen = time.monotonic() + 60, set()
    for task in tasks:
        if len(seen) >= workers or time.monotonic() > deadline:
            break
        seen.update(reply.where for reply in engine.run(work, [task] + tasks[: 8 * workers], lambda done: None))


def measured(asked, cluster, engine, store, workers, kill):
    at, killer = {}, killing(cluster) if kill else None
    marks = {
        f"{when}{number}": (lambda key=f"{when}{number}": at.setdefault(key, time.monotonic()))
        for when in ("begin", "end")
        for number in (1, 2, 3)
    }
    if killer:
        marks["begin1"] = lambda: (at.setdefault("begin1", time.monotonic()), killer.start())
    cpu, start = processors(cluster), time.monotonic()
    verified = verify(
        asked.record, store, engine, stretch=asked.stretch, parts=asked.parts, threads=workers, progress=At(**marks)
    )
    end = time.monotonic()
    cpu = processors(cluster) - cpu
    moved = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
    idle, tasks = time.monotonic(), [task for tasks in verified.job.passes for task in tasks]
    work = pieces.Work(os.path.abspath(asked.record), str(store), verified.job.context, ostrakon.__version__)
    # Pieces that are done already: what is left is the engine's own.
    for _ in engine.run(work, tasks, lambda done: None):
        pass
    return {
        "a_piece": (time.monotonic() - idle) / len(tasks),
        "wall": end - start,
        "cpu": cpu,
        "passes": [at[f"end{number}"] - at[f"begin{number}"] for number in (1, 2, 3)],
        "reduction": end - at["end3"],
        "bytes": moved,
        "pieces": [done.pieces for done in verified.passes],
        "again": sum(done.again for done in verified.passes),
        "ballots": verified.verification.resumed,
        "report": verified.verification.json,
    }


def processors(cluster):
    """Seconds of everything that works: the cluster's processes, and this one."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime + sum(seconds(pid) for pid in cluster.marked.all())


def killing(cluster):
    """Kills a worker that computes, once, half a second after the first pass has begun."""

    def kill():
        time.sleep(0.5)
        for _ in range(10_000):
            python = cluster.marked.named("pyspark.daemon")
            busy = [pid for pid in python if parent(pid) in python and state(pid) == "R"]
            busy += [pid for pid in cluster.marked.all() if command_of(pid).startswith("ray::run")]
            if busy:
                os.kill(busy[0], 9)
                return

    return threading.Thread(target=kill)


def report(asked, plain, lines, killed):
    reports = [
        run.pop("report") for runs in [*plain.values(), *lines.values(), list(killed.values())] for run in runs
    ]
    same = len(set(reports)) == 1
    middle = lambda runs, key: statistics.median(run[key] for run in runs)
    base = {2: middle(plain["verify, 2 threads"], "wall"), 1: middle(plain["verify, 1 threads"], "wall")}
    one = next(iter(lines.values()))[0]
    print(
        f"commit {commit()}, {processor()}, {os.cpu_count()} cores; {one['ballots']:,} ballots, pieces {one['pieces']}; medians of {asked.rounds}; reports {'the same' if same else 'DIFFER'}\n"
    )
    print("| | wall, s | processors, s | over `verify` | passes, s | reduction, s | its share | through the store |")
    print("|---|--:|--:|--:|---|--:|--:|--:|")
    for name, runs in plain.items():
        print(f"| {name} | {middle(runs, 'wall'):.2f} | {middle(runs, 'cpu'):.2f} | | | | | |")
    for (name, workers), runs in lines.items():
        wall, cut = middle(runs, "wall"), middle(runs, "reduction")
        passes = ", ".join(f"{statistics.median(run['passes'][number] for run in runs):.2f}" for number in range(3))
        over = f"{100 * (wall / base[workers] - 1):+.0f}%"
        print(
            f"| {name}, {workers} of one core | {wall:.2f} | {middle(runs, 'cpu'):.2f} | {over} | {passes} | {cut:.2f} | {100 * cut / wall:.0f}% | {runs[0]['bytes'] / 1e6:.1f} MB |"
        )
    for name, run in killed.items():
        print(
            f"\n{name}, a worker killed with -9: {run['wall']:.2f} s, {run['again']} of {sum(run['pieces'])} pieces begun again."
        )
    told = {name: paper(lines[name, 1]) for name in asked.engines}
    return {
        "paper": told,
        "commit": commit(),
        "cpu": processor(),
        "cores": os.cpu_count(),
        "same_report": same,
        "verify": plain,
        "cluster": {f"{name} {workers}": runs for (name, workers), runs in lines.items()},
        "killed": killed,
    }


# As records of that size are cut, unless told otherwise.
STRETCH, PART = 32_768, 1 << 18


def paper(runs):
    """Weak scaling from measured parts: 52,500 ballots a core. A ballot costs what it cost one worker; stretches and parts are whole; the engine hands out
    pieces one after the other; the reduction is one machine's, and grows with the ballots."""
    ballots = runs[0]["ballots"]
    first, second, third = (statistics.median(run["passes"][number] for run in runs) / ballots for number in range(3))
    last = statistics.median(run["reduction"] for run in runs) / ballots
    handing = statistics.median(run["a_piece"] for run in runs)
    lines = []
    for cores in (1, 10, 100, 1000):
        total = 52_500 * cores
        stretches, parts = -(-total // STRETCH), -(-total // PART)
        rounds = lambda pieces, size, each: max(-(-pieces // cores) * min(size, total) * each, pieces * handing)
        parts_of = {
            "pass 1": rounds(stretches, STRETCH, first),
            "pass 2": rounds(parts, PART, second),
            "pass 3": rounds(stretches, STRETCH, third),
            "reduction": total * last,
        }
        lines.append({"cores": cores, "ballots": total, **parts_of, "all": sum(parts_of.values())})
    print(
        f"\nOn paper, {handing * 1000:.1f} ms for handing out a piece:\n\n| cores | ballots | pass 1, s | pass 2, s | pass 3, s | reduction, s | all, s |"
    )
    print("|--:|--:|--:|--:|--:|--:|--:|")
    for line in lines:
        told = " | ".join(f"{line[name]:.1f}" for name in ("pass 1", "pass 2", "pass 3", "reduction", "all"))
        print(f"| {line['cores']:,} | {line['ballots']:,} | {told} |")
    return lines


def commit():
    """The commit; a `+` tells of changes."""
    run = lambda *words: subprocess.run(
        ["git", "-C", str(HERE), *words], capture_output=True, text=True
    ).stdout.strip()
    return run("rev-parse", "--short=12", "HEAD") + (
        "+" if run("status", "--porcelain", "--untracked-files=no") else ""
    )


def processor():
    with open("/proc/cpuinfo") as file:
        names = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
    return names[0] if names else platform.processor()


if __name__ == "__main__":
    main()
