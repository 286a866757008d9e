# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Pređi
skip-content = Pređi na sadržaj
skip-navigation = Pređi na navigaciju
skip-more = Više s portala { $name }
skip-languages = Pređi na izbor jezika
languages = Jezici
sections = Rubrike
front-page = Naslovna
section-world = Svijet
section-economy = Ekonomija
section-science = Nauka
section-climate = Klima
section-culture = Kultura
section-sport = Sport
section-features = Reportaže

## Article
breadcrumb-label = Rubrika i datum
published = Objavljeno: { $time }
updated = Ažurirano: { $time }
minutes-to-read = { $count ->
    [one] { $count } minuta čitanja
    [few] { $count } minute čitanja
   *[other] { $count } minuta čitanja
}
in-languages = { $count ->
    [one] Na { $count } jeziku
    [few] Na { $count } jezika
   *[other] Na { $count } jezika
}
print = Štampaj
picture-credit = Fotografija: { $credit }
video-credit = Video: { $credit }
audio-credit = Audio: { $credit }
read-more = Pročitaj više
video = Video
audio = Audio
# Read aloud by screen readers in place of the play button.
play-video = Pokreni video, { $duration }: { $title }
play-audio = Pokreni audio, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Preuzmi datoteku
duration-hours = { $count ->
    [one] { $count } sat
    [few] { $count } sata
   *[other] { $count } sati
}
duration-minutes = { $count ->
    [one] { $count } minuta
    [few] { $count } minute
   *[other] { $count } minuta
}
duration-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekunde
   *[other] { $count } sekundi
}
correction = Ispravka
clarification = Pojašnjenje
update-note = Dopuna
preview-note = Pregled za { $name }, do { $time }. Još nije objavljeno; molimo ne prosljeđujte.
corrected = Ispravljeno
more-on-topic = Više o ovoj temi
audio-and-video = Audio i video o temi
links = Linkovi
recommended = Preporučujemo
most-recent = Najnovije
more-of-section = Više iz rubrike „{ $section }”
latest-in-section = Prvo najnovije, od naše redakcije i agencija.
no-stories-yet = Ovdje još ništa nije objavljeno. Najnoviji članci su na naslovnoj stranici.

## Languages
in-thirty-languages = { $name } na { $count } jezika
story-in-marked-languages = Ovaj članak možete čitati na označenim jezicima
this-story = , ovaj članak

## Footer
read-it-your-way = Čitajte na svoj način
evening-letter = Večernje pismo
feed-atom = Feed (Atom)
feed-json = Feed (JSON)
site-map = Mapa sajta
no-cookies = Bez kolačića, bez praćenja
copyright = © { $name } { $year }

## The evening box
each-evening-at = Svake večeri u
letter-promise-title = Dan, odvagan. Jedno pismo.
letter-promise = Svake večeri u { $time } UTC redakcija šalje izbor najvažnijih vijesti i najboljih reportaža dana.
letter-five-minutes = Pet minuta čitanja i dan može završiti.
email-address = Vaša e-mail adresa
sign-up = Prijavite se
letter-small-print = Šaljemo vam link za potvrdu. Za odjavu je dovoljan jedan klik u bilo kojem pismu.

