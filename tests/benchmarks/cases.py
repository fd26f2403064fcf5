"""What is measured: a recipe, the Python module that trains the same, and how often all report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    name: str
    recipe: str
    trainer: str
    unit: str  # pairs or tokens
    log_every: int
    precision: str = "float32"
    python_precision: str = ""  # where it is another
    beside_joeynmt: bool = False

    def __post_init__(self):
        if not self.python_precision:
            object.__setattr__(self, "python_precision", self.precision)


def at_each_precision(name, recipe, trainer):
    """Both sides at one precision, then what both do unasked."""
    both = [Case(f"{name}, {precision}", recipe, trainer, "tokens", 1, precision)
            for precision in ("float32", "medium", "bfloat16")]
    return [*both, Case(f"{name}, unasked", recipe, trainer, "tokens", 1, "auto", "float32",
                        beside_joeynmt=True)]


MODES = {
    "tutorial": [Case("tutorial", "tutorial", "tutorial", "pairs", 20)],
    "tutorial-batched": [
        Case("tutorial-batched", "tutorial-batched", "tutorial_batched", "pairs", 5)],
    "gru": at_each_precision("gru", "gru", "gru")[:3],
    "train": [*at_each_precision("bahdanau", "bahdanau", "bahdanau"),
              *at_each_precision("transformer", "transformer-small", "transformer")],
}
