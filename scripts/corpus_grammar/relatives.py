"""Templates with relative clauses, colors and pronouns for things."""

from . import french
from . import nouns as n
from . import words as w
from .choices import anyone, pronoun
from .clauses import said, stop
from .deeds import ALL_THINGS
from .occasions import action
from .places import place_of_thing, placed
from .registry import template
from .syntax import NP, PRONOUNS, Subject, VP, en_be, en_be_question, en_finite, fr_be, fr_finite


@template(90)
def the_one_who(c):
    """L'homme qui chante est mon oncle."""
    noun, kin = c.one([(x, k) for x in n.FOLK[:4] for k in n.KIN if x.gender == k.gender])
    who = NP(noun).subject()
    what = action(c, "p")
    kin_np = NP(kin, "poss", owner=PRONOUNS[c.one(["je", "tu", "nous"])])
    if noun.en in ("boy", "girl") and kin.en in (
        "father",
        "mother",
        "grandfather",
        "grandmother",
        "uncle",
        "aunt",
    ):
        return None
    if noun.en in ("man", "woman") and kin.en in ("son", "daughter"):
        return None
    if kin_np.noun.en in what.ing_en(who):
        return None
    return (
        who.fr + " qui " + rest(fr_finite(who, what), who.fr) + " est " + kin_np.fr() + ".",
        who.en + " who is " + what.ing_en(who) + " is " + kin_np.en() + ".",
    )


def rest(text, subject):
    return text[len(subject) :].strip()


@template(80)
def the_one_that(c):
    """Le livre que tu lis est intéressant."""
    who = anyone(c)
    verb, pool, adjectives = c.one(
        [
            ("lire", [x for x in n.MEDIA if x.en in ("book", "letter", "story")], w.FILM_STATES[:4]),
            ("acheter", n.CLOTHES, w.THING_STATES[3:4] + w.COLORS),
            ("porter", n.UNISEX, w.COLORS),
            ("manger", n.FOOD[:6], w.FOOD_STATES[2:6]),
            ("regarder", [n.MEDIA[0]], w.FILM_STATES),
            (
                "écouter",
                [x for x in n.MEDIA if x.en in ("song", "story", "music")],
                w.FILM_STATES[2:4] + w.FILM_STATES[6:],
            ),
            ("chercher", n.SMALL_THINGS[:7], w.COLORS),
        ]
    )
    what, how = NP(c.one(pool)), c.one(adjectives)
    vp = VP(verb)
    subject = what.subject()
    relation = "que " + fr_finite(who, vp)
    return (
        (
            what.fr()
            + " "
            + relation
            + " "
            + fr_be(Subject("", "", 2, False, False, "it"), what.agree(how))
            + ".",
            what.en() + " " + ("that " + en_finite(who, vp, "prog")) + " " + "is " + how.en + ".",
        )
        if subject
        else None
    )


@template(70)
def ones_color(c):
    """De quelle couleur est ta voiture ?"""
    what = NP(
        c.one(n.CLOTHES + n.BIG_THINGS[:5] + n.SMALL_THINGS[:8] + n.FURNITURE + n.PLURAL_THINGS[2:6]),
        c.one(["poss", "def", "this"]),
        owner=PRONOUNS[c.one(["tu", "vous"])],
    )
    verb = "sont" if what.plural else "est"
    return f"de quelle couleur {verb} {what.fr()} ?", "what color " + en_be_question(what.subject(), "") + "?"


@template(60)
def its_color(c):
    what = NP(
        c.one(n.CLOTHES + n.BIG_THINGS[:5] + n.SMALL_THINGS[:8]),
        "poss",
        c.chance(0.25),
        owner=pronoun(c, "je", "tu", "vous", "nous"),
    )
    how = c.one(w.COLORS)
    who = what.subject()
    return fr_be(who, what.agree(how)) + ".", en_be(who, how.en) + "."


@template(80)
def lost_it(c):
    """Où est ma clé ? Je ne la trouve pas."""
    owner = pronoun(c, "je", "il", "elle", "nous")
    what = NP(c.one(ALL_THINGS + n.UNISEX), "poss", owner=owner)
    who = what.subject()
    it = "les" if who.plural else "la" if what.feminine else "le"
    them = "them" if who.plural else "it"
    return (
        "où "
        + ("sont " if who.plural else "est ")
        + who.fr
        + f" ? {owner.fr.capitalize()} ne {it} {french.present('trouver', owner.person)} pas.",
        "where " + en_be_question(who, "") + f"? {owner.en[0].upper() + owner.en[1:]} can't find {them}.",
    )


@template(60)
def saw_it(c):
    """Voici ton livre. Je l'ai trouvé dans la cuisine."""
    what = NP(c.one(ALL_THINGS + n.UNISEX), "poss", owner=PRONOUNS[c.one(["tu", "vous"])])
    where = place_of_thing(c, what.noun)
    it = "les ai" if what.plural else "l'ai"
    done = french.inflect("trouvé", what.feminine, what.plural)
    them, here = ("them", "here are") if what.plural else ("it", "here is")
    return f"voici {what.fr()}. Je {it} {done} {where[0]}.", f"{here} {what.en()}. I found {them} {where[1]}."


@template(40)
def put_it(c):
    what = placed(c)
    if what.noun in n.ANIMALS:
        return None
    where = place_of_thing(c, what.noun)
    who = anyone(c)
    what.det, what.owner = "def", None
    return stop(said(who, VP("mettre", [what, where[0]], [what, where[1]]), ("past", "past")))
