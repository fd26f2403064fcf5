"""What is measured: a recipe, the Python module that trains the same, and how often both report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    name: str
    recipe: str
    trainer: str
    unit: str  # pairs or tokens
    log_every: int
    precision: str = "float32"


MODES = {
    "tutorial": [Case("tutorial", "tutorial", "tutorial", "pairs", 20)],
    "tutorial-batched": [
        Case("tutorial-batched", "tutorial-batched", "tutorial_batched", "pairs", 5)],
    "gru": [Case("gru, float32", "gru", "gru", "tokens", 1),
            Case("gru, medium", "gru", "gru", "tokens", 1, "medium"),
            Case("gru, bfloat16", "gru", "gru", "tokens", 1, "bfloat16")],
}
