# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = براہِ راست جائیں
skip-content = مواد پر جائیں
skip-navigation = نیویگیشن پر جائیں
skip-more = { $name } سے مزید
skip-languages = زبانوں پر جائیں
languages = زبانیں
sections = شعبے
front-page = صفحۂ اول
section-world = دنیا
section-economy = معیشت
section-science = سائنس
section-climate = ماحولیات
section-culture = ثقافت
section-sport = کھیل
section-features = فیچر

## Article
breadcrumb-label = شعبہ اور تاریخ
published = اشاعت: { $time }
updated = اپ ڈیٹ: { $time }
minutes-to-read = { $count ->
    [one] مطالعے کا وقت { $count } منٹ
   *[other] مطالعے کا وقت { $count } منٹ
}
in-languages = { $count ->
    [one] { $count } زبان میں
   *[other] { $count } زبانوں میں
}
print = پرنٹ کریں
picture-credit = تصویر: { $credit }
video-credit = ویڈیو: { $credit }
audio-credit = آڈیو: { $credit }
read-more = مزید پڑھیں
video = ویڈیو
audio = آڈیو
# Read aloud by screen readers in place of the play button.
play-video = ویڈیو چلائیں، { $duration }: { $title }
play-audio = آڈیو چلائیں، { $duration }: { $title }
# The text that stands where the player cannot.
download-media = فائل ڈاؤن لوڈ کریں
duration-hours = { $count ->
    [one] { $count } گھنٹہ
   *[other] { $count } گھنٹے
}
duration-minutes = { $count ->
    [one] { $count } منٹ
   *[other] { $count } منٹ
}
duration-seconds = { $count ->
    [one] { $count } سیکنڈ
   *[other] { $count } سیکنڈ
}
correction = تصحیح
clarification = وضاحت
update-note = اپ ڈیٹ
preview-note = { $name } کے لیے پیش منظر، { $time } تک۔ ابھی شائع نہیں ہوا؛ براہ کرم آگے نہ بھیجیں۔
corrected = تصحیح شدہ
more-on-topic = اس موضوع پر مزید
audio-and-video = اس موضوع پر آڈیو اور ویڈیو
links = لنکس
recommended = ہماری تجویز
most-recent = تازہ ترین
more-of-section = { $section } سے مزید
latest-in-section = تازہ ترین پہلے، ہمارے مدیران اور خبر رساں اداروں کی جانب سے۔
no-stories-yet = یہاں ابھی کچھ شائع نہیں ہوا۔ تازہ ترین خبریں صفحۂ اول پر ہیں۔

## Languages
in-thirty-languages = { $name }، { $count } زبانوں میں
story-in-marked-languages = یہ خبر نشان زدہ زبانوں میں پڑھی جا سکتی ہے
this-story = ، یہ خبر

## Footer
read-it-your-way = اپنے انداز سے پڑھیے
evening-letter = شام کا خط
feed-atom = فیڈ (Atom)
feed-json = فیڈ (JSON)
site-map = سائٹ کا نقشہ
no-cookies = نہ کوکیز، نہ نگرانی
copyright = © { $name } { $year }

## The evening box
each-evening-at = ہر شام بوقت
letter-promise-title = دن بھر کی خبریں، تول کر۔ ایک خط۔
letter-promise = ہر شام { $time } UTC پر مدیران دن کی اہم خبروں اور معیاری فیچرز کا انتخاب بھیجتے ہیں۔
letter-five-minutes = پانچ منٹ کا مطالعہ، اور پھر دن ختم ہو سکتا ہے۔
email-address = آپ کا ای میل پتہ
sign-up = سائن اپ کریں
letter-small-print = ہم تصدیق کے لیے آپ کو ایک لنک بھیجتے ہیں۔ کسی بھی خط میں ایک کلک سے یہ بند ہو جاتا ہے۔

