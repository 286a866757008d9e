//! Copy with the mark in every part of it.

use model::{
    Asset, AssetKind, BlockKind, Body, Content, CorrectionKind, CorrectionNote, Link, MediaHash, PictureUse,
    Quotation, ReadMore, RecordingUse, StoryId, text_from,
};

/// A picture whose bytes nobody else has.
pub(crate) fn picture(mark: &str) -> Asset {
    asset(mark, AssetKind::Picture, "image/jpeg")
}

/// A recording whose bytes nobody else has.
pub(crate) fn recording(mark: &str) -> Asset {
    asset(mark, AssetKind::Audio, "audio/mpeg")
}

fn asset(mark: &str, kind: AssetKind, mime: &str) -> Asset {
    let is_picture = kind == AssetKind::Picture;
    Asset {
        hash: MediaHash::of(format!("{mark} {mime}").as_bytes()),
        kind,
        mime: mime.to_owned(),
        bytes: 1000,
        width: if is_picture { 1280 } else { 0 },
        height: if is_picture { 720 } else { 0 },
        duration_ms: if is_picture { 0 } else { 61_000 },
    }
}

/// Copy that says the mark wherever something can be said.
pub(crate) fn marked(mark: &str) -> Content {
    let say = |part: &str| format!("{part} {mark}");
    let shown = picture(mark);
    let heard = recording(mark);
    Content {
        kicker: say("Kicker"),
        headline: say("Headline"),
        teaser: say("Teaser"),
        picture: Some(PictureUse {
            media: shown.hash,
            width: shown.width,
            height: shown.height,
            alt: say("Alternative"),
            caption: say("Caption"),
            credit: say("Photographer"),
        }),
        body: Body::new([
            BlockKind::Paragraph {
                text: text_from(say("Paragraph")),
            },
            BlockKind::Heading {
                text: text_from(say("Subhead")),
            },
            BlockKind::Quotation(Quotation {
                text: text_from(say("Words")),
                speaker: Some(say("Speaker")),
                said_at: None,
            }),
            BlockKind::Audio(RecordingUse {
                media: heard.hash,
                mime: heard.mime,
                duration_ms: heard.duration_ms,
                title: say("Recording"),
                caption: say("Heard"),
                credit: say("Maker"),
                poster: None,
            }),
        ]),
        credit: "ek (Meridian)".parse().unwrap_or_default(),
        links: vec![Link {
            title: say("Link"),
            url: format!("https://elsewhere.example/{mark}"),
            note: say("Note"),
        }],
        ..Content::default()
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
    let mut blocks = vec![BlockKind::Paragraph {
        text: text_from("Free words."),
    }];
    let mut recommended = Vec::new();
    if is_read_more {
        let links = vec![ReadMore::Story(story)];
        blocks.push(BlockKind::ReadMore { links });
    } else {
        recommended.push(story);
    }
    Content {
        headline: "Free".into(),
        body: Body::new(blocks),
        credit: "ek".parse().unwrap_or_default(),
        recommended,
        ..Content::default()
    }
}
