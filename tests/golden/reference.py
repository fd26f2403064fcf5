"""regard's networks once more, in PyTorch's own modules: what the C++ code must equal.

Written from the mathematics of the papers and of PyTorch's seq2seq tutorial, with torch.nn.GRU,
torch.nn.Linear and packed sequences, so that it shares no formula with the C++ code. Parameter
names are those of regard's files.
"""

import math

import torch
from torch import nn

PAD, UNK, BOS, EOS = 0, 1, 2, 3


def softmax_over(scores, mask):
    """Softmax of [B,T,S] over the positions where mask [B,S] is true."""
    if mask is not None:
        scores = scores.masked_fill(~mask[:, None, :], float("-inf"))
    return scores.softmax(dim=-1)


class LocationAttention(nn.Module):
    def __init__(self, query_size, max_length):
        super().__init__()
        self.attn = nn.Linear(query_size, max_length)

    def scores(self, query, states):
        return self.attn(query)[:, :, : states.shape[1]]


class AdditiveAttention(nn.Module):
    def __init__(self, query_size, state_size, hidden_size):
        super().__init__()
        self.Wa = nn.Linear(query_size, hidden_size)
        self.Ua = nn.Linear(state_size, hidden_size)
        self.Va = nn.Linear(hidden_size, 1)

    def scores(self, query, states):
        per_query = [self.Va(torch.tanh(self.Wa(query[:, t : t + 1]) + self.Ua(states)))[..., 0]
                     for t in range(query.shape[1])]
        return torch.stack(per_query, dim=1)


class DotAttention(nn.Module):
    def scores(self, query, states):
        return torch.einsum("bth,bsh->bts", query, states)


class GeneralAttention(nn.Module):
    def __init__(self, query_size, state_size):
        super().__init__()
        self.key = nn.Linear(state_size, query_size, bias=False)

    def scores(self, query, states):
        return torch.einsum("bth,bsh->bts", query, self.key(states))


class ScaledDotAttention(nn.Module):
    def __init__(self, query_size, state_size, hidden_size):
        super().__init__()
        self.query = nn.Linear(query_size, hidden_size, bias=False)
        self.key = nn.Linear(state_size, hidden_size, bias=False)

    def scores(self, query, states):
        product = torch.einsum("bth,bsh->bts", self.query(query), self.key(states))
        return product / math.sqrt(self.query.out_features)


class KernelAttention(nn.Module):
    """Weights are K(u) over their sum, not in the log domain; every key must be in range of one."""

    def __init__(self, query_size, state_size, hidden_size, kernel, bandwidth):
        super().__init__()
        self.query = nn.Linear(query_size, hidden_size, bias=False)
        self.key = nn.Linear(state_size, hidden_size, bias=False)
        self.score = nn.ParameterDict({"log_bandwidth": torch.tensor([math.log(bandwidth)])})
        self.kernel = {
            "gaussian": lambda u: torch.exp(-u**2 / 2),
            "epanechnikov": lambda u: 0.75 * (1 - u**2).clamp_min(0),
            "triangular": lambda u: (1 - u).clamp_min(0),
        }[kernel]

    def scores(self, query, states):
        difference = self.query(query)[:, :, None] - self.key(states)[:, None]  # [B,T,S,D]
        rms = difference.square().mean(-1).sqrt()
        return self.kernel(rms / self.score["log_bandwidth"].exp()).log()


class CosineAttention(nn.Module):
    def __init__(self, query_size, state_size, hidden_size):
        super().__init__()
        self.query = nn.Linear(query_size, hidden_size, bias=False)
        self.key = nn.Linear(state_size, hidden_size, bias=False)
        self.score = nn.ParameterDict({"log_sharpness": torch.tensor([math.log(10)])})

    def scores(self, query, states):
        cosines = nn.functional.cosine_similarity(
            self.query(query)[:, :, None], self.key(states)[:, None], dim=-1)
        return self.score["log_sharpness"].exp() * cosines


class ConstantAttention(nn.Module):
    def scores(self, query, states):
        return query.new_zeros(*query.shape[:2], states.shape[1])


