"""Templates of everybody and nobody, chores, seasons and whereabouts."""

from . import nouns as n
from . import words as w
from .choices import anyone, asked, young
from .clauses import OUTDOORS, QUESTION, said, stop
from .occasions import accomplished, action, past_time
from .french import inflect
from .registry import template
from .syntax import NP, PRONOUNS, Subject, VP, en_be, en_be_question, en_finite, en_question, fr_be, fr_finite

EVERYBODY = Subject("tout le monde", "everyone", 2, False, False, "he")
SOMEBODY = Subject("quelqu'un", "someone", 2, False, False, "he")


@template(90)
def everybody(c):
    kind = c.random()
    if kind < 0.5:
        pair = said(EVERYBODY, action(c, "p"), ("present", "prog"))
    else:
        what = accomplished(c)
        pair = said(SOMEBODY, what, ("past", "past"), tail=past_time(c, what))
    return None if " his " in pair[1] else stop(pair)


@template(60)
def nobody(c):
    what = action(c, c.one("pd"))
    nobody_en = Subject("", "nobody", 2, False, False, "he")
    tense = c.one([("present", "prog"), ("past", "past")])
    if tense[1] == "prog" and what.name not in (
        "dormir",
        "travailler",
        "manger",
        "boire",
        "danser",
        "chanter",
        "nager",
        "rire",
    ):
        return None
    fr = "personne " + fr_finite(Subject("", "", 2, False, False, "he"), what, tense[0], " ").replace(
        "  ", " "
    )
    en = en_finite(nobody_en, what, tense[1], style="any")
    return None if " his " in en else (fr + ".", en + ".")


@template(110)
def it_is_easy_to(c):
    how = c.one(
        [
            ("facile", "easy"),
            ("difficile", "difficult"),
            ("important", "important"),
            ("impossible", "impossible"),
            ("possible", "possible"),
            ("dangereux", "dangerous"),
        ]
    )
    pools = {
        "dangerous": [
            ("nager", "dans la mer", "in the sea"),
            ("nager", "dans cette rivière", "in this river"),
            ("courir", "dans la rue", "in the street"),
            ("conduire", "la nuit", "at night"),
            ("conduire", "trop vite", "too fast"),
            ("marcher", "dans cette rue", "in this street"),
            ("jouer", "dans la rue", "in the street"),
        ],
        "important": [
            ("manger", "des légumes", "vegetables"),
            ("boire", "de l'eau", "water"),
            ("apprendre", "les langues", "languages"),
            ("lire", "tous les jours", "every day"),
            ("arriver", "à l'heure", "on time"),
        ],
    }
    rest = [
        ("apprendre", "le chinois", "Chinese"),
        ("apprendre", "le japonais", "Japanese"),
        ("apprendre", "l'arabe", "Arabic"),
        ("apprendre", "l'allemand", "German"),
        ("apprendre", "l'espagnol", "Spanish"),
        ("conduire", "un camion", "a truck"),
        ("réparer", "une moto", "a motorcycle"),
        ("réparer", "un vélo", "a bike"),
        ("faire", "une tarte", "a pie"),
        ("jouer", "du piano", "the piano"),
        ("jouer", "de la guitare", "the guitar"),
        ("vendre", "cette maison", "this house"),
        ("trouver", "un taxi", "a taxi"),
        ("trouver", "du travail", "work"),
        ("dormir", "ici", "here"),
        ("travailler", "ici", "here"),
        ("travailler", "le soir", "in the evening"),
        ("arriver", "à l'heure", "on time"),
        ("sortir", "ce soir", "tonight"),
        ("finir", "ce travail", "this job"),
        ("se lever", "tôt", "early"),
    ]
    what = VP(*c.one(pools.get(how[1], rest)))
    who = PRONOUNS["il"]
    if how[1] != "important" and c.chance(0.25):
        return (
            f"ce n'est pas {how[0]} de {what.infinitive_fr(who)}.",
            f"it isn't {how[1]} to {what.base_en(who)}.",
        )
    return f"c'est {how[0]} de {what.infinitive_fr(who)}.", f"it is {how[1]} to {what.base_en(who)}."


