"""Subjects, noun phrases and verb phrases that are spelt in both languages at once."""

from collections import namedtuple

from . import english, french
from .words import VERBS

Subject = namedtuple("Subject", "fr en person feminine plural key")
PRONOUNS = {
    "je": Subject("je", "I", 0, False, False, "I"),
    "je_f": Subject("je", "I", 0, True, False, "I"),
    "tu": Subject("tu", "you", 1, False, False, "you"),
    "tu_f": Subject("tu", "you", 1, True, False, "you"),
    "il": Subject("il", "he", 2, False, False, "he"),
    "elle": Subject("elle", "she", 2, True, False, "she"),
    "nous": Subject("nous", "we", 3, False, True, "we"),
    "vous": Subject("vous", "you", 4, False, True, "you"),
    "ils": Subject("ils", "they", 5, False, True, "they"),
    "elles": Subject("elles", "they", 5, True, True, "they"),
}
POSSESSIVES = [
    ("mon", "ma", "mes"),
    ("ton", "ta", "tes"),
    ("son", "sa", "ses"),
    ("notre", "notre", "nos"),
    ("votre", "votre", "vos"),
    ("leur", "leur", "leurs"),
]
MINE = {"I": "my", "you": "your", "he": "his", "she": "her", "it": "its", "we": "our", "they": "their"}
ETRE = {"aller", "venir", "revenir", "rentrer", "arriver", "partir", "sortir", "rester", "tomber"}


class NP:
    """A noun phrase; det is def, indef, part, this, poss or bare; its owner is the subject or named."""

    def __init__(self, noun, det="def", plural=False, adjective=None, owner=None):
        self.noun, self.det, self.adjective, self.owner = noun, det, adjective, owner
        self.plural = plural or noun.plural_only
        self.feminine = noun.gender == "f"

    def _noun(self):
        fr, en = self.noun.fr, self.noun.en
        if self.plural and not self.noun.plural_only:
            fr, en = french.noun_plural(fr), english.plural(en)
        return fr, en

    def agree(self, adjective):
        return adjective.forms[self.feminine + 2 * self.plural]

    def fr(self, subject=None, negative=False):
        noun = self._noun()[0]
        if self.adjective:
            adjective = self.agree(self.adjective)
            if self.adjective.before:
                forms = self.adjective.forms
                if (
                    len(forms) > 4
                    and adjective == forms[0]
                    and french.starts_with_vowel(noun)
                    and not self.plural
                ):
                    adjective = forms[4]
                noun = adjective + " " + noun
            else:
                noun += " " + adjective
        return self._determiner(subject or self.owner, negative) + " " + noun

    def _determiner(self, subject, negative):
        index = 2 if self.plural else int(self.feminine)
        if self.det == "def":
            return ("le", "la", "les")[index]
        if self.det == "this":
            return ("ce", "cette", "ces")[index]
        if self.det == "poss":
            return POSSESSIVES[(self.owner or subject).person][index]
        if self.det == "bare":
            return ""
        if negative:
            return "de"
        if self.det == "part":
            return ("de le", "de la", "de les")[index]
        fronted = self.plural and self.adjective and self.adjective.before
        return "de" if fronted else ("un", "une", "des")[index]

    def en(self, subject=None, style="some"):
        noun = self._noun()[1]
        if self.adjective:
            noun = self.adjective.en + " " + noun
        style = "" if style == "bare" else style
        if self.det == "indef":
            det = style if self.plural else "a"
        else:
            det = (
                {"def": "the", "this": "these" if self.plural else "this", "part": style, "bare": ""}.get(
                    self.det
                )
                if self.det != "poss"
                else MINE[(self.owner or subject).key]
            )
        return det + " " + noun

    def subject(self):
        """This phrase as a subject."""
        key = "they" if self.plural else "she" if self.feminine else "he"
        return Subject(self.fr(), self.en(), 5 if self.plural else 2, self.feminine, self.plural, key)


class VP:
    """A French verb and what follows it in each language: text and noun phrases."""

    def __init__(self, verb, fr=(), en=()):
        self.name = verb  # of the French verb; what follows # tells two meanings apart
        self.reflexive = verb.startswith(("se ", "s'"))
        self.verb = verb[3:] if verb.startswith("se ") else verb[2:] if self.reflexive else verb
        self.verb = self.verb.partition("#")[0]
        self.english = VERBS[verb]
        self._fr = [fr] if isinstance(fr, (str, NP)) else list(fr)
        self._en = [en] if isinstance(en, (str, NP)) else list(en)

    def parts(self):
        return [p for p in self._fr if isinstance(p, NP)]

    def fr(self, subject, negative=False):
        return " ".join(p if isinstance(p, str) else p.fr(subject, negative) for p in self._fr)

    def en(self, subject, style="some"):
        tail = " ".join(p if isinstance(p, str) else p.en(subject, style) for p in self._en)
        return self.english.particle + " " + tail

    def clitic(self, subject):
        return ("me", "te", "se", "nous", "vous", "se")[subject.person] if self.reflexive else ""

    def infinitive_fr(self, subject, negative=False):
        return " ".join([self.clitic(subject), self.verb, self.fr(subject, negative)])

    def base_en(self, subject, style="some"):
        return self.english.base + self.en(subject, style)

    def ing_en(self, subject, style="some"):
        return self.english.ing() + self.en(subject, style)


