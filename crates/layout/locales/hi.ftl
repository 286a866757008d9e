# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = सीधे जाएँ
skip-content = सीधे सामग्री पर जाएँ
skip-navigation = सीधे नेविगेशन पर जाएँ
skip-more = { $name } से और
skip-languages = सीधे भाषाओं पर जाएँ
languages = भाषाएँ
sections = विभाग
front-page = मुख पृष्ठ
section-world = दुनिया
section-economy = अर्थव्यवस्था
section-science = विज्ञान
section-climate = जलवायु
section-culture = संस्कृति
section-sport = खेल
section-features = फ़ीचर

## Article
breadcrumb-label = विभाग और तारीख़
published = प्रकाशित: { $time }
updated = अपडेट: { $time }
minutes-to-read = { $count ->
    [one] पढ़ने में { $count } मिनट
   *[other] पढ़ने में { $count } मिनट
}
in-languages = { $count ->
    [one] { $count } भाषा में
   *[other] { $count } भाषाओं में
}
print = प्रिंट करें
picture-credit = तस्वीर: { $credit }
video-credit = वीडियो: { $credit }
audio-credit = ऑडियो: { $credit }
read-more = और पढ़ें
video = वीडियो
audio = ऑडियो
# Read aloud by screen readers in place of the play button.
play-video = वीडियो चलाएँ, { $duration }: { $title }
play-audio = ऑडियो चलाएँ, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = फ़ाइल डाउनलोड करें
duration-hours = { $count ->
    [one] { $count } घंटा
   *[other] { $count } घंटे
}
duration-minutes = { $count ->
    [one] { $count } मिनट
   *[other] { $count } मिनट
}
duration-seconds = { $count ->
    [one] { $count } सेकंड
   *[other] { $count } सेकंड
}
correction = भूल सुधार
clarification = स्पष्टीकरण
update-note = अपडेट
preview-note = { $name } के लिए पूर्वावलोकन, { $time } तक। अभी प्रकाशित नहीं; कृपया आगे न भेजें।
corrected = सुधार किया गया
more-on-topic = इस विषय पर और
audio-and-video = इस विषय पर ऑडियो और वीडियो
links = लिंक
recommended = हमारी सिफ़ारिश
most-recent = सबसे नई ख़बरें
more-of-section = “{ $section }” विभाग से और
latest-in-section = सबसे नई ख़बरें पहले, हमारे संपादकों और समाचार एजेंसियों की ओर से।
no-stories-yet = यहाँ अभी कुछ प्रकाशित नहीं हुआ है। सबसे नई ख़बरें मुख पृष्ठ पर हैं।

## Languages
in-thirty-languages = { $name }, { $count } भाषाओं में
story-in-marked-languages = यह ख़बर चिह्नित भाषाओं में पढ़ी जा सकती है
this-story = , यह ख़बर

## Footer
read-it-your-way = अपने ढंग से पढ़िए
evening-letter = शाम की चिट्ठी
feed-atom = फ़ीड (Atom)
feed-json = फ़ीड (JSON)
site-map = साइट का नक़्शा
no-cookies = न कुकीज़, न ट्रैकिंग
copyright = © { $name } { $year }

## The evening box
each-evening-at = हर शाम
letter-promise-title = दिन भर की बात, तौलकर। एक चिट्ठी।
letter-promise = हर शाम { $time } UTC पर संपादक दिन की अहम ख़बरों और बेहतरीन फ़ीचरों का चयन भेजते हैं।
letter-five-minutes = पाँच मिनट पढ़िए, और फिर दिन पूरा हो सकता है।
email-address = आपका ईमेल पता
sign-up = साइन अप करें
letter-small-print = पुष्टि के लिए हम आपको एक लिंक भेजते हैं। किसी भी चिट्ठी में एक क्लिक से यह बंद हो जाती है।

