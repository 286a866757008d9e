# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Sprungmarken
skip-content = Zum Inhalt springen
skip-navigation = Zur Navigation springen
skip-more = Mehr von { $name }
skip-languages = Zur Sprachauswahl springen
languages = Sprachen
sections = Ressorts
front-page = Startseite
section-world = Welt
section-economy = Wirtschaft
section-science = Wissenschaft
section-climate = Klima
section-culture = Kultur
section-sport = Sport
section-features = Reportagen

## Article
breadcrumb-label = Ressort und Datum
published = Veröffentlicht: { $time }
updated = Aktualisiert: { $time }
minutes-to-read = { $count ->
    [one] { $count } Minute Lesezeit
   *[other] { $count } Minuten Lesezeit
}
in-languages = { $count ->
    [one] In { $count } Sprache
   *[other] In { $count } Sprachen
}
print = Drucken
picture-credit = Bild: { $credit }
video-credit = Video: { $credit }
audio-credit = Audio: { $credit }
read-more = Weiterlesen
video = Video
audio = Audio
# Read aloud by screen readers in place of the play button.
play-video = Video abspielen, { $duration }: { $title }
play-audio = Audio abspielen, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Datei herunterladen
duration-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
duration-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
duration-seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
correction = Korrektur
clarification = Klarstellung
update-note = Aktualisierung
preview-note = Vorschau für { $name }, bis { $time }. Noch nicht veröffentlicht; bitte nicht weitergeben.
corrected = Korrigiert
more-on-topic = Mehr zum Thema
audio-and-video = Audio und Video zum Thema
links = Links
recommended = Empfohlen
most-recent = Neueste Beiträge
more-of-section = Mehr aus dem Ressort { $section }
latest-in-section = Das Neueste zuerst, von unserer Redaktion und den Agenturen.
no-stories-yet = Hier ist noch nichts erschienen. Die neuesten Beiträge stehen auf der Startseite.

## Languages
in-thirty-languages = { $name } in { $count } Sprachen
story-in-marked-languages = Diesen Beitrag gibt es in den markierten Sprachen
this-story = , dieser Beitrag

## Footer
read-it-your-way = Lesen, wie Sie mögen
evening-letter = Der Abendbrief
feed-atom = Feed (Atom)
feed-json = Feed (JSON)
site-map = Seitenübersicht
no-cookies = Keine Cookies, kein Tracking
copyright = © { $name } { $year }

## The evening box
each-evening-at = Jeden Abend um
letter-promise-title = Der Tag, abgewogen. In einem Brief.
letter-promise = Jeden Abend um { $time } UTC verschickt die Redaktion eine Auswahl der wichtigsten Nachrichten und der besten Reportagen des Tages.
letter-five-minutes = Fünf Minuten Lektüre, dann darf der Tag zu Ende gehen.
email-address = Ihre E-Mail-Adresse
sign-up = Anmelden
letter-small-print = Wir schicken Ihnen einen Link zur Bestätigung. Ein Klick in jedem Brief genügt, um ihn abzubestellen.

