# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = ይለፉ
skip-content = ወደ ይዘቱ ይለፉ
skip-navigation = ወደ ማውጫው ይለፉ
skip-more = ተጨማሪ ከ{ $name }
skip-languages = ወደ ቋንቋዎች ይለፉ
languages = ቋንቋዎች
sections = ዘርፎች
front-page = የፊት ገጽ
section-world = ዓለም
section-economy = ኢኮኖሚ
section-science = ሳይንስ
section-climate = የአየር ንብረት
section-culture = ባህል
section-sport = ስፖርት
section-features = ልዩ ዘገባዎች

## Article
breadcrumb-label = ዘርፍ እና ቀን
published = የታተመው፦ { $time }
updated = የታደሰው፦ { $time }
minutes-to-read = { $count ->
    [one] የ{ $count } ደቂቃ ንባብ
   *[other] የ{ $count } ደቂቃዎች ንባብ
}
in-languages = { $count ->
    [one] በ{ $count } ቋንቋ
   *[other] በ{ $count } ቋንቋዎች
}
print = ያትሙ
picture-credit = ፎቶ፦ { $credit }
video-credit = ቪዲዮ፦ { $credit }
audio-credit = ድምፅ፦ { $credit }
read-more = ተጨማሪ ያንብቡ
video = ቪዲዮ
audio = ድምፅ
# Read aloud by screen readers in place of the play button.
play-video = ቪዲዮውን ያጫውቱ፣ { $duration }፦ { $title }
play-audio = ድምፁን ያጫውቱ፣ { $duration }፦ { $title }
# The text that stands where the player cannot.
download-media = ፋይሉን ያውርዱ
duration-hours = { $count ->
    [one] { $count } ሰዓት
   *[other] { $count } ሰዓታት
}
duration-minutes = { $count ->
    [one] { $count } ደቂቃ
   *[other] { $count } ደቂቃዎች
}
duration-seconds = { $count ->
    [one] { $count } ሰከንድ
   *[other] { $count } ሰከንዶች
}
correction = እርማት
clarification = ማብራሪያ
update-note = አዲስ መረጃ
preview-note = ለ { $name } የተዘጋጀ ቅድመ ዕይታ፣ እስከ { $time } ድረስ። ገና አልታተመም፤ እባክዎ ለሌሎች አያስተላልፉ።
corrected = ታርሟል
more-on-topic = በዚህ ርዕስ ላይ ተጨማሪ
audio-and-video = በርዕሱ ላይ ድምፅ እና ቪዲዮ
links = አገናኞች
recommended = የሚመከሩ
most-recent = የቅርብ ጊዜ
more-of-section = ተጨማሪ ከ«{ $section }» ዘርፍ
latest-in-section = አዲሱ በቅድሚያ፣ ከአዘጋጆቻችን እና ከዜና ወኪሎች።
no-stories-yet = እዚህ እስካሁን የታተመ ነገር የለም። የቅርብ ጊዜ ዘገባዎች በፊት ገጹ ላይ ይገኛሉ።

## Languages
in-thirty-languages = { $name } በ{ $count } ቋንቋዎች
story-in-marked-languages = ይህ ዘገባ ምልክት በተደረገባቸው ቋንቋዎች ሊነበብ ይችላል
this-story = ፣ ይህ ዘገባ

## Footer
read-it-your-way = እንደሚመችዎ ያንብቡ
evening-letter = የምሽት ደብዳቤ
feed-atom = የዜና ፍሰት (Atom)
feed-json = የዜና ፍሰት (JSON)
site-map = የድረ-ገጹ ካርታ
no-cookies = ኩኪ የለም፣ ክትትል የለም
copyright = © { $name } { $year }

