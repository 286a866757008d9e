# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = সরাসরি যান
skip-content = সরাসরি মূল অংশে যান
skip-navigation = সরাসরি নেভিগেশনে যান
skip-more = { $name } থেকে আরও
skip-languages = সরাসরি ভাষা তালিকায় যান
languages = ভাষা
sections = বিভাগ
front-page = প্রথম পাতা
section-world = বিশ্ব
section-economy = অর্থনীতি
section-science = বিজ্ঞান
section-climate = জলবায়ু
section-culture = সংস্কৃতি
section-sport = খেলা
section-features = ফিচার

## Article
breadcrumb-label = বিভাগ ও তারিখ
published = প্রকাশিত: { $time }
updated = হালনাগাদ: { $time }
minutes-to-read = { $count ->
    [one] পড়তে { $count } মিনিট
   *[other] পড়তে { $count } মিনিট
}
in-languages = { $count ->
    [one] { $count }টি ভাষায়
   *[other] { $count }টি ভাষায়
}
print = প্রিন্ট করুন
picture-credit = ছবি: { $credit }
video-credit = ভিডিও: { $credit }
audio-credit = অডিও: { $credit }
read-more = আরও পড়ুন
video = ভিডিও
audio = অডিও
# Read aloud by screen readers in place of the play button.
play-video = ভিডিও চালান, { $duration }: { $title }
play-audio = অডিও চালান, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = ফাইলটি ডাউনলোড করুন
duration-hours = { $count ->
    [one] { $count } ঘণ্টা
   *[other] { $count } ঘণ্টা
}
duration-minutes = { $count ->
    [one] { $count } মিনিট
   *[other] { $count } মিনিট
}
duration-seconds = { $count ->
    [one] { $count } সেকেন্ড
   *[other] { $count } সেকেন্ড
}
correction = সংশোধনী
clarification = ব্যাখ্যা
update-note = হালনাগাদ
preview-note = { $name }-এর জন্য প্রাকদর্শন, { $time } পর্যন্ত। এখনো প্রকাশিত নয়; অনুগ্রহ করে কাউকে দেবেন না।
corrected = সংশোধিত
more-on-topic = এ বিষয়ে আরও
audio-and-video = এ বিষয়ে অডিও ও ভিডিও
links = লিংক
recommended = আমাদের সুপারিশ
most-recent = সর্বশেষ
more-of-section = “{ $section }” বিভাগের আরও
latest-in-section = সবচেয়ে নতুনটি আগে, আমাদের সম্পাদক ও সংবাদ সংস্থাগুলোর কাছ থেকে।
no-stories-yet = এখানে এখনো কিছু প্রকাশিত হয়নি। সর্বশেষ খবর প্রথম পাতায় আছে।

## Languages
in-thirty-languages = { $name }, { $count }টি ভাষায়
story-in-marked-languages = চিহ্নিত ভাষাগুলোতে এই প্রতিবেদনটি পড়া যায়
this-story = , এই প্রতিবেদন

## Footer
read-it-your-way = পড়ুন নিজের মতো করে
evening-letter = সান্ধ্য চিঠি
feed-atom = ফিড (Atom)
feed-json = ফিড (JSON)
site-map = সাইট ম্যাপ
no-cookies = কুকি নেই, নজরদারি নেই
copyright = © { $name } { $year }

## The evening box
each-evening-at = প্রতি সন্ধ্যায়
letter-promise-title = যাচাই করা একটি দিন। একটিই চিঠি।
letter-promise = প্রতি সন্ধ্যায় { $time } UTC-তে সম্পাদকেরা দিনের গুরুত্বপূর্ণ খবর ও সেরা ফিচারের বাছাই পাঠান।
letter-five-minutes = পাঁচ মিনিট পড়া, তারপর দিনটি শেষ হতে পারে।
email-address = আপনার ইমেইল ঠিকানা
sign-up = নিবন্ধন করুন
letter-small-print = নিশ্চিত করার জন্য আমরা আপনাকে একটি লিংক পাঠাই। যেকোনো চিঠিতে এক ক্লিকেই এটি বন্ধ হয়।

