//! Which items tell of the same event: versions, takes, and what several agencies say about it.
//!
//! Two measures of text, both without dictionaries: MinHash over shingles of letters finds copy that is mostly the same
//! (`signature`), weighted words of headline and lead find other words for the same facts (`features`). An archive looks up
//! [`WireFingerprint::marks`] and asks [`same_story`] about what it finds. The figures in this file were chosen on the
//! labelled copy in `crates/wire/tests/same_story`; `docs/wire-desk.md` says what they reach.

mod features;
mod signature;

use crate::fold::fold;
use crate::{PubStatus, WireItem, WireKind};
use features::Feature;
use jiff::{SignedDuration, Timestamp};
use signature::mix;

/// Text is compared with what came in at most this long before. Identifiers are compared with everything.
pub const SAME_STORY_WINDOW: SignedDuration = SignedDuration::from_hours(48);
/// Pieces of a series belong together within this time; series are named alike day after day.
const SERIES_WINDOW: SignedDuration = SignedDuration::from_hours(12);
/// Flashes are about one event only when they come together.
const FLASH_WINDOW: SignedDuration = SignedDuration::from_hours(3);

/// Two texts with this share of shingles in common are one text, revised.
const SAME_TEXT: f64 = 0.5;
/// The share of weighted words that two agencies' pieces on one event have in common, when they come within [`SOON_HOURS`].
const SAME_FACTS: f64 = 0.27;
/// One agency writes alike about different events (results, weather, the market), and versions come under one identifier.
const SAME_FACTS_ONE_AGENCY: f64 = 0.57;
/// What a later piece needs more, an hour.
const LATER: f64 = 0.01;
const SOON_HOURS: f64 = 3.0;
/// Of flashes, which are a headline and hardly more.
const SAME_FLASH: f64 = 0.5;
/// The share of a flash's words that the full piece has.
const FLASH_TOLD: f64 = 0.8;
/// Items whose words weigh less are flashes.
const FLASH_WEIGHT: u32 = 34;
/// Less than this says nothing.
const WEIGHT_MIN: u32 = 11;
/// From here on a piece that belongs to two groups shows that they are one.
const MERGES: f64 = 0.57;

/// Marks of words by which candidates are found.
const WORD_MARKS: usize = 12;
/// Marks of shingles by which candidates are found, each of two numbers of the signature.
const BANDS: usize = 4;

/// What of an item is compared with others. Kept as one line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WireFingerprint {
    /// The language's first subtag; empty when unknown.
    language: String,
    /// The agency’s name, hashed.
    agency: u32,
    /// Its identifier and those that it replaces, hashed.
    identifiers: Vec<u64>,
    /// Agency and series, hashed; 0 without.
    series: u64,
    signature: Vec<u16>,
    features: Vec<Feature>,
}

/// Why two items are held to tell of the same event.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum SameStory {
    /// Other words for the same facts; the share of weighted words in common.
    Facts(f64),
    /// Mostly the same text; the share of shingles in common.
    Text(f64),
    /// Pieces of one series of the agency.
    Series,
    /// The same identifier, or one that the other replaces.
    Identifier,
}

impl SameStory {
    /// Whether it is sure enough to join two groups that were apart.
    pub fn merges(self) -> bool {
        match self {
            Self::Facts(share) => share >= MERGES,
            Self::Text(_) | Self::Series | Self::Identifier => true,
        }
    }

    /// The word that is kept and shown.
    pub fn word(self) -> &'static str {
        match self {
            Self::Facts(_) => "facts",
            Self::Text(_) => "text",
            Self::Series => "series",
            Self::Identifier => "identifier",
        }
    }
}

