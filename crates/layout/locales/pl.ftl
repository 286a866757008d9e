# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Przejdź
skip-content = Przejdź do treści
skip-navigation = Przejdź do nawigacji
skip-more = Więcej w serwisie { $name }
skip-languages = Przejdź do wyboru języka
languages = Języki
sections = Działy
front-page = Strona główna
section-world = Świat
section-economy = Gospodarka
section-science = Nauka
section-climate = Klimat
section-culture = Kultura
section-sport = Sport
section-features = Reportaże

## Article
breadcrumb-label = Dział i data
published = Opublikowano: { $time }
updated = Zaktualizowano: { $time }
minutes-to-read = { $count ->
    [one] { $count } minuta czytania
    [few] { $count } minuty czytania
    [many] { $count } minut czytania
   *[other] { $count } minuty czytania
}
in-languages = { $count ->
    [one] W { $count } języku
    [few] W { $count } językach
    [many] W { $count } językach
   *[other] W { $count } języka
}
print = Drukuj
picture-credit = Zdjęcie: { $credit }
video-credit = Wideo: { $credit }
audio-credit = Audio: { $credit }
read-more = Czytaj więcej
video = Wideo
audio = Audio
# Read aloud by screen readers in place of the play button.
play-video = Odtwórz wideo, { $duration }: { $title }
play-audio = Odtwórz audio, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Pobierz plik
duration-hours = { $count ->
    [one] { $count } godzina
    [few] { $count } godziny
    [many] { $count } godzin
   *[other] { $count } godziny
}
duration-minutes = { $count ->
    [one] { $count } minuta
    [few] { $count } minuty
    [many] { $count } minut
   *[other] { $count } minuty
}
duration-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekundy
    [many] { $count } sekund
   *[other] { $count } sekundy
}
correction = Sprostowanie
clarification = Wyjaśnienie
update-note = Aktualizacja
preview-note = Podgląd dla { $name }, do { $time }. Jeszcze nieopublikowane; prosimy nie przekazywać dalej.
corrected = Poprawiono
more-on-topic = Więcej na ten temat
audio-and-video = Audio i wideo na ten temat
links = Linki
recommended = Polecamy
most-recent = Najnowsze
more-of-section = Więcej w dziale „{ $section }”
latest-in-section = Od najnowszych, od naszej redakcji i agencji.
no-stories-yet = Niczego tu jeszcze nie opublikowano. Najnowsze artykuły są na stronie głównej.

## Languages
in-thirty-languages = { $name } w { $count } językach
story-in-marked-languages = Ten artykuł można przeczytać w zaznaczonych językach
this-story = , ten artykuł

## Footer
read-it-your-way = Czytaj po swojemu
evening-letter = List wieczorny
feed-atom = Kanał (Atom)
feed-json = Kanał (JSON)
site-map = Mapa serwisu
no-cookies = Bez plików cookie, bez śledzenia
copyright = © { $name } { $year }

## The evening box
each-evening-at = Co wieczór o
letter-promise-title = Dzień dobrze wyważony. Jeden list.
letter-promise = Co wieczór o { $time } UTC redakcja wysyła wybór najważniejszych wiadomości i najlepszych reportaży dnia.
letter-five-minutes = Pięć minut czytania i dzień może się skończyć.
email-address = Adres e-mail
sign-up = Zapisz się
letter-small-print = Wyślemy link do potwierdzenia. Aby zrezygnować, wystarczy jedno kliknięcie w dowolnym liście.