## Sign-up pages
letter-intro = Von Menschen ausgewählt, nie danach, was Sie angeklickt haben.
letter-language = Sprache des Briefs
letter-time = Wann
letter-time-utc = Jeden Abend um { $time } UTC
letter-time-local = Jeden Abend um { $time } in meiner Zeitzone
time-zone = Zeitzone
email-invalid = Diese Adresse ist unvollständig. Bitte prüfen Sie sie, zum Beispiel: name@example.org.
sign-up-consent = Ich möchte den Abendbrief von { $name } per E-Mail erhalten. Ich kann ihn jederzeit mit einem Klick abbestellen.
sign-up-kept = Wir schicken eine einzige Nachricht, um die Adresse zu bestätigen. Ohne einen Klick darin wird nach 48 Stunden nichts aufbewahrt. Wir messen nicht, wer was öffnet.
step-sign-up = Anmelden
step-confirm = Bestätigen
check-inbox-title = Schauen Sie nun in Ihr Postfach
check-inbox = Wenn die Adresse stimmt, ist eine Nachricht an { $address } unterwegs. Öffnen Sie sie, folgen Sie dem Link und drücken Sie auf den Knopf, dann kommt der Brief.
check-inbox-hint = Das kann einige Minuten dauern. Falls nichts ankommt, sehen Sie bitte im Spam-Ordner nach. Der Link gilt 48 Stunden. Diese Seite können Sie schließen.
confirm-title = Noch ein Schritt
confirm-question = Den Abendbrief an { $address } schicken?
confirm-button = Ja, schicken Sie ihn mir
confirmed-title = Willkommen. Bis { $time } UTC
confirmed = Ihre Adresse ist bestätigt. Der erste Brief erreicht Sie heute Abend.
link-expired-title = Dieser Link gilt nicht mehr
link-expired = Links in unseren Nachrichten gelten nur für begrenzte Zeit. Bitte melden Sie sich noch einmal an, es dauert nur einen Augenblick.
preferences-title = Ihr Brief
preferences-intro = Ein Passwort brauchen Sie nicht: Diese Seite öffnet sich nur über einen Link in Ihrem Brief, und der Link gehört Ihnen allein.
preferences-since = { $address }, seit { $date }
save = Speichern
saved = Gespeichert.
leave-title = Abbestellen
leave-question = Den Abendbrief nicht mehr an { $address } schicken?
leave-explain = Ein Klick, keine Fragen.
leave-button = Abbestellen
left-title = Erledigt. Es kommen keine Briefe mehr
left = { $address } ist gelöscht. Falls der heutige Brief bei Ihrem Klick schon unterwegs war, kann er noch ankommen; es ist der letzte.
left-undo = Das war ein Versehen, ich möchte ihn wieder
read-front-page = Zur Startseite
web-edition-title = Der Abendbrief vom { $date }
no-letter-that-day = An diesem Abend gab es keinen Brief.
too-many-requests-title = Bitte etwas langsamer
too-many-requests = Aus Ihrem Netz kamen in kurzer Zeit zu viele Anmeldungen. Bitte versuchen Sie es in einigen Minuten noch einmal.

## The mails
mail-confirm-subject = Bitte bestätigen: der Abendbrief
mail-confirm-text = Jemand, hoffentlich Sie selbst, hat den Abendbrief von { $name } an diese Adresse bestellt. Um ihn zu erhalten, öffnen Sie diese Seite und drücken Sie auf den Knopf:
mail-confirm-ignore = Wenn Sie es nicht waren, brauchen Sie nichts zu tun. Sie hören nichts mehr von uns, und nach 48 Stunden wird nichts aufbewahrt.
mail-confirm-action = Adresse bestätigen
mail-good-evening = Guten Abend.
mail-hard-news = Die wichtigsten Nachrichten
mail-features = Lohnt den Abend
mail-corrections = Korrekturen
mail-correction-stood = In unserem Brief vom { $date } stand die frühere Fassung.
mail-read-on = Weiterlesen
mail-withdrawn = Dieser Beitrag wurde zurückgezogen.
mail-view-online = Diesen Brief im Web lesen
mail-unsubscribe = Abbestellen mit einem Klick
mail-preferences = Sprache und Uhrzeit
mail-why = Sie erhalten diesen Brief, weil Sie sich bei { $name } dafür angemeldet haben.

## Errors
not-found-title = Diese Seite gibt es hier nicht
not-found = Vielleicht enthält die Adresse einen Tippfehler, oder der Link, der Sie hierherführte, ist älter als unser Gedächtnis. Sie haben nichts falsch gemacht.
withdrawn-title = Wir haben diesen Beitrag zurückgezogen
withdrawn = Der Text geht, die Adresse bleibt, und wir sagen, warum.
withdrawn-on = Zurückgezogen: { $time }
withdrawn-agency = Die Agentur, die ihn geschickt hat, hat ihn zurückgerufen.
withdrawn-editors = Unsere Redaktion hat ihn zurückgenommen.
unavailable-title = Hier ist einen Moment Pause
unavailable = Etwas hinter dieser Seite antwortet gerade nicht. Die Beiträge lassen sich weiterhin lesen; bitte versuchen Sie es in einigen Minuten noch einmal.
bad-request-title = Das kam nicht vollständig bei uns an
bad-request = Das Formular war unvollständig oder zu groß. Bitte gehen Sie zurück und versuchen Sie es noch einmal.
