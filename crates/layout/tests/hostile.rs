//! Whatever stands in a text, it stays text.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod house;

use house::every_page::layout;
use house::html::{Tag, tags};
use model::{BlockKind, Body, Inline, Link, Quotation, ReadMore, text_from};
use std::path::PathBuf;

fn fixtures() -> PathBuf {
    let folder = std::env::var_os("VESPER_FIXTURES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures"),
        PathBuf::from,
    );
    assert!(
        folder.is_dir(),
        "the fixtures are not at {}; set VESPER_FIXTURES to the folder that holds security/",
        folder.display()
    );
    folder
}

fn hostile_lines() -> Vec<String> {
    let folder = fixtures().join("security/xss-lines");
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let text = std::fs::read(entry.unwrap().path()).unwrap();
        lines.extend(String::from_utf8_lossy(&text).lines().map(str::to_owned));
    }
    lines.retain(|line| !line.trim().is_empty());
    assert!(
        lines.len() > 1000,
        "the hostile lines are not in {}",
        folder.display()
    );
    lines
}

/// The hostile line stands wherever an editor or an agency can put words or an address.
fn article_of(lines: &[String]) -> layout::ArticleView {
    let mut view = house::article("en");
    let first = lines[0].clone();
    let content = &mut view.content;
    content.kicker.clone_from(&first);
    content.headline.clone_from(&first);
    content.teaser.clone_from(&first);
    if let Some(picture) = &mut content.picture {
        picture.alt.clone_from(&first);
        picture.caption.clone_from(&first);
        picture.credit.clone_from(&first);
    }
    content.links = lines
        .iter()
        .map(|line| Link {
            title: line.clone(),
            url: line.clone(),
            note: line.clone(),
        })
        .collect();
    content.credit.agencies = vec![first];
    content.body = Body::new(lines.iter().flat_map(|line| {
        let words = || text_from(line.clone());
        let linked = Inline {
            text: line.clone(),
            link: Some(line.clone()),
            ..Inline::default()
        };
        let picture = model::PictureUse {
            caption: line.clone(),
            credit: line.clone(),
            ..house::picture("lake", line)
        };
        let recording = model::RecordingUse {
            mime: line.clone(),
            credit: line.clone(),
            ..house::recording("video/mp4", line, 1)
        };
        [
            BlockKind::Paragraph {
                text: vec![linked.clone()],
            },
            BlockKind::Heading { text: words() },
            BlockKind::Quotation(Quotation {
                text: words(),
                speaker: Some(line.clone()),
                said_at: Some(line.clone()),
            }),
            BlockKind::List {
                ordered: true,
                items: vec![vec![linked]],
            },
            BlockKind::Table {
                rows: vec![vec![words()], vec![words()]],
            },
            BlockKind::Picture(picture),
            BlockKind::Video(recording.clone()),
            BlockKind::Audio(recording),
            BlockKind::ReadMore {
                links: vec![ReadMore::Page {
                    url: line.clone(),
                    title: line.clone(),
                }],
            },
            BlockKind::Facts {
                title: line.clone(),
                items: vec![words()],
            },
            BlockKind::Embed {
                url: line.clone(),
                title: line.clone(),
            },
            BlockKind::Correction(model::CorrectionNote {
                text: line.clone(),
                ..house::note(house::lang("en"))
            }),
        ]
    }));
    view
}

const ATTRIBUTES: [&str; 38] = [
    "lang",
    "dir",
    "charset",
    "name",
    "content",
    "property",
    "rel",
    "href",
    "hreflang",
    "type",
    "title",
    "class",
    "id",
    "aria-label",
    "aria-labelledby",
    "aria-hidden",
    "aria-current",
    "viewBox",
    "d",
    "datetime",
    "role",
    "tabindex",
    "srcset",
    "sizes",
    "src",
    "width",
    "height",
    "alt",
    "loading",
    "decoding",
    "fetchpriority",
    "controls",
    "preload",
    "poster",
    "scope",
    "method",
    "action",
    "for",
];

#[track_caller]
fn check(tag: &Tag, line: &str) {
    for (key, value) in &tag.attributes {
        let known =
            ATTRIBUTES.contains(&key.as_str()) || ["autocomplete", "required"].contains(&key.as_str());
        assert!(known, "{key} in {tag:?}, made by {line}");
        if ["href", "src", "action", "poster"].contains(&key.as_str()) {
            let safe = ["https://", "http://", "mailto:", "#"]
                .iter()
                .any(|start| value.starts_with(start));
            let own = value.starts_with('/') && !value.starts_with("//") && !value.starts_with("/\\");
            assert!(safe || own, "{tag:?}, made by {line}");
        }
    }
    assert!(
        tag.name != "script" || tag.get("type") == Some("application/ld+json"),
        "{tag:?}, made by {line}"
    );
}

#[test]
fn no_hostile_line_leaves_its_place_in_an_article() {
    let layout = layout();
    let lines = hostile_lines();
    for chunk in lines.chunks(40) {
        let html = layout.article(&article_of(chunk)).unwrap();
        let found = tags(&html);
        for tag in &found {
            check(tag, &chunk[0]);
        }
        assert_eq!(html.matches("<script").count(), 1, "made by {}", chunk[0]);
    }
}

#[test]
fn no_hostile_line_leaves_its_place_on_fronts_and_forms() {
    let layout = layout();
    for line in hostile_lines().iter().step_by(23) {
        let mut front = house::front("en");
        front.teasers[0].teaser.headline.clone_from(line);
        front.teasers[0].teaser.kicker.clone_from(line);
        front.teasers[0].teaser.text.clone_from(line);
        front.teasers[0].path.clone_from(line);
        front.teasers[0].path.insert(0, '/');
        front.corrections[0].1.text.clone_from(line);
        let html = layout.front(&front).unwrap();
        tags(&html);
        assert!(!html.contains("<script"), "{line}");
        let page = layout::LetterPage::SignUp {
            address: line.clone(),
            address_invalid: true,
            send_time: model::SendTime::Utc,
            time_zone: line.clone(),
            zones: vec![line.clone()],
        };
        let sign_up = layout.letter_page(model::Lang::EN, &page).unwrap();
        let leave = layout::LetterPage::Leave {
            token: line.clone(),
            address: line.clone(),
        };
        let leave = layout.letter_page(model::Lang::EN, &leave).unwrap();
        for html in [sign_up, leave] {
            tags(&html);
            assert!(!html.contains("<script"), "{line}");
        }
    }
}

#[test]
fn a_script_in_the_headline_does_not_end_the_data_for_search_engines() {
    let mut view = house::article("en");
    view.content.headline = "</script><script>alert(1)</script> <!-- & \u{2028}".into();
    let html = layout().article(&view).unwrap();
    assert!(html.contains("\\u003c/script\\u003e\\u003cscript\\u003e"));
    assert_eq!(html.matches("</script>").count(), 1);
}
