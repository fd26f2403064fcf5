"""The networks of configs/gru.toml on PyTorch eager: a GRU encoder-decoder over subwords.

Written as a careful Python programmer would: packed sequences, the decoder's GRU over all words at
once.
"""

import math

import torch
from torch import nn
from torch.nn.utils import rnn

from subword_training import SubwordTrainer


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


def Trainer(recipe, path, model_path):
    return SubwordTrainer(Network, recipe, path, model_path)
