"""Timed runs of either side, each in a process of its own, read from the same kind of reports."""

import json
import os
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEVER = "1000000000"
OWN_PAIRS = ROOT / "data" / "train.tsv"


class BenchmarkError(Exception):
    pass


@dataclass
class Setting:
    """What all runs of one invocation share."""

    regard: Path
    data: Path
    seconds: float
    folder: Path
    joeynmt: Path | None = None  # the Python that JoeyNMT is installed in


def has_ended(process):
    """Without taking its exit status from run_child, which tells of it."""
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def run_child(command, log, meanwhile=lambda process: None, environment=None):
    """Peak resident memory in MB. `meanwhile` looks on as long as it likes."""
    with open(log, "w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)
        try:
            meanwhile(process)
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.terminate()  # mpirun then ends its ranks, and regard what it writes
            process.wait()
            raise
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        tail = "\n".join(log.read_text().splitlines()[-5:])
        words = " ".join(map(str, command))
        raise BenchmarkError(f"exit status {process.returncode} of {words}\n{tail}")
    return usage.ru_maxrss * 1024 / 1e6


def read_metrics(folder):
    """Of a run: reports of its updates and of its validations."""
    lines = [json.loads(line) for line in (folder / "metrics.jsonl").read_text().splitlines()]
    return ([line for line in lines if "tokens_per_second" in line],
            [line for line in lines if "valid_loss" in line])


def pace(folder, reports):
    """What the reports of a run's updates say, of which there must be two."""
    if len(reports) < 2:
        raise BenchmarkError(f"{folder.name}: {len(reports)} reports give no speed; "
                             "raise --seconds")
    return {"tokens_per_second": tokens_per_second(reports), "updates": reports[-1]["update"],
            "seconds_per_update": seconds_per_update(reports)}


def tokens_per_second(reports):
    """From the first report to the last, so that neither side's start counts."""
    tokens = sum(after["tokens_per_second"] * (after["seconds"] - before["seconds"])
                 for before, after in zip(reports, reports[1:]))
    return tokens / (reports[-1]["seconds"] - reports[0]["seconds"])


def seconds_per_update(reports):
    first, last = reports[0], reports[-1]
    return (last["seconds"] - first["seconds"]) / (last["update"] - first["update"])


def pairs_per_second(reports, batch):
    """`batch` pairs an update; where a pass ends on a smaller batch, that is too many by a hair."""
    return batch / seconds_per_update(reports)


def result(folder, recipe, memory):
    reports, _ = read_metrics(folder)
    figures = pace(folder, reports) | {"peak_memory_mb": memory, "seconds": reports[-1]["seconds"],
                                       "loss": reports[-1]["loss"]}
    batch = recipe["training"].get("batch-sentences", 0)
    if batch:
        figures["pairs_per_second"] = pairs_per_second(reports, batch)
    return figures


def vocabulary_flags(data):
    """The project's own pairs do not give as many subwords as the recipes ask for."""
    return ["--vocabulary-size", "2000"] if data.resolve() == OWN_PAIRS else []


def recipe_file(case):
    return ROOT / "configs" / f"{case.recipe}.toml"


def run_regard(setting, case, threads, seed, launcher=()):
    name = "-".join(["regard", case.name, str(threads), str(seed), *launcher[1:]])
    folder = setting.folder / name.replace(", ", "-")
    command = [*launcher, setting.regard, "train", "--config", recipe_file(case), "--train", setting.data,
               "--valid", setting.folder / "valid.tsv", "--output", folder,
               "--time", f"{setting.seconds:g}s", "--log-every", str(case.log_every),
               "--valid-every", NEVER, "--save-every", NEVER, "--valid-sentences", "0",
               "--device", "cpu", "--threads", str(threads), "--precision", case.precision,
               "--seed", str(seed)]
    if case.unit == "tokens":
        command += vocabulary_flags(setting.data)
    memory = run_child(command, setting.folder / "regard.log")
    return folder, result(folder, tomllib.loads(recipe_file(case).read_text()), memory)


def run_python(setting, case, threads, seed, regard_run):
    folder = setting.folder / f"python-{case.name}-{threads}-{seed}".replace(", ", "-")
    request = setting.folder / "request.json"
    request.write_text(json.dumps({
        "trainer": case.trainer, "recipe": str(recipe_file(case)), "data": str(setting.data),
        "model": str(regard_run / "last" / "vocab.spm"), "output": str(folder),
        "seconds": setting.seconds, "log_every": case.log_every, "threads": threads,
        "precision": case.python_precision, "peak_precision": case.precision, "seed": seed}))
    worker = Path(__file__).parent / "worker.py"
    memory = run_child([sys.executable, worker, request], setting.folder / "python.log")
    check_vocabulary(folder, regard_run)
    figures = result(folder, tomllib.loads(recipe_file(case).read_text()), memory)
    return figures | json.loads((folder / "work.json").read_text())


def check_vocabulary(python_run, regard_run):
    """The same words on both sides, or the two do not do the same work."""
    files = [regard_run / "last" / f"{side}.vocab.txt" for side in ("source", "target")]
    if not all(file.exists() for file in files):
        return  # The subwords are regard's own.
    regard_sizes = [len(file.read_text(encoding="utf-8").splitlines()) for file in files]
    python_sizes = json.loads((python_run / "vocabulary.json").read_text())
    if regard_sizes != python_sizes:
        raise BenchmarkError(
            f"vocabularies differ: {regard_sizes} in regard, {python_sizes} in Python")
