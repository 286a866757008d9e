# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = پرش
skip-content = رفتن به محتوا
skip-navigation = رفتن به فهرست
skip-more = مطالب بیشتر از { $name }
skip-languages = رفتن به زبان‌ها
languages = زبان‌ها
sections = بخش‌ها
front-page = صفحهٔ اول
section-world = جهان
section-economy = اقتصاد
section-science = ساینس
section-climate = اقلیم
section-culture = فرهنگ
section-sport = ورزش
section-features = گزارش‌های ویژه

## Article
breadcrumb-label = بخش و تاریخ
published = نشر: { $time }
updated = تازه‌سازی: { $time }
minutes-to-read = { $count ->
    [one] { $count } دقیقه مطالعه
   *[other] { $count } دقیقه مطالعه
}
in-languages = { $count ->
    [one] به { $count } زبان
   *[other] به { $count } زبان
}
print = چاپ
picture-credit = عکس: { $credit }
video-credit = ویدیو: { $credit }
audio-credit = صدا: { $credit }
read-more = بیشتر بخوانید
video = ویدیو
audio = صدا
# Read aloud by screen readers in place of the play button.
play-video = پخش ویدیو، { $duration }: { $title }
play-audio = پخش صدا، { $duration }: { $title }
# The text that stands where the player cannot.
download-media = دانلود فایل
duration-hours = { $count ->
    [one] { $count } ساعت
   *[other] { $count } ساعت
}
duration-minutes = { $count ->
    [one] { $count } دقیقه
   *[other] { $count } دقیقه
}
duration-seconds = { $count ->
    [one] { $count } ثانیه
   *[other] { $count } ثانیه
}
correction = تصحیح
clarification = توضیح
update-note = معلومات تازه
preview-note = پیش‌نمایش برای { $name } تا { $time }. هنوز نشر نشده است؛ لطفاً آن را پخش نکنید.
corrected = تصحیح‌شده
more-on-topic = بیشتر دربارهٔ این موضوع
audio-and-video = صدا و ویدیو دربارهٔ این موضوع
links = لینک‌ها
recommended = پیشنهاد ما
most-recent = تازه‌ترین‌ها
more-of-section = مطالب بیشتر از بخش «{ $section }»
latest-in-section = تازه‌ترین‌ها در آغاز، از ویراستاران ما و آژانس‌های خبری.
no-stories-yet = هنوز چیزی در این‌جا نشر نشده است. تازه‌ترین مطالب در صفحهٔ اول است.

## Languages
in-thirty-languages = { $name } به { $count } زبان
story-in-marked-languages = این مطلب را می‌توان به زبان‌های نشانی‌شده خواند
this-story = ، این مطلب

## Footer
read-it-your-way = به شیوهٔ خود بخوانید
evening-letter = نامهٔ شام
feed-atom = فید (Atom)
feed-json = فید (JSON)
site-map = نقشهٔ سایت
no-cookies = بدون کوکی، بدون ردیابی
copyright = © { $name } { $year }

## The evening box
each-evening-at = هر شام ساعت
letter-promise-title = روز، سنجیده. یک نامه.
letter-promise = هر شام ساعت { $time } UTC ویراستاران گزیده‌ای از مهم‌ترین خبرها و بهترین گزارش‌های روز را می‌فرستند.
letter-five-minutes = پنج دقیقه مطالعه، و بعد روز می‌تواند به پایان برسد.
email-address = آدرس ایمیل شما
sign-up = ثبت نام
letter-small-print = لینکی برای تأیید به شما می‌فرستیم. یک کلیک در هر نامه آن را متوقف می‌سازد.

