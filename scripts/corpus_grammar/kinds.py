"""Templates of superlatives, kinds, trades and ages."""

from . import french
from . import nouns as n
from . import words as w
from .choices import young
from .qualities import SITES, SUPERLATIVES
from .registry import template
from .syntax import NP, PRONOUNS, VP, en_be, en_finite, fr_be, fr_finite


@template(50)
def the_most(c):
    word, en, pool = c.one(SUPERLATIVES)
    noun = SITES[c.one(pool.split())]
    feminine = noun.gender == "f"
    forms = w._forms(word)
    form = forms[feminine]
    if len(forms) > 4 and not feminine and french.starts_with_vowel(noun.fr):
        form = forms[4]
    best = {"bon": "meilleur" + "e" * feminine}.get(word)
    area = c.one(
        [("de la ville", "in the city"), ("du pays", "in the country"), ("de la région", "in the region")]
    )
    if noun.en in ("city", "lake", "forest", "island", "village", "beach"):
        area = c.one([("du pays", "in the country"), ("de la région", "in the region")])
    article = "la" if feminine else "le"
    fr = f"c'est {article} {best or 'plus ' + form} {noun.fr} {area[0]}."
    return fr, f"it is the {en} {noun.en} {area[1]}."


@template(120)
def it_is_a(c):
    """C'est un beau livre."""
    adjective, noun = c.one(
        [
            lambda: (c.one(w.THING_LOOKS), c.one(n.CLOTHES + n.FURNITURE + n.DISHES[3:] + n.BIG_THINGS[:6])),
            lambda: (c.one(w.NATURE_STATES), c.one(n.NATURE[4:9])),
            lambda: (
                c.one(w.FILM_STATES),
                c.one([x for x in n.MEDIA if x.en in ("movie", "song", "story", "book")]),
            ),
            lambda: (
                c.one(w.MEDIA_STATES),
                c.one([x for x in n.MEDIA if x.en in ("question", "exercise", "lesson", "book")]),
            ),
            lambda: (
                c.one(
                    [
                        a
                        for a in w.PLACE_STATES
                        if a.en in ("big", "small", "modern", "famous", "quiet", "old")
                    ]
                ),
                c.one(n.TOWN),
            ),
            lambda: (
                c.one([a for a in w.FOOD_STATES if a.en in ("good", "bad")]),
                c.one(n.FOOD[5:8] + n.MEDIA[:3] + n.SHOPS[6:8] + n.MEDIA[9:10]),
            ),
            lambda: (
                c.one([a for a in w.TRAITS if a.en in ("young", "old", "famous", "rich")]),
                c.one(n.JOBS),
            ),
        ]
    )()
    what = NP(noun, "indef", adjective=adjective)
    if noun in n.JOBS:
        text = c.one(w.WOMEN if what.feminine else w.MEN)
        return f"{text} est {what.fr()}.", f"{text} is {what.en()}."
    if c.chance(0.2):
        return f"ce n'est pas {what.fr()}.", f"it isn't {what.en()}."
    return f"c'est {what.fr()}.", f"it is {what.en()}."


@template(70)
def these_are(c):
    pool, places = c.one(
        [
            (
                n.NATURE[:2],
                [
                    ("dans le jardin", "in the garden"),
                    ("devant la maison", "in front of the house"),
                    ("dans le parc", "in the park"),
                ],
            ),
            (
                n.CLOTHES,
                [
                    ("dans l'armoire", "in the wardrobe"),
                    ("dans la valise", "in the suitcase"),
                    ("sur le lit", "on the bed"),
                ],
            ),
            (n.ANIMALS, [("dans le jardin", "in the garden"), ("près de la rivière", "near the river")]),
            (n.DISHES[3:], [("sur la table", "on the table"), ("dans la cuisine", "in the kitchen")]),
        ]
    )
    what = NP(
        c.one(pool),
        "indef",
        True,
        adjective=c.one([a for a in w.THING_LOOKS[:6] if a.en != "new" or pool is n.CLOTHES]),
    )
    verb, where = c.one(
        [
            ("je vois", "I see"),
            ("il y a", "there are"),
            ("il y avait", "there were"),
            ("nous avons vu", "we saw"),
        ]
    ), c.one(places)
    return f"{verb[0]} {what.fr()} {where[0]}.", f"{verb[1]} {what.en()} {where[1]}."


@template(60)
def what_a(c):
    adjective = c.one([w.THING_LOOKS[0], w.THING_LOOKS[4], w.THING_LOOKS[5]])
    noun = c.one(n.CLOTHES + n.NATURE[:9] + n.FURNITURE + n.ROOMS[:7] + n.BIG_THINGS[:6] + n.ANIMALS)
    what = NP(noun, "bare", adjective=adjective)
    return ("quel" + "le" * what.feminine + " " + what.fr() + " !", "what a " + what.en() + "!")


@template(80)
def profession(c):
    job = c.one(n.JOBS)
    feminine = job.gender == "f"
    who = (
        young(c)
        if c.chance(0.6)
        else NP(c.one(n.OLD), "poss", owner=PRONOUNS[c.one(["je", "tu", "nous"])]).subject()
    )
    if who.feminine != feminine:
        return None
    if c.chance(0.25):
        return fr_be(who, job.fr, no="pas") + ".", en_be(who, "a " + job.en, no=True) + "."
    tense = c.one(["present", "present", "imperfect"])
    return (
        fr_be(who, job.fr, tense) + ".",
        en_be(who, "a " + job.en, "past" if tense == "imperfect" else "present") + ".",
    )


@template(50)
def wants_to_be(c):
    job = c.one(n.JOBS)
    who = young(c)
    if who.feminine != (job.gender == "f"):
        return None
    return (
        fr_finite(who, VP("vouloir", "être " + job.fr)) + ".",
        en_finite(who, VP("vouloir", "", "to be a " + job.en)) + ".",
    )


@template(60)
def how_old(c):
    who, (fr, en) = young(c), c.one(w.NUMBERS)
    if c.chance(0.3):
        who, (fr, en) = NP(
            c.one(n.OLD), "poss", owner=PRONOUNS[c.one(["je", "tu", "nous"])]
        ).subject(), c.one(w.TENS)
    return fr_finite(who, VP("avoir", fr + " ans")) + ".", en_be(who, en + " years old") + "."
