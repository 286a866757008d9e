//! Every kind of page in every language is whole.

#![allow(clippy::expect_used, reason = "a test may stop where it stands")]

mod house;

use house::every_page::{every_page, layout};
use house::html::tags;
use model::Lang;
use std::collections::HashSet;

/// Runs a check on every page in every language.
fn on_every_page(check: impl Fn(Lang, &str, &str)) {
    let layout = layout();
    for lang in Lang::all() {
        for (name, html) in every_page(&layout, lang) {
            check(lang, &name, &html);
        }
    }
}

#[test]
fn every_template_renders_every_view_in_every_language_and_no_word_is_missing() {
    on_every_page(|lang, name, html| {
        assert!(!html.contains('⟦'), "{name}: a word is missing");
        assert!(
            !html.contains("{$") && !html.contains("{ $"),
            "{name}: a word was not given its part"
        );
        let found = tags(html);
        let root = found.iter().find(|tag| tag.name == "html").expect(name);
        assert_eq!(root.get("lang"), Some(lang.tag()), "{name}");
        let rtl = ["ar", "fa", "fa-AF", "ps", "ur"].contains(&lang.tag());
        assert_eq!(root.get("dir"), Some(if rtl { "rtl" } else { "ltr" }), "{name}");
    });
}

#[test]
fn what_a_page_points_to_is_there() {
    on_every_page(|_, name, html| {
        let found = tags(html);
        let mut ids = HashSet::new();
        for id in found.iter().filter_map(|tag| tag.get("id")) {
            assert!(ids.insert(id), "{name}: {id} stands twice");
        }
        for key in ["href", "for", "aria-labelledby", "aria-describedby"] {
            for value in found.iter().filter_map(|tag| tag.get(key)) {
                let id = if key == "href" {
                    value.strip_prefix('#')
                } else {
                    Some(value)
                };
                assert!(
                    id.is_none_or(|id| ids.contains(id)),
                    "{name}: {key} {value} leads nowhere"
                );
            }
        }
        for target in ["content", "navigation", "more", "languages"] {
            assert!(
                html.contains(&format!("href=\"#{target}\"")),
                "{name} has no way to {target}"
            );
        }
    });
}

#[test]
fn a_page_needs_nothing_from_elsewhere_and_runs_nothing() {
    on_every_page(|_, name, html| {
        for tag in tags(html) {
            if tag.name == "script" {
                assert_eq!(tag.get("type"), Some("application/ld+json"), "{name}");
            }
            assert!(
                !["iframe", "object", "embed", "base"].contains(&tag.name.as_str()),
                "{name}: {tag:?}"
            );
            assert!(tag.get("rel") != Some("stylesheet"), "{name}");
            assert!(
                tag.attributes
                    .iter()
                    .all(|(key, _)| !key.starts_with("on") && key != "style"),
                "{name}: {tag:?}"
            );
            for key in ["src", "poster"] {
                assert!(
                    tag.get(key).is_none_or(|value| value.starts_with("/media/")),
                    "{name}: {tag:?}"
                );
            }
        }
    });
}

#[test]
fn headings_go_down_one_step_at_a_time_from_a_single_first() {
    on_every_page(|_, name, html| {
        let mut level = 0;
        for tag in tags(html) {
            let Some(next) = tag
                .name
                .strip_prefix('h')
                .and_then(|rest| rest.parse::<u8>().ok())
            else {
                continue;
            };
            assert!(next <= level + 1, "{name}: h{next} after h{level}");
            level = next;
        }
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert_eq!(html.matches("<main").count(), 1, "{name}");
    });
}

#[test]
fn pictures_have_a_size_and_come_late_except_the_first() {
    on_every_page(|_, name, html| {
        let found = tags(html);
        let images: Vec<_> = found.iter().filter(|tag| tag.name == "img").collect();
        for image in &images {
            assert!(
                image.get("width").is_some() && image.get("height").is_some(),
                "{name}: {image:?}"
            );
            assert!(
                image.attributes.iter().any(|(key, _)| key == "alt"),
                "{name}: {image:?}"
            );
            let first = image.get("fetchpriority") == Some("high");
            assert_eq!(image.get("loading") == Some("lazy"), !first, "{name}: {image:?}");
        }
        let first = images
            .iter()
            .filter(|image| image.get("fetchpriority").is_some())
            .count();
        assert!(first <= 1, "{name} has {first} first pictures");
    });
}

