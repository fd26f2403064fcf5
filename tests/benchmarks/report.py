"""The table of the terminal and the contents of the JSON file."""

import importlib.metadata
import os
import platform
import statistics


def machine():
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = (line.split(":", 1)[1] for line in file if line.startswith("model name"))
            model = next(names).strip()
    except (OSError, StopIteration):
        pass
    return {"processor": model, "cores": len(os.sched_getaffinity(0)),
            "pytorch": importlib.metadata.version("torch"), "python": platform.python_version()}


def ratios_of(regard, peer, figure):
    """Of runs that followed one another, so that a slow spell hits both sides."""
    return [ours[figure] / theirs[figure] for ours, theirs in zip(regard, peer)]


def compare(case, threads, regard, python, joeynmt):
    """`joeynmt` may be empty."""
    figure = f"{case.unit}_per_second"
    ratios = ratios_of(regard, python, figure)
    # The networks are the same: what PyTorch counts in one, the other computes too.
    shares = [ours["tokens_per_second"] * theirs["flops_per_word"] / theirs["peak_flops"]
              for ours, theirs in zip(regard, python)]
    result = {
        "case": case.name, "threads": threads, "unit": f"{case.unit}/s",
        "regard_median": statistics.median(run[figure] for run in regard),
        "python_median": statistics.median(run[figure] for run in python),
        "ratio_min": min(ratios), "ratio_median": statistics.median(ratios),
        "regard_share_of_peak": statistics.median(shares),
        "regard_peak_memory_mb": max(run["peak_memory_mb"] for run in regard),
        "python_peak_memory_mb": max(run["peak_memory_mb"] for run in python),
        "regard_runs": regard, "python_runs": python,
    }
    if joeynmt:
        result |= {
            "joeynmt_median": statistics.median(run[figure] for run in joeynmt),
            "joeynmt_ratio_median": statistics.median(ratios_of(regard, joeynmt, figure)),
            "joeynmt_peak_memory_mb": max(run["peak_memory_mb"] for run in joeynmt),
            "joeynmt_runs": joeynmt,
        }
    return result


HEADER = (f"{'':<24}{'threads':>8}{'regard':>11}{'Python':>11}{'':>10}{'ratio min':>11}"
          f"{'median':>8}{'of peak':>9}{'regard MB':>11}{'Python MB':>11}")
JOEYNMT_HEADER = f"{'JoeyNMT':>11}{'ratio':>8}{'JoeyNMT MB':>12}"


def row(result):
    text = (f"{result['case']:<24}{result['threads']:>8}{result['regard_median']:>11,.0f}"
            f"{result['python_median']:>11,.0f}{result['unit']:>10}{result['ratio_min']:>11.2f}"
            f"{result['ratio_median']:>8.2f}{result['regard_share_of_peak']:>9.0%}"
            f"{result['regard_peak_memory_mb']:>11,.0f}{result['python_peak_memory_mb']:>11,.0f}")
    if "joeynmt_runs" in result:
        text += (f"{result['joeynmt_median']:>11,.0f}{result['joeynmt_ratio_median']:>8.2f}"
                 f"{result['joeynmt_peak_memory_mb']:>12,.0f}")
    return text
