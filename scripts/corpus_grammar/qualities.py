"""Templates of what people and things are like."""

from . import nouns as n
from . import words as w
from .choices import anyone, asked, person
from .clauses import QUESTION
from .registry import template
from .syntax import NP, PRONOUNS, en_be, en_be_question, fr_be


def agreed(subject, adjective):
    return adjective.forms[subject.feminine + 2 * subject.plural]


DESCRIBED = [
    (n.FOOD + n.FOOD_MASS, w.FOOD_STATES),
    (n.DRINKS, w.FOOD_STATES[:4]),
    (n.SMALL_THINGS[:-3] + n.CLOTHES, w.THING_STATES),
    (n.FURNITURE + n.BIG_THINGS, w.THING_STATES),
    (
        n.DISHES,
        [a for a in w.THING_STATES if a.en in ("clean", "dirty", "broken", "big", "small", "white", "blue")],
    ),
    (n.ROOMS, w.ROOM_STATES),
    (n.SHOPS, w.SHOP_STATES),
    (n.NATURE[:2] + n.NATURE[3:4], w.NATURE_STATES[:3] + w.NATURE_STATES[6:]),
    (n.NATURE[2:3] + n.NATURE[4:9], w.NATURE_STATES),
    ([x for x in n.MEDIA if x.en in ("movie", "song", "story", "book", "trip", "game")], w.FILM_STATES),
    ([x for x in n.MEDIA if x.en in ("lesson", "question", "exercise", "book", "answer")], w.MEDIA_STATES),
    ([x for x in n.MEDIA if x.en in ("problem", "job", "idea")], w.MEDIA_STATES[2:4] + w.MEDIA_STATES[6:]),
    (n.ANIMALS, [a for a in w.THING_STATES if a.en in ("black", "white", "big", "small", "old")]),
]
DEGREES = [("", ""), ("très", "very"), ("trop", "too"), ("assez", "quite"), ("vraiment", "really")]
# Words that take no degree.
ABSOLUTE = {
    "open",
    "closed",
    "empty",
    "broken",
    "red",
    "green",
    "blue",
    "white",
    "black",
    "brand new",
    "delicious",
    "wonderful",
    "ready",
    "alone",
    "glad",
    "in a hurry",
    "surprised",
    "disappointed",
}
# What there can be too much of.
TOO_MUCH = {
    "big",
    "small",
    "expensive",
    "heavy",
    "light",
    "long",
    "hot",
    "cold",
    "salty",
    "sweet",
    "dirty",
    "difficult",
    "young",
    "old",
    "short",
    "dark",
    "shy",
    "serious",
    "tired",
    "busy",
    "sick",
    "nervous",
    "easy",
}


def described(c, det=None):
    """A thing and an adjective that fits it."""
    group, adjectives = c.one(DESCRIBED)
    noun = c.one(group)
    plural = (
        c.chance(0.35)
        and noun in n.FOOD + n.SMALL_THINGS + n.CLOTHES + n.DISHES + n.NATURE[:3] + n.ANIMALS + n.MEDIA
    )
    det = det or c.one(
        ["def", "def", "this", "poss"] if group[0] in n.SMALL_THINGS + n.FURNITURE else ["def", "this"]
    )
    return NP(noun, det, plural, owner=PRONOUNS[c.one(["je", "tu", "nous", "vous"])]), c.one(adjectives)


def degree(c, adjective):
    if adjective.en in ABSOLUTE:
        return DEGREES[0]
    return c.one([d for d in DEGREES if d[1] != "too" or adjective.en in TOO_MUCH])


@template(170)
def thing_is(c):
    what, how = described(c)
    extent = degree(c, how)
    who = what.subject()
    return (fr_be(who, extent[0] + " " + what.agree(how)) + ".", en_be(who, extent[1] + " " + how.en) + ".")


@template(80)
def thing_is_not(c):
    what, how = described(c)
    extent = ("", "") if how.en in ABSOLUTE else c.one(DEGREES[:2])
    who = what.subject()
    return (
        fr_be(who, extent[0] + " " + what.agree(how), no="pas") + ".",
        en_be(who, extent[1] + " " + how.en, no=True) + ".",
    )


@template(80)
def is_thing(c):
    what, how = described(c)
    who = what.subject()
    return (QUESTION + fr_be(who, what.agree(how)) + " ?", en_be_question(who, how.en) + "?")


@template(90)
def thing_was(c):
    what, how = described(c)
    who = what.subject()
    extent = degree(c, how)
    return (
        fr_be(who, extent[0] + " " + what.agree(how), "imperfect") + ".",
        en_be(who, extent[1] + " " + how.en, "past") + ".",
    )


@template(230)
def person_is(c):
    who, how = anyone(c), c.one(w.STATES + w.TRAITS)
    if who.person == 4:
        return None
    extent = degree(c, how)
    return (fr_be(who, extent[0] + " " + agreed(who, how)) + ".", en_be(who, extent[1] + " " + how.en) + ".")