TENSES = {
    "present": french.present,
    "imperfect": french.imperfect,
    "future": french.future,
    "conditional": french.conditional,
}


def fr_finite(subject, vp, tense="present", no="", adverb=""):
    """Subject and verb in French; `no` is pas, jamais, plus or pas encore; the adverb follows the verb."""
    ne = "ne" if no else ""
    if tense == "past":
        auxiliary = "être" if vp.reflexive or vp.verb in ETRE else "avoir"
        done = french.participle(vp.verb)
        if auxiliary == "être":
            done = french.inflect(done, subject.feminine, subject.plural)
        words = [vp.clitic(subject), french.present(auxiliary, subject.person), no, adverb, done]
    elif tense == "near":
        words = [french.present("aller", subject.person), no, adverb, vp.clitic(subject), vp.verb]
    else:
        words = [vp.clitic(subject), TENSES[tense](vp.verb, subject.person), no, adverb]
    return " ".join([subject.fr, ne] + words + [vp.fr(subject, bool(no))])


def fr_modal(modal, subject, vp, tense="present", no="", link=""):
    """`Je veux (de) manger`: a verb that another one depends on."""
    ne = "ne" if no else ""
    form = TENSES[tense](modal, subject.person)
    return " ".join([subject.fr, ne, form, no, link, vp.infinitive_fr(subject, bool(no))])


def fr_be(subject, rest, tense="present", no=""):
    return " ".join([subject.fr, "ne" if no else "", TENSES[tense]("être", subject.person), no, rest])


def en_be(subject, rest, tense="present", no=False):
    form = (english.WAS if tense == "past" else english.BE)[subject.key]
    if tense == "future":
        form = "will be" if not no else "won't be"
    elif no:
        form = form + " not" if form == "am" else form + "n't"
    return " ".join([subject.en, form, rest])


def en_be_question(subject, rest, tense="present"):
    form = (english.WAS if tense == "past" else english.BE)[subject.key]
    return " ".join([form, subject.en, rest])


def en_finite(subject, vp, tense="simple", no=False, adverb="", style=None):
    """Subject and verb in English, in the tenses that the French ones stand for."""
    verb, third = vp.english, english.is_third(subject.key)
    style = style or ("any" if no else "some")
    tail = vp.en(subject, style)
    if tense in ("prog", "wasing", "going"):
        text = "going to " + verb.base if tense == "going" else verb.ing()
        return en_be(subject, adverb + " " + text + tail, "past" if tense == "wasing" else "present", no)
    if tense == "perfect":
        form = ("has" if third else "have") + ("n't" if no else "")
        return " ".join([subject.en, form, adverb, verb.participle + tail])
    plain = {
        "future": ("will", "won't"),
        "would": ("would", "wouldn't"),
        "used": ("used to", "didn't use to"),
        "can": ("can", "can't"),
    }
    if tense in plain:
        form = plain[tense][no] + " " + adverb + " " + verb.base
    elif no:
        form = ("didn't" if tense == "past" else "doesn't" if third else "don't") + " " + verb.base
    else:
        form = adverb + " " + (verb.past if tense == "past" else verb.third() if third else verb.base)
    return " ".join([subject.en, form + tail])


def en_question(subject, vp, tense="simple", style="some"):
    if tense in ("prog", "wasing", "going"):
        text = "going to " + vp.english.base if tense == "going" else vp.english.ing()
        return en_be_question(
            subject, text + vp.en(subject, style), "past" if tense == "wasing" else "present"
        )
    auxiliary = {
        "simple": "does" if english.is_third(subject.key) else "do",
        "past": "did",
        "future": "will",
        "can": "can",
    }[tense]
    return " ".join([auxiliary, subject.en, vp.base_en(subject, style)])


def en_modal(subject, lead, vp, no=False, lead_base=None, style=None):
    """`She wants to eat`: lead is the English verb of the modal with its link, such as `want to`."""
    verb, _, link = lead.partition(" ")
    third = english.is_third(subject.key)
    if no:
        verb = ("doesn't " if third else "don't ") + verb
    elif third:
        verb = english.Verb(verb).third()
    return " ".join([subject.en, verb, link, vp.base_en(subject, style or ("any" if no else "some"))])
