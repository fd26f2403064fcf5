"""The networks of configs/gru.toml on PyTorch eager: a GRU encoder-decoder over subwords.

Written as a careful Python programmer would: packed sequences, the decoder's GRU over all words at
once, loss and its gradient in chunks so that no batch's logits stand in memory at once.
"""

import math
import random

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils import rnn

import pairs as data

WORDS_AT_ONCE = 256


class Network(nn.Module):
    def __init__(self, model, words):
        super().__init__()
        width, size = model["embedding-size"], model["decoder-size"]
        state_size = 2 * model["encoder-size"]
        self.embedding = nn.Embedding(words, width)
        nn.init.normal_(self.embedding.weight, std=width**-0.5)
        self.out_bias = nn.Parameter(torch.zeros(words))
        layers = model["encoder-layers"]
        dropout = model["encoder-dropout"]
        self.reader = nn.GRU(width, model["encoder-size"], layers, batch_first=True,
                             bidirectional=True, dropout=dropout if layers > 1 else 0.0)
        self.encoder_dropout = nn.Dropout(dropout)
        self.decoder_dropout = nn.Dropout(model["decoder-dropout"])
        self.bridge = nn.Linear(state_size, size)
        self.writer = nn.GRU(width, size, batch_first=True)
        self.query = nn.Linear(size, model["attention-size"], bias=False)
        self.key = nn.Linear(state_size, model["attention-size"], bias=False)
        self.deep = nn.Linear(size + state_size, width)

    def encode(self, source, lengths):
        embedded = self.encoder_dropout(self.embedding(source))
        packed = rnn.pack_padded_sequence(embedded, lengths, batch_first=True, enforce_sorted=False)
        outputs, final = self.reader(packed)
        states, _ = rnn.pad_packed_sequence(outputs, batch_first=True)
        return states, torch.cat((final[-2], final[-1]), dim=1)

    def forward(self, source, lengths, target_in):
        """What the vocabulary's scores are read from [B,T,E]."""
        states, final = self.encode(source, lengths)
        first = torch.tanh(self.bridge(final)).unsqueeze(0).float()  # autocast narrows it
        outputs, _ = self.writer(self.decoder_dropout(self.embedding(target_in)), first)
        queries = self.query(outputs) / math.sqrt(self.query.out_features)
        scores = torch.bmm(queries, self.key(states).transpose(1, 2))  # [B,T,S]
        padding = torch.arange(source.size(1)) >= lengths[:, None]
        weights = scores.masked_fill(padding[:, None, :], float("-inf")).softmax(-1)
        context = torch.bmm(weights, states)
        return self.decoder_dropout(torch.tanh(self.deep(torch.cat((outputs, context), dim=2))))

    def backward(self, features, targets, smoothing):
        """Back through loss and network; the loss's sum over the real words."""
        real = targets != data.PAD
        read = features[real]
        leaf, wanted = read.detach().requires_grad_(), targets[real]
        total = 0.0
        for piece, words in zip(leaf.split(WORDS_AT_ONCE), wanted.split(WORDS_AT_ONCE)):
            logits = F.linear(piece, self.embedding.weight, self.out_bias)
            loss = F.cross_entropy(logits, words, reduction="sum", label_smoothing=smoothing)
            (loss / len(wanted)).backward()
            total += loss.item()
        read.backward(leaf.grad)
        return total


def padded(sentences):
    return rnn.pad_sequence([torch.tensor(ids) for ids in sentences], batch_first=True,
                            padding_value=data.PAD)


class Trainer:
    def __init__(self, recipe, path, model_path):
        model, self.training = recipe["model"], recipe["training"]
        self.pairs, words = data.subword_data(path, model_path, model["max-length"])
        self.vocabulary = (words, words)
        self.network = Network(model, words)
        self.optimizer = torch.optim.Adam(
            self.network.parameters(), lr=self.training["learning-rate"],
            betas=(0.9, self.training["beta2"]), eps=self.training["epsilon"])
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
        loss = self.network.backward(features, target_out, self.training["label-smoothing"])
        nn.utils.clip_grad_norm_(self.network.parameters(), self.training["clip-norm"])
        self.optimizer.step()
        return len(sources), sum(map(len, targets)), loss
