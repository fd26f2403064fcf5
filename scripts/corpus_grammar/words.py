"""Adjectives, verbs, names, times and numbers."""

from collections import namedtuple

from . import english

Adjective = namedtuple("Adjective", "forms en before")
# Adjectives that stand before the noun.
BEFORE = {"beau", "bon", "grand", "petit", "jeune", "vieux", "nouveau", "joli", "mauvais", "gros", "long"}
IRREGULAR = {
    "beau": "beau belle beaux belles bel",
    "nouveau": "nouveau nouvelle nouveaux nouvelles nouvel",
    "vieux": "vieux vieille vieux vieilles vieil",
    "bon": "bon bonne bons bonnes",
    "blanc": "blanc blanche blancs blanches",
    "gros": "gros grosse gros grosses",
    "long": "long longue longs longues",
    "gentil": "gentil gentille gentils gentilles",
    "frais": "frais fraîche frais fraîches",
    "mauvais": "mauvais mauvaise mauvais mauvaises",
    "gris": "gris grise gris grises",
    "inquiet": "inquiet inquiète inquiets inquiètes",
    "surpris": "surpris surprise surpris surprises",
    "neuf": "neuf neuve neufs neuves",
}


def _forms(word):
    if word in IRREGULAR:
        return IRREGULAR[word].split()
    if word.endswith("eux"):
        return [word, word[:-1] + "se", word, word[:-1] + "ses"]
    if word.endswith("if"):
        return [word, word[:-1] + "ve", word + "s", word[:-1] + "ves"]
    if word.endswith("er"):
        return [word, word[:-2] + "ère", word + "s", word[:-2] + "ères"]
    if word.endswith("e"):
        return [word, word, word + "s", word + "s"]
    return [word, word + "e", word + "s", word + "es"]


def _adjectives(text):
    pairs = [item.split(":") for item in text.replace("\n", " ").split(",")]
    return [Adjective(_forms(fr.strip()), en.strip(), fr.strip() in BEFORE) for fr, en in pairs]


# What people feel for a while, and what they are like.
STATES = _adjectives("""heureux:happy, triste:sad, fatigué:tired, malade:sick, occupé:busy, prêt:ready,
inquiet:worried, seul:alone, nerveux:nervous, surpris:surprised, content:glad, pressé:in a hurry,
calme:calm, déçu:disappointed, fier:proud""")
TRAITS = _adjectives("""grand:tall, petit:short, jeune:young, vieux:old, riche:rich, pauvre:poor,
intelligent:smart, drôle:funny, timide:shy, poli:polite, paresseux:lazy, fort:strong, sérieux:serious,
célèbre:famous, curieux:curious, patient:patient, gentil:kind, généreux:generous""")
THING_LOOKS = _adjectives("""grand:big, petit:small, nouveau:new, vieux:old, beau:beautiful, joli:pretty,
rouge:red, vert:green, bleu:blue, blanc:white, noir:black, jaune:yellow, gris:gray""")
COLORS = THING_LOOKS[6:]
THING_STATES = _adjectives("""grand:big, petit:small, vieux:old, cher:expensive, lourd:heavy, léger:light,
propre:clean, sale:dirty, cassé:broken, rouge:red, vert:green, bleu:blue, blanc:white, noir:black,
neuf:brand new, solide:sturdy""")
FOOD_STATES = _adjectives("""chaud:hot, froid:cold, bon:good, mauvais:bad, délicieux:delicious, frais:fresh,
sucré:sweet, salé:salty""")
PLACE_STATES = _adjectives("""grand:big, petit:small, propre:clean, sale:dirty, ouvert:open, fermé:closed,
vide:empty, moderne:modern, célèbre:famous, tranquille:quiet, vieux:old, magnifique:wonderful""")
SHOP_STATES = [a for a in PLACE_STATES if a.en in ("open", "closed", "empty", "modern", "big", "quiet")]
ROOM_STATES = _adjectives("""grand:big, petit:small, propre:clean, sale:dirty, vide:empty, sombre:dark,
froid:cold, moderne:modern, tranquille:quiet""")
MEDIA_STATES = _adjectives("""facile:easy, difficile:difficult, important:important, intéressant:interesting,
ennuyeux:boring, utile:useful, simple:simple""")
FILM_STATES = _adjectives("""intéressant:interesting, ennuyeux:boring, drôle:funny, triste:sad, long:long,
célèbre:famous, magnifique:wonderful""")
NATURE_STATES = _adjectives("""beau:beautiful, grand:big, petit:small, vieux:old, célèbre:famous,
tranquille:quiet, magnifique:wonderful""")

MEN = ["Paul", "Lucas", "Thomas", "Antoine", "Nicolas"]
WOMEN = ["Marie", "Emma", "Sophie", "Claire", "Julie"]