## The evening box
each-evening-at = ዘወትር ምሽት በ
letter-promise-title = ቀኑ፣ ተመዝኖ። አንድ ደብዳቤ።
letter-promise = ዘወትር ምሽት በ{ $time } UTC አዘጋጆቹ የዕለቱን ዋና ዋና ዜናዎች እና ምርጥ ልዩ ዘገባዎች መርጠው ይልካሉ።
letter-five-minutes = የአምስት ደቂቃ ንባብ፣ ከዚያ ቀኑ ሊያበቃ ይችላል።
email-address = የኢሜይል አድራሻዎ
sign-up = ይመዝገቡ
letter-small-print = ለማረጋገጫ አገናኝ እንልክልዎታለን። በማንኛውም ደብዳቤ ውስጥ አንድ ጊዜ መጫን ያቆመዋል።

## Sign-up pages
letter-intro = በሰዎች የተመረጠ፣ እርስዎ በተጫኑት ነገር ተመሥርቶ ፈጽሞ አይደለም።
letter-language = የደብዳቤው ቋንቋ
letter-time = መቼ
letter-time-utc = ዘወትር ምሽት በ{ $time } UTC
letter-time-local = ዘወትር ምሽት በ{ $time } በእኔ የሰዓት ክልል
time-zone = የሰዓት ክልል
email-invalid = ይህ አድራሻ የተሟላ አይደለም። እባክዎ ያረጋግጡት፣ ለምሳሌ name@example.org።
sign-up-consent = የ{ $name } የምሽት ደብዳቤ በኢሜይል እንዲደርሰኝ እፈልጋለሁ። በማንኛውም ጊዜ አንድ ጊዜ በመጫን ማቆም እችላለሁ።
sign-up-kept = አድራሻውን ለማረጋገጥ አንድ መልእክት እንልካለን። በውስጡ ያለው አገናኝ ካልተጫነ ከ48 ሰዓታት በኋላ ምንም አይቀመጥም። ማን ምን እንደሚከፍት አንለካም።
step-sign-up = ምዝገባ
step-confirm = ማረጋገጫ
check-inbox-title = አሁን የመልእክት ሳጥንዎን ይመልከቱ
check-inbox = አድራሻው ትክክል ከሆነ መልእክት ወደ { $address } እየተጓዘ ነው። ይክፈቱት፣ አገናኙን ይከተሉ፣ ቁልፉንም ይጫኑ፤ ደብዳቤው ይደርስዎታል።
check-inbox-hint = ጥቂት ደቂቃዎች ሊወስድ ይችላል። ካላገኙት በአይፈለጌ መልእክት አቃፊ ውስጥ ይመልከቱ። አገናኙ ለ48 ሰዓታት ይሠራል። ይህን ገጽ መዝጋት ይችላሉ።
confirm-title = አንድ እርምጃ ይቀራል
confirm-question = የምሽት ደብዳቤው ወደ { $address } ይላክ?
confirm-button = አዎ፣ ይላክልኝ
confirmed-title = እንኳን ደህና መጡ። በ{ $time } UTC እንገናኝ
confirmed = አድራሻዎ ተረጋግጧል። የመጀመሪያው ደብዳቤ ዛሬ ምሽት ይደርስዎታል።
link-expired-title = ይህ አገናኝ ከእንግዲህ አይሠራም
link-expired = በመልእክቶቻችን ውስጥ ያሉ አገናኞች ለተወሰነ ጊዜ ብቻ ይሠራሉ። እባክዎ እንደገና ይመዝገቡ፤ አፍታ ብቻ ይወስዳል።
preferences-title = የእርስዎ ደብዳቤ
preferences-intro = የይለፍ ቃል አያስፈልግም፦ ይህ ገጽ የሚከፈተው በደብዳቤዎ ውስጥ ካለ አገናኝ ብቻ ነው፤ አገናኙም የእርስዎ ብቻ ነው።
preferences-since = { $address }፣ ከ{ $date } ጀምሮ
save = ያስቀምጡ
saved = ተቀምጧል።
leave-title = ምዝገባን መተው
leave-question = የምሽት ደብዳቤውን ወደ { $address } መላክ ይቁም?
leave-explain = አንድ ጊዜ መጫን፣ ጥያቄ የለም።
leave-button = ምዝገባን ይሰርዙ
left-title = ተጠናቋል። ከእንግዲህ ደብዳቤ የለም
left = { $address } ተሰርዟል። ሲጫኑ የዛሬ ምሽት ደብዳቤ አስቀድሞ ተልኮ ከነበረ ሊደርስዎ ይችላል፤ እሱ የመጨረሻው ነው።
left-undo = በስሕተት ነበር፣ ይመለስልኝ
read-front-page = የፊት ገጹን ያንብቡ
web-edition-title = የ{ $date } የምሽት ደብዳቤ
no-letter-that-day = በዚያ ምሽት ደብዳቤ አልነበረም።
too-many-requests-title = እባክዎ ትንሽ ቀስ ይበሉ
too-many-requests = በአጭር ጊዜ ውስጥ ከእርስዎ አውታረ መረብ በጣም ብዙ ምዝገባዎች መጥተዋል። እባክዎ ከጥቂት ደቂቃዎች በኋላ እንደገና ይሞክሩ።

