"""Padded batches of sentence pairs, and the loss of one."""

import torch
from safetensors.torch import save_file
from torch.nn.functional import cross_entropy

from reference import BOS, EOS, PAD


def padded(rows):
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=PAD)


def batch_of(source, target):
    """Of sentences without marks, a tensor each."""
    begin, end = torch.tensor([BOS]), torch.tensor([EOS])
    return {
        "source": padded([torch.cat((row, end)) for row in source]),
        "lengths": torch.tensor([len(row) + 1 for row in source]),
        "target_in": padded([torch.cat((begin, row)) for row in target]),
        "target_out": padded([torch.cat((row, end)) for row in target]),
    }


def save_batches(batches, path):
    save_file({f"{index}.{key}": tensor for index, batch in enumerate(batches)
               for key, tensor in batch.items()}, path)


def loss_of(logits, batch, unit="token", smoothing=0.0):
    """Nats a target token, or a sentence."""
    total = cross_entropy(logits.flatten(0, 1), batch["target_out"].flatten(), reduction="sum",
                          ignore_index=PAD, label_smoothing=smoothing)
    units = (batch["target_out"] != PAD).sum() if unit == "token" else len(logits)
    return total / units
