"""The networks of configs/bahdanau.toml on PyTorch eager: a GRU cell that attends before each word.

Written as a careful Python programmer would: packed sequences, keys projected once a sentence, deep
output over all words at once.
"""

import torch
from torch import nn

from recurrent import RecurrentNetwork
from subword_training import SubwordTrainer


class Network(RecurrentNetwork):
    def __init__(self, model, words):
        super().__init__(model, words)
        width, size = model["embedding-size"], model["decoder-size"]
        self.query = nn.Linear(size, model["attention-size"])
        self.key = nn.Linear(self.state_size, model["attention-size"])
        self.score = nn.Linear(model["attention-size"], 1)
        self.cell = nn.GRUCell(width + self.state_size, size)
        self.deep = nn.Linear(size + self.state_size + width, width)

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
