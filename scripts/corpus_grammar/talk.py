"""Templates of greetings, directions, requests and health."""

from . import nouns as n
from . import words as w
from .choices import anyone, person, pronoun
from .clauses import said, stop
from .registry import template
from .syntax import NP, PRONOUNS, VP, en_finite, fr_be, fr_finite

CALLED = [
    ("monsieur", "sir"),
    ("madame", "ma'am"),
    ("maman", "Mom"),
    ("papa", "Dad"),
    ("les enfants", "children"),
    ("les amis", "friends"),
] + [(x, x) for x in w.MEN + w.WOMEN]
GREETINGS = [
    ("Bonjour", "Hello"),
    ("Bonsoir", "Good evening"),
    ("Bonne nuit", "Good night"),
    ("Au revoir", "Goodbye"),
    ("À demain", "See you tomorrow"),
    ("À bientôt", "See you soon"),
    ("À ce soir", "See you tonight"),
    ("À lundi", "See you on Monday"),
    ("Bon voyage", "Have a good trip"),
    ("Bonne journée", "Have a good day"),
    ("Bonne chance", "Good luck"),
    ("Bon anniversaire", "Happy birthday"),
    ("Joyeux Noël", "Merry Christmas"),
    ("Félicitations", "Congratulations"),
    ("Merci beaucoup", "Thank you very much"),
    ("Bon appétit", "Enjoy your meal"),
    ("Oui, bien sûr", "Yes, of course"),
    ("Non, merci", "No, thank you"),
    ("Pardon", "Excuse me"),
]


@template(130)
def greeting(c):
    (fr, en), (whom, called) = c.one(GREETINGS), c.one(CALLED)
    mark = "." if fr in ("Non, merci", "Pardon", "Oui, bien sûr", "Merci beaucoup") else c.one([" !", "."])
    return f"{fr}, {whom}{mark}", f"{en}, {called}{mark}"


@template(50)
def thanks(c):
    what = NP(
        c.one(
            [x for x in n.SMALL_THINGS if x.en in ("gift", "book", "map", "photo", "ticket", "umbrella")]
            + n.MEDIA[5:6]
            + n.MEDIA[7:8]
            + n.FOOD[5:6]
        ),
        c.one(["def", "poss"]),
    )
    whom = c.one(CALLED)
    what.owner = PRONOUNS["vous" if whom[1] in ("sir", "ma'am", "children", "friends") else "tu"]
    return f"merci pour {what.fr()}, {whom[0]}.", f"thank you for {what.en()}, {whom[1]}."


@template(80)
def directions(c):
    fr, en = c.one([("à gauche", "left"), ("à droite", "right")])
    if c.chance(0.3):
        count = c.one([("première", "first"), ("deuxième", "second"), ("troisième", "third")])
        return f"c'est la {count[0]} rue {fr}.", f"it is the {count[1]} street on the {en}."
    if c.chance(0.2):
        place = NP(c.one(n.TOWN))
        return f"{place.fr()} est {fr}.", f"{place.en()} is on the {en}."
    place, before = NP(c.one(n.TOWN)), c.one(
        [("après", "after"), ("avant", "before"), ("devant", "in front of")]
    )
    verb = c.one(["tourne", "tournez"])
    return f"{verb} {fr} {before[0]} {place.fr()}.", f"turn {en} {before[1]} {place.en()}."


@template(70)
def where_please(c):
    place, whom = NP(c.one(n.TOWN)), c.one(CALLED[:2])
    sorry = c.one([("excusez-moi", "excuse me"), ("pardon", "excuse me")])
    return f"{sorry[0]}, {whom[0]}, où est {place.fr()} ?", f"{sorry[1]}, {whom[1]}, where is {place.en()}?"


@template(90)
def give_me(c):
    things = NP(
        c.one(n.SMALL_THINGS + n.DISHES + n.UNISEX), c.one(["def", "poss", "this"]), owner=PRONOUNS["tu"]
    )
    food = NP(c.one(n.SPICES + n.FOOD_MASS[:4] + n.DRINKS[:3]), "def")
    verb, polite = c.one(
        [
            ("donne-moi", False),
            ("donnez-moi", True),
            ("passe-moi", False),
            ("montre-moi", False),
            ("montrez-moi", True),
        ]
    )
    what = food if verb == "passe-moi" else things
    if polite:
        what.owner = PRONOUNS["vous"]
    en = {"d": "give me", "p": "pass me", "m": "show me"}[verb[0]]
    please = (", s'il vous plaît" if polite else ", s'il te plaît", ", please") if c.chance(0.6) else ("", "")
    return f"{verb} {what.fr()}{please[0]}.", f"{en} {what.en()}{please[1]}."


@template(60)
def take_coat(c):
    sky = c.one([x for x in w.WEATHER if x[0] not in ("il fait beau",)])
    cold = sky[0] not in ("il fait chaud", "il y a du soleil")
    fr, en = c.one(
        [
            ("prends {} manteau", "take your coat"),
            ("prends {} parapluie", "take your umbrella"),
            ("ferme la fenêtre", "close the window"),
            ("reste à la maison", "stay at home"),
            ("prends le bus", "take the bus"),
        ]
        if cold
        else [
            ("prends {} chapeau", "take your hat"),
            ("ouvre la fenêtre", "open the window"),
            ("bois de l'eau", "drink some water"),
            ("va à la plage", "go to the beach"),
            ("joue dehors", "play outside"),
        ]
    )
    return f"{fr.format('ton')}, {sky[0]}.", f"{en}, {sky[3]}."


@template(70)
def health(c):
    who = anyone(c)
    kind = c.random()
    if kind < 0.35:
        no = c.chance(0.3)
        return (
            fr_finite(who, VP("avoir", "de fièvre" if no else "de la fièvre"), no="pas" if no else "") + ".",
            en_finite(who, VP("avoir", "", "a fever"), no=no) + ".",
        )
    how = c.one([("mieux", "better"), ("mal", "bad"), ("bien", "good")])
    tail = c.one([("", ""), ("aujourd'hui", "today"), ("ce matin", "this morning")])
    return stop(said(who, VP("se sentir", *how), ("present", "simple"), tail=tail))


@template(60)
def agrees(c):
    who, whom = pronoun(c, "je", "il", "elle", "nous", "tu"), person(c)
    no = c.chance(0.4)
    return (
        fr_be(who, "d'accord avec " + whom.fr, no="pas" if no else "") + ".",
        en_finite(who, VP("être d'accord", "", "with " + whom.en), no=no) + ".",
    )


@template(70)
def in_minutes(c):
    many = c.one(w.NUMBERS)
    unit = c.one(
        [
            ("minutes", "minutes"),
            ("heures", "hours"),
            ("jours", "days"),
            ("semaines", "weeks"),
            ("mois", "months"),
        ]
    )
    what = c.one(
        [
            ("le train part", "the train leaves"),
            ("le bus arrive", "the bus arrives"),
            ("le film commence", "the movie starts"),
            ("l'avion part", "the plane leaves"),
            ("le match commence", "the game starts"),
        ]
    )
    if unit[0] in ("minutes", "heures") and c.chance(0.5):
        return f"{what[0]} dans {many[0]} {unit[0]}.", f"{what[1]} in {many[1]} {unit[1]}."
    return stop(
        said(
            anyone(c),
            VP(c.one(["partir", "revenir"])),
            ("near", "going"),
            tail=(f"dans {many[0]} {unit[0]}", f"in {many[1]} {unit[1]}"),
        )
    )
