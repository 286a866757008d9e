# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = ورتګ
skip-content = منځپانګې ته ورتګ
skip-navigation = لارښود ته ورتګ
skip-more = نور د { $name } له خوا
skip-languages = ژبو ته ورتګ
languages = ژبې
sections = برخې
front-page = لومړی مخ
section-world = نړۍ
section-economy = اقتصاد
section-science = ساینس
section-climate = اقلیم
section-culture = کلتور
section-sport = لوبې
section-features = ځانګړي راپورونه

## Article
breadcrumb-label = برخه او نېټه
published = خپور شوی: { $time }
updated = نوی شوی: { $time }
minutes-to-read = { $count ->
    [one] { $count } دقیقه لوستل
   *[other] { $count } دقیقې لوستل
}
in-languages = { $count ->
    [one] په { $count } ژبه
   *[other] په { $count } ژبو
}
print = چاپ
picture-credit = انځور: { $credit }
video-credit = ویډیو: { $credit }
audio-credit = غږ: { $credit }
read-more = نور ولولئ
video = ویډیو
audio = غږ
# Read aloud by screen readers in place of the play button.
play-video = ویډیو وګورئ، { $duration }: { $title }
play-audio = غږ واورئ، { $duration }: { $title }
# The text that stands where the player cannot.
download-media = دوتنه ډاونلوډ کړئ
duration-hours = { $count ->
    [one] { $count } ساعت
   *[other] { $count } ساعتونه
}
duration-minutes = { $count ->
    [one] { $count } دقیقه
   *[other] { $count } دقیقې
}
duration-seconds = { $count ->
    [one] { $count } ثانیه
   *[other] { $count } ثانیې
}
correction = سمون
clarification = روښانتیا
update-note = نوي معلومات
preview-note = د { $name } لپاره مخکتنه، تر { $time } پورې. لا نه دی خپور شوی؛ مهرباني وکړئ مه یې خپروئ.
corrected = سم شوی
more-on-topic = په دې موضوع نور
audio-and-video = په دې موضوع غږ او ویډیو
links = لینکونه
recommended = زموږ سپارښتنه
most-recent = تر ټولو نوي
more-of-section = نور د «{ $section }» له برخې
latest-in-section = تر ټولو نوي لومړی، زموږ د سمونګرو او خبري اژانسونو له خوا.
no-stories-yet = دلته لا څه نه دي خپاره شوي. تر ټولو نوي مطالب په لومړي مخ کې دي.

## Languages
in-thirty-languages = { $name } په { $count } ژبو
story-in-marked-languages = دا مطلب په نښه شویو ژبو لوستلای شئ
this-story = ، دا مطلب

## Footer
read-it-your-way = په خپله خوښه یې ولولئ
evening-letter = د ماښام لیک
feed-atom = فیډ (Atom)
feed-json = فیډ (JSON)
site-map = د سایټ نقشه
no-cookies = نه کوکي، نه څارنه
copyright = © { $name } { $year }

## The evening box
each-evening-at = هر ماښام په
letter-promise-title = ورځ، تللې شوې. یو لیک.
letter-promise = هر ماښام په { $time } UTC سمونګر د ورځې د مهمو خبرونو او غوره راپورونو ټولګه لېږي.
letter-five-minutes = پنځه دقیقې لوستل، او بیا ورځ پای ته رسېدای شي.
email-address = ستاسو برېښنالیک پته
sign-up = نوم‌لیکنه
letter-small-print = د تایید لپاره تاسو ته لینک درلېږو. په هر لیک کې یو کلیک یې بندوي.