## Sign-up pages
letter-intro = به انتخاب انسان‌ها، نه هرگز بر اساس کلیک‌های شما.
letter-language = زبان نامه
letter-time = وقت
letter-time-utc = هر شام ساعت { $time } UTC
letter-time-local = هر شام ساعت { $time } به وقت محلی من
time-zone = منطقهٔ زمانی
email-invalid = این آدرس مکمل نیست. لطفاً آن را بررسی کنید، به گونهٔ مثال name@example.org.
sign-up-consent = می‌خواهم نامهٔ شام { $name } را از طریق ایمیل دریافت کنم. هر وقت بخواهم می‌توانم با یک کلیک آن را متوقف کنم.
sign-up-kept = برای تأیید آدرس تنها یک پیام می‌فرستیم. اگر در آن کلیک نشود، پس از ۴۸ ساعت چیزی نگهداری نمی‌شود. ما اندازه نمی‌گیریم که کی چه چیزی را باز می‌کند.
step-sign-up = ثبت نام
step-confirm = تأیید
check-inbox-title = حالا صندوق پیام‌های خود را ببینید
check-inbox = اگر آدرس درست باشد، پیامی در راه { $address } است. آن را باز کنید، لینک را دنبال کنید و دکمه را فشار دهید تا نامه بیاید.
check-inbox-hint = شاید چند دقیقه طول بکشد. اگر پیام نرسیده بود، پوشهٔ هرزنامه را ببینید. لینک تا ۴۸ ساعت کار می‌کند. می‌توانید این صفحه را ببندید.
confirm-title = یک قدم دیگر
confirm-question = نامهٔ شام به { $address } فرستاده شود؟
confirm-button = بلی، برایم بفرستید
confirmed-title = خوش آمدید. دیدار ما ساعت { $time } UTC
confirmed = آدرس شما تأیید شد. اولین نامه امروز شام به شما می‌رسد.
link-expired-title = این لینک دیگر کار نمی‌کند
link-expired = لینک‌های پیام‌های ما برای مدت محدود کار می‌کنند. لطفاً دوباره ثبت نام کنید؛ فقط یک لحظه وقت می‌گیرد.
preferences-title = نامهٔ شما
preferences-intro = رمز عبور لازم نیست: این صفحه تنها از لینک نامهٔ شما باز می‌شود و آن لینک تنها از شماست.
preferences-since = { $address }، از { $date }
save = ذخیره
saved = ذخیره شد.
leave-title = لغو اشتراک
leave-question = فرستادن نامهٔ شام به { $address } متوقف شود؟
leave-explain = یک کلیک، بدون سؤال.
leave-button = لغو اشتراک
left-title = انجام شد. دیگر نامه‌ای نمی‌آید
left = آدرس { $address } حذف شد. اگر هنگام کلیک شما نامهٔ امشب فرستاده شده بود، شاید هنوز برسد؛ این آخرین نامه است.
left-undo = اشتباه بود، نامه را دوباره بفرستید
read-front-page = صفحهٔ اول را بخوانید
web-edition-title = نامهٔ شام { $date }
no-letter-that-day = در آن شام نامه‌ای نبود.
too-many-requests-title = لطفاً کمی آهسته‌تر
too-many-requests = در مدت کوتاهی از شبکهٔ شما ثبت نام‌های زیادی صورت گرفت. لطفاً چند دقیقه بعد دوباره کوشش کنید.

## The mails
mail-confirm-subject = لطفاً تأیید کنید: نامهٔ شام
mail-confirm-text = کسی، امیدواریم خود شما، نامهٔ شام { $name } را برای این آدرس درخواست کرده است. برای دریافت آن، این صفحه را باز کنید و دکمه را فشار دهید:
mail-confirm-ignore = اگر شما نبودید، کاری نکنید. دیگر پیامی از ما نخواهید گرفت و پس از ۴۸ ساعت چیزی نگهداری نمی‌شود.
mail-confirm-action = تأیید آدرس
mail-good-evening = شام شما به‌خیر.
mail-hard-news = مهم‌ترین خبرها
mail-features = برای امشب
mail-corrections = تصحیح‌ها
mail-correction-stood = نسخهٔ قبلی در نامهٔ ما به تاریخ { $date } آمده بود.
mail-read-on = ادامهٔ مطلب
mail-withdrawn = این مطلب پس گرفته شده است.
mail-view-online = این نامه را در وب بخوانید
mail-unsubscribe = لغو اشتراک با یک کلیک
mail-preferences = زبان و وقت
mail-why = این نامه را دریافت می‌کنید چون در { $name } برای آن ثبت نام کرده‌اید.

## Errors
not-found-title = این صفحه این‌جا نیست
not-found = شاید آدرس اشتباه نوشته شده باشد یا لینکی که شما را آورده از حافظهٔ ما کهنه‌تر باشد. شما هیچ اشتباهی نکرده‌اید.
withdrawn-title = این مطلب را پس گرفته‌ایم
withdrawn = متن می‌رود، آدرس می‌ماند و ما می‌گوییم چرا.
withdrawn-on = پس گرفته شد: { $time }
withdrawn-agency = آژانسی که آن را فرستاده بود، آن را پس گرفته است.
withdrawn-editors = ویراستاران ما آن را پس گرفته‌اند.
unavailable-title = وقفه‌ای کوتاه
unavailable = چیزی در عقب این صفحه پاسخ نمی‌دهد. مطالب را هنوز می‌توان خواند؛ لطفاً چند دقیقه بعد دوباره کوشش کنید.
bad-request-title = مکمل به ما نرسید
bad-request = فورم ناقص یا بیش از حد بزرگ بود. لطفاً برگردید و دوباره کوشش کنید.