@template(110)
def person_is_not(c):
    who, how = anyone(c), c.one(w.STATES + w.TRAITS)
    if who.person == 4:
        return None
    return fr_be(who, agreed(who, how), no="pas") + ".", en_be(who, how.en, no=True) + "."


@template(120)
def is_person(c):
    who, how = asked(c), c.one(w.STATES + w.TRAITS)
    if who.person == 4:
        return None
    return QUESTION + fr_be(who, agreed(who, how)) + " ?", en_be_question(who, how.en) + "?"


@template(110)
def person_was(c):
    who, how = anyone(c), c.one(w.STATES)
    if who.person == 4:
        return None
    when = c.one(w.YESTERDAY[:3])
    return (
        fr_be(who, agreed(who, how) + " " + when[0], "imperfect") + ".",
        en_be(who, how.en + " " + when[1], "past") + ".",
    )


@template(50)
def person_will_be(c):
    who = anyone(c)
    how = c.one(
        [
            s
            for s in w.STATES
            if s.en in ("happy", "tired", "busy", "ready", "surprised", "disappointed", "alone")
        ]
    )
    if who.person == 4:
        return None
    when = c.one(w.TOMORROW[:2] + w.TOMORROW[3:5])
    return (
        fr_be(who, agreed(who, how) + " " + when[0], "future") + ".",
        en_be(who, how.en + " " + when[1], "future") + ".",
    )


COMPARABLE = {
    "tall": "taller",
    "short": "shorter",
    "young": "younger",
    "old": "older",
    "rich": "richer",
    "strong": "stronger",
    "smart": "smarter",
    "funny": "funnier",
    "kind": "kinder",
    "poor": "poorer",
}
LONGER = {"shy", "polite", "patient", "serious", "curious", "generous", "famous"}
THING_COMPARABLE = {
    "big": "bigger",
    "small": "smaller",
    "old": "older",
    "heavy": "heavier",
    "light": "lighter",
    "clean": "cleaner",
    "dirty": "dirtier",
    "expensive": "more expensive",
}


@template(90)
def taller_than(c):
    who, whom = anyone(c), person(c)
    how = c.one([a for a in w.TRAITS if a.en in COMPARABLE or a.en in LONGER])
    if who.person == 4 or who.en == whom.en:
        return None
    if c.chance(0.3):
        return (
            fr_be(who, "aussi " + agreed(who, how) + " que " + whom.fr) + ".",
            en_be(who, "as " + how.en + " as " + whom.en) + ".",
        )
    more = COMPARABLE.get(how.en, "more " + how.en)
    return (
        fr_be(who, "plus " + agreed(who, how) + " que " + whom.fr) + ".",
        en_be(who, more + " than " + whom.en) + ".",
    )


BY_SIZE = ["mouse", "bird", "duck", "rabbit", "cat", "dog", "sheep", "cow"]


@template(40)
def bigger_animal(c):
    by_name = {noun.en: noun for noun in n.ANIMALS}
    i, j = int(c.random() * 8), int(c.random() * 8)
    if i == j:
        return None
    a, b = NP(by_name[BY_SIZE[i]]), NP(by_name[BY_SIZE[j]])
    how = c.one([x for x in w.THING_STATES if x.en in (("big", "heavy") if i > j else ("small", "light"))])
    return (
        fr_be(a.subject(), "plus " + a.agree(how) + " que " + b.fr()) + ".",
        en_be(a.subject(), THING_COMPARABLE[how.en] + " than " + b.en()) + ".",
    )


@template(70)
def bigger_than(c):
    pool, names = c.one(
        [
            (n.CLOTHES, THING_COMPARABLE),
            (n.BIG_THINGS[:5], ("clean", "dirty", "old")),
            (n.FURNITURE, ("old", "expensive")),
            (n.SMALL_THINGS[:-3], ("old", "heavy", "light", "expensive")),
            (n.ROOMS[:4] + n.ROOMS[8:9], ("big", "small", "clean", "dirty")),
        ]
    )
    how = c.one([x for x in w.THING_STATES if x.en in names])
    a, b = NP(c.one(pool), c.one(["def", "this"])), NP(c.one(pool), "def")
    if a.noun == b.noun:
        return None
    less = how.en in ("expensive", "heavy", "dirty") and c.chance(0.5)
    more = "less " + how.en if less else THING_COMPARABLE[how.en]
    return (
        fr_be(a.subject(), ("moins " if less else "plus ") + a.agree(how) + " que " + b.fr()) + ".",
        en_be(a.subject(), more + " than " + b.en()) + ".",
    )


SITES = {noun.en: noun for noun in n.TOWN + n.NATURE}
SUPERLATIVES = [
    ("grand", "biggest", "park museum market stadium university hospital lake forest island library city"),
    ("petit", "smallest", "museum church hotel village theater bridge island"),
    ("beau", "most beautiful", "park beach village church lake forest island bridge hotel tree"),
    ("vieux", "oldest", "church bridge university hotel theater museum tree city"),
    ("bon", "best", "restaurant hotel bakery school market university"),
]
