"""What the recurrent networks on PyTorch eager share: tied embeddings and a bidirectional encoder."""

import torch
from torch import nn
from torch.nn.utils import rnn


class RecurrentNetwork(nn.Module):
    def __init__(self, model, words):
        super().__init__()
        width, layers = model["embedding-size"], model.get("encoder-layers", 1)
        self.state_size = 2 * model["encoder-size"]
        dropout = model["encoder-dropout"]
        self.embedding = nn.Embedding(words, width)
        nn.init.normal_(self.embedding.weight, std=width**-0.5)
        self.out_bias = nn.Parameter(torch.zeros(words))
        self.reader = nn.GRU(width, model["encoder-size"], layers, batch_first=True,
                             bidirectional=True, dropout=dropout if layers > 1 else 0.0)
        self.encoder_dropout = nn.Dropout(dropout)
        self.decoder_dropout = nn.Dropout(model["decoder-dropout"])
        self.bridge = nn.Linear(self.state_size, model["decoder-size"])

    def encode(self, source, lengths):
        embedded = self.encoder_dropout(self.embedding(source))
        packed = rnn.pack_padded_sequence(embedded, lengths, batch_first=True, enforce_sorted=False)
        outputs, final = self.reader(packed)
        states, _ = rnn.pad_packed_sequence(outputs, batch_first=True)
        return states, torch.cat((final[-2], final[-1]), dim=1)
