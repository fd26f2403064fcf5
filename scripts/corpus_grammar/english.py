"""English forms: verbs, plurals, articles and contractions."""

import re

DOUBLED = {"run", "swim", "put", "stop", "get", "sit", "shop", "forget", "cut", "prefer"}
PLURALS = {
    "child": "children",
    "man": "men",
    "woman": "women",
    "mouse": "mice",
    "fish": "fish",
    "sheep": "sheep",
    "knife": "knives",
    "wife": "wives",
    "shelf": "shelves",
    "foot": "feet",
    "tooth": "teeth",
    "leaf": "leaves",
    "potato": "potatoes",
    "tomato": "tomatoes",
    "mail carrier": "mail carriers",
    "scarf": "scarves",
    "saleswoman": "saleswomen",
    "stomach": "stomachs",
}


def plural(noun):
    if noun in PLURALS:
        return PLURALS[noun]
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


class Verb:
    """`eat ate eaten up`: base, past, participle, then a particle; a lone base is regular."""

    def __init__(self, text):
        text, _, particle = text.partition("+")
        words = text.split()
        self.base = words[0]
        regular = self._regular_past(self.base)
        self.past = words[1] if len(words) > 1 else regular
        self.participle = words[2] if len(words) > 2 else self.past
        self.particle = particle

    @staticmethod
    def _regular_past(base):
        if base in DOUBLED:
            return base + base[-1] + "ed"
        if re.search(r"[^aeiou]y$", base):
            return base[:-1] + "ied"
        return base + ("d" if base.endswith("e") else "ed")

    def third(self):
        if self.base in ("have", "go", "do"):
            return {"have": "has", "go": "goes", "do": "does"}[self.base]
        return plural(self.base) if self.base != "be" else "is"

    def ing(self):
        if self.base in DOUBLED:
            return self.base + self.base[-1] + "ing"
        if self.base.endswith("e") and not self.base.endswith("ee") and self.base != "be":
            return self.base[:-1] + "ing"
        return self.base + "ing"


BE = {"I": "am", "he": "is", "she": "is", "it": "is", "you": "are", "we": "are", "they": "are"}
WAS = {"I": "was", "he": "was", "she": "was", "it": "was", "you": "were", "we": "were", "they": "were"}


def is_third(key):
    return key in ("he", "she", "it")


def finish(text):
    """Spells a sentence: a or an, contractions after pronouns, capital, no space before marks."""
    text = " ".join(text.split())
    text = re.sub(r"\b([Aa]) (?=[aeio]|u(?!ni|se|su)|hour)(?!one\b)", r"\1n ", text)
    for pronoun in ("he", "she", "it"):
        text = re.sub(rf"\b{pronoun} is (?=\w)", f"{pronoun}'s ", text)
    text = re.sub(r"\bI am (?=\w)", "I'm ", text)
    text = re.sub(r"\b(you|we|they) are (?=\w)", r"\1're ", text)
    text = re.sub(r"\b(I|you|we|they|he|she) will (?=\w)", r"\1'll ", text)
    text = re.sub(r"\s+([.,?!])", r"\1", text)
    return text[0].upper() + text[1:]
