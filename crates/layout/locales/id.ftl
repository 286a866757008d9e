# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = Lewati
skip-content = Lewati ke isi
skip-navigation = Lewati ke navigasi
skip-more = Lainnya dari { $name }
skip-languages = Lewati ke pilihan bahasa
languages = Bahasa
sections = Rubrik
front-page = Halaman depan
section-world = Dunia
section-economy = Ekonomi
section-science = Sains
section-climate = Iklim
section-culture = Budaya
section-sport = Olahraga
section-features = Laporan khas

## Article
breadcrumb-label = Rubrik dan tanggal
published = Diterbitkan { $time }
updated = Diperbarui { $time }
minutes-to-read = { $count ->
   *[other] Waktu baca { $count } menit
}
in-languages = { $count ->
   *[other] Dalam { $count } bahasa
}
print = Cetak
picture-credit = Foto: { $credit }
video-credit = Video: { $credit }
audio-credit = Audio: { $credit }
read-more = Baca selengkapnya
video = Video
audio = Audio
# Read aloud by screen readers in place of the play button.
play-video = Putar video, { $duration }: { $title }
play-audio = Putar audio, { $duration }: { $title }
# The text that stands where the player cannot.
download-media = Unduh berkas
duration-hours = { $count ->
   *[other] { $count } jam
}
duration-minutes = { $count ->
   *[other] { $count } menit
}
duration-seconds = { $count ->
   *[other] { $count } detik
}
correction = Ralat
clarification = Penjelasan
update-note = Pembaruan
preview-note = Pratinjau untuk { $name }, hingga { $time }. Belum terbit; mohon tidak disebarkan.
corrected = Telah diralat
more-on-topic = Lainnya tentang topik ini
audio-and-video = Audio dan video tentang topik ini
links = Tautan
recommended = Disarankan
most-recent = Terbaru
more-of-section = Lainnya di rubrik { $section }
latest-in-section = Yang terbaru lebih dulu, dari redaksi kami dan kantor berita.
no-stories-yet = Belum ada yang diterbitkan di sini. Berita terbaru ada di halaman depan.

## Languages
in-thirty-languages = { $name } dalam { $count } bahasa
story-in-marked-languages = Berita ini dapat dibaca dalam bahasa yang ditandai
this-story = , berita ini

## Footer
read-it-your-way = Baca dengan cara Anda
evening-letter = Surat malam
feed-atom = Umpan (Atom)
feed-json = Umpan (JSON)
site-map = Peta situs
no-cookies = Tanpa kuki, tanpa pelacakan
copyright = © { $name } { $year }

## The evening box
each-evening-at = Setiap malam pukul
letter-promise-title = Hari ini, yang telah ditimbang. Satu surat.
letter-promise = Setiap malam pukul { $time } UTC, redaksi mengirim pilihan berita penting dan laporan khas terbaik hari itu.
letter-five-minutes = Lima menit membaca, lalu hari boleh usai.
email-address = Alamat surel Anda
sign-up = Daftar
letter-small-print = Kami mengirim tautan untuk konfirmasi. Satu klik di surat mana pun akan menghentikannya.