## Sign-up pages
letter-intro = लोगों की चुनी हुई, आपके क्लिक के हिसाब से कभी नहीं।
letter-language = चिट्ठी की भाषा
letter-time = कब
letter-time-utc = हर शाम { $time } UTC पर
letter-time-local = हर शाम { $time } पर, मेरे टाइम ज़ोन में
time-zone = टाइम ज़ोन
email-invalid = यह पता पूरा नहीं है। कृपया जाँच लें, जैसे naam@example.org।
sign-up-consent = मुझे { $name } की शाम की चिट्ठी ईमेल से चाहिए। मेरी ओर से इसे कभी भी एक क्लिक में बंद किया जा सकता है।
sign-up-kept = पते की पुष्टि के लिए हम एक संदेश भेजेंगे। उसमें क्लिक न होने पर 48 घंटे बाद कुछ भी नहीं रखा जाता। हम यह नहीं मापते कि कौन क्या खोलता है।
step-sign-up = साइन अप
step-confirm = पुष्टि
check-inbox-title = अब अपना इनबॉक्स देखिए
check-inbox = अगर पता सही है, तो एक संदेश { $address } की ओर रवाना हो चुका है। उसे खोलिए, लिंक पर जाइए और बटन दबाइए, चिट्ठी आने लगेगी।
check-inbox-hint = इसमें कुछ मिनट लग सकते हैं। अगर संदेश न मिले, तो स्पैम फ़ोल्डर में देखिए। लिंक 48 घंटे तक काम करता है। आप यह पन्ना बंद कर सकते हैं।
confirm-title = बस एक क़दम और
confirm-question = शाम की चिट्ठी { $address } पर भेजें?
confirm-button = हाँ, मुझे भेजिए
confirmed-title = स्वागत है। { $time } UTC पर मिलते हैं
confirmed = आपके पते की पुष्टि हो गई है। पहली चिट्ठी आज शाम पहुँचेगी।
link-expired-title = यह लिंक अब काम नहीं करता
link-expired = हमारे संदेशों के लिंक सीमित समय तक काम करते हैं। कृपया दोबारा साइन अप करें; बस एक पल लगता है।
preferences-title = आपकी चिट्ठी
preferences-intro = पासवर्ड की ज़रूरत नहीं: यह पन्ना सिर्फ़ आपकी चिट्ठी के लिंक से खुलता है, और वह लिंक सिर्फ़ आपका है।
preferences-since = { $address }, { $date } से
save = सहेजें
saved = सहेज लिया गया।
leave-title = सदस्यता छोड़ें
leave-question = क्या { $address } पर शाम की चिट्ठी भेजना बंद कर दें?
leave-explain = एक क्लिक, कोई सवाल नहीं।
leave-button = सदस्यता छोड़ें
left-title = हो गया। अब और चिट्ठियाँ नहीं आएँगी
left = { $address } को हटा दिया गया है। अगर आपके क्लिक करने से पहले आज की चिट्ठी निकल चुकी थी, तो वह अब भी पहुँच सकती है; वही आख़िरी होगी।
left-undo = ग़लती हो गई, चिट्ठी फिर शुरू करें
read-front-page = मुख पृष्ठ पढ़िए
web-edition-title = { $date } की शाम की चिट्ठी
no-letter-that-day = उस शाम कोई चिट्ठी नहीं थी।
too-many-requests-title = कृपया थोड़ा धीरे
too-many-requests = आपके नेटवर्क से थोड़े समय में बहुत अधिक साइन अप हुए। कृपया कुछ मिनट बाद फिर कोशिश करें।

## The mails
mail-confirm-subject = कृपया पुष्टि करें: शाम की चिट्ठी
mail-confirm-text = किसी ने, उम्मीद है आपने ही, इस पते पर { $name } की शाम की चिट्ठी माँगी है। इसे पाने के लिए यह पन्ना खोलिए और बटन दबाइए:
mail-confirm-ignore = अगर यह आप नहीं थे, तो कुछ मत कीजिए। हम आपको फिर नहीं लिखेंगे, और 48 घंटे बाद कुछ भी नहीं रखा जाता।
mail-confirm-action = पते की पुष्टि करें
mail-good-evening = शुभ संध्या।
mail-hard-news = अहम ख़बरें
mail-features = आज शाम के लिए
mail-corrections = भूल सुधार
mail-correction-stood = पिछला संस्करण { $date } की हमारी चिट्ठी में था।
mail-read-on = आगे पढ़ें
mail-withdrawn = यह ख़बर वापस ले ली गई है।
mail-view-online = यह चिट्ठी वेब पर पढ़ें
mail-unsubscribe = एक क्लिक में सदस्यता छोड़ें
mail-preferences = भाषा और समय
mail-why = यह चिट्ठी आपको इसलिए मिल रही है क्योंकि आपने { $name } पर इसके लिए साइन अप किया था।

## Errors
not-found-title = यह पन्ना यहाँ नहीं है
not-found = हो सकता है पता ग़लत लिखा गया हो, या जो लिंक आपको यहाँ लाया वह हमारी याददाश्त से पुराना हो। आपने कुछ ग़लत नहीं किया।
withdrawn-title = हमने यह ख़बर वापस ले ली है
withdrawn = लेख हट जाता है, पता बना रहता है, और हम बताते हैं कि क्यों।
withdrawn-on = वापस ली गई: { $time }
withdrawn-agency = इसे भेजने वाली एजेंसी ने इसे वापस ले लिया है।
withdrawn-editors = हमारे संपादकों ने इसे वापस ले लिया है।
unavailable-title = यहाँ ज़रा विराम है
unavailable = इस पन्ने के पीछे कुछ जवाब नहीं दे रहा है। ख़बरें अब भी पढ़ी जा सकती हैं; कृपया कुछ मिनट बाद फिर कोशिश करें।
bad-request-title = यह हम तक पूरा नहीं पहुँचा
bad-request = फ़ॉर्म अधूरा था या बहुत बड़ा था। कृपया वापस जाकर फिर कोशिश करें।