## Sign-up pages
letter-intro = انسانوں کا انتخاب، آپ کے کلکس کی بنیاد پر ہرگز نہیں۔
letter-language = خط کی زبان
letter-time = وقت
letter-time-utc = ہر شام { $time } UTC پر
letter-time-local = ہر شام { $time } پر، میرے ٹائم زون میں
time-zone = ٹائم زون
email-invalid = یہ پتہ مکمل نہیں ہے۔ براہِ کرم جانچ لیں، مثلاً name@example.org۔
sign-up-consent = مجھے { $name } کا شام کا خط ای میل کے ذریعے چاہیے۔ میری طرف سے اسے کسی بھی وقت ایک کلک سے بند کیا جا سکتا ہے۔
sign-up-kept = پتے کی تصدیق کے لیے ہم ایک پیغام بھیجیں گے۔ اس میں کلک نہ ہو تو 48 گھنٹے بعد کچھ محفوظ نہیں رکھا جاتا۔ ہم یہ نہیں ناپتے کہ کون کیا کھولتا ہے۔
step-sign-up = سائن اپ
step-confirm = تصدیق
check-inbox-title = اب اپنا اِن باکس دیکھیے
check-inbox = اگر پتہ درست ہے تو ایک پیغام { $address } کی طرف روانہ ہو چکا ہے۔ اسے کھولیے، لنک پر جائیے اور بٹن دبائیے، خط آنے لگے گا۔
check-inbox-hint = اس میں چند منٹ لگ سکتے ہیں۔ اگر پیغام نہ ملے تو سپیم فولڈر میں دیکھیے۔ لنک 48 گھنٹے تک کام کرتا ہے۔ آپ یہ صفحہ بند کر سکتے ہیں۔
confirm-title = بس ایک قدم اور
confirm-question = شام کا خط { $address } پر بھیجیں؟
confirm-button = جی ہاں، مجھے بھیجیے
confirmed-title = خوش آمدید۔ { $time } UTC پر ملتے ہیں
confirmed = آپ کے پتے کی تصدیق ہو گئی ہے۔ پہلا خط آج شام پہنچے گا۔
link-expired-title = یہ لنک اب کام نہیں کرتا
link-expired = ہمارے پیغامات کے لنک محدود وقت تک کام کرتے ہیں۔ براہِ کرم دوبارہ سائن اپ کریں؛ بس ایک لمحہ لگتا ہے۔
preferences-title = آپ کا خط
preferences-intro = پاس ورڈ کی ضرورت نہیں: یہ صفحہ صرف آپ کے خط کے لنک سے کھلتا ہے، اور وہ لنک صرف آپ کا ہے۔
preferences-since = { $address }، { $date } سے
save = محفوظ کریں
saved = محفوظ ہو گیا۔
leave-title = رکنیت چھوڑیں
leave-question = کیا { $address } پر شام کا خط بھیجنا بند کر دیں؟
leave-explain = ایک کلک، کوئی سوال نہیں۔
leave-button = رکنیت ختم کریں
left-title = ہو گیا۔ اب مزید خط نہیں آئیں گے
left = { $address } کو ہٹا دیا گیا ہے۔ اگر آپ کے کلک کے وقت آج کا خط روانہ ہو چکا تھا تو وہ اب بھی پہنچ سکتا ہے؛ وہی آخری ہو گا۔
left-undo = غلطی ہو گئی، خط دوبارہ جاری کریں
read-front-page = صفحۂ اول پڑھیے
web-edition-title = { $date } کا شام کا خط
no-letter-that-day = اُس شام کوئی خط نہیں تھا۔
too-many-requests-title = براہِ کرم ذرا آہستہ
too-many-requests = آپ کے نیٹ ورک سے مختصر وقت میں بہت زیادہ سائن اپ ہوئے۔ براہِ کرم چند منٹ بعد دوبارہ کوشش کریں۔

## The mails
mail-confirm-subject = براہِ کرم تصدیق کریں: شام کا خط
mail-confirm-text = کسی نے، امید ہے آپ ہی نے، اس پتے پر { $name } کا شام کا خط طلب کیا ہے۔ اسے حاصل کرنے کے لیے یہ صفحہ کھولیے اور بٹن دبائیے:
mail-confirm-ignore = اگر یہ آپ نہیں تھے تو کچھ نہ کیجیے۔ ہم آپ کو دوبارہ نہیں لکھیں گے، اور 48 گھنٹے بعد کچھ محفوظ نہیں رکھا جاتا۔
mail-confirm-action = پتے کی تصدیق کریں
mail-good-evening = شام بخیر۔
mail-hard-news = اہم خبریں
mail-features = آج شام کے لیے
mail-corrections = تصحیحات
mail-correction-stood = پچھلا متن ہمارے { $date } کے خط میں شائع ہوا تھا۔
mail-read-on = آگے پڑھیں
mail-withdrawn = یہ خبر واپس لے لی گئی ہے۔
mail-view-online = یہ خط ویب پر پڑھیں
mail-unsubscribe = ایک کلک سے رکنیت ختم کریں
mail-preferences = زبان اور وقت
mail-why = یہ خط آپ کو اس لیے مل رہا ہے کہ آپ نے { $name } پر اس کے لیے سائن اپ کیا تھا۔

## Errors
not-found-title = یہ صفحہ یہاں نہیں ہے
not-found = ہو سکتا ہے پتہ غلط لکھا گیا ہو، یا جو لنک آپ کو یہاں لایا وہ ہماری یادداشت سے پرانا ہو۔ آپ نے کچھ غلط نہیں کیا۔
withdrawn-title = ہم نے یہ خبر واپس لے لی ہے
withdrawn = متن ہٹ جاتا ہے، پتہ باقی رہتا ہے، اور ہم وجہ بتاتے ہیں۔
withdrawn-on = واپس لی گئی: { $time }
withdrawn-agency = جس ادارے نے یہ بھیجی تھی اُس نے اسے واپس لے لیا ہے۔
withdrawn-editors = ہمارے مدیران نے اسے واپس لے لیا ہے۔
unavailable-title = یہاں ذرا وقفہ ہے
unavailable = اس صفحے کے پیچھے کوئی چیز جواب نہیں دے رہی۔ خبریں اب بھی پڑھی جا سکتی ہیں؛ براہِ کرم چند منٹ بعد دوبارہ کوشش کریں۔
bad-request-title = یہ ہم تک پورا نہیں پہنچا
bad-request = فارم نامکمل تھا یا بہت بڑا تھا۔ براہِ کرم واپس جا کر دوبارہ کوشش کریں۔
