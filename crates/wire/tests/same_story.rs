//! How often items of one event come together, and items of two stay apart: measured on labelled copy through the real door.
//!
//! The copy in `same_story/` is written by ourselves, places and people are invented. The figures of the rule were chosen on
//! the files beside this one's folder `held`; those in `held` were written afterwards and changed nothing.
#![expect(clippy::unwrap_used, reason = "tests")]

#[allow(dead_code, reason = "each test takes what it needs")]
mod support;

use jiff::Timestamp;
use model::{WireGroupId, WireItemId};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use support::{fixture, read};
use testkit::{House, both, instant};
use wire::{Arrival, take_in};

/// One piece of an agency, with the event that it is about.
struct Piece {
    event: String,
    agency: String,
    place: String,
    /// Whether it is a headline and nothing else.
    is_flash: bool,
    at: Timestamp,
    language: String,
    headline: String,
    paragraphs: Vec<String>,
}

/// The pieces of all files in a folder in the order in which they came. A file is called by its language; `== ` begins an
/// event, `-- ` a piece: agency, place, time, what it is.
fn pieces(folder: &str) -> Vec<Piece> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|kind| kind == "txt"));
    files.sort();
    let mut pieces = Vec::new();
    for file in files {
        let language = file.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).unwrap();
        let (mut event, mut lines) = (
            String::new(),
            text.lines().filter(|line| !line.is_empty()).peekable(),
        );
        while let Some(line) = lines.next() {
            if let Some(name) = line.strip_prefix("== ") {
                event = format!("{language} {name}");
                continue;
            }
            let head: Vec<&str> = line
                .strip_prefix("-- ")
                .unwrap_or_else(|| panic!("{line}"))
                .split(" | ")
                .collect();
            let [agency, place, at, kind] = head[..] else {
                panic!("{line}")
            };
            let headline = lines.next().unwrap().to_owned();
            let mut paragraphs = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("-- ") && !line.starts_with("== "))
            {
                paragraphs.push(line.to_owned());
            }
            pieces.push(Piece {
                event: event.clone(),
                agency: agency.to_owned(),
                place: place.to_owned(),
                is_flash: kind == "flash",
                at: at.replace('Z', ":00Z").parse().unwrap(),
                language: language.clone(),
                headline,
                paragraphs,
            });
        }
    }
    pieces.sort_by_key(|piece| piece.at);
    pieces
}

/// Takes the pieces in and answers in which group each is.
async fn grouped(house: &House, pieces: &[Piece]) -> Vec<WireGroupId> {
    let mut items: Vec<WireItemId> = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        let document = json!({
            "uri": format!("urn:labelled:{number:06}"), "type": "text", "version": "1", "language": piece.language,
            "headline": piece.headline, "located": piece.place, "body_text": piece.paragraphs.join("\n\n"),
        });
        let bytes = document.to_string();
        let arrivals = take_in(
            &house.archive,
            "set",
            bytes.as_bytes(),
            Some(&piece.agency),
            piece.at,
        )
        .await
        .unwrap();
        match &arrivals[..] {
            [Arrival::Kept { item, .. }] => items.push(*item),
            other => panic!("{}: {other:?}", piece.headline),
        }
    }
    let mut tx = house.archive.read().await.unwrap();
    let mut groups = Vec::new();
    for item in items {
        groups.push(tx.wire_group_of(item).await.unwrap().unwrap());
    }
    groups
}

type Found<'a> = (&'a Piece, &'a WireGroupId);

fn all_pairs<'a>(
    pieces: &'a [Piece],
    groups: &'a [WireGroupId],
) -> impl Iterator<Item = (Found<'a>, Found<'a>)> {
    let all = move || pieces.iter().zip(groups);
    all()
        .enumerate()
        .flat_map(move |(place, one)| all().skip(place + 1).map(move |other| (one, other)))
}

/// Precision and recall over all pairs of pieces.
fn measure(name: &str, pieces: &[Piece], groups: &[WireGroupId]) -> (f64, f64) {
    let (mut right, mut wrong, mut missed) = (0_u32, Vec::new(), BTreeMap::<&str, u32>::new());
    for ((one, group), (other, second)) in all_pairs(pieces, groups) {
        match (one.event == other.event, group == second) {
            (true, true) => right += 1,
            (false, true) => wrong.push(format!("{} / {}", one.event, other.event)),
            (true, false) => *missed.entry(&one.event).or_default() += 1,
            (false, false) => {}
        }
    }
    let together = f64::from(right);
    let precision = together / (together + f64::from(u32::try_from(wrong.len()).unwrap()));
    let recall = together / (together + f64::from(missed.values().sum::<u32>()));
    let events: BTreeSet<&str> = pieces.iter().map(|piece| &*piece.event).collect();
    let languages: BTreeSet<&str> = pieces.iter().map(|piece| &*piece.language).collect();
    println!(
        "{name}: {} pieces on {} events in {} languages; pairs together: {right} rightly, {} wrongly, {} missed; \
         precision {precision:.3}, recall {recall:.3}",
        pieces.len(),
        events.len(),
        languages.len(),
        wrong.len(),
        missed.values().sum::<u32>(),
    );
    let both_flashes = |(one, _): &(&Piece, _), (other, _): &(&Piece, _)| {
        one.is_flash && other.is_flash && one.event == other.event
    };
    let flashes: Vec<bool> = all_pairs(pieces, groups)
        .filter(|(one, other)| both_flashes(one, other))
        .map(|((_, group), (_, second))| group == second)
        .collect();
    println!(
        "  flashes: {} of {} pairs together",
        flashes.iter().filter(|together| **together).count(),
        flashes.len()
    );
    println!("  wrongly: {wrong:?}\n  missed: {missed:?}");
    (precision, recall)
}