## Sign-up pages
letter-intro = Wybierają ludzie, nigdy historia kliknięć.
letter-language = Język listu
letter-time = Kiedy
letter-time-utc = Co wieczór o { $time } UTC
letter-time-local = Co wieczór o { $time } w mojej strefie czasowej
time-zone = Strefa czasowa
email-invalid = Ten adres jest niepełny. Prosimy go sprawdzić; przykład: nazwa@example.org.
sign-up-consent = Chcę otrzymywać e-mailem list wieczorny redakcji { $name }. Mogę zrezygnować w każdej chwili jednym kliknięciem.
sign-up-kept = Wyślemy jedną wiadomość, aby potwierdzić adres. Bez kliknięcia w niej po 48 godzinach niczego nie przechowujemy. Nie mierzymy, kto co otwiera.
step-sign-up = Zapis
step-confirm = Potwierdzenie
check-inbox-title = Teraz prosimy zajrzeć do skrzynki
check-inbox = Jeśli adres jest poprawny, wiadomość jest już w drodze na adres { $address }. Wystarczy ją otworzyć, przejść pod link i nacisnąć przycisk, a list będzie przychodził.
check-inbox-hint = To może potrwać kilka minut. Jeśli wiadomości nie ma, prosimy zajrzeć do folderu ze spamem. Link działa przez 48 godzin. Tę stronę można zamknąć.
confirm-title = Jeszcze jeden krok
confirm-question = Wysyłać list wieczorny na adres { $address }?
confirm-button = Tak, proszę wysyłać
confirmed-title = Witamy. Do zobaczenia o { $time } UTC
confirmed = Adres został potwierdzony. Pierwszy list przyjdzie dziś wieczorem.
link-expired-title = Ten link już nie działa
link-expired = Linki w naszych wiadomościach działają przez ograniczony czas. Prosimy zapisać się jeszcze raz, to zajmie chwilę.
preferences-title = Twój list
preferences-intro = Hasło nie jest potrzebne: ta strona otwiera się tylko z linku w Twoim liście, a link należy wyłącznie do Ciebie.
preferences-since = { $address }, data zapisu: { $date }
save = Zapisz
saved = Zapisano.
leave-title = Rezygnacja
leave-question = Nie wysyłać już listu wieczornego na adres { $address }?
leave-explain = Jedno kliknięcie, żadnych pytań.
leave-button = Zrezygnuj
left-title = Gotowe. Listów już nie będzie
left = Adres { $address } został usunięty. Jeśli w chwili kliknięcia dzisiejszy list był już wysłany, może jeszcze dotrzeć; jest ostatni.
left-undo = To pomyłka, proszę przywrócić list
read-front-page = Przejdź na stronę główną
web-edition-title = List wieczorny: { $date }
no-letter-that-day = Tego wieczoru nie było listu.
too-many-requests-title = Prosimy trochę wolniej
too-many-requests = Z tej sieci w krótkim czasie przyszło zbyt wiele zgłoszeń. Prosimy spróbować ponownie za kilka minut.

## The mails
mail-confirm-subject = Prosimy o potwierdzenie: list wieczorny
mail-confirm-text = Ktoś, mamy nadzieję, że właśnie Ty, zamówił na ten adres list wieczorny redakcji { $name }. Aby go otrzymywać, wystarczy otworzyć tę stronę i nacisnąć przycisk:
mail-confirm-ignore = Jeśli to pomyłka, nic nie trzeba robić. Nie napiszemy więcej, a po 48 godzinach niczego nie przechowujemy.
mail-confirm-action = Potwierdź adres
mail-good-evening = Dobry wieczór.
mail-hard-news = Najważniejsze wiadomości
mail-features = Na wieczór
mail-corrections = Sprostowania
mail-correction-stood = Poprzednia wersja znalazła się w naszym liście z { $date }.
mail-read-on = Czytaj dalej
mail-withdrawn = Ten artykuł został wycofany.
mail-view-online = Przeczytaj ten list w internecie
mail-unsubscribe = Zrezygnuj jednym kliknięciem
mail-preferences = Język i godzina
mail-why = Otrzymujesz ten list, ponieważ został zamówiony w serwisie { $name }.

## Errors
not-found-title = Tej strony tu nie ma
not-found = Być może w adresie jest literówka albo link, który tu prowadził, jest starszy niż nasza pamięć. To nie Twój błąd.
withdrawn-title = Wycofaliśmy ten artykuł
withdrawn = Tekst znika, adres zostaje, a my mówimy dlaczego.
withdrawn-on = Wycofano: { $time }
withdrawn-agency = Agencja, która go przysłała, wycofała go.
withdrawn-editors = Wycofała go nasza redakcja.
unavailable-title = Chwila przerwy
unavailable = Coś, od czego zależy ta strona, nie odpowiada. Artykuły nadal można czytać; prosimy spróbować ponownie za kilka minut.
bad-request-title = To nie dotarło do nas w całości
bad-request = Formularz był niepełny albo zbyt duży. Prosimy wrócić i spróbować jeszcze raz.
