"""Nouns by what can be done with them. An entry: French | gender (p: plural only) | English."""

from collections import namedtuple

Noun = namedtuple("Noun", "fr gender en plural_only")


def _read(text):
    nouns = []
    for entry in text.split(";"):
        french, gender, english = entry.strip().split("|")
        nouns.append(Noun(french, gender[0], english, gender.endswith("p")))
    return nouns


KIN = _read("""
frère|m|brother; sœur|f|sister; père|m|father; mère|f|mother; fils|m|son; fille|f|daughter; oncle|m|uncle;
tante|f|aunt; cousin|m|cousin; grand-père|m|grandfather; grand-mère|f|grandmother; ami|m|friend;
voisin|m|neighbor
""")
KIN_PLURAL = _read("""
parents|mp|parents; enfants|mp|children; amis|mp|friends; voisins|mp|neighbors; frères|mp|brothers;
sœurs|fp|sisters
""")
JOBS = _read("""
professeur|m|teacher; médecin|m|doctor; infirmière|f|nurse; boulanger|m|baker; étudiant|m|student;
journaliste|m|journalist; avocat|m|lawyer; serveur|m|waiter; facteur|m|mail carrier;
policier|m|police officer; actrice|f|actress; chanteuse|f|singer; vendeuse|f|saleswoman;
coiffeuse|f|hairdresser; pharmacien|m|pharmacist; ingénieur|m|engineer; cuisinier|m|cook
""")
YOUNG = [noun for noun in KIN if noun.en in ("brother", "sister", "son", "daughter", "cousin", "friend")]
OLD = [noun for noun in KIN if noun.en in ("father", "mother", "uncle", "aunt", "neighbor", "friend")]
FOLK = _read("""
homme|m|man; femme|f|woman; garçon|m|boy; fille|f|girl
""")
ANIMALS = _read("""
chat|m|cat; chien|m|dog; cheval|m|horse; oiseau|m|bird; vache|f|cow; lapin|m|rabbit; souris|f|mouse;
mouton|m|sheep; canard|m|duck; poule|f|hen
""")
PETS = [noun for noun in ANIMALS if noun.en in ("cat", "dog", "horse", "bird", "rabbit")]
FOOD = _read("""
pomme|f|apple; poire|f|pear; orange|f|orange; banane|f|banana; œuf|m|egg; gâteau|m|cake;
sandwich|m|sandwich; croissant|m|croissant; tomate|f|tomato; carotte|f|carrot; oignon|m|onion;
pomme de terre|f|potato; fraise|f|strawberry; biscuit|m|cookie; pizza|f|pizza; tarte|f|pie; haricot|m|bean
""")
FOOD_MASS = _read("""
pain|m|bread; fromage|m|cheese; beurre|m|butter; viande|f|meat; poulet|m|chicken; poisson|m|fish;
riz|m|rice; soupe|f|soup; salade|f|salad; confiture|f|jam; chocolat|m|chocolate; glace|f|ice cream
""")
SPICES = _read("""
sucre|m|sugar; sel|m|salt; poivre|m|pepper; huile|f|oil; farine|f|flour
""")
DRINKS = _read("""
eau|f|water; lait|m|milk; café|m|coffee; thé|m|tea; vin|m|wine; bière|f|beer; jus de fruits|m|fruit juice
""")
SMALL_THINGS = _read("""
clé|f|key; téléphone|m|phone; sac|m|bag; parapluie|m|umbrella; stylo|m|pen; montre|f|watch; livre|m|book;
valise|f|suitcase; portefeuille|m|wallet; passeport|m|passport; billet|m|ticket; cahier|m|notebook;
crayon|m|pencil; bague|f|ring; ordinateur|m|computer; cadeau|m|gift; photo|f|photo; carte|f|map
""")
PLURAL_THINGS = _read("""
clés|fp|keys; lunettes|fp|glasses; chaussures|fp|shoes; gants|mp|gloves; livres|mp|books;
chaussettes|fp|socks; photos|fp|photos; billets|mp|tickets
""")
CLOTHES = _read("""
chapeau|m|hat; manteau|m|coat; chemise|f|shirt; robe|f|dress; jupe|f|skirt; pull|m|sweater;
écharpe|f|scarf; veste|f|jacket; cravate|f|tie
""")
# What anyone may wear.
UNISEX = [noun for noun in CLOTHES if noun.en not in ("dress", "skirt", "tie")]
DISHES = _read("""
couteau|m|knife; fourchette|f|fork; cuillère|f|spoon; assiette|f|plate; verre|m|glass; tasse|f|cup;
bouteille|f|bottle
""")
FURNITURE = _read("""
table|f|table; chaise|f|chair; lit|m|bed; armoire|f|wardrobe; canapé|m|sofa; lampe|f|lamp; miroir|m|mirror;
fauteuil|m|armchair; tapis|m|rug; horloge|f|clock
""")
BIG_THINGS = _read("""
vélo|m|bike; voiture|f|car; moto|f|motorcycle; bateau|m|boat; camion|m|truck; télévision|f|television;
guitare|f|guitar; piano|m|piano
""")
ROOMS = _read("""
cuisine|f|kitchen; salon|m|living room; chambre|f|bedroom; salle de bain|f|bathroom; jardin|m|garden;
garage|m|garage; maison|f|house; appartement|m|apartment; bureau|m|office; cave|f|basement
""")
TOWN = _read("""
école|f|school; gare|f|train station; hôpital|m|hospital; marché|m|market; boulangerie|f|bakery;
pharmacie|f|pharmacy; bibliothèque|f|library; musée|m|museum; parc|m|park; plage|f|beach; église|f|church;
banque|f|bank; poste|f|post office; restaurant|m|restaurant; hôtel|m|hotel; cinéma|m|movie theater;
théâtre|m|theater; supermarché|m|supermarket; piscine|f|swimming pool; aéroport|m|airport; stade|m|stadium;
université|f|university; pont|m|bridge
""")
SHOPS = [
    noun
    for noun in TOWN
    if noun.en
    in (
        "bakery",
        "pharmacy",
        "library",
        "museum",
        "bank",
        "post office",
        "restaurant",
        "supermarket",
        "swimming pool",
        "market",
        "movie theater",
        "school",
        "hotel",
    )
]
NATURE = _read("""
arbre|m|tree; fleur|f|flower; rivière|f|river; montagne|f|mountain; forêt|f|forest; lac|m|lake;
île|f|island; village|m|village; ville|f|city; rue|f|street; place|f|square; pays|m|country; ciel|m|sky;
mer|f|sea
""")
MEDIA = _read("""
film|m|movie; chanson|f|song; histoire|f|story; livre|m|book; musique|f|music; lettre|f|letter;
question|f|question; réponse|f|answer; leçon|f|lesson; idée|f|idea; exercice|m|exercise;
problème|m|problem; travail|m|job; voyage|m|trip; jeu|m|game
""")
BODY = _read("""
tête|f|head; dos|m|back; ventre|m|stomach; jambe|f|leg; bras|m|arm; genou|m|knee; main|f|hand; pied|m|foot;
gorge|f|throat; oreille|f|ear
""")
OPENABLE = _read("""
porte|f|door; fenêtre|f|window; boîte|f|box; tiroir|m|drawer; livre|m|book; valise|f|suitcase
""")
LANGUAGES = _read("""
français|m|French; anglais|m|English; espagnol|m|Spanish; italien|m|Italian; allemand|m|German;
chinois|m|Chinese; japonais|m|Japanese; arabe|m|Arabic
""")
SUBJECTS = _read("""
histoire|f|history; géographie|f|geography; musique|f|music; dessin|m|drawing; chimie|f|chemistry
""")
TRAVEL = _read("""
bus|m|bus; train|m|train; avion|m|plane; métro|m|subway; taxi|m|taxi
""")
# French with its preposition, English with its own.
COUNTRIES = [
    ("en France", "in France", "de France", "from France"),
    ("en Italie", "in Italy", "de Italie", "from Italy"),
    ("en Espagne", "in Spain", "de Espagne", "from Spain"),
    ("en Allemagne", "in Germany", "de Allemagne", "from Germany"),
    ("au Canada", "in Canada", "du Canada", "from Canada"),
    ("au Japon", "in Japan", "du Japon", "from Japan"),
    ("en Angleterre", "in England", "de Angleterre", "from England"),
    ("aux États-Unis", "in the United States", "des États-Unis", "from the United States"),
    ("à Paris", "in Paris", "de Paris", "from Paris"),
    ("à Lyon", "in Lyon", "de Lyon", "from Lyon"),
]