## Sign-up pages
letter-intro = د خلکو په خوښه، هېڅکله ستاسو د کلیکونو له مخې نه.
letter-language = د لیک ژبه
letter-time = کله
letter-time-utc = هر ماښام په { $time } UTC
letter-time-local = هر ماښام په { $time } زما د سیمې په وخت
time-zone = د وخت سیمه
email-invalid = دا پته بشپړه نه ده. مهرباني وکړئ ویې ګورئ، د بېلګې په توګه name@example.org.
sign-up-consent = غواړم د { $name } د ماښام لیک په برېښنالیک ترلاسه کړم. هر وخت یې په یوه کلیک بندولای شم.
sign-up-kept = د پتې د تایید لپاره به یو پیغام ولېږو. که پکې کلیک ونه شي، تر ۴۸ ساعتونو وروسته هېڅ نه ساتل کېږي. موږ نه سنجوو چې څوک څه پرانیزي.
step-sign-up = نوم‌لیکنه
step-confirm = تایید
check-inbox-title = اوس خپل پیغام بکس وګورئ
check-inbox = که پته سمه وي، یو پیغام { $address } ته په لاره دی. پرانیزئ یې، لینک تعقیب کړئ او تڼۍ کېکاږئ، لیک به درشي.
check-inbox-hint = ښايي څو دقیقې ونیسي. که نه وي رسېدلی، د سپام پوښۍ وګورئ. لینک تر ۴۸ ساعتونو کار کوي. دا پاڼه بندولای شئ.
confirm-title = یو ګام نور
confirm-question = د ماښام لیک { $address } ته ولېږو؟
confirm-button = هو، راته یې ولېږئ
confirmed-title = ښه راغلاست. په { $time } UTC به سره ګورو
confirmed = ستاسو پته تایید شوه. لومړی لیک به نن ماښام درورسېږي.
link-expired-title = دا لینک نور کار نه کوي
link-expired = زموږ د پیغامونو لینکونه د محدود وخت لپاره کار کوي. مهرباني وکړئ بیا نوم ولیکئ؛ یوه شېبه وخت نیسي.
preferences-title = ستاسو لیک
preferences-intro = پټنوم ته اړتیا نشته: دا پاڼه یوازې ستاسو د لیک له لینک څخه پرانیستل کېږي، او لینک یوازې ستاسو دی.
preferences-since = { $address }، له { $date } راهیسې
save = خوندي کړئ
saved = خوندي شو.
leave-title = ګډون پرېښودل
leave-question = { $address } ته د ماښام لیک لېږل بند کړو؟
leave-explain = یو کلیک، بې پوښتنې.
leave-button = ګډون لغوه کړئ
left-title = وشو. نور لیکونه نه درځي
left = د { $address } پته لرې شوه. که ستاسو د کلیک پر مهال د نن ماښام لیک تللی و، ښايي لا هم درورسېږي؛ همدا وروستی دی.
left-undo = تېروتنه وه، لیک بیرته راولېږئ
read-front-page = لومړی مخ ولولئ
web-edition-title = د ماښام لیک، { $date }
no-letter-that-day = په هغه ماښام لیک نه و.
too-many-requests-title = مهرباني وکړئ لږ ورو
too-many-requests = ستاسو له شبکې څخه په لنډ وخت کې ډېرې نوم‌لیکنې وشوې. مهرباني وکړئ څو دقیقې وروسته بیا هڅه وکړئ.

## The mails
mail-confirm-subject = مهرباني وکړئ تایید یې کړئ: د ماښام لیک
mail-confirm-text = چا، هیله ده چې تاسو یاست، په دې پته د { $name } د ماښام لیک غوښتی دی. د ترلاسه کولو لپاره یې دا پاڼه پرانیزئ او تڼۍ کېکاږئ:
mail-confirm-ignore = که تاسو نه وئ، هېڅ مه کوئ. نور به درته څه ونه لیکو، او تر ۴۸ ساعتونو وروسته هېڅ نه ساتل کېږي.
mail-confirm-action = پته تایید کړئ
mail-good-evening = ماښام مو پخیر.
mail-hard-news = مهم خبرونه
mail-features = د نن ماښام لپاره
mail-corrections = سمونونه
mail-correction-stood = مخکینۍ بڼه زموږ د { $date } نېټې په لیک کې راغلې وه.
mail-read-on = نور یې ولولئ
mail-withdrawn = دا مطلب بیرته اخیستل شوی دی.
mail-view-online = دا لیک په وېب کې ولولئ
mail-unsubscribe = په یوه کلیک ګډون لغوه کړئ
mail-preferences = ژبه او وخت
mail-why = دا لیک ځکه ترلاسه کوئ چې په { $name } کې مو ورته نوم لیکلی دی.

## Errors
not-found-title = دا پاڼه دلته نشته
not-found = ښايي پته ناسمه لیکل شوې وي، یا هغه لینک چې تاسو یې راوستي یاست زموږ له حافظې زوړ وي. تاسو هېڅ تېروتنه نه ده کړې.
withdrawn-title = موږ دا مطلب بیرته واخیست
withdrawn = متن ځي، پته پاتې کېږي، او موږ وایو چې ولې.
withdrawn-on = بیرته اخیستل شوی: { $time }
withdrawn-agency = هغه اژانس چې لېږلی یې و، بیرته یې اخیستی دی.
withdrawn-editors = زموږ سمونګرو بیرته اخیستی دی.
unavailable-title = یوه لنډه دمه
unavailable = د دې پاڼې تر شا یو څه ځواب نه وايي. مطالب لا هم لوستل کېدای شي؛ مهرباني وکړئ څو دقیقې وروسته بیا هڅه وکړئ.
bad-request-title = دا موږ ته بشپړ را ونه رسېد
bad-request = فورمه نیمګړې یا ډېره لویه وه. مهرباني وکړئ شاته ولاړ شئ او بیا هڅه وکړئ.
