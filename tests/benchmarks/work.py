"""How much of what the processor can do a training reaches: its matrix products over the machine's."""

import time

import torch
from torch.utils.flop_counter import FlopCounterMode


def flops_per_word(trainer, updates=4):
    """Of matrix products, attention's among them, forward and backward, for each target word."""
    with FlopCounterMode(display=False) as counter:
        words = sum(trainer.update()[1] for _ in range(updates))
    return counter.get_total_flops() / words


def peak_flops(precision, size=1536, seconds=1.0):
    """Floating-point operations a second in a large square product, the best of a second."""
    if precision == "auto":
        return max(peak_flops(each, size, seconds) for each in ("float32", "bfloat16"))
    torch.set_float32_matmul_precision("highest" if precision == "float32" else "medium")
    kind = torch.bfloat16 if precision == "bfloat16" else torch.float32
    a, b = torch.randn(size, size).to(kind), torch.randn(size, size).to(kind)
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        begin = time.perf_counter()
        torch.mm(a, b)
        best = min(best, time.perf_counter() - begin)
    return 2 * size**3 / best
