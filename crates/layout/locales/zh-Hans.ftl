# The words that readers of Vesper see. One file a language, the same keys in each; a test compares them.
# $name is the newsroom's name. Times arrive already written in the reader's digits.

## Skip links and masthead
skip-label = 跳转
skip-content = 跳到正文
skip-navigation = 跳到导航
skip-more = 更多来自{ $name }的内容
skip-languages = 跳到语言选择
languages = 语言
sections = 栏目
front-page = 首页
section-world = 国际
section-economy = 经济
section-science = 科学
section-climate = 气候
section-culture = 文化
section-sport = 体育
section-features = 特写

## Article
breadcrumb-label = 栏目与日期
published = 发布时间：{ $time }
updated = 更新时间：{ $time }
minutes-to-read = { $count ->
   *[other] 阅读需{ $count }分钟
}
in-languages = { $count ->
   *[other] 共{ $count }种语言
}
print = 打印
picture-credit = 图片：{ $credit }
video-credit = 视频：{ $credit }
audio-credit = 音频：{ $credit }
read-more = 阅读更多
video = 视频
audio = 音频
# Read aloud by screen readers in place of the play button.
play-video = 播放视频，{ $duration }：{ $title }
play-audio = 播放音频，{ $duration }：{ $title }
# The text that stands where the player cannot.
download-media = 下载文件
duration-hours = { $count ->
   *[other] { $count }小时
}
duration-minutes = { $count ->
   *[other] { $count }分钟
}
duration-seconds = { $count ->
   *[other] { $count }秒
}
correction = 更正
clarification = 澄清
update-note = 更新
preview-note = 供 { $name } 预览，有效至 { $time }。尚未发布，请勿转发。
corrected = 已更正
more-on-topic = 更多相关报道
audio-and-video = 相关音频和视频
links = 链接
recommended = 推荐阅读
most-recent = 最新报道
more-of-section = 更多“{ $section }”报道
latest-in-section = 最新在前，来自本站编辑和各通讯社。
no-stories-yet = 这里还没有发布内容。最新报道请见首页。

## Languages
in-thirty-languages = { $name }，{ $count }种语言
story-in-marked-languages = 本文可用已标示的语言阅读
this-story = ，本文

## Footer
read-it-your-way = 按您喜欢的方式阅读
evening-letter = 晚间来信
feed-atom = 订阅源（Atom）
feed-json = 订阅源（JSON）
site-map = 网站地图
no-cookies = 不用Cookie，不跟踪
copyright = © { $name } { $year }

## The evening box
each-evening-at = 每晚
letter-promise-title = 掂量过的一天，一封来信。
letter-promise = 每晚{ $time } UTC，编辑部寄出当天重要新闻和优质特写的精选。
letter-five-minutes = 读上五分钟，这一天就可以结束了。
email-address = 您的电子邮箱
sign-up = 订阅
letter-small-print = 我们会寄给您一个确认链接。在任何一封来信里点一下，即可退订。

## Sign-up pages
letter-intro = 由人挑选，从不依据您点击过什么。
letter-language = 来信语言
letter-time = 时间
letter-time-utc = 每晚{ $time } UTC
letter-time-local = 每晚{ $time }，按我所在的时区
time-zone = 时区
email-invalid = 这个地址不完整。请检查，例如name@example.org。
sign-up-consent = 我希望通过电子邮件收到{ $name }的晚间来信。我可以随时点一下退订。
sign-up-kept = 我们会发送一封邮件来确认地址。如果没有点击其中的链接，48小时后不会保留任何信息。我们不统计谁打开了什么。
step-sign-up = 订阅
step-confirm = 确认
check-inbox-title = 现在请查看您的收件箱
check-inbox = 如果地址无误，一封邮件正在寄往{ $address }。请打开邮件，点击链接并按下按钮，来信就会送达。
check-inbox-hint = 可能需要几分钟。如果没有看到，请查看垃圾邮件文件夹。链接48小时内有效。您可以关闭本页。
confirm-title = 还差一步
confirm-question = 将晚间来信寄往{ $address }？
confirm-button = 是的，请寄给我
confirmed-title = 欢迎。我们{ $time } UTC见
confirmed = 您的地址已确认。第一封来信今晚送达。
link-expired-title = 这个链接已失效
link-expired = 我们邮件中的链接只在一定时间内有效。请重新订阅，片刻即可完成。
preferences-title = 您的来信
preferences-intro = 无需密码：本页只能从您来信中的链接打开，这个链接只属于您。
preferences-since = { $address }，订阅于{ $date }
save = 保存
saved = 已保存。
leave-title = 退订
leave-question = 不再将晚间来信寄往{ $address }？
leave-explain = 点一下即可，不问缘由。
leave-button = 退订
left-title = 已完成。不会再有来信
left = { $address }已被移除。如果您点击时今晚的来信已经寄出，它可能仍会送达；那是最后一封。
left-undo = 点错了，请恢复订阅
read-front-page = 阅读首页
web-edition-title = { $date }的晚间来信
no-letter-that-day = 那天晚上没有来信。
too-many-requests-title = 请稍慢一些
too-many-requests = 短时间内来自您所在网络的订阅请求过多。请过几分钟再试。

## The mails
mail-confirm-subject = 请确认：晚间来信
mail-confirm-text = 有人（希望就是您）用这个地址订阅了{ $name }的晚间来信。如要接收，请打开此页面并按下按钮：
mail-confirm-ignore = 如果不是您本人，无需做任何事。您不会再收到我们的邮件，48小时后也不会保留任何信息。
mail-confirm-action = 确认地址
mail-good-evening = 晚上好。
mail-hard-news = 要闻
mail-features = 今晚值得一读
mail-corrections = 更正
mail-correction-stood = 此前的版本见于我们{ $date }的晚间来信。
mail-read-on = 继续阅读
mail-withdrawn = 本文已撤回。
mail-view-online = 在网页上阅读此信
mail-unsubscribe = 一键退订
mail-preferences = 语言和时间
mail-why = 您收到此信，是因为您在{ $name }订阅了它。

## Errors
not-found-title = 这里没有这个页面
not-found = 地址可能有误，或者带您来的链接比我们的记忆还要久远。您没有做错什么。
withdrawn-title = 我们已撤回本文
withdrawn = 文字撤下，地址保留，我们说明原因。
withdrawn-on = 撤回时间：{ $time }
withdrawn-agency = 发出本文的通讯社已将其撤回。
withdrawn-editors = 本站编辑已将其撤回。
unavailable-title = 这里暂歇片刻
unavailable = 这个页面背后的某项服务没有响应。报道仍可阅读，请过几分钟再试。
bad-request-title = 我们没有完整收到
bad-request = 表单不完整或过大。请返回再试一次。
