"""Training over subwords on PyTorch eager, for networks that give features to be scored.

Written as a careful Python programmer would: loss and its gradient in chunks, so that no batch's
logits stand in memory at once.
"""

import random

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils import rnn

import pairs as data

WORDS_AT_ONCE = 256


def backward(network, features, targets, smoothing):
    """Back through loss and network; the loss's sum over the real words."""
    real = targets != data.PAD
    read = features[real]
    leaf, wanted = read.detach().requires_grad_(), targets[real]
    total = 0.0
    for piece, words in zip(leaf.split(WORDS_AT_ONCE), wanted.split(WORDS_AT_ONCE)):
        logits = F.linear(piece, network.embedding.weight, network.out_bias)
        loss = F.cross_entropy(logits, words, reduction="sum", label_smoothing=smoothing)
        (loss / len(wanted)).backward()
        total += loss.item()
    read.backward(leaf.grad)
    return total


def padded(sentences):
    return rnn.pad_sequence([torch.tensor(ids) for ids in sentences], batch_first=True,
                            padding_value=data.PAD)


class SubwordTrainer:
    """`network(model options, words)` takes source, its lengths and target_in, and has the output's
    `embedding` and `out_bias`."""

    def __init__(self, network, recipe, path, model_path):
        model, self.training = recipe["model"], recipe["training"]
        self.pairs, words = data.subword_data(path, model_path, model["max-length"])
        self.vocabulary = (words, words)
        self.network = network(model, words)
        self.optimizer = torch.optim.Adam(
            self.network.parameters(), lr=self.training["learning-rate"],
            betas=(0.9, self.training.get("beta2", 0.999)), eps=self.training.get("epsilon", 1e-8))
        self.batches, self.updates = [], 0

    def update(self):
        """Pairs, real target words and their summed loss, label smoothing included."""
        if not self.batches:
            self.batches = data.batches_by_length(self.pairs, self.training["batch-tokens"], random)
        sources, targets = zip(*self.batches.pop())
        target_out = padded(targets)
        target_in = padded([[data.BOS] + ids[:-1] for ids in targets])
        lengths = torch.tensor([len(ids) for ids in sources])
        self.updates += 1
        rising = min(1.0, self.updates / self.training["warmup-updates"])
        self.optimizer.param_groups[0]["lr"] = self.training["learning-rate"] * rising
        self.optimizer.zero_grad()
        features = self.network(padded(sources), lengths, target_in)
        loss = backward(self.network, features, target_out, self.training["label-smoothing"])
        nn.utils.clip_grad_norm_(self.network.parameters(), self.training["clip-norm"])
        self.optimizer.step()
        return len(sources), sum(map(len, targets)), loss
