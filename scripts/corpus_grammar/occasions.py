"""A deed that fits a tense or an aspect, and a time that fits the deed."""

from . import words as w
from .deeds import FAMILIES


def action(c, tag):
    """A verb phrase that may be used as the tag says."""
    what = c.one(BY_TAG[tag])(c)
    if tag in "hl":
        for part in what.parts():
            if part.det == "indef":
                part.plural = True
    return what


BY_TAG = {tag: [make for tags, make in FAMILIES if tag in tags] for tag in "phdfiw"}
# The tenses with endings of their own keep to frequent verbs.
IN_TENSE = {
    "future": {
        "manger",
        "acheter",
        "aller",
        "prendre",
        "rester",
        "travailler",
        "appeler",
        "préparer",
        "voir",
        "finir",
        "laver",
        "réparer",
        "aider",
        "lire",
        "nager",
        "jouer",
    },
    "imperfect": {"manger", "lire", "regarder", "écouter", "jouer", "aller", "dormir", "travailler", "nager"},
}


def in_tense(c, tag, tense):
    while True:
        what = action(c, tag)
        if what.name in IN_TENSE[tense]:
            return what


FORGETTABLE = {
    "fermer",
    "laver",
    "acheter",
    "appeler",
    "payer",
    "envoyer",
    "nettoyer",
    "ranger",
    "finir",
    "préparer",
    "prendre",
    "écrire",
    "réparer",
    "étudier",
}


def forgettable(c):
    """Something one may forget to do."""
    while True:
        what = action(c, "w")
        if what.name in FORGETTABLE:
            return what


# What one can like, and what one has done at a stroke.
BY_TAG["l"] = [make for tags, make in FAMILIES if "h" in tags and "w" in tags]
AT_A_STROKE = {
    "manger",
    "boire",
    "lire",
    "écrire",
    "acheter",
    "vendre",
    "trouver",
    "perdre",
    "ouvrir",
    "fermer",
    "laver",
    "nettoyer",
    "ranger",
    "réparer",
    "préparer",
    "appeler",
    "payer",
    "envoyer",
    "donner",
    "recevoir",
    "finir",
    "choisir",
    "voir",
    "couper",
    "se lever",
    "rentrer",
    "faire",
}
# What one does by the week or month; what has its own time of the day.
NOW_AND_THEN = {
    "acheter",
    "vendre",
    "trouver",
    "perdre",
    "réparer",
    "payer",
    "envoyer",
    "donner",
    "recevoir",
    "voyager",
    "choisir",
    "aller",
    "voir",
    "visiter",
}


def accomplished(c):
    """Something that can just or already have been done."""
    while True:
        what = action(c, "d")
        if what.name in AT_A_STROKE:
            return what


def _times(what, times, lasting):
    if what.name.startswith("se ") or what.name in ("préparer", "rentrer"):
        return times[:2]
    return times if what.name in NOW_AND_THEN else times[:-lasting]


def past_time(c, what):
    if what.name in ("se lever", "se réveiller"):
        return c.one([w.YESTERDAY[0], w.YESTERDAY[2]])
    if what.name in ("préparer", "se coucher"):
        return c.one([w.YESTERDAY[0], w.YESTERDAY[3], w.YESTERDAY[4]])
    return c.one(w.YESTERDAY if what.name in NOW_AND_THEN else w.YESTERDAY[:-2])


def future_time(c, what):
    return c.one(_times(what, w.TOMORROW, 2))


def habit_time(c, what):
    return c.one(
        _times(what, w.EVERY_DAY, 1) if what.name not in NOW_AND_THEN else w.EVERY_DAY[:4] + w.EVERY_DAY[-1:]
    )
