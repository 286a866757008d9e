//! Every fixture of every format is read, or set aside with the reason that it deserves.

#![expect(clippy::unwrap_used, reason = "this is a test")]

mod support;

use model::{BlockKind, PubStatus, WireItem, WireKind};
use std::path::Path;
use support::{fixture, fixtures, read, words};
use wire::{Format, SetAside, parse};

fn parsed(path: &Path) -> Result<Vec<Result<WireItem, SetAside>>, SetAside> {
    parse(&read(path), None).map(|parsed| parsed.items)
}

#[track_caller]
fn only(path: &str) -> WireItem {
    let mut items = parsed(&fixture(path)).unwrap();
    assert_eq!(items.len(), 1, "{path}");
    items
        .remove(0)
        .unwrap_or_else(|set_aside| panic!("{path}: {set_aside}"))
}

#[test]
fn every_valid_ninjs_document_is_read_and_the_others_are_set_aside_with_their_reason() {
    let (mut items, mut documents) = (0, 0);
    for path in fixtures("wire/ninjs/examples")
        .into_iter()
        .chain(fixtures("wire/ninjs/guide"))
    {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        documents += 1;
        for item in parsed(&path).unwrap() {
            match item {
                Err(set_aside) if name.starts_with("not-valid") => {
                    assert_eq!(set_aside.field.as_deref(), Some("embargoedreason"), "{set_aside}");
                }
                Err(set_aside) if name.contains("-schema.json") => {
                    assert!(set_aside.reason.contains("this is a JSON schema"), "{set_aside}");
                }
                Err(set_aside) => panic!("{name}: {set_aside}"),
                Ok(item) => {
                    assert!(!name.starts_with("not-valid"), "{name}");
                    assert!(!item.guid.is_empty() && !item.agency.is_empty(), "{name}");
                    let has_body = String::from_utf8_lossy(&read(&path)).contains("\"bod");
                    assert_eq!(!item.body.blocks.is_empty(), has_body, "{name}");
                    items += 1;
                }
            }
        }
    }
    assert!(documents >= 40, "only {documents} ninjs documents found");
    assert!(items >= documents, "only {items} items of {documents} documents");
}

#[test]
fn one_story_says_the_same_in_each_version_of_ninjs() {
    let same = |paths: &[&str]| {
        let first = only(paths[0]);
        for path in paths {
            let item = only(path);
            assert_eq!(item.guid, first.guid, "{path}");
            assert_eq!(item.headline, first.headline, "{path}");
            assert_eq!(item.language, first.language, "{path}");
            assert_eq!(item.version_created, first.version_created, "{path}");
            assert_eq!(item.byline, first.byline, "{path}");
            assert_eq!(words(&item.body), words(&first.body), "{path}");
            assert_eq!(item.associations.len(), first.associations.len(), "{path}");
        }
        first
    };
    let release = same(&[
        "wire/ninjs/examples/1.4__businesswire-newsml-20130731006140.json",
        "wire/ninjs/examples/2.1__businesswire-newsml-20130731006140.json",
        "wire/ninjs/examples/3.0__businesswire-newsml-20130731006140.json",
    ]);
    assert_eq!(release.kind, WireKind::Composite);
    let logo = release
        .associations
        .iter()
        .find(|association| association.role == "logo")
        .unwrap();
    assert_eq!(
        (logo.kind, logo.width, logo.height),
        (WireKind::Graphic, 216, 141)
    );
    same(&[
        "wire/ninjs/examples/2.1__dpa_text.json",
        "wire/ninjs/examples/3.0__dpa_text.json",
    ]);
    same(&[
        "wire/ninjs/guide/2.2__006_photo_only.json",
        "wire/ninjs/guide/3.1__006_photo_only.json",
    ]);
    same(&[
        "wire/ninjs/guide/1.6__004_simple_text_article.json",
        "wire/ninjs/guide/3.1__004_simple_text_article.json",
    ]);
}

#[test]
fn a_package_brings_its_pictures_with_their_widest_rendition() {
    let item = only("wire/ninjs/examples/1.4__ninjsExComplex2.json");
    let picture = item
        .associations
        .iter()
        .find(|association| association.role == "mainpic")
        .unwrap();
    assert_eq!(picture.width, 429);
    assert!(picture.href.ends_with("-big.jpg"));
    assert_eq!(picture.credit, "Paulo Santalucia");
    assert!(picture.caption.starts_with("The Costa Concordia cruise ship"));
    assert_eq!(item.located, "Grossetto, Italy");
}

#[test]
fn pa_is_known_by_its_number_not_by_the_address_of_one_version() {
    let item = only("wire/pa-ninjs/PA_API.json");
    assert_eq!(
        parse(&read(&fixture("wire/pa-ninjs/PA_API.json")), None)
            .unwrap()
            .format,
        Format::PaNinjs
    );
    assert_eq!(item.guid, "8d588e55-f20e-4647-ad46-7d0e9d63e4b5");
    assert_eq!(
        (item.version.as_str(), item.urgency, item.pubstatus),
        ("1", Some(6), PubStatus::Usable)
    );
    assert_eq!(words(&item.body), "Anas Sarwar has said...");
    assert_eq!(item.subjects.len(), 4);
}

