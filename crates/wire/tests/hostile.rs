//! Nothing that strangers send runs, crashes, hangs or grows without bound.

mod support;

use model::{BlockKind, Body, Inline};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use support::{fixture, fixtures, read, words};
use wire::{body_from_html, parse};

fn inlines(body: &Body) -> Vec<&Inline> {
    body.blocks
        .iter()
        .flat_map(|block| match &block.kind {
            BlockKind::Paragraph { text } | BlockKind::Heading { text } => text.iter().collect::<Vec<_>>(),
            BlockKind::Quotation(quotation) => quotation.text.iter().collect(),
            BlockKind::List { items, .. } => items.iter().flatten().collect(),
            BlockKind::Table { rows } => rows.iter().flatten().flatten().collect(),
            _ => Vec::new(),
        })
        .collect()
}

#[track_caller]
fn check_harmless(html: &str) -> Body {
    let body = body_from_html(html);
    for inline in inlines(&body) {
        if let Some(link) = &inline.link {
            let is_kept = ["http://", "https://", "mailto:"]
                .iter()
                .any(|scheme| link.starts_with(scheme));
            assert!(is_kept, "{link} out of {html}");
        }
        assert!(
            !inline.text.chars().any(char::is_control),
            "{inline:?} out of {html}"
        );
    }
    body
}

#[test]
fn no_payload_leaves_a_script_or_a_link_that_runs() {
    let cases: serde_json::Value =
        serde_json::from_slice(&read(&fixture("security/dompurify/expect.json"))).unwrap();
    let cases = cases.as_array().unwrap();
    for case in cases {
        check_harmless(case["payload"].as_str().unwrap());
    }
    let mut lines = 0;
    for path in fixtures("security/xss-lines") {
        for line in String::from_utf8_lossy(&read(&path)).lines() {
            check_harmless(line);
            let inside = format!(
                "<p>before</p><script>{}</script><p>after</p>",
                line.replace("</", "<\\/")
            );
            assert_eq!(words(&check_harmless(&inside)), "before\nafter", "{line}");
            lines += 1;
        }
    }
    assert!(
        cases.len() > 50 && lines > 3000,
        "{} and {lines} payloads found",
        cases.len()
    );
}

#[test]
fn hostile_feeds_are_read_without_what_runs() {
    let feeds = String::from_utf8(read(&fixture("security/feedparser-sanitize/cases.jsonl"))).unwrap();
    let mut entries = 0;
    for line in feeds.lines().filter(|line| !line.trim().is_empty()) {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let Some(text) = case["text"].as_str() else {
            continue;
        };
        for item in parse(text.as_bytes(), Some("a"))
            .into_iter()
            .flat_map(|parsed| parsed.items)
            .flatten()
        {
            entries += 1;
            for inline in inlines(&item.body) {
                assert!(
                    inline.link.as_deref().is_none_or(|link| link.starts_with("http")),
                    "{inline:?}"
                );
            }
            for association in &item.associations {
                assert!(
                    !association.href.to_lowercase().contains("script:"),
                    "{association:?}"
                );
            }
        }
    }
    assert!(entries > 100, "only {entries} entries read");
}

/// What `piece` makes of each number.
fn repeated(numbers: std::ops::Range<u32>, piece: impl Fn(u32) -> String) -> String {
    numbers.map(piece).collect::<Vec<_>>().concat()
}

#[track_caller]
fn check_quick(what: &str, document: &[u8]) {
    let start = Instant::now();
    let _ = parse(document, None);
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{what}: {} bytes took {:?}",
        document.len(),
        start.elapsed()
    );
}

