"""What a corpus larger than memory costs: time to the first update and peak memory, beside a small one."""

import json
import time

from measure import NEVER, ROOT, has_ended, run_child, vocabulary_flags

UPDATES = 20  # of each start, so that batches from all over the files have come and gone


def write_pairs(path, data, count):
    """The lines of `data` over and over, with the number of the turn behind both sentences."""
    with open(data, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t")[:2] for line in file if "\t" in line]
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            turn, line = divmod(number, len(lines))
            english, french = lines[line]
            out.write(f"{english} {turn}\t{french} {turn}\n")


def start(setting, train, folder, updates):
    """Seconds until the first update of this start is reported, and peak resident memory in MB."""
    metrics = folder / "metrics.jsonl"
    before = metrics.stat().st_size if metrics.exists() else 0
    command = [setting.regard, "train", "--config", ROOT / "configs" / "transformer-tiny.toml",
               "--train", train, "--valid", setting.folder / "valid.tsv", "--output", folder,
               "--max-updates", str(updates), "--log-every", "1", "--valid-every", NEVER,
               "--save-every", NEVER, "--valid-sentences", "0", "--schedule", "constant",
               "--device", "cpu", "--threads", "1", *vocabulary_flags(setting.data)]
    begin, seconds = time.monotonic(), 0.0

    def wait_for_report(process):
        nonlocal seconds
        while not metrics.exists() or metrics.stat().st_size == before:
            if has_ended(process):
                break
            time.sleep(0.02)
        seconds = time.monotonic() - begin

    memory = run_child(command, setting.folder / "regard.log", wait_for_report)
    return {"seconds_to_first_update": seconds, "peak_memory_mb": memory,
            "memory_at_end_mb": json.loads(metrics.read_text().splitlines()[-2])["memory_mb"]}


def measure_shards(setting, pairs):
    """Two starts on the pairs of the benchmark's data and two on many more."""
    many = setting.folder / "many.tsv"
    write_pairs(many, setting.data, pairs)
    results = []
    print(f"{'':<14}{'start':>8}{'first update':>14}{'peak MB':>10}{'at the end MB':>15}")
    for name, train in (("small", setting.data), (f"{pairs:,} pairs", many)):
        folder = setting.folder / name.replace(" ", "-")
        for number in (1, 2):
            figures = start(setting, train, folder, number * UPDATES)
            results.append({"pairs": name, "start": number, **figures})
            print(f"{name:<14}{number:>8}{figures['seconds_to_first_update']:>12.1f} s"
                  f"{figures['peak_memory_mb']:>10,.0f}{figures['memory_at_end_mb']:>15,.0f}",
                  flush=True)
    return results
