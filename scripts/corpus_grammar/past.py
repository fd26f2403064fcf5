"""Templates of what people did, have done and used to do."""

from . import words as w
from .choices import anyone, asked, back_then, person, pronoun
from .clauses import QUESTION, said, stop
from .occasions import accomplished, action, habit_time, in_tense, past_time
from .registry import template
from .syntax import VP, en_be, en_finite, en_question, fr_be, fr_finite, fr_modal


@template(180)
def did(c):
    what = action(c, "d")
    return stop(said(anyone(c), what, ("past", "past"), tail=past_time(c, what)))


@template(90)
def did_plain(c):
    return stop(said(anyone(c), action(c, "d"), ("past", "past")))


@template(110)
def did_not(c):
    what = action(c, "d")
    return stop(said(anyone(c), what, ("past", "past"), "pas", tail=past_time(c, what)))


@template(110)
def did_question(c):
    who, what = asked(c), action(c, "d")
    when = past_time(c, what)
    return (
        QUESTION + fr_finite(who, what, "past") + " " + when[0] + " ?",
        en_question(who, what, "past") + " " + when[1] + "?",
    )


@template(60)
def already(c):
    who, what = anyone(c), accomplished(c)
    return (
        fr_finite(who, what, "past", adverb="déjà") + ".",
        en_finite(who, what, "perfect", adverb="already") + ".",
    )


@template(60)
def not_yet(c):
    who, what = anyone(c), accomplished(c)
    return fr_finite(who, what, "past", "pas encore") + ".", en_finite(who, what, "perfect", True) + " yet."


@template(60)
def has_just(c):
    who, what = anyone(c), accomplished(c)
    return fr_modal("venir", who, what, link="de") + ".", en_finite(who, what, "perfect", adverb="just") + "."


def move(c):
    verb = c.one(["arriver", "partir", "rentrer", "revenir", "sortir", "tomber", "venir"])
    tails = {
        "arriver": [("en retard", "late"), ("à l'heure", "on time"), ("à midi", "at noon")],
        "partir": [
            ("sans moi", "without me"),
            ("avant midi", "before noon"),
            ("après le dîner", "after dinner"),
        ],
        "rentrer": [("très tard", "very late"), ("à minuit", "at midnight"), ("en taxi", "by taxi")],
        "revenir": [
            ("de vacances", "from vacation"),
            ("de l'école", "from school"),
            ("de Paris", "from Paris"),
        ],
        "sortir": [("avec Paul", "with Paul"), ("après le repas", "after the meal")],
        "tomber": [("dans la rue", "in the street"), ("dans l'eau", "in the water")],
        "venir": [("en voiture", "by car"), ("à pied", "on foot")],
    }
    tail = c.one(tails[verb])
    return VP(verb, *tail)


@template(120)
def moved(c):
    return stop(
        said(anyone(c), move(c), ("past", "past"), tail=c.one([("", ""), ("", "")] + w.YESTERDAY[:1]))
    )


@template(40)
def moved_not(c):
    return stop(said(anyone(c), move(c), ("past", "past"), "pas"))


@template(130)
def was_doing_when(c):
    first, then = back_then(c), anyone(c)
    what = in_tense(c, "p", "imperfect")
    event = c.one(
        [
            VP("arriver"),
            VP("appeler", "Marie", "Marie"),
            VP("ouvrir", "la porte", "the door"),
            VP("tomber"),
            VP("partir"),
        ]
    )
    if first.key == then.key:
        then = person(c)
    a, b = said(first, what, ("imperfect", "wasing")), said(then, event, ("past", "past"))
    return a[0] + " quand " + b[0] + ".", a[1] + " when " + b[1] + "."


@template(90)
def when_young(c):
    who, what = pronoun(c, "je", "je_f", "il", "elle", "ils", "elles"), in_tense(c, "h", "imperfect")
    if what.name == "travailler":
        return None
    small = {(0, 0): "petit", (1, 0): "petite", (0, 1): "petits", (1, 1): "petites"}[who.feminine, who.plural]
    return (
        "quand " + fr_be(who, small, "imperfect") + ", " + fr_finite(who, what, "imperfect") + ".",
        "when " + en_be(who, "little", "past") + ", " + en_finite(who, what, "used", style="bare") + ".",
    )


@template(60)
def used_to(c):
    who, what = back_then(c), in_tense(c, "h", "imperfect")
    when = habit_time(c, what)
    return (
        "avant, " + fr_finite(who, what, "imperfect") + f" {when[0]}.",
        en_finite(who, what, "used", style="bare") + f" {when[1]}.",
    )
