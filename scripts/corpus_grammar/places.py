"""Templates of where things are and what there is."""

from . import french
from . import nouns as n
from .choices import asked, in_room, near
from .clauses import QUESTION
from .registry import template
from .syntax import NP, PRONOUNS, en_be, en_be_question, fr_be

SURFACES = [
    ("sur", "on", n.FURNITURE[:3] + n.FURNITURE[4:5]),
    ("sous", "under", n.FURNITURE[:3]),
    ("dans", "in", n.FURNITURE[3:4] + n.OPENABLE[2:4] + n.SMALL_THINGS[2:3] + n.BIG_THINGS[1:2]),
    ("derrière", "behind", n.FURNITURE[:5]),
    ("à côté de", "next to", n.FURNITURE),
]
TINY = {
    "key",
    "pen",
    "watch",
    "pencil",
    "ring",
    "photo",
    "ticket",
    "passport",
    "wallet",
    "keys",
    "glasses",
    "gloves",
    "knife",
    "fork",
    "spoon",
    "photos",
    "tickets",
    "phone",
}


def place_of_thing(c, noun):
    """Where such a thing may lie."""
    if noun in n.FOOD:
        return c.one(
            [
                ("sur la table", "on the table"),
                ("dans la cuisine", "in the kitchen"),
                ("dans le sac", "in the bag"),
            ]
        )
    if c.chance(0.3):
        return in_room(c)
    fr, en, pool = c.one(SURFACES)
    if fr == "dans":
        pool = [x for x in pool if noun.en in TINY or x.en in ("wardrobe", "car")]
    where = NP(c.one(pool))
    return fr + " " + where.fr(), en + " " + where.en()


def placed(c):
    if c.chance(0.3):
        return NP(c.one(n.PLURAL_THINGS), c.one(["poss", "def"]), owner=PRONOUNS[c.one(["je", "tu", "vous"])])
    return NP(
        c.one(n.SMALL_THINGS + n.UNISEX + n.DISHES + n.ANIMALS[:1]),
        c.one(["def", "def", "poss"]),
        c.chance(0.2),
        owner=PRONOUNS[c.one(["je", "tu", "vous"])],
    )


@template(140)
def thing_is_at(c):
    thing = placed(c)
    what, where = thing.subject(), place_of_thing(c, thing.noun)
    no = c.chance(0.2)
    return fr_be(what, where[0], no="pas" if no else "") + ".", en_be(what, where[1], no=no) + "."


@template(60)
def is_thing_at(c):
    thing = placed(c)
    what, where = thing.subject(), place_of_thing(c, thing.noun)
    return QUESTION + fr_be(what, where[0]) + " ?", en_be_question(what, where[1]) + "?"


@template(90)
def where_is(c):
    what = placed(c) if c.chance(0.5) else NP(c.one(n.TOWN + n.ROOMS), "def")
    who = what.subject()
    return (
        "où " + ("sont " if who.plural else "est ") + who.fr + " ?",
        "where " + en_be_question(who, "") + "?",
    )


@template(50)
def where_are_people(c):
    who = asked(c)
    if who.fr in ("tu", "vous", "il", "elle", "ils", "elles"):
        return "où " + QUESTION + fr_be(who, "") + " ?", "where " + en_be_question(who, "") + "?"
    return (
        "où " + french.present("être", who.person) + " " + who.fr + " ?",
        "where " + en_be_question(who, "") + "?",
    )


@template(90)
def town_is_at(c):
    what, where = NP(c.one(n.TOWN)), near(c)
    if what.en() in where[1]:
        return None
    no = c.chance(0.25)
    return (
        fr_be(what.subject(), where[0], no="pas" if no else "") + ".",
        en_be(what.subject(), where[1], no=no) + ".",
    )


@template(110)
def there_is(c):
    form = c.one([("il y a", "there is"), ("il y avait", "there was")])
    if c.chance(0.5):
        what, where = NP(c.one(n.TOWN), "indef"), near(c)
        if what.noun.en in where[1]:
            return None
    else:
        what, where = (
            NP(c.one(n.SMALL_THINGS + n.DISHES + n.FOOD + n.ANIMALS[:1]), "indef", c.chance(0.35)),
            None,
        )
        where = place_of_thing(c, what.noun)
    en = form[1] if not what.plural else form[1].replace("is", "are").replace("was", "were")
    return f"{form[0]} {what.fr()} {where[0]}.", f"{en} {what.en()} {where[1]}."


@template(80)
def there_is_not(c):
    if c.chance(0.5):
        what, where = NP(c.one(n.SHOPS), "indef"), c.one(
            [
                ("dans ce village", "in this village"),
                ("dans cette rue", "on this street"),
                ("près d'ici", "near here"),
                ("dans cette ville", "in this city"),
            ]
        )
        return f"il n'y a pas {what.fr(negative=True)} {where[0]}.", f"there isn't {what.en()} {where[1]}."
    what, where = NP(c.one(n.FOOD_MASS + n.DRINKS), "part"), c.one(
        [("dans la cuisine", "in the kitchen"), ("sur la table", "on the table"), ("à la maison", "at home")]
    )
    return (
        f"il n'y a plus {what.fr(negative=True)} {where[0]}.",
        f"there isn't {what.en(style='any')} left {where[1]}.",
    )


@template(70)
def is_there(c):
    close = c.chance(0.6)
    what = NP(c.one(n.TOWN if close else n.SHOPS), "indef")
    where = (
        near(c)
        if close
        else c.one(
            [
                ("dans ce village", "in this village"),
                ("dans cette rue", "on this street"),
                ("près d'ici", "near here"),
            ]
        )
    )
    if what.noun.en in where[1]:
        return None
    return f"{QUESTION}il y a {what.fr()} {where[0]} ?", f"is there {what.en()} {where[1]}?"
