//! An agency's item, whatever format it came in, and what it means beside those that came before.

use crate::{Body, Embargo};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The publishing status that the agency gives an item (IPTC `pubstatus`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PubStatus {
    /// May be used.
    #[default]
    Usable,
    /// Not to be used until further notice.
    Withheld,
    /// Not to be used; what was published is to be taken back.
    Canceled,
}

/// What an item is (the `type` of ninjs).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WireKind {
    /// Copy.
    #[default]
    Text,
    /// A picture.
    Picture,
    /// A video.
    Video,
    /// An audio recording.
    Audio,
    /// A graphic.
    Graphic,
    /// Several items that belong together.
    Composite,
    /// An event that will take place.
    Event,
    /// What the agency plans to cover.
    Planning,
    /// Something else that the agency calls by a name of its own.
    Other,
}

/// Something that comes with an item: a picture, a video, another item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireAssociation {
    /// What the agency calls its role, for example `main`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Its own identifier.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub guid: String,
    /// What it is.
    #[serde(default)]
    pub kind: WireKind,
    /// Its headline.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub headline: String,
    /// Its caption.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// Who made it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub credit: String,
    /// Where the widest rendition is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub href: String,
    /// Its IANA media type.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mime: String,
    /// Pixels; 0 when unknown.
    #[serde(default)]
    pub width: u32,
    /// Pixels; 0 when unknown.
    #[serde(default)]
    pub height: u32,
    /// Every form in which it is offered, the widest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renditions: Vec<WireRendition>,
}

/// One form of a picture or recording that comes with an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireRendition {
    /// What the agency calls it, for example `rnd:thumbnail`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Where it is.
    pub href: String,
    /// Its IANA media type.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mime: String,
    /// Pixels; 0 when unknown.
    #[serde(default)]
    pub width: u32,
    /// Pixels; 0 when unknown.
    #[serde(default)]
    pub height: u32,
    /// Bytes; 0 when unknown.
    #[serde(default)]
    pub bytes: u64,
    /// Length in milliseconds; 0 when unknown or a picture.
    #[serde(default)]
    pub duration_ms: u64,
}

/// The place of an item among others that tell the same story piece by piece ("takes").
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireTake {
    /// What the agency calls the series, for example its slugline.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub series: String,
    /// Which piece, counted from 1; 0 when the agency does not say.
    #[serde(default)]
    pub number: u32,
    /// Whether the agency says that more is to come.
    #[serde(default)]
    pub more_to_come: bool,
}

/// A subject as the agency coded it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireSubject {
    /// The code with its scheme, for example `medtop:20000065`.
    pub code: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// One item of an agency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireItem {
    /// Who sent it.
    pub agency: String,
    /// The agency's identifier, the same for all versions.
    pub guid: String,
    /// The version as the agency counts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// Whether it may be used.
    #[serde(default)]
    pub pubstatus: PubStatus,
    /// Whether the agency says that this version puts right what one before it said (IPTC signal `correction`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_correction: bool,
    /// What it is.
    #[serde(default)]
    pub kind: WireKind,
    /// 1 (most urgent) to 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<u8>,
    /// The order in which the agency asks to handle it, 1 (first) to 9; the older formats call this priority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<u8>,
    /// The headline.
    #[serde(default)]
    pub headline: String,
    /// The slugline.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub slugline: String,
    /// The agency's byline.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub byline: String,
    /// Where it was written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub located: String,
    /// The dateline as the agency sets it, for example `NAIROBI, Nov 24`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub dateline: String,
    /// A summary.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// BCP 47 as the agency wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// The text.
    #[serde(default)]
    pub body: Body,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<WireSubject>,
    /// Until when nothing of it may leave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub embargo: Option<Embargo>,
    /// A note for the desk. Must never reach readers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ednote: String,
    /// What the agency allows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub usage_terms: String,
    /// The credit line that the agency asks for, for example `AFP/Getty Images`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub credit_line: String,
    /// What kind of copy it is (genre, IPTC), as the agency coded it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub genres: Vec<WireSubject>,
    /// Its place among takes, when it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub take: Option<WireTake>,
    /// Who holds the rights.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub copyright_holder: String,
    /// When this version was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_created: Option<Timestamp>,
    /// What comes with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub associations: Vec<WireAssociation>,
    /// Identifiers of items that it replaces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
}

/// What an item that came in means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WireVerdict {
    /// Not known before.
    New,
    /// A newer version of a known one.
    Updated,
    /// The agency takes it back.
    Killed,
    /// Already known, word for word or newer; nothing to do.
    Known,
}

/// What `incoming` means when `known` is the newest version kept under the same agency and guid.
///
/// A kill is final: a usable version that arrives after it, older or not, does not bring the item back; the agency has
/// to send it anew under another guid.
pub fn decide(known: Option<&WireItem>, incoming: &WireItem) -> WireVerdict {
    let killed = incoming.pubstatus == PubStatus::Canceled;
    match known {
        Some(known) if known.pubstatus == PubStatus::Canceled => WireVerdict::Known,
        _ if killed => WireVerdict::Killed,
        None => WireVerdict::New,
        Some(known) if known == incoming => WireVerdict::Known,
        Some(known) if is_older(incoming, known) => WireVerdict::Known,
        Some(_) => WireVerdict::Updated,
    }
}

/// Versions are compared as numbers where both are, else by when they were made.
fn is_older(incoming: &WireItem, known: &WireItem) -> bool {
    match (incoming.version.parse::<u64>(), known.version.parse::<u64>()) {
        (Ok(incoming), Ok(known)) if incoming != known => incoming < known,
        _ => match (incoming.version_created, known.version_created) {
            (Some(incoming), Some(known)) => incoming < known,
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(version: &str, pubstatus: PubStatus) -> WireItem {
        WireItem {
            guid: "g".into(),
            version: version.into(),
            pubstatus,
            ..WireItem::default()
        }
    }

    #[track_caller]
    fn check(known: Option<&WireItem>, incoming: &WireItem, verdict: WireVerdict) {
        assert_eq!(decide(known, incoming), verdict);
    }

    #[test]
    fn new_newer_older_and_killed_items_are_told_apart() {
        use PubStatus::{Canceled, Usable};
        check(None, &item("1", Usable), WireVerdict::New);
        check(Some(&item("1", Usable)), &item("1", Usable), WireVerdict::Known);
        check(
            Some(&item("9", Usable)),
            &item("10", Usable),
            WireVerdict::Updated,
        );
        check(Some(&item("10", Usable)), &item("9", Usable), WireVerdict::Known);
        check(
            Some(&item("1", Usable)),
            &item("2", Canceled),
            WireVerdict::Killed,
        );
        check(
            Some(&item("2", Usable)),
            &item("1", Canceled),
            WireVerdict::Killed,
        );
        check(None, &item("1", Canceled), WireVerdict::Killed);
        check(Some(&item("2", Canceled)), &item("3", Usable), WireVerdict::Known);
        check(
            Some(&item("2", Canceled)),
            &item("2", Canceled),
            WireVerdict::Known,
        );
    }
}
