# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Salt rapid
skip-content = Mergi la conținut
skip-navigation = Mergi la navigare
skip-more = Mai multe de la { $name }
skip-languages = Mergi la limbi
languages = Limbi
sections = Rubrici
front-page = Prima pagină
section-world = Lume
section-economy = Economie
section-science = Știință
section-climate = Climă
section-culture = Cultură
section-sport = Sport
section-features = Reportaje

## Article
breadcrumb-label = Rubrică și dată
published = Publicat: { $time }
updated = Actualizat: { $time }
minutes-to-read = { $count ->
    [one] { $count } minut de lectură
    [few] { $count } minute de lectură
   *[other] { $count } de minute de lectură
}
in-languages = { $count ->
    [one] În { $count } limbă
    [few] În { $count } limbi
   *[other] În { $count } de limbi
}
print = Tipărește
picture-credit = Foto: { $credit }
video-credit = Video: { $credit }
audio-credit = Audio: { $credit }
read-more = Citiți mai mult
video = Video
audio = Audio
# Read aloud by screen readers in place of the play button.
play-video = Redă videoclipul, { $duration }: { $title }
play-audio = Redă înregistrarea audio, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Descarcă fișierul
duration-hours = { $count ->
    [one] { $count } oră
    [few] { $count } ore
   *[other] { $count } de ore
}
duration-minutes = { $count ->
    [one] { $count } minut
    [few] { $count } minute
   *[other] { $count } de minute
}
duration-seconds = { $count ->
    [one] { $count } secundă
    [few] { $count } secunde
   *[other] { $count } de secunde
}
correction = Rectificare
clarification = Precizare
update-note = Actualizare
preview-note = Previzualizare pentru { $name }, până la { $time }. Încă nepublicat; vă rugăm să nu distribuiți.
corrected = Rectificat
more-on-topic = Mai multe pe această temă
audio-and-video = Audio și video pe această temă
links = Linkuri
recommended = Recomandări
most-recent = Cele mai recente
more-of-section = Mai multe la rubrica „{ $section }”
latest-in-section = De la cele mai noi, de la redacția noastră și de la agenții.
no-stories-yet = Încă nu s-a publicat nimic aici. Cele mai recente articole sunt pe prima pagină.

## Languages
in-thirty-languages = { $name } în { $count } de limbi
story-in-marked-languages = Acest articol poate fi citit în limbile marcate
this-story = , acest articol

## Footer
read-it-your-way = Citiți în felul dumneavoastră
evening-letter = Scrisoarea de seară
feed-atom = Flux (Atom)
feed-json = Flux (JSON)
site-map = Harta site-ului
no-cookies = Fără cookie-uri, fără urmărire
copyright = © { $name } { $year }

## The evening box
each-evening-at = În fiecare seară la
letter-promise-title = Ziua, cântărită. O singură scrisoare.
letter-promise = În fiecare seară, la { $time } UTC, redacția trimite o selecție a celor mai importante știri și a celor mai bune reportaje ale zilei.
letter-five-minutes = Cinci minute de lectură, apoi ziua se poate încheia.
email-address = Adresa dumneavoastră de e-mail
sign-up = Înscriere
letter-small-print = Vă trimitem un link de confirmare. Pentru dezabonare ajunge un clic în orice scrisoare.

