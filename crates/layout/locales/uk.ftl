# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Швидкий перехід
skip-content = Перейти до змісту
skip-navigation = Перейти до навігації
skip-more = Інші матеріали: { $name }
skip-languages = Перейти до вибору мови
languages = Мови
sections = Рубрики
front-page = Головна
section-world = Світ
section-economy = Економіка
section-science = Наука
section-climate = Клімат
section-culture = Культура
section-sport = Спорт
section-features = Репортажі

## Article
breadcrumb-label = Рубрика і дата
published = Опубліковано: { $time }
updated = Оновлено: { $time }
minutes-to-read = { $count ->
    [one] { $count } хвилина читання
    [few] { $count } хвилини читання
    [many] { $count } хвилин читання
   *[other] { $count } хвилини читання
}
in-languages = { $count ->
    [one] { $count } мовою
    [few] { $count } мовами
    [many] { $count } мовами
   *[other] { $count } мови
}
print = Роздрукувати
picture-credit = Фото: { $credit }
video-credit = Відео: { $credit }
audio-credit = Аудіо: { $credit }
read-more = Читати далі
video = Відео
audio = Аудіо
# Read aloud by screen readers in place of the play button.
play-video = Дивитися відео, { $duration }: { $title }
play-audio = Слухати аудіо, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Завантажити файл
duration-hours = { $count ->
    [one] { $count } година
    [few] { $count } години
    [many] { $count } годин
   *[other] { $count } години
}
duration-minutes = { $count ->
    [one] { $count } хвилина
    [few] { $count } хвилини
    [many] { $count } хвилин
   *[other] { $count } хвилини
}
duration-seconds = { $count ->
    [one] { $count } секунда
    [few] { $count } секунди
    [many] { $count } секунд
   *[other] { $count } секунди
}
correction = Виправлення
clarification = Уточнення
update-note = Оновлення
preview-note = Попередній перегляд для { $name }, до { $time }. Ще не опубліковано; будь ласка, не поширюйте.
corrected = Виправлено
more-on-topic = Більше на цю тему
audio-and-video = Аудіо та відео на цю тему
links = Посилання
recommended = Радимо
most-recent = Останні матеріали
more-of-section = Більше в рубриці «{ $section }»
latest-in-section = Спершу найновіше, від нашої редакції та агентств.
no-stories-yet = Тут поки що нічого не опубліковано. Останні матеріали — на головній сторінці.

## Languages
in-thirty-languages = { $name } { $count } мовами
story-in-marked-languages = Цей матеріал можна прочитати позначеними мовами
this-story = , цей матеріал

## Footer
read-it-your-way = Читайте, як вам зручно
evening-letter = Вечірній лист
feed-atom = Стрічка (Atom)
feed-json = Стрічка (JSON)
site-map = Мапа сайту
no-cookies = Без файлів cookie, без стеження
copyright = © { $name } { $year }

## The evening box
each-evening-at = Щовечора о
letter-promise-title = День, зважений і відібраний. Один лист.
letter-promise = Щовечора о { $time } UTC редакція надсилає добірку головних новин і найкращих репортажів дня.
letter-five-minutes = П’ять хвилин читання — і день можна завершити.
email-address = Ваша електронна адреса
sign-up = Підписатися
letter-small-print = Ми надішлемо посилання для підтвердження. Щоб відписатися, досить одного кліку в будь-якому листі.

