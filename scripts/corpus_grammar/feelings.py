"""Templates of feelings, pain, needs and tastes."""

from . import nouns as n
from . import words as w
from .choices import anyone, asked
from .clauses import QUESTION, said, stop
from .registry import template
from .syntax import MINE, NP, VP, en_be, en_be_question, en_finite, en_question, fr_finite


@template(110)
def feels(c):
    """J'ai faim."""
    who = anyone(c)
    fr, en = c.one(w.FEELINGS)
    extent = (
        c.one([("", ""), ("très", "very"), ("toujours", "always")])
        if en not in ("right", "wrong")
        else ("", "")
    )
    if c.chance(0.3):
        return fr_finite(who, VP("avoir", fr), no="pas") + ".", en_be(who, en, no=True) + "."
    tense = c.one(["present", "present", "imperfect"])
    return (
        fr_finite(who, VP("avoir", extent[0] + " " + fr), tense) + ".",
        en_be(who, extent[1] + " " + en, "past" if tense == "imperfect" else "present") + ".",
    )


@template(60)
def feels_question(c):
    who = asked(c)
    fr, en = c.one(w.FEELINGS)
    return QUESTION + fr_finite(who, VP("avoir", fr)) + " ?", en_be_question(who, en) + "?"


@template(70)
def afraid_of(c):
    who = anyone(c)
    what = NP(c.one(n.ANIMALS + [n.NATURE[13], n.NATURE[5]]), "def", True)
    fr, en = "de " + what.fr(), "of " + what.en().replace("the ", "")
    if what.noun in n.NATURE:
        fr, en = c.one(
            [
                ("de la mer", "of the sea"),
                ("de l'eau", "of water"),
                ("du noir", "of the dark"),
                ("de l'avion", "of flying"),
            ]
        )
    no = c.chance(0.3)
    return (
        fr_finite(who, VP("avoir", ["peur", fr]), no="pas" if no else "") + ".",
        en_be(who, "afraid " + en, no=no) + ".",
    )


@template(110)
def pain(c):
    """J'ai mal à la tête / My head hurts."""
    who = anyone(c)
    part = NP(c.one(n.BODY))
    owner = MINE[who.key] if who.fr in ("je", "tu", "il", "elle", "nous", "vous", "ils", "elles") else None
    body = part.noun.en
    if who.plural or who.person == 4:
        return None
    whose = (owner or who.en + "'s") + " " + body
    kind = c.random()
    if kind < 0.65:
        return fr_finite(who, VP("avoir", ["mal à", part.fr()])) + ".", whose + " hurts."
    if kind < 0.8:
        return fr_finite(who, VP("avoir", ["mal à", part.fr()]), no="pas") + ".", whose + " doesn't hurt."
    return (
        fr_finite(who, VP("avoir", ["mal à", part.fr()]), "imperfect") + " hier.",
        whose + " hurt yesterday.",
    )


NEEDED = n.SMALL_THINGS + n.CLOTHES + n.DISHES + n.BIG_THINGS[:5]


@template(90)
def needs(c):
    who = anyone(c)
    kind = c.random()
    if kind < 0.6:
        what = NP(c.one(NEEDED), "indef")
        fr, en = "de " + what.fr(), what.en()
    else:
        what = NP(c.one(n.SPICES + n.FOOD_MASS[:6] + n.DRINKS[:3]), "bare")
        fr, en = "de " + what.noun.fr, c.one(["some"]) + " " + what.noun.en
    return (
        fr_finite(who, VP("avoir", ["besoin", fr])) + ".",
        en_finite(who, VP("vouloir"), "simple").replace("want", "need") + " " + en + ".",
    )


@template(50)
def needs_not(c):
    who = anyone(c)
    what = NP(c.one(NEEDED), "indef")
    return (
        fr_finite(who, VP("avoir", ["besoin", "de " + what.fr()]), no="pas") + ".",
        en_finite(who, VP("vouloir"), no=True).replace("want", "need") + " " + what.en() + ".",
    )


@template(40)
def needs_question(c):
    who = asked(c)
    what = NP(c.one(NEEDED), "indef")
    return (
        QUESTION + fr_finite(who, VP("avoir", ["besoin", "de " + what.fr()])) + " ?",
        en_question(who, VP("vouloir")).replace("want", "need") + " " + what.en() + "?",
    )


def taste(c):
    kind = c.random()
    if kind < 0.5:
        noun = c.one(n.FOOD_MASS + n.DRINKS + [n.MEDIA[4]] + n.SPICES[:1])
        return NP(noun).fr(), noun.en
    noun = c.one(n.FOOD + n.ANIMALS + n.NATURE[1:2] + n.MEDIA[:1])
    phrase = NP(noun, "def", True)
    return phrase.fr(), phrase.en().replace("the ", "")


