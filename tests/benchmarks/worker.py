"""One timed run of the Python side, in a process of its own: writes the reports regard writes.

worker.py REQUEST   a JSON file: trainer, recipe, data, model, output, seconds, log_every, threads,
                    precision, seed, peak_precision
"""

import importlib
import json
import random
import sys
import time
import tomllib
from pathlib import Path

sys.dont_write_bytecode = True

import torch  # noqa: E402

import work  # noqa: E402


class Reports:
    """metrics.jsonl with the names that regard uses, and `pairs`."""

    def __init__(self, file, begin):
        self.file, self.begin, self.last = file, begin, begin
        self.pairs, self.words, self.loss = 0, 0, 0.0

    def add(self, pairs, words, loss):
        self.pairs, self.words, self.loss = self.pairs + pairs, self.words + words, self.loss + loss

    def write(self, update):
        now = time.perf_counter()
        line = {"update": update, "loss": self.loss / self.words,
                "tokens_per_second": self.words / (now - self.last), "pairs": self.pairs,
                "seconds": now - self.begin}
        self.file.write(json.dumps(line) + "\n")
        self.last, self.pairs, self.words, self.loss = now, 0, 0, 0.0


def main():
    request = json.loads(Path(sys.argv[1]).read_text())
    torch.set_num_threads(request["threads"])
    torch.set_float32_matmul_precision(
        "highest" if request["precision"] == "float32" else "medium")
    torch.manual_seed(request["seed"])
    random.seed(request["seed"])
    recipe = tomllib.loads(Path(request["recipe"]).read_text())
    trainer = importlib.import_module(request["trainer"]).Trainer(recipe, request["data"],
                                                                  request["model"])
    folder = Path(request["output"])
    folder.mkdir()
    (folder / "vocabulary.json").write_text(json.dumps(trainer.vocabulary))
    with open(folder / "metrics.jsonl", "w") as file:
        reports = Reports(file, time.perf_counter())
        update = 0
        while time.perf_counter() - reports.begin < request["seconds"]:
            # On a CPU autocast leaves nn.GRU over packed sequences to the setting above.
            with torch.autocast("cpu", torch.bfloat16, request["precision"] == "bfloat16"):
                reports.add(*trainer.update())
            update += 1
            if update % request["log_every"] == 0:
                reports.write(update)
    (folder / "work.json").write_text(json.dumps({
        "flops_per_word": work.flops_per_word(trainer),
        "peak_flops": work.peak_flops(request["peak_precision"])}))


if __name__ == "__main__":
    main()
