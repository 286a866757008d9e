# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Accès rapide
skip-content = Aller au contenu
skip-navigation = Aller à la navigation
skip-more = Plus d’articles de { $name }
skip-languages = Aller aux langues
languages = Langues
sections = Rubriques
front-page = À la une
section-world = Monde
section-economy = Économie
section-science = Sciences
section-climate = Climat
section-culture = Culture
section-sport = Sport
section-features = Grands formats

## Article
breadcrumb-label = Rubrique et date
published = Publié : { $time }
updated = Mis à jour : { $time }
minutes-to-read = { $count ->
    [one] { $count } minute de lecture
   *[other] { $count } minutes de lecture
}
in-languages = { $count ->
    [one] En { $count } langue
   *[other] En { $count } langues
}
print = Imprimer
picture-credit = Photo : { $credit }
video-credit = Vidéo : { $credit }
audio-credit = Audio : { $credit }
read-more = Lire la suite
video = Vidéo
audio = Audio
# Read aloud by screen readers in place of the play button.
play-video = Lire la vidéo, { $duration } : { $title }
play-audio = Écouter l’audio, { $duration } : { $title }
# The text that stands where the player cannot.
download-media = Télécharger le fichier
duration-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
correction = Correction
clarification = Précision
update-note = Mise à jour
preview-note = Aperçu pour { $name }, jusqu’au { $time }. Pas encore publié ; merci de ne pas le transmettre.
corrected = Corrigé
more-on-topic = Sur le même sujet
audio-and-video = Audio et vidéo sur le sujet
links = Liens
recommended = À lire aussi
most-recent = Derniers articles
more-of-section = Plus d’articles : { $section }
latest-in-section = Du plus récent au plus ancien, par notre rédaction et les agences.
no-stories-yet = Rien n’a encore été publié ici. Les derniers articles sont à la une.

## Languages
in-thirty-languages = { $name } en { $count } langues
story-in-marked-languages = Cet article peut être lu dans les langues signalées
this-story = , cet article

## Footer
read-it-your-way = Lisez à votre manière
evening-letter = La lettre du soir
feed-atom = Flux (Atom)
feed-json = Flux (JSON)
site-map = Plan du site
no-cookies = Ni cookies, ni pistage
copyright = © { $name } { $year }

## The evening box
each-evening-at = Chaque soir à
letter-promise-title = La journée, mise en balance. Une seule lettre.
letter-promise = Chaque soir à { $time } UTC, la rédaction envoie un choix des grandes informations du jour et de ses meilleurs reportages.
letter-five-minutes = Cinq minutes de lecture, et la journée peut s’achever.
email-address = Votre adresse électronique
sign-up = S’inscrire
letter-small-print = Nous vous envoyons un lien de confirmation. Un clic dans n’importe quelle lettre suffit pour y mettre fin.

## Sign-up pages
letter-intro = Choisie par des personnes, jamais d’après vos clics.
letter-language = Langue de la lettre
letter-time = Quand
letter-time-utc = Chaque soir à { $time } UTC
letter-time-local = Chaque soir à { $time } dans mon fuseau horaire
time-zone = Fuseau horaire
email-invalid = Cette adresse est incomplète. Merci de la vérifier, par exemple : nom@example.org.
sign-up-consent = Je souhaite recevoir par courriel la lettre du soir de { $name }. Je peux y mettre fin à tout moment, en un clic.
sign-up-kept = Nous enverrons un seul message pour confirmer l’adresse. Sans clic de votre part, rien n’est conservé au-delà de 48 heures. Nous ne mesurons pas qui ouvre quoi.
step-sign-up = S’inscrire
step-confirm = Confirmer
check-inbox-title = Consultez maintenant votre boîte de réception
check-inbox = Si l’adresse est exacte, un message est en route vers { $address }. Ouvrez-le, suivez le lien et appuyez sur le bouton : la lettre viendra.
check-inbox-hint = Cela peut prendre quelques minutes. Si rien n’arrive, regardez dans le dossier des indésirables. Le lien est valable 48 heures. Vous pouvez fermer cette page.
confirm-title = Encore une étape
confirm-question = Envoyer la lettre du soir à { $address } ?
confirm-button = Oui, envoyez-la-moi
confirmed-title = Bienvenue. Rendez-vous à { $time } UTC
confirmed = Votre adresse est confirmée. La première lettre vous parviendra ce soir.
link-expired-title = Ce lien n’est plus valable
link-expired = Les liens de nos messages ne sont valables qu’un temps. Merci de vous inscrire de nouveau ; cela ne prend qu’un instant.
preferences-title = Votre lettre
preferences-intro = Aucun mot de passe : cette page ne s’ouvre que par un lien de votre lettre, et ce lien n’appartient qu’à vous.
preferences-since = { $address }, depuis : { $date }
save = Enregistrer
saved = C’est enregistré.
leave-title = Se désabonner
leave-question = Ne plus envoyer la lettre du soir à { $address } ?
leave-explain = Un clic, aucune question.
leave-button = Se désabonner
left-title = C’est fait. Plus aucune lettre
left = L’adresse { $address } a été supprimée. Si la lettre de ce soir était déjà partie au moment de votre clic, elle peut encore arriver ; c’est la dernière.
left-undo = C’était une erreur, reprendre l’envoi
read-front-page = Aller à la une
web-edition-title = La lettre du soir, { $date }
no-letter-that-day = Il n’y a pas eu de lettre ce soir-là.
too-many-requests-title = Un peu plus lentement, s’il vous plaît
too-many-requests = Trop d’inscriptions sont venues de votre réseau en peu de temps. Merci de réessayer dans quelques minutes.

## The mails
mail-confirm-subject = Merci de confirmer : la lettre du soir
mail-confirm-text = Quelqu’un, vous-même nous l’espérons, a demandé la lettre du soir de { $name } à cette adresse. Pour la recevoir, ouvrez cette page et appuyez sur le bouton :
mail-confirm-ignore = Si ce n’était pas vous, ne faites rien. Vous n’entendrez plus parler de nous, et rien n’est conservé au-delà de 48 heures.
mail-confirm-action = Confirmer l’adresse
mail-good-evening = Bonsoir.
mail-hard-news = L’essentiel de l’actualité
mail-features = De quoi occuper la soirée
mail-corrections = Corrections
mail-correction-stood = La version précédente figurait dans notre lettre du { $date }.
mail-read-on = Lire la suite
mail-withdrawn = Cet article a été retiré.
mail-view-online = Lire cette lettre sur le web
mail-unsubscribe = Se désabonner en un clic
mail-preferences = Langue et horaire
mail-why = Vous recevez cette lettre parce que vous l’avez demandée sur { $name }.

## Errors
not-found-title = Cette page n’est pas ici
not-found = L’adresse est peut-être mal saisie, ou le lien suivi est plus ancien que notre mémoire. Vous n’avez rien fait de mal.
withdrawn-title = Nous avons retiré cet article
withdrawn = Le texte s’en va, l’adresse reste, et nous disons pourquoi.
withdrawn-on = Retiré : { $time }
withdrawn-agency = L’agence qui l’avait envoyé l’a rappelé.
withdrawn-editors = Notre rédaction l’a repris.
unavailable-title = Un moment de repos
unavailable = Quelque chose, derrière cette page, ne répond pas. Les articles restent lisibles ; merci de réessayer dans quelques minutes.
bad-request-title = Cela ne nous est pas parvenu en entier
bad-request = Le formulaire était incomplet ou trop volumineux. Merci de revenir en arrière et de réessayer.
