# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Geç
skip-content = İçeriğe geç
skip-navigation = Gezinmeye geç
skip-more = Daha fazlası: { $name }
skip-languages = Dil seçimine geç
languages = Diller
sections = Bölümler
front-page = Ana sayfa
section-world = Dünya
section-economy = Ekonomi
section-science = Bilim
section-climate = İklim
section-culture = Kültür
section-sport = Spor
section-features = Özel dosyalar

## Article
breadcrumb-label = Bölüm ve tarih
published = Yayınlandı: { $time }
updated = Güncellendi: { $time }
minutes-to-read = { $count ->
    [one] { $count } dakikalık okuma
   *[other] { $count } dakikalık okuma
}
in-languages = { $count ->
    [one] { $count } dilde
   *[other] { $count } dilde
}
print = Yazdır
picture-credit = Fotoğraf: { $credit }
video-credit = Video: { $credit }
audio-credit = Ses: { $credit }
read-more = Devamını oku
video = Video
audio = Ses
# Read aloud by screen readers in place of the play button.
play-video = Videoyu oynat, { $duration }: { $title }
play-audio = Sesi oynat, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Dosyayı indir
duration-hours = { $count ->
    [one] { $count } saat
   *[other] { $count } saat
}
duration-minutes = { $count ->
    [one] { $count } dakika
   *[other] { $count } dakika
}
duration-seconds = { $count ->
    [one] { $count } saniye
   *[other] { $count } saniye
}
correction = Düzeltme
clarification = Açıklama
update-note = Güncelleme
preview-note = { $name } için önizleme, { $time } tarihine kadar. Henüz yayımlanmadı; lütfen paylaşmayın.
corrected = Düzeltildi
more-on-topic = Bu konuda daha fazlası
audio-and-video = Konuyla ilgili ses ve video
links = Bağlantılar
recommended = Önerilenler
most-recent = En yeniler
more-of-section = “{ $section }” bölümünden daha fazlası
latest-in-section = Önce en yeniler, yazı işlerimizden ve ajanslardan.
no-stories-yet = Burada henüz bir şey yayınlanmadı. En yeni haberler ana sayfada.

## Languages
in-thirty-languages = { $name }, { $count } dilde
story-in-marked-languages = Bu haber işaretli dillerde okunabilir
this-story = , bu haber

## Footer
read-it-your-way = Dilediğiniz gibi okuyun
evening-letter = Akşam mektubu
feed-atom = Akış (Atom)
feed-json = Akış (JSON)
site-map = Site haritası
no-cookies = Çerez yok, izleme yok
copyright = © { $name } { $year }

## The evening box
each-evening-at = Her akşam saat
letter-promise-title = Gün, tartılmış hâliyle. Tek bir mektup.
letter-promise = Yazı işleri her akşam saat { $time } UTC itibarıyla günün en önemli haberlerinden ve en iyi dosyalarından bir seçki gönderir.
letter-five-minutes = Beş dakikalık okuma, sonra gün bitebilir.
email-address = E-posta adresiniz
sign-up = Kaydolun
letter-small-print = Size onay için bir bağlantı göndeririz. Herhangi bir mektuptaki tek bir tıklama aboneliği bitirir.

