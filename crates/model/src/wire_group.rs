//! Which items tell of the same event: versions, takes, and what several agencies say about it.
//!
//! Two measures of text, both without dictionaries: MinHash over shingles of letters finds copy that is mostly the same
//! (`signature`), weighted words of headline and lead find other words for the same facts (`features`). An archive looks up
//! [`WireFingerprint::marks`] and asks [`same_story`] about what it finds. The figures in this file were chosen on the
//! labelled copy in `crates/wire/tests/same_story`; `docs/wire-desk.md` says what they reach.

mod features;
mod fingerprint;
mod signature;

pub use fingerprint::{WIRE_REPLACES_MAX, WireFingerprint};

use fingerprint::WEIGHT_MIN;
use jiff::{SignedDuration, Timestamp};

/// Text is compared with what came in at most this long before. Identifiers are compared with everything.
pub const SAME_STORY_WINDOW: SignedDuration = SignedDuration::from_hours(48);
/// Pieces of a series belong together within this time; series are named alike day after day.
const SERIES_WINDOW: SignedDuration = SignedDuration::from_hours(12);
/// The same headline by another agency means the same event within this time.
const HEADLINE_WINDOW: SignedDuration = SignedDuration::from_hours(12);
/// Flashes are about one event only when they come together.
const FLASH_WINDOW: SignedDuration = SignedDuration::from_hours(3);

/// Two texts with this share of shingles in common are one text, revised.
const SAME_TEXT: f64 = 0.5;
/// Of one agency, which fills in forms day after day.
const SAME_TEXT_ONE_AGENCY: f64 = 0.7;
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
/// From here on a piece that belongs to two groups shows that they are one.
const MERGES: f64 = 0.57;

/// Why two items are held to tell of the same event.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum SameStory {
    /// Other words for the same facts; the share of weighted words in common.
    Facts(f64),
    /// The same headline by another agency.
    Headline,
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
            Self::Headline => false,
            Self::Text(_) | Self::Series | Self::Identifier => true,
        }
    }

    /// The word that is kept and shown.
    pub fn word(self) -> &'static str {
        match self {
            Self::Facts(_) => "facts",
            Self::Headline => "headline",
            Self::Text(_) => "text",
            Self::Series => "series",
            Self::Identifier => "identifier",
        }
    }
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
    let is_one_agency = one.agency == other.agency;
    let needed = if is_one_agency {
        SAME_TEXT_ONE_AGENCY
    } else {
        SAME_TEXT
    };
    if let Some(same) = signature::similarity(&one.signature, &other.signature).filter(|same| *same >= needed)
    {
        return Some(SameStory::Text(same));
    }
    let is_headline = one.headline != 0 && one.headline == other.headline;
    if is_headline && !is_one_agency && apart <= HEADLINE_WINDOW {
        return Some(SameStory::Headline);
    }
    let (less, more) = (one.weight().min(other.weight()), one.weight().max(other.weight()));
    if less < WEIGHT_MIN {
        return None;
    }
    let shared = one.shared(other);
    let share = f64::from(shared) / f64::from((less + more - shared).max(1));
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
