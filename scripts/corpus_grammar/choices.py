"""Random choices shared by the templates: who, what is done, to what. Nothing absurd together."""

from . import nouns as n
from . import words as w
from .syntax import NP, PRONOUNS, Subject


class Chooser:
    """Choices from random.random() alone, whose sequence Python guarantees for a seed."""

    def __init__(self, random):
        self.random = random

    def one(self, items):
        return items[int(self.random() * len(items))]

    def chance(self, probability):
        return self.random() < probability


def name(c):
    feminine = c.chance(0.5)
    text = c.one(w.WOMEN if feminine else w.MEN)
    return Subject(text, text, 2, feminine, False, "she" if feminine else "he")


OWNERS = ("je", "je", "tu", "nous", "vous")


def relative(c, owners=OWNERS):
    """my brother, your parents: a person of somebody's."""
    plural = c.chance(0.25)
    return NP(c.one(n.KIN_PLURAL if plural else n.KIN), "poss", owner=PRONOUNS[c.one(owners)])


def young(c):
    """One young enough to be ten and to wonder what to become."""
    x = c.random()
    if x < 0.4:
        return pronoun(c, "je", "je_f", "tu", "tu_f", "il", "elle")
    return name(c) if x < 0.7 else NP(c.one(n.YOUNG), "poss", owner=PRONOUNS[c.one(OWNERS)]).subject()


def worker(c):
    return NP(c.one(n.JOBS))


def folk(c):
    return NP(c.one(n.FOLK), "def", c.chance(0.2))


def person(c):
    """Anybody who is not I or you, named outright."""
    x = c.random()
    if x < 0.3:
        return name(c)
    return (relative(c) if x < 0.7 else worker(c) if x < 0.88 else folk(c)).subject()


def pronoun(c, *keys):
    return PRONOUNS[
        c.one(keys or ("je", "je", "je_f", "tu", "tu_f", "il", "elle", "nous", "vous", "ils", "elles"))
    ]


def anyone(c):
    return pronoun(c) if c.chance(0.55) else person(c)


def some(c, *keys):
    """One of these pronouns, or somebody named: so that a rarer tense is met in few enough forms to be learnt."""
    return pronoun(c, *keys) if c.chance(0.55) else person(c)


def to_come(c):
    """Who will do something."""
    return some(c, "je", "je_f", "il", "elle", "ils", "elles")


def asked_to_come(c):
    return some(c, "tu", "tu_f", "il", "elle", "ils", "elles")


def back_then(c):
    """Who used to do something."""
    return some(c, "je", "je_f", "il", "elle", "ils", "elles")


def asked(c):
    """Whom a question is about."""
    if c.chance(0.65):
        return pronoun(c, "tu", "tu_f", "vous", "il", "elle", "ils", "elles")
    return person(c) if c.chance(0.5) else relative(c, ("tu", "vous")).subject()


FOR_SALE = [x for x in n.SMALL_THINGS if x.en not in ("key", "passport", "ticket", "gift", "photo", "map")]


def goods(c, det="indef", clothes=n.CLOTHES):
    noun = c.one(c.one([FOR_SALE, clothes, clothes, n.FURNITURE, n.BIG_THINGS]))
    adjective = c.one(w.THING_LOOKS[:6] if c.chance(0.5) else w.COLORS) if c.chance(0.4) else None
    return NP(noun, det, adjective=adjective)


def food(c):
    if c.chance(0.5):
        return NP(c.one(n.FOOD_MASS), "part")
    noun = c.one(n.FOOD)
    return NP(noun, "indef", c.chance(0.45) or noun.en in ("bean", "onion", "strawberry", "potato"))


def drink(c):
    return NP(c.one(n.DRINKS), "part")


def near(c):
    """A place of a thing or person in town: French, English."""
    place = NP(c.one(n.TOWN))
    fr, en = c.one(
        [
            ("devant", "in front of"),
            ("derrière", "behind"),
            ("près de", "near"),
            ("à côté de", "next to"),
            ("loin de", "far from"),
            ("en face de", "across from"),
        ]
    )
    return fr + " " + place.fr(), en + " " + place.en()


def in_speech(place):
    """English says `to school`, `to church`."""
    return place.noun.en if place.noun.en in ("school", "church") else place.en()


def to_place(c):
    place = NP(c.one(n.TOWN[:-1]))
    return "à " + place.fr(), "to " + in_speech(place)


def in_room(c):
    room = NP(c.one(n.ROOMS))
    return "dans " + room.fr(), "in " + room.en()
