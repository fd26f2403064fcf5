"""The networks of configs/transformer-small.toml on PyTorch eager: torch.nn.Transformer."""

import math

import torch
from torch import nn

from subword_training import SubwordTrainer


def sinusoids(length, width):
    """Vaswani et al. 2017, section 3.5."""
    place = torch.arange(length)[:, None] / 10000 ** (torch.arange(0, width, 2) / width)
    return torch.stack((place.sin(), place.cos()), dim=2).flatten(1)


class Network(nn.Module):
    def __init__(self, model, words):
        super().__init__()
        width = model["embedding-size"]
        self.scale = math.sqrt(width)
        self.embedding = nn.Embedding(words, width)
        nn.init.normal_(self.embedding.weight, std=width**-0.5)
        self.out_bias = nn.Parameter(torch.zeros(words))
        self.dropout = nn.Dropout(model["encoder-dropout"])
        self.register_buffer("positions", sinusoids(model["max-length"], width))
        self.layers = nn.Transformer(
            width, model["heads"], model["encoder-layers"], model["decoder-layers"],
            model["feed-forward-size"], model["encoder-dropout"], batch_first=True,
            norm_first=model["norm"] == "pre")
        # regard drops what a sublayer says, not what is inside it.
        for layer in (*self.layers.encoder.layers, *self.layers.decoder.layers):
            layer.dropout = nn.Identity()
            layer.self_attn.dropout = 0.0
        for layer in self.layers.decoder.layers:
            layer.multihead_attn.dropout = 0.0

    def read(self, ids):
        return self.dropout(self.embedding(ids) * self.scale + self.positions[:ids.size(1)])

    def forward(self, source, lengths, target_in):
        """What the vocabulary's scores are read from [B,T,E]."""
        padding = torch.arange(source.size(1)) >= lengths[:, None]
        causal = nn.Transformer.generate_square_subsequent_mask(target_in.size(1))
        return self.layers(self.read(source), self.read(target_in), tgt_mask=causal,
                           src_key_padding_mask=padding, memory_key_padding_mask=padding,
                           tgt_is_causal=True)


def Trainer(recipe, path, model_path):
    return SubwordTrainer(Network, recipe, path, model_path)
