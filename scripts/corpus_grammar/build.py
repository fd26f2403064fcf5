"""Draws the corpus from the templates, splits it without leaks, and checks it."""

import random
import re
from collections import Counter

from . import (
    belongings,
    company,
    english,
    errands,
    feelings,
    french,
    future,
    kinds,
    past,
    people,
    phrases,
    places,
    present,
    qualities,
    questions,
    reasons,
    relatives,
    talk,
    time,
    wishes,
)
from .choices import Chooser
from .registry import TEMPLATES

SEED = 20190
SCALE = 0.55  # of every template's quota
ENOUGH, ROUNDS = 6, 20  # pairs that a word should stand in, and how hard to try
HELD_OUT = 200  # pairs each in valid and test
# Importing these fills TEMPLATES.
TEMPLATE_MODULES = (
    present,
    past,
    future,
    wishes,
    questions,
    company,
    reasons,
    qualities,
    kinds,
    belongings,
    places,
    relatives,
    time,
    feelings,
    errands,
    talk,
    people,
)


def key(text):
    """What two sentences share when they differ in case, punctuation or spacing alone."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def words(text):
    return re.findall(r"[\w-]+['’]?", text.casefold())


# Not drawn: somebody's elder as that elder's own elder, and sentences that are widely published as they stand.
ABSURD = re.compile(
    r"\b(père|mère|frère|sœur|oncle|tante|ami|voisin|cousin)s?\b.*\b(son|sa|ses|leur|leurs) (grand-)?\1s?\b"
    r"|grand-(père|mère).*\b(son|sa|ses) (père|mère|parents|grand)|\b(père|mère)\b.*\b(son|sa) grand-"
)
PUBLISHED = {"je vais étudier le français cet après midi", "s il pleut demain je resterai à la maison"}


class Collection:
    """Pairs of which no two share a sentence on either side, and how often each word stands in them."""

    def __init__(self):
        self.pairs, self.keys, self.counts = [], (set(), set()), (Counter(), Counter())

    def fits(self, pair):
        if ABSURD.search(pair[0]) or key(pair[0]) in PUBLISHED:
            return False
        return (
            not any(key(text) in seen for text, seen in zip(pair, self.keys)) and 1 < len(words(pair[0])) < 16
        )

    def rarity(self, pair):
        """High where the words are rare so far."""
        scores = [1 / (1 + counts[word]) for text, counts in zip(pair, self.counts) for word in words(text)]
        return sum(scores) / len(scores)

    def rarest(self, pair):
        return min(counts[word] for text, counts in zip(pair, self.counts) for word in words(text))

    def add(self, pair):
        self.pairs.append(pair)
        for text, seen, counts in zip(pair, self.keys, self.counts):
            seen.add(key(text))
            counts.update(words(text))


def draw(collection, function, wanted, chooser):
    """Adds up to `wanted` pairs of one template, each the rarest in words of a few drawn."""
    tries = 0
    while wanted > 0 and tries < 60:
        drawn = [pair for pair in (function(chooser) for _ in range(10)) if pair]
        drawn = [(french.finish(fr), english.finish(en)) for fr, en in drawn]
        drawn = [pair for pair in drawn if collection.fits(pair)]
        tries = tries + 1 if not drawn else 0
        if drawn:
            collection.add(max(drawn, key=collection.rarity))
            wanted -= 1


def reinforce(collection, chooser):
    """Adds pairs for the sake of words that stand in fewer than ENOUGH so far."""
    for _ in range(ROUNDS):
        for _, _, function in TEMPLATES:
            drawn = [pair for pair in (function(chooser) for _ in range(12)) if pair]
            drawn = [(french.finish(fr), english.finish(en)) for fr, en in drawn]
            drawn = [pair for pair in drawn if collection.fits(pair) and collection.rarest(pair) < ENOUGH]
            if drawn:
                collection.add(min(drawn, key=collection.rarest))


def corpus():
    collection = Collection()
    for pair in phrases.pairs():
        if not collection.fits(pair):
            raise SystemExit(f"phrases.py: twice, or too short or long: {pair}")
        collection.add(pair)
    for name, quota, function in TEMPLATES:
        # A seed of each template's own: a change to one leaves the others' draws alone.
        draw(collection, function, round(quota * SCALE), Chooser(random.Random(f"{SEED} {name}").random))
    reinforce(collection, Chooser(random.Random(f"{SEED} reinforce").random))
    return collection


def split(collection):
    """train, valid, test: a held-out pair has only words that training pairs hold at least five times."""
    chooser = Chooser(random.Random(f"{SEED} split").random)
    counts = tuple(Counter(side) for side in collection.counts)
    order = sorted(range(len(collection.pairs)), key=lambda _: chooser.random())
    held = []
    for index in order:
        pair = collection.pairs[index]
        own = [Counter(words(text)) for text in pair]
        known = all(left[word] - n >= 5 for left, side in zip(counts, own) for word, n in side.items())
        if known and len(held) < 2 * HELD_OUT:
            held.append(index)
            for left, side in zip(counts, own):
                left.subtract(side)
    rest = set(held)
    train = [collection.pairs[i] for i in order if i not in rest]
    return {
        "train": train,
        "valid": [collection.pairs[i] for i in held[::2]],
        "test": [collection.pairs[i] for i in held[1::2]],
    }


def leaks(parts):
    """Sentences of one part that stand in another, on either side."""
    found, home = [], ({}, {})
    for part, pairs in parts.items():
        for pair in pairs:
            for text, seen in zip(pair, home):
                if seen.setdefault(key(text), part) != part:
                    found.append(f"{text} ({part} and {seen[key(text)]})")
    return found


def rows(pairs):
    """A file's text: English, tab, French."""
    return "".join(f"{en}\t{fr}\n" for fr, en in pairs)
