//! IPTC Media Topics: what an item is about, in the one vocabulary that routing and lists speak.
//!
//! The table is made from the vocabulary that IPTC publishes under CC BY 4.0 (`docs/NOTICE`).

use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

/// A concept of IPTC's Media Topics that the built-in table holds. Written `medtop:20000153`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaTopic(u32);

/// What was written is no Media Topic.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no Media Topic; write its number as in medtop:20000153")]
pub struct UnknownTopic(String);

struct Row {
    id: u32,
    broader: Option<u32>,
    /// In the order of [`Table::languages`]; empty where the vocabulary has none.
    names: Vec<&'static str>,
}

struct Table {
    languages: Vec<&'static str>,
    /// By number.
    rows: Vec<Row>,
    by_subject_code: HashMap<u32, MediaTopic>,
    by_name: HashMap<String, Option<MediaTopic>>,
}

const COLUMNS_BEFORE_NAMES: usize = 5;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("../data/media_topics.tsv")))
}

fn read(text: &'static str) -> Table {
    let mut table = Table {
        languages: Vec::new(),
        rows: Vec::new(),
        by_subject_code: HashMap::new(),
        by_name: HashMap::new(),
    };
    let mut close = Vec::new();
    for line in text.lines() {
        let cells: Vec<&'static str> = line.split('\t').collect();
        let names = cells.get(COLUMNS_BEFORE_NAMES..).unwrap_or_default();
        if line.starts_with('#') {
            table.languages = names.to_vec();
            continue;
        }
        let (Ok(id), Some(broader), Some(exact), Some(near), Some(retired)) = (
            cells[0].parse(),
            cells.get(1),
            cells.get(2),
            cells.get(3),
            cells.get(4),
        ) else {
            continue;
        };
        let topic = MediaTopic(id);
        // A term that was retired is still read, but nothing is mapped to it where a living one says the same.
        let is_living = retired.is_empty();
        for code in exact.split(',').filter_map(|code| code.parse().ok()) {
            if is_living {
                table.by_subject_code.insert(code, topic);
            } else {
                table.by_subject_code.entry(code).or_insert(topic);
            }
        }
        close.extend(
            near.split(',')
                .filter_map(|code| Some((code.parse::<u32>().ok()?, topic))),
        );
        for name in names.iter().filter(|name| is_living && !name.is_empty()) {
            let same = table.by_name.entry(name.to_lowercase()).or_insert(Some(topic));
            if *same != Some(topic) {
                *same = None; // Two topics share the name: it says nothing.
            }
        }
        table.rows.push(Row {
            id,
            broader: broader.parse().ok(),
            names: names.to_vec(),
        });
    }
    for (code, topic) in close {
        table.by_subject_code.entry(code).or_insert(topic);
    }
    table.rows.sort_by_key(|row| row.id);
    table
}

impl MediaTopic {
    /// The topic with this number, if the table holds it.
    pub fn of(id: u32) -> Option<Self> {
        table()
            .rows
            .binary_search_by_key(&id, |row| row.id)
            .is_ok()
            .then_some(Self(id))
    }

    /// The topic for a code of IPTC's older Subject Codes, `subj:02003001`: the one that IPTC says is the same, else one that
    /// is close, else that of the next broader code. The seventeen categories at the top have the same numbers in both.
    pub fn of_subject_code(code: u32) -> Option<Self> {
        let levels = [code, code / 1000 * 1000, code / 1_000_000 * 1_000_000];
        let known = levels
            .iter()
            .find_map(|code| table().by_subject_code.get(code).copied());
        known.or_else(|| Self::of(levels[2]))
    }

    /// The topic that bears exactly this name in one of the table's languages, case aside; none when two bear it.
    pub fn named(name: &str) -> Option<Self> {
        table()
            .by_name
            .get(&name.trim().to_lowercase())
            .copied()
            .flatten()
    }

