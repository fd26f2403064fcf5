"""What `regard plan` foresees of the shipped recipes, beside what then comes of them."""

import json
import time
import tomllib

from measure import ROOT, BenchmarkError, pace, read_metrics, run_child, vocabulary_flags

FOR_A_GPU = {"transformer-base"}
FIGURES = {"tokens_per_second": "tokens/s", "updates": "updates", "seconds": "seconds",
           "memory_mb": "MB", "validation_loss": "loss"}


def recipes(part):
    """Of the recipes whose name holds `part`."""
    found = sorted(file for file in (ROOT / "configs").glob("*.toml")
                   if part in file.stem and file.stem not in FOR_A_GPU)
    if not found:
        raise BenchmarkError(f"no recipe's name holds '{part}'")
    return found


def validation_pairs(setting):
    return setting.data.with_name("valid.tsv")


def flags(setting, recipe, threads):
    """A budget of time is one that the schedule of every recipe fits."""
    words = tomllib.loads(recipe.read_text(encoding="utf-8"))["text"]["tokenizer"] == "word"
    return ["--config", recipe, "--train", setting.data, "--valid",
            validation_pairs(setting), "--time", f"{setting.seconds:g}s",
            "--device", "cpu", "--threads", str(threads), "--log-every", "1",
            *([] if words else vocabulary_flags(setting.data))]


def foreseen(setting, recipe, threads):
    log = setting.folder / "plan.log"
    # Of a short budget a part, lest the trial be the training itself.
    trial = min(30, setting.seconds / 2)
    run_child([setting.regard, "plan", *flags(setting, recipe, threads), "--probe-time",
               f"{trial:g}s", "--json"], log)
    text = log.read_text(encoding="utf-8")
    plan = json.loads(text[text.index("{\n"):])
    loss = plan["validation_loss"]
    return {"tokens_per_second": plan["tokens_per_second"]["expected"],
            "updates": plan["run"]["updates"], "seconds": plan["run"]["seconds"],
            "memory_mb": plan["memory_mb"], "validation_loss": loss and loss["expected"]}


def come_true(setting, recipe, threads):
    folder = setting.folder / f"{recipe.stem}-{threads}"
    begin = time.monotonic()
    memory = run_child([setting.regard, "train", *flags(setting, recipe, threads),
                        "--output", folder], setting.folder / "train.log")
    seconds = time.monotonic() - begin
    updates, validations = read_metrics(folder)
    return pace(folder, updates) | {"seconds": seconds, "memory_mb": memory,
                                    "validation_loss": validations[-1]["valid_loss"]
                                    if validations else None}


def row(name, plan, truth):
    cells = []
    for figure in FIGURES:
        expected, came = plan[figure], truth[figure]
        if expected is None or came is None:
            cells.append(f"{'-':>24}")
            continue
        numbers = (f"{number:,.2f}" if figure == "validation_loss" else f"{number:,.0f}"
                   for number in (expected, came))
        cells.append(f"{' : '.join(numbers):>17}{expected / came:>7.2f}")
    return f"{name:<22}" + "".join(cells)


def measure_plans(setting, part, thread_counts):
    """Foreseen, what came, and the ratio of the two, figure by figure."""
    chosen = recipes(part)
    if not validation_pairs(setting).is_file():
        raise BenchmarkError(f"{validation_pairs(setting)} is missing: "
                             "plan takes its validation pairs from beside the training pairs")
    print(f"Training pairs: {setting.data}; foreseen : what came, and their ratio\n\n{'':<22}"
          + "".join(f"{title:>24}" for title in FIGURES.values()))
    results = []
    for recipe in chosen:
        for threads in thread_counts:
            name = f"{recipe.stem}, {threads}"
            try:
                plan = foreseen(setting, recipe, threads)
                truth = come_true(setting, recipe, threads)
            except BenchmarkError as error:  # the other recipes may be faster
                results.append({"recipe": recipe.stem, "threads": threads, "error": str(error)})
                print(f"{name:<22}  {str(error).splitlines()[-1]}", flush=True)
                continue
            results.append({"recipe": recipe.stem, "threads": threads,
                            "foreseen": plan, "came": truth})
            print(row(name, plan, truth), flush=True)
    return results
