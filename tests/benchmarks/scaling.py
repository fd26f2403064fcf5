"""How training gains from processes: measured on this machine, estimated for many.

An update of N processes, each with as many tokens as one has here, takes

    T(N) = C + S(N) - hidden    S(N) = 2 (N - 1) / N * G / B + (2 K + 2) log2(N) * L

C: the update of one process by itself. S: the sum of G bytes of gradients in K buckets, as MPI makes it
for large messages (reduce-scatter by halving, then allgather by doubling; Thakur, Rabenseifner and Gropp
2005), and two of a few numbers (by doubling), over a network of B bytes a second and L seconds of latency.
What is hidden lies between nothing and all but those two and the last bucket, as long as the backward
pass, two thirds of C, lasts; the last bucket is the embedding, whose gradient comes at the very end.
Efficiency is C / T(N). bfloat16 halves G, and is taken to be summed in the same way.
"""

import json
import math
import os
import shutil
import statistics

import cases
import measure

NETWORKS = {"10 Gbit/s": (1.25e9, 50e-6), "100 Gbit/s": (12.5e9, 5e-6)}  # bytes/s, seconds
PROCESSES = (8, 16, 32, 64, 128, 256, 512, 1024)
BACKWARD_SHARE = 2 / 3  # two products for each of the forward pass
BUCKET = 1 << 20  # numbers; a weight of more is one by itself
BYTES = {"float32": 4, "bfloat16": 2}


def buckets(parameters, largest):
    """How many numbers are in each, the last one last."""
    alone = [largest] if largest >= BUCKET else []
    full, rest = divmod(parameters - sum(alone), BUCKET)
    return [BUCKET] * full + ([rest] if rest else []) + alone


def update_seconds(processes, compute, bucket_bytes, network):
    """With nothing hidden, and with all that can be."""
    bandwidth, latency = network
    doublings = math.log2(processes) * latency
    sums = [2 * (processes - 1) / processes * count / bandwidth + 2 * doublings
            for count in bucket_bytes]
    hidden = min(sum(sums[:-1]), BACKWARD_SHARE * compute)
    plain = compute + sum(sums) + 2 * doublings
    return plain, plain - hidden


def launcher(processes):
    """Open MPI wants to be told that it may run for root."""
    if processes == 1:
        return []
    os.environ.update(OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1")
    return ["mpirun", "-np", str(processes)]


def parameters(model):
    """How many numbers are in each weight, by the file's head, a JSON of shapes."""
    with open(model / "model.safetensors", "rb") as file:
        head = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    return [math.prod(entry["shape"]) for name, entry in head.items() if name != "__metadata__"]


def measure_layout(setting, case, processes, threads, seed):
    run, figures = measure.run_regard(setting, case, threads, seed, launcher(processes))
    counts = parameters(run / "last")
    return figures | {"parameters": sum(counts), "largest": max(counts)}


LAYOUTS = ((1, 1), (1, 2), (2, 1))  # processes, threads of each


def measure_case(setting, case, repeat):
    runs = {layout: [] for layout in LAYOUTS}
    for seed in range(1, repeat + 1):
        for layout in LAYOUTS:
            runs[layout].append(measure_layout(setting, case, *layout, seed))
    speeds = {layout: statistics.median(run["tokens_per_second"] for run in of)
              for layout, of in runs.items()}
    one = runs[1, 1]
    update = statistics.median(run["seconds_per_update"] for run in one)
    return {
        "case": case.name, "parameters": one[0]["parameters"], "seconds_per_update": update,
        "tokens_per_second": {f"{p} x {t}": speed for (p, t), speed in speeds.items()},
        "two_processes_to_two_threads": speeds[2, 1] / speeds[1, 2],
        "efficiency_of_two_processes": speeds[2, 1] / (2 * speeds[1, 1]),
        "estimates": estimates(one[0]["parameters"], one[0]["largest"], update),
    }


def estimates(parameters, largest, update):
    """Of a network with so many numbers, `largest` of them in one weight, that updates in so many
    seconds by itself."""
    counts = buckets(parameters, largest)
    return [estimate(counts, update, name, width) for name in NETWORKS for width in BYTES]


def estimate(counts, compute, network, width):
    rows = []
    bucket_bytes = [count * BYTES[width] for count in counts]
    for processes in PROCESSES:
        plain, overlapped = update_seconds(processes, compute, bucket_bytes, NETWORKS[network])
        rows.append({"processes": processes, "efficiency": [compute / plain, compute / overlapped]})
    return {"network": network, "gradients": width, "rows": rows}


def show(result):
    speeds = ", ".join(f"{layout}: {speed:,.0f}" for layout, speed
                       in result["tokens_per_second"].items())
    print(f"\n{result['case']}: {result['parameters']:,} parameters, "
          f"{result['seconds_per_update']:.3f} s an update of one process with one thread\n"
          f"tokens/s of processes x threads: {speeds}\n"
          f"two processes : two threads {result['two_processes_to_two_threads']:.2f}, "
          f"efficiency of two {result['efficiency_of_two_processes']:.2f}")
    show_estimates(result["estimates"])


def percent_range(efficiency):
    """Both ends, or the one that they round to."""
    return "-".join(dict.fromkeys(f"{100 * end:.0f}" for end in efficiency))


def show_estimates(estimates):
    print("estimated efficiency in percent, from nothing hidden to all that can be:")
    print(f"{'processes':>24}" + "".join(f"{count:>10}" for count in PROCESSES))
    for estimated in estimates:
        cells = "".join(f"{percent_range(row['efficiency']):>10}" for row in estimated["rows"])
        print(f"{estimated['network'] + ', ' + estimated['gradients']:>24}{cells}", flush=True)


def run(setting, repeat):
    if not shutil.which("mpirun"):
        raise measure.BenchmarkError("there is no mpirun: install Open MPI or MPICH")
    chosen = [case for case in cases.MODES["train"] if case.name.endswith(", float32")]
    results = []
    for case in chosen:
        results.append(measure_case(setting, case, repeat))
        show(results[-1])
    return results
