# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Kalo
skip-content = Kalo te përmbajtja
skip-navigation = Kalo te navigimi
skip-more = Më shumë nga { $name }
skip-languages = Kalo te gjuhët
languages = Gjuhët
sections = Rubrikat
front-page = Faqja e parë
section-world = Bota
section-economy = Ekonomi
section-science = Shkencë
section-climate = Klimë
section-culture = Kulturë
section-sport = Sport
section-features = Reportazhe

## Article
breadcrumb-label = Rubrika dhe data
published = Publikuar: { $time }
updated = Përditësuar: { $time }
minutes-to-read = { $count ->
    [one] { $count } minutë lexim
   *[other] { $count } minuta lexim
}
in-languages = { $count ->
    [one] Në { $count } gjuhë
   *[other] Në { $count } gjuhë
}
print = Printo
picture-credit = Foto: { $credit }
video-credit = Video: { $credit }
audio-credit = Audio: { $credit }
read-more = Lexoni më shumë
video = Video
audio = Audio
# Read aloud by screen readers in place of the play button.
play-video = Luaj videon, { $duration }: { $title }
play-audio = Luaj audion, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Shkarko skedarin
duration-hours = { $count ->
    [one] { $count } orë
   *[other] { $count } orë
}
duration-minutes = { $count ->
    [one] { $count } minutë
   *[other] { $count } minuta
}
duration-seconds = { $count ->
    [one] { $count } sekondë
   *[other] { $count } sekonda
}
correction = Korrigjim
clarification = Sqarim
update-note = Përditësim
preview-note = Pamje paraprake për { $name }, deri më { $time }. Ende i papublikuar; ju lutemi mos e shpërndani.
corrected = Korrigjuar
more-on-topic = Më shumë për këtë temë
audio-and-video = Audio dhe video për këtë temë
links = Lidhje
recommended = Të rekomanduara
most-recent = Më të fundit
more-of-section = Më shumë nga rubrika “{ $section }”
latest-in-section = Më të rejat të parat, nga redaksia jonë dhe agjencitë.
no-stories-yet = Këtu ende nuk është publikuar asgjë. Artikujt më të fundit janë në faqen e parë.

## Languages
in-thirty-languages = { $name } në { $count } gjuhë
story-in-marked-languages = Ky artikull mund të lexohet në gjuhët e shënuara
this-story = , ky artikull

## Footer
read-it-your-way = Lexoni sipas dëshirës
evening-letter = Letra e mbrëmjes
feed-atom = Prurje (Atom)
feed-json = Prurje (JSON)
site-map = Harta e faqes
no-cookies = Pa cookie, pa gjurmim
copyright = © { $name } { $year }

## The evening box
each-evening-at = Çdo mbrëmje në orën
letter-promise-title = Dita, e peshuar. Një letër.
letter-promise = Çdo mbrëmje në orën { $time } UTC, redaksia dërgon një përzgjedhje të lajmeve kryesore dhe reportazheve më të mira të ditës.
letter-five-minutes = Pesë minuta lexim, dhe dita mund të mbyllet.
email-address = Adresa juaj e emailit
sign-up = Abonohuni
letter-small-print = Ju dërgojmë një lidhje për konfirmim. Mjafton një klikim në cilëndo letër për ta ndërprerë.