#[test]
fn bombs_are_answered_quickly() {
    for path in fixtures("security/xml") {
        check_quick(&path.display().to_string(), &read(&path));
        for line in String::from_utf8_lossy(&read(&path)).lines() {
            check_quick(
                line,
                format!("<rss version='2.0'><channel><item>{line}</item></channel></rss>").as_bytes(),
            );
        }
    }
    let mut laughs = String::new();
    for at in 1..30 {
        let _ = write!(laughs, "<!ENTITY a{at} '&a{};&a{};'>", at - 1, at - 1);
    }
    let bomb = format!(
        "<!DOCTYPE rss [<!ENTITY a0 'ha'>{laughs}]><rss><channel><item><title>&a29;</title></item></channel></rss>"
    );
    check_quick("laughs", bomb.as_bytes());
    let item = parse(bomb.as_bytes(), None).unwrap().items.remove(0).unwrap();
    assert_eq!(item.headline, "&a29;");
    check_quick("deep xml", "<rss>".repeat(1 << 20).as_bytes());
    check_quick("deep json", "[".repeat(1 << 20).as_bytes());
    check_quick(
        "deep item",
        format!(
            "{{\"uri\":\"a\",\"x\":{}1{}}}",
            "[".repeat(5000),
            "]".repeat(5000)
        )
        .as_bytes(),
    );
    check_quick("many items", format!("[{}0]", "0,".repeat(1 << 20)).as_bytes());
    check_quick("many lines", "{}\n".repeat(1 << 20).as_bytes());
    let attributes = repeated(0..200_000, |at| format!(" a{at}=''"));
    check_quick(
        "many attributes",
        format!("<rss{attributes}><item><title>x</title></item></rss>").as_bytes(),
    );
    let spaces = repeated(0..100_000, |at| {
        format!(" xmlns:a{at}='http://purl.org/dc/terms/'")
    });
    check_quick(
        "many name spaces",
        format!("<rss{spaces}>{}</rss>", "<item/>".repeat(5_000)).as_bytes(),
    );
}

#[test]
fn html_takes_time_by_its_length_only() {
    let marks = repeated(0..50_000, |at| format!("<b id={at}>"));
    let attributes = repeated(0..200_000, |at| format!(" a{at}"));
    for html in [
        marks + &"<p>x".repeat(50_000),
        format!("<a{attributes}>x"),
        "<table><tr><td>".repeat(100_000),
        "<ul><li>".repeat(100_000),
        "<blockquote>".repeat(100_000),
        "<video>".repeat(100_000),
        "<!--".repeat(200_000),
        "<a href='".repeat(100_000),
        "&".repeat(500_000),
        "</".repeat(500_000),
        "<p>x".repeat(200_000),
        "<a href=https://a.example/>x".repeat(30_000),
    ] {
        let start = Instant::now();
        check_harmless(&html);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(10), "{} … took {took:?}", &html[..40]);
    }
    assert_eq!(
        body_from_html(&"<p>x".repeat(20_000))
            .words()
            .matches('x')
            .count(),
        20_000
    );
}

fn samples() -> Vec<Vec<u8>> {
    [
        "wire/ninjs/examples",
        "wire/ninjs/guide",
        "wire/dpa-digitalwires",
        "feeds/feed-rs",
        "feeds/encoding",
        "wire/iptc7901/dpa",
    ]
    .iter()
    .flat_map(|folder| fixtures(folder))
    .map(|path| read(&path))
    .filter(|bytes| bytes.len() < 20_000)
    .chain(support::telegraph::all())
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse(&bytes, None);
    }

    #[test]
    fn any_markup_is_a_body(html in "([<>&;/='\"! -]|<[/]?(a|b|p|li|ul|td|table|tr|br|script|svg|blockquote|cite|pre|h2|figure)[ >]|[a-zé\u{0}]){0,80}") {
        check_harmless(&html);
    }

    #[test]
    fn mutilated_documents_are_read_or_set_aside(
        which in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        length in 0_usize..200,
        instead in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let samples = samples();
        let mut document = which.get(&samples).clone();
        let from = from.index(document.len() + 1);
        let to = (from + length).min(document.len());
        document.splice(from..to, instead);
        if let Ok(parsed) = parse(&document, None) {
            for item in parsed.items.into_iter().flatten() {
                prop_assert!(!item.guid.is_empty() && !item.agency.is_empty());
            }
        }
    }
}
