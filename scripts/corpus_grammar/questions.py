"""Templates of conditions, questions and orders."""

from . import nouns as n
from . import words as w
from .choices import asked, asked_to_come, pronoun, to_come
from .clauses import QUESTION, for_sky
from .occasions import action, in_tense, past_time
from .french import imperative
from .registry import template
from .syntax import NP, PRONOUNS, VP, en_finite, en_modal, en_question, fr_finite, fr_modal
from .wishes import WISHES


@template(110)
def if_time(c):
    who, (fr, en, wishes) = pronoun(c, "je", "je_f", "il", "elle"), c.one(WISHES)
    what = VP(*c.one(wishes))
    return (
        "si "
        + fr_finite(who, VP("avoir", fr), "imperfect")
        + ", "
        + fr_finite(who, what, "conditional")
        + ".",
        "if " + en_finite(who, VP("avoir", "", en), "past") + ", " + en_finite(who, what, "would") + ".",
    )


@template(80)
def if_weather(c):
    sky, who = c.one(w.WEATHER), to_come(c)
    what = for_sky(c, sky)[0]
    return (
        "si " + sky[0] + " demain, " + fr_finite(who, what, "future") + ".",
        "if "
        + sky[3].replace("is raining", "rains").replace("is snowing", "snows")
        + " tomorrow, "
        + en_finite(who, what, "future")
        + ".",
    )


@template(40)
def when_will(c):
    who, what = asked_to_come(c), in_tense(c, "f", "future")
    return (
        "quand " + QUESTION + fr_finite(who, what, "future") + " ?",
        "when " + en_question(who, what, "future") + "?",
    )


@template(60)
def when_did(c):
    who, what = asked(c), action(c, "d")
    if what.name in ("se lever", "se coucher", "se réveiller", "rentrer"):
        return None
    return (
        "quand " + QUESTION + fr_finite(who, what, "past") + " ?",
        "when " + en_question(who, what, "past") + "?",
    )


@template(90)
def why_prog(c):
    who, what = asked(c), action(c, "p")
    return "pourquoi " + QUESTION + fr_finite(who, what) + " ?", "why " + en_question(who, what, "prog") + "?"


@template(60)
def why_did(c):
    who, what = asked(c), action(c, "d")
    if what.name in ("trouver", "recevoir"):
        return None
    return (
        "pourquoi " + QUESTION + fr_finite(who, what, "past") + " ?",
        "why " + en_question(who, what, "past") + "?",
    )


@template(40)
def why_not(c):
    who, what = asked(c), action(c, "w")
    en = (
        "why "
        + ("doesn't " if who.person == 2 else "don't ")
        + who.en
        + " want to "
        + what.base_en(who, "any")
    )
    return "pourquoi " + QUESTION + fr_modal("vouloir", who, what, no="pas") + " ?", en + "?"


@template(60)
def where_did(c):
    who, what = asked(c), c.one(
        [
            VP("acheter", *[NP(c.one(n.CLOTHES + n.SMALL_THINGS), "this")] * 2),
            VP("trouver", *[NP(c.one(n.SMALL_THINGS), "this")] * 2),
            VP("perdre", *[NP(c.one(n.SMALL_THINGS + n.PLURAL_THINGS), "poss")] * 2),
            VP("mettre", *[NP(c.one(n.SMALL_THINGS + n.PLURAL_THINGS), "poss")] * 2),
        ]
    )
    return (
        "où " + QUESTION + fr_finite(who, what, "past") + " ?",
        "where " + en_question(who, what, "past") + "?",
    )


@template(40)
def where_does(c):
    who, what = asked(c), VP(c.one(["habiter", "travailler"]))
    return "où " + QUESTION + fr_finite(who, what) + " ?", "where " + en_question(who, what) + "?"


@template(60)
def what_doing(c):
    who = asked(c)
    verb = c.one(
        [
            "manger",
            "lire",
            "regarder",
            "écouter",
            "chercher",
            "préparer",
            "étudier",
            "boire",
            "écrire",
            "porter",
        ]
    )
    return (
        "qu'" + QUESTION + fr_finite(who, VP(verb)) + " ?",
        "what " + en_question(who, VP(verb), "prog") + "?",
    )


@template(60)
def what_did(c):
    who = asked(c)
    verb = c.one(
        [
            "manger",
            "lire",
            "regarder",
            "acheter",
            "vendre",
            "trouver",
            "perdre",
            "oublier",
            "choisir",
            "recevoir",
            "boire",
            "voir",
        ]
    )
    when = past_time(c, VP(verb))
    return (
        "qu'" + QUESTION + fr_finite(who, VP(verb), "past") + " " + when[0] + " ?",
        "what " + en_question(who, VP(verb), "past") + " " + when[1] + "?",
    )


@template(50)
def what_want(c):
    who = asked(c)
    verb = c.one(["manger", "lire", "regarder", "acheter", "boire", "apprendre", "étudier", "vendre", "voir"])
    lead = "does" if who.person == 2 else "do"
    return (
        "qu'" + QUESTION + fr_modal("vouloir", who, VP(verb)) + " ?",
        " ".join(["what", lead, who.en, "want to", VP(verb).base_en(who)]) + "?",
    )


@template(70)
def who_did(c):
    who, what = PRONOUNS["il"], action(c, "d")
    fr = fr_finite(who, what, "past").replace("il ", "qui ", 1)
    en = en_finite(who, what, "past").replace("he ", "who ", 1)
    if " his " in en + " ":
        return None
    return fr + " ?", en + "?"


@template(40)
def who_wants(c):
    who, what = PRONOUNS["il"], action(c, "w")
    en = en_modal(who, "want to", what).replace("he ", "who ", 1)
    if " his " in en:
        return None
    return fr_modal("vouloir", who, what).replace("il ", "qui ", 1) + " ?", en + "?"


@template(60)
def order_friend(c):
    return order(c, PRONOUNS["tu"], ", s'il te plaît", 0.3)


@template(60)
def order_politely(c):
    return order(c, PRONOUNS["vous"], ", s'il vous plaît", 0.5)


def order(c, who, please, likely):
    what = action(c, "i")
    polite = c.chance(likely)
    if what.reflexive or what.name in ("vouloir",):
        return None
    return (
        imperative(what.verb, who.person) + " " + what.fr(who) + (please if polite else "") + ".",
        what.base_en(who) + (", please" if polite else "") + ".",
    )


@template(80)
def do_not(c):
    who, what = PRONOUNS[c.one(["tu", "vous"])], action(c, "i")
    return (
        " ".join(["ne", what.clitic(who), imperative(what.verb, who.person), "pas", what.fr(who, True)])
        + ".",
        "don't " + what.base_en(who, "any") + ".",
    )


@template(50)
def let_us(c):
    who, what = PRONOUNS["nous"], action(c, "i")
    if what.reflexive:
        return None
    return imperative(what.verb, 3) + " " + what.fr(who) + " !", "let's " + what.base_en(who) + "!"
