"""As much of `kubectl` as deploy/kubernetes/run.sh asks of it, without a cluster: jobs are held against the form of batch/v1, strictly, and their pods run here, one after the other.

Called as `kubectl.py WORDS`; where record, store and program are is in the environment; what became of jobs, in the folder OSTRAKON_JOBS.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

import yaml

JOBS = pathlib.Path(os.environ["OSTRAKON_JOBS"])
PLACES = {"/record": os.environ["OSTRAKON_NATION"], "/store": os.environ["OSTRAKON_STORE"]}
NAME = re.compile(r"[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$")


class Form(Exception):
    """What is not as batch/v1 has it."""


class Required(str):
    """A field that must be there."""


def one_of(*values):
    def check(value, where):
        if not any(value == one and type(value) is type(one) for one in values):
            raise Form(f"{where}: {value!r} is none of {values}")

    return check


def of(kind):
    def check(value, where):
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise Form(f"{where}: {value!r} is no {kind.__name__}")

    return check


def name(value, where):
    of(str)(value, where)
    if not NAME.match(value):
        raise Form(f"{where}: {value!r} is no name")


def quantity(value, where):
    of(str)(value, where)
    if not re.match(r"\d+(m|Ki|Mi|Gi)?$", value):
        raise Form(f"{where}: {value!r} is no amount")


def count(value, where):
    of(int)(value, where)
    if value < 0:
        raise Form(f"{where}: {value} is below 0")


R = Required
TEXTS = {"*": of(str)}
AMOUNTS = {"cpu": quantity, "memory": quantity}
CONTAINER = {
    R("name"): name,
    R("image"): of(str),
    R("command"): [of(str)],
    R("args"): [of(str)],
    "env": [{R("name"): of(str), R("value"): of(str)}],
    R("resources"): {R("requests"): AMOUNTS, R("limits"): AMOUNTS},
    R("securityContext"): {
        R("allowPrivilegeEscalation"): one_of(False),
        R("readOnlyRootFilesystem"): of(bool),
        R("capabilities"): {R("drop"): [one_of("ALL")]},
    },
    R("volumeMounts"): [{R("name"): name, R("mountPath"): of(str), "readOnly": of(bool)}],
}
POD = {
    R("restartPolicy"): one_of("Never"),
    R("automountServiceAccountToken"): of(bool),
    "enableServiceLinks": of(bool),
    R("securityContext"): {
        R("runAsNonRoot"): of(bool),
        "runAsUser": count,
        "runAsGroup": count,
        "fsGroup": count,
        "seccompProfile": {R("type"): one_of("RuntimeDefault")},
    },
    R("containers"): [CONTAINER],
    R("volumes"): [
        {R("name"): name, "persistentVolumeClaim": {R("claimName"): name, "readOnly": of(bool)}, "emptyDir": {}}
    ],
}
JOB = {
    R("apiVersion"): one_of("batch/v1"),
    R("kind"): one_of("Job"),
    R("metadata"): {R("name"): name, "labels": TEXTS},
    R("spec"): {
        "completionMode": one_of("Indexed", "NonIndexed"),
        R("completions"): count,
        R("parallelism"): count,
        "backoffLimit": count,
        "backoffLimitPerIndex": count,
        "maxFailedIndexes": count,
        R("template"): {"metadata": {"labels": TEXTS}, R("spec"): POD},
    },
}


def hold(value, form, where):
    """Every field is one that the form has, and everything that it asks for is there."""
    if callable(form):
        return form(value, where)
    if isinstance(form, list):
        of(list)(value, where)
        return [hold(item, form[0], f"{where}[{place}]") for place, item in enumerate(value)]
    of(dict)(value, where)
    if "*" in form:
        return [hold(item, form["*"], f"{where}.{key}") for key, item in value.items()]
    if unknown := set(value) - {str(key) for key in form}:
        raise Form(f"{where}: there is no field {sorted(unknown)}")
    if missing := {key for key in form if isinstance(key, Required)} - set(value):
        raise Form(f"{where}: {sorted(missing)} is missing")
    fields = {str(key): inner for key, inner in form.items()}
    return [hold(item, fields[key], f"{where}.{key}") for key, item in value.items()]


def hold_job(job):
    """Its form, and what one field says about another."""
    hold(job, JOB, "job")
    spec = job["spec"]
    pod = spec["template"]["spec"]
    if "backoffLimitPerIndex" in spec and spec.get("completionMode") != "Indexed":
        raise Form("job.spec: backoffLimitPerIndex is for indexed jobs")
    if "maxFailedIndexes" in spec and "backoffLimitPerIndex" not in spec:
        raise Form("job.spec: maxFailedIndexes needs backoffLimitPerIndex")
    volumes = {volume["name"]: volume for volume in pod["volumes"]}
    for container in pod["containers"]:
        mounts = {mount["mountPath"]: mount for mount in container["volumeMounts"]}
        if unknown := {mount["name"] for mount in mounts.values()} - set(volumes):
            raise Form(f"there is no volume {sorted(unknown)}")
        if not mounts["/record"].get("readOnly") or mounts["/store"].get("readOnly"):
            raise Form("the record is read, the store is written")
        if container["resources"]["requests"]["cpu"] != "1":
            raise Form("a piece takes one core")


def create():
    job = yaml.safe_load(sys.stdin.read())
    hold_job(job)
    folder = JOBS / job["metadata"]["name"]
    folder.mkdir()
    indices = range(job["spec"]["completions"])
    well = all(run(job, index, folder) for index in indices)
    (folder / "status").write_text("Complete" if well else "FailureTarget Failed")
    with (JOBS / "order").open("a") as order:
        order.write(f"{folder.name} {len(indices)}\n")


def run(job, index, folder):
    (container,) = job["spec"]["template"]["spec"]["containers"]
    words = [*container["command"], *container["args"]]
    if job["spec"].get("completionMode") == "Indexed":
        words = [word.replace("$(JOB_COMPLETION_INDEX)", str(index)) for word in words]
    assert words[0] == "ostrakon" and not any("$(" in word for word in words), words
    words = [os.environ["OSTRAKON_COMMAND"], *(PLACES.get(word, word) for word in words[1:])]
    more = {variable["name"]: variable["value"] for variable in container.get("env", [])}
    with (folder / "log").open("ab") as log:
        return subprocess.run(words, env={**os.environ, **more}, stdout=log, stderr=log).returncode == 0


def main(words):
    match words:
        case ["delete", "job", job, "--ignore-not-found", "--wait"]:
            for path in (JOBS / job).glob("*"):
                path.unlink()
            if (JOBS / job).exists():
                (JOBS / job).rmdir()
        case ["create", "-f", "-"]:
            create()
        case ["get", "job", job, "-o", 'jsonpath={.status.conditions[?(@.status=="True")].type}']:
            print((JOBS / job / "status").read_text(), end="")
        case ["logs", job]:
            print((JOBS / job.removeprefix("job/") / "log").read_text(), end="")
        case _:
            raise SystemExit(f"no such command: {json.dumps(words)}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Form as error:
        sys.exit(f"error: {error}")