## Sign-up pages
letter-intro = মানুষের বাছাই, কখনোই আপনার ক্লিক দেখে নয়।
letter-language = চিঠির ভাষা
letter-time = কখন
letter-time-utc = প্রতি সন্ধ্যায় { $time } UTC
letter-time-local = প্রতি সন্ধ্যায় { $time }, আমার সময় অঞ্চলে
time-zone = সময় অঞ্চল
email-invalid = ঠিকানাটি অসম্পূর্ণ। অনুগ্রহ করে মিলিয়ে দেখুন, যেমন naam@example.org।
sign-up-consent = আমি ইমেইলে { $name }-এর সান্ধ্য চিঠি পেতে চাই। যেকোনো সময় এক ক্লিকে এটি বন্ধ করতে পারি।
sign-up-kept = ঠিকানা নিশ্চিত করতে আমরা একটিমাত্র বার্তা পাঠাব। সেখানে ক্লিক না করলে ৪৮ ঘণ্টা পর কিছুই রাখা হয় না। কে কী খোলেন, তা আমরা মাপি না।
step-sign-up = নিবন্ধন
step-confirm = নিশ্চিতকরণ
check-inbox-title = এবার আপনার ইনবক্স দেখুন
check-inbox = ঠিকানা ঠিক থাকলে { $address } ঠিকানায় একটি বার্তা রওনা হয়েছে। সেটি খুলুন, লিংকে যান ও বোতামটি চাপুন, তাহলেই চিঠি আসবে।
check-inbox-hint = কয়েক মিনিট লাগতে পারে। না পেলে স্প্যাম ফোল্ডারে দেখুন। লিংকটি ৪৮ ঘণ্টা কাজ করে। এই পাতাটি বন্ধ করতে পারেন।
confirm-title = আর একটি ধাপ
confirm-question = সান্ধ্য চিঠি কি { $address } ঠিকানায় পাঠানো হবে?
confirm-button = হ্যাঁ, আমাকে পাঠান
confirmed-title = স্বাগতম। দেখা হবে { $time } UTC-তে
confirmed = আপনার ঠিকানা নিশ্চিত হয়েছে। প্রথম চিঠি আজ সন্ধ্যায় পৌঁছাবে।
link-expired-title = লিংকটি আর কাজ করে না
link-expired = আমাদের বার্তার লিংক সীমিত সময়ের জন্য কাজ করে। অনুগ্রহ করে আবার নিবন্ধন করুন; এক মুহূর্তের কাজ।
preferences-title = আপনার চিঠি
preferences-intro = পাসওয়ার্ড লাগে না: এই পাতা কেবল আপনার চিঠির লিংক থেকেই খোলে, আর লিংকটি শুধু আপনার।
preferences-since = { $address }, { $date } থেকে
save = সংরক্ষণ করুন
saved = সংরক্ষিত হয়েছে।
leave-title = গ্রাহকত্ব ছাড়ুন
leave-question = { $address } ঠিকানায় সান্ধ্য চিঠি পাঠানো কি বন্ধ করা হবে?
leave-explain = এক ক্লিক, কোনো প্রশ্ন নয়।
leave-button = গ্রাহকত্ব ছাড়ুন
left-title = হয়ে গেছে। আর কোনো চিঠি আসবে না
left = { $address } মুছে ফেলা হয়েছে। ক্লিক করার আগেই আজকের চিঠি রওনা হয়ে থাকলে সেটি এখনো আসতে পারে; সেটিই শেষ।
left-undo = ভুল হয়েছে, চিঠি ফিরিয়ে দিন
read-front-page = প্রথম পাতা পড়ুন
web-edition-title = { $date }-এর সান্ধ্য চিঠি
no-letter-that-day = সেই সন্ধ্যায় কোনো চিঠি ছিল না।
too-many-requests-title = অনুগ্রহ করে একটু ধীরে
too-many-requests = আপনার নেটওয়ার্ক থেকে অল্প সময়ে অনেক বেশি নিবন্ধন হয়েছে। অনুগ্রহ করে কয়েক মিনিট পর আবার চেষ্টা করুন।

## The mails
mail-confirm-subject = অনুগ্রহ করে নিশ্চিত করুন: সান্ধ্য চিঠি
mail-confirm-text = কেউ একজন, আশা করি আপনিই, এই ঠিকানায় { $name }-এর সান্ধ্য চিঠি চেয়েছেন। এটি পেতে এই পাতা খুলে বোতামটি চাপুন:
mail-confirm-ignore = আপনি না হয়ে থাকলে কিছু করতে হবে না। আমরা আর লিখব না, আর ৪৮ ঘণ্টা পর কিছুই রাখা হয় না।
mail-confirm-action = ঠিকানা নিশ্চিত করুন
mail-good-evening = শুভ সন্ধ্যা।
mail-hard-news = গুরুত্বপূর্ণ খবর
mail-features = আজ সন্ধ্যার জন্য
mail-corrections = সংশোধনী
mail-correction-stood = আমাদের { $date }-এর চিঠিতে আগের সংস্করণটি ছিল।
mail-read-on = পড়তে থাকুন
mail-withdrawn = প্রতিবেদনটি প্রত্যাহার করা হয়েছে।
mail-view-online = এই চিঠি ওয়েবে পড়ুন
mail-unsubscribe = এক ক্লিকে গ্রাহকত্ব ছাড়ুন
mail-preferences = ভাষা ও সময়
mail-why = আপনি { $name }-এ নিবন্ধন করেছেন বলে এই চিঠি পাচ্ছেন।

## Errors
not-found-title = পাতাটি এখানে নেই
not-found = ঠিকানাটি হয়তো ভুল লেখা হয়েছে, কিংবা যে লিংক আপনাকে এনেছে তা আমাদের স্মৃতির চেয়েও পুরোনো। আপনি ভুল কিছু করেননি।
withdrawn-title = আমরা প্রতিবেদনটি প্রত্যাহার করেছি
withdrawn = লেখাটি সরে যায়, ঠিকানা থেকে যায়, আর আমরা কারণ জানাই।
withdrawn-on = প্রত্যাহার: { $time }
withdrawn-agency = যে সংস্থা এটি পাঠিয়েছিল, তারা এটি প্রত্যাহার করেছে।
withdrawn-editors = আমাদের সম্পাদকেরা এটি প্রত্যাহার করেছেন।
unavailable-title = একটু বিরতি
unavailable = এই পাতার পেছনে কিছু একটা সাড়া দিচ্ছে না। খবর এখনো পড়া যায়; অনুগ্রহ করে কয়েক মিনিট পর আবার চেষ্টা করুন।
bad-request-title = এটি আমাদের কাছে সম্পূর্ণ পৌঁছায়নি
bad-request = ফর্মটি অসম্পূর্ণ বা খুব বড় ছিল। অনুগ্রহ করে ফিরে গিয়ে আবার চেষ্টা করুন।
