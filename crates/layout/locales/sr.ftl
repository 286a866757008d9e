# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Пређи
skip-content = Пређи на садржај
skip-navigation = Пређи на навигацију
skip-more = Више са портала { $name }
skip-languages = Пређи на избор језика
languages = Језици
sections = Рубрике
front-page = Насловна
section-world = Свет
section-economy = Економија
section-science = Наука
section-climate = Клима
section-culture = Култура
section-sport = Спорт
section-features = Репортаже

## Article
breadcrumb-label = Рубрика и датум
published = Објављено: { $time }
updated = Ажурирано: { $time }
minutes-to-read = { $count ->
    [one] { $count } минут читања
    [few] { $count } минута читања
   *[other] { $count } минута читања
}
in-languages = { $count ->
    [one] На { $count } језику
    [few] На { $count } језика
   *[other] На { $count } језика
}
print = Одштампај
picture-credit = Фотографија: { $credit }
video-credit = Видео: { $credit }
audio-credit = Аудио: { $credit }
read-more = Прочитај више
video = Видео
audio = Аудио
# Read aloud by screen readers in place of the play button.
play-video = Пусти видео, { $duration }: { $title }
play-audio = Пусти аудио, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Преузми датотеку
duration-hours = { $count ->
    [one] { $count } сат
    [few] { $count } сата
   *[other] { $count } сати
}
duration-minutes = { $count ->
    [one] { $count } минут
    [few] { $count } минута
   *[other] { $count } минута
}
duration-seconds = { $count ->
    [one] { $count } секунда
    [few] { $count } секунде
   *[other] { $count } секунди
}
correction = Исправка
clarification = Појашњење
update-note = Допуна
preview-note = Преглед за { $name }, до { $time }. Још није објављено; молимо не прослеђујте.
corrected = Исправљено
more-on-topic = Више о овој теми
audio-and-video = Аудио и видео о теми
links = Линкови
recommended = Препоручујемо
most-recent = Најновије
more-of-section = Више из рубрике „{ $section }”
latest-in-section = Прво најновије, од наше редакције и агенција.
no-stories-yet = Овде још ништа није објављено. Најновији чланци су на насловној страни.

## Languages
in-thirty-languages = { $name } на { $count } језика
story-in-marked-languages = Овај чланак можете читати на означеним језицима
this-story = , овај чланак

## Footer
read-it-your-way = Читајте на свој начин
evening-letter = Вечерње писмо
feed-atom = Фид (Atom)
feed-json = Фид (JSON)
site-map = Мапа сајта
no-cookies = Без колачића, без праћења
copyright = © { $name } { $year }

## The evening box
each-evening-at = Сваке вечери у
letter-promise-title = Дан, одмерен. Једно писмо.
letter-promise = Сваке вечери у { $time } UTC редакција шаље избор најважнијих вести и најбољих репортажа дана.
letter-five-minutes = Пет минута читања и дан може да се заврши.
email-address = Ваша имејл адреса
sign-up = Пријавите се
letter-small-print = Шаљемо вам линк за потврду. За одјаву је довољан један клик у било ком писму.

## Sign-up pages
letter-intro = Бирају људи, никад ваши кликови.
letter-language = Језик писма
letter-time = Када
letter-time-utc = Сваке вечери у { $time } UTC
letter-time-local = Сваке вечери у { $time } у мојој временској зони
time-zone = Временска зона
email-invalid = Ова адреса није потпуна. Молимо вас да је проверите; пример: ime@example.org.
sign-up-consent = Желим да имејлом примам вечерње писмо редакције { $name }. Могу да се одјавим у сваком тренутку једним кликом.
sign-up-kept = Послаћемо једну поруку да потврдимо адресу. Без клика у њој после 48 сати ништа не чувамо. Не меримо ко шта отвара.
step-sign-up = Пријава
step-confirm = Потврда
check-inbox-title = Сада погледајте у своје сандуче
check-inbox = Ако је адреса тачна, порука је на путу на адресу { $address }. Отворите је, пратите линк и притисните дугме, и писмо ће стизати.
check-inbox-hint = То може да потраје неколико минута. Ако поруке нема, погледајте у фасциклу са нежељеном поштом. Линк важи 48 сати. Ову страницу можете да затворите.
confirm-title = Још један корак
confirm-question = Слати вечерње писмо на адресу { $address }?
confirm-button = Да, шаљите ми га
confirmed-title = Добро дошли. Видимо се у { $time } UTC
confirmed = Ваша адреса је потврђена. Прво писмо стиже вечерас.
link-expired-title = Овај линк више не важи
link-expired = Линкови у нашим порукама важе ограничено време. Молимо вас да се пријавите поново; то траје само тренутак.
preferences-title = Ваше писмо
preferences-intro = Лозинка није потребна: ова страница се отвара само преко линка из вашег писма, а тај линк је само ваш.
preferences-since = { $address }, датум пријаве: { $date }
save = Сачувај
saved = Сачувано.
leave-title = Одјава
leave-question = Више не слати вечерње писмо на адресу { $address }?
leave-explain = Један клик, без питања.
leave-button = Одјави ме
left-title = Готово. Нема више писама
left = Адреса { $address } је уклоњена. Ако је вечерашње писмо већ било послато када сте кликнули, можда ће још стићи; то је последње.
left-undo = То је била грешка, вратите ми писмо
read-front-page = На насловну страну
web-edition-title = Вечерње писмо, { $date }
no-letter-that-day = Те вечери није било писма.
too-many-requests-title = Мало спорије, молимо
too-many-requests = Са ваше мреже је за кратко време стигло превише пријава. Молимо вас да покушате поново за неколико минута.

## The mails
mail-confirm-subject = Молимо вас да потврдите: вечерње писмо
mail-confirm-text = Неко, надамо се ви, затражио је на ову адресу вечерње писмо редакције { $name }. Да бисте га примали, отворите ову страницу и притисните дугме:
mail-confirm-ignore = Ако то нисте били ви, не треба ништа да радите. Више вам се нећемо јављати и после 48 сати ништа не чувамо.
mail-confirm-action = Потврди адресу
mail-good-evening = Добро вече.
mail-hard-news = Најважније вести
mail-features = За ово вече
mail-corrections = Исправке
mail-correction-stood = Ранија верзија стајала је у нашем писму ({ $date }).
mail-read-on = Читај даље
mail-withdrawn = Овај чланак је повучен.
mail-view-online = Читајте ово писмо на вебу
mail-unsubscribe = Одјава једним кликом
mail-preferences = Језик и време
mail-why = Ово писмо примате јер сте се на њега пријавили на порталу { $name }.

## Errors
not-found-title = Ове странице нема овде
not-found = Можда је адреса погрешно уписана или је линк који вас је довео старији од нашег памћења. Нисте ништа погрешили.
withdrawn-title = Повукли смо овај чланак
withdrawn = Текст одлази, адреса остаје, а ми кажемо зашто.
withdrawn-on = Повучено: { $time }
withdrawn-agency = Повукла га је агенција која га је послала.
withdrawn-editors = Повукла га је наша редакција.
unavailable-title = Кратак предах
unavailable = Нешто иза ове странице не одговара. Чланци и даље могу да се читају; молимо вас да покушате поново за неколико минута.
bad-request-title = То није стигло до нас у целости
bad-request = Образац је био непотпун или превелик. Молимо вас да се вратите и покушате поново.