## The mails
mail-confirm-subject = እባክዎ ያረጋግጡ፦ የምሽት ደብዳቤ
mail-confirm-text = አንድ ሰው፣ እርስዎ እንደሆኑ ተስፋ እናደርጋለን፣ በዚህ አድራሻ የ{ $name } የምሽት ደብዳቤ እንዲደርሰው ጠይቋል። እንዲደርስዎ ይህን ገጽ ይክፈቱ፤ ቁልፉንም ይጫኑ፦
mail-confirm-ignore = እርስዎ ካልሆኑ ምንም ማድረግ አያስፈልግዎትም። ከእንግዲህ አንጽፍልዎትም፤ ከ48 ሰዓታት በኋላም ምንም አይቀመጥም።
mail-confirm-action = አድራሻውን ያረጋግጡ
mail-good-evening = እንደምን አመሹ።
mail-hard-news = ዋና ዋና ዜናዎች
mail-features = ለምሽቱ የሚሆኑ
mail-corrections = እርማቶች
mail-correction-stood = የቀድሞው ቅጂ በ{ $date } ደብዳቤያችን ውስጥ ነበር።
mail-read-on = ማንበብ ይቀጥሉ
mail-withdrawn = ይህ ዘገባ ተነሥቷል።
mail-view-online = ይህን ደብዳቤ በድረ-ገጽ ያንብቡ
mail-unsubscribe = በአንድ ጊዜ መጫን ምዝገባን ይሰርዙ
mail-preferences = ቋንቋ እና ሰዓት
mail-why = ይህ ደብዳቤ የሚደርስዎ በ{ $name } ስለተመዘገቡ ነው።

## Errors
not-found-title = ይህ ገጽ እዚህ የለም
not-found = አድራሻው በስሕተት ተጽፎ ሊሆን ይችላል፤ ወይም ወደዚህ ያመጣዎት አገናኝ ከእኛ ትውስታ በላይ የቆየ ነው። እርስዎ ምንም አላጠፉም።
withdrawn-title = ይህን ዘገባ አንሥተነዋል
withdrawn = ጽሑፉ ይነሣል፣ አድራሻው ይቀራል፣ ምክንያቱንም እንናገራለን።
withdrawn-on = የተነሣው፦ { $time }
withdrawn-agency = የላከው የዜና ወኪል መልሶ አንሥቶታል።
withdrawn-editors = አዘጋጆቻችን አንሥተውታል።
unavailable-title = እዚህ ለአፍታ ዕረፍት ነው
unavailable = ከዚህ ገጽ ጀርባ ያለ አንድ ነገር ምላሽ እየሰጠ አይደለም። ዘገባዎቹ አሁንም ሊነበቡ ይችላሉ፤ እባክዎ ከጥቂት ደቂቃዎች በኋላ እንደገና ይሞክሩ።
bad-request-title = ይህ ሙሉ ሆኖ አልደረሰንም
bad-request = ቅጹ ያልተሟላ ወይም በጣም ትልቅ ነበር። እባክዎ ተመልሰው እንደገና ይሞክሩ።
