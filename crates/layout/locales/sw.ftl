# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Ruka
skip-content = Ruka hadi kwenye habari
skip-navigation = Ruka hadi kwenye menyu
skip-more = Zaidi kutoka { $name }
skip-languages = Ruka hadi kwenye lugha
languages = Lugha
sections = Sehemu
front-page = Ukurasa wa mbele
section-world = Dunia
section-economy = Uchumi
section-science = Sayansi
section-climate = Tabianchi
section-culture = Utamaduni
section-sport = Michezo
section-features = Makala

## Article
breadcrumb-label = Sehemu na tarehe
published = Imechapishwa: { $time }
updated = Imesasishwa: { $time }
minutes-to-read = { $count ->
    [one] Dakika { $count } ya kusoma
   *[other] Dakika { $count } za kusoma
}
in-languages = { $count ->
    [one] Katika lugha { $count }
   *[other] Katika lugha { $count }
}
print = Chapa
picture-credit = Picha: { $credit }
video-credit = Video: { $credit }
audio-credit = Sauti: { $credit }
read-more = Soma zaidi
video = Video
audio = Sauti
# Read aloud by screen readers in place of the play button.
play-video = Cheza video, { $duration }: { $title }
play-audio = Cheza sauti, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Pakua faili
duration-hours = { $count ->
    [one] Saa { $count }
   *[other] Saa { $count }
}
duration-minutes = { $count ->
    [one] Dakika { $count }
   *[other] Dakika { $count }
}
duration-seconds = { $count ->
    [one] Sekunde { $count }
   *[other] Sekunde { $count }
}
correction = Masahihisho
clarification = Ufafanuzi
update-note = Taarifa mpya
preview-note = Onyesho la awali kwa { $name }, hadi { $time }. Bado haijachapishwa; tafadhali usisambaze.
corrected = Imesahihishwa
more-on-topic = Zaidi kuhusu mada hii
audio-and-video = Sauti na video kuhusu mada hii
links = Viungo
recommended = Tunapendekeza
most-recent = Habari mpya
more-of-section = Zaidi katika sehemu ya “{ $section }”
latest-in-section = Mpya kwanza, kutoka kwa wahariri wetu na mashirika ya habari.
no-stories-yet = Bado hakuna kilichochapishwa hapa. Habari mpya zaidi ziko kwenye ukurasa wa mbele.

## Languages
in-thirty-languages = { $name } katika lugha { $count }
story-in-marked-languages = Habari hii inaweza kusomwa katika lugha zilizowekewa alama
this-story = , habari hii

## Footer
read-it-your-way = Soma upendavyo
evening-letter = Barua ya jioni
feed-atom = Mlisho (Atom)
feed-json = Mlisho (JSON)
site-map = Ramani ya tovuti
no-cookies = Hakuna vidakuzi, hakuna ufuatiliaji
copyright = © { $name } { $year }

## The evening box
each-evening-at = Kila jioni saa
letter-promise-title = Siku, imepimwa. Barua moja.
letter-promise = Kila jioni saa { $time } UTC wahariri hutuma mkusanyiko wa habari muhimu na makala bora za siku.
letter-five-minutes = Dakika tano za kusoma, kisha siku inaweza kumalizika.
email-address = Anwani yako ya barua pepe
sign-up = Jiandikishe
letter-small-print = Tunakutumia kiungo cha kuthibitisha. Bofyo moja katika barua yoyote linatosha kuisitisha.

