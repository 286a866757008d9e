//! Writes sample pages into a folder, as the site would serve them.
//!
//! `cargo run -p vesper-layout --example sample -- FOLDER [PICTURES]`; PICTURES is a folder with `lake.webp` and so on,
//! which are put where the pages look for them.

use layout::{FAVICON_SVG, Layout, LetterPage, ProblemPage, WithdrawnView};
use model::SendTime;
use std::error::Error;
use std::path::Path;

#[path = "../tests/house/mod.rs"]
mod house;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments
        .next()
        .ok_or("name the folder that the pages are to be written into")?;
    let folder = Path::new(&folder);
    let layout = Layout::new(house::newsroom(), None)?;
    let write = |name: &str, html: String| -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join(name), html)
    };
    for tag in ["en", "ar", "hi", "zh-Hans", "fa", "ur", "de"] {
        write(
            &format!("article-{tag}.html"),
            layout.article(&house::article(tag))?,
        )?;
        write(&format!("front-{tag}.html"), layout.front(&house::front(tag))?)?;
        write(
            &format!("section-{tag}.html"),
            layout.section(&house::section(tag))?,
        )?;
        let lang = house::lang(tag);
        write(&format!("languages-{tag}.html"), layout.languages(lang)?)?;
        let recent = house::front(tag).recent;
        write(&format!("404-{tag}.html"), layout.not_found(lang, &recent)?)?;
        let withdrawn = WithdrawnView {
            lang,
            at: house::at("2026-11-24T15:20:00Z"),
            by_agency: true,
            translations: house::article(tag).translations,
            recent,
        };
        write(&format!("410-{tag}.html"), layout.withdrawn(&withdrawn)?)?;
        write(
            &format!("503-{tag}.html"),
            layout.problem(lang, ProblemPage::Unavailable)?,
        )?;
        write(
            &format!("expired-{tag}.html"),
            layout.problem(lang, ProblemPage::LinkExpired)?,
        )?;
        for (name, page) in letter_pages(tag) {
            write(
                &format!("letter-{name}-{tag}.html"),
                layout.letter_page(lang, &page)?,
            )?;
        }
    }
    let mut every = house::article("en");
    every.content.body = model::Body::new(house::every_kind());
    write("article-every-kind.html", layout.article(&every)?)?;
    let mut bare = house::article("en");
    bare.content.picture = None;
    bare.content.links.clear();
    bare.topic_media.clear();
    bare.recommended.clear();
    write("article-bare.html", layout.article(&bare)?)?;
    write("favicon.svg", FAVICON_SVG.to_owned())?;
    if let Some(pictures) = arguments.next() {
        for name in house::PICTURES {
            let media = folder.join("media").join(house::hash(name).as_str());
            std::fs::create_dir_all(&media)?;
            for width in model::RENDITION_WIDTHS {
                for format in ["webp", "jpg"] {
                    let picture = Path::new(&pictures).join(format!("{name}.webp"));
                    std::fs::copy(picture, media.join(format!("{width}.{format}")))?;
                }
            }
        }
    }
    Ok(())
}

fn letter_pages(tag: &str) -> Vec<(&'static str, LetterPage)> {
    let (token, address) = ("t0ken".to_owned(), "noor@lantern.example".to_owned());
    let zones: Vec<String> = ["Africa/Lagos", "Asia/Kolkata", "Europe/Berlin", "UTC"]
        .map(Into::into)
        .into();
    let teasers = house::front(tag).teasers;
    vec![
        (
            "sign-up",
            LetterPage::SignUp {
                address: "noor@".into(),
                address_invalid: true,
                send_time: SendTime::Utc,
                time_zone: "UTC".into(),
                zones: zones.clone(),
            },
        ),
        (
            "check",
            LetterPage::CheckInbox {
                address: address.clone(),
            },
        ),
        (
            "confirm",
            LetterPage::Confirm {
                token: token.clone(),
                address: address.clone(),
            },
        ),
        ("confirmed", LetterPage::Confirmed { token: token.clone() }),
        (
            "preferences",
            LetterPage::Preferences {
                token: token.clone(),
                address: address.clone(),
                since: house::at("2026-11-24T18:00:00Z"),
                lang: house::lang(tag),
                send_time: SendTime::Local,
                time_zone: "Asia/Kolkata".into(),
                zones,
                saved: true,
            },
        ),
        (
            "leave",
            LetterPage::Leave {
                token: token.clone(),
                address: address.clone(),
            },
        ),
        ("left", LetterPage::Left { token, address }),
        (
            "edition",
            LetterPage::WebEdition {
                date: jiff::civil::date(2026, 11, 24),
                hard_news: teasers.iter().take(6).cloned().collect(),
                features: teasers.iter().rev().take(2).cloned().collect(),
                withdrawn: 1,
            },
        ),
        (
            "none",
            LetterPage::NoLetter {
                date: jiff::civil::date(2026, 11, 23),
            },
        ),
    ]
}