@template(120)
def likes(c):
    who, what = anyone(c), taste(c)
    verb = c.one(["aimer", "aimer", "détester"])
    much = c.one([("", ""), ("beaucoup", "a lot")]) if verb == "aimer" else ("", "")
    return (
        fr_finite(who, VP(verb, [much[0], what[0]])) + ".",
        en_finite(who, VP(verb, "", [what[1], much[1]])) + ".",
    )


@template(80)
def likes_it_not(c):
    who, what = anyone(c), taste(c)
    return stop(said(who, VP("aimer", what[0], what[1]), ("present", "simple"), "pas"))


@template(60)
def likes_question(c):
    who, what = asked(c), taste(c)
    vp = VP("aimer", what[0], what[1])
    return QUESTION + fr_finite(who, vp) + " ?", en_question(who, vp) + "?"


@template(60)
def prefers(c):
    who = anyone(c)
    pool = c.one([n.DRINKS, n.FOOD_MASS])
    a, b = c.one(pool), c.one(pool)
    if a == b:
        return None
    return (
        fr_finite(who, VP("préférer", [NP(a).fr(), "à", NP(b).fr()])) + ".",
        en_finite(who, VP("préférer", "", f"{a.en} to {b.en}")) + ".",
    )


@template(40)
def which_prefer(c):
    who = asked(c)
    pool = c.one([n.DRINKS, n.FOOD_MASS, n.FOOD])
    a, b = c.one(pool), c.one(pool)
    if a == b:
        return None
    plural = pool is n.FOOD
    x, y = NP(a, "def", plural), NP(b, "def", plural)
    return (
        "est-ce que " + fr_finite(who, VP("préférer", [x.fr(), "ou", y.fr()])) + " ?",
        en_question(who, VP("préférer", "", "")) + f" {x.en()} or {y.en()}?".replace("the ", ""),
    )


@template(80)
def i_would_like(c):
    amount = c.one(
        [
            ("un kilo de", "a kilo of", n.FOOD[:2] + n.FOOD[8:13], True),
            ("une bouteille de", "a bottle of", n.DRINKS, False),
            ("une tasse de", "a cup of", n.DRINKS[2:4], False),
            ("un verre de", "a glass of", n.DRINKS, False),
            ("un morceau de", "a piece of", n.FOOD_MASS[:2] + n.FOOD[5:6] + n.FOOD[15:16], False),
            ("deux kilos de", "two kilos of", n.FOOD[:3] + n.FOOD[8:13], True),
        ]
    )
    if amount[0] in ("un verre de", "une tasse de"):
        pool = [
            x for x in amount[2] if x.en not in (("coffee", "tea") if amount[0].startswith("un ") else ())
        ]
    else:
        pool = [x for x in amount[2] if x.en not in ("coffee", "tea")]
    what = NP(c.one(pool), "bare", amount[3])
    lead = c.one([("je voudrais", "I would like"), ("nous voudrions", "we would like")])
    please = c.one([("", ""), (", s'il vous plaît", ", please")])
    return f"{lead[0]} {amount[0]} {what.fr()}{please[0]}.", f"{lead[1]} {amount[1]} {what.en()}{please[1]}."


@template(60)
def drank_some(c):
    who = anyone(c)
    amount = c.one(
        [
            ("un verre de", "a glass of", n.DRINKS[:2] + n.DRINKS[4:]),
            ("une tasse de", "a cup of", n.DRINKS[2:4]),
            ("beaucoup de", "a lot of", n.DRINKS),
            ("trop de", "too much", n.DRINKS),
            ("un peu de", "a little", n.DRINKS),
        ]
    )
    what = c.one(amount[2])
    tenses, when = c.one(
        [
            (("past", "past"), c.one(w.YESTERDAY[:3])),
            (("near", "going"), c.one(w.TOMORROW[:2])),
            (("present", "simple"), c.one([w.EVERY_DAY[0], w.EVERY_DAY[5]])),
        ]
    )
    return stop(
        said(who, VP("boire", amount[0] + " " + what.fr, amount[1] + " " + what.en), tenses, tail=when)
    )


@template(60)
def ate_too_much(c):
    who = anyone(c)
    amount = c.one([("beaucoup de", "a lot of", "a lot of"), ("trop de", "too much", "too many")])
    plural = c.chance(0.5)
    noun = c.one(n.FOOD[:9] + n.FOOD[12:] if plural else n.FOOD_MASS)
    what = NP(noun, "bare", plural)
    verb = c.one(["manger", "acheter"])
    tenses, when = c.one([(("past", "past"), c.one(w.YESTERDAY)), (("present", "simple"), w.EVERY_DAY[-1])])
    return stop(
        said(
            who,
            VP(verb, amount[0] + " " + what.fr(), amount[1 + plural] + " " + what.en()),
            tenses,
            tail=when,
        )
    )
