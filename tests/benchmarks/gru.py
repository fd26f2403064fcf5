"""The networks of configs/gru.toml on PyTorch eager: a GRU encoder-decoder over subwords.

Written as a careful Python programmer would: packed sequences, the decoder's GRU over all words at
once.
"""

import math

import torch
from torch import nn

from recurrent import RecurrentNetwork
from subword_training import SubwordTrainer


class Network(RecurrentNetwork):
    def __init__(self, model, words):
        super().__init__(model, words)
        width, size = model["embedding-size"], model["decoder-size"]
        self.writer = nn.GRU(width, size, batch_first=True)
        self.query = nn.Linear(size, model["attention-size"], bias=False)
        self.key = nn.Linear(self.state_size, model["attention-size"], bias=False)
        self.deep = nn.Linear(size + self.state_size, width)

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
