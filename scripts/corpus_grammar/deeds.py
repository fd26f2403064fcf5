"""What people may do: verb phrases that make sense."""

from . import nouns as n
from . import words as w
from .choices import FOR_SALE, drink, food, goods, in_speech
from .syntax import NP, VP


def _object(verb, make):
    def build(c):
        phrase = make(c)
        return VP(verb, phrase, phrase)

    return build


def _fixed(verb, *pairs):
    return lambda c: VP(verb, *c.one(pairs)) if pairs else VP(verb)


def _sent(verb, things):
    def build(c):
        gift, who = NP(c.one(things), "indef"), NP(c.one(n.KIN + n.KIN_PLURAL), "poss")
        return VP(verb, [gift, "à", who], [gift, "to", who])

    return build


def _going(verb, preposition="à", english="to"):
    def build(c):
        place = NP(c.one(n.TOWN[:-1]))
        return VP(verb, [preposition, place], [english, in_speech(place)])

    return build


def _riding(c):
    ride = NP(c.one(n.TRAVEL))
    return VP("prendre", ride, ride)


def _kin(c):
    return NP(c.one(n.KIN + n.KIN_PLURAL), "poss")


def _reading(c):
    noun = c.one(
        [x for x in n.MEDIA if x.en in ("book", "letter", "story")]
        + [n.Noun("journal", "m", "newspaper", False)]
    )
    return NP(noun, c.one(["def", "indef", "this"]))


def _subset(nouns, *names):
    return [x for x in nouns if x.en in names]


