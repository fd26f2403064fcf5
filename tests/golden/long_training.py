"""Training as the project's recipes do it, on its own pairs, with PyTorch's Adam and clipping."""

import collections
import pathlib
import tomllib

import torch

from batches import batch_of, loss_of
from cases import BASE
from reference import EOS, UNK, make_network

ROOT = pathlib.Path(__file__).resolve().parents[2]
RECIPES = {"long_bahdanau": "bahdanau", "long_transformer": "transformer-small"}
UPDATES = 200
BATCHES = 30
SENTENCES = 24
VOCABULARY = 1500
CHANGES = {"schedule": "constant", "warmup-updates": 100}
# The Transformer's batches hold a twentieth of its recipe's words, and it gets a twentieth of the
# rate: at the whole one, float32 and float64 part in PyTorch itself (see README.md).
RATES = {"bahdanau": 1e-3, "transformer-small": 7.5e-5}
ADAM = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}


def read_recipe(name):
    """Options of the network, without dropout, and of its training."""
    recipe = tomllib.loads((ROOT / "configs" / f"{name}.toml").read_text())
    return {"model": {**BASE, **recipe["model"], "encoder-dropout": 0.0, "decoder-dropout": 0.0},
            "vocabulary": {"source": VOCABULARY, "target": VOCABULARY},
            "training": {**ADAM, **recipe["training"], **CHANGES, "learning-rate": RATES[name]}}


def begin(options):
    """A network whose tied embeddings begin as small as regard's, or the first scores are huge."""
    model = make_network(options["model"], VOCABULARY, VOCABULARY)
    width = options["model"]["embedding-size"]
    torch.nn.init.normal_(model.decoder.embedding.weight, std=width**-0.5)
    return model


def read_pairs():
    """The first pairs, French to English, in words of both languages numbered by frequency."""
    lines = (ROOT / "data" / "train.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [[side.split() for side in line.split("\t")] for line in lines]
    counts = collections.Counter(word for pair in pairs for side in pair for word in side)
    kept = [word for word, _ in counts.most_common(VOCABULARY - EOS - 1)]
    ids = {word: number for number, word in enumerate(kept, EOS + 1)}
    numbered = [[torch.tensor([ids.get(word, UNK) for word in side]) for side in pair]
                for pair in pairs[: BATCHES * SENTENCES]]
    return [(french, english) for english, french in numbered]


def read_batches():
    """Pairs of like length together, the batches in random order."""
    pairs = sorted(read_pairs(), key=lambda pair: (len(pair[1]), len(pair[0])))
    order = torch.randperm(BATCHES).tolist()
    return [batch_of(*zip(*pairs[at * SENTENCES : (at + 1) * SENTENCES])) for at in order]


def train(model, batches, options):
    """The loss before each update, without the label smoothing that is trained with."""
    optimizer = torch.optim.Adam(model.parameters(), options["learning-rate"],
                                 (options["beta1"], options["beta2"]), options["epsilon"])
    warm_up = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda done: min(1, (done + 1) / options["warmup-updates"]))
    losses = []
    for update in range(UPDATES):
        batch = batches[update % len(batches)]
        optimizer.zero_grad()
        logits = model(batch["source"], batch["lengths"], batch["target_in"])[2]
        loss_of(logits, batch, smoothing=options["label-smoothing"]).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), options["clip-norm"])
        optimizer.step()
        warm_up.step()
        losses.append(loss_of(logits.detach(), batch).item())
    return losses
