# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Tsallaka
skip-content = Tsallaka zuwa labari
skip-navigation = Tsallaka zuwa jerin shafuka
skip-more = Ƙari daga { $name }
skip-languages = Tsallaka zuwa harsuna
languages = Harsuna
sections = Sassa
front-page = Shafin farko
section-world = Duniya
section-economy = Tattalin arziki
section-science = Kimiyya
section-climate = Sauyin yanayi
section-culture = Al’adu
section-sport = Wasanni
section-features = Rahotanni na musamman

## Article
breadcrumb-label = Sashe da kwanan wata
published = An wallafa: { $time }
updated = An sabunta: { $time }
minutes-to-read = { $count ->
    [one] Karatun minti { $count }
   *[other] Karatun minti { $count }
}
in-languages = { $count ->
    [one] A harshe { $count }
   *[other] A harsuna { $count }
}
print = Buga a takarda
picture-credit = Hoto: { $credit }
video-credit = Bidiyo: { $credit }
audio-credit = Sauti: { $credit }
read-more = Ƙara karantawa
video = Bidiyo
audio = Sauti
# Read aloud by screen readers in place of the play button.
play-video = Kunna bidiyo, { $duration }: { $title }
play-audio = Kunna sauti, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Sauke fayil ɗin
duration-hours = { $count ->
    [one] Sa’a { $count }
   *[other] Sa’o’i { $count }
}
duration-minutes = { $count ->
    [one] Minti { $count }
   *[other] Minti { $count }
}
duration-seconds = { $count ->
    [one] Daƙiƙa { $count }
   *[other] Daƙiƙa { $count }
}
correction = Gyara
clarification = Ƙarin bayani
update-note = Sabon bayani
preview-note = Duba-kafin-bugawa don { $name }, har zuwa { $time }. Ba a wallafa ba tukuna; don Allah kada a yaɗa.
corrected = An gyara
more-on-topic = Ƙari kan wannan batu
audio-and-video = Sauti da bidiyo kan batun
links = Mahaɗai
recommended = Shawararmu
most-recent = Na baya-bayan nan
more-of-section = Ƙari daga sashen “{ $section }”
latest-in-section = Sababbi ne a gaba, daga editocinmu da kamfanonin dillancin labarai.
no-stories-yet = Ba a wallafa komai a nan ba tukuna. Labarai na baya-bayan nan suna shafin farko.

## Languages
in-thirty-languages = { $name } a harsuna { $count }
story-in-marked-languages = Ana iya karanta wannan labari a harsunan da aka yi wa alama
this-story = , wannan labari

## Footer
read-it-your-way = Ku karanta yadda kuke so
evening-letter = Wasiƙar yamma
feed-atom = Layin labarai (Atom)
feed-json = Layin labarai (JSON)
site-map = Taswirar shafi
no-cookies = Babu kukis, babu bin sawu
copyright = © { $name } { $year }

## The evening box
each-evening-at = Kowace yamma da ƙarfe
letter-promise-title = Labaran rana, an auna su. Wasiƙa ɗaya.
letter-promise = Kowace yamma da ƙarfe { $time } UTC editoci suna aika zaɓaɓɓun muhimman labarai da rahotanni mafi inganci na ranar.
letter-five-minutes = Karatun minti biyar, sannan rana ta ƙare.
email-address = Adireshin imel ɗinku
sign-up = Ku yi rajista
letter-small-print = Muna aika muku mahaɗi domin tabbatarwa. Dannawa sau ɗaya a kowace wasiƙa ya isa ya dakatar da ita.

