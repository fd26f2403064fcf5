"""What NumPy's default_rng draws, as JSON: `numpy_random_reference.py --output FILE`."""

import argparse
import json

import numpy

SEEDS = [0, 1, 7, 12345, 2**31, 2**32 - 1, 2**32, 2**40 + 17, 2**63 - 1]
BOUNDS = [1, 2, 3, 10, 1000, 3087, 2**20, 3 * 2**30, 2**32 - 1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", required=True)
    cases = []
    for seed in SEEDS:
        for bound in BOUNDS:
            rng = numpy.random.default_rng(seed)
            drawn = rng.choice(bound, size=(3, 7), replace=True).flatten().tolist()
            cases.append({"seed": seed, "bound": bound, "drawn": drawn})
        coins = numpy.random.default_rng(seed).integers(2, size=(5, 21), dtype=bool)
        cases.append({"seed": seed, "coins": coins.flatten().tolist()})
    with open(parser.parse_args().output, "w", encoding="utf-8") as file:
        json.dump(cases, file)


if __name__ == "__main__":
    main()
