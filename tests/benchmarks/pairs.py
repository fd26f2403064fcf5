"""Sentence pairs for the Python side: read, normalised, filtered and numbered as regard does it."""

import collections
import re
import unicodedata

PAD, UNK, BOS, EOS = range(4)
SPECIAL_WORDS = 4
INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF])
# The tutorial's words: a stop begins a word of its own, and what follows it at once joins it.
FOLDED_WORD = re.compile(r"[.!?]?[a-z]+|[.!?]")


def fold_to_ascii(text):
    decomposed = unicodedata.normalize("NFD", text.lower())
    plain = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    return " ".join(FOLDED_WORD.findall(plain))


def tidy(text):
    return unicodedata.normalize("NFC", " ".join(text.translate(INVISIBLE).split()))


def read_pairs(path):
    """(source, target) of each line; English stands first in the file."""
    with open(path, encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file)
        whole = (row for row in rows if len(row) >= 2 and row[0].strip() and row[1].strip())
        return [(row[1], row[0]) for row in whole]


def fits(pair, corpus):
    """Whether a recipe's [corpus] keeps a normalised pair."""
    source, target = pair
    return (len(source.split()) <= corpus["max-source-words"]
            and len(target.split()) <= corpus["max-target-words"]
            and target.startswith(tuple(corpus["target-prefixes"])))


class Words:
    """Numbers for words: the most frequent first, after the special ones."""

    def __init__(self, sentences):
        counts = collections.Counter(word for sentence in sentences for word in sentence.split())
        self.ids = {word: SPECIAL_WORDS + i for i, (word, _) in enumerate(counts.most_common())}

    def __len__(self):
        return SPECIAL_WORDS + len(self.ids)

    def encode(self, sentence):
        return [self.ids[word] for word in sentence.split()] + [EOS]


def tutorial_data(path, corpus):
    """Encoded pairs, end marks included, and the sizes of both vocabularies."""
    normalised = [(fold_to_ascii(s), fold_to_ascii(t)) for s, t in read_pairs(path)]
    kept = [pair for pair in normalised if fits(pair, corpus)]
    source, target = Words(s for s, _ in kept), Words(t for _, t in kept)
    encoded = [(source.encode(s), target.encode(t)) for s, t in kept]
    return encoded, len(source), len(target)


def subword_data(path, model_path, max_length):
    """Encoded pairs, end marks included, cut by the subword model that a regard run has learnt."""
    import sentencepiece

    model = sentencepiece.SentencePieceProcessor(model_file=str(model_path))
    pairs = [(tidy(s), tidy(t)) for s, t in read_pairs(path)]
    sides = [model.encode([pair[side] for pair in pairs], add_eos=False) for side in (0, 1)]
    encoded = [(s + [EOS], t + [EOS]) for s, t in zip(*sides) if s and t]
    return [p for p in encoded if max(map(len, p)) <= max_length], model.get_piece_size()


def batches_by_length(pairs, most_tokens, random):
    """One pass over all pairs in batches of like length and at most so many target positions."""
    order = random.sample(range(len(pairs)), len(pairs))

    def key(index):
        source, target = map(len, pairs[index])
        return target, source if target % 2 == 0 else -source

    order.sort(key=key)
    batches, batch, source, target = [], [], 0, 0
    for index in order:
        wider = max(source, len(pairs[index][0])), max(target, len(pairs[index][1]))
        count = len(batch) + 1
        # The source may have twice as many positions.
        if batch and (count * wider[1] > most_tokens or count * wider[0] // 2 > most_tokens):
            batches.append(batch)
            batch, wider = [], tuple(map(len, pairs[index]))
        batch.append(pairs[index])
        source, target = wider
    batches.append(batch)
    random.shuffle(batches)
    return batches
