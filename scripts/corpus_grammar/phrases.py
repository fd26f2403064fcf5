"""Everyday phrases written by hand: French | English."""

TEXT = """
Bonjour, monsieur.|Hello, sir.
Bonjour, madame.|Hello, ma'am.
Bonsoir tout le monde !|Good evening, everyone!
Bonne nuit, maman.|Good night, Mom.
Bonne nuit, papa.|Good night, Dad.
Salut les amis !|Hi, friends!
À bientôt !|See you soon!
À demain !|See you tomorrow!
À lundi !|See you on Monday!
À samedi !|See you on Saturday!
À ce soir !|See you tonight!
À la semaine prochaine !|See you next week!
Comment allez-vous aujourd'hui ?|How are you today?
Comment va ta mère ?|How is your mother?
Comment va ton père ?|How is your father?
Comment vont tes parents ?|How are your parents?
Comment vont vos enfants ?|How are your children?
Je vais très bien, merci.|I'm very well, thank you.
Ça va mieux aujourd'hui.|Things are better today.
Merci beaucoup, madame.|Thank you very much, ma'am.
Merci beaucoup, monsieur.|Thank you very much, sir.
Merci pour le cadeau.|Thank you for the gift.
Merci pour ta lettre.|Thank you for your letter.
Merci pour votre aide.|Thank you for your help.
Merci pour le dîner.|Thank you for dinner.
De rien, madame.|You're welcome, ma'am.
Pardon, monsieur.|Excuse me, sir.
Excusez-moi, madame, où est la gare ?|Excuse me, ma'am, where is the train station?
Excusez-moi, monsieur, où est la banque ?|Excuse me, sir, where is the bank?
Je suis désolé, je suis en retard.|I'm sorry, I'm late.
Nous sommes désolés.|We're sorry.
Ce n'est pas grave.|It doesn't matter.
Pas de problème.|No problem.
Bien sûr !|Of course!
D'accord, à demain.|All right, see you tomorrow.
Oui, bien sûr.|Yes, of course.
Non, pas encore.|No, not yet.
Non, pas aujourd'hui.|No, not today.
Oui, un peu.|Yes, a little.
Oui, tous les jours.|Yes, every day.
Peut-être demain.|Maybe tomorrow.
Moi aussi.|Me too.
Pas moi.|Not me.
Quelle bonne idée !|What a good idea!
Quelle belle journée !|What a beautiful day!
Quelle surprise !|What a surprise!
Bonne chance pour demain !|Good luck for tomorrow!
Bon voyage !|Have a good trip!
Bon week-end !|Have a good weekend!
Bonne journée, madame !|Have a good day, ma'am!
Bon appétit, les enfants !|Enjoy your meal, children!
Bon anniversaire, Marie !|Happy birthday, Marie!
Bon anniversaire, Paul !|Happy birthday, Paul!
Joyeux Noël, les enfants !|Merry Christmas, children!
Félicitations, Sophie !|Congratulations, Sophie!
Bienvenue à Paris !|Welcome to Paris!
Bienvenue à la maison !|Welcome home!
Bienvenue en France !|Welcome to France!
Je m'appelle Claire.|My name is Claire.
Je m'appelle Thomas.|My name is Thomas.
Comment vous appelez-vous, madame ?|What is your name, ma'am?
Voici mon frère Lucas.|This is my brother Lucas.
Voici ma sœur Emma.|This is my sister Emma.
Voici mes parents.|These are my parents.
Voici mes enfants.|These are my children.
Qui est cet homme ?|Who is this man?
Qui est cette femme ?|Who is this woman?
Qui est ce garçon ?|Who is this boy?
Qui sont ces gens ?|Who are these people?
Qu'est-ce que c'est ?|What is it?
Qu'est-ce qui se passe ici ?|What is happening here?
Quelle heure est-il maintenant ?|What time is it now?
Il est midi.|It's noon.
Il est minuit.|It's midnight.
Il est une heure.|It's one o'clock.
Il est tard, les enfants.|It's late, children.
Il est encore tôt.|It's still early.
Quel jour sommes-nous ?|What day is it?
Quel temps fait-il à Paris ?|What is the weather like in Paris?
Quel temps fait-il aujourd'hui ?|What is the weather like today?
Quel âge as-tu ?|How old are you?
Quel âge a ton frère ?|How old is your brother?
Quel âge a ta sœur ?|How old is your sister?
Quel âge ont vos enfants ?|How old are your children?
D'où venez-vous, monsieur ?|Where do you come from, sir?
Où vas-tu ce soir ?|Where are you going tonight?
Où allez-vous demain ?|Where are you going tomorrow?
Où vont tes parents ?|Where are your parents going?
Où sont les toilettes, s'il vous plaît ?|Where are the restrooms, please?
Combien ça coûte ?|How much is it?
C'est trop cher.|It's too expensive.
C'est moins cher ici.|It's less expensive here.
C'est gratuit.|It's free.
L'addition, s'il vous plaît.|The bill, please.
La carte, s'il vous plaît.|The menu, please.
Un café, s'il vous plaît.|A coffee, please.
Deux cafés, s'il vous plaît.|Two coffees, please.
Une table pour deux, s'il vous plaît.|A table for two, please.
Une table pour quatre, s'il vous plaît.|A table for four, please.
Une chambre pour une nuit, s'il vous plaît.|A room for one night, please.
Je regarde seulement, merci.|I'm just looking, thank you.
Je prends cette robe.|I'm taking this dress.
Je prends ces chaussures.|I'm taking these shoes.
Cette robe vous va très bien.|This dress suits you very well.
Ce manteau te va bien.|This coat suits you.
Puis-je vous aider ?|May I help you?
Puis-je entrer ?|May I come in?
Puis-je payer par carte ?|Can I pay by card?
Entrez, la porte est ouverte.|Come in, the door is open.
Asseyez-vous, s'il vous plaît.|Sit down, please.
Assieds-toi ici.|Sit here.
Dépêche-toi, le train arrive !|Hurry up, the train is coming!
Dépêchez-vous, le bus arrive !|Hurry up, the bus is coming!
Lève-toi, il est sept heures !|Get up, it's seven o'clock!
Ne t'inquiète pas, tout va bien.|Don't worry, everything is fine.
Ne vous inquiétez pas, madame.|Don't worry, ma'am.
Attention, le café est chaud !|Be careful, the coffee is hot!
Attention, la rue est dangereuse !|Be careful, the street is dangerous!
Fais attention au chien !|Watch out for the dog!
Soyez prudents, les enfants.|Be careful, children.
Sois gentil avec ta sœur.|Be kind to your sister.
Sois patient avec ton frère.|Be patient with your brother.
Tais-toi et écoute.|Be quiet and listen.
Tournez à gauche après le pont.|Turn left after the bridge.
Tournez à droite après l'église.|Turn right after the church.
Tournez à gauche devant la banque.|Turn left in front of the bank.
Tournez à droite devant la poste.|Turn right in front of the post office.
Allez tout droit.|Go straight ahead.
C'est la première rue à gauche.|It's the first street on the left.
C'est la première rue à droite.|It's the first street on the right.
C'est à dix minutes à pied.|It's ten minutes on foot.
C'est tout près d'ici.|It's very near here.
Est-ce que c'est loin d'ici ?|Is it far from here?
Je suis perdu.|I'm lost.
Nous sommes perdus.|We're lost.
Le train est en retard.|The train is late.
Le bus est à l'heure.|The bus is on time.
L'avion est en retard.|The plane is late.
À quelle heure part le train ?|What time does the train leave?
À quelle heure arrive le bus ?|What time does the bus arrive?
À quelle heure ouvre le musée ?|What time does the museum open?
De quel quai part le train ?|Which platform does the train leave from?
Un billet pour Lyon, s'il vous plaît.|A ticket to Lyon, please.
Un aller-retour, s'il vous plaît.|A round trip, please.
Est-ce que cette place est libre ?|Is this seat free?
Appelez un médecin !|Call a doctor!
J'ai besoin d'aide.|I need help.
J'ai mal partout.|I hurt everywhere.
J'ai de la fièvre.|I have a fever.
Elle a de la fièvre.|She has a fever.
Mon fils a de la fièvre.|My son has a fever.
Je me sens mieux.|I feel better.
Je me sens mal.|I feel bad.
Elle se sent mieux.|She feels better.
Comment te sens-tu ?|How do you feel?
Prends ce médicament.|Take this medicine.
Prenez ce médicament tous les matins.|Take this medicine every morning.
Reste au lit et bois de l'eau.|Stay in bed and drink some water.
Tu m'as manqué.|I missed you.
Je t'aime, maman.|I love you, Mom.
Je suis fier de toi.|I'm proud of you.
Je suis fière de mes enfants.|I'm proud of my children.
Tu as raison.|You're right.
Vous avez tort.|You're wrong.
Je ne suis pas d'accord.|I don't agree.
Je suis d'accord avec toi.|I agree with you.
Je suis d'accord avec Marie.|I agree with Marie.
Je ne comprends pas cette question.|I don't understand this question.
Je ne comprends pas ce mot.|I don't understand this word.
Que veut dire ce mot ?|What does this word mean?
Comment dit-on « pomme » en anglais ?|How do you say "apple" in English?
Comment dit-on « chien » en anglais ?|How do you say "dog" in English?
Parlez plus lentement, s'il vous plaît.|Speak more slowly, please.
Parle plus fort, s'il te plaît.|Speak louder, please.
Répétez la question, s'il vous plaît.|Repeat the question, please.
Ouvrez vos livres à la page dix.|Open your books to page ten.
Fermez vos cahiers.|Close your notebooks.
Écoutez bien le professeur.|Listen carefully to the teacher.
As-tu fait tes devoirs ?|Did you do your homework?
Les enfants font leurs devoirs.|The children are doing their homework.
Je fais mes devoirs.|I'm doing my homework.
Elle fait ses devoirs dans le salon.|She's doing her homework in the living room.
Je fais la vaisselle.|I'm doing the dishes.
Mon père fait la vaisselle.|My father is doing the dishes.
Ma mère fait les courses.|My mother is doing the shopping.
Nous faisons les courses le samedi.|We do the shopping on Saturdays.
Le dîner est prêt !|Dinner is ready!
Le petit déjeuner est prêt.|Breakfast is ready.
À table, les enfants !|Dinner time, children!
Passe-moi le sel, s'il te plaît.|Pass me the salt, please.
Passe-moi le pain, s'il te plaît.|Pass me the bread, please.
Donne-moi ton sac.|Give me your bag.
Donnez-moi votre passeport, s'il vous plaît.|Give me your passport, please.
Donnez-moi un kilo de tomates, s'il vous plaît.|Give me a kilo of tomatoes, please.
C'est délicieux !|It's delicious!
Ça sent bon !|It smells good!
Encore un peu de soupe ?|A little more soup?
Encore un peu de café ?|A little more coffee?
Je n'ai plus faim, merci.|I'm not hungry anymore, thank you.
On frappe à la porte.|Someone is knocking at the door.
Le téléphone sonne.|The phone is ringing.
Allô, qui est à l'appareil ?|Hello, who is calling?
Un moment, s'il vous plaît.|One moment, please.
Attendez un moment.|Wait a moment.
Je reviens dans dix minutes.|I'll be back in ten minutes.
Je reviens dans une heure.|I'll be back in an hour.
Nous arrivons dans cinq minutes.|We'll be there in five minutes.
On y va !|Let's go!
C'est tout pour aujourd'hui.|That's all for today.
C'est mon tour.|It's my turn.
C'est ton tour.|It's your turn.
C'est une longue histoire.|It's a long story.
C'est la vie.|That's life.
Ce n'est pas ma faute.|It's not my fault.
Ce n'est pas vrai !|It's not true!
C'est vrai.|It's true.
C'est faux.|It's false.
C'est possible.|It's possible.
C'est impossible.|It's impossible.
C'est dommage.|It's a shame.
Je n'ai pas le temps.|I don't have time.
Je n'ai pas d'argent.|I don't have any money.
Il n'a pas assez d'argent.|He doesn't have enough money.
Je suis à la retraite.|I'm retired.
Elle est au travail.|She's at work.
Il est à l'école.|He's at school.
Ils sont en vacances.|They're on vacation.
Nous sommes en vacances à la mer.|We're on vacation by the sea.
Mes grands-parents sont à la retraite.|My grandparents are retired.
Nous sommes mariés depuis dix ans.|We have been married for ten years.
Ma sœur va se marier en juin.|My sister is going to get married in June.
Elle est née en mai.|She was born in May.
Je suis né à Paris.|I was born in Paris.
Mon grand-père est né à Lyon.|My grandfather was born in Lyon.
Il fait nuit.|It's dark outside.
Quel froid !|It's so cold!
Prends ton parapluie, il pleut.|Take your umbrella, it's raining.
Prenez votre manteau, il fait froid.|Take your coat, it's cold.
Mets ton manteau, il neige.|Put on your coat, it's snowing.
Ferme la fenêtre, il y a du vent.|Close the window, it's windy.
Ouvre la fenêtre, il fait chaud.|Open the window, it's hot.
Le soleil brille.|The sun is shining.
Le ciel est bleu.|The sky is blue.
Le ciel est gris aujourd'hui.|The sky is gray today.
La mer est calme ce matin.|The sea is calm this morning.
Le magasin est fermé le dimanche.|The store is closed on Sundays.
Le magasin ouvre à neuf heures.|The store opens at nine o'clock.
Nous avons une réunion à dix heures.|We have a meeting at ten o'clock.
La réunion est finie.|The meeting is over.
Le film est fini.|The movie is over.
Il n'y a personne.|There isn't anyone.
Il n'y a personne dans la maison.|There isn't anyone in the house.
Il n'y a personne dans le bureau.|There isn't anyone in the office.
Je ne connais personne ici.|I don't know anyone here.
Personne n'a téléphoné.|Nobody called.
Personne n'est venu.|Nobody came.
Quelqu'un a fermé la porte.|Someone closed the door.
Tout le monde est là.|Everyone is here.
Tout le monde est prêt.|Everyone is ready.
Tout le monde dort.|Everyone is sleeping.
Tout est prêt.|Everything is ready.
"""


def pairs():
    """(French, English), as written."""
    return [tuple(line.split("|")) for line in TEXT.strip().splitlines()]
