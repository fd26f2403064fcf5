"""Templates of where people live, what they speak, whom they know and meet."""

from . import nouns as n
from . import words as w
from .choices import anyone, asked, name, person, pronoun, relative, to_come, worker
from .clauses import QUESTION, said, stop
from .french import future, present
from .registry import template
from .syntax import NP, PRONOUNS, VP, en_finite, en_question, fr_finite
from .words import VERBS


@template(60)
def since(c):
    who = anyone(c)
    what = c.one(
        [
            VP("habiter", "ici", "here"),
            VP("habiter", "dans cette ville", "in this city"),
            VP("travailler", "à l'hôpital", "at the hospital"),
            VP("travailler", "à la banque", "at the bank"),
            VP("apprendre", "le français", "French"),
            VP("apprendre", "le piano", "the piano"),
        ]
    )
    many = c.one(w.NUMBERS)
    unit = c.one([("ans", "years"), ("mois", "months"), ("semaines", "weeks")])
    en = en_finite(who, what, "perfect")
    if what.verb == "apprendre":
        en = " ".join([who.en, "has" if who.person == 2 else "have", "been learning" + what.en(who)])
    return fr_finite(who, what) + f" depuis {many[0]} {unit[0]}.", en + f" for {many[1]} {unit[1]}."


@template(70)
def lives_in(c):
    place = c.one(n.COUNTRIES)
    return stop(said(anyone(c), VP("habiter", place[0], place[1]), ("present", "simple")))


@template(50)
def comes_from(c):
    place = c.one(n.COUNTRIES)
    return stop(said(anyone(c), VP("venir", place[2], place[3]), ("present", "simple")))


@template(60)
def speaks(c):
    tongue = c.one(n.LANGUAGES)
    no = c.chance(0.35)
    fr, en = (
        ("{}", "{}")
        if no
        else c.one(
            [
                ("{}", "{}"),
                ("très bien {}", "{} very well"),
                ("un peu {}", "a little {}"),
                ("bien {}", "{} well"),
            ]
        )
    )
    vp = VP("parler", fr.format(tongue.fr), en.format(tongue.en))
    return stop(said(anyone(c), vp, ("present", "simple"), "pas" if no else ""))


@template(30)
def speaks_question(c):
    who, tongue = asked(c), c.one(n.LANGUAGES)
    vp = VP("parler", tongue.fr, tongue.en)
    return QUESTION + fr_finite(who, vp) + " ?", en_question(who, vp) + "?"


@template(60)
def knows_person(c):
    who, owner = c.one(
        [
            ("je", "tu"),
            ("je", "vous"),
            ("tu", "je"),
            ("tu", "nous"),
            ("il", "je"),
            ("elle", "tu"),
            ("vous", "je"),
            ("ils", "nous"),
            ("elles", "vous"),
            ("nous", "tu"),
            ("nous", "vous"),
        ]
    )
    whom = c.one([name, worker, lambda c: relative(c, (owner,)), lambda c: relative(c, (owner,))])(c)
    no = c.chance(0.4)
    return stop(
        said(
            PRONOUNS[who],
            VP(
                "connaître",
                whom.fr if isinstance(whom.fr, str) else whom,
                whom.en if isinstance(whom.en, str) else whom,
            ),
            ("present", "simple"),
            "pas" if no else "",
        )
    )


@template(90)
def with_company(c):
    who = anyone(c)
    what = c.one(
        [
            VP("jouer", "au football", "soccer"),
            VP("jouer", "aux cartes", "cards"),
            VP("travailler"),
            VP("voyager"),
            VP("cuisiner"),
            VP("danser"),
            VP("habiter"),
            VP("parler", "", ""),
        ]
    )
    kin = NP(c.one(n.KIN + n.KIN_PLURAL), "poss")
    tenses = c.one([("past", "past"), ("near", "going")])
    if what.verb == "habiter":
        tenses = ("present", "simple")
    return stop(said(who, what, tenses, tail=("avec " + kin.fr(who), "with " + kin.en(who))))


