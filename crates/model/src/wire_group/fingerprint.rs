//! What of an item is compared with others.

use super::features::{self, Feature};
use super::signature::{self, mix};
use crate::fold::fold;
use crate::{PubStatus, WireItem, WireKind};

/// Letters of a headline, counted as shingles count them, below which it may be a rubric: “Weather”, “The day ahead”.
const HEADLINE_MIN: u32 = 24;
/// Of an item that replaces more than this, the rest is not looked at.
pub const WIRE_REPLACES_MAX: usize = 32;
/// Identifiers shorter than this are an agency's own and may be another's as well.
const IDENTIFIER_MIN: usize = 12;
/// Letters of an item that are read for the share of text; news do not go on longer.
const LETTERS_MAX: usize = 32_000;
/// Marks of words by which candidates are found.
const WORD_MARKS: usize = 12;
/// Marks of shingles by which candidates are found, each of two numbers of the signature.
const BANDS: usize = 4;
/// Less than this says nothing.
pub(super) const WEIGHT_MIN: u32 = 11;

/// What of an item is compared with others. Kept as one line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WireFingerprint {
    /// The language's first subtag; empty when unknown.
    pub(super) language: String,
    /// The agency’s name, hashed.
    pub(super) agency: u32,
    /// Its identifier and those that it replaces, hashed.
    pub(super) identifiers: Vec<u64>,
    /// Agency and series, hashed; 0 without.
    pub(super) series: u64,
    /// The letters of the headline, hashed; 0 when it is short.
    pub(super) headline: u64,
    pub(super) signature: Vec<u16>,
    features: Vec<Feature>,
}

impl WireFingerprint {
    /// The fingerprint of an item.
    ///
    /// Plans, events and packages are grouped by identifiers only, and so is what was taken back: notices of kills are
    /// worded alike.
    pub fn of(item: &WireItem) -> Self {
        let mut identifiers: Vec<u64> = std::iter::once(&item.guid)
            .chain(item.replaces.iter().take(WIRE_REPLACES_MAX))
            .filter(|guid| !guid.is_empty())
            .map(|guid| {
                if guid.len() < IDENTIFIER_MIN {
                    hash(&item.agency, guid)
                } else {
                    hash("identifier", guid)
                }
            })
            .collect();
        identifiers.sort_unstable();
        identifiers.dedup();
        let series = item
            .take
            .as_ref()
            .filter(|take| !take.series.is_empty() && (take.number > 0 || take.more_to_come))
            .map_or(0, |take| hash(&item.agency, &take.series));
        let mut fingerprint = Self {
            language: item
                .language
                .split(['-', '_'])
                .next()
                .unwrap_or_default()
                .to_lowercase(),
            agency: u32::try_from(hash("agency", &fold(&item.agency)) >> 32).unwrap_or_default(),
            identifiers,
            series,
            ..Self::default()
        };
        let text = format!("{}\n{}", item.description, item.body.words());
        let is_told = match item.kind {
            WireKind::Event | WireKind::Planning | WireKind::Other => false,
            WireKind::Composite => !item.body.blocks.is_empty(),
            WireKind::Text | WireKind::Picture | WireKind::Video | WireKind::Audio | WireKind::Graphic => {
                true
            }
        };
        if is_told && item.pubstatus != PubStatus::Canceled {
            let headline: String = fold(&item.headline)
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .collect();
            if headline.chars().map(signature::weight).sum::<u32>() >= HEADLINE_MIN {
                fingerprint.headline = hash("headline", &headline);
            }
            let whole = format!("{}\n{text}", item.headline);
            fingerprint.signature = signature::signature(&fold(beginning(&whole, LETTERS_MAX)));
            fingerprint.features = features::features(&item.headline, &text);
        }
        fingerprint
    }

    /// Numbers of which items of the same event share at least one, but for identifiers. Eighteen at most.
    pub fn marks(&self) -> Vec<i64> {
        let mut marks = Vec::new();
        marks.extend([self.series, self.headline].into_iter().filter(|mark| *mark != 0));
        let bands = self.signature.chunks_exact(2).take(BANDS).zip(1_u64..);
        marks.extend(
            bands.map(|(pair, band)| mix(band << 32 | u64::from(pair[0]) << 16 | u64::from(pair[1]))),
        );
        if self.weight() >= WEIGHT_MIN {
            let mut heaviest: Vec<&Feature> = self.features.iter().collect();
            heaviest.sort_by_key(|feature| (u8::MAX - feature.weight, feature.hash));
            let words = heaviest.iter().take(WORD_MARKS);
            marks.extend(words.map(|feature| mix(1 << 60 | u64::from(feature.hash))));
        }
        marks.into_iter().map(u64::cast_signed).collect()
    }

