# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Прескачане
skip-content = Към съдържанието
skip-navigation = Към навигацията
skip-more = Още от { $name }
skip-languages = Към езиците
languages = Езици
sections = Рубрики
front-page = Начало
section-world = Свят
section-economy = Икономика
section-science = Наука
section-climate = Климат
section-culture = Култура
section-sport = Спорт
section-features = Репортажи

## Article
breadcrumb-label = Рубрика и дата
published = Публикувано: { $time }
updated = Обновено: { $time }
minutes-to-read = { $count ->
    [one] { $count } минута за четене
   *[other] { $count } минути за четене
}
in-languages = { $count ->
    [one] На { $count } език
   *[other] На { $count } езика
}
print = Печат
picture-credit = Снимка: { $credit }
video-credit = Видео: { $credit }
audio-credit = Аудио: { $credit }
read-more = Прочетете повече
video = Видео
audio = Аудио
# Read aloud by screen readers in place of the play button.
play-video = Пускане на видео, { $duration }: { $title }
play-audio = Пускане на аудио, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Изтегляне на файла
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
correction = Поправка
clarification = Уточнение
update-note = Допълнение
preview-note = Предварителен преглед за { $name }, до { $time }. Още не е публикувано; моля, не го разпространявайте.
corrected = Поправено
more-on-topic = Още по темата
audio-and-video = Аудио и видео по темата
links = Връзки
recommended = Препоръчваме
most-recent = Най-новото
more-of-section = Още от рубриката „{ $section }“
latest-in-section = Първо най-новото, от нашата редакция и агенциите.
no-stories-yet = Тук още нищо не е публикувано. Най-новите материали са на началната страница.

## Languages
in-thirty-languages = { $name } на { $count } езика
story-in-marked-languages = Този материал може да се прочете на отбелязаните езици
this-story = , този материал

## Footer
read-it-your-way = Четете, както ви е удобно
evening-letter = Вечерното писмо
feed-atom = Емисия (Atom)
feed-json = Емисия (JSON)
site-map = Карта на сайта
no-cookies = Без бисквитки, без проследяване
copyright = © { $name } { $year }

## The evening box
each-evening-at = Всяка вечер в
letter-promise-title = Денят, премерен. Едно писмо.
letter-promise = Всяка вечер в { $time } UTC редакцията изпраща подбор от най-важните новини и най-добрите репортажи на деня.
letter-five-minutes = Пет минути четене и денят може да приключи.
email-address = Вашият имейл адрес
sign-up = Абонирайте се
letter-small-print = Изпращаме ви връзка за потвърждение. За отказ е достатъчно едно кликване във всяко писмо.

## Sign-up pages
letter-intro = Подбрано от хора, никога според вашите кликвания.
letter-language = Език на писмото
letter-time = Кога
letter-time-utc = Всяка вечер в { $time } UTC
letter-time-local = Всяка вечер в { $time } в моята часова зона
time-zone = Часова зона
email-invalid = Този адрес е непълен. Моля, проверете го, например: ime@example.org.
sign-up-consent = Желая да получавам по имейл вечерното писмо на { $name }. Мога да се откажа по всяко време с едно кликване.
sign-up-kept = Ще изпратим едно съобщение, за да потвърдим адреса. Без кликване в него след 48 часа не пазим нищо. Не следим кой какво отваря.
step-sign-up = Абониране
step-confirm = Потвърждение
check-inbox-title = Сега погледнете в пощата си
check-inbox = Ако адресът е верен, към { $address } вече пътува съобщение. Отворете го, последвайте връзката и натиснете бутона, и писмото ще идва.
check-inbox-hint = Може да отнеме няколко минути. Ако съобщението не е там, погледнете в папката за спам. Връзката важи 48 часа. Можете да затворите тази страница.
confirm-title = Още една стъпка
confirm-question = Да изпращаме ли вечерното писмо на { $address }?
confirm-button = Да, изпращайте ми го
confirmed-title = Добре дошли. До { $time } UTC
confirmed = Адресът ви е потвърден. Първото писмо ще пристигне тази вечер.
link-expired-title = Тази връзка вече не важи
link-expired = Връзките в нашите съобщения важат ограничено време. Моля, абонирайте се отново; отнема само миг.
preferences-title = Вашето писмо
preferences-intro = Не е нужна парола: тази страница се отваря само от връзка във вашето писмо и връзката е само ваша.
preferences-since = { $address }, от { $date }
save = Запазване
saved = Запазено.
leave-title = Отказване
leave-question = Да спрем ли да изпращаме вечерното писмо на { $address }?
leave-explain = Едно кликване, без въпроси.
leave-button = Откажете се
left-title = Готово. Няма да има повече писма
left = Адресът { $address } е премахнат. Ако тазвечерното писмо вече е било изпратено, когато сте кликнали, то може все пак да пристигне; то е последното.
left-undo = Това беше грешка, върнете ми писмото
read-front-page = Към началната страница
web-edition-title = Вечерното писмо от { $date }
no-letter-that-day = Онази вечер нямаше писмо.
too-many-requests-title = Малко по-бавно, моля
too-many-requests = От вашата мрежа дойдоха твърде много заявки за кратко време. Моля, опитайте отново след няколко минути.

## The mails
mail-confirm-subject = Моля, потвърдете: вечерното писмо
mail-confirm-text = Някой, надяваме се вие, е поискал на този адрес вечерното писмо на { $name }. За да го получавате, отворете тази страница и натиснете бутона:
mail-confirm-ignore = Ако не сте били вие, не правете нищо. Няма да ви пишем повече и след 48 часа не пазим нищо.
mail-confirm-action = Потвърждаване на адреса
mail-good-evening = Добър вечер.
mail-hard-news = Най-важните новини
mail-features = За тази вечер
mail-corrections = Поправки
mail-correction-stood = В писмото ни от { $date } беше по-ранната версия.
mail-read-on = Прочетете нататък
mail-withdrawn = Този материал е оттеглен.
mail-view-online = Прочетете това писмо в интернет
mail-unsubscribe = Отказ с едно кликване
mail-preferences = Език и час
mail-why = Получавате това писмо, защото сте се абонирали за него в { $name }.

## Errors
not-found-title = Тази страница не е тук
not-found = Може би адресът е сгрешен или връзката, която ви доведе, е по-стара от нашата памет. Не сте сбъркали нищо.
withdrawn-title = Оттеглихме този материал
withdrawn = Текстът си отива, адресът остава и ние казваме защо.
withdrawn-on = Оттеглено: { $time }
withdrawn-agency = Агенцията, която го изпрати, го оттегли.
withdrawn-editors = Нашата редакция го оттегли.
unavailable-title = Кратка почивка
unavailable = Нещо зад тази страница не отговаря. Материалите все още могат да се четат; моля, опитайте отново след няколко минути.
bad-request-title = Това не стигна до нас цяло
bad-request = Формулярът беше непълен или твърде голям. Моля, върнете се и опитайте отново.