@template(60)
def was_born(c):
    who = anyone(c)
    if who.person == 4:
        return None
    fr, en = c.one([(x[0], x[1]) for x in n.COUNTRIES] + [("en " + m[0], "in " + m[1]) for m in w.MONTHS])
    return (
        fr_be(who, inflect("né", who.feminine, who.plural) + " " + fr) + ".",
        en_be(who, "born " + en, "past") + ".",
    )


@template(90)
def is_away(c):
    who = anyone(c)
    fr, en = c.one(
        [
            ("en vacances", "on vacation"),
            ("au travail", "at work"),
            ("à l'école", "at school"),
            ("à la maison", "at home"),
            ("au lit", "in bed"),
            ("à l'hôpital", "in the hospital"),
            ("en retard", "late"),
            ("au bureau", "at the office"),
        ]
    )
    kind = c.random()
    if kind < 0.2:
        return fr_be(who, fr, no="pas") + ".", en_be(who, en, no=True) + "."
    if kind < 0.4:
        return fr_be(who, fr + " hier", "imperfect") + ".", en_be(who, en + " yesterday", "past") + "."
    if kind < 0.6:
        whom = asked(c)
        return QUESTION + fr_be(whom, fr) + " ?", en_be_question(whom, en) + "?"
    return fr_be(who, fr) + ".", en_be(who, en) + "."


@template(40)
def how_to_say(c):
    noun, tongue = c.one(n.FOOD + n.ANIMALS + n.NATURE[:9] + n.BODY), c.one(n.LANGUAGES[1:])
    return f"comment dit-on « {noun.fr} » en {tongue.fr} ?", f'how do you say "{noun.en}" in {tongue.en}?'


@template(130)
def housework(c):
    who = anyone(c)
    poss = NP(n.Noun("devoirs", "m", "homework", True), "poss")
    vp = c.one(
        [
            VP("faire#do", "la vaisselle", "the dishes"),
            VP("faire#do", "les courses", "the shopping"),
            VP("faire#do", poss, poss),
            VP("faire#do", "le ménage", "the housework"),
        ]
    )
    if vp.parts():
        who = young(c)
    kind = int(c.random() * 6)
    if kind == 0:
        return stop(said(who, vp, ("present", "prog")))
    if kind == 1:
        return stop(said(who, vp, ("past", "past"), tail=c.one(w.YESTERDAY[:5])))
    if kind == 2:
        return stop(said(who, vp, ("present", "simple"), tail=c.one(w.EVERY_DAY)))
    if kind == 3:
        whom = asked(c)
        return QUESTION + fr_finite(whom, vp, "past") + " ?", en_question(whom, vp, "past") + "?"
    if kind == 4:
        return stop(said(who, vp, ("near", "going"), tail=c.one(w.TOMORROW[:1] + w.TOMORROW[2:5])))
    return stop(said(who, vp, ("past", "past"), "pas", tail=c.one(w.YESTERDAY[:5])))


@template(50)
def season_likes(c):
    who = anyone(c)
    fr, en, into, when = c.one(
        [
            ("le printemps", "spring", "au printemps", "in spring"),
            ("l'été", "summer", "en été", "in summer"),
            ("l'automne", "fall", "en automne", "in the fall"),
            ("l'hiver", "winter", "en hiver", "in winter"),
        ]
    )
    if c.chance(0.4):
        verb = c.one(["aimer", "détester", "préférer"])
        return fr_finite(who, VP(verb, fr)) + ".", en_finite(who, VP(verb, "", en)) + "."
    vp = (
        VP("voyager")
        if c.chance(0.3)
        else VP(
            *c.one(
                OUTDOORS[:-2]
                if en in ("summer", "spring")
                else [
                    ("rester", "à la maison", "at home"),
                    ("lire", "beaucoup", "a lot"),
                    ("prendre", "le bus", "the bus"),
                ]
            )
        )
    )
    return stop(said(who, vp, ("present", "simple"), tail=(into, when)))