## Sign-up pages
letter-intro = E zgjedhur nga njerëzit, kurrë sipas klikimeve tuaja.
letter-language = Gjuha e letrës
letter-time = Kur
letter-time-utc = Çdo mbrëmje në orën { $time } UTC
letter-time-local = Çdo mbrëmje në orën { $time } sipas zonës sime orare
time-zone = Zona orare
email-invalid = Kjo adresë nuk është e plotë. Ju lutemi kontrollojeni, për shembull: emri@example.org.
sign-up-consent = Dëshiroj të marr me email letrën e mbrëmjes nga { $name }. Mund ta ndërpres në çdo kohë me një klikim.
sign-up-kept = Do të dërgojmë një mesazh të vetëm për të konfirmuar adresën. Pa një klikim atje, pas 48 orësh nuk ruhet asgjë. Ne nuk masim se kush çfarë hap.
step-sign-up = Abonimi
step-confirm = Konfirmimi
check-inbox-title = Tani shikoni në kutinë tuaj postare
check-inbox = Nëse adresa është e saktë, një mesazh është nisur drejt { $address }. Hapeni, ndiqni lidhjen dhe shtypni butonin, dhe letra do të vijë.
check-inbox-hint = Mund të duhen disa minuta. Nëse nuk është aty, shikoni në dosjen e postës së padëshiruar. Lidhja vlen 48 orë. Mund ta mbyllni këtë faqe.
confirm-title = Edhe një hap
confirm-question = Ta dërgojmë letrën e mbrëmjes te { $address }?
confirm-button = Po, ma dërgoni
confirmed-title = Mirë se vini. Shihemi në orën { $time } UTC
confirmed = Adresa juaj u konfirmua. Letra e parë ju vjen sonte.
link-expired-title = Kjo lidhje nuk vlen më
link-expired = Lidhjet në mesazhet tona vlejnë për një kohë të kufizuar. Ju lutemi abonohuni sërish; zgjat vetëm një çast.
preferences-title = Letra juaj
preferences-intro = Nuk duhet fjalëkalim: kjo faqe hapet vetëm nga një lidhje në letrën tuaj, dhe lidhja është vetëm e juaja.
preferences-since = { $address }, që nga { $date }
save = Ruaj
saved = U ruajt.
leave-title = Anulimi i abonimit
leave-question = Të mos e dërgojmë më letrën e mbrëmjes te { $address }?
leave-explain = Një klikim, pa pyetje.
leave-button = Anuloni abonimin
left-title = U krye. Nuk do të ketë më letra
left = Adresa { $address } u hoq. Nëse letra e sontme ishte nisur tashmë kur klikuat, ajo mund të vijë ende; është e fundit.
left-undo = Ishte gabim, e dua sërish letrën
read-front-page = Shkoni te faqja e parë
web-edition-title = Letra e mbrëmjes, { $date }
no-letter-that-day = Atë mbrëmje nuk pati letër.
too-many-requests-title = Pak më ngadalë, ju lutemi
too-many-requests = Nga rrjeti juaj erdhën shumë abonime në pak kohë. Ju lutemi provoni sërish pas disa minutash.

## The mails
mail-confirm-subject = Ju lutemi konfirmoni: letra e mbrëmjes
mail-confirm-text = Dikush, shpresojmë ju, ka kërkuar në këtë adresë letrën e mbrëmjes nga { $name }. Për ta marrë, hapni këtë faqe dhe shtypni butonin:
mail-confirm-ignore = Nëse nuk ishit ju, mos bëni asgjë. Nuk do t’ju shkruajmë më, dhe pas 48 orësh nuk ruhet asgjë.
mail-confirm-action = Konfirmo adresën
mail-good-evening = Mirëmbrëma.
mail-hard-news = Lajmet kryesore
mail-features = Për këtë mbrëmje
mail-corrections = Korrigjime
mail-correction-stood = Versioni i mëparshëm ishte në letrën tonë të datës { $date }.
mail-read-on = Lexoni më tej
mail-withdrawn = Ky artikull është tërhequr.
mail-view-online = Lexojeni këtë letër në internet
mail-unsubscribe = Anuloni abonimin me një klikim
mail-preferences = Gjuha dhe ora
mail-why = E merrni këtë letër sepse jeni abonuar në të te { $name }.

## Errors
not-found-title = Kjo faqe nuk është këtu
not-found = Adresa mund të jetë shkruar gabim, ose lidhja që ju solli është më e vjetër se kujtesa jonë. Nuk keni bërë asgjë gabim.
withdrawn-title = E kemi tërhequr këtë artikull
withdrawn = Teksti ikën, adresa mbetet, dhe ne themi pse.
withdrawn-on = Tërhequr: { $time }
withdrawn-agency = Agjencia që e dërgoi e ka tërhequr.
withdrawn-editors = Redaksia jonë e ka tërhequr.
unavailable-title = Një çast pushim
unavailable = Diçka pas kësaj faqeje nuk po përgjigjet. Artikujt mund të lexohen ende; ju lutemi provoni sërish pas disa minutash.
bad-request-title = Kjo nuk na erdhi e plotë
bad-request = Formulari ishte i paplotë ose tepër i madh. Ju lutemi kthehuni dhe provoni sërish.