    pub(super) fn weight(&self) -> u32 {
        self.features
            .iter()
            .map(|feature| u32::from(feature.weight))
            .sum()
    }

    /// The weight of the words that both have.
    pub(super) fn shared(&self, other: &Self) -> u32 {
        let (mut sum, mut at) = (0, 0);
        for feature in &self.features {
            while other
                .features
                .get(at)
                .is_some_and(|theirs| theirs.hash < feature.hash)
            {
                at += 1;
            }
            if let Some(theirs) = other
                .features
                .get(at)
                .filter(|theirs| theirs.hash == feature.hash)
            {
                sum += u32::from(theirs.weight.min(feature.weight));
            }
        }
        sum
    }

    /// As it is kept.
    pub fn to_text(&self) -> String {
        let mut text = format!(
            "1 {} {:08x} {:016x} {:016x} ",
            self.language, self.agency, self.series, self.headline
        );
        self.identifiers
            .iter()
            .for_each(|identifier| text.push_str(&format!("{identifier:016x}")));
        text.push(' ');
        self.signature
            .iter()
            .for_each(|number| text.push_str(&format!("{number:04x}")));
        text.push(' ');
        self.features
            .iter()
            .for_each(|feature| text.push_str(&format!("{:08x}{:x}", feature.hash, feature.weight)));
        text
    }

    /// Reads what was kept; `None` when another program wrote it.
    pub fn from_text(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(' ').collect();
        let [
            "1",
            language,
            agency,
            series,
            headline,
            identifiers,
            signature,
            features,
        ] = parts[..]
        else {
            return None;
        };
        let hex = |text: &str| u64::from_str_radix(text, 16).ok();
        let pieces = |text: &str, width: usize| -> Option<Vec<u64>> {
            let bytes = text.as_bytes().chunks(width);
            bytes.map(|piece| hex(std::str::from_utf8(piece).ok()?)).collect()
        };
        let features = pieces(features, 9)?.into_iter().map(|both| {
            Some(Feature {
                hash: u32::try_from(both >> 4).ok()?,
                weight: u8::try_from(both & 15).ok()?,
            })
        });
        Some(Self {
            language: language.to_owned(),
            agency: u32::from_str_radix(agency, 16).ok()?,
            series: hex(series)?,
            headline: hex(headline)?,
            identifiers: pieces(identifiers, 16)?,
            signature: pieces(signature, 4)?
                .into_iter()
                .map(|number| u16::try_from(number).ok())
                .collect::<Option<_>>()?,
            features: features.collect::<Option<_>>()?,
        })
    }
}

/// At most so many letters of a text.
pub(super) fn beginning(text: &str, letters: usize) -> &str {
    text.char_indices()
        .nth(letters)
        .map_or(text, |(end, _)| &text[..end])
}

fn hash(kind: &str, text: &str) -> u64 {
    let bytes = kind.bytes().chain(std::iter::once(0)).chain(text.bytes());
    bytes.fold(11, |sum, byte| mix(sum ^ u64::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, Body, WireTake, text_from};

    fn item() -> WireItem {
        WireItem {
            agency: "Meridian".into(),
            guid: "urn:meridian:2026:1".into(),
            language: "zh-Hans".into(),
            headline: "青沱发生6.2级地震 已致4人死亡".into(),
            body: Body::new([BlockKind::Paragraph {
                text: text_from(
                    "青沱市20日清晨发生6.2级地震，截至上午8时已造成4人死亡、37人受伤。市应急管理局局长骆怀远说，老城区有二十余间房屋倒塌。",
                ),
            }]),
            replaces: vec!["1".into()],
            take: Some(WireTake {
                series: "a".into(),
                number: 2,
                more_to_come: false,
            }),
            ..WireItem::default()
        }
    }

    #[test]
    fn a_fingerprint_is_kept_and_read_as_it_was() {
        for item in [item(), WireItem::default()] {
            let fingerprint = WireFingerprint::of(&item);
            assert_eq!(
                WireFingerprint::from_text(&fingerprint.to_text()),
                Some(fingerprint)
            );
        }
        assert_eq!(WireFingerprint::from_text("2 something else"), None);
        assert_eq!(WireFingerprint::from_text("1 de x y z é é é"), None);
    }

    #[test]
    fn an_item_has_eighteen_marks_at_most_and_the_same_each_time() {
        let marks = WireFingerprint::of(&item()).marks();
        assert_eq!(marks.len(), 18);
        assert_eq!(marks, WireFingerprint::of(&item()).marks());
        assert!(WireFingerprint::of(&WireItem::default()).marks().is_empty());
    }

    #[test]
    fn a_kill_is_compared_by_identifiers_only() {
        let kill = WireItem {
            pubstatus: PubStatus::Canceled,
            take: None,
            ..item()
        };
        assert!(WireFingerprint::of(&kill).marks().is_empty());
    }
}
