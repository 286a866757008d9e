# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = انتقال سريع
skip-content = الانتقال إلى المحتوى
skip-navigation = الانتقال إلى قائمة التصفح
skip-more = المزيد من { $name }
skip-languages = الانتقال إلى اللغات
languages = اللغات
sections = الأقسام
front-page = الصفحة الأولى
section-world = العالم
section-economy = اقتصاد
section-science = علوم
section-climate = مناخ
section-culture = ثقافة
section-sport = رياضة
section-features = تقارير معمقة

## Article
breadcrumb-label = القسم والتاريخ
published = نُشر: { $time }
updated = حُدّث: { $time }
minutes-to-read = { $count ->
    [zero] أقل من دقيقة للقراءة
    [one] دقيقة واحدة للقراءة
    [two] دقيقتان للقراءة
    [few] { $count } دقائق للقراءة
    [many] { $count } دقيقة للقراءة
   *[other] { $count } دقيقة للقراءة
}
in-languages = { $count ->
    [zero] في { $count } لغة
    [one] بلغة واحدة
    [two] بلغتين
    [few] في { $count } لغات
    [many] في { $count } لغة
   *[other] في { $count } لغة
}
print = طباعة
picture-credit = الصورة: { $credit }
video-credit = الفيديو: { $credit }
audio-credit = الصوت: { $credit }
read-more = اقرؤوا المزيد
video = فيديو
audio = صوت
# Read aloud by screen readers in place of the play button.
play-video = تشغيل الفيديو، { $duration }: { $title }
play-audio = تشغيل الصوت، { $duration }: { $title }
# The text that stands where the player cannot.
download-media = تنزيل الملف
duration-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
duration-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
duration-seconds = { $count ->
    [zero] { $count } ثانية
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
}
correction = تصحيح
clarification = توضيح
update-note = تحديث
preview-note = معاينة لـ { $name } حتى { $time }. لم يُنشر بعد؛ يُرجى عدم تداوله.
corrected = مصحَّح
more-on-topic = المزيد حول هذا الموضوع
audio-and-video = صوت وفيديو حول الموضوع
links = روابط
recommended = نرشّح لكم
most-recent = الأحدث
more-of-section = المزيد من قسم «{ $section }»
latest-in-section = الأحدث أولًا، من محررينا ومن وكالات الأنباء.
no-stories-yet = لم يُنشر شيء هنا بعد. أحدث المواد على الصفحة الأولى.

## Languages
in-thirty-languages = { $name } في { $count } لغة
story-in-marked-languages = يمكن قراءة هذه المادة باللغات المشار إليها
this-story = ، هذه المادة

## Footer
read-it-your-way = اقرؤوا على طريقتكم
evening-letter = رسالة المساء
feed-atom = خلاصة (Atom)
feed-json = خلاصة (JSON)
site-map = خريطة الموقع
no-cookies = بلا ملفات تعريف ارتباط وبلا تتبّع
copyright = © { $name } { $year }

## The evening box
each-evening-at = كل مساء عند الساعة
letter-promise-title = اليوم، موزونًا. رسالة واحدة.
letter-promise = كل مساء عند الساعة { $time } UTC يرسل المحررون مختارات من أهم أخبار اليوم وأجود تقاريره.
letter-five-minutes = خمس دقائق من القراءة، ثم يمكن لليوم أن ينتهي.
email-address = عنوان بريدكم الإلكتروني
sign-up = اشتراك
letter-small-print = نرسل إليكم رابطًا للتأكيد. وتكفي نقرة واحدة في أي رسالة لإيقافها.

