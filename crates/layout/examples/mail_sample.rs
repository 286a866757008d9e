//! Writes the evening letter and the message that confirms an address, in three languages, into a folder:
//! `cargo run -p vesper-layout --example mail_sample -- /tmp/mails`

use layout::{IssueView, Layout, LetterCorrection, TeaserView};
use model::{
    ArticleId, CorrectionKind, CorrectionNote, IssueId, Lang, MediaHash, Newsroom, PictureUse, Section,
    Teaser,
};
use std::error::Error;
use std::path::Path;

/// A story's lines: kicker, headline, teaser, and what its picture shows.
type Copy = [&'static str; 4];

struct Sample {
    tag: &'static str,
    hard_news: [Copy; 6],
    feature: Copy,
    correction: &'static str,
}

const SAMPLES: [Sample; 3] = [
    Sample {
        tag: "en",
        hard_news: [
            [
                "Lake Orrin",
                "Three countries agree to share a lake, and the bill for saving it",
                "After nineteen hours of talks Velland, Kestria and Sarrow signed an accord that divides the water by season instead of by country. Thirty-one public gauges will say who is keeping it.",
                "Two people row across a still lake at dawn",
            ],
            [
                "Storm Ilse",
                "Night ferries to the Sarrow Islands resume",
                "At half speed, with twice as many blankets. No injuries are reported; 11,000 homes wait for power.",
                "",
            ],
            [
                "Science",
                "The comet comes brighter than forecast",
                "Visible without a telescope from Sunday, before dawn, if the clouds allow.",
                "",
            ],
            [
                "Economy",
                "Kestria’s central bank holds its rate at 3.25 per cent",
                "The bank sees prices calm until summer. One member of seven wanted a cut.",
                "",
            ],
            [
                "Energy",
                "Velland lets villages keep the first tenth of their wind",
                "A law passed today ties every new turbine to a local share.",
                "",
            ],
            [
                "Night trains",
                "Aldonne to Port Elin, asleep: the sleeper is back",
                "Thirty-one years after the last one, with a waiting list of 4,000.",
                "",
            ],
        ],
        feature: [
            "Reportage",
            "The woman who counts the bees of a whole country by ear",
            "For eleven summers she has stood at the edges of fields with a recorder and a folding chair. Her numbers now decide which orchards may spray.",
            "Honeycomb, some cells capped",
        ],
        correction: "an earlier version said the accord places thirteen gauges. It places thirty-one.",
    },
    Sample {
        tag: "ar",
        hard_news: [
            [
                "بحيرة أورين",
                "ثلاث دول تتفق على تقاسم بحيرة وعلى كلفة إنقاذها",
                "بعد تسع عشرة ساعة من المحادثات وقّعت فيلاند وكستريا وسارو اتفاقاً يقسم المياه بحسب الفصول لا بحسب الدول.",
                "شخصان في قارب تجديف على بحيرة ساكنة عند الفجر",
            ],
            [
                "العاصفة إيلزه",
                "عودة العبّارات الليلية إلى جزر سارو",
                "بنصف السرعة وبضعف عدد البطانيات. لا إصابات، و11 ألف منزل بانتظار الكهرباء.",
                "",
            ],
            [
                "علوم",
                "المذنّب أكثر سطوعاً مما كان متوقعاً",
                "يُرى بالعين المجردة ابتداءً من الأحد قبل الفجر إن سمحت الغيوم.",
                "",
            ],
            [
                "اقتصاد",
                "المصرف المركزي في كستريا يُبقي الفائدة عند 3.25 في المئة",
                "ويتوقع استقرار الأسعار حتى الصيف.",
                "",
            ],
            [
                "طاقة",
                "فيلاند تترك للقرى عُشر رياحها الأول",
                "قانون جديد يربط كل توربين بحصة محلية.",
                "",
            ],
            [
                "قطارات الليل",
                "قطار النوم يعود بعد 31 عاماً",
                "من ألدون إلى بورت إيلين، وقائمة الانتظار 4000 اسم.",
                "",
            ],
        ],
        feature: [
            "تقرير",
            "امرأة تعدّ نحل بلد بأكمله بالسمع",
            "منذ أحد عشر صيفاً تقف على أطراف الحقول ومعها جهاز تسجيل وكرسي قابل للطي. أرقامها تقرر اليوم أي البساتين يجوز رشّها.",
            "قرص عسل، بعض عيونه مغلقة",
        ],
        correction: "ذكرت نسخة سابقة أن الاتفاق ينص على ثلاثة عشر مقياساً، والصواب واحد وثلاثون.",
    },
    Sample {
        tag: "zh-Hans",
        hard_news: [
            [
                "奥林湖",
                "三国同意共享一个湖泊，并分担拯救它的费用",
                "经过十九个小时的会谈，韦兰、凯斯特里亚和萨罗签署协议，按季节而不是按国家分配湖水。三十一个公开的水位计将显示谁在遵守协议。",
                "黎明时分，两人划船穿过平静的湖面",
            ],
            [
                "伊尔泽风暴",
                "开往萨罗群岛的夜间渡轮恢复运营",
                "船速减半，毛毯加倍。没有人员受伤的报告，一万一千户家庭仍在等待供电。",
                "",
            ],
            [
                "科学",
                "彗星比预报的更亮",
                "从星期日起，如果云层允许，黎明前用肉眼就能看到。",
                "",
            ],
            [
                "经济",
                "凯斯特里亚央行将利率维持在3.25%",
                "央行预计物价在夏季之前保持平稳。七名委员中有一名主张降息。",
                "",
            ],
            [
                "能源",
                "韦兰让村庄留下风能的头一成",
                "今天通过的一项法律规定，每台新风机都要有当地的份额。",
                "",
            ],
            [
                "夜行列车",
                "从阿尔东到埃林港，一觉醒来：卧铺列车回来了",
                "距上一班已有三十一年，候补名单上有四千人。",
                "",
            ],
        ],
        feature: [
            "报道",
            "用耳朵数遍全国蜜蜂的女人",
            "十一个夏天，她带着录音机和折叠椅站在田边。如今，哪些果园可以喷药由她的数字决定。",
            "蜂巢，一部分巢房已经封盖",
        ],
        correction: "早先的版本称协议设置十三个水位计，实际为三十一个。",
    },
];

fn story(lang: Lang, number: i64, copy: Copy) -> Result<TeaserView, Box<dyn Error>> {
    let [kicker, headline, text, alt] = copy.map(str::to_owned);
    let picture = PictureUse {
        media: MediaHash::of(&number.to_be_bytes()),
        width: 1920,
        height: 1280,
        alt,
        caption: String::new(),
        credit: String::new(),
    };
    Ok(TeaserView {
        article: ArticleId(number),
        lang,
        path: format!("/{lang}/story/a-{number}"),
        section: "world".into(),
        teaser: Teaser {
            kicker,
            headline,
            text,
            picture: Some(picture),
            media: Vec::new(),
            minutes: 14,
            corrections: Vec::new(),
        },
        published: "2026-11-24T17:40:00Z".parse()?,
        updated: None,
        corrected: false,
    })
}

fn issue(sample: &Sample) -> Result<IssueView, Box<dyn Error>> {
    let lang: Lang = sample.tag.parse()?;
    let hard_news = (1..)
        .zip(sample.hard_news)
        .map(|(number, copy)| story(lang, number, copy))
        .collect::<Result<Vec<_>, _>>()?;
    let note = CorrectionNote {
        kind: CorrectionKind::Correction,
        text: sample.correction.into(),
        at: "2026-11-24T16:55:00Z".parse()?,
    };
    let features = vec![story(lang, 7, sample.feature)?];
    let told = |story: &TeaserView, kind, stood_on| LetterCorrection {
        story: story.clone(),
        note: CorrectionNote { kind, ..note.clone() },
        stood_on: Some(stood_on),
    };
    let corrections = vec![
        told(&hard_news[0], CorrectionKind::Correction, "2026-11-23".parse()?),
        told(&features[0], CorrectionKind::Clarification, "2026-11-21".parse()?),
    ];
    Ok(IssueView {
        lang,
        date: "2026-11-24".parse()?,
        issue: IssueId(1),
        features,
        corrections,
        hard_news,
        web_path: format!("/{lang}/letter/2026-11-24"),
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("name the folder that the mails go into")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let layout = Layout::new(
        Newsroom {
            name: "Vesper".into(),
            url: "https://vesper.example".into(),
            languages: Lang::all().collect(),
            default_language: Lang::EN,
            sections: vec![Section {
                id: "world".into(),
                names: [].into(),
                rules: model::SectionRules::default(),
            }],
            sender: "letter@vesper.example".into(),
            postal_address: "Vesper, 4 Lantern Quay, Aldonne".into(),
        },
        None,
    )?;
    for sample in &SAMPLES {
        let view = issue(sample)?;
        let confirm_url = "https://vesper.example/letter/confirm/5f1e0c.kJ3v";
        let mails = [
            ("evening", layout.issue_mail(&view)?),
            ("confirm", layout.confirm_mail(view.lang, confirm_url)?),
        ];
        for (name, mail) in mails {
            std::fs::write(folder.join(format!("{name}-{}.html", sample.tag)), &mail.html)?;
            std::fs::write(folder.join(format!("{name}-{}.txt", sample.tag)), &mail.text)?;
            println!(
                "{name} {}: {} bytes of HTML, “{}”",
                sample.tag,
                mail.html.len(),
                mail.subject
            );
        }
    }
    Ok(())
}
