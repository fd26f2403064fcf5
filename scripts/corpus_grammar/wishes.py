"""Templates of what people want, can, must, like and try to do."""

from . import words as w
from .choices import anyone, asked, pronoun
from .clauses import QUESTION
from .occasions import action, forgettable, future_time
from .registry import template
from .syntax import VP, en_be, en_finite, en_modal, en_question, fr_finite, fr_modal


@template(130)
def wants(c):
    who, what = anyone(c), action(c, "w")
    return fr_modal("vouloir", who, what) + ".", en_modal(who, "want to", what) + "."


@template(60)
def wants_not(c):
    who, what = anyone(c), action(c, "w")
    return fr_modal("vouloir", who, what, no="pas") + ".", en_modal(who, "want to", what, True) + "."


@template(60)
def wants_question(c):
    who, what = asked(c), action(c, "w")
    lead = "does" if who.person == 2 else "do"
    return (
        QUESTION + fr_modal("vouloir", who, what) + " ?",
        " ".join([lead, who.en, "want to", what.base_en(who)]) + "?",
    )


@template(90)
def can(c):
    who, what = anyone(c), action(c, "w")
    when = c.one([("", ""), ("maintenant", "now")] + w.TOMORROW[:2])
    return (
        fr_modal("pouvoir", who, what) + " " + when[0] + ".",
        en_finite(who, what, "can") + " " + when[1] + ".",
    )


@template(80)
def cannot(c):
    who, what = anyone(c), action(c, "w")
    when = c.one([("", ""), ("aujourd'hui", "today")] + w.TOMORROW[:2])
    return (
        fr_modal("pouvoir", who, what, no="pas") + " " + when[0] + ".",
        en_finite(who, what, "can", True) + " " + when[1] + ".",
    )


@template(60)
def can_question(c):
    who = pronoun(c, "je", "tu", "vous", "nous", "il", "elle")
    what = action(c, "w")
    return QUESTION + fr_modal("pouvoir", who, what) + " ?", en_question(who, what, "can") + "?"


@template(100)
def has_to(c):
    who, what = anyone(c), action(c, "w")
    when = c.one([("", ""), ("aujourd'hui", "today")])
    return (
        fr_modal("devoir", who, what) + " " + when[0] + ".",
        en_modal(who, "have to", what) + " " + when[1] + ".",
    )


@template(60)
def would_like(c):
    who, what = pronoun(c, "je", "je_f", "nous", "il", "elle"), action(c, "w")
    return (
        fr_modal("vouloir", who, what, "conditional") + ".",
        en_finite(who, VP("vouloir"), "would").replace("want", "like to") + " " + what.base_en(who) + ".",
    )


@template(70)
def likes_doing(c):
    who, what = anyone(c), action(c, "l")
    return (
        fr_modal("aimer", who, what) + ".",
        en_finite(who, VP("aimer"), style="bare") + " " + what.ing_en(who, "") + ".",
    )


@template(50)
def hates_doing(c):
    who, what = anyone(c), action(c, "l")
    return (
        fr_modal("détester", who, what) + ".",
        en_finite(who, VP("détester")) + " " + what.ing_en(who, "") + ".",
    )


@template(50)
def prefers_doing(c):
    who, what = anyone(c), action(c, "l")
    return (
        fr_modal("préférer", who, what) + ".",
        en_finite(who, VP("préférer")) + " " + what.ing_en(who, "") + ".",
    )


@template(40)
def likes_not(c):
    who, what = anyone(c), action(c, "l")
    return (
        fr_modal("aimer", who, what, no="pas") + ".",
        en_finite(who, VP("aimer"), no=True) + " " + what.ing_en(who, "") + ".",
    )


SKILLS = [
    VP("nager"),
    VP("danser"),
    VP("chanter"),
    VP("cuisiner"),
    VP("lire"),
    VP("écrire"),
    VP("conduire"),
    VP("jouer", "du piano", "the piano"),
    VP("jouer", "de la guitare", "the guitar"),
    VP("jouer", "au tennis", "tennis"),
    VP("faire", "un gâteau", "a cake"),
    VP("jouer", "aux cartes", "cards"),
    VP("réparer", "une voiture", "a car"),
]


@template(50)
def knows_how(c):
    who, what = anyone(c), c.one(SKILLS)
    return fr_modal("savoir", who, what) + ".", en_modal(who, "know how to", what) + "."


@template(40)
def knows_how_not(c):
    who, what = anyone(c), c.one(SKILLS[:-1])
    fr = fr_modal("savoir", who, what, no="pas").replace("un gâteau", "de gâteau")
    return fr + ".", en_modal(who, "know how to", what, True) + "."


@template(40)
def learns_to(c):
    who, what = anyone(c), c.one(SKILLS)
    return (
        fr_modal("apprendre", who, what, link="à") + ".",
        en_be(who, "learning to " + what.base_en(who)) + ".",
    )


@template(50)
def tries_to(c):
    who, what = anyone(c), action(c, "w")
    return fr_modal("essayer", who, what, link="de") + ".", en_be(who, "trying to " + what.base_en(who)) + "."


@template(50)
def hopes_to(c):
    who, what = anyone(c), action(c, "w")
    when = future_time(c, what)
    return (
        fr_modal("espérer", who, what) + " " + when[0] + ".",
        en_modal(who, "hope to", what) + " " + when[1] + ".",
    )


@template(60)
def forgot_to(c):
    who, what = anyone(c), c.one(
        [
            forgettable(c),
            forgettable(c),
            VP("fermer", "la porte", "the door"),
            VP("payer", "l'addition", "the bill"),
        ]
    )
    return (
        fr_finite(who, VP("oublier", ["de", what.infinitive_fr(who)]), "past") + ".",
        en_finite(who, VP("oublier", "", "to " + what.base_en(who)), "past") + ".",
    )


@template(60)
def started_to(c):
    who, what = anyone(c), action(c, "p")
    if what.name in ("rester", "porter", "attendre"):
        return None
    fr = fr_finite(who, VP("commencer", ["à", what.infinitive_fr(who)]), "past")
    return fr + ".", en_finite(who, VP("commencer", "", "to " + what.base_en(who)), "past") + "."


WISHES = [
    (
        "le temps",
        "the time",
        [
            ("aller", "à la plage", "to the beach"),
            ("jouer", "du piano", "the piano"),
            ("apprendre", "l'italien", "Italian"),
            ("apprendre", "le japonais", "Japanese"),
            ("aller", "au cinéma", "to the movie theater"),
            ("jouer", "au tennis", "tennis"),
            ("apprendre", "l'arabe", "Arabic"),
            ("aller", "à la piscine", "to the swimming pool"),
            ("jouer", "avec les enfants", "with the children"),
        ],
    ),
    (
        "de l'argent",
        "some money",
        [
            ("acheter", "une voiture", "a car"),
            ("acheter", "une maison", "a house"),
            ("voyager", "en Europe", "in Europe"),
            ("acheter", "un bateau", "a boat"),
            ("acheter", "un piano", "a piano"),
            ("aller", "au restaurant", "to the restaurant"),
            ("voyager", "en Italie", "in Italy"),
            ("aller", "au Japon", "to Japan"),
        ],
    ),
    (
        "une voiture",
        "a car",
        [
            ("aller", "à Lyon", "to Lyon"),
            ("aller", "en Espagne", "to Spain"),
            ("voyager", "en France", "in France"),
            ("aller", "à la mer", "to the sea"),
            ("aller", "en Italie", "to Italy"),
            ("voyager", "avec des amis", "with friends"),
        ],
    ),
]
