"""Templates of shops, tickets, school and visits."""

from . import nouns as n
from . import words as w
from .choices import anyone, name, relative, to_come, to_place
from .clauses import said, stop
from .registry import template
from .syntax import NP, PRONOUNS, VP, en_finite, en_question, fr_finite


@template(70)
def shop_has(c):
    what = (
        NP(c.one(n.FOOD_MASS + n.DRINKS + n.SPICES), "part")
        if c.chance(0.6)
        else NP(c.one(n.FOOD + n.DISHES + n.CLOTHES), "indef", True)
    )
    who = PRONOUNS[c.one(["vous", "tu", "vous"])]
    vp = VP("avoir", what, what)
    verb = "avez-vous" if who.person == 4 else "as-tu"
    return f"{verb} {what.fr()} ?", en_question(who, vp, style="any") + "?"


@template(70)
def how_much(c):
    what = NP(
        c.one(n.CLOTHES + n.SMALL_THINGS + n.BIG_THINGS + n.FOOD[5:6] + n.FURNITURE + n.PLURAL_THINGS[1:3]),
        c.one(["def", "this", "this"]),
    )
    if what.noun.plural_only:
        return f"combien coûtent {what.fr()} ?", f"how much do {what.en()} cost?"
    return f"combien coûte {what.fr()} ?", f"how much does {what.en()} cost?"


@template(60)
def costs(c):
    what = NP(c.one(n.CLOTHES + n.SMALL_THINGS[:8] + n.FURNITURE + n.FOOD[5:8]), c.one(["def", "this"]))
    number = c.one(w.NUMBERS + [("quarante", "forty"), ("cinquante", "fifty"), ("cent", "a hundred")])
    return f"{what.fr()} coûte {number[0]} euros.", f"{what.en()} costs {number[1]} euros."


@template(50)
def can_you(c):
    who = PRONOUNS["vous"]
    what = c.one(
        [
            VP("fermer", *[NP(c.one(n.OPENABLE[:4]))] * 2),
            VP("ouvrir", *[NP(c.one(n.OPENABLE))] * 2),
            VP("appeler", "un médecin", "a doctor"),
            VP("appeler", "un taxi", "a taxi"),
            VP("attendre", "ici", "here"),
            VP("parler", "plus lentement", "more slowly"),
            VP("parler", "plus fort", "louder"),
            VP("réparer", *[NP(c.one(n.BIG_THINGS + n.SMALL_THINGS[5:6] + n.SMALL_THINGS[1:2]), "this")] * 2),
            VP("nettoyer", *[NP(c.one(n.ROOMS[:4]))] * 2),
            VP("préparer", "le repas", "the meal"),
        ]
    )
    please = c.one([("", ""), (", s'il vous plaît", ", please")])
    return (
        "pouvez-vous " + what.infinitive_fr(who) + please[0] + " ?",
        "could you " + what.base_en(who) + please[1] + "?",
    )


@template(60)
def how_to_get(c):
    fr, en = to_place(c)
    lead = c.one(
        [
            ("comment est-ce que je peux aller", "how can I get"),
            ("est-ce que ce bus va", "does this bus go"),
            ("est-ce que vous allez", "are you going"),
        ]
    )
    return f"{lead[0]} {fr} ?", f"{lead[1]} {en}?"


@template(60)
def a_ticket_to(c):
    city = c.one(["Paris", "Lyon", "Marseille", "Bordeaux", "Nice", "Londres", "Rome"])
    en_city = {"Londres": "London"}.get(city, city)
    kind = c.one(
        [
            ("un billet pour", "a ticket to"),
            ("deux billets pour", "two tickets to"),
            ("trois billets pour", "three tickets to"),
        ]
    )
    lead = c.one(
        [
            ("je voudrais", "I would like"),
            ("nous avons acheté", "we bought"),
            ("il a perdu", "he lost"),
            ("j'ai", "I have"),
        ]
    )
    if c.chance(0.4):
        move = c.one(
            [
                ("le train pour", "the train to"),
                ("le bus pour", "the bus to"),
                ("l'avion pour", "the plane to"),
            ]
        )
        act = c.one(
            [
                ("est en retard", "is late"),
                ("part à midi", "leaves at noon"),
                ("est déjà parti", "has already left"),
                ("n'est pas encore arrivé", "hasn't arrived yet"),
                ("est complet", "is full"),
            ]
        )
        return f"{move[0]} {city} {act[0]}.", f"{move[1]} {en_city} {act[1]}."
    please = (", s'il vous plaît", ", please") if lead[0] == "je voudrais" else ("", "")
    return f"{lead[0]} {kind[0]} {city}{please[0]}.", f"{lead[1]} {kind[1]} {en_city}{please[1]}."


