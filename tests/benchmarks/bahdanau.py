"""The networks of configs/bahdanau.toml on PyTorch eager: a GRU cell that attends before each word.

Written as a careful Python programmer would: packed sequences, keys projected once a sentence, deep
output over all words at once.
"""

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
        self.encoder_dropout = nn.Dropout(model["encoder-dropout"])
        self.decoder_dropout = nn.Dropout(model["decoder-dropout"])
        self.reader = nn.GRU(width, model["encoder-size"], batch_first=True, bidirectional=True)
        self.bridge = nn.Linear(state_size, size)
        self.query = nn.Linear(size, model["attention-size"])
        self.key = nn.Linear(state_size, model["attention-size"])
        self.score = nn.Linear(model["attention-size"], 1)
        self.cell = nn.GRUCell(width + state_size, size)
        self.deep = nn.Linear(size + state_size + width, width)

    def encode(self, source, lengths):
        embedded = self.encoder_dropout(self.embedding(source))
        packed = rnn.pack_padded_sequence(embedded, lengths, batch_first=True, enforce_sorted=False)
        outputs, final = self.reader(packed)
        states, _ = rnn.pad_packed_sequence(outputs, batch_first=True)
        return states, torch.cat((final[0], final[1]), dim=1)

    def forward(self, source, lengths, target_in):
        """What the vocabulary's scores are read from [B,T,E]."""
        states, final = self.encode(source, lengths)
        keys = self.key(states)
        padding = torch.arange(source.size(1)) >= lengths[:, None]
        embedded = self.decoder_dropout(self.embedding(target_in))
        state = torch.tanh(self.bridge(final))
        outputs, contexts = [], []
        for word in embedded.unbind(1):
            scores = self.score(torch.tanh(self.query(state)[:, None] + keys)).squeeze(2)  # [B,S]
            weights = scores.masked_fill(padding, float("-inf")).softmax(-1)
            context = torch.bmm(weights[:, None], states).squeeze(1)
            state = self.cell(torch.cat((word, context), dim=1), state)
            outputs.append(state)
            contexts.append(context)
        joined = torch.cat((torch.stack(outputs, 1), torch.stack(contexts, 1), embedded), dim=2)
        return self.decoder_dropout(torch.tanh(self.deep(joined)))


def Trainer(recipe, path, model_path):
    return SubwordTrainer(Network, recipe, path, model_path)