impl WireFingerprint {
    /// The fingerprint of an item.
    ///
    /// Plans, events and packages are grouped by identifiers only, and so is what was taken back: notices of kills are
    /// worded alike.
    pub fn of(item: &WireItem) -> Self {
        let mut identifiers: Vec<u64> = std::iter::once(&item.guid)
            .chain(&item.replaces)
            .filter(|guid| !guid.is_empty())
            .map(|guid| hash("identifier", guid))
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
        let is_told = !matches!(
            item.kind,
            WireKind::Composite | WireKind::Event | WireKind::Planning | WireKind::Other
        );
        if is_told && item.pubstatus != PubStatus::Canceled {
            let text = format!("{}\n{}", item.description, item.body.words());
            fingerprint.signature = signature::signature(&fold(&format!("{}\n{text}", item.headline)));
            fingerprint.features = features::features(&item.headline, &text);
        }
        fingerprint
    }

    /// Numbers of which items of the same event share at least one, but for identifiers. Seventeen at most.
    pub fn marks(&self) -> Vec<i64> {
        let mut marks = Vec::new();
        if self.series != 0 {
            marks.push(self.series);
        }
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

    fn weight(&self) -> u32 {
        self.features
            .iter()
            .map(|feature| u32::from(feature.weight))
            .sum()
    }

    /// The weight of the words that both have.
    fn shared(&self, other: &Self) -> u32 {
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
        let mut text = format!("1 {} {:08x} {:016x} ", self.language, self.agency, self.series);
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
        let ["1", language, agency, series, identifiers, signature, features] = parts[..] else {
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
            identifiers: pieces(identifiers, 16)?,
            signature: pieces(signature, 4)?
                .into_iter()
                .map(|number| u16::try_from(number).ok())
                .collect::<Option<_>>()?,
            features: features.collect::<Option<_>>()?,
        })
    }
}

fn hash(kind: &str, text: &str) -> u64 {
    let bytes = kind.bytes().chain(std::iter::once(0)).chain(text.bytes());
    bytes.fold(11, |sum, byte| mix(sum ^ u64::from(byte)))
}

/// Whether two items tell of the same event, and why. Both with the instant at which they came in.
pub fn same_story(
    one: (&WireFingerprint, Timestamp),
    other: (&WireFingerprint, Timestamp),
) -> Option<SameStory> {
    let (apart, (one, other)) = (one.1.duration_since(other.1).abs(), (one.0, other.0));
    if one
        .identifiers
        .iter()
        .any(|identifier| other.identifiers.contains(identifier))
    {
        return Some(SameStory::Identifier);
    }
    if one.series != 0 && one.series == other.series && apart <= SERIES_WINDOW {
        return Some(SameStory::Series);
    }
    let speak_alike = one.language == other.language || one.language.is_empty() || other.language.is_empty();
    if apart > SAME_STORY_WINDOW || !speak_alike {
        return None;
    }
    if let Some(same) =
        signature::similarity(&one.signature, &other.signature).filter(|same| *same >= SAME_TEXT)
    {
        return Some(SameStory::Text(same));
    }
    let (less, more) = (one.weight().min(other.weight()), one.weight().max(other.weight()));
    if less < WEIGHT_MIN {
        return None;
    }
    let shared = one.shared(other);
    let share = f64::from(shared) / f64::from((less + more - shared).max(1));
    let is_one_agency = one.agency == other.agency;
    let is_same = if less >= FLASH_WEIGHT {
        let needed = if is_one_agency {
            SAME_FACTS_ONE_AGENCY
        } else {
            SAME_FACTS
        };
        let later = (apart.as_secs_f64() / 3600.0 - SOON_HOURS).max(0.0) * LATER;
        share >= (needed + later).min(SAME_FACTS_ONE_AGENCY.max(needed))
    } else if apart > FLASH_WINDOW {
        false
    } else if more >= FLASH_WEIGHT {
        f64::from(shared) / f64::from(less) >= FLASH_TOLD
    } else {
        !is_one_agency && share >= SAME_FLASH
    };
    is_same.then_some(SameStory::Facts(share))
}