## Sign-up pages
letter-intro = Dipilih oleh manusia, bukan dari apa yang Anda klik.
letter-language = Bahasa surat
letter-time = Waktu
letter-time-utc = Setiap malam pukul { $time } UTC
letter-time-local = Setiap malam pukul { $time } di zona waktu saya
time-zone = Zona waktu
email-invalid = Alamat ini belum lengkap. Silakan periksa, misalnya nama@example.org.
sign-up-consent = Saya ingin menerima surat malam dari { $name } lewat surel. Saya dapat berhenti kapan saja dengan satu klik.
sign-up-kept = Kami akan mengirim satu pesan untuk mengonfirmasi alamat. Tanpa klik di sana, tidak ada yang disimpan setelah 48 jam. Kami tidak mengukur siapa membuka apa.
step-sign-up = Daftar
step-confirm = Konfirmasi
check-inbox-title = Sekarang periksa kotak masuk Anda
check-inbox = Jika alamatnya benar, sebuah pesan sedang menuju { $address }. Buka pesan itu, ikuti tautannya, tekan tombolnya, dan surat akan datang.
check-inbox-hint = Ini bisa memakan waktu beberapa menit. Jika tidak ada, periksa folder spam. Tautan berlaku selama 48 jam. Halaman ini boleh Anda tutup.
confirm-title = Satu langkah lagi
confirm-question = Kirim surat malam ke { $address }?
confirm-button = Ya, kirimkan kepada saya
confirmed-title = Selamat datang. Sampai jumpa pukul { $time } UTC
confirmed = Alamat Anda sudah dikonfirmasi. Surat pertama akan tiba malam ini.
link-expired-title = Tautan ini tidak berlaku lagi
link-expired = Tautan dalam pesan kami berlaku untuk waktu terbatas. Silakan daftar lagi; hanya sebentar.
preferences-title = Surat Anda
preferences-intro = Tidak perlu kata sandi: halaman ini hanya terbuka dari tautan dalam surat Anda, dan tautan itu hanya milik Anda.
preferences-since = { $address }, sejak { $date }
save = Simpan
saved = Tersimpan.
leave-title = Berhenti
leave-question = Berhenti mengirim surat malam ke { $address }?
leave-explain = Satu klik, tanpa pertanyaan.
leave-button = Berhenti berlangganan
left-title = Selesai. Tidak ada surat lagi
left = { $address } telah dihapus. Jika surat malam ini sudah terkirim saat Anda mengeklik, surat itu masih bisa tiba; itulah yang terakhir.
left-undo = Itu keliru, saya mau suratnya kembali
read-front-page = Baca halaman depan
web-edition-title = Surat malam { $date }
no-letter-that-day = Tidak ada surat pada malam itu.
too-many-requests-title = Mohon sedikit lebih pelan
too-many-requests = Terlalu banyak pendaftaran dari jaringan Anda dalam waktu singkat. Silakan coba lagi beberapa menit lagi.

## The mails
mail-confirm-subject = Mohon konfirmasi: surat malam
mail-confirm-text = Seseorang, semoga Anda sendiri, meminta surat malam dari { $name } di alamat ini. Untuk menerimanya, buka halaman ini dan tekan tombolnya:
mail-confirm-ignore = Jika bukan Anda, tidak perlu melakukan apa-apa. Kami tidak akan menghubungi lagi, dan tidak ada yang disimpan setelah 48 jam.
mail-confirm-action = Konfirmasi alamat
mail-good-evening = Selamat malam.
mail-hard-news = Berita utama
mail-features = Untuk malam ini
mail-corrections = Ralat
mail-correction-stood = Versi sebelumnya dimuat dalam surat kami tanggal { $date }.
mail-read-on = Lanjut membaca
mail-withdrawn = Berita ini telah ditarik.
mail-view-online = Baca surat ini di web
mail-unsubscribe = Berhenti berlangganan dengan satu klik
mail-preferences = Bahasa dan waktu
mail-why = Anda menerima surat ini karena mendaftar di { $name }.

## Errors
not-found-title = Halaman ini tidak ada di sini
not-found = Mungkin alamatnya salah ketik, atau tautan yang membawa Anda lebih tua daripada ingatan kami. Anda tidak melakukan kesalahan apa pun.
withdrawn-title = Kami menarik berita ini
withdrawn = Teksnya pergi, alamatnya tetap, dan kami menjelaskan alasannya.
withdrawn-on = Ditarik { $time }
withdrawn-agency = Kantor berita yang mengirimnya telah menariknya kembali.
withdrawn-editors = Redaksi kami telah menariknya.
unavailable-title = Jeda sejenak
unavailable = Sesuatu di balik halaman ini tidak merespons. Berita masih dapat dibaca; silakan coba lagi beberapa menit lagi.
bad-request-title = Ini tidak sampai kepada kami secara utuh
bad-request = Formulir tidak lengkap atau terlalu besar. Silakan kembali dan coba lagi.
