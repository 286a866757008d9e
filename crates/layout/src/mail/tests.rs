//! Both mails in every language, and what must hold whatever stories say.

mod sample;

use super::columns::width;
use super::*;
use crate::pages;
use sample::{layout, newsroom, view, words_of};

const HOSTILE: &str = "\"><script>alert(1)</script>\r\nBcc: x@y.example & '{{ mail }}' \u{0}@@leave-url@@";

/// The values of an attribute, in order.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let mark = format!(" {name}=\"");
    html.split(&mark)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[track_caller]
fn check_mail(mail: &Mail, lang: Lang) {
    let subject = &mail.subject;
    assert!((1..=60).contains(&subject.chars().count()), "{lang}: {subject}");
    assert!(!subject.contains(char::is_control), "{lang}: {subject:?}");
    for part in [&mail.html, &mail.text] {
        assert!(!part.contains('⟦'), "{lang}: a word is missing in {part}");
    }
    for line in mail.text.lines() {
        let is_address = ["http", "@@"]
            .iter()
            .any(|mark| line.trim_start().starts_with(mark));
        assert!(
            is_address || width(line) <= 76,
            "{lang}: {} columns in {line}",
            width(line)
        );
        assert_eq!(line, line.trim_end(), "{lang}");
    }
    let direction = lang.direction().as_str();
    for tag in [
        "html",
        "div role=\"article\"",
        "table role=\"presentation\" class=\"card\"",
    ] {
        let opening = mail
            .html
            .split(&format!("<{tag}"))
            .nth(1)
            .unwrap()
            .split('>')
            .next()
            .unwrap();
        assert!(
            opening.contains(&format!(" dir=\"{direction}\"")),
            "{lang}: {opening}"
        );
    }
    let tables = mail.html.matches("<table").count();
    assert_eq!(
        mail.html.matches("<table role=\"presentation\"").count(),
        tables,
        "{lang}"
    );
    assert_eq!(mail.html.matches("</table>").count(), tables, "{lang}");
}

#[test]
fn every_language_has_both_mails() {
    let layout = layout();
    for lang in Lang::all() {
        for key in [
            "mail-good-evening",
            "mail-why",
            "mail-confirm-text",
            "mail-unsubscribe",
            "minutes-to-read",
        ] {
            assert!(layout.words(lang).has(key), "{lang} has no {key}");
        }
        let letter = layout.issue_mail(&view(lang, words_of(lang))).unwrap();
        check_mail(&letter, lang);
        for part in [&letter.html, &letter.text] {
            for wanted in [
                LEAVE_URL_MARK,
                PREFERENCES_URL_MARK,
                "18:30 UTC",
                "1 Lantern Row",
                "/letter/2026-11-24",
                "/a-9",
            ] {
                assert!(part.contains(wanted), "{lang}: no {wanted} in {part}");
            }
        }
        let confirm = layout
            .confirm_mail(lang, "https://vesper.example/letter/confirm/a.b-c_d")
            .unwrap();
        check_mail(&confirm, lang);
        for part in [&confirm.html, &confirm.text] {
            assert!(
                part.contains("https://vesper.example/letter/confirm/a.b-c_d"),
                "{lang}: {part}"
            );
        }
    }
}

#[test]
fn the_parts_tell_the_same_in_the_same_order() {
    let letter = layout().issue_mail(&view(Lang::EN, "x")).unwrap();
    for part in [&letter.html, &letter.text] {
        let mut from = part.find("Good evening.").unwrap();
        for id in 1..=8 {
            for wanted in [format!("Headline {id} x"), format!("Text {id} x")] {
                from += part[from..]
                    .find(&wanted)
                    .unwrap_or_else(|| panic!("{wanted} is not in its place in {part}"));
            }
        }
        let note = from + part[from..].find("Note x").unwrap();
        assert!(part[note..].contains(LEAVE_URL_MARK));
    }
    assert!(
        letter.text.starts_with(
            "VESPER, THE EVENING LETTER\nTuesday 24 November 2026, 18:30 UTC\n\nGood evening.\n"
        )
    );
    assert!(
        letter
            .text
            .contains("\n1  Headline 1 x\n   Text 1 x\n   https://vesper.example/en/x/a-1\n")
    );
}

#[track_caller]
fn check_head(tag: &str, expected: &str) {
    let text = layout()
        .issue_mail(&view(tag.parse().unwrap(), "x"))
        .unwrap()
        .text;
    let head: Vec<&str> = text.lines().take(2).collect();
    assert_eq!(head.join("\n"), expected);
}

#[test]
fn plain_text_follows_the_capitals_and_the_direction_of_its_language() {
    let layout = layout();
    let title = |tag: &str| layout.words(tag.parse().unwrap()).text("evening-letter");
    check_head(
        "ar",
        &format!(
            "VESPER، {}\nالثلاثاء، 24 نوفمبر 2026، \u{200e}18:30 UTC",
            title("ar")
        ),
    );
    check_head(
        "zh-Hans",
        &format!("VESPER {}\n2026年11月24日星期二 18:30 UTC", title("zh-Hans")),
    );
    let greek = layout.issue_mail(&view("el".parse().unwrap(), "x")).unwrap().text;
    assert!(
        !greek
            .lines()
            .next()
            .unwrap()
            .contains(['Ά', 'Έ', 'Ή', 'Ί', 'Ό', 'Ύ', 'Ώ']),
        "{greek}"
    );
    let turkish = layout.issue_mail(&view("tr".parse().unwrap(), "x")).unwrap().text;
    let dotted = title("tr").matches('i').count();
    assert_eq!(
        turkish.lines().next().unwrap().matches('İ').count(),
        dotted,
        "{turkish}"
    );
}

