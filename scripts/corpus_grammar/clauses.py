"""Clauses that the templates share, in both languages."""

from .syntax import VP, en_finite, fr_finite

QUESTION = "est-ce que "


def said(subject, vp, tenses, no="", tail=("", ""), style=None, adverb=("", "")):
    """One clause in both languages: tenses and tail are (French, English)."""
    return (
        fr_finite(subject, vp, tenses[0], no, adverb[0]) + " " + tail[0],
        en_finite(subject, vp, tenses[1], bool(no), adverb[1], style) + " " + tail[1],
    )


def stop(pair, mark="."):
    return pair[0] + mark, pair[1] + mark


OUTDOORS = [
    ("nager", "dans la mer", "in the sea"),
    ("nager", "dans le lac", "in the lake"),
    ("laver", "la voiture", "the car"),
    ("aller", "à la plage", "to the beach"),
    ("aller", "au parc", "to the park"),
    ("jouer", "au tennis", "tennis"),
    ("jouer", "au football", "soccer"),
    ("jouer", "dehors", "outside"),
    ("travailler", "dans le jardin", "in the garden"),
]
INDOORS = [
    ("rester", "à la maison", "at home"),
    ("lire", "un livre", "a book"),
    ("lire", "le journal", "the newspaper"),
    ("jouer", "aux cartes", "cards"),
    ("jouer", "du piano", "the piano"),
    ("aller", "au cinéma", "to the movie theater"),
    ("aller", "au musée", "to the museum"),
    ("prendre", "le bus", "the bus"),
    ("aller", "à la bibliothèque", "to the library"),
    ("rester", "au lit", "in bed"),
    ("travailler", "à la maison", "at home"),
    ("prendre", "le métro", "the subway"),
    ("prendre", "un taxi", "a taxi"),
]


def for_sky(c, sky):
    fine = sky[0] in ("il fait beau", "il fait chaud", "il y a du soleil")
    return VP(*c.one(OUTDOORS if fine else INDOORS)), fine
