# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Μετάβαση
skip-content = Μετάβαση στο περιεχόμενο
skip-navigation = Μετάβαση στην πλοήγηση
skip-more = Περισσότερα: { $name }
skip-languages = Μετάβαση στις γλώσσες
languages = Γλώσσες
sections = Ενότητες
front-page = Πρώτη σελίδα
section-world = Κόσμος
section-economy = Οικονομία
section-science = Επιστήμη
section-climate = Κλίμα
section-culture = Πολιτισμός
section-sport = Αθλητισμός
section-features = Αφιερώματα

## Article
breadcrumb-label = Ενότητα και ημερομηνία
published = Δημοσίευση: { $time }
updated = Ενημέρωση: { $time }
minutes-to-read = { $count ->
    [one] { $count } λεπτό ανάγνωσης
   *[other] { $count } λεπτά ανάγνωσης
}
in-languages = { $count ->
    [one] Σε { $count } γλώσσα
   *[other] Σε { $count } γλώσσες
}
print = Εκτύπωση
picture-credit = Φωτογραφία: { $credit }
video-credit = Βίντεο: { $credit }
audio-credit = Ήχος: { $credit }
read-more = Διαβάστε περισσότερα
video = Βίντεο
audio = Ήχος
# Read aloud by screen readers in place of the play button.
play-video = Αναπαραγωγή βίντεο, { $duration }: { $title }
play-audio = Αναπαραγωγή ήχου, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Λήψη του αρχείου
duration-hours = { $count ->
    [one] { $count } ώρα
   *[other] { $count } ώρες
}
duration-minutes = { $count ->
    [one] { $count } λεπτό
   *[other] { $count } λεπτά
}
duration-seconds = { $count ->
    [one] { $count } δευτερόλεπτο
   *[other] { $count } δευτερόλεπτα
}
correction = Διόρθωση
clarification = Διευκρίνιση
update-note = Ενημέρωση
preview-note = Προεπισκόπηση για { $name }, έως { $time }. Δεν έχει δημοσιευθεί ακόμη· παρακαλούμε μην το προωθήσετε.
corrected = Διορθώθηκε
more-on-topic = Περισσότερα για το θέμα
audio-and-video = Ήχος και βίντεο για το θέμα
links = Σύνδεσμοι
recommended = Προτείνουμε
most-recent = Πιο πρόσφατα
more-of-section = Περισσότερα: { $section }
latest-in-section = Πρώτα τα πιο πρόσφατα, από τη σύνταξή μας και τα πρακτορεία.
no-stories-yet = Δεν έχει δημοσιευτεί ακόμη τίποτα εδώ. Τα πιο πρόσφατα άρθρα βρίσκονται στην πρώτη σελίδα.

## Languages
in-thirty-languages = { $name } σε { $count } γλώσσες
story-in-marked-languages = Το άρθρο αυτό διαβάζεται στις σημειωμένες γλώσσες
this-story = , αυτό το άρθρο

## Footer
read-it-your-way = Διαβάστε όπως σας βολεύει
evening-letter = Το βραδινό γράμμα
feed-atom = Ροή (Atom)
feed-json = Ροή (JSON)
site-map = Χάρτης ιστοτόπου
no-cookies = Χωρίς cookies, χωρίς παρακολούθηση
copyright = © { $name } { $year }

## The evening box
each-evening-at = Κάθε βράδυ στις
letter-promise-title = Η μέρα, ζυγισμένη. Ένα γράμμα.
letter-promise = Κάθε βράδυ στις { $time } UTC η σύνταξη στέλνει μια επιλογή από τις σημαντικότερες ειδήσεις και τα καλύτερα αφιερώματα της ημέρας.
letter-five-minutes = Πέντε λεπτά ανάγνωσης, και η μέρα μπορεί να κλείσει.
email-address = Το email σας
sign-up = Εγγραφή
letter-small-print = Σας στέλνουμε έναν σύνδεσμο για επιβεβαίωση. Για διακοπή αρκεί ένα κλικ σε οποιοδήποτε γράμμα.

