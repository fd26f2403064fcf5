"""Writes what the reference networks compute, a folder for each case: `make_golden.py FOLDER`."""

import json
import pathlib
import sys
import zlib

try:
    import torch
    from safetensors.torch import save_file
    from torch.nn.functional import cross_entropy
except ImportError as failure:
    sys.exit(f"make_golden.py: {sys.executable} lacks a package: {failure}. Run scripts/setup, or "
             "set REGARD_PYTHON to a Python with torch and safetensors.")

from cases import CASES
from reference import BOS, EOS, PAD, free_run, make_network

UPDATES = 30
BATCHES = 3
STEPS = 6


def padded(rows):
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=PAD)


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
    begin, end = torch.tensor([BOS]), torch.tensor([EOS])
    return {
        "source": padded([torch.cat((row, end)) for row in source]),
        "lengths": torch.tensor([len(row) + 1 for row in source]),
        "target_in": padded([torch.cat((begin, row)) for row in target]),
        "target_out": padded([torch.cat((row, end)) for row in target]),
    }


def loss_of(logits, batch, unit="token", smoothing=0.0):
    """Nats a target token, or a sentence."""
    total = cross_entropy(logits.flatten(0, 1), batch["target_out"].flatten(), reduction="sum",
                          ignore_index=PAD, label_smoothing=smoothing)
    units = (batch["target_out"] != PAD).sum() if unit == "token" else len(logits)
    return total / units


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


def write_case(folder, name, case):
    torch.manual_seed(zlib.crc32(name.encode()))
    folder.mkdir(parents=True, exist_ok=True)
    model = make_network(case["model"], case["vocabulary"]["source"],
                         case["vocabulary"]["target"])
    batches = [make_batch(case) for _ in range(BATCHES)]
    options = {key: case[key] for key in ("model", "vocabulary", "training")}
    (folder / "options.json").write_text(json.dumps(options, indent=2))
    weights = {key: weight.detach().clone() for key, weight in model.named_parameters()}
    save_file(weights, folder / "weights.safetensors")
    save_file({f"{index}.{key}": tensor for index, batch in enumerate(batches)
               for key, tensor in batch.items()}, folder / "batches.safetensors")
    save_file(expectations(model, batches[0]), folder / "expected.safetensors")
    losses = train(model, batches, case["training"])
    (folder / "training.json").write_text(json.dumps({"losses": losses}))


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: make_golden.py FOLDER")
    torch.set_num_threads(1)
    root = pathlib.Path(sys.argv[1])
    for name, case in CASES.items():
        write_case(root / name, name, case)
    (root / "cases.json").write_text(json.dumps(sorted(CASES)))
    print(f"{len(CASES)} cases in {root}")


if __name__ == "__main__":
    main()