    fn row(self) -> Option<&'static Row> {
        let table = table();
        table
            .rows
            .binary_search_by_key(&self.0, |row| row.id)
            .ok()
            .and_then(|at| table.rows.get(at))
    }

    /// Its name in a language (BCP 47), else in English.
    pub fn name(self, language: &str) -> &'static str {
        let Some(row) = self.row() else { return "" };
        let table = table();
        let in_language = |tag: &str| {
            let at = table
                .languages
                .iter()
                .position(|known| known.eq_ignore_ascii_case(tag))?;
            row.names.get(at).copied().filter(|name| !name.is_empty())
        };
        let first = language.split(['-', '_']).next().unwrap_or_default();
        let usual = match first {
            "pt" => "pt-PT",
            "zh" => "zh-Hans",
            other => other,
        };
        in_language(language)
            .or_else(|| in_language(usual))
            .or_else(|| in_language("en"))
            .unwrap_or_default()
    }

    /// Itself and all topics that are broader, up to the top.
    pub fn line(self) -> impl Iterator<Item = Self> {
        // The table is a tree at most six deep; the limit keeps a mistake in it from going round for ever.
        std::iter::successors(Some(self), |topic| topic.row()?.broader.map(Self)).take(16)
    }

    /// Whether `self` is `other` or narrower.
    pub fn is_within(self, other: Self) -> bool {
        self.line().any(|topic| topic == other)
    }
}

impl fmt::Display for MediaTopic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "medtop:{:08}", self.0)
    }
}

/// Reads `medtop:20000153`, its bare number, and its address at `cv.iptc.org`.
impl FromStr for MediaTopic {
    type Err = UnknownTopic;

    fn from_str(text: &str) -> Result<Self, UnknownTopic> {
        let bare = text.trim();
        let address = ["http://", "https://"]
            .iter()
            .find_map(|scheme| bare.strip_prefix(scheme));
        let number = match address {
            Some(rest) => rest.strip_prefix("cv.iptc.org/newscodes/mediatopic/"),
            None => Some(bare.strip_prefix("medtop:").unwrap_or(bare)),
        };
        number
            .filter(|number| number.len() == 8 && number.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|number| number.parse().ok())
            .and_then(Self::of)
            .ok_or_else(|| UnknownTopic(text.to_owned()))
    }
}

impl Serialize for MediaTopic {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MediaTopic {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(text: &str) -> MediaTopic {
        text.parse().unwrap()
    }

    #[test]
    fn a_topic_is_read_as_code_number_and_address() {
        for text in [
            "medtop:20000153",
            "20000153",
            "http://cv.iptc.org/newscodes/mediatopic/20000153",
        ] {
            assert_eq!(topic(text).name("de"), "Erdbeben", "{text}");
        }
        for text in [
            "medtop:99999999",
            "20000153x",
            "http://cv.example/20000153",
            "medtop:",
            "",
        ] {
            assert!(text.parse::<MediaTopic>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_language_without_a_name_gets_the_english_one() {
        assert_eq!(topic("medtop:20000153").name("am"), "earthquake");
        assert_eq!(
            topic("medtop:20000153").name("zh"),
            topic("medtop:20000153").name("zh-Hans")
        );
    }

    #[test]
    fn an_earthquake_is_a_disaster_and_no_sport() {
        assert!(topic("medtop:20000153").is_within(topic("medtop:03000000")));
        assert!(!topic("medtop:20000153").is_within(topic("medtop:15000000")));
    }

    #[test]
    fn each_of_the_seventeen_old_categories_is_a_topic() {
        for category in 1..=17 {
            let code = category * 1_000_000;
            assert_eq!(MediaTopic::of_subject_code(code), MediaTopic::of(code), "{code}");
        }
    }

    #[test]
    fn an_old_code_without_a_match_becomes_the_broader_one() {
        let known = MediaTopic::of_subject_code(2_003_000).unwrap();
        assert!(known.is_within(topic("medtop:02000000")));
        assert_eq!(MediaTopic::of_subject_code(2_003_999), Some(known));
        assert_eq!(MediaTopic::of_subject_code(99_000_000), None);
    }

    #[test]
    fn every_topic_leads_up_to_one_of_seventeen() {
        for row in &table().rows {
            let top = MediaTopic(row.id).line().last().unwrap();
            assert!(top.0 < 20_000_000, "{} ends at {top}", row.id);
        }
    }
}
