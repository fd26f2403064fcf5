"""Templates of what people will do and are going to do."""

from .choices import anyone, asked, asked_to_come, to_come
from .clauses import QUESTION, said, stop
from .occasions import action, future_time, in_tense
from .registry import template
from .syntax import en_question, fr_finite


@template(150)
def will(c):
    what = in_tense(c, "f", "future")
    return stop(said(to_come(c), what, ("future", "future"), tail=future_time(c, what)))


@template(80)
def will_not(c):
    what = in_tense(c, "f", "future")
    return stop(said(to_come(c), what, ("future", "future"), "pas", tail=future_time(c, what)))


@template(60)
def will_question(c):
    who, what = asked_to_come(c), in_tense(c, "f", "future")
    when = future_time(c, what)
    return (
        QUESTION + fr_finite(who, what, "future") + " " + when[0] + " ?",
        en_question(who, what, "future") + " " + when[1] + "?",
    )


@template(130)
def going_to(c):
    what = action(c, "f")
    return stop(said(anyone(c), what, ("near", "going"), tail=c.one([("", ""), future_time(c, what)])))


@template(60)
def not_going_to(c):
    what = action(c, "f")
    return stop(said(anyone(c), what, ("near", "going"), "pas", tail=c.one([("", ""), future_time(c, what)])))


@template(60)
def going_to_question(c):
    who, what = asked(c), action(c, "f")
    return QUESTION + fr_finite(who, what, "near") + " ?", en_question(who, what, "going") + "?"