## Sign-up pages
letter-intro = يختارها بشر، ولا تُبنى أبدًا على ما نقرتم عليه.
letter-language = لغة الرسالة
letter-time = متى
letter-time-utc = كل مساء عند الساعة { $time } UTC
letter-time-local = كل مساء عند الساعة { $time } بتوقيت منطقتي
time-zone = المنطقة الزمنية
email-invalid = هذا العنوان غير مكتمل. يُرجى التحقق منه، مثلًا name@example.org.
sign-up-consent = أودّ تلقي رسالة المساء من { $name } بالبريد الإلكتروني. ويمكنني إيقافها في أي وقت بنقرة واحدة.
sign-up-kept = سنرسل رسالة واحدة لتأكيد العنوان. ومن دون نقرة فيها لا نحتفظ بشيء بعد ثمانٍ وأربعين ساعة. ولا نقيس من يفتح ماذا.
step-sign-up = الاشتراك
step-confirm = التأكيد
check-inbox-title = والآن تفقّدوا صندوق بريدكم
check-inbox = إذا كان العنوان صحيحًا فثمة رسالة في طريقها إلى { $address }. افتحوها واتبعوا الرابط واضغطوا الزر، وستصلكم رسالة المساء.
check-inbox-hint = قد يستغرق ذلك بضع دقائق. إن لم تجدوها فابحثوا في مجلد البريد غير المرغوب فيه. الرابط صالح ثمانيًا وأربعين ساعة. يمكنكم إغلاق هذه الصفحة.
confirm-title = خطوة أخيرة
confirm-question = هل نرسل رسالة المساء إلى { $address }؟
confirm-button = نعم، أرسلوها إليّ
confirmed-title = أهلًا بكم. موعدنا عند الساعة { $time } UTC
confirmed = تم تأكيد عنوانكم. تصلكم الرسالة الأولى هذا المساء.
link-expired-title = هذا الرابط لم يعد صالحًا
link-expired = الروابط في رسائلنا صالحة لمدة محدودة. يُرجى الاشتراك من جديد؛ لن يستغرق الأمر سوى لحظة.
preferences-title = رسالتكم
preferences-intro = لا حاجة إلى كلمة مرور: لا تُفتح هذه الصفحة إلا من رابط في رسالتكم، والرابط لكم وحدكم.
preferences-since = { $address }، منذ { $date }
save = حفظ
saved = تم الحفظ.
leave-title = إلغاء الاشتراك
leave-question = هل نتوقف عن إرسال رسالة المساء إلى { $address }؟
leave-explain = نقرة واحدة، بلا أسئلة.
leave-button = إلغاء الاشتراك
left-title = تم. لا مزيد من الرسائل
left = حُذف العنوان { $address }. إذا كانت رسالة هذا المساء قد أُرسلت قبل نقرتكم فقد تصلكم؛ وهي الأخيرة.
left-undo = كان ذلك خطأ، أعيدوا إليّ الرسالة
read-front-page = إلى الصفحة الأولى
web-edition-title = رسالة المساء، { $date }
no-letter-that-day = لم تصدر رسالة في ذلك المساء.
too-many-requests-title = على مهل قليلًا من فضلكم
too-many-requests = وردت من شبكتكم طلبات اشتراك كثيرة في وقت قصير. يُرجى المحاولة من جديد بعد بضع دقائق.

## The mails
mail-confirm-subject = يُرجى التأكيد: رسالة المساء
mail-confirm-text = طلب أحدهم، ونرجو أن تكونوا أنتم، رسالة المساء من { $name } على هذا العنوان. لتلقيها افتحوا هذه الصفحة واضغطوا الزر:
mail-confirm-ignore = إن لم تكونوا أنتم من طلبها فلا تفعلوا شيئًا. لن نراسلكم مجددًا، ولا نحتفظ بشيء بعد ثمانٍ وأربعين ساعة.
mail-confirm-action = تأكيد العنوان
mail-good-evening = مساء الخير.
mail-hard-news = أهم الأخبار
mail-features = لقراءة المساء
mail-corrections = تصحيحات
mail-correction-stood = وردت الصيغة السابقة في رسالتنا بتاريخ { $date }.
mail-read-on = متابعة القراءة
mail-withdrawn = سُحبت هذه المادة.
mail-view-online = قراءة هذه الرسالة على الموقع
mail-unsubscribe = إلغاء الاشتراك بنقرة واحدة
mail-preferences = اللغة والتوقيت
mail-why = تصلكم هذه الرسالة لأنكم اشتركتم فيها لدى { $name }.

## Errors
not-found-title = هذه الصفحة ليست هنا
not-found = ربما كُتب العنوان خطأ، أو أن الرابط الذي أتى بكم أقدم من ذاكرتنا. لم تخطئوا في شيء.
withdrawn-title = سحبنا هذه المادة
withdrawn = يزول النص ويبقى العنوان، ونقول لماذا.
withdrawn-on = سُحبت: { $time }
withdrawn-agency = سحبتها الوكالة التي أرسلتها.
withdrawn-editors = سحبها محررونا.
unavailable-title = استراحة قصيرة
unavailable = ثمة ما لا يستجيب خلف هذه الصفحة. ما زالت المواد متاحة للقراءة؛ يُرجى المحاولة من جديد بعد بضع دقائق.
bad-request-title = لم يصلنا ذلك كاملًا
bad-request = كان النموذج ناقصًا أو أكبر من اللازم. يُرجى العودة والمحاولة من جديد.