VERBS = {}
for _line in """
manger|eat ate eaten
boire|drink drank drunk
lire|read read
écrire|write wrote written
regarder|watch
écouter|listen+ to
acheter|buy bought
vendre|sell sold
chercher|look+ for
trouver|find found
perdre|lose lost
oublier|forget forgot forgotten
ouvrir|open opened
fermer|close
laver|wash
nettoyer|clean
réparer|repair
préparer|prepare
jouer|play
apprendre|learn
parler|speak spoke spoken
étudier|study
appeler|call
aider|help
attendre|wait+ for
prendre|take took taken
porter|wear wore worn
aller|go went gone
venir|come came come
revenir|come came come+ back
rentrer|go went gone+ home
arriver|arrive
partir|leave left
sortir|go went gone+ out
rester|stay
tomber|fall fell fallen
dormir|sleep slept
travailler|work
nager|swim swam swum
courir|run ran run
danser|dance
chanter|sing sang sung
marcher|walk
voyager|travel traveled
cuisiner|cook
rire|laugh
pleurer|cry
rêver|dream
crier|shout
se reposer|rest
se lever|get got gotten+ up
se coucher|go went gone+ to bed
se promener|go went gone+ for a walk
se réveiller|wake woke woken+ up
payer|pay paid
envoyer|send sent
donner|give gave given
montrer|show showed shown
recevoir|receive
conduire|drive drove driven
faire|make made
faire#do|do did done
se sentir|feel felt
être d'accord|agree
finir|finish
commencer|start
choisir|choose chose chosen
habiter|live
voir|see saw seen
connaître|know knew known
savoir|know knew known
espérer|hope
vouloir|want
aimer|like
détester|hate
préférer|prefer preferred
avoir|have had
ranger|tidy+ up
mettre|put put
couper|cut cut
""".strip().splitlines():
    _fr, _en = _line.split("|")
    VERBS[_fr] = english.Verb(_en)

YESTERDAY = [
    ("hier", "yesterday"),
    ("hier soir", "last night"),
    ("ce matin", "this morning"),
    ("lundi dernier", "last Monday"),
    ("samedi dernier", "last Saturday"),
    ("la semaine dernière", "last week"),
    ("le mois dernier", "last month"),
]
TOMORROW = [
    ("demain", "tomorrow"),
    ("samedi prochain", "next Saturday"),
    ("ce soir", "tonight"),
    ("demain matin", "tomorrow morning"),
    ("cet après-midi", "this afternoon"),
    ("ce week-end", "this weekend"),
    ("la semaine prochaine", "next week"),
]
EVERY_DAY = [
    ("tous les jours", "every day"),
    ("le lundi", "on Mondays"),
    ("le samedi", "on Saturdays"),
    ("le dimanche", "on Sundays"),
    ("tous les matins", "every morning"),
    ("tous les soirs", "every evening"),
    ("chaque semaine", "every week"),
]
NOW = [("maintenant", "now"), ("en ce moment", "right now")]
OFTEN = [("souvent", "often"), ("toujours", "always"), ("parfois", "sometimes"), ("rarement", "rarely")]
DAYS = [
    ("lundi", "Monday"),
    ("mardi", "Tuesday"),
    ("mercredi", "Wednesday"),
    ("jeudi", "Thursday"),
    ("vendredi", "Friday"),
    ("samedi", "Saturday"),
    ("dimanche", "Sunday"),
]
MONTHS = [
    ("janvier", "January"),
    ("mars", "March"),
    ("avril", "April"),
    ("mai", "May"),
    ("juin", "June"),
    ("juillet", "July"),
    ("août", "August"),
    ("octobre", "October"),
    ("décembre", "December"),
]
NUMBERS = [
    ("deux", "two"),
    ("trois", "three"),
    ("quatre", "four"),
    ("cinq", "five"),
    ("six", "six"),
    ("sept", "seven"),
    ("huit", "eight"),
    ("neuf", "nine"),
    ("dix", "ten"),
    ("onze", "eleven"),
    ("douze", "twelve"),
    ("quinze", "fifteen"),
    ("vingt", "twenty"),
    ("trente", "thirty"),
]
TENS = [("trente", "thirty"), ("quarante", "forty"), ("cinquante", "fifty"), ("soixante", "sixty")]
WEATHER = [  # present, past, future; English present, past, future
    ("il pleut", "il a plu", "il va pleuvoir", "it is raining", "it rained", "it is going to rain"),
    ("il neige", "il a neigé", "il va neiger", "it is snowing", "it snowed", "it is going to snow"),
    (
        "il fait beau",
        "il faisait beau",
        "il va faire beau",
        "the weather is nice",
        "the weather was nice",
        "the weather is going to be nice",
    ),
    (
        "il fait mauvais",
        "il faisait mauvais",
        "il va faire mauvais",
        "the weather is bad",
        "the weather was bad",
        "the weather is going to be bad",
    ),
    (
        "il fait chaud",
        "il faisait chaud",
        "il va faire chaud",
        "it is hot",
        "it was hot",
        "it is going to be hot",
    ),
    (
        "il fait froid",
        "il faisait froid",
        "il va faire froid",
        "it is cold",
        "it was cold",
        "it is going to be cold",
    ),
    (
        "il y a du vent",
        "il y avait du vent",
        "il va y avoir du vent",
        "it is windy",
        "it was windy",
        "it is going to be windy",
    ),
    (
        "il y a du soleil",
        "il y avait du soleil",
        "il va y avoir du soleil",
        "it is sunny",
        "it was sunny",
        "it is going to be sunny",
    ),
]
FEELINGS = [
    ("faim", "hungry"),
    ("soif", "thirsty"),
    ("froid", "cold"),
    ("chaud", "hot"),
    ("sommeil", "sleepy"),
    ("raison", "right"),
    ("tort", "wrong"),
    ("peur", "afraid"),
]
