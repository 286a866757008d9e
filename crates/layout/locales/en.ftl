# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Skip
skip-content = Skip to content
skip-navigation = Skip to navigation
skip-more = More from { $name }
skip-languages = Skip to languages
languages = Languages
sections = Sections
front-page = Front page
section-world = World
section-economy = Economy
section-science = Science
section-climate = Climate
section-culture = Culture
section-sport = Sport
section-features = Features

## Article
breadcrumb-label = Section and date
published = Published { $time }
updated = Updated { $time }
minutes-to-read = { $count ->
    [one] { $count } minute to read
   *[other] { $count } minutes to read
}
in-languages = { $count ->
    [one] In { $count } language
   *[other] In { $count } languages
}
print = Print
picture-credit = Picture: { $credit }
video-credit = Video: { $credit }
audio-credit = Audio: { $credit }
read-more = Read more
video = Video
audio = Audio
# Read aloud by screen readers in place of the play button.
play-video = Play video, { $duration }: { $title }
play-audio = Play audio, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Download the file
duration-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
correction = Correction
clarification = Clarification
update-note = Update
preview-note = Preview for { $name }, until { $time }. Not yet published; please do not pass it on.
corrected = Corrected
more-on-topic = More on this topic
audio-and-video = Audio and video on the topic
links = Links
recommended = Recommended
most-recent = Most recent
more-of-section = More of { $section }
latest-in-section = Newest first, from our editors and the agencies.
no-stories-yet = Nothing has been published here yet. The most recent stories are on the front page.

## Languages
in-thirty-languages = { $name } in { $count } languages
story-in-marked-languages = This story can be read in the languages marked
this-story = , this story

## Footer
read-it-your-way = Read it your way
evening-letter = The evening letter
feed-atom = Feed (Atom)
feed-json = Feed (JSON)
site-map = Site map
no-cookies = No cookies, no tracking
copyright = © { $name } { $year }

## The evening box
each-evening-at = Each evening at
letter-promise-title = The day, weighed. One letter.
letter-promise = Each evening at { $time } UTC the editors send out a selection of the day’s hard news and quality features.
letter-five-minutes = Five minutes to read, and then the day may end.
email-address = Your e-mail address
sign-up = Sign up
letter-small-print = We send you a link to confirm. One click in any letter ends it.

## Sign-up pages
letter-intro = Chosen by people, never by what you clicked.
letter-language = Language of the letter
letter-time = When
letter-time-utc = Each evening at { $time } UTC
letter-time-local = Each evening at { $time } in my time zone
time-zone = Time zone
email-invalid = This address is not complete. Please check it, for example name@example.org.
sign-up-consent = I would like to receive the evening letter of { $name } by e-mail. I can end it at any time with one click.
sign-up-kept = We will send one message to confirm the address. Without a click there, nothing is kept after 48 hours. We do not measure who opens what.
step-sign-up = Sign up
step-confirm = Confirm
check-inbox-title = Now look in your inbox
check-inbox = If the address is right, a message is on its way to { $address }. Open it, follow the link and press the button, and the letter will come.
check-inbox-hint = It can take a few minutes. If it is not there, look in the spam folder. The link works for 48 hours. You may close this page.
confirm-title = One more step
confirm-question = Send the evening letter to { $address }?
confirm-button = Yes, send it to me
confirmed-title = Welcome. See you at { $time } UTC
confirmed = Your address is confirmed. The first letter reaches you this evening.
link-expired-title = This link no longer works
link-expired = Links in our messages work for a limited time. Please sign up again; it takes a moment.
preferences-title = Your letter
preferences-intro = No password needed: this page opens only from a link in your letter, and the link is yours alone.
preferences-since = { $address }, since { $date }
save = Save
saved = Saved.
leave-title = Leave
leave-question = Stop sending the evening letter to { $address }?
leave-explain = One click, no questions.
leave-button = Unsubscribe
left-title = Done. No more letters
left = { $address } has been removed. If tonight’s letter had already left when you clicked, it may still arrive; it is the last.
left-undo = That was a mistake, bring it back
read-front-page = Read the front page
web-edition-title = The evening letter of { $date }
no-letter-that-day = There was no letter that evening.
too-many-requests-title = A little slower, please
too-many-requests = There were too many sign-ups from your network in a short time. Please try again in a few minutes.

## The mails
mail-confirm-subject = Please confirm: the evening letter
mail-confirm-text = Somebody, we hope you, asked for the evening letter of { $name } at this address. To receive it, open this page and press the button:
mail-confirm-ignore = If it was not you, do nothing. You will hear no more from us, and nothing is kept after 48 hours.
mail-confirm-action = Confirm the address
mail-good-evening = Good evening.
mail-hard-news = Hard news
mail-features = Worth the evening
mail-corrections = Corrections
mail-correction-stood = The earlier version stood in our letter of { $date }.
mail-read-on = Read on
mail-withdrawn = This story has been withdrawn.
mail-view-online = Read this letter on the web
mail-unsubscribe = Unsubscribe, one click
mail-preferences = Language and time
mail-why = You receive this letter because you signed up for it at { $name }.

## Errors
not-found-title = This page is not here
not-found = The address may be mistyped, or the link that brought you is older than our memory. Nothing you did is wrong.
withdrawn-title = We have withdrawn this story
withdrawn = The text goes, the address stays, and we say why.
withdrawn-on = Withdrawn { $time }
withdrawn-agency = The agency that sent it has recalled it.
withdrawn-editors = Our editors have taken it back.
unavailable-title = This rests for a moment
unavailable = Something behind this page is not answering. The stories can still be read; please try again in a few minutes.
bad-request-title = That did not reach us whole
bad-request = The form was incomplete or too large. Please go back and try again.