#[test]
fn digitalwires_come_with_embargo_pictures_and_without_their_notes() {
    let mut seen = 0;
    for path in fixtures("wire/dpa-digitalwires")
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
    {
        let parsed = parse(&read(&path), None).unwrap();
        assert_eq!(parsed.format, Format::Digitalwires);
        let item = parsed
            .items
            .into_iter()
            .next()
            .unwrap()
            .unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        for note in item.ednote.lines().filter(|note| note.len() > 20) {
            assert!(!words(&item.body).contains(note), "{}: {note}", path.display());
        }
        seen += 1;
    }
    assert!(seen >= 10, "only {seen} digitalwires found");
    let item = only("wire/dpa-digitalwires/input__rubix_multimedia_testartikel.json");
    assert_eq!(
        item.embargo.unwrap().lifts_at(),
        "2024-10-22T09:30:00Z".parse().unwrap()
    );
    assert_eq!(item.associations[0].width, 2048);
    assert!(item.ednote.contains("nicht vor") || item.ednote.contains("Nicht vor"));
    assert!(
        item.body
            .blocks
            .iter()
            .any(|block| matches!(&block.kind, BlockKind::Table { rows } if rows[0].len() == 4))
    );
    assert!(words(&item.body).starts_with("Hamburg (dpa) - Dieser Testartikel"));
}

#[test]
fn feeds_are_read_with_as_many_entries_as_they_have() {
    let mut read_feeds = 0;
    for path in fixtures("feeds/feed-rs") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let expected = path.with_extension("serde.json");
        if name.ends_with(".serde.json") || !expected.exists() {
            continue;
        }
        let expected: serde_json::Value = serde_json::from_slice(&read(&expected)).unwrap();
        let entries = expected["entries"].as_array().unwrap();
        let parsed = parse(&read(&path), None).unwrap_or_else(|set_aside| panic!("{name}: {set_aside}"));
        assert_eq!(parsed.items.len(), entries.len(), "{name}");
        for (item, entry) in parsed.items.iter().zip(entries) {
            let item = item
                .as_ref()
                .unwrap_or_else(|set_aside| panic!("{name}: {set_aside}"));
            let updated = entry["updated"].as_str().or(entry["published"].as_str());
            let expected = updated.map(|updated| updated.parse::<jiff::Timestamp>().unwrap());
            assert_eq!(item.version_created, expected, "{name}: {}", item.guid);
            let title = entry["title"]["content"].as_str().unwrap_or_default();
            let plain = |text: &str| {
                text.chars()
                    .filter(|c| c.is_alphabetic())
                    .take(12)
                    .collect::<String>()
            };
            if !title.contains(['<', '&']) {
                assert_eq!(plain(&item.headline), plain(title), "{name}");
            }
        }
        read_feeds += 1;
    }
    assert!(read_feeds >= 30, "only {read_feeds} feeds found");
}

#[test]
fn feeds_in_every_encoding_say_what_they_say() {
    let mut known = 0;
    for path in fixtures("feeds/encoding") {
        match parse(&read(&path), None) {
            Ok(parsed) => known += parsed.items.len(),
            Err(set_aside) => assert!(
                !set_aside.reason.contains("neither"),
                "{}: {set_aside}",
                path.display()
            ),
        }
    }
    assert!(known > 0);
    assert_eq!(only("feeds/encoding/euc-kr-item.xml").description, "년");
    assert_eq!(only("feeds/encoding/demoronize-1.xml").description, "don’t");
}

#[test]
fn single_features_of_feeds_are_read_or_refused_but_never_crash() {
    let cases = String::from_utf8(read(&fixture("feeds/feedparser/cases.jsonl"))).unwrap();
    let (mut read_cases, mut all) = (0, 0);
    for line in cases.lines().filter(|line| !line.trim().is_empty()) {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let (name, expect) = (
            case["name"].as_str().unwrap(),
            case["expect"].as_str().unwrap_or_default(),
        );
        let Some(text) = case["text"].as_str() else {
            continue;
        };
        let has_entry = expect.contains("entries[0]") && name.starts_with("wellformed/");
        let result = parse(text.as_bytes(), Some("a"));
        if has_entry && (name.contains("/rss/") || name.contains("/atom10/") || name.contains("/atom/")) {
            all += 1;
            read_cases += usize::from(result.is_ok_and(|parsed| parsed.items.iter().any(Result::is_ok)));
        }
    }
    assert!(all > 100 && read_cases * 20 > all * 19, "{read_cases} of {all}");
}

#[test]
fn what_is_not_well_formed_is_read_whole_or_refused_with_a_reason() {
    for path in [
        "feeds/feed-rs/rss2__rss_2.0_invalid_1.xml",
        "feeds/feed-rs/rss2__rss_2.0_dbengines.xml",
        "feeds/feed-rs/atom__atom_example_4.xml",
        "feeds/feed-rs/atom__atom_scattered.xml",
        "security/xml/Classic_XXE.xml",
        "security/xml/Deny_Of_Service_-_Billion_Laugh_Attack.xml",
        "security/xml/XXE_PHP_Wrapper.xml",
        "security/files/SVG_XSS1.svg",
    ] {
        match parsed(&fixture(path)) {
            // Not well-formed in places that matter to others only.
            Ok(items) => assert!(
                path.starts_with("feeds/") && items.iter().all(Result::is_ok),
                "{path}"
            ),
            Err(set_aside) => assert!(set_aside.reason.contains("not "), "{path}: {set_aside}"),
        }
    }
}