## Sign-up pages
letter-intro = Imechaguliwa na watu, kamwe si kwa kile ulichobofya.
letter-language = Lugha ya barua
letter-time = Wakati
letter-time-utc = Kila jioni saa { $time } UTC
letter-time-local = Kila jioni saa { $time } kwa saa za eneo langu
time-zone = Saa za eneo
email-invalid = Anwani hii haijakamilika. Tafadhali ikague, kwa mfano jina@example.org.
sign-up-consent = Ningependa kupokea barua ya jioni ya { $name } kwa barua pepe. Ninaweza kuisitisha wakati wowote kwa bofyo moja.
sign-up-kept = Tutatuma ujumbe mmoja kuthibitisha anwani. Bila kubofya kiungo kilichomo, hakuna kinachohifadhiwa baada ya saa 48. Hatupimi nani anafungua nini.
step-sign-up = Kujiandikisha
step-confirm = Kuthibitisha
check-inbox-title = Sasa angalia kikasha chako
check-inbox = Ikiwa anwani ni sahihi, ujumbe uko njiani kwenda { $address }. Ufungue, fuata kiungo na ubonyeze kitufe, na barua itakuja.
check-inbox-hint = Inaweza kuchukua dakika chache. Ikiwa haupo, angalia kwenye folda ya barua taka. Kiungo kinafanya kazi kwa saa 48. Unaweza kufunga ukurasa huu.
confirm-title = Hatua moja zaidi
confirm-question = Tutume barua ya jioni kwa { $address }?
confirm-button = Ndiyo, nitumieni
confirmed-title = Karibu. Tuonane saa { $time } UTC
confirmed = Anwani yako imethibitishwa. Barua ya kwanza itakufikia jioni hii.
link-expired-title = Kiungo hiki hakifanyi kazi tena
link-expired = Viungo katika ujumbe wetu hufanya kazi kwa muda mfupi. Tafadhali jiandikishe tena; ni jambo la muda mfupi tu.
preferences-title = Barua yako
preferences-intro = Hakuna nenosiri linalohitajika: ukurasa huu hufunguka tu kutoka kwenye kiungo katika barua yako, na kiungo hicho ni chako peke yako.
preferences-since = { $address }, tangu { $date }
save = Hifadhi
saved = Imehifadhiwa.
leave-title = Kujiondoa
leave-question = Tuache kutuma barua ya jioni kwa { $address }?
leave-explain = Bofyo moja, hakuna maswali.
leave-button = Jiondoe
left-title = Tayari. Hakuna barua zaidi
left = Anwani { $address } imeondolewa. Ikiwa barua ya jioni hii ilikuwa imeshatumwa ulipobofya, bado inaweza kufika; ndiyo ya mwisho.
left-undo = Nilikosea, irudisheni
read-front-page = Soma ukurasa wa mbele
web-edition-title = Barua ya jioni ya { $date }
no-letter-that-day = Hakukuwa na barua jioni hiyo.
too-many-requests-title = Polepole kidogo, tafadhali
too-many-requests = Maombi mengi mno ya kujiandikisha yametoka kwenye mtandao wako kwa muda mfupi. Tafadhali jaribu tena baada ya dakika chache.

## The mails
mail-confirm-subject = Tafadhali thibitisha: barua ya jioni
mail-confirm-text = Mtu fulani, tunatumaini ni wewe, ameomba barua ya jioni ya { $name } kwa anwani hii. Ili kuipokea, fungua ukurasa huu na ubonyeze kitufe:
mail-confirm-ignore = Ikiwa si wewe, usifanye chochote. Hatutakuandikia tena, na hakuna kinachohifadhiwa baada ya saa 48.
mail-confirm-action = Thibitisha anwani
mail-good-evening = Habari za jioni.
mail-hard-news = Habari kuu
mail-features = Za kusoma jioni hii
mail-corrections = Masahihisho
mail-correction-stood = Toleo la awali lilikuwa katika barua yetu ya { $date }.
mail-read-on = Endelea kusoma
mail-withdrawn = Habari hii imeondolewa.
mail-view-online = Soma barua hii kwenye tovuti
mail-unsubscribe = Jiondoe kwa bofyo moja
mail-preferences = Lugha na wakati
mail-why = Unapokea barua hii kwa sababu ulijiandikisha katika { $name }.

## Errors
not-found-title = Ukurasa huu haupo hapa
not-found = Huenda anwani imeandikwa vibaya, au kiungo kilichokuleta ni cha zamani kuliko kumbukumbu zetu. Hujakosea chochote.
withdrawn-title = Tumeiondoa habari hii
withdrawn = Maandishi yanaondoka, anwani inabaki, nasi tunaeleza sababu.
withdrawn-on = Imeondolewa: { $time }
withdrawn-agency = Shirika la habari lililoituma limeiondoa.
withdrawn-editors = Wahariri wetu wameiondoa.
unavailable-title = Hapa pamepumzika kidogo
unavailable = Kuna kitu nyuma ya ukurasa huu ambacho hakijibu. Habari bado zinaweza kusomwa; tafadhali jaribu tena baada ya dakika chache.
bad-request-title = Hiyo haikutufikia ikiwa kamili
bad-request = Fomu haikukamilika au ilikuwa kubwa mno. Tafadhali rudi nyuma na ujaribu tena.
