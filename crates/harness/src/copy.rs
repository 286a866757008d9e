//! Copy with the mark in every part of it.

use model::{
    Asset, AssetKind, BlockKind, Body, Content, CorrectionKind, CorrectionNote, Inline, Link, MediaHash,
    PictureUse, Quotation, ReadMore, RecordingUse, StoryId, Text, text_from,
};

/// The files of marked copy: each use has its own, whose bytes nobody else has.
pub(crate) fn files(mark: &str) -> Vec<Asset> {
    let content = marked(mark);
    let pictures = content.pictures().map(|shown| Asset {
        hash: shown.media.clone(),
        kind: AssetKind::Picture,
        mime: "image/jpeg".to_owned(),
        bytes: 1000,
        width: shown.width,
        height: shown.height,
        duration_ms: 0,
    });
    let recordings = content.body.recordings().map(|(is_video, heard)| Asset {
        hash: heard.media.clone(),
        kind: if is_video {
            AssetKind::Video
        } else {
            AssetKind::Audio
        },
        mime: heard.mime.clone(),
        bytes: 1000,
        width: 0,
        height: 0,
        duration_ms: heard.duration_ms,
    });
    pictures.chain(recordings).collect()
}

fn picture(mark: &str, place: &str) -> PictureUse {
    PictureUse {
        media: MediaHash::of(format!("{mark} {place}").as_bytes()),
        width: 1280,
        height: 720,
        alt: format!("{place} alternative {mark}"),
        caption: format!("{place} caption {mark}"),
        credit: format!("{place} photographer {mark}"),
    }
}

fn recording(mark: &str, place: &str, mime: &str, poster: Option<PictureUse>) -> RecordingUse {
    RecordingUse {
        media: MediaHash::of(format!("{mark} {place}").as_bytes()),
        mime: mime.to_owned(),
        duration_ms: 61_000,
        title: format!("{place} title {mark}"),
        caption: format!("{place} caption {mark}"),
        credit: format!("{place} maker {mark}"),
        poster,
    }
}

/// Words, strong words, and a link with the mark in its address.
fn text(mark: &str, place: &str) -> Text {
    let plain = Inline {
        text: format!("{place} words {mark} "),
        ..Inline::default()
    };
    let strong = Inline {
        text: format!("{place} strong words {mark} "),
        strong: true,
        emphasis: true,
        ..Inline::default()
    };
    let link = Inline {
        text: format!("{place} link {mark}"),
        link: Some(format!("https://elsewhere.example/{place}/{mark}")),
        lang: "fr".parse().ok(),
        ..Inline::default()
    };
    vec![plain, strong, link]
}

fn blocks(mark: &str) -> Vec<BlockKind> {
    let say = |part: &str| format!("{part} {mark}");
    vec![
        BlockKind::Paragraph {
            text: text(mark, "paragraph"),
        },
        BlockKind::Heading {
            text: text(mark, "subhead"),
        },
        BlockKind::Quotation(Quotation {
            text: text(mark, "quotation"),
            speaker: Some(say("Speaker")),
            said_at: Some(say("Said at")),
        }),
        BlockKind::List {
            ordered: true,
            items: vec![text(mark, "first"), text(mark, "second")],
        },
        BlockKind::Table {
            rows: vec![vec![text(mark, "head")], vec![text(mark, "cell")]],
        },
        BlockKind::Picture(picture(mark, "inside")),
        BlockKind::Gallery {
            pictures: vec![picture(mark, "gallery"), picture(mark, "wall")],
        },
        BlockKind::Video(recording(
            mark,
            "video",
            "video/mp4",
            Some(picture(mark, "poster")),
        )),
        BlockKind::Audio(recording(mark, "audio", "audio/mpeg", None)),
        BlockKind::ReadMore {
            links: vec![ReadMore::Page {
                url: format!("https://elsewhere.example/more/{mark}"),
                title: say("More"),
            }],
        },
        BlockKind::Facts {
            title: say("Facts"),
            items: vec![text(mark, "fact")],
        },
        BlockKind::Embed {
            url: format!("https://elsewhere.example/embed/{mark}"),
            title: say("Embed"),
        },
    ]
}

