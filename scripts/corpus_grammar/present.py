"""Templates of what people are doing and do by habit."""

from . import words as w
from .choices import anyone, asked
from .clauses import QUESTION, said, stop
from .occasions import action, habit_time
from .registry import template
from .syntax import en_finite, en_question, fr_finite


@template(180)
def doing(c):
    return stop(said(anyone(c), action(c, "p"), ("present", "prog")))


@template(120)
def doing_now(c):
    return stop(said(anyone(c), action(c, "p"), ("present", "prog"), tail=c.one(w.NOW)))


@template(110)
def not_doing(c):
    return stop(said(anyone(c), action(c, "p"), ("present", "prog"), "pas"))


@template(120)
def is_doing(c):
    who, what = asked(c), action(c, "p")
    return QUESTION + fr_finite(who, what) + " ?", en_question(who, what, "prog") + "?"


@template(120)
def every_day(c):
    what = action(c, "h")
    return stop(said(anyone(c), what, ("present", "simple"), tail=habit_time(c, what), style="bare"))


@template(120)
def often(c):
    return stop(said(anyone(c), action(c, "h"), ("present", "simple"), adverb=c.one(w.OFTEN), style="bare"))


@template(120)
def never(c):
    who, what = anyone(c), action(c, "h")
    return (
        fr_finite(who, what, no="jamais") + ".",
        en_finite(who, what, "simple", adverb="never", style="bare") + ".",
    )


@template(90)
def no_longer(c):
    who, what = anyone(c), action(c, "h")
    return (
        fr_finite(who, what, no="plus") + ".",
        en_finite(who, what, "simple", True, style="bare") + " anymore.",
    )


@template(90)
def every_day_question(c):
    who, what = asked(c), action(c, "h")
    when = habit_time(c, what)
    return (
        QUESTION + fr_finite(who, what) + " " + when[0] + " ?",
        en_question(who, what, style="bare") + " " + when[1] + "?",
    )