both!(
    copy_on_one_event_comes_together_and_on_two_stays_apart,
    |house| async move {
        let pieces = pieces("same_story");
        let (precision, recall) = measure("chosen on", &pieces, &grouped(&house, &pieces).await);
        assert!(precision >= 0.99 && recall >= 0.82, "{precision} {recall}");
    }
);

both!(
    copy_that_the_rule_has_never_seen_is_grouped_as_well,
    |house| async move {
        let pieces = pieces("same_story/held");
        let (precision, recall) = measure("held out", &pieces, &grouped(&house, &pieces).await);
        assert!(precision >= 0.97 && recall >= 0.75, "{precision} {recall}");
    }
);

#[test]
fn the_labelled_copy_is_large_enough_to_say_something() {
    let all: Vec<Piece> = ["same_story", "same_story/held"]
        .into_iter()
        .flat_map(pieces)
        .collect();
    let mut sizes = BTreeMap::<(&str, &str), u32>::new();
    for piece in &all {
        *sizes.entry((&piece.language, &piece.event)).or_default() += 1;
    }
    assert!(sizes.values().filter(|size| **size >= 2).count() >= 60);
    for language in ["zh-Hans", "am", "ar", "hi", "ru", "de", "fr", "en"] {
        assert!(sizes.keys().any(|(tag, _)| *tag == language), "{language}");
    }
    assert!(all.iter().all(|piece| piece.at < instant("2026-11-26T00:00:00Z")));
}

both!(
    one_piece_that_came_in_several_formats_is_one_event,
    |house| async move {
        let now = instant("2026-11-24T12:00:00Z");
        let pieces: [&[&str]; 7] = [
            &[
                "dpa-digitalwires/input__dw-1.json",
                "dpa-digitalwires/output__dw-1.xml",
                "iptc7901/dpa/dw-1.iptc",
            ],
            &[
                "dpa-digitalwires/input__eil.json",
                "dpa-digitalwires/output__eil.xml",
                "iptc7901/dpa/eil.iptc",
            ],
            &[
                "dpa-digitalwires/input__lesestuecke.json",
                "dpa-digitalwires/output__lesestuecke.xml",
                "iptc7901/dpa/lesestuecke.iptc",
            ],
            &[
                "dpa-digitalwires/input__spe_tab.json",
                "dpa-digitalwires/output__spe_tab.xml",
                "iptc7901/dpa/spe-tab.iptc",
            ],
            &[
                "newsml-1/businesswire/businesswire-newsml-20130605006126.xml",
                "ninjs/examples/1.4__businesswire-newsml-20130605006126.json",
            ],
            &[
                "newsml-1/businesswire/businesswire-newsml-20130612006110.xml",
                "ninjs/examples/1.4__businesswire-newsml-20130612006110.json",
            ],
            &[
                "newsml-1/businesswire/businesswire-newsml-20130731006140.xml",
                "ninjs/examples/1.4__businesswire-newsml-20130731006140.json",
            ],
        ];
        let mut all = BTreeSet::new();
        for files in pieces {
            let mut groups = BTreeSet::new();
            for file in files {
                let bytes = read(&fixture("wire").join(file));
                for arrival in take_in(&house.archive, file, &bytes, None, now).await.unwrap() {
                    let Arrival::Kept { item, .. } = arrival else {
                        panic!("{file}: {arrival:?}")
                    };
                    groups.insert(
                        house
                            .archive
                            .read()
                            .await
                            .unwrap()
                            .wire_group_of(item)
                            .await
                            .unwrap()
                            .unwrap(),
                    );
                }
            }
            assert_eq!(groups.len(), 1, "{files:?}: {groups:?}");
            all.extend(groups);
        }
        assert_eq!(all.len(), 7, "seven pieces are seven events");
    }
);

both!(
    /// Articles that many houses published in the same weeks, as if four agencies had sent them in one hour. The two pairs that
    /// come together, looked at by hand, are each about one event.
    real_articles_of_many_houses_stay_apart,
    |house| async move {
        let truth = read(&fixture("html/article-extraction/ground-truth.json"));
        let articles: BTreeMap<String, serde_json::Value> = serde_json::from_slice(&truth).unwrap();
        let now = instant("2026-11-24T12:00:00Z");
        let mut groups = BTreeMap::<WireGroupId, u32>::new();
        let texts = articles.iter().filter_map(|(name, article)| Some((name, article["articleBody"].as_str()?)));
        for (number, (name, text)) in texts.enumerate() {
            let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
            let headline: String = lines[0].chars().take(120).collect();
            let document = json!({
                "uri": format!("urn:article:{name}"), "type": "text", "version": "1", "language": "en",
                "headline": headline, "body_text": lines.join("\n\n"),
            });
            let (bytes, agency) = (document.to_string(), format!("Agency {}", number % 4));
            let arrivals = take_in(&house.archive, "set", bytes.as_bytes(), Some(&agency), now).await.unwrap();
            let [Arrival::Kept { item, .. }] = arrivals[..] else { panic!("{name}: {arrivals:?}") };
            let group = house.archive.read().await.unwrap().wire_group_of(item).await.unwrap();
            *groups.entry(group.unwrap()).or_default() += 1;
        }
        let pieces: u32 = groups.values().sum();
        let together = groups.values().filter(|size| **size > 1).count();
        println!("real articles: {pieces} pieces, {} groups, {together} of more than one piece", groups.len());
        assert!(pieces > 100 && together <= 2 && groups.values().all(|size| *size <= 2), "{groups:?}");
    }
);
