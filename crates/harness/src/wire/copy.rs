//! What goes in by the public doors: manuscripts, an agency's item, a picture and a recording that say the mark.

use flate2::{Compression, Crc, write::ZlibEncoder};
use jiff::Timestamp;
use model::Lang;
use std::io::Write;

/// Pixels of the picture; the narrowest rendition has as many.
const WIDTH: u32 = 340;
const HEIGHT: u32 = 60;

/// A manuscript that says the mark wherever one can.
pub(super) fn marked(mark: &str, lang: Lang, story: &str, embargo: Timestamp) -> String {
    format!(
        "---
story: {story}
lang: {lang}
section: world
topics: [water]
slug: {mark}
kicker: Kicker {mark}
headline: Headline {mark}
teaser: Teaser {mark}
authors: [ek]
agencies: [Meridian {mark}]
embargo: {embargo}
picture:
  file: {mark}.png
  alt: Alternative {mark}
  caption: Caption {mark}
  credit: Photographer {mark}
links:
  - title: Link {mark}
    url: https://elsewhere.example/{mark}
    note: Note {mark}
---

Paragraph **strong {mark}** and {mark}.

## Subhead {mark}

> Words {mark}
> — Speaker {mark}

- Entry {mark}

| Head {mark} |
|---|
| Cell {mark} |

```audio
file: {mark}.mp3
title: Recording {mark}
caption: Heard {mark}
credit: Maker {mark}
```

```facts
title: Facts {mark}
items: [Fact {mark}]
```
"
    )
}

/// A manuscript without the mark that recommends the story and leads to it, or shares its topic alone.
pub(super) fn free(lang: Lang, story: Option<&str>) -> String {
    let (section, recommended, read_more) = match story {
        Some(story) => (
            "world",
            format!("recommended: [{story}]\n"),
            format!("```read-more\n- story: {story}\n```\n"),
        ),
        None => ("culture", String::new(), String::new()),
    };
    let (topics, slug) = if story.is_some() {
        ("[]", "free")
    } else {
        ("[water]", "topic")
    };
    format!(
        "---\nstory: {slug} of {section}\nlang: {lang}\nsection: {section}\ntopics: {topics}\nslug: {slug}\nheadline: Free words\nauthors: [ek]\n{recommended}---\n\nFree words of a paragraph.\n\n{read_more}"
    )
}

/// A version of an agency's item.
pub(super) fn item(mark: &str, version: u32, status: &str, embargo: Timestamp) -> String {
    serde_json::json!({
        "uri": format!("urn:meridian:{mark}"), "version": version.to_string(), "pubstatus": status, "type": "text",
        "language": "en", "embargoed": embargo, "headline": format!("Wire {mark}"), "slugline": format!("Slug {mark}"),
        "description_text": format!("Teaser {mark}"), "byline": format!("Writer {mark}"),
        "body_html": format!("<p>Paragraph {mark}.</p><h2>Subhead {mark}</h2><p>More <strong>{mark}</strong>.</p>"),
    })
    .to_string()
}

/// A PNG whose pixels nobody else has, with the mark in a text chunk.
pub(super) fn picture(mark: &str) -> std::io::Result<Vec<u8>> {
    let hash = model::ContentHash::of(mark.as_bytes());
    let colours = hash.as_str().as_bytes();
    let mut pixels = ZlibEncoder::new(Vec::new(), Compression::fast());
    for row in 0..HEIGHT {
        pixels.write_all(&[0])?;
        for column in 0..WIDTH {
            let at = usize::try_from(row / 4 * 31 + column / 8).unwrap_or(0) % colours.len();
            pixels.write_all(&[colours[at].wrapping_mul(3)])?;
        }
    }
    let mut header = Vec::new();
    header.extend(WIDTH.to_be_bytes());
    header.extend(HEIGHT.to_be_bytes());
    // Eight bits of grey, no interlacing (PNG section 11.2.1).
    header.extend([8, 0, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [
        (b"IHDR", header),
        (b"tEXt", format!("Comment\0{mark}").into_bytes()),
        (b"IDAT", pixels.finish()?),
        (b"IEND", Vec::new()),
    ] {
        png.extend(u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
        let mut sum = Crc::new();
        sum.update(kind);
        sum.update(&data);
        png.extend(kind);
        png.extend(data);
        png.extend(sum.sum().to_be_bytes());
    }
    Ok(png)
}

/// A second of MPEG audio (layer III, 128 kbit/s, 44.1 kHz) with the mark in each frame.
pub(super) fn recording(mark: &str) -> Vec<u8> {
    let mut frame = vec![0xff, 0xfb, 0x90, 0xc0];
    frame.resize(4 + 32, 0);
    while frame.len() + mark.len() < 417 {
        frame.extend(mark.as_bytes());
    }
    frame.resize(417, 0);
    frame.repeat(39)
}