@template(60)
def school(c):
    who = anyone(c)
    subject = c.one(n.SUBJECTS)
    kind = c.random()
    if kind < 0.35:
        when = c.one(w.DAYS)
        return (
            fr_finite(who, VP("avoir", f"un cours de {subject.fr}")) + f" le {when[0]}.",
            en_finite(who, VP("avoir", "", f"a {subject.en} class")) + f" on {when[1]}s.",
        )
    if kind < 0.6:
        how = c.one(
            [
                ("facile", "easy"),
                ("difficile", "difficult"),
                ("intéressant", "interesting"),
                ("ennuyeux", "boring"),
                ("long", "long"),
            ]
        )
        return f"le cours de {subject.fr} est {how[0]}.", f"the {subject.en} class is {how[1]}."
    vp = VP("étudier", NP(subject).fr(), subject.en)
    return stop(said(who, vp, ("present", "simple"), tail=("à l'université", "at the university")))


@template(50)
def going_home(c):
    """Chez: at somebody's place."""
    who, host = to_come(c), c.one([name, relative])(c)
    if not hasattr(host, "key"):
        host = host.subject()
    if host.plural or host.en == who.en:
        return None
    verb, fr_en = c.one([("manger", "at"), ("rester", "at"), ("aller", "to")])
    tenses, when = c.one([(("past", "past"), c.one(w.YESTERDAY)), (("future", "future"), c.one(w.TOMORROW))])
    return stop(
        said(
            who,
            VP(verb),
            tenses,
            tail=("chez " + host.fr + " " + when[0], f"{fr_en} {host.en}'s house {when[1]}"),
        )
    )


@template(50)
def family_of(c):
    who = anyone(c)
    kin = c.one(n.KIN[:2])
    number = c.one(w.NUMBERS[:4])
    plural = NP(kin, "bare", True)
    place = c.one(n.COUNTRIES)
    if c.chance(0.5):
        return (
            fr_finite(who, VP("avoir", [number[0], plural.fr()])) + ".",
            en_finite(who, VP("avoir", "", [number[1], plural.en()])) + ".",
        )
    relation = NP(c.one(n.KIN), "poss", owner=PRONOUNS[c.one(["je", "tu", "nous", "vous"])]).subject()
    return stop(said(relation, VP("habiter", place[0], place[1]), ("present", "simple")))


@template(50)
def name_is(c):
    who = NP(c.one(n.KIN), "poss", owner=PRONOUNS[c.one(["je", "tu", "nous", "vous"])])
    text = c.one(w.WOMEN if who.feminine else w.MEN)
    if c.chance(0.25):
        return f"comment s'appelle {who.fr()} ?", f"what is {who.en()}'s name?"
    return f"{who.fr()} s'appelle {text}.", f"{who.en()}'s name is {text}."


@template(40)
def meet(c):
    who = anyone(c)
    where = c.one(
        [
            ("devant la gare", "in front of the train station"),
            ("au restaurant", "at the restaurant"),
            ("à l'aéroport", "at the airport"),
            ("au café", "at the café"),
            ("devant le cinéma", "in front of the movie theater"),
            ("à l'hôtel", "at the hotel"),
        ]
    )
    vp = VP("attendre", *[NP(c.one(n.KIN + n.KIN_PLURAL), "poss")] * 2)
    tenses, tail = c.one(
        [
            (("near", "going"), w.TOMORROW[0]),
            (("past", "past"), w.YESTERDAY[0]),
            (("present", "prog"), ("", "")),
        ]
    )
    return stop(said(who, vp, tenses, tail=(where[0] + " " + tail[0], where[1] + " " + tail[1])))
