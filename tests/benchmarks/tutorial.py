"""PyTorch's seq2seq tutorial, first edition, on PyTorch eager: one pair, one word at a time.

The same structure as published (a call of the network for every word of either side, two
optimizers, the loss summed over the words), in the project's own words.
"""

import random

import torch
from torch import nn
from torch.nn import functional as F

import pairs as data

FIRST_WORD = [[data.BOS]]


class WordEncoder(nn.Module):
    def __init__(self, words, size):
        super().__init__()
        self.embedding = nn.Embedding(words, size)
        self.gru = nn.GRU(size, size)

    def forward(self, word, hidden):
        return self.gru(self.embedding(word).view(1, 1, -1), hidden)


class LocationDecoder(nn.Module):
    """Attention from input and state alone, over max_length places."""

    def __init__(self, words, size, max_length, dropout):
        super().__init__()
        self.embedding = nn.Embedding(words, size)
        self.dropout = nn.Dropout(dropout)
        self.attn = nn.Linear(2 * size, max_length)
        self.attn_combine = nn.Linear(2 * size, size)
        self.gru = nn.GRU(size, size)
        self.out = nn.Linear(size, words)

    def forward(self, word, hidden, states):
        embedded = self.dropout(self.embedding(word).view(1, 1, -1))
        scores = self.attn(torch.cat((embedded[0], hidden[0]), dim=1))
        weights = F.softmax(scores, dim=1)
        context = torch.bmm(weights.unsqueeze(0), states.unsqueeze(0))
        joined = self.attn_combine(torch.cat((embedded[0], context[0]), dim=1))
        output, hidden = self.gru(F.relu(joined).unsqueeze(0), hidden)
        return F.log_softmax(self.out(output[0]), dim=1), hidden, weights


class Trainer:
    def __init__(self, recipe, path, _model_path):
        model, training = recipe["model"], recipe["training"]
        self.size, self.max_length = model["decoder-size"], model["max-length"]
        self.forcing = training["teacher-forcing"]
        pairs, sources, targets = data.tutorial_data(path, recipe["corpus"])
        self.vocabulary = (sources, targets)
        self.pairs = [tuple(torch.tensor(side).view(-1, 1) for side in pair) for pair in pairs]
        self.encoder = WordEncoder(sources, self.size)
        self.decoder = LocationDecoder(targets, self.size, self.max_length,
                                       model["decoder-dropout"])
        rate = training["learning-rate"]
        self.optimizers = [torch.optim.SGD(net.parameters(), lr=rate)
                           for net in (self.encoder, self.decoder)]
        self.criterion = nn.NLLLoss()

    def update(self):
        """Pairs, target words and their summed loss."""
        source, target = random.choice(self.pairs)
        for optimizer in self.optimizers:
            optimizer.zero_grad()
        states, hidden = self.read(source)
        loss, words = self.say(target, states, hidden)
        loss.backward()
        for optimizer in self.optimizers:
            optimizer.step()
        return 1, words, loss.item()

    def read(self, source):
        hidden = torch.zeros(1, 1, self.size)
        states = torch.zeros(self.max_length, self.size)
        for place in range(source.size(0)):
            output, hidden = self.encoder(source[place], hidden)
            states[place] = output[0, 0]
        return states, hidden

    def say(self, target, states, hidden):
        forced = random.random() < self.forcing
        word, loss = torch.tensor(FIRST_WORD), 0
        for place in range(target.size(0)):
            scores, hidden, _ = self.decoder(word, hidden, states)
            loss = loss + self.criterion(scores, target[place])
            if forced:
                word = target[place]
                continue
            _, best = scores.topk(1)
            word = best.squeeze().detach()
            if word.item() == data.EOS:
                break
        return loss, place + 1
