# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = 跳至
skip-content = 跳至內文
skip-navigation = 跳至導覽
skip-more = 更多來自{ $name }的內容
skip-languages = 跳至語言選擇
languages = 語言
sections = 版面
front-page = 首頁
section-world = 國際
section-economy = 經濟
section-science = 科學
section-climate = 氣候
section-culture = 文化
section-sport = 體育
section-features = 專題

## Article
breadcrumb-label = 版面與日期
published = 發布時間：{ $time }
updated = 更新時間：{ $time }
minutes-to-read = { $count ->
   *[other] 閱讀需{ $count }分鐘
}
in-languages = { $count ->
   *[other] 共{ $count }種語言
}
print = 列印
picture-credit = 圖片：{ $credit }
video-credit = 影片：{ $credit }
audio-credit = 音訊：{ $credit }
read-more = 閱讀更多
video = 影片
audio = 音訊
# Read aloud by screen readers in place of the play button.
play-video = 播放影片，{ $duration }：{ $title }
play-audio = 播放音訊，{ $duration }：{ $title }
# The text that stands where the player cannot.
download-media = 下載檔案
duration-hours = { $count ->
   *[other] { $count }小時
}
duration-minutes = { $count ->
   *[other] { $count }分鐘
}
duration-seconds = { $count ->
   *[other] { $count }秒
}
correction = 更正
clarification = 澄清
update-note = 更新
preview-note = 供 { $name } 預覽，有效至 { $time }。尚未發布，請勿轉發。
corrected = 已更正
more-on-topic = 更多相關報導
audio-and-video = 相關音訊與影片
links = 連結
recommended = 推薦閱讀
most-recent = 最新報導
more-of-section = 更多「{ $section }」報導
latest-in-section = 最新在前，來自本站編輯與各通訊社。
no-stories-yet = 這裡還沒有發布內容。最新報導請見首頁。

## Languages
in-thirty-languages = { $name }，{ $count }種語言
story-in-marked-languages = 本文可用已標示的語言閱讀
this-story = ，本文

## Footer
read-it-your-way = 用您喜歡的方式閱讀
evening-letter = 晚間來信
feed-atom = 訂閱源（Atom）
feed-json = 訂閱源（JSON）
site-map = 網站地圖
no-cookies = 不用Cookie，不追蹤
copyright = © { $name } { $year }

## The evening box
each-evening-at = 每晚
letter-promise-title = 掂量過的一天，一封來信。
letter-promise = 每晚{ $time } UTC，編輯部寄出當天重要新聞與優質專題的精選。
letter-five-minutes = 讀上五分鐘，這一天就可以結束了。
email-address = 您的電子郵件地址
sign-up = 訂閱
letter-small-print = 我們會寄給您一個確認連結。在任何一封來信裡點一下，即可取消訂閱。

## Sign-up pages
letter-intro = 由人挑選，從不依據您點過什麼。
letter-language = 來信語言
letter-time = 時間
letter-time-utc = 每晚{ $time } UTC
letter-time-local = 每晚{ $time }，依我所在的時區
time-zone = 時區
email-invalid = 這個地址不完整。請檢查，例如name@example.org。
sign-up-consent = 我希望透過電子郵件收到{ $name }的晚間來信。我可以隨時點一下取消訂閱。
sign-up-kept = 我們會寄出一封郵件來確認地址。若沒有點選其中的連結，48小時後不會保留任何資料。我們不統計誰打開了什麼。
step-sign-up = 訂閱
step-confirm = 確認
check-inbox-title = 現在請查看您的收件匣
check-inbox = 如果地址無誤，一封郵件正寄往{ $address }。請打開郵件，點選連結並按下按鈕，來信就會送達。
check-inbox-hint = 可能需要幾分鐘。如果沒有看到，請查看垃圾郵件匣。連結48小時內有效。您可以關閉本頁。
confirm-title = 還差一步
confirm-question = 將晚間來信寄往{ $address }？
confirm-button = 好，請寄給我
confirmed-title = 歡迎。我們{ $time } UTC見
confirmed = 您的地址已確認。第一封來信今晚送達。
link-expired-title = 這個連結已失效
link-expired = 我們郵件中的連結只在一定時間內有效。請重新訂閱，片刻即可完成。
preferences-title = 您的來信
preferences-intro = 不需要密碼：本頁只能從您來信中的連結開啟，這個連結只屬於您。
preferences-since = { $address }，訂閱於{ $date }
save = 儲存
saved = 已儲存。
leave-title = 取消訂閱
leave-question = 不再將晚間來信寄往{ $address }？
leave-explain = 點一下即可，不問緣由。
leave-button = 取消訂閱
left-title = 已完成。不會再有來信
left = { $address }已移除。如果您點選時今晚的來信已經寄出，它可能仍會送達；那是最後一封。
left-undo = 點錯了，請恢復訂閱
read-front-page = 閱讀首頁
web-edition-title = { $date }的晚間來信
no-letter-that-day = 那天晚上沒有來信。
too-many-requests-title = 請稍慢一些
too-many-requests = 短時間內來自您所在網路的訂閱請求過多。請過幾分鐘再試。

## The mails
mail-confirm-subject = 請確認：晚間來信
mail-confirm-text = 有人（希望就是您）用這個地址訂閱了{ $name }的晚間來信。如要接收，請打開這個頁面並按下按鈕：
mail-confirm-ignore = 如果不是您本人，不必做任何事。您不會再收到我們的郵件，48小時後也不會保留任何資料。
mail-confirm-action = 確認地址
mail-good-evening = 晚安。
mail-hard-news = 要聞
mail-features = 今晚值得一讀
mail-corrections = 更正
mail-correction-stood = 先前的版本見於我們{ $date }的晚間來信。
mail-read-on = 繼續閱讀
mail-withdrawn = 本文已撤回。
mail-view-online = 在網頁上閱讀這封信
mail-unsubscribe = 一鍵取消訂閱
mail-preferences = 語言與時間
mail-why = 您收到這封信，是因為您在{ $name }訂閱了它。

## Errors
not-found-title = 這裡沒有這個頁面
not-found = 地址可能有誤，或者帶您來的連結比我們的記憶還要久遠。您沒有做錯什麼。
withdrawn-title = 我們已撤回本文
withdrawn = 文字撤下，地址保留，我們說明原因。
withdrawn-on = 撤回時間：{ $time }
withdrawn-agency = 發出本文的通訊社已將其撤回。
withdrawn-editors = 本站編輯已將其撤回。
unavailable-title = 這裡暫歇片刻
unavailable = 這個頁面背後的某項服務沒有回應。報導仍可閱讀，請過幾分鐘再試。
bad-request-title = 我們沒有完整收到
bad-request = 表單不完整或過大。請返回再試一次。
