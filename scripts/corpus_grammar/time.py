"""Templates of weather, hours and days."""

from . import words as w
from .choices import anyone, name, to_come
from .clauses import QUESTION, said, stop
from .registry import template
from .syntax import PRONOUNS, Subject, VP, en_question, fr_finite


@template(50)
def weather(c):
    sky = c.one(w.WEATHER)
    tense = int(c.random() * 3)
    when = c.one(
        [
            [("aujourd'hui", "today"), ("ici", "here"), ("à Paris", "in Paris"), ("", "")],
            [x for x in w.YESTERDAY if x[1] != "last week"],
            w.TOMORROW[:2] + w.TOMORROW[3:7],
        ][tense]
    )
    return sky[tense] + " " + when[0] + ".", sky[3 + tense] + " " + when[1] + "."


SEASONS = [
    ("au printemps", "in spring"),
    ("en été", "in summer"),
    ("en automne", "in the fall"),
    ("en hiver", "in winter"),
]


@template(45)
def weather_season(c):
    sky = c.one(
        [
            ("il pleut", "it rains"),
            ("il neige", "it snows"),
            ("il fait chaud", "it is hot"),
            ("il fait froid", "it is cold"),
            ("il fait beau", "the weather is nice"),
            ("il y a du vent", "it is windy"),
        ]
    )
    often = c.one([("souvent", "often"), ("toujours", "always"), ("rarement", "rarely")])
    season = c.one(SEASONS + [("en " + m[0], "in " + m[1]) for m in w.MONTHS])
    verb, *tail = sky[1].split()[1:] if sky[1].startswith("it") else sky[1].split()[2:]
    head = "it" if sky[1].startswith("it") else "the weather"
    be = f"{head} is {often[1]}" if verb == "is" else f"{head} {often[1]} {verb}"
    fr = sky[0].split(" ", 2)
    if sky[0].startswith("il y a"):
        fr = ["il y a", often[0], "du vent"]
    else:
        fr = fr[:2] + [often[0]] + fr[2:]
    return " ".join(fr) + f" {season[0]}.", " ".join([be] + tail) + f" {season[1]}."


HOURS = w.NUMBERS[:10]
MINUTES = [
    ("", "{} o'clock"),
    (" et demie", "half past {}"),
    (" et quart", "a quarter past {}"),
    (" dix", "ten past {}"),
    (" cinq", "five past {}"),
    (" vingt", "twenty past {}"),
]
PART = [("du matin", "in the morning"), ("du soir", "in the evening")]


def clock(c):
    hour, minutes = c.one(HOURS), c.one(MINUTES)
    return hour[0] + " heures" + minutes[0], minutes[1].format(hour[1])


@template(60)
def what_time(c):
    fr, en = clock(c)
    lead = c.one([("il est", "it is"), ("il est presque", "it is almost"), ("il est déjà", "it is already")])
    return f"{lead[0]} {fr}.", f"{lead[1]} {en}."


@template(100)
def at_time(c):
    fr, en = clock(c)
    what = c.one(
        [
            ("le train", "the train", "partir"),
            ("le bus", "the bus", "arriver"),
            ("l'avion", "the plane", "partir"),
            ("le film", "the movie", "commencer"),
            ("le match", "the game", "commencer"),
            ("le cours", "the class", "commencer"),
            ("le cours", "the class", "finir"),
            ("le film", "the movie", "finir"),
            ("la banque", "the bank", "ouvrir"),
            ("le musée", "the museum", "fermer"),
            ("la pharmacie", "the pharmacy", "ouvrir"),
            ("la boulangerie", "the bakery", "fermer"),
            ("le supermarché", "the supermarket", "ouvrir"),
            ("la bibliothèque", "the library", "fermer"),
            ("la réunion", "the meeting", "commencer"),
            ("la réunion", "the meeting", "finir"),
        ]
    )
    who = Subject(what[0], what[1], 2, what[0].startswith("la "), False, "it")
    vp = VP(what[2])
    kind = c.random()
    if kind < 0.2:
        return (
            "à quelle heure " + QUESTION + fr_finite(who, vp) + " ?",
            "what time " + en_question(who, vp) + "?",
        )
    return stop(said(who, vp, ("present", "simple"), tail=("à " + fr, "at " + en)))


BEDTIME = {"se lever": HOURS[3:8], "se coucher": HOURS[6:10]}


@template(60)
def person_at_time(c):
    fr, en = clock(c)
    vp = c.one([VP("se lever"), VP("se coucher"), VP("partir"), VP("arriver"), VP("rentrer"), VP("manger")])
    if vp.name in BEDTIME:
        hour = c.one(BEDTIME[vp.name])
        fr, en = hour[0] + " heures", hour[1] + " o'clock"
    tenses = c.one(
        [("past", "past"), ("present", "simple")]
        + [("future", "future")] * (vp.name in ("partir", "arriver"))
    )
    who = to_come(c) if tenses[0] == "future" else anyone(c)
    tail = {"past": w.YESTERDAY[0], "future": w.TOMORROW[0], "present": w.EVERY_DAY[0]}[tenses[0]]
    return stop(said(who, vp, tenses, tail=("à " + fr + " " + tail[0], "at " + en + " " + tail[1])))


@template(45)
def day(c):
    a, b = c.one(w.DAYS), c.one(w.MONTHS)
    kind = int(c.random() * 4)
    if kind == 0:
        return f"aujourd'hui, c'est {a[0]}.", f"today is {a[1]}."
    if kind == 1:
        who = c.one([PRONOUNS["je"], name(c)])
        fr = "mon anniversaire" if who.key == "I" else f"l'anniversaire de {who.fr}"
        en = "my birthday" if who.key == "I" else f"{who.en}'s birthday"
        return f"{fr} est en {b[0]}.", f"{en} is in {b[1]}."
    if kind == 2:
        return f"nous sommes en {b[0]}.", f"it is {b[1]}."
    return f"demain, ce sera {a[0]}.", f"tomorrow will be {a[1]}."


@template(70)
def on_day(c):
    who = anyone(c)
    fr, en = c.one(w.DAYS)
    where = c.one(
        [
            ("à la piscine", "to the swimming pool"),
            ("au cinéma", "to the movie theater"),
            ("au marché", "to the market"),
            ("chez le médecin", "to the doctor's"),
            ("à la bibliothèque", "to the library"),
            ("au stade", "to the stadium"),
        ]
    )
    if c.chance(0.5):
        return stop(
            said(who, VP("aller", *where), ("present", "simple"), tail=("le " + fr, "on " + en + "s"))
        )
    return stop(
        said(to_come(c), VP("aller", *where), ("future", "future"), tail=(fr + " prochain", "next " + en))
    )