## Sign-up pages
letter-intro = Aleasă de oameni, niciodată după ce ați accesat.
letter-language = Limba scrisorii
letter-time = Când
letter-time-utc = În fiecare seară la { $time } UTC
letter-time-local = În fiecare seară la { $time } în fusul meu orar
time-zone = Fus orar
email-invalid = Această adresă nu este completă. Vă rugăm să o verificați, de exemplu: nume@example.org.
sign-up-consent = Doresc să primesc prin e-mail scrisoarea de seară de la { $name }. Pot renunța oricând, cu un singur clic.
sign-up-kept = Vom trimite un singur mesaj pentru confirmarea adresei. Fără un clic acolo, după 48 de ore nu se păstrează nimic. Nu măsurăm cine ce deschide.
step-sign-up = Înscriere
step-confirm = Confirmare
check-inbox-title = Acum verificați-vă căsuța de e-mail
check-inbox = Dacă adresa este corectă, un mesaj este pe drum către { $address }. Deschideți-l, urmați linkul și apăsați butonul, iar scrisoarea va veni.
check-inbox-hint = Poate dura câteva minute. Dacă nu este acolo, uitați-vă în dosarul de spam. Linkul este valabil 48 de ore. Puteți închide această pagină.
confirm-title = Încă un pas
confirm-question = Trimitem scrisoarea de seară la { $address }?
confirm-button = Da, trimiteți-mi-o
confirmed-title = Bun venit. Ne vedem la { $time } UTC
confirmed = Adresa dumneavoastră este confirmată. Prima scrisoare ajunge în această seară.
link-expired-title = Acest link nu mai este valabil
link-expired = Linkurile din mesajele noastre sunt valabile un timp limitat. Vă rugăm să vă înscrieți din nou; durează doar o clipă.
preferences-title = Scrisoarea dumneavoastră
preferences-intro = Nu este nevoie de parolă: această pagină se deschide numai printr-un link din scrisoarea dumneavoastră, iar linkul este doar al dumneavoastră.
preferences-since = { $address }, din { $date }
save = Salvează
saved = Salvat.
leave-title = Dezabonare
leave-question = Nu mai trimitem scrisoarea de seară la { $address }?
leave-explain = Un clic, fără întrebări.
leave-button = Dezabonare
left-title = Gata. Nu mai urmează scrisori
left = Adresa { $address } a fost ștearsă. Dacă scrisoarea din această seară plecase deja când ați dat clic, este posibil să mai ajungă; este ultima.
left-undo = A fost o greșeală, vreau scrisoarea înapoi
read-front-page = Mergi la prima pagină
web-edition-title = Scrisoarea de seară din { $date }
no-letter-that-day = În acea seară nu a fost nicio scrisoare.
too-many-requests-title = Puțin mai încet, vă rugăm
too-many-requests = Din rețeaua dumneavoastră au venit prea multe înscrieri într-un timp scurt. Vă rugăm să încercați din nou peste câteva minute.

## The mails
mail-confirm-subject = Vă rugăm să confirmați: scrisoarea de seară
mail-confirm-text = Cineva, sperăm că dumneavoastră, a cerut la această adresă scrisoarea de seară de la { $name }. Pentru a o primi, deschideți această pagină și apăsați butonul:
mail-confirm-ignore = Dacă nu ați fost dumneavoastră, nu trebuie să faceți nimic. Nu vă vom mai scrie, iar după 48 de ore nu se păstrează nimic.
mail-confirm-action = Confirmă adresa
mail-good-evening = Bună seara.
mail-hard-news = Știrile importante
mail-features = Pentru această seară
mail-corrections = Rectificări
mail-correction-stood = Versiunea anterioară a apărut în scrisoarea noastră din { $date }.
mail-read-on = Citiți mai departe
mail-withdrawn = Acest articol a fost retras.
mail-view-online = Citiți această scrisoare pe web
mail-unsubscribe = Dezabonare cu un clic
mail-preferences = Limbă și oră
mail-why = Primiți această scrisoare pentru că v-ați abonat la ea pe { $name }.

## Errors
not-found-title = Această pagină nu este aici
not-found = Poate că adresa a fost scrisă greșit sau linkul care v-a adus aici este mai vechi decât memoria noastră. Nu ați greșit cu nimic.
withdrawn-title = Am retras acest articol
withdrawn = Textul pleacă, adresa rămâne, iar noi spunem de ce.
withdrawn-on = Retras: { $time }
withdrawn-agency = Agenția care l-a trimis l-a retras.
withdrawn-editors = Redacția noastră l-a retras.
unavailable-title = O clipă de pauză
unavailable = Ceva din spatele acestei pagini nu răspunde. Articolele pot fi citite în continuare; vă rugăm să încercați din nou peste câteva minute.
bad-request-title = Nu ne-a parvenit în întregime
bad-request = Formularul era incomplet sau prea mare. Vă rugăm să vă întoarceți și să încercați din nou.
