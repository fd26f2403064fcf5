"""sacreBLEU's tests of significance on translations of its own making, as JSON.

    significance_reference.py --output FILE
"""

import argparse
import json
import os
import pathlib
import random

from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.significance import PairedTest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SENTENCES = 150
METRICS = {"bleu": BLEU, "chrf": CHRF, "ter": TER}


def worsened(rng, line, share):
    words = line.split()
    return " ".join(rng.choice(words) if rng.random() < share else word for word in words)


def tests(systems, references, seed, resamples):
    os.environ["SACREBLEU_SEED"] = str(seed)
    answers = {}
    for name, metric in METRICS.items():
        for kind, samples in (("bs", resamples), ("ar", 4 * resamples)):
            found = PairedTest(systems, {name: metric()}, [references], test_type=kind,
                               n_samples=samples)()[1]
            results = found[next(key for key in found if key != "System")]
            answers[f"{name}.{kind}"] = [
                {"score": float(r.score), "p": r.p_value,
                 "mean": None if r.mean is None else float(r.mean),
                 "ci": None if r.ci is None else float(r.ci)} for r in results]
    return {"seed": seed, "resamples": resamples, "answers": answers}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", required=True)
    rng = random.Random(1)
    lines = (ROOT / "data/test.tsv").read_text(encoding="utf-8").splitlines()
    references = [line.split("\t")[0] for line in lines[:SENTENCES]]
    hypotheses = {name: [worsened(rng, line, share) for line in references]
                  for name, share in (("baseline", 0.3), ("alike", 0.32), ("worse", 0.4))}
    hypotheses["same"] = hypotheses["baseline"]
    hypotheses["silent"] = [""] * SENTENCES
    systems = list(hypotheses.items())
    runs = [tests(systems, references, 12345, 200), tests(systems, references, 7, 50)]
    with open(parser.parse_args().output, "w", encoding="utf-8") as file:
        json.dump({"references": references, "systems": systems, "runs": runs}, file)


if __name__ == "__main__":
    main()