def make_attention(options, query_size, state_size):
    hidden_size = options["attention-size"]
    if options["attention"] in ("gaussian", "epanechnikov", "triangular"):
        return KernelAttention(query_size, state_size, hidden_size, options["attention"],
                               options["attention-bandwidth"])
    return {
        "none": lambda: None,
        "location": lambda: LocationAttention(query_size, options["max-length"]),
        "additive": lambda: AdditiveAttention(query_size, state_size, hidden_size),
        "dot": lambda: DotAttention(),
        "general": lambda: GeneralAttention(query_size, state_size),
        "constant": lambda: ConstantAttention(),
        "cosine": lambda: CosineAttention(query_size, state_size, hidden_size),
        "scaled-dot": lambda: ScaledDotAttention(query_size, state_size, hidden_size),
    }[options["attention"]]()


def attend(attention, query, states, mask):
    """Context [B,T,H] and weights [B,T,S]."""
    weights = softmax_over(attention.scores(query, states), mask)
    return torch.bmm(weights, states), weights


CELLS = {"gru": nn.GRU, "lstm": nn.LSTM}


def carried(last, layers):
    """What torch gives after the last word, as regard keeps it: [L,B,D*H], an LSTM's cell behind."""
    def side_by_side(state):
        return torch.cat(list(state.view(layers, -1, *state.shape[1:]).unbind(1)), dim=-1)
    if isinstance(last, tuple):
        return torch.cat([side_by_side(state) for state in last], dim=-1)
    return side_by_side(last)


class Encoder(nn.Module):
    """Embedding and GRU or LSTM over packed sequences."""

    def __init__(self, options, embedding):
        super().__init__()
        self.embedding = embedding
        self.cell = options["cell"]
        setattr(self, self.cell,
                CELLS[self.cell](options["embedding-size"], options["encoder-size"],
                                 options["encoder-layers"], batch_first=True,
                                 bidirectional=options["bidirectional"]))

    def forward(self, ids, lengths):
        packed = nn.utils.rnn.pack_padded_sequence(self.embedding(ids), lengths, batch_first=True,
                                                   enforce_sorted=False)
        recurrence = getattr(self, self.cell)
        outputs, last = recurrence(packed)
        states, _ = nn.utils.rnn.pad_packed_sequence(outputs, batch_first=True,
                                                     total_length=ids.shape[1])
        return states, carried(last, recurrence.num_layers)  # [B,S,D*H], [L,B,C]


class TutorialDecoder(nn.Module):
    """AttnDecoderRNN of the tutorial's first edition; without attention its DecoderRNN."""

    def __init__(self, options, vocabulary_size, state_size):
        super().__init__()
        size = options["decoder-size"]
        self.max_length = options["max-length"]
        self.embedding = nn.Embedding(vocabulary_size, size)
        self.attention = make_attention(options, 2 * size, state_size)
        if self.attention is not None:
            self.attn_combine = nn.Linear(2 * size, size)
        self.gru = nn.GRU(size, size, batch_first=True)
        self.out = nn.Linear(size, vocabulary_size)

    def forward(self, target_in, states, final, mask):
        hidden = final
        padded = states.new_zeros(states.shape[0], self.max_length, states.shape[2])
        padded[:, : states.shape[1]] = states
        logits, weights = [], []
        for word in target_in.unbind(1):
            embedded = self.embedding(word)
            if self.attention is not None:
                seen = torch.softmax(self.attention.attn(torch.cat((embedded, hidden[0]), 1)), 1)
                applied = torch.bmm(seen.unsqueeze(1), padded).squeeze(1)
                embedded = self.attn_combine(torch.cat((embedded, applied), 1))
                weights.append(seen)
            output, hidden = self.gru(torch.relu(embedded).unsqueeze(1), hidden)
            logits.append(self.out(output[:, 0]))
        return torch.stack(logits, 1), torch.stack(weights, 1) if weights else None


class Bridge(nn.Linear):
    """The decoder's first state from the encoder's top layer."""

    def __init__(self, options, state_size):
        parts = 2 if options["cell"] == "lstm" else 1
        super().__init__(state_size, options["decoder-layers"] * parts * options["decoder-size"])
        self.layers = options["decoder-layers"]

    def forward(self, final):
        return torch.stack(torch.tanh(super().forward(final[-1])).chunk(self.layers, dim=1))