## Sign-up pages
letter-intro = Mutane ne suka zaɓa, ba bisa abin da kuka danna ba.
letter-language = Harshen wasiƙa
letter-time = Lokaci
letter-time-utc = Kowace yamma da ƙarfe { $time } UTC
letter-time-local = Kowace yamma da ƙarfe { $time } a agogon yankina
time-zone = Agogon yanki
email-invalid = Wannan adireshi bai cika ba. Don Allah ku duba shi, misali suna@example.org.
sign-up-consent = Ina so in riƙa karɓar wasiƙar yamma ta { $name } ta imel. Zan iya dakatar da ita a kowane lokaci da dannawa ɗaya.
sign-up-kept = Za mu aika saƙo ɗaya domin tabbatar da adireshin. Idan ba a danna mahaɗin ba, ba za a adana komai ba bayan sa’o’i 48. Ba ma auna wanda ya buɗe wani abu.
step-sign-up = Rajista
step-confirm = Tabbatarwa
check-inbox-title = Yanzu ku duba akwatin saƙonku
check-inbox = Idan adireshin daidai ne, saƙo yana kan hanya zuwa { $address }. Ku buɗe shi, ku bi mahaɗin, ku danna maɓallin, wasiƙar za ta zo.
check-inbox-hint = Zai iya ɗaukar ’yan mintuna. Idan ba ku gan shi ba, ku duba cikin akwatin saƙonnin banza. Mahaɗin yana aiki na sa’o’i 48. Kuna iya rufe wannan shafi.
confirm-title = Saura mataki ɗaya
confirm-question = A aika wasiƙar yamma zuwa { $address }?
confirm-button = E, ku aiko mini
confirmed-title = Barka da zuwa. Sai ƙarfe { $time } UTC
confirmed = An tabbatar da adireshinku. Wasiƙar farko za ta iso muku a yammacin yau.
link-expired-title = Wannan mahaɗi ya daina aiki
link-expired = Mahaɗan da ke cikin saƙonninmu suna aiki na ɗan lokaci ne. Don Allah ku sake yin rajista; ba zai ɗauki lokaci ba.
preferences-title = Wasiƙarku
preferences-intro = Ba a buƙatar kalmar sirri: wannan shafi yana buɗewa ne kawai ta mahaɗin da ke cikin wasiƙarku, kuma mahaɗin naku ne kaɗai.
preferences-since = { $address }, tun { $date }
save = Adana
saved = An adana.
leave-title = Fita
leave-question = A daina aika wasiƙar yamma zuwa { $address }?
leave-explain = Dannawa ɗaya, babu tambayoyi.
leave-button = Fita daga rajista
left-title = An gama. Babu sauran wasiƙu
left = An cire { $address }. Idan wasiƙar yau ta riga ta tafi lokacin da kuka danna, za ta iya isowa; ita ce ta ƙarshe.
left-undo = Kuskure ne, a dawo mini da ita
read-front-page = Ku karanta shafin farko
web-edition-title = Wasiƙar yamma ta { $date }
no-letter-that-day = Babu wasiƙa a wannan yamma.
too-many-requests-title = A ɗan rage sauri, don Allah
too-many-requests = An samu rajista da yawa daga hanyar sadarwarku cikin ɗan lokaci. Don Allah ku sake gwadawa bayan ’yan mintuna.

## The mails
mail-confirm-subject = Don Allah ku tabbatar: wasiƙar yamma
mail-confirm-text = Wani, muna fata ku ne, ya nemi wasiƙar yamma ta { $name } a wannan adireshi. Domin karɓar ta, ku buɗe wannan shafi ku danna maɓallin:
mail-confirm-ignore = Idan ba ku ba ne, kada ku yi komai. Ba za ku sake ji daga gare mu ba, kuma ba za a adana komai ba bayan sa’o’i 48.
mail-confirm-action = Tabbatar da adireshi
mail-good-evening = Barka da yamma.
mail-hard-news = Muhimman labarai
mail-features = Na karantawa da yamma
mail-corrections = Gyare-gyare
mail-correction-stood = Sigar da ta gabata ta fito a cikin wasiƙarmu ta { $date }.
mail-read-on = Ci gaba da karatu
mail-withdrawn = An janye wannan labari.
mail-view-online = Ku karanta wannan wasiƙa a intanet
mail-unsubscribe = Fita daga rajista, dannawa ɗaya
mail-preferences = Harshe da lokaci
mail-why = Kuna karɓar wannan wasiƙa ne saboda kun yi rajista a { $name }.

## Errors
not-found-title = Wannan shafi ba ya nan
not-found = Watakila an rubuta adireshin da kuskure, ko kuma mahaɗin da ya kawo ku ya girmi abin da muke tunawa. Ba ku yi wani laifi ba.
withdrawn-title = Mun janye wannan labari
withdrawn = Rubutun ya tafi, adireshin ya rage, kuma muna faɗin dalili.
withdrawn-on = An janye: { $time }
withdrawn-agency = Kamfanin dillancin labarai da ya aiko shi ya janye shi.
withdrawn-editors = Editocinmu sun janye shi.
unavailable-title = An ɗan dakata a nan
unavailable = Wani abu a bayan wannan shafi ba ya amsawa. Har yanzu ana iya karanta labarai; don Allah ku sake gwadawa bayan ’yan mintuna.
bad-request-title = Wannan bai iso mana cikakke ba
bad-request = Fom ɗin bai cika ba ko kuma ya yi girma da yawa. Don Allah ku koma baya ku sake gwadawa.
