# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Быстрый переход
skip-content = Перейти к содержанию
skip-navigation = Перейти к навигации
skip-more = Другие материалы: { $name }
skip-languages = Перейти к выбору языка
languages = Языки
sections = Рубрики
front-page = Главная
section-world = В мире
section-economy = Экономика
section-science = Наука
section-climate = Климат
section-culture = Культура
section-sport = Спорт
section-features = Репортажи

## Article
breadcrumb-label = Рубрика и дата
published = Опубликовано: { $time }
updated = Обновлено: { $time }
minutes-to-read = { $count ->
    [one] { $count } минута чтения
    [few] { $count } минуты чтения
    [many] { $count } минут чтения
   *[other] { $count } минуты чтения
}
in-languages = { $count ->
    [one] На { $count } языке
    [few] На { $count } языках
    [many] На { $count } языках
   *[other] На { $count } языка
}
print = Распечатать
picture-credit = Фото: { $credit }
video-credit = Видео: { $credit }
audio-credit = Аудио: { $credit }
read-more = Читать далее
video = Видео
audio = Аудио
# Read aloud by screen readers in place of the play button.
play-video = Смотреть видео, { $duration }: { $title }
play-audio = Слушать аудио, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Скачать файл
duration-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
    [many] { $count } часов
   *[other] { $count } часа
}
duration-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
    [many] { $count } минут
   *[other] { $count } минуты
}
duration-seconds = { $count ->
    [one] { $count } секунда
    [few] { $count } секунды
    [many] { $count } секунд
   *[other] { $count } секунды
}
correction = Исправление
clarification = Уточнение
update-note = Обновление
preview-note = Предварительный просмотр для { $name }, до { $time }. Ещё не опубликовано; пожалуйста, не распространяйте.
corrected = Исправлено
more-on-topic = Ещё по теме
audio-and-video = Аудио и видео по теме
links = Ссылки
recommended = Рекомендуем
most-recent = Последние материалы
more-of-section = Ещё в рубрике «{ $section }»
latest-in-section = Сначала новые материалы, от нашей редакции и агентств.
no-stories-yet = Здесь пока ничего не опубликовано. Последние материалы — на главной странице.

## Languages
in-thirty-languages = { $name } на { $count } языках
story-in-marked-languages = Этот материал можно прочитать на отмеченных языках
this-story = , этот материал

## Footer
read-it-your-way = Читайте, как вам удобно
evening-letter = Вечернее письмо
feed-atom = Лента (Atom)
feed-json = Лента (JSON)
site-map = Карта сайта
no-cookies = Без cookie-файлов, без слежки
copyright = © { $name } { $year }

## The evening box
each-evening-at = Каждый вечер в
letter-promise-title = День, взвешенный и отобранный. Одно письмо.
letter-promise = Каждый вечер в { $time } UTC редакция отправляет подборку главных новостей и лучших репортажей дня.
letter-five-minutes = Пять минут чтения — и день можно завершить.
email-address = Ваш электронный адрес
sign-up = Подписаться
letter-small-print = Мы пришлём ссылку для подтверждения. Чтобы отписаться, достаточно одного клика в любом письме.