@template(60)
def in_order_to(c):
    who = anyone(c)
    place, what = c.one(
        [
            ("à le marché|to the market", VP("acheter", *[NP(c.one(n.FOOD), "indef", True)] * 2)),
            (
                "à le supermarché|to the supermarket",
                VP("acheter", *[NP(c.one(n.FOOD_MASS + n.DRINKS), "part")] * 2),
            ),
            ("à la boulangerie|to the bakery", VP("acheter", *[NP(c.one(n.FOOD_MASS[:1]), "part")] * 2)),
            ("à la bibliothèque|to the library", VP("lire", "le journal", "the newspaper")),
            ("à la piscine|to the swimming pool", VP("nager")),
            ("à le restaurant|to the restaurant", VP("manger", "une pizza", "a pizza")),
            ("à la gare|to the train station", VP("prendre", "le train", "the train")),
            ("à le parc|to the park", VP("courir")),
            ("à le stade|to the stadium", VP("regarder", "le match", "the game")),
            ("à le théâtre|to the theater", VP("voir", "un ami", "a friend")),
            ("à la poste|to the post office", VP("envoyer", "une lettre", "a letter")),
        ]
    )
    fr, en = place.split("|")
    tenses = c.one([("present", "prog"), ("past", "past"), ("near", "going")])
    return stop(
        said(
            who,
            VP("aller", fr, en),
            tenses,
            tail=("pour " + what.infinitive_fr(who), "to " + what.base_en(who)),
        )
    )


@template(60)
def by_transport(c):
    who = to_come(c)
    where = c.one(
        [
            ("au travail", "to work"),
            ("à l'école", "to school"),
            ("au bureau", "to the office"),
            ("en ville", "downtown"),
            ("à l'aéroport", "to the airport"),
        ]
    )
    how = c.one(
        [
            ("en bus", "by bus"),
            ("en voiture", "by car"),
            ("à pied", "on foot"),
            ("à vélo", "by bike"),
            ("en métro", "by subway"),
            ("en taxi", "by taxi"),
            ("en train", "by train"),
        ]
    )
    tail, tenses = c.one(
        [
            (c.one(w.EVERY_DAY), ("present", "simple")),
            (c.one(w.YESTERDAY), ("past", "past")),
            (c.one(w.TOMORROW), ("future", "future")),
        ]
    )
    return stop(said(who, VP("aller", [where[0], how[0]], [where[1], how[1]]), tenses, tail=tail))


@template(60)
def to_me(c):
    who = person(c) if c.chance(0.6) else pronoun(c, "il", "elle")
    fr, en = c.one([("me", "me"), ("te", "you"), ("nous", "us")])
    vp = VP(c.one(["écouter", "attendre", "aider", "appeler", "regarder"]), "", en)
    lead = who.fr + " " + fr + " " + present(vp.verb, who.person)
    tail = c.one([("tous les jours", "every day"), ("souvent", ""), ("maintenant", "now"), ("", "")])
    habit = tail[0] in ("tous les jours", "souvent")
    return (
        lead + " " + tail[0] + ".",
        en_finite(who, vp, "simple" if habit else "prog", adverb="often" if tail[0] == "souvent" else "")
        + f" {tail[1]}.",
    )


@template(40)
def babies(c):
    who = NP(
        c.one([n.Noun("bébé", "m", "baby", False), n.Noun("enfant", "m", "child", False)]),
        c.one(["def", "this"]),
        c.chance(0.3),
    )
    vp = c.one(
        [
            VP("dormir"),
            VP("pleurer"),
            VP("rire"),
            VP("crier"),
            VP("jouer"),
            VP("boire", "du lait", "some milk"),
            VP("manger", "de la soupe", "some soup"),
            VP("manger", "une banane", "a banana"),
            VP("jouer", "dehors", "outside"),
        ]
    )
    return stop(
        said(
            who.subject(),
            vp,
            ("present", "prog"),
            tail=c.one(
                w.NOW + [("", ""), ("dans la chambre", "in the bedroom")]
                if vp.en(who.subject()).strip() != "outside"
                else [("", "")]
            ),
        )
    )


@template(60)
def will_to_you(c):
    who, whom = c.one(
        [
            (PRONOUNS["je"], ("te", "you")),
            (PRONOUNS["je"], ("vous", "you")),
            (PRONOUNS["il"], ("me", "me")),
            (PRONOUNS["elle"], ("me", "me")),
            (PRONOUNS["elle"], ("nous", "us")),
            (PRONOUNS["ils"], ("nous", "us")),
            (PRONOUNS["il"], ("te", "you")),
        ]
    )
    verb = c.one(["appeler", "aider"])
    when = c.one(w.TOMORROW)
    return (
        " ".join([who.fr, whom[0], future(verb, who.person), when[0]]) + ".",
        " ".join([who.en, "will", VERBS[verb].base + VERBS[verb].particle, whom[1], when[1]]) + ".",
    )
