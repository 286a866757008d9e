//! How often items of one event come together, and items of two stay apart: measured on labelled copy through the real door.
//!
//! The copy in `same_story/` is written by ourselves, places and people are invented. The figures of the rule were chosen on
//! the files beside this one's folder `held`; those in `held` were written afterwards and changed nothing.
#![expect(clippy::unwrap_used, reason = "tests")]

use jiff::Timestamp;
use model::{WireGroupId, WireItemId};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use testkit::{House, both, instant};
use wire::{Arrival, take_in};

/// One piece of an agency, with the event that it is about.
struct Piece {
    event: String,
    agency: String,
    place: String,
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
            let [agency, place, at, _] = head[..] else {
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

/// Precision and recall over all pairs of pieces in one language.
fn measure(name: &str, pieces: &[Piece], groups: &[WireGroupId]) -> (f64, f64) {
    let (mut right, mut wrong, mut missed) = (0_u32, Vec::new(), BTreeMap::<&str, u32>::new());
    for (place, (one, group)) in pieces.iter().zip(groups).enumerate() {
        for (other, second) in pieces.iter().zip(groups).skip(place + 1) {
            match (one.event == other.event, group == second) {
                (true, true) => right += 1,
                (false, true) => wrong.push(format!("{} / {}", one.event, other.event)),
                (true, false) => *missed.entry(&one.event).or_default() += 1,
                (false, false) => {}
            }
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
