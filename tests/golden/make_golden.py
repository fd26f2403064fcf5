"""Writes what the reference networks compute, a folder for each case: `make_golden.py FOLDER`."""

import json
import pathlib
import sys
import zlib

try:
    import torch
    from safetensors.torch import save_file
except ImportError as failure:
    sys.exit(f"make_golden.py: {sys.executable} lacks a package: {failure}. Run scripts/setup, or "
             "set REGARD_PYTHON to a Python with torch and safetensors.")

import long_training
from batches import batch_of, loss_of, save_batches
from cases import CASES
from reference import EOS, free_run, make_network

UPDATES = 30
BATCHES = 3
STEPS = 6


def draw_words(words, most, count):
    """Sentences of 0 to `most` words, the first and the second of the two extreme lengths."""
    lengths = torch.randint(1, most, (count,)).tolist()
    lengths[:2] = [most, 0][:count]
    return [torch.randint(EOS + 1, words, (length,)) for length in lengths]


def make_batch(case):
    source = draw_words(case["vocabulary"]["source"], case["model"]["max-length"] - 1,
                        case["sentences"])
    target = draw_words(case["vocabulary"]["target"], 7, case["sentences"])
    target = target[-1:] + target[:-1]  # short sources meet long targets
    return batch_of(source, target)


def run(model, batch):
    return model(batch["source"], batch["lengths"], batch["target_in"])


def expectations(model, batch):
    states, final, logits, weights = run(model, batch)
    loss = loss_of(logits, batch)
    loss.backward()
    expected = {
        "states": states, "log_probs": logits.log_softmax(-1), "loss": loss,
        "loss_sentence": loss_of(logits, batch, "sentence"),
        "loss_smoothed": loss_of(logits, batch, smoothing=0.1),
        "said": free_run(model, batch["source"], batch["lengths"], STEPS),
    }
    for name, tensor in (("final", final), ("attention", weights)):
        if tensor is not None:
            expected[name] = tensor
    expected.update({f"grad.{name}": weight.grad for name, weight in model.named_parameters()})
    return {name: tensor.detach().contiguous() for name, tensor in expected.items()}


def train(model, batches, training):
    """The loss before each update."""
    make = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[training["optimizer"]]
    optimizer = make(model.parameters(), lr=training["learning-rate"])
    losses = []
    for update in range(UPDATES):
        batch = batches[update % len(batches)]
        optimizer.zero_grad()
        loss = loss_of(run(model, batch)[2], batch, training["loss-unit"])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def seed(name):
    torch.manual_seed(zlib.crc32(name.encode()))


def write_inputs(folder, options, model, batches):
    """What both sides begin with."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "options.json").write_text(json.dumps(options, indent=2))
    weights = {key: weight.detach().clone() for key, weight in model.named_parameters()}
    save_file(weights, folder / "weights.safetensors")
    save_batches(batches, folder / "batches.safetensors")


def write_losses(folder, losses):
    (folder / "training.json").write_text(json.dumps({"losses": losses}))


def write_case(folder, case):
    model = make_network(case["model"], case["vocabulary"]["source"],
                         case["vocabulary"]["target"])
    batches = [make_batch(case) for _ in range(BATCHES)]
    options = {key: case[key] for key in ("model", "vocabulary", "training")}
    write_inputs(folder, options, model, batches)
    save_file(expectations(model, batches[0]), folder / "expected.safetensors")
    write_losses(folder, train(model, batches, case["training"]))


def write_long_training(folder, recipe):
    options = long_training.read_recipe(recipe)
    model = long_training.begin(options)
    batches = long_training.read_batches()
    write_inputs(folder, options, model, batches)
    write_losses(folder, long_training.train(model, batches, options["training"]))


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: make_golden.py FOLDER")
    torch.set_num_threads(1)
    root = pathlib.Path(sys.argv[1])
    for name, case in CASES.items():
        seed(name)
        write_case(root / name, case)
    for name, recipe in long_training.RECIPES.items():
        seed(name)
        write_long_training(root / name, recipe)
    names = {"short": list(CASES), "long": list(long_training.RECIPES)}
    (root / "cases.json").write_text(json.dumps(names))
    print(f"{len(CASES)} cases and {len(long_training.RECIPES)} long trainings in {root}")


if __name__ == "__main__":
    main()