## Sign-up pages
letter-intro = İnsanlar seçer, tıklamalarınız asla.
letter-language = Mektubun dili
letter-time = Ne zaman
letter-time-utc = Her akşam saat { $time } UTC
letter-time-local = Her akşam saat { $time }, kendi saat dilimimde
time-zone = Saat dilimi
email-invalid = Bu adres eksik. Lütfen kontrol edin, örneğin: ad@example.org.
sign-up-consent = { $name } akşam mektubunu e-postayla almak istiyorum. Tek bir tıklamayla istediğim an bırakabilirim.
sign-up-kept = Adresi onaylamak için tek bir ileti göndeririz. Oradaki bağlantıya tıklanmazsa 48 saat sonra hiçbir şey saklanmaz. Kimin neyi açtığını ölçmeyiz.
step-sign-up = Kayıt
step-confirm = Onay
check-inbox-title = Şimdi gelen kutunuza bakın
check-inbox = Adres doğruysa bir ileti yola çıktı: { $address }. İletiyi açın, bağlantıyı izleyin ve düğmeye basın; mektup gelecektir.
check-inbox-hint = Birkaç dakika sürebilir. İleti gelmediyse istenmeyen posta klasörüne bakın. Bağlantı 48 saat geçerlidir. Bu sayfayı kapatabilirsiniz.
confirm-title = Bir adım daha
confirm-question = Akşam mektubu { $address } adresine gönderilsin mi?
confirm-button = Evet, gönderin
confirmed-title = Hoş geldiniz. Görüşmek üzere: { $time } UTC
confirmed = Adresiniz onaylandı. İlk mektup bu akşam elinizde olacak.
link-expired-title = Bu bağlantı artık geçerli değil
link-expired = İletilerimizdeki bağlantılar sınırlı bir süre geçerlidir. Lütfen yeniden kaydolun; bir an sürer.
preferences-title = Mektubunuz
preferences-intro = Parola gerekmez: Bu sayfa yalnızca mektubunuzdaki bir bağlantıyla açılır ve o bağlantı yalnızca sizindir.
preferences-since = { $address }, kayıt tarihi: { $date }
save = Kaydet
saved = Kaydedildi.
leave-title = Ayrılma
leave-question = Akşam mektubu artık { $address } adresine gönderilmesin mi?
leave-explain = Tek tıklama, soru yok.
leave-button = Abonelikten çık
left-title = Tamam. Artık mektup yok
left = { $address } adresi silindi. Tıkladığınızda bu akşamın mektubu yola çıkmışsa yine de gelebilir; sonuncusudur.
left-undo = Yanlışlık oldu, mektubu geri istiyorum
read-front-page = Ana sayfaya git
web-edition-title = Akşam mektubu, { $date }
no-letter-that-day = O akşam mektup yoktu.
too-many-requests-title = Biraz daha yavaş, lütfen
too-many-requests = Ağınızdan kısa sürede çok fazla kayıt isteği geldi. Lütfen birkaç dakika sonra yeniden deneyin.

## The mails
mail-confirm-subject = Lütfen onaylayın: akşam mektubu
mail-confirm-text = Birisi, umarız siz, bu adrese { $name } akşam mektubunu istedi. Mektubu almak için bu sayfayı açın ve düğmeye basın:
mail-confirm-ignore = İsteyen siz değilseniz bir şey yapmanız gerekmez. Bizden başka ileti almazsınız ve 48 saat sonra hiçbir şey saklanmaz.
mail-confirm-action = Adresi onayla
mail-good-evening = İyi akşamlar.
mail-hard-news = Öne çıkan haberler
mail-features = Bu akşam için
mail-corrections = Düzeltmeler
mail-correction-stood = Önceki sürüm { $date } tarihli mektubumuzda yer alıyordu.
mail-read-on = Okumaya devam edin
mail-withdrawn = Bu haber geri çekildi.
mail-view-online = Bu mektubu internette okuyun
mail-unsubscribe = Tek tıklamayla abonelikten çıkın
mail-preferences = Dil ve saat
mail-why = Bu mektubu, { $name } sitesinde abone olduğunuz için alıyorsunuz.

## Errors
not-found-title = Bu sayfa burada değil
not-found = Adres yanlış yazılmış olabilir ya da sizi getiren bağlantı belleğimizden daha eskidir. Sizin bir hatanız yok.
withdrawn-title = Bu haberi geri çektik
withdrawn = Metin gider, adres kalır ve nedenini söyleriz.
withdrawn-on = Geri çekildi: { $time }
withdrawn-agency = Haberi gönderen ajans geri çekti.
withdrawn-editors = Yazı işlerimiz geri çekti.
unavailable-title = Kısa bir mola
unavailable = Bu sayfanın arkasındaki bir şey yanıt vermiyor. Haberler okunmaya devam edebilir; lütfen birkaç dakika sonra yeniden deneyin.
bad-request-title = Bu bize eksiksiz ulaşmadı
bad-request = Form eksikti ya da çok büyüktü. Lütfen geri dönüp yeniden deneyin.
