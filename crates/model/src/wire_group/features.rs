//! The words that tell one event from another: names, numbers, long words.

use super::signature::mix;
use crate::fold::{fold, is_unspaced};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation;

/// Letters of headline and text that are looked at; news say first what happened.
const LETTERS_MAX: usize = 1_200;
/// The heaviest that are kept.
const KEPT: usize = 56;

/// A word, by its hash and how much it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Feature {
    pub(super) hash: u32,
    pub(super) weight: u8,
}

pub(super) const NAME: u8 = 6;
pub(super) const NUMBER: u8 = 6;

/// The features of a headline and a text, by hash.
pub(super) fn features(headline: &str, text: &str) -> Vec<Feature> {
    let mut found = BTreeMap::new();
    collect(headline, &mut found);
    let end = text
        .char_indices()
        .nth(LETTERS_MAX)
        .map_or(text.len(), |(at, _)| at);
    collect(&text[..end], &mut found);
    let mut all: Vec<Feature> = found
        .into_iter()
        .map(|(hash, weight)| Feature { hash, weight })
        .collect();
    all.sort_by_key(|feature| (u8::MAX - feature.weight, feature.hash));
    all.truncate(KEPT);
    all.sort_by_key(|feature| feature.hash);
    all
}

struct Word<'a> {
    text: &'a str,
    is_capital: bool,
    begins_sentence: bool,
}

fn collect(text: &str, found: &mut BTreeMap<u32, u8>) {
    let words = words(text);
    let capitals = words
        .iter()
        .filter(|word| word.is_capital && !word.begins_sentence)
        .count();
    // German nouns and headlines in title case: a capital says little where every third word has one.
    let names_stand_out = capitals * 4 <= words.len();
    let mut run = Vec::new();
    for word in &words {
        let folded = fold(word.text);
        if folded.chars().all(is_unspaced) {
            run.extend(folded.chars());
            continue;
        }
        pairs(&mut run, found);
        let name = word.is_capital && !word.begins_sentence && names_stand_out;
        if let Some((stem, weight)) = weigh(&folded, name, word.text) {
            add(found, &stem, weight);
        }
    }
    pairs(&mut run, found);
}

fn add(found: &mut BTreeMap<u32, u8>, stem: &str, weight: u8) {
    let sum = stem.bytes().fold(7_u64, |sum, byte| mix(sum ^ u64::from(byte)));
    let known = found
        .entry(u32::try_from(sum >> 32).unwrap_or_default())
        .or_default();
    *known = (*known).max(weight);
}

/// Words by UAX #29, with their capitals and whether they begin a sentence.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut begins_sentence = true;
    let mut words = Vec::new();
    for piece in text.split_word_bounds() {
        let Some(first) = piece.chars().find(|letter| letter.is_alphanumeric()) else {
            if piece.contains([
                '.', '!', '?', ':', '\n', '…', '“', '”', '„', '«', '»', '"', '–', '—',
            ]) {
                begins_sentence = true;
            }
            continue;
        };
        words.push(Word {
            text: piece,
            is_capital: first.is_uppercase(),
            begins_sentence,
        });
        begins_sentence = false;
    }
    words
}

/// Where words have no spaces between them, two letters stand for a word.
fn pairs(run: &mut Vec<char>, found: &mut BTreeMap<u32, u8>) {
    let width = if run
        .first()
        .is_some_and(|letter| ('\u{0e00}'..='\u{17ff}').contains(letter))
    {
        5
    } else {
        2
    };
    for pair in run.windows(width) {
        add(found, &pair.iter().collect::<String>(), 3);
    }
    run.clear();
}

fn weigh(folded: &str, is_name: bool, original: &str) -> Option<(String, u8)> {
    if folded.starts_with(|first: char| first.is_ascii_digit()) {
        return number(folded);
    }
    let letters = folded.chars().count();
    if letters >= 2 && original.chars().all(char::is_uppercase) && original.is_ascii() && letters <= 6 {
        return Some((stem(folded), NAME));
    }
    let weight = match letters {
        0..=2 => return None,
        _ if is_name => NAME,
        3 => 1,
        4 => 2,
        5..=6 => 3,
        _ => 4,
    };
    Some((stem(folded), weight))
}

/// A number without marks between its thousands. Single digits and years say little.
fn number(folded: &str) -> Option<(String, u8)> {
    let digits: String = folded
        .chars()
        .take_while(|letter| letter.is_ascii_digit() || ['.', ',', '\''].contains(letter))
        .collect();
    let parts: Vec<&str> = digits.split(['.', ',', '\'']).collect();
    let are_thousands = parts.len() > 1 && parts[1..].iter().all(|part| part.len() == 3);
    let plain = if are_thousands {
        parts.concat()
    } else {
        parts.join(".")
    };
    let weight = match plain.len() {
        0 => return None,
        1 => 1,
        4 if plain.starts_with("20") || plain.starts_with("19") => 1,
        2 => 3,
        _ => NUMBER,
    };
    Some((plain, weight))
}

/// Without what languages set before and behind a word, roughly: Arabic articles, Amharic prepositions, endings.
fn stem(folded: &str) -> String {
    let first = folded.chars().next().unwrap_or_default();
    let (bare, kept) = match first {
        '\u{0600}'..='\u{06ff}' => {
            let bare = ["وال", "بال", "لل", "ال"]
                .iter()
                .find_map(|article| folded.strip_prefix(article));
            (bare.unwrap_or(folded), 5)
        }
        '\u{1200}'..='\u{139f}' => (folded.strip_prefix(['የ', 'በ', 'ለ', 'ከ']).unwrap_or(folded), 3),
        '\u{0900}'..='\u{0dff}' => (folded, 6),
        _ => (folded, 6),
    };
    let bare = if bare.chars().count() < 2 { folded } else { bare };
    bare.chars().take(kept).collect()
}
