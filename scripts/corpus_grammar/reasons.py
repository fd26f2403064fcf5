"""Templates of thoughts and reasons, and of animals."""

from . import nouns as n
from . import words as w
from .choices import anyone, near, person, to_come
from .clauses import OUTDOORS, for_sky, said, stop
from .occasions import action, future_time, in_tense
from .registry import template
from .syntax import NP, PRONOUNS, VP, en_be, en_finite, fr_be, fr_finite, fr_modal


@template(60)
def i_think(c):
    first = c.one(
        [
            (("je pense que", "I think")),
            ("je crois que", "I believe"),
            ("j'espère que", "I hope"),
            ("je sais que", "I know"),
            ("Paul dit que", "Paul says"),
        ]
    )
    who, what = person(c), in_tense(c, "f", "future")
    when = future_time(c, what)
    return (
        first[0] + " " + fr_finite(who, what, "future") + " " + when[0] + ".",
        first[1] + " " + en_finite(who, what, "future") + " " + when[1] + ".",
    )


@template(60)
def not_know_if(c):
    who, what = to_come(c), in_tense(c, "f", "future")
    return (
        "je ne sais pas si " + fr_finite(who, what, "future") + ".",
        "I don't know if " + en_finite(who, what, "future") + ".",
    )


@template(60)
def not_know_why(c):
    who, what = person(c), action(c, "d")
    word = c.one([("pourquoi", "why"), ("quand", "when")])
    return (
        f"je ne sais pas {word[0]} " + fr_finite(who, what, "past") + ".",
        f"I don't know {word[1]} " + en_finite(who, what, "past") + ".",
    )


STATES = {s.en: s for s in w.STATES}


@template(110)
def because_state(c):
    who, what = anyone(c), action(c, "w")
    reason = c.one(["tired", "sick", "busy", "in a hurry"])
    state = STATES[reason].forms[who.feminine + 2 * who.plural]
    again = PRONOUNS[
        {"I": "je", "you": "tu", "he": "il", "she": "elle", "we": "nous"}.get(
            who.key, "elles" if who.feminine else "ils"
        )
    ]
    again = PRONOUNS["vous"] if who.person == 4 else again
    return (
        fr_modal("pouvoir", who, what, no="pas") + " parce que " + fr_be(again, state) + ".",
        en_finite(who, what, "can", True) + " because " + en_be(again, reason) + ".",
    )


@template(80)
def because_weather(c):
    sky, who = c.one(w.WEATHER), anyone(c)
    what, fine = for_sky(c, sky)
    no = ""
    if not fine and c.chance(0.4):
        what, no = VP(*c.one(OUTDOORS)), "pas"
    a = said(who, what, ("past", "past"), no)
    return a[0] + " parce que " + sky[1] + ".", a[1] + " because " + sky[4] + "."


@template(60)
def nothing(c):
    who = anyone(c)
    verb = c.one(
        [
            "manger",
            "boire",
            "acheter",
            "vendre",
            "trouver",
            "oublier",
            "choisir",
            "recevoir",
            "voir",
            "préparer",
        ]
    )
    when = c.one([("", "")] + w.YESTERDAY[:-2])
    vp = VP(verb)
    return (
        fr_finite(who, vp, "past", "rien") + " " + when[0] + ".",
        en_finite(who, VP(verb, "", "anything"), "past", True) + " " + when[1] + ".",
    )


@template(40)
def animals_do(c):
    animal = NP(c.one(n.ANIMALS), c.one(["def", "this"]), c.chance(0.3))
    where = c.one(
        [
            ("sous l'arbre", "under the tree"),
            ("devant la maison", "in front of the house"),
            ("dans le jardin", "in the garden"),
            ("près de la rivière", "near the river"),
            ("derrière l'arbre", "behind the tree"),
        ]
    )
    vp = c.one([VP("dormir"), VP("courir"), VP("manger"), VP("boire", "de l'eau", "some water"), VP("jouer")])
    who = animal.subject()
    return stop(said(who, vp, ("present", "prog"), tail=where))


@template(40)
def animals_did(c):
    animal = NP(c.one(n.ANIMALS), "def", c.chance(0.3))
    vp = c.one(
        [
            VP("manger", "la salade", "the salad"),
            VP("boire", "le lait", "the milk"),
            VP("dormir", "dans le garage", "in the garage"),
            VP("partir", "", ""),
            VP("manger", "les fleurs", "the flowers"),
            VP("tomber", "dans la rivière", "into the river"),
            VP("manger", "les carottes", "the carrots"),
            VP("manger", "le pain", "the bread"),
        ]
    )
    return stop(said(animal.subject(), vp, ("past", "past"), tail=c.one([("", "")] + w.YESTERDAY)))


@template(60)
def there_person(c):
    """Someone somewhere near."""
    who, where = anyone(c), near(c)
    if where[0].startswith("loin"):
        return None
    vp = VP("attendre", "le bus", "the bus")
    tenses = c.one([("present", "prog"), ("past", "past"), ("near", "going")])
    return stop(said(who, vp, tenses, tail=where))


@template(70)
def lives_near(c):
    who, where = anyone(c), near(c)
    vp = VP(c.one(["habiter", "travailler"]), *where)
    if vp.verb == "travailler":
        return stop(said(who, vp, ("imperfect", "used")))
    return stop(said(who, vp, ("present", "simple")))
