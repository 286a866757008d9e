//! From an article to the item that one partner gets of it.

use super::{Outgoing, words};
use crate::Layout;
use crate::feed::entry_id;
use crate::media::{picture_path, recording_path};
use model::{
    CorrectionKind, Credit, Grant, Handed, PictureUse, Piece, PubStatus, RecordingUse, Syndicated,
    WireAssociation, WireItem, WireKind, WireRendition, WireSubject, encode_path, renditions,
};

/// The scheme of a rendition's name in NewsML-G2; the formats write it down.
pub(super) const RENDITIONS: &str = "vrnd:";
/// How IPTC's Media Topics begin as codes and as addresses.
const MEDIA_TOPIC: (&str, &str) = ("medtop:", "http://cv.iptc.org/newscodes/mediatopic/");

pub(super) fn outgoing(layout: &Layout, syndicated: &Syndicated, grant: &Grant) -> Option<Outgoing> {
    let newsroom = layout.newsroom();
    let common = WireItem {
        agency: words::line(&newsroom.name),
        guid: entry_id(layout, syndicated.article),
        version: syndicated.version.to_string(),
        language: syndicated.lang.tag().to_owned(),
        version_created: Some(syndicated.at),
        copyright_holder: words::line(&newsroom.name),
        ..WireItem::default()
    };
    Some(match grant.hand(syndicated)? {
        Handed::Whole(piece) => Outgoing {
            item: whole(layout, syndicated, &piece, grant, common),
            lang: syndicated.lang,
            published: piece.published,
            page: layout.address(&piece.path),
            agencies: agencies(&piece.content.credit),
        },
        Handed::Notice(pubstatus) => Outgoing {
            item: WireItem { pubstatus, ..common },
            lang: syndicated.lang,
            published: syndicated.at,
            page: String::new(),
            agencies: Vec::new(),
        },
    })
}

fn whole(
    layout: &Layout,
    syndicated: &Syndicated,
    piece: &Piece,
    grant: &Grant,
    common: WireItem,
) -> WireItem {
    let content = &piece.content;
    let authors = Credit {
        authors: content.credit.authors.clone(),
        agencies: Vec::new(),
    };
    let named = Credit {
        authors: vec![model::Initials(common.agency.clone())],
        agencies: agencies(&content.credit),
    };
    let terms: Vec<String> = grant.terms.lines().map(words::line).collect();
    WireItem {
        pubstatus: PubStatus::Usable,
        headline: words::line(&content.headline),
        byline: words::line(&authors.to_string()),
        description: words::line(&content.teaser),
        body: words::body(layout, content),
        subjects: subjects(layout, syndicated, piece),
        ednote: note(content),
        usage_terms: terms.join("\n").trim().to_owned(),
        credit_line: words::line(&named.to_string()),
        associations: associations(layout, piece),
        ..common
    }
}

fn agencies(credit: &Credit) -> Vec<String> {
    let lines = credit.agencies.iter().map(|agency| words::line(agency));
    lines.filter(|agency| !agency.is_empty()).collect()
}

/// The section, then the topics.
fn subjects(layout: &Layout, syndicated: &Syndicated, piece: &Piece) -> Vec<WireSubject> {
    let mut all = Vec::new();
    if !piece.section.is_empty() {
        all.push(WireSubject {
            code: layout.address(&encode_path(&format!("/sections/{}", piece.section))),
            name: words::line(&layout.section_name(syndicated.lang, &piece.section)),
        });
    }
    for topic in &piece.topics {
        let code = match topic.strip_prefix(MEDIA_TOPIC.0) {
            Some(number) => encode_path(&format!("{}{number}", MEDIA_TOPIC.1)),
            None => layout.address(&encode_path(&format!("/topics/{topic}"))),
        };
        all.push(WireSubject {
            code,
            name: words::line(topic),
        });
    }
    all
}

/// What was put right, one a line.
fn note(content: &model::Content) -> String {
    let lines = content.body.corrections().map(|note| {
        let kind = match note.kind {
            CorrectionKind::Correction => "Correction",
            CorrectionKind::Clarification => "Clarification",
            CorrectionKind::Update => "Update",
        };
        words::line(&format!("{kind}: {}", note.text))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Pictures with the one above the text first, recordings, then the other language versions by their names alone: a version that is
/// taken back later leaves no word behind.
fn associations(layout: &Layout, piece: &Piece) -> Vec<WireAssociation> {
    let mut all = Vec::new();
    for (at, picture) in piece.content.pictures().enumerate() {
        let role = if at == 0 {
            "main".to_owned()
        } else {
            format!("picture-{}", at + 1)
        };
        all.push(pictured(layout, role, picture));
    }
    for (at, (is_video, recording)) in piece.content.body.recordings().enumerate() {
        all.push(recorded(
            layout,
            format!("recording-{}", at + 1),
            is_video,
            recording,
        ));
    }
    for (lang, article) in &piece.translations {
        all.push(WireAssociation {
            role: format!("translation-{lang}"),
            guid: entry_id(layout, *article),
            kind: WireKind::Text,
            ..WireAssociation::default()
        });
    }
    all
}

fn pictured(layout: &Layout, role: String, picture: &PictureUse) -> WireAssociation {
    let (width, height) = (picture.width.max(1), picture.height.max(1));
    let mut forms: Vec<WireRendition> = renditions(picture.width)
        .into_iter()
        .map(|wide| WireRendition {
            role: format!("{RENDITIONS}w{wide}"),
            href: layout.address(&picture_path(&picture.media, wide, "jpg")),
            mime: "image/jpeg".to_owned(),
            width: wide,
            height: scaled(height, wide, width),
            ..WireRendition::default()
        })
        .collect();
    forms.reverse();
    let caption = words::line(&picture.caption);
    WireAssociation {
        role,
        guid: layout.address(&format!("/media/{}", picture.media)),
        kind: WireKind::Picture,
        caption: if caption.is_empty() {
            words::line(&picture.alt)
        } else {
            caption
        },
        credit: words::line(&picture.credit),
        ..shown(forms)
    }
}

/// Rounded to whole pixels, at least one.
fn scaled(height: u32, to: u32, width: u32) -> u32 {
    let exact = (u64::from(height) * u64::from(to) + u64::from(width) / 2) / u64::from(width);
    u32::try_from(exact).unwrap_or(u32::MAX).max(1)
}

fn recorded(layout: &Layout, role: String, is_video: bool, recording: &RecordingUse) -> WireAssociation {
    let mime = crate::feed::media_type(is_video, recording);
    let form = WireRendition {
        role: format!("{RENDITIONS}original"),
        href: layout.address(&recording_path(&recording.media, &recording.mime)),
        mime,
        duration_ms: recording.duration_ms,
        ..WireRendition::default()
    };
    WireAssociation {
        role,
        guid: layout.address(&format!("/media/{}", recording.media)),
        kind: if is_video {
            WireKind::Video
        } else {
            WireKind::Audio
        },
        headline: words::line(&recording.title),
        caption: words::line(&recording.caption),
        credit: words::line(&recording.credit),
        ..shown(vec![form])
    }
}

/// What its widest form says.
fn shown(forms: Vec<WireRendition>) -> WireAssociation {
    let widest = forms.first().cloned().unwrap_or_default();
    WireAssociation {
        href: widest.href,
        mime: widest.mime,
        width: widest.width,
        height: widest.height,
        renditions: forms,
        ..WireAssociation::default()
    }
}