#[test]
fn a_page_with_a_secret_in_its_address_hides_it() {
    on_every_page(|_, name, html| {
        let private = [
            "CheckInbox",
            "Confirm",
            "Preferences",
            "Leave",
            "Left",
            "LinkExpired",
        ];
        if private.iter().any(|kind| name.starts_with(kind)) {
            assert!(
                html.contains("<meta name=\"robots\" content=\"noindex\">"),
                "{name}"
            );
            assert!(
                html.contains("<meta name=\"referrer\" content=\"no-referrer\">"),
                "{name}"
            );
            assert!(!html.contains("rel=\"canonical\""), "{name}");
        }
    });
}

#[test]
fn the_forms_keep_their_contract() {
    let layout = layout();
    let pages = every_page(&layout, Lang::EN);
    let page = |name: &str| {
        &pages
            .iter()
            .find(|(found, _)| found.starts_with(name))
            .expect(name)
            .1
    };
    for part in [
        "method=\"post\" action=\"/en/letter\"",
        "name=\"email\"",
        "name=\"website\" tabindex=\"-1\" autocomplete=\"off\"",
    ] {
        assert!(page("SignUp").contains(part), "{part}");
        assert!(page("article").contains(part), "{part}");
        assert!(page("front").contains(part), "{part}");
    }
    for part in [
        "name=\"time\" value=\"utc\"",
        "name=\"time\" value=\"local\" checked",
        "name=\"zone\"",
    ] {
        assert!(page("SignUp").contains(part), "{part}");
    }
    for (name, part) in [
        ("Confirm ", "action=\"/letter/confirm/t0ken\""),
        ("Preferences", "action=\"/letter/preferences/t0ken\""),
        ("Preferences", "name=\"lang\""),
        ("Leave", "action=\"/letter/leave/t0ken\""),
        ("Left", "action=\"/letter/preferences/t0ken\""),
        ("Left", "name=\"return\" value=\"1\""),
    ] {
        assert!(page(name).contains(part), "{name}: {part}");
    }
}

#[test]
fn an_article_tells_search_engines_what_it_is_and_where_its_other_versions_are() {
    let html = layout().article(&house::article("ar")).unwrap();
    for part in [
        "<link rel=\"canonical\" href=\"https://vesper.example/ar/lake-orrin/a-7\">",
        "<link rel=\"alternate\" hreflang=\"ar\" href=\"https://vesper.example/ar/lake-orrin/a-7\">",
        "<link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"https://vesper.example/zh-Hans/lake-orrin/a-77\">",
        "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://vesper.example/en/lake-orrin/a-72\">",
        "<meta property=\"og:type\" content=\"article\">",
        "type=\"application/atom+xml\" title=\"Vesper\" href=\"/ar/feed.xml\"",
    ] {
        assert!(html.contains(part), "{part}");
    }
    let start = html.find("ld+json\">").expect("JSON-LD") + 9;
    let json: serde_json::Value =
        serde_json::from_str(&html[start..start + html[start..].find("</").unwrap()]).unwrap();
    assert_eq!(json["@type"], "NewsArticle");
    assert_eq!(json["inLanguage"], "ar");
    assert_eq!(json["datePublished"], "2026-11-24T06:12:00Z");
    assert_eq!(json["dateModified"], "2026-11-24T16:55:00Z");
    assert_eq!(json["correction"][0]["datePublished"], "2026-11-24T16:55:00Z");
    assert!(json["image"][0].as_str().unwrap().ends_with("/1920.jpg"));
}

#[test]
fn the_page_of_a_withdrawn_story_says_nothing_of_it() {
    let layout = layout();
    let view = layout::WithdrawnView {
        lang: Lang::EN,
        at: house::at("2026-11-24T15:20:00Z"),
        by_agency: true,
        translations: vec![(house::lang("ar"), "/ar/lake-orrin/a-72".into())],
        recent: house::front("en").recent,
    };
    let html = layout.withdrawn(&view).unwrap();
    assert!(html.contains("The agency that sent it has recalled it."));
    assert!(html.contains("<a href=\"/ar/lake-orrin/a-72\" hreflang=\"ar\" lang=\"ar\" class=\"has\">"));
    assert!(!html.contains("<img") && !html.contains("canonical") && !html.contains("Three countries"));
}

#[test]
fn a_read_more_shows_what_may_be_seen_and_no_more() {
    let layout = layout();
    let mut view = house::article("en");
    let html = layout.article(&view).unwrap();
    assert!(html.contains("<div class=\"more\">") && html.contains("https://corrane-survey.example/g"));
    view.read_more.clear();
    view.content.body = model::Body::new([model::BlockKind::ReadMore {
        links: vec![model::ReadMore::Story(model::StoryId(2))],
    }]);
    assert!(!layout.article(&view).unwrap().contains("class=\"more\""));
}
