"""French forms: verbs, agreement, plurals, and the spelling rules between words."""

import re

# Irregular verbs: present (six persons), past participle, future stem.
IRREGULAR = {
    "être": ("suis es est sommes êtes sont", "été", "ser"),
    "avoir": ("ai as a avons avez ont", "eu", "aur"),
    "aller": ("vais vas va allons allez vont", "allé", "ir"),
    "faire": ("fais fais fait faisons faites font", "fait", "fer"),
    "boire": ("bois bois boit buvons buvez boivent", "bu", "boir"),
    "lire": ("lis lis lit lisons lisez lisent", "lu", "lir"),
    "écrire": ("écris écris écrit écrivons écrivez écrivent", "écrit", "écrir"),
    "prendre": ("prends prends prend prenons prenez prennent", "pris", "prendr"),
    "apprendre": ("apprends apprends apprend apprenons apprenez apprennent", "appris", "apprendr"),
    "comprendre": ("comprends comprends comprend comprenons comprenez comprennent", "compris", "comprendr"),
    "mettre": ("mets mets met mettons mettez mettent", "mis", "mettr"),
    "voir": ("vois vois voit voyons voyez voient", "vu", "verr"),
    "dormir": ("dors dors dort dormons dormez dorment", "dormi", "dormir"),
    "partir": ("pars pars part partons partez partent", "parti", "partir"),
    "sortir": ("sors sors sort sortons sortez sortent", "sorti", "sortir"),
    "venir": ("viens viens vient venons venez viennent", "venu", "viendr"),
    "revenir": ("reviens reviens revient revenons revenez reviennent", "revenu", "reviendr"),
    "courir": ("cours cours court courons courez courent", "couru", "courr"),
    "ouvrir": ("ouvre ouvres ouvre ouvrons ouvrez ouvrent", "ouvert", "ouvrir"),
    "conduire": ("conduis conduis conduit conduisons conduisez conduisent", "conduit", "conduir"),
    "connaître": ("connais connais connaît connaissons connaissez connaissent", "connu", "connaîtr"),
    "savoir": ("sais sais sait savons savez savent", "su", "saur"),
    "vouloir": ("veux veux veut voulons voulez veulent", "voulu", "voudr"),
    "pouvoir": ("peux peux peut pouvons pouvez peuvent", "pu", "pourr"),
    "devoir": ("dois dois doit devons devez doivent", "dû", "devr"),
    "rire": ("ris ris rit rions riez rient", "ri", "rir"),
    "recevoir": ("reçois reçois reçoit recevons recevez reçoivent", "reçu", "recevr"),
    "croire": ("crois crois croit croyons croyez croient", "cru", "croir"),
    "sentir": ("sens sens sent sentons sentez sentent", "senti", "sentir"),
    "dire": ("dis dis dit disons dites disent", "dit", "dir"),
    "envoyer": ("envoie envoies envoie envoyons envoyez envoient", "envoyé", "enverr"),
}
# Verbs in -er whose stem changes before a silent ending; True: in the future too.
STEM_CHANGE = {
    "acheter": ("achèt", True),
    "appeler": ("appell", True),
    "payer": ("pai", True),
    "nettoyer": ("nettoi", True),
    "préférer": ("préfèr", False),
    "lever": ("lèv", True),
    "essayer": ("essai", True),
    "espérer": ("espèr", False),
    "promener": ("promèn", True),
}
IMPERFECT = ["ais", "ais", "ait", "ions", "iez", "aient"]
FUTURE = ["ai", "as", "a", "ons", "ez", "ont"]


def present(verb, person):
    if verb in IRREGULAR:
        return IRREGULAR[verb][0].split()[person]
    stem = verb[:-2]
    if verb.endswith("er"):
        if person in (0, 1, 2, 5):
            return STEM_CHANGE.get(verb, (stem,))[0] + ["e", "es", "e", "", "", "ent"][person]
        if person == 3 and stem.endswith("g"):
            stem += "e"
        if person == 3 and stem.endswith("c"):
            stem = stem[:-1] + "ç"
        return stem + ("ons" if person == 3 else "ez")
    if verb.endswith("ir"):
        return stem + ["is", "is", "it", "issons", "issez", "issent"][person]
    return stem + ["s", "s", "", "ons", "ez", "ent"][person]


def imperfect(verb, person):
    stem = "ét" if verb == "être" else present(verb, 3)[:-3]
    if person in (3, 4):
        if stem.endswith("ge"):
            stem = stem[:-1]
        if stem.endswith("ç"):
            stem = stem[:-1] + "c"
    return stem + IMPERFECT[person]


def future_stem(verb):
    if verb in IRREGULAR:
        return IRREGULAR[verb][2]
    stem, everywhere = STEM_CHANGE.get(verb, ("", False))
    if everywhere:
        return stem + "er"
    return verb[:-1] if verb.endswith("re") else verb


def future(verb, person):
    return future_stem(verb) + FUTURE[person]


def conditional(verb, person):
    return future_stem(verb) + IMPERFECT[person]


def imperative(verb, person):
    form = present(verb, person)
    return form[:-1] if person == 1 and form.endswith(("es", "as")) else form


def participle(verb):
    if verb in IRREGULAR:
        return IRREGULAR[verb][1]
    return verb[:-2] + {"er": "é", "ir": "i", "re": "u"}[verb[-2:]]


def inflect(word, feminine, plural):
    """A participle or a regular adjective, agreed."""
    word += "e" if feminine and not word.endswith("e") else ""
    return word + "s" if plural and not word.endswith(("s", "x")) else word


def noun_plural(noun):
    special = {
        "travail": "travaux",
        "grand-père": "grands-pères",
        "grand-mère": "grands-mères",
        "pomme de terre": "pommes de terre",
        "salle de bain": "salles de bain",
    }
    if noun in special:
        return special[noun]
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("al"):
        return noun[:-2] + "aux"
    return noun + ("x" if noun.endswith(("eau", "eu")) else "s")


VOWEL = "aàâeéèêëiîïoôuûyœ"
# No elision before these: aspirated h, numerals, y as a consonant.
ASPIRATED = ("haricot", "haut", "huit", "onze", "hors", "hamster", "yaourt", "oui", "hibou")


def starts_with_vowel(word):
    word = word.lower()
    return not word.startswith(ASPIRATED) and word[0] in VOWEL + "h"


def _elide(match):
    word, following = match.group(1), match.group(2)
    if not starts_with_vowel(following):
        return match.group(0)
    if word in ("ma", "ta", "sa"):
        return word[0] + "on "
    if word == "ce":
        return "c'" if following in ("est", "était") else "cet "
    if word == "si":
        return "s'" if following in ("il", "ils") else match.group(0)
    return word[:-1] + "'"


CONTRACTIONS = [(r"\bde le\b", "du"), (r"\bde les\b", "des"), (r"\bà le\b", "au"), (r"\bà les\b", "aux")]


def finish(text):
    """Spells a sentence whose words were only put side by side, with elision and contraction."""
    text = " ".join(text.split())
    text = re.sub(r"(?<![\w'-])(je|ne|de|le|la|que|me|te|se|ce|ma|ta|sa|si) (?=([\w-]+))", _elide, text)
    for wrong, right in CONTRACTIONS:
        text = re.sub(wrong, right, text)
    text = re.sub(r"\s+([.,])", r"\1", text)
    text = re.sub(r"\s*([?!;:])", r" \1", text)
    return text[0].upper() + text[1:]
