"""PyTorch's seq2seq tutorial, second edition, on PyTorch eager: batches padded to max_length.

The same structure as published (every batch as long as the longest allowed, padding neither masked
in attention nor in the loss, keys projected at every step, two optimizers), in the project's own
words.
"""

import torch
from torch import nn
from torch.nn import functional as F

import pairs as data


class BatchEncoder(nn.Module):
    def __init__(self, words, size, dropout):
        super().__init__()
        self.embedding = nn.Embedding(words, size)
        self.gru = nn.GRU(size, size, batch_first=True)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids):
        return self.gru(self.dropout(self.embedding(ids)))


class AdditiveAttention(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.Wa = nn.Linear(size, size)
        self.Ua = nn.Linear(size, size)
        self.Va = nn.Linear(size, 1)

    def forward(self, query, keys):
        scores = self.Va(torch.tanh(self.Wa(query) + self.Ua(keys)))  # [B,S,1]
        weights = F.softmax(scores.squeeze(2).unsqueeze(1), dim=-1)  # [B,1,S]
        return torch.bmm(weights, keys), weights


class StepDecoder(nn.Module):
    def __init__(self, words, size, dropout):
        super().__init__()
        self.embedding = nn.Embedding(words, size)
        self.attention = AdditiveAttention(size)
        self.gru = nn.GRU(2 * size, size, batch_first=True)
        self.out = nn.Linear(size, words)
        self.dropout = nn.Dropout(dropout)

    def step(self, words, hidden, states):
        embedded = self.dropout(self.embedding(words))
        context, weights = self.attention(hidden.permute(1, 0, 2), states)
        output, hidden = self.gru(torch.cat((embedded, context), dim=2), hidden)
        return self.out(output), hidden, weights

    def forward(self, states, hidden, target):
        words = torch.full((states.size(0), 1), data.BOS)
        scores = []
        for place in range(target.size(1)):
            said, hidden, _ = self.step(words, hidden, states)
            scores.append(said)
            words = target[:, place].unsqueeze(1)
        return F.log_softmax(torch.cat(scores, dim=1), dim=-1)


def padded(sentences, length):
    return torch.tensor([ids + [data.PAD] * (length - len(ids)) for ids in sentences])


class Trainer:
    def __init__(self, recipe, path, _model_path):
        model, training = recipe["model"], recipe["training"]
        size, length = model["decoder-size"], model["max-length"]
        pairs, sources, targets = data.tutorial_data(path, recipe["corpus"])
        self.vocabulary = (sources, targets)
        tensors = [padded(side, length) for side in zip(*pairs)]
        self.batches = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(*tensors),
                                                   batch_size=training["batch-sentences"],
                                                   shuffle=True)
        self.turn = iter(())
        self.encoder = BatchEncoder(sources, size, model["encoder-dropout"])
        self.decoder = StepDecoder(targets, size, model["decoder-dropout"])
        rate = training["learning-rate"]
        self.optimizers = [torch.optim.Adam(net.parameters(), lr=rate)
                           for net in (self.encoder, self.decoder)]
        self.criterion = nn.NLLLoss()

    def next_batch(self):
        batch = next(self.turn, None)
        if batch is None:
            self.turn = iter(self.batches)
            batch = next(self.turn)
        return batch

    def update(self):
        """Pairs, real target words and their summed loss, were padding as hard as they are."""
        source, target = self.next_batch()
        for optimizer in self.optimizers:
            optimizer.zero_grad()
        states, hidden = self.encoder(source)
        scores = self.decoder(states, hidden, target)
        loss = self.criterion(scores.view(-1, scores.size(-1)), target.view(-1))
        loss.backward()
        for optimizer in self.optimizers:
            optimizer.step()
        words = int((target != data.PAD).sum())
        return len(source), words, loss.item() * words