## Sign-up pages
letter-intro = Το διαλέγουν άνθρωποι, ποτέ τα κλικ σας.
letter-language = Γλώσσα του γράμματος
letter-time = Πότε
letter-time-utc = Κάθε βράδυ στις { $time } UTC
letter-time-local = Κάθε βράδυ στις { $time } στη δική μου ζώνη ώρας
time-zone = Ζώνη ώρας
email-invalid = Η διεύθυνση δεν είναι πλήρης. Παρακαλούμε ελέγξτε την· για παράδειγμα: onoma@example.org.
sign-up-consent = Θέλω να λαμβάνω με email το βραδινό γράμμα της σύνταξης «{ $name }». Μπορώ να το διακόψω οποιαδήποτε στιγμή με ένα κλικ.
sign-up-kept = Θα στείλουμε ένα μόνο μήνυμα για να επιβεβαιώσουμε τη διεύθυνση. Χωρίς κλικ σε αυτό, μετά από 48 ώρες δεν φυλάσσεται τίποτα. Δεν μετράμε ποιος ανοίγει τι.
step-sign-up = Εγγραφή
step-confirm = Επιβεβαίωση
check-inbox-title = Κοιτάξτε τώρα τα εισερχόμενά σας
check-inbox = Αν η διεύθυνση είναι σωστή, ένα μήνυμα είναι καθ’ οδόν προς { $address }. Ανοίξτε το, ακολουθήστε τον σύνδεσμο και πατήστε το κουμπί, και το γράμμα θα έρχεται.
check-inbox-hint = Μπορεί να χρειαστούν μερικά λεπτά. Αν δεν είναι εκεί, κοιτάξτε στον φάκελο ανεπιθύμητων. Ο σύνδεσμος ισχύει για 48 ώρες. Μπορείτε να κλείσετε αυτή τη σελίδα.
confirm-title = Ένα βήμα ακόμη
confirm-question = Να στέλνουμε το βραδινό γράμμα στη διεύθυνση { $address };
confirm-button = Ναι, στείλτε το μου
confirmed-title = Καλώς ήρθατε. Τα λέμε στις { $time } UTC
confirmed = Η διεύθυνσή σας επιβεβαιώθηκε. Το πρώτο γράμμα έρχεται απόψε.
link-expired-title = Ο σύνδεσμος αυτός δεν ισχύει πια
link-expired = Οι σύνδεσμοι στα μηνύματά μας ισχύουν για περιορισμένο χρόνο. Παρακαλούμε εγγραφείτε ξανά· θα πάρει μόνο μια στιγμή.
preferences-title = Το γράμμα σας
preferences-intro = Δεν χρειάζεται κωδικός: η σελίδα αυτή ανοίγει μόνο από σύνδεσμο στο γράμμα σας, και ο σύνδεσμος είναι μόνο δικός σας.
preferences-since = { $address }, εγγραφή: { $date }
save = Αποθήκευση
saved = Αποθηκεύτηκε.
leave-title = Διαγραφή
leave-question = Να μη στέλνουμε πια το βραδινό γράμμα στη διεύθυνση { $address };
leave-explain = Ένα κλικ, καμία ερώτηση.
leave-button = Διαγραφή
left-title = Έγινε. Δεν θα έρθουν άλλα γράμματα
left = Η διεύθυνση { $address } διαγράφηκε. Αν το αποψινό γράμμα είχε ήδη φύγει όταν κάνατε κλικ, ίσως φτάσει ακόμη· είναι το τελευταίο.
left-undo = Έγινε κατά λάθος, το θέλω πίσω
read-front-page = Στην πρώτη σελίδα
web-edition-title = Το βραδινό γράμμα, { $date }
no-letter-that-day = Εκείνο το βράδυ δεν υπήρξε γράμμα.
too-many-requests-title = Λίγο πιο αργά, παρακαλούμε
too-many-requests = Έγιναν πάρα πολλές εγγραφές από το δίκτυό σας σε σύντομο χρόνο. Παρακαλούμε δοκιμάστε ξανά σε λίγα λεπτά.

## The mails
mail-confirm-subject = Παρακαλούμε επιβεβαιώστε: το βραδινό γράμμα
mail-confirm-text = Κάποιος, ελπίζουμε εσείς, ζήτησε σε αυτή τη διεύθυνση το βραδινό γράμμα της σύνταξης «{ $name }». Για να το λαμβάνετε, ανοίξτε αυτή τη σελίδα και πατήστε το κουμπί:
mail-confirm-ignore = Αν δεν ήσασταν εσείς, μην κάνετε τίποτα. Δεν θα σας ξαναγράψουμε, και μετά από 48 ώρες δεν φυλάσσεται τίποτα.
mail-confirm-action = Επιβεβαίωση της διεύθυνσης
mail-good-evening = Καλησπέρα.
mail-hard-news = Οι κύριες ειδήσεις
mail-features = Για το βράδυ σας
mail-corrections = Διορθώσεις
mail-correction-stood = Η προηγούμενη εκδοχή βρισκόταν στο γράμμα μας με ημερομηνία { $date }.
mail-read-on = Διαβάστε τη συνέχεια
mail-withdrawn = Το άρθρο αυτό αποσύρθηκε.
mail-view-online = Διαβάστε το γράμμα στον ιστό
mail-unsubscribe = Διαγραφή με ένα κλικ
mail-preferences = Γλώσσα και ώρα
mail-why = Λαμβάνετε αυτό το γράμμα επειδή εγγραφήκατε στον ιστότοπο «{ $name }».

## Errors
not-found-title = Η σελίδα αυτή δεν είναι εδώ
not-found = Ίσως η διεύθυνση γράφτηκε λάθος ή ο σύνδεσμος που σας έφερε είναι παλαιότερος από τη μνήμη μας. Δεν κάνατε κανένα λάθος.
withdrawn-title = Αποσύραμε αυτό το άρθρο
withdrawn = Το κείμενο φεύγει, η διεύθυνση μένει, και εξηγούμε γιατί.
withdrawn-on = Απόσυρση: { $time }
withdrawn-agency = Το πρακτορείο που το έστειλε το ανακάλεσε.
withdrawn-editors = Η σύνταξή μας το απέσυρε.
unavailable-title = Μια μικρή παύση
unavailable = Κάτι πίσω από αυτή τη σελίδα δεν απαντά. Τα άρθρα διαβάζονται ακόμη· παρακαλούμε δοκιμάστε ξανά σε λίγα λεπτά.
bad-request-title = Αυτό δεν μας ήρθε ολόκληρο
bad-request = Η φόρμα ήταν ελλιπής ή πολύ μεγάλη. Παρακαλούμε επιστρέψτε και δοκιμάστε ξανά.