## Sign-up pages
letter-intro = Biraju ljudi, nikad vaši klikovi.
letter-language = Jezik pisma
letter-time = Kada
letter-time-utc = Svake večeri u { $time } UTC
letter-time-local = Svake večeri u { $time } u mojoj vremenskoj zoni
time-zone = Vremenska zona
email-invalid = Ova adresa nije potpuna. Molimo, provjerite je; primjer: ime@example.org.
sign-up-consent = Želim e-mailom primati večernje pismo redakcije { $name }. Mogu se odjaviti u svakom trenutku jednim klikom.
sign-up-kept = Poslat ćemo jednu poruku da potvrdimo adresu. Bez klika u njoj nakon 48 sati ništa ne čuvamo. Ne mjerimo ko šta otvara.
step-sign-up = Prijava
step-confirm = Potvrda
check-inbox-title = Sada pogledajte u svoj sandučić
check-inbox = Ako je adresa tačna, poruka je na putu na adresu { $address }. Otvorite je, slijedite link i pritisnite dugme, i pismo će stizati.
check-inbox-hint = To može potrajati nekoliko minuta. Ako poruke nema, pogledajte u folder s neželjenom poštom. Link vrijedi 48 sati. Ovu stranicu možete zatvoriti.
confirm-title = Još jedan korak
confirm-question = Slati večernje pismo na adresu { $address }?
confirm-button = Da, šaljite mi ga
confirmed-title = Dobro došli. Vidimo se u { $time } UTC
confirmed = Vaša adresa je potvrđena. Prvo pismo stiže večeras.
link-expired-title = Ovaj link više ne vrijedi
link-expired = Linkovi u našim porukama vrijede ograničeno vrijeme. Molimo, prijavite se ponovo; to traje samo trenutak.
preferences-title = Vaše pismo
preferences-intro = Lozinka nije potrebna: ova stranica se otvara samo putem linka iz vašeg pisma, a taj link je samo vaš.
preferences-since = { $address }, datum prijave: { $date }
save = Sačuvaj
saved = Sačuvano.
leave-title = Odjava
leave-question = Više ne slati večernje pismo na adresu { $address }?
leave-explain = Jedan klik, bez pitanja.
leave-button = Odjavi me
left-title = Gotovo. Nema više pisama
left = Adresa { $address } je uklonjena. Ako je večerašnje pismo već bilo poslano kad ste kliknuli, možda će još stići; to je posljednje.
left-undo = To je bila greška, vratite mi pismo
read-front-page = Na naslovnu stranicu
web-edition-title = Večernje pismo, { $date }
no-letter-that-day = Te večeri nije bilo pisma.
too-many-requests-title = Malo sporije, molimo
too-many-requests = S vaše mreže je u kratkom vremenu stiglo previše prijava. Molimo, pokušajte ponovo za nekoliko minuta.

## The mails
mail-confirm-subject = Molimo potvrdite: večernje pismo
mail-confirm-text = Neko, nadamo se vi, zatražio je na ovu adresu večernje pismo redakcije { $name }. Da biste ga primali, otvorite ovu stranicu i pritisnite dugme:
mail-confirm-ignore = Ako to niste bili vi, ne trebate ništa uraditi. Više vam se nećemo javljati i nakon 48 sati ništa ne čuvamo.
mail-confirm-action = Potvrdi adresu
mail-good-evening = Dobro veče.
mail-hard-news = Najvažnije vijesti
mail-features = Za ovu večer
mail-corrections = Ispravke
mail-correction-stood = Ranija verzija stajala je u našem pismu ({ $date }).
mail-read-on = Čitaj dalje
mail-withdrawn = Ovaj članak je povučen.
mail-view-online = Čitajte ovo pismo na webu
mail-unsubscribe = Odjava jednim klikom
mail-preferences = Jezik i vrijeme
mail-why = Ovo pismo primate jer ste se na njega prijavili na portalu { $name }.

## Errors
not-found-title = Ove stranice nema ovdje
not-found = Možda je adresa pogrešno upisana ili je link koji vas je doveo stariji od našeg pamćenja. Niste ništa pogriješili.
withdrawn-title = Povukli smo ovaj članak
withdrawn = Tekst odlazi, adresa ostaje, a mi kažemo zašto.
withdrawn-on = Povučeno: { $time }
withdrawn-agency = Povukla ga je agencija koja ga je poslala.
withdrawn-editors = Povukla ga je naša redakcija.
unavailable-title = Kratak predah
unavailable = Nešto iza ove stranice ne odgovara. Članci se i dalje mogu čitati; molimo, pokušajte ponovo za nekoliko minuta.
bad-request-title = To nije stiglo do nas u cijelosti
bad-request = Obrazac je bio nepotpun ili prevelik. Molimo, vratite se i pokušajte ponovo.