/// Copy that says the mark wherever something can be said.
pub(crate) fn marked(mark: &str) -> Content {
    let say = |part: &str| format!("{part} {mark}");
    Content {
        kicker: say("Kicker"),
        headline: say("Headline"),
        teaser: say("Teaser"),
        picture: Some(picture(mark, "lead")),
        body: Body::new(blocks(mark)),
        credit: format!("ek (Meridian {mark})").parse().unwrap_or_default(),
        links: vec![Link {
            title: say("Link"),
            url: format!("https://elsewhere.example/link/{mark}"),
            note: say("Note"),
        }],
        recommended: Vec::new(),
        sources: Vec::new(),
    }
}

/// The same with a correction that says the mark.
pub(crate) fn corrected(mark: &str, content: &Content, at: jiff::Timestamp) -> Content {
    let note = CorrectionNote {
        kind: CorrectionKind::Correction,
        text: format!("Correction {mark}"),
        at,
    };
    let kinds = content.body.blocks.iter().map(|block| block.kind.clone());
    let mut content = content.clone();
    content.body = Body::new(kinds.chain([BlockKind::Correction(note)]));
    content
}

/// Copy without the mark that leads to a story.
pub(crate) fn leading_to(story: StoryId, is_read_more: bool) -> Content {
    let mut content = free();
    if is_read_more {
        let links = vec![ReadMore::Story(story)];
        let kinds = content.body.blocks.into_iter().map(|block| block.kind);
        content.body = Body::new(kinds.chain([BlockKind::ReadMore { links }]));
    } else {
        content.recommended.push(story);
    }
    content
}

/// Copy without the mark that leads nowhere.
pub(crate) fn free() -> Content {
    Content {
        headline: "Free".into(),
        body: Body::new([BlockKind::Paragraph {
            text: text_from("Free words."),
        }]),
        credit: "ek".parse().unwrap_or_default(),
        ..Content::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said::said;
    use std::collections::BTreeSet;

    /// The kinds of blocks that marked copy has.
    const KINDS: [&str; 13] = [
        "paragraph",
        "heading",
        "quotation",
        "list",
        "table",
        "picture",
        "gallery",
        "video",
        "audio",
        "read-more",
        "facts",
        "embed",
        "correction",
    ];

    /// The kind of a block. A new one also belongs into `KINDS` and into marked copy.
    fn kind(block: &BlockKind) -> &'static str {
        let place = match block {
            BlockKind::Paragraph { .. } => 0,
            BlockKind::Heading { .. } => 1,
            BlockKind::Quotation(_) => 2,
            BlockKind::List { .. } => 3,
            BlockKind::Table { .. } => 4,
            BlockKind::Picture(_) => 5,
            BlockKind::Gallery { .. } => 6,
            BlockKind::Video(_) => 7,
            BlockKind::Audio(_) => 8,
            BlockKind::ReadMore { .. } => 9,
            BlockKind::Facts { .. } => 10,
            BlockKind::Embed { .. } => 11,
            BlockKind::Correction(_) => 12,
        };
        KINDS[place]
    }

    #[test]
    fn every_part_of_marked_copy_says_the_mark() {
        let at = jiff::Timestamp::UNIX_EPOCH;
        let content = corrected("zq1qz", &marked("zq1qz"), at);
        let parts = said(&content);
        for part in &parts {
            assert!(part.text.contains("zq1qz"), "{part:?}");
        }
        let texts: BTreeSet<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(texts.len(), parts.len(), "each part says something of its own");
        let kinds: BTreeSet<&str> = content
            .body
            .blocks
            .iter()
            .map(|block| kind(&block.kind))
            .collect();
        assert_eq!(
            kinds,
            KINDS.into_iter().collect(),
            "a kind of block is not in marked copy"
        );
    }
}