## Sign-up pages
letter-intro = Материалы отбирают люди, а не история ваших кликов.
letter-language = Язык письма
letter-time = Когда
letter-time-utc = Каждый вечер в { $time } UTC
letter-time-local = Каждый вечер в { $time } в моём часовом поясе
time-zone = Часовой пояс
email-invalid = Адрес указан не полностью. Проверьте его, пожалуйста; образец: name@example.org.
sign-up-consent = Я хочу получать вечернее письмо по электронной почте от редакции «{ $name }». Отписаться можно в любой момент одним кликом.
sign-up-kept = Мы отправим одно сообщение, чтобы подтвердить адрес. Если по ссылке в нём не перейти, через 48 часов у нас ничего не останется. Мы не отслеживаем, кто что открывает.
step-sign-up = Подписка
step-confirm = Подтверждение
check-inbox-title = Теперь загляните в почту
check-inbox = Если адрес верен, сообщение уже в пути: { $address }. Откройте его, перейдите по ссылке и нажмите кнопку — и письмо будет приходить.
check-inbox-hint = Это может занять несколько минут. Если сообщения нет, загляните в папку «Спам». Ссылка действует 48 часов. Эту страницу можно закрыть.
confirm-title = Ещё один шаг
confirm-question = Отправлять вечернее письмо на адрес { $address }?
confirm-button = Да, отправляйте
confirmed-title = Добро пожаловать. До встречи в { $time } UTC
confirmed = Ваш адрес подтверждён. Первое письмо придёт сегодня вечером.
link-expired-title = Эта ссылка больше не действует
link-expired = Ссылки в наших сообщениях действуют ограниченное время. Подпишитесь, пожалуйста, ещё раз: это займёт одну минуту.
preferences-title = Ваше письмо
preferences-intro = Пароль не нужен: эта страница открывается только по ссылке из вашего письма, и эта ссылка только ваша.
preferences-since = { $address }, дата подписки: { $date }
save = Сохранить
saved = Сохранено.
leave-title = Отписка
leave-question = Больше не отправлять вечернее письмо на адрес { $address }?
leave-explain = Один клик, никаких вопросов.
leave-button = Отписаться
left-title = Готово. Писем больше не будет
left = Адрес { $address } удалён. Если сегодняшнее письмо к моменту вашего клика уже ушло, оно ещё может прийти; оно последнее.
left-undo = Это ошибка, верните письмо
read-front-page = Перейти на главную
web-edition-title = Вечернее письмо: { $date }
no-letter-that-day = В тот вечер письма не было.
too-many-requests-title = Чуть медленнее, пожалуйста
too-many-requests = Из вашей сети за короткое время поступило слишком много заявок на подписку. Попробуйте, пожалуйста, ещё раз через несколько минут.

## The mails
mail-confirm-subject = Пожалуйста, подтвердите: вечернее письмо
mail-confirm-text = Кто-то — надеемся, что вы, — заказал на этот адрес вечернее письмо от редакции «{ $name }». Чтобы получать его, откройте эту страницу и нажмите кнопку:
mail-confirm-ignore = Если это были не вы, ничего не делайте. Мы больше не напишем, и через 48 часов у нас ничего не останется.
mail-confirm-action = Подтвердить адрес
mail-good-evening = Добрый вечер.
mail-hard-news = Главные новости
mail-features = На вечер
mail-corrections = Исправления
mail-correction-stood = В нашем письме от { $date } была прежняя версия.
mail-read-on = Читать дальше
mail-withdrawn = Этот материал отозван.
mail-view-online = Прочитать это письмо на сайте
mail-unsubscribe = Отписаться одним кликом
mail-preferences = Язык и время
mail-why = Вы получаете это письмо, потому что подписались на него на сайте «{ $name }».

## Errors
not-found-title = Такой страницы здесь нет
not-found = Возможно, в адресе опечатка или ссылка, которая привела вас сюда, старше нашей памяти. Вы всё сделали правильно.
withdrawn-title = Мы отозвали этот материал
withdrawn = Текст уходит, адрес остаётся, и мы объясняем почему.
withdrawn-on = Отозвано: { $time }
withdrawn-agency = Приславшее его агентство отозвало материал.
withdrawn-editors = Наша редакция сняла этот материал.
unavailable-title = Небольшая пауза
unavailable = Одна из служб, от которых зависит эта страница, не отвечает. Материалы по-прежнему можно читать; попробуйте, пожалуйста, ещё раз через несколько минут.
bad-request-title = Данные дошли до нас не полностью
bad-request = Форма заполнена не до конца или слишком велика. Вернитесь, пожалуйста, назад и попробуйте ещё раз.