ALL_THINGS = n.SMALL_THINGS + n.PLURAL_THINGS
# Tags: p goes on for a while (is doing), h habit, d past, f future, i order, w wish and ability.
FAMILIES = [
    ("phdfiw", _object("manger", food)),
    ("phdfiw", _object("manger", food)),
    ("phdfiw", _object("boire", drink)),
    ("phdfiw", _object("lire", _reading)),
    (
        "pdfiw",
        _object("écrire", lambda c: NP(c.one(_subset(n.MEDIA, "letter", "story", "song", "book")), "indef")),
    ),
    (
        "phdfiw",
        _fixed(
            "regarder", ("la télévision", "television"), ("le film", "the movie"), ("le match", "the game")
        ),
    ),
    (
        "phdfiw",
        _fixed(
            "écouter",
            ("la radio", "the radio"),
            ("les informations", "the news"),
            ("cette chanson", "this song"),
        ),
    ),
    ("hdfiw", _object("acheter", food)),
    ("dfw", _object("acheter", goods)),
    ("dfw", _object("acheter", goods)),
    ("dfiw", _object("vendre", lambda c: NP(c.one(n.BIG_THINGS + n.FURNITURE), "poss"))),
    ("pd", _object("chercher", lambda c: NP(c.one(ALL_THINGS), "poss"))),
    ("df", _object("trouver", lambda c: NP(c.one(ALL_THINGS), "poss"))),
    ("d", _object("perdre", lambda c: NP(c.one(ALL_THINGS), "poss"))),
    ("d", _object("oublier", lambda c: NP(c.one(ALL_THINGS), "poss"))),
    ("dfiw", _object("ouvrir", lambda c: NP(c.one(n.OPENABLE)))),
    ("dfiw", _object("fermer", lambda c: NP(c.one(n.OPENABLE)))),
    ("phdfiw", _object("laver", lambda c: NP(c.one(n.DISHES), "def", True))),
    ("pdfiw", _object("laver", lambda c: NP(c.one(n.UNISEX + n.BIG_THINGS[:3]), "poss"))),
    ("phdfiw", _object("nettoyer", lambda c: NP(c.one(n.ROOMS)))),
    (
        "phdfiw",
        _object("ranger", lambda c: NP(c.one(_subset(n.ROOMS, "bedroom", "office", "garage")), "poss")),
    ),
    ("pdfiw", _object("réparer", lambda c: NP(c.one(n.BIG_THINGS), c.one(["def", "poss"])))),
    (
        "phdfiw",
        _fixed(
            "préparer",
            ("le dîner", "dinner"),
            ("le petit déjeuner", "breakfast"),
            ("le déjeuner", "lunch"),
            ("le repas", "the meal"),
        ),
    ),
    ("phdfiw", _fixed("jouer", ("au football", "soccer"), ("au tennis", "tennis"), ("aux cartes", "cards"))),
    (
        "phdfiw",
        _fixed(
            "jouer",
            ("du piano", "the piano"),
            ("de la guitare", "the guitar"),
            ("dans le jardin", "in the garden"),
            ("avec le chien", "with the dog"),
        ),
    ),
    ("phdfw", _object("apprendre", lambda c: Language(c))),
    ("phdfiw", _object("étudier", lambda c: Language(c))),
    ("phdfiw", _object("appeler", _kin)),
    ("phdfiw", _object("aider", _kin)),
    ("pdfi", _object("attendre", _kin)),
    ("phdfiw", _riding),
    ("pdfi", _fixed("attendre", ("le bus", "the bus"), ("le train", "the train"))),
    ("pdfw", _object("porter", lambda c: NP(c.one(n.UNISEX), "indef", adjective=c.one(w.COLORS)))),
    ("phdfiw", _going("aller")),
    ("phdfiw", _going("aller")),
    ("phdfiw", _fixed("rester", ("à la maison", "at home"), ("ici", "here"), ("au lit", "in bed"))),
    ("hdfiw", _fixed("rentrer", ("à pied", "on foot"), ("en bus", "by bus"), ("tard", "late"))),
    ("hdfw", _fixed("sortir", ("avec des amis", "with friends"), ("avec le chien", "with the dog"))),
    ("phdfiw", _fixed("dormir", ("", ""), ("dans le salon", "in the living room"))),
    (
        "phdfiw",
        _fixed(
            "travailler",
            ("", ""),
            ("au bureau", "at the office"),
            ("dans le jardin", "in the garden"),
            ("à la maison", "at home"),
        ),
    ),
    ("phdfiw", _fixed("nager", ("", ""), ("dans la mer", "in the sea"), ("dans le lac", "in the lake"))),
    ("phdfiw", _fixed("courir", ("", ""), ("dans le parc", "in the park"), ("sur la plage", "on the beach"))),
    ("phdfiw", _fixed("danser", ("", ""), ("avec des amis", "with friends"))),
    ("phdfiw", _fixed("chanter", ("", ""), ("cette chanson", "this song"))),
    (
        "phdfiw",
        _fixed(
            "marcher",
            ("dans la rue", "in the street"),
            ("dans la forêt", "in the forest"),
            ("sur la plage", "on the beach"),
            ("le long de la rivière", "along the river"),
        ),
    ),
    ("hdfw", _fixed("voyager", ("", ""), ("en train", "by train"), ("en Europe", "in Europe"))),
    ("phdfiw", _fixed("cuisiner", ("", ""))),
    ("pd", _fixed("rire", ("", ""))),
    ("pd", _fixed("pleurer", ("", ""))),
    (
        "phdfiw",
        _fixed("se reposer", ("", ""), ("dans le jardin", "in the garden"), ("sur le canapé", "on the sofa")),
    ),
    ("hdfw", _fixed("se lever", ("tôt", "early"), ("tard", "late"))),
    ("hdfw", _fixed("se coucher", ("tôt", "early"), ("tard", "late"))),
    (
        "phdfw",
        _fixed(
            "se promener",
            ("dans la forêt", "in the forest"),
            ("au bord du lac", "by the lake"),
            ("dans le parc", "in the park"),
        ),
    ),
    ("d", _fixed("se réveiller", ("tôt", "early"), ("tard", "late"))),
    (
        "dfw",
        _fixed(
            "payer",
            ("l'addition", "the bill"),
            ("le repas", "for the meal"),
            ("les billets", "for the tickets"),
        ),
    ),
    ("dfw", _sent("envoyer", _subset(n.MEDIA + n.SMALL_THINGS, "letter", "gift", "photo"))),
    ("dfw", _sent("donner", _subset(n.SMALL_THINGS, "gift", "pen", "watch", "ring", "book", "map"))),
    (
        "df",
        _object(
            "recevoir",
            lambda c: NP(c.one(_subset(n.MEDIA + n.SMALL_THINGS, "letter", "gift", "answer")), "indef"),
        ),
    ),
    (
        "pdfw",
        _object(
            "conduire", lambda c: NP(c.one(_subset(n.BIG_THINGS, "car", "truck")), c.one(["def", "poss"]))
        ),
    ),
    (
        "pdfiw",
        _object("faire", lambda c: NP(c.one(_subset(n.FOOD, "cake", "pie", "sandwich", "pizza")), "indef")),
    ),
    (
        "dfi",
        _object(
            "finir", lambda c: NP(c.one(_subset(n.MEDIA, "book", "lesson", "exercise", "job", "letter")))
        ),
    ),
    (
        "dfiw",
        _object("choisir", lambda c: NP(c.one(n.CLOTHES + n.FURNITURE + FOR_SALE), c.one(["indef", "this"]))),
    ),
    (
        "dfw",
        _object("voir", lambda c: NP(c.one(_subset(n.MEDIA, "movie") + n.ANIMALS), c.one(["def", "indef"]))),
    ),
    (
        "dfiw",
        _object(
            "couper",
            lambda c: NP(
                c.one(_subset(n.FOOD_MASS, "bread", "meat") + _subset(n.FOOD, "cake", "pizza", "apple"))
            ),
        ),
    ),
]


class Language(NP):
    """le français / French."""

    def __init__(self, c):
        super().__init__(c.one(n.LANGUAGES))

    def en(self, subject=None, style="some"):
        return self.noun.en
