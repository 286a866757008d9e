# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = پرش
skip-content = پرش به محتوا
skip-navigation = پرش به فهرست
skip-more = مطالب بیشتر از { $name }
skip-languages = پرش به زبان‌ها
languages = زبان‌ها
sections = بخش‌ها
front-page = صفحهٔ نخست
section-world = جهان
section-economy = اقتصاد
section-science = دانش
section-climate = اقلیم
section-culture = فرهنگ
section-sport = ورزش
section-features = گزارش‌های ویژه

## Article
breadcrumb-label = بخش و تاریخ
published = انتشار: { $time }
updated = به‌روزرسانی: { $time }
minutes-to-read = { $count ->
    [one] { $count } دقیقه خواندن
   *[other] { $count } دقیقه خواندن
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
download-media = بارگیری پرونده
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
update-note = به‌روزرسانی
preview-note = پیش‌نمایش برای { $name } تا { $time }. هنوز منتشر نشده است؛ لطفاً آن را پخش نکنید.
corrected = تصحیح‌شده
more-on-topic = بیشتر دربارهٔ این موضوع
audio-and-video = صدا و ویدیو دربارهٔ این موضوع
links = پیوندها
recommended = پیشنهاد ما
most-recent = تازه‌ترین‌ها
more-of-section = مطالب بیشتر از بخش «{ $section }»
latest-in-section = تازه‌ترین‌ها در آغاز، از دبیران ما و خبرگزاری‌ها.
no-stories-yet = هنوز چیزی در اینجا منتشر نشده است. تازه‌ترین مطالب در صفحهٔ نخست است.

## Languages
in-thirty-languages = { $name } به { $count } زبان
story-in-marked-languages = این مطلب را می‌توان به زبان‌های نشان‌دار خواند
this-story = ، این مطلب

## Footer
read-it-your-way = به شیوهٔ خود بخوانید
evening-letter = نامهٔ شامگاهی
feed-atom = خوراک (Atom)
feed-json = خوراک (JSON)
site-map = نقشهٔ سایت
no-cookies = بدون کوکی، بدون ردیابی
copyright = © { $name } { $year }

## The evening box
each-evening-at = هر شامگاه ساعت
letter-promise-title = روز، سنجیده. یک نامه.
letter-promise = هر شامگاه ساعت { $time } UTC دبیران گزیده‌ای از مهم‌ترین خبرها و بهترین گزارش‌های روز را می‌فرستند.
letter-five-minutes = پنج دقیقه خواندن، و آنگاه روز می‌تواند به پایان برسد.
email-address = نشانی ایمیل شما
sign-up = ثبت‌نام
letter-small-print = پیوندی برای تأیید به شما می‌فرستیم. یک کلیک در هر نامه، آن را متوقف می‌کند.

## Sign-up pages
letter-intro = برگزیدهٔ آدم‌ها، نه هرگز بر پایهٔ کلیک‌های شما.
letter-language = زبان نامه
letter-time = زمان
letter-time-utc = هر شامگاه ساعت { $time } UTC
letter-time-local = هر شامگاه ساعت { $time } به وقت محلی من
time-zone = منطقهٔ زمانی
email-invalid = این نشانی کامل نیست. لطفاً آن را بررسی کنید، برای نمونه name@example.org.
sign-up-consent = مایلم نامهٔ شامگاهی { $name } را با ایمیل دریافت کنم. هر زمان بخواهم می‌توانم با یک کلیک آن را متوقف کنم.
sign-up-kept = برای تأیید نشانی تنها یک پیام می‌فرستیم. اگر در آن کلیک نشود، پس از ۴۸ ساعت چیزی نگه داشته نمی‌شود. ما اندازه نمی‌گیریم که چه کسی چه چیزی را باز می‌کند.
step-sign-up = ثبت‌نام
step-confirm = تأیید
check-inbox-title = اکنون صندوق ورودی خود را ببینید
check-inbox = اگر نشانی درست باشد، پیامی در راه { $address } است. آن را باز کنید، پیوند را دنبال کنید و دکمه را بزنید تا نامه بیاید.
check-inbox-hint = شاید چند دقیقه طول بکشد. اگر پیام نرسیده بود، پوشهٔ هرزنامه را ببینید. پیوند تا ۴۸ ساعت کار می‌کند. می‌توانید این صفحه را ببندید.
confirm-title = یک گام دیگر
confirm-question = نامهٔ شامگاهی به { $address } فرستاده شود؟
confirm-button = بله، برایم بفرستید
confirmed-title = خوش آمدید. دیدار ما ساعت { $time } UTC
confirmed = نشانی شما تأیید شد. نخستین نامه همین شامگاه به دستتان می‌رسد.
link-expired-title = این پیوند دیگر کار نمی‌کند
link-expired = پیوندهای پیام‌های ما مدت محدودی کار می‌کنند. لطفاً دوباره ثبت‌نام کنید؛ لحظه‌ای بیش نمی‌برد.
preferences-title = نامهٔ شما
preferences-intro = گذرواژه لازم نیست: این صفحه تنها از پیوندی در نامهٔ شما باز می‌شود و آن پیوند فقط از آنِ شماست.
preferences-since = { $address }، از { $date }
save = ذخیره
saved = ذخیره شد.
leave-title = لغو اشتراک
leave-question = فرستادن نامهٔ شامگاهی به { $address } متوقف شود؟
leave-explain = یک کلیک، بی هیچ پرسشی.
leave-button = لغو اشتراک
left-title = انجام شد. دیگر نامه‌ای نمی‌آید
left = نشانی { $address } حذف شد. اگر هنگام کلیک شما نامهٔ امشب فرستاده شده بود، شاید هنوز برسد؛ این آخرین نامه است.
left-undo = اشتباه بود، نامه را برگردانید
read-front-page = صفحهٔ نخست را بخوانید
web-edition-title = نامهٔ شامگاهی { $date }
no-letter-that-day = آن شب نامه‌ای در کار نبود.
too-many-requests-title = لطفاً کمی آهسته‌تر
too-many-requests = در زمانی کوتاه ثبت‌نام‌های بسیاری از شبکهٔ شما انجام شد. لطفاً چند دقیقهٔ دیگر دوباره تلاش کنید.

## The mails
mail-confirm-subject = لطفاً تأیید کنید: نامهٔ شامگاهی
mail-confirm-text = کسی، امیدواریم خود شما، نامهٔ شامگاهی { $name } را برای این نشانی درخواست کرده است. برای دریافت آن، این صفحه را باز کنید و دکمه را بزنید:
mail-confirm-ignore = اگر شما نبودید، کاری نکنید. دیگر پیامی از ما نخواهید گرفت و پس از ۴۸ ساعت چیزی نگه داشته نمی‌شود.
mail-confirm-action = تأیید نشانی
mail-good-evening = شامگاه به‌خیر.
mail-hard-news = مهم‌ترین خبرها
mail-features = برای امشب
mail-corrections = تصحیح‌ها
mail-correction-stood = نسخهٔ پیشین در نامهٔ ما به تاریخ { $date } آمده بود.
mail-read-on = ادامهٔ مطلب
mail-withdrawn = این مطلب پس گرفته شده است.
mail-view-online = این نامه را در وب بخوانید
mail-unsubscribe = لغو اشتراک با یک کلیک
mail-preferences = زبان و زمان
mail-why = این نامه را دریافت می‌کنید چون در { $name } برای آن ثبت‌نام کرده‌اید.

## Errors
not-found-title = این صفحه اینجا نیست
not-found = شاید نشانی اشتباه نوشته شده باشد یا پیوندی که شما را آورده از حافظهٔ ما قدیمی‌تر باشد. شما هیچ اشتباهی نکرده‌اید.
withdrawn-title = این مطلب را پس گرفته‌ایم
withdrawn = متن می‌رود، نشانی می‌ماند و ما می‌گوییم چرا.
withdrawn-on = پس گرفته شد: { $time }
withdrawn-agency = خبرگزاری فرستنده آن را پس گرفته است.
withdrawn-editors = دبیران ما آن را پس گرفته‌اند.
unavailable-title = درنگی کوتاه
unavailable = چیزی در پشت این صفحه پاسخ نمی‌دهد. مطالب همچنان خواندنی است؛ لطفاً چند دقیقهٔ دیگر دوباره تلاش کنید.
bad-request-title = کامل به دست ما نرسید
bad-request = فرم ناقص یا بیش از اندازه بزرگ بود. لطفاً برگردید و دوباره تلاش کنید.
