# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Прескокни
skip-content = Кон содржината
skip-navigation = Кон навигацијата
skip-more = Повеќе од { $name }
skip-languages = Кон јазиците
languages = Јазици
sections = Рубрики
front-page = Насловна
section-world = Свет
section-economy = Економија
section-science = Наука
section-climate = Клима
section-culture = Култура
section-sport = Спорт
section-features = Репортажи

## Article
breadcrumb-label = Рубрика и датум
published = Објавено: { $time }
updated = Ажурирано: { $time }
minutes-to-read = { $count ->
    [one] { $count } минута читање
   *[other] { $count } минути читање
}
in-languages = { $count ->
    [one] На { $count } јазик
   *[other] На { $count } јазици
}
print = Печати
picture-credit = Фотографија: { $credit }
video-credit = Видео: { $credit }
audio-credit = Аудио: { $credit }
read-more = Прочитајте повеќе
video = Видео
audio = Аудио
# Read aloud by screen readers in place of the play button.
play-video = Пушти видео, { $duration }: { $title }
play-audio = Пушти аудио, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Преземи ја датотеката
duration-hours = { $count ->
    [one] { $count } час
   *[other] { $count } часа
}
duration-minutes = { $count ->
    [one] { $count } минута
   *[other] { $count } минути
}
duration-seconds = { $count ->
    [one] { $count } секунда
   *[other] { $count } секунди
}
correction = Исправка
clarification = Појаснување
update-note = Дополнување
preview-note = Преглед за { $name }, до { $time }. Сè уште не е објавено; ве молиме не го споделувајте.
corrected = Исправено
more-on-topic = Повеќе на оваа тема
audio-and-video = Аудио и видео на темата
links = Врски
recommended = Препорачуваме
most-recent = Најново
more-of-section = Повеќе од рубриката „{ $section }“
latest-in-section = Најновото прво, од нашата редакција и од агенциите.
no-stories-yet = Овде сè уште нема ништо објавено. Најновите написи се на насловната страница.

## Languages
in-thirty-languages = { $name } на { $count } јазици
story-in-marked-languages = Овој напис може да се прочита на означените јазици
this-story = , овој напис

## Footer
read-it-your-way = Читајте на свој начин
evening-letter = Вечерното писмо
feed-atom = Емисија (Atom)
feed-json = Емисија (JSON)
site-map = Мапа на сајтот
no-cookies = Без колачиња, без следење
copyright = © { $name } { $year }

## The evening box
each-evening-at = Секоја вечер во
letter-promise-title = Денот, одмерен. Едно писмо.
letter-promise = Секоја вечер во { $time } UTC редакцијата испраќа избор од најважните вести и најдобрите репортажи на денот.
letter-five-minutes = Пет минути читање и денот може да заврши.
email-address = Вашата е-адреса
sign-up = Пријавете се
letter-small-print = Ви испраќаме врска за потврда. За одјава е доволен еден клик во кое било писмо.

## Sign-up pages
letter-intro = Избираат луѓе, никогаш вашите кликови.
letter-language = Јазик на писмото
letter-time = Кога
letter-time-utc = Секоја вечер во { $time } UTC
letter-time-local = Секоја вечер во { $time } во мојата временска зона
time-zone = Временска зона
email-invalid = Оваа адреса не е целосна. Ве молиме, проверете ја, на пример: ime@example.org.
sign-up-consent = Сакам по е-пошта да го добивам вечерното писмо на { $name }. Можам да се одјавам во секое време со еден клик.
sign-up-kept = Ќе испратиме една порака за да ја потврдиме адресата. Без клик во неа, по 48 часа не чуваме ништо. Не мериме кој што отвора.
step-sign-up = Пријава
step-confirm = Потврда
check-inbox-title = Сега погледнете во вашето сандаче
check-inbox = Ако адресата е точна, кон { $address } веќе патува порака. Отворете ја, следете ја врската и притиснете го копчето, и писмото ќе доаѓа.
check-inbox-hint = Може да потрае неколку минути. Ако пораката ја нема, погледнете во папката за спам. Врската важи 48 часа. Можете да ја затворите оваа страница.
confirm-title = Уште еден чекор
confirm-question = Да го испраќаме ли вечерното писмо на { $address }?
confirm-button = Да, испраќајте ми го
confirmed-title = Добре дојдовте. Се гледаме во { $time } UTC
confirmed = Вашата адреса е потврдена. Првото писмо пристигнува вечерва.
link-expired-title = Оваа врска повеќе не важи
link-expired = Врските во нашите пораки важат ограничено време. Ве молиме, пријавете се повторно; тоа трае само миг.
preferences-title = Вашето писмо
preferences-intro = Не е потребна лозинка: оваа страница се отвора само преку врска од вашето писмо, а врската е само ваша.
preferences-since = { $address }, од { $date }
save = Зачувај
saved = Зачувано.
leave-title = Одјава
leave-question = Да престанеме ли да го испраќаме вечерното писмо на { $address }?
leave-explain = Еден клик, без прашања.
leave-button = Одјави ме
left-title = Готово. Нема повеќе писма
left = Адресата { $address } е отстранета. Ако вечерашното писмо веќе било испратено кога сте кликнале, можеби сепак ќе пристигне; тоа е последното.
left-undo = Тоа беше грешка, вратете ми го писмото
read-front-page = Кон насловната страница
web-edition-title = Вечерното писмо од { $date }
no-letter-that-day = Таа вечер немаше писмо.
too-many-requests-title = Малку побавно, ве молиме
too-many-requests = Од вашата мрежа за кратко време дојдоа премногу пријави. Ве молиме, обидете се повторно за неколку минути.

## The mails
mail-confirm-subject = Ве молиме, потврдете: вечерното писмо
mail-confirm-text = Некој, се надеваме вие, го побарал на оваа адреса вечерното писмо на { $name }. За да го добивате, отворете ја оваа страница и притиснете го копчето:
mail-confirm-ignore = Ако не сте биле вие, не правете ништо. Нема повеќе да ви пишуваме и по 48 часа не чуваме ништо.
mail-confirm-action = Потврди ја адресата
mail-good-evening = Добра вечер.
mail-hard-news = Најважните вести
mail-features = За оваа вечер
mail-corrections = Исправки
mail-correction-stood = Во нашето писмо од { $date } стоеше претходната верзија.
mail-read-on = Читајте натаму
mail-withdrawn = Овој напис е повлечен.
mail-view-online = Прочитајте го ова писмо на интернет
mail-unsubscribe = Одјава со еден клик
mail-preferences = Јазик и време
mail-why = Го добивате ова писмо затоа што сте се пријавиле за него на { $name }.

## Errors
not-found-title = Оваа страница ја нема овде
not-found = Можеби адресата е погрешно напишана или врската што ве донесе е постара од нашето помнење. Не сте згрешиле ништо.
withdrawn-title = Го повлековме овој напис
withdrawn = Текстот си оди, адресата останува, а ние кажуваме зошто.
withdrawn-on = Повлечено: { $time }
withdrawn-agency = Го повлече агенцијата што го испрати.
withdrawn-editors = Го повлече нашата редакција.
unavailable-title = Кратка пауза
unavailable = Нешто зад оваа страница не одговара. Написите и натаму може да се читаат; ве молиме, обидете се повторно за неколку минути.
bad-request-title = Тоа не стигна до нас целосно
bad-request = Формуларот беше нецелосен или преголем. Ве молиме, вратете се и обидете се повторно.