#[track_caller]
fn check_size(layout: &Layout, lang: Lang, words: &str) {
    let mut view = view(lang, &format!("{words} ").repeat(1000));
    for story in view.hard_news.iter_mut().chain(&mut view.features) {
        story.teaser.kicker = words.repeat(1000);
    }
    view.corrections = vec![view.corrections[0].clone(); 5];
    let letter = layout.issue_mail(&view).unwrap();
    assert!(letter.html.len() < 60_000, "{lang}: {} bytes", letter.html.len());
    check_mail(&letter, lang);
}

#[test]
fn a_letter_stays_below_what_mailboxes_cut_however_long_its_stories_are() {
    let layout = layout();
    for lang in Lang::all() {
        check_size(&layout, lang, words_of(lang));
    }
    // What takes most bytes in HTML.
    check_size(&layout, "ur".parse().unwrap(), "\"");
    check_size(&layout, Lang::EN, "👩‍👩‍👧‍👧");
}

#[test]
fn borders_and_text_stand_on_the_side_where_reading_begins() {
    let layout = layout();
    for (tag, start) in [
        ("en", "left"),
        ("ar", "right"),
        ("ps", "right"),
        ("ur", "right"),
        ("zh-Hans", "left"),
    ] {
        let html = layout.issue_mail(&view(tag.parse().unwrap(), "x")).unwrap().html;
        assert!(html.contains(&format!("text-align:{start}")), "{tag}");
        assert!(html.contains(&format!("border-{start}:4px")), "{tag}");
        assert!(html.contains("<bdi dir=\"ltr\"><b>18:30 UTC</b></bdi>"), "{tag}");
    }
}

#[test]
fn pictures_are_linked_whole_with_their_size_and_their_words() {
    let layout = layout();
    let mut view = view(Lang::EN, "x");
    view.features[0].teaser.picture.as_mut().unwrap().alt = String::new();
    let small = view.hard_news[0].teaser.picture.as_mut().unwrap();
    (small.width, small.height) = (300, 200);
    let hash = small.media.clone();
    let html = layout.issue_mail(&view).unwrap().html;
    let sources = attributes(&html, "src");
    assert_eq!(sources.len(), 2, "{html}");
    assert_eq!(sources[0], format!("https://vesper.example/media/{hash}/300.jpg"));
    assert!(sources[1].ends_with("/700.jpg"), "{}", sources[1]);
    assert_eq!(attributes(&html, "alt"), ["x", "Headline 7 x"]);
    assert!(html.contains("width=\"536\" height=\"357\""), "{html}");
}

#[test]
fn whatever_a_story_says_stays_words() {
    let layout = layout();
    let mut view = view(Lang::EN, HOSTILE);
    for story in &mut view.hard_news {
        story.teaser.kicker = HOSTILE.into();
        story.path = format!("/en/x\"><script>\r\n{LEAVE_URL_MARK}");
    }
    view.hard_news[0].teaser.headline = HOSTILE.into();
    let letter = layout.issue_mail(&view).unwrap();
    check_mail(&letter, Lang::EN);
    assert!(!letter.html.contains("<script"), "{}", letter.html);
    assert!(
        letter.html.contains("&lt;script&gt;alert(1)&lt;/script&gt; Bcc"),
        "{}",
        letter.html
    );
    for part in [&letter.html, &letter.text] {
        assert_eq!(part.matches(LEAVE_URL_MARK).count(), 1, "{part}");
        assert!(
            !part.contains(|one: char| one.is_control() && one != '\n'),
            "{part}"
        );
    }
    assert!(
        letter.subject.starts_with("\"><script>alert(1)</script> Bcc"),
        "{}",
        letter.subject
    );
}

#[test]
fn a_letter_without_stories_still_has_a_subject_and_its_foot() {
    let mut empty = view(Lang::EN, "x");
    (empty.hard_news, empty.features, empty.corrections) = (Vec::new(), Vec::new(), Vec::new());
    let letter = layout().issue_mail(&empty).unwrap();
    check_mail(&letter, Lang::EN);
    assert_eq!(letter.subject, "The evening letter of November 24, 2026");
    assert!(!letter.html.contains("<h2") && !letter.text.contains("HARD NEWS"));
}

#[test]
fn a_theme_can_bring_its_own_letter() {
    let theme = tempfile::tempdir().unwrap();
    let folder = theme.path().join("templates/mail");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("issue.html"),
        "<p>{{ mail.hard_news[0].headline }}|{{ mail.leave }}</p>",
    )
    .unwrap();
    let layout = Layout::new(newsroom(), Some(theme.path())).unwrap();
    let html = layout.issue_mail(&view(Lang::EN, "<x>")).unwrap().html;
    assert_eq!(html, "<p>Headline 1 &lt;x&gt;|@@leave-url@@</p>");
}

#[test]
fn the_letter_is_dated_by_the_time_that_the_pages_promise() {
    assert_eq!(pages::LETTER_TIME, "18:30");
}