class AttentiveDecoder(nn.Module):
    """What the decoders of Bahdanau et al. and Luong et al. share."""

    def __init__(self, options, vocabulary_size, state_size, before):
        super().__init__()
        width, size = options["embedding-size"], options["decoder-size"]
        self.layers, self.size, self.kind = options["decoder-layers"], size, options["bridge"]
        self.embedding = nn.Embedding(vocabulary_size, width)
        if self.kind == "dense":
            self.bridge = Bridge(options, state_size)
        self.attention = make_attention(options, size, state_size)
        context = 0 if self.attention is None else state_size
        self.cell, self.state_size = options["cell"], state_size
        read = width + (context if before else 0) + (width if options["input-feeding"] else 0)
        setattr(self, self.cell, CELLS[self.cell](read, size, self.layers, batch_first=True))
        self.deep = None
        if options["deep-output"] or not before:
            self.deep = nn.Linear(size + context + (width if before else 0), width)
        self.out = nn.Linear(size if self.deep is None else width, vocabulary_size)

    def first_state(self, states, final):
        parts = 2 if self.cell == "lstm" else 1
        first = final
        if self.kind == "dense":
            first = self.bridge(final[..., : self.state_size])
        if self.kind == "zero":
            first = states.new_zeros(self.layers, states.shape[0], parts * self.size)
        return tuple(part.contiguous() for part in first.chunk(2, -1)) if parts == 2 else first

    def recur(self, words, hidden):
        return getattr(self, self.cell)(words, hidden)

    def say(self, parts):
        """Logits from [state, context, ...], where the context may be missing."""
        return self.out(self.features(parts))

    def features(self, parts):
        if self.deep is None:
            return parts[0]
        joined = torch.cat([part for part in parts if part is not None], dim=-1)
        return torch.tanh(self.deep(joined))


class BahdanauDecoder(AttentiveDecoder):
    """Attention with the last state, then the recurrence over [embedding; context]."""

    def __init__(self, options, vocabulary_size, state_size):
        super().__init__(options, vocabulary_size, state_size, before=True)

    def forward(self, target_in, states, final, mask):
        hidden = self.first_state(states, final)
        logits, weights = [], []
        for word in target_in.unbind(1):
            embedded = self.embedding(word).unsqueeze(1)
            read, context = embedded, None
            if self.attention is not None:
                top = (hidden[0] if self.cell == "lstm" else hidden)[-1]
                context, seen = attend(self.attention, top.unsqueeze(1), states, mask)
                read = torch.cat((embedded, context), dim=2)
                weights.append(seen)
            state, hidden = self.recur(read, hidden)
            logits.append(self.say([state, context, embedded]))
        return torch.cat(logits, 1), torch.cat(weights, 1) if weights else None


class LuongDecoder(AttentiveDecoder):
    """The recurrence over all words, then attention with each of its states. With input feeding
    each word is read beside the features of the one before."""

    def __init__(self, options, vocabulary_size, state_size):
        super().__init__(options, vocabulary_size, state_size, before=False)
        self.input_feeding = options["input-feeding"]

    def forward(self, target_in, states, final, mask):
        if self.input_feeding:
            return self.forward_fed(target_in, states, final, mask)
        outputs, _ = self.recur(self.embedding(target_in), self.first_state(states, final))
        if self.attention is None:
            return self.say([outputs]), None
        context, weights = attend(self.attention, outputs, states, mask)
        return self.say([outputs, context]), weights

    def forward_fed(self, target_in, states, final, mask):
        hidden, fed = self.first_state(states, final), None
        logits, weights = [], []
        for word in target_in.unbind(1):
            embedded = self.embedding(word).unsqueeze(1)
            fed = torch.zeros_like(embedded) if fed is None else fed
            output, hidden = self.recur(torch.cat((embedded, fed), dim=2), hidden)
            context, seen = attend(self.attention, output, states, mask)
            fed = self.features([output, context])
            logits.append(self.out(fed))
            weights.append(seen)
        return torch.cat(logits, 1), torch.cat(weights, 1)