## Sign-up pages
letter-intro = Матеріали добирають люди, а не історія ваших кліків.
letter-language = Мова листа
letter-time = Коли
letter-time-utc = Щовечора о { $time } UTC
letter-time-local = Щовечора о { $time } у моєму часовому поясі
time-zone = Часовий пояс
email-invalid = Адреса неповна. Перевірте її, будь ласка; зразок: name@example.org.
sign-up-consent = Я хочу отримувати вечірній лист електронною поштою від редакції «{ $name }». Відписатися можна будь-коли одним кліком.
sign-up-kept = Ми надішлемо одне повідомлення, щоб підтвердити адресу. Якщо не перейти за посиланням у ньому, через 48 годин у нас нічого не залишиться. Ми не відстежуємо, хто що відкриває.
step-sign-up = Підписка
step-confirm = Підтвердження
check-inbox-title = Тепер перевірте пошту
check-inbox = Якщо адреса правильна, повідомлення вже в дорозі: { $address }. Відкрийте його, перейдіть за посиланням і натисніть кнопку — і лист надходитиме.
check-inbox-hint = Це може тривати кілька хвилин. Якщо повідомлення немає, загляньте до папки «Спам». Посилання діє 48 годин. Цю сторінку можна закрити.
confirm-title = Ще один крок
confirm-question = Надсилати вечірній лист на адресу { $address }?
confirm-button = Так, надсилайте
confirmed-title = Вітаємо. До зустрічі о { $time } UTC
confirmed = Вашу адресу підтверджено. Перший лист надійде сьогодні ввечері.
link-expired-title = Це посилання більше не діє
link-expired = Посилання в наших повідомленнях діють обмежений час. Підпишіться, будь ласка, ще раз: це займе хвилину.
preferences-title = Ваш лист
preferences-intro = Пароль не потрібен: ця сторінка відкривається лише за посиланням із вашого листа, і це посилання тільки ваше.
preferences-since = { $address }, дата підписки: { $date }
save = Зберегти
saved = Збережено.
leave-title = Відписка
leave-question = Більше не надсилати вечірній лист на адресу { $address }?
leave-explain = Один клік, жодних запитань.
leave-button = Відписатися
left-title = Готово. Листів більше не буде
left = Адресу { $address } видалено. Якщо на момент вашого кліку сьогоднішній лист уже було надіслано, він ще може надійти; він останній.
left-undo = Це помилка, поверніть лист
read-front-page = Перейти на головну
web-edition-title = Вечірній лист: { $date }
no-letter-that-day = Того вечора листа не було.
too-many-requests-title = Трохи повільніше, будь ласка
too-many-requests = З вашої мережі за короткий час надійшло забагато заявок на підписку. Спробуйте, будь ласка, ще раз за кілька хвилин.

## The mails
mail-confirm-subject = Будь ласка, підтвердьте: вечірній лист
mail-confirm-text = Хтось — сподіваємося, що ви, — замовив на цю адресу вечірній лист від редакції «{ $name }». Щоб отримувати його, відкрийте цю сторінку й натисніть кнопку:
mail-confirm-ignore = Якщо це були не ви, нічого не робіть. Ми більше не напишемо, і через 48 годин у нас нічого не залишиться.
mail-confirm-action = Підтвердити адресу
mail-good-evening = Доброго вечора.
mail-hard-news = Головні новини
mail-features = На вечір
mail-corrections = Виправлення
mail-correction-stood = У нашому листі від { $date } була попередня версія.
mail-read-on = Читати далі
mail-withdrawn = Цей матеріал відкликано.
mail-view-online = Прочитати цей лист на сайті
mail-unsubscribe = Відписатися одним кліком
mail-preferences = Мова і час
mail-why = Ви отримуєте цей лист, бо підписалися на нього на сайті «{ $name }».

## Errors
not-found-title = Такої сторінки тут немає
not-found = Можливо, в адресі є помилка або посилання, яке привело вас сюди, старше за нашу пам’ять. Ви все зробили правильно.
withdrawn-title = Ми відкликали цей матеріал
withdrawn = Текст зникає, адреса лишається, і ми пояснюємо чому.
withdrawn-on = Відкликано: { $time }
withdrawn-agency = Агентство, яке надіслало матеріал, відкликало його.
withdrawn-editors = Наша редакція зняла цей матеріал.
unavailable-title = Невелика перерва
unavailable = Одна зі служб, від яких залежить ця сторінка, не відповідає. Матеріали й далі можна читати; спробуйте, будь ласка, ще раз за кілька хвилин.
bad-request-title = Дані дійшли до нас не повністю
bad-request = Форму заповнено не до кінця або вона завелика. Поверніться, будь ласка, назад і спробуйте ще раз.
