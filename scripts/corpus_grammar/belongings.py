"""Templates of what people have and whose things are."""

from . import nouns as n
from . import words as w
from .choices import anyone, asked, goods, name, worker
from .clauses import QUESTION, said, stop
from .registry import template
from .syntax import NP, PRONOUNS, Subject, VP, en_be, en_finite, en_question, fr_be, fr_finite


@template(110)
def has_thing(c):
    who = anyone(c)
    what = (
        goods(c, clothes=n.UNISEX)
        if c.chance(0.6)
        else NP(
            c.one(n.PETS), "indef", c.chance(0.3), adjective=c.one(w.THING_LOOKS[9:11] + w.THING_LOOKS[:2])
        )
    )
    return stop(said(who, VP("avoir", what, what), ("present", "simple")))


@template(90)
def has_not(c):
    who = anyone(c)
    what = NP(
        c.one(n.SMALL_THINGS + n.BIG_THINGS + n.UNISEX + n.PETS + n.KIN[:2] + n.KIN_PLURAL[1:3]), "indef"
    )
    return stop(said(who, VP("avoir", what, what), ("present", "simple"), "pas"))


@template(80)
def has_question(c):
    who = asked(c)
    what = NP(c.one(n.SMALL_THINGS + n.BIG_THINGS + n.UNISEX + n.PETS + n.KIN[:2]), "indef")
    vp = VP("avoir", what, what)
    return QUESTION + fr_finite(who, vp) + " ?", en_question(who, vp) + "?"


@template(70)
def how_many(c):
    who = asked(c)
    what = NP(c.one(n.SMALL_THINGS[:12] + n.UNISEX + n.PETS + n.KIN[:2]), "bare", True)
    return "combien de " + what.fr() + " " + QUESTION + fr_finite(who, VP("avoir")) + " ?", (
        "how many " + what.en() + " " + en_question(who, VP("avoir")) + "?"
    )


@template(70)
def has_many(c):
    who = anyone(c)
    what = NP(c.one(n.SMALL_THINGS[:12] + n.UNISEX + n.KIN[11:] + n.PETS + n.FOOD), "bare", True)
    count = c.one(
        [("beaucoup de", "a lot of"), ("trop de", "too many"), ("assez de", "enough")]
        + [x for x in w.NUMBERS[:10]]
    )
    return (
        fr_finite(who, VP("avoir")) + f" {count[0]} {what.fr()}.",
        en_finite(who, VP("avoir")) + f" {count[1]} {what.en()}.",
    )


OWNED = {
    0: ("moi", "mine"),
    1: ("toi", "yours"),
    2: ("lui", "his"),
    3: ("nous", "ours"),
    4: ("vous", "yours"),
    5: ("elle", "hers"),
}


@template(70)
def is_mine(c):
    what = NP(c.one(n.SMALL_THINGS + n.UNISEX + n.BIG_THINGS + n.ANIMALS[:3] + n.FURNITURE), "this")
    fr, en = OWNED[int(c.random() * 6)]
    who = what.subject()
    no = c.chance(0.3)
    return fr_be(who, "à " + fr, no="pas" if no else "") + ".", en_be(who, en, no=no) + "."


@template(90)
def it_is_ones(c):
    """C'est le livre de Marie."""
    who = c.one([name, relative_one, worker_one])(c)
    what = NP(c.one(n.SMALL_THINGS + n.UNISEX + n.BIG_THINGS + n.ROOMS[2:3] + n.ROOMS[6:9] + n.ANIMALS[:3]))
    no = c.chance(0.25)
    fr = ("ce n'est pas " if no else "c'est ") + what.fr() + " de " + who.fr
    return fr + ".", ("it isn't " if no else "it is ") + who.en + "'s " + what.noun.en + "."


def relative_one(c):
    return NP(c.one(n.KIN), "poss", owner=PRONOUNS[c.one(["je", "tu", "nous"])]).subject()


def worker_one(c):
    return worker(c).subject()


@template(60)
def ones_is(c):
    who = c.one([name, relative_one, worker_one])(c)
    what = NP(c.one(n.SMALL_THINGS[:15] + n.UNISEX + n.BIG_THINGS + n.ANIMALS[:3]))
    how = (
        c.one([a for a in w.THING_STATES if a.en not in ("broken", "sturdy", "brand new", "light")])
        if what.noun not in n.ANIMALS
        else c.one([a for a in w.THING_STATES if a.en in ("big", "small", "black", "white", "old")])
    )
    thing_subject = Subject(
        what.fr() + " de " + who.fr, who.en + "'s " + what.noun.en, 2, what.feminine, False, "it"
    )
    return fr_be(thing_subject, what.agree(how)) + ".", en_be(thing_subject, how.en) + "."


@template(50)
def whose(c):
    what = NP(c.one(n.SMALL_THINGS + n.UNISEX + n.BIG_THINGS), "this")
    return "à qui est " + what.fr() + " ?", "whose " + what.noun.en + " is this?"