DECODERS = {"tutorial": TutorialDecoder, "bahdanau": BahdanauDecoder, "luong": LuongDecoder}


def with_positions(embedded):
    """Words [B,T,E] scaled, and the sinusoids of Vaswani et al. 2017, column by column."""
    steps, width = embedded.shape[1:]
    table = torch.tensor([[math.sin(p / 10000 ** (c / width)) if c % 2 == 0
                           else math.cos(p / 10000 ** ((c - 1) / width))
                           for c in range(width)] for p in range(steps)])
    return embedded * math.sqrt(width) + table


class Transformer(nn.Module):
    """torch.nn.Transformer itself between embeddings and an output layer, under the names of
    regard's files: its encoder and decoder take them in."""

    def __init__(self, options, source_words, target_words):
        super().__init__()
        width = options["embedding-size"]
        network = nn.Transformer(width, options["heads"], options["encoder-layers"],
                                 options["decoder-layers"], options["feed-forward-size"],
                                 dropout=0.0, batch_first=True,
                                 norm_first=options["norm"] == "pre")
        self.decoder, self.encoder = network.decoder, network.encoder
        self.decoder.embedding = nn.Embedding(target_words, width)
        self.decoder.out = nn.Linear(width, target_words)
        tied = options["tie-embeddings"]
        if tied != "none":
            self.decoder.out.weight = self.decoder.embedding.weight
        self.encoder.embedding = (self.decoder.embedding if tied == "all"
                                  else nn.Embedding(source_words, width))
        for norm in (module for module in self.modules() if isinstance(module, nn.LayerNorm)):
            nn.init.uniform_(norm.weight, 0.5, 1.5)
            nn.init.uniform_(norm.bias, -0.5, 0.5)

    def forward(self, source, lengths, target_in):
        padding = torch.arange(source.shape[1])[None, :] >= lengths[:, None]
        states = self.encoder(with_positions(self.encoder.embedding(source)),
                              src_key_padding_mask=padding)
        hidden = torch.triu(torch.ones(2 * target_in.shape[1:], dtype=torch.bool), diagonal=1)
        asked = []
        cross = self.decoder.layers[-1].multihead_attn
        handle = cross.register_forward_pre_hook(lambda _, inputs: asked.append(inputs[0]))
        said = self.decoder(with_positions(self.decoder.embedding(target_in)), states,
                            tgt_mask=hidden, memory_key_padding_mask=padding)
        handle.remove()
        _, weights = cross(asked[0], states, states, key_padding_mask=padding)
        return states * ~padding[:, :, None], None, self.decoder.out(said), weights


class RecurrentSeq2Seq(nn.Module):
    def __init__(self, options, source_words, target_words):
        super().__init__()
        state_size = options["encoder-size"] * (2 if options["bidirectional"] else 1)
        # The decoder is named first: a shared weight has the decoder's name in regard's files.
        self.decoder = DECODERS[options["decoder"]](options, target_words, state_size)
        tied = options["tie-embeddings"]
        if tied != "none":
            self.decoder.out.weight = self.decoder.embedding.weight
        embedding = (self.decoder.embedding if tied == "all"
                     else nn.Embedding(source_words, options["embedding-size"]))
        self.encoder = Encoder(options, embedding)

    def forward(self, source, lengths, target_in):
        """Encoder states, their final, logits [B,T,V] and attention weights or None."""
        states, final = self.encoder(source, lengths)
        mask = torch.arange(source.shape[1])[None, :] < lengths[:, None]
        logits, weights = self.decoder(target_in, states, final, mask)
        return states, final, logits, weights


def make_network(options, source_words, target_words):
    kind = Transformer if options["decoder"] == "transformer" else RecurrentSeq2Seq
    return kind(options, source_words, target_words)


@torch.no_grad()
def free_run(model, source, lengths, steps):
    """A network's own most likely words [B,steps], each step computed from the start."""
    said = torch.full((len(source), 1), BOS)
    for _ in range(steps):
        logits = model(source, lengths, said)[2]
        said = torch.cat((said, logits[:, -1:].argmax(-1)), 1)
    return said[:, 1:]
