//! Pictures, videos and audio recordings: their addresses and their elements.

use crate::escape;
use minijinja::value::{Kwargs, Serde};
use minijinja::{Error, Value};
use model::{MediaHash, PictureUse, renditions};
use std::fmt::Write;

/// The path of a picture in one of its widths; `format` is `webp` or `jpg`.
pub fn picture_path(media: &MediaHash, width: u32, format: &str) -> String {
    format!("/media/{media}/{width}.{format}")
}

/// The path of a recording's file; its ending follows from the media type.
pub fn recording_path(media: &MediaHash, mime: &str) -> String {
    let ending = match mime.split(';').next().unwrap_or(mime).trim() {
        "video/webm" | "audio/webm" => "webm",
        "audio/mpeg" | "audio/mp3" => "mp3",
        "audio/ogg" | "video/ogg" | "application/ogg" => "ogg",
        _ => "mp4",
    };
    format!("/media/{media}/original.{ending}")
}

/// How a picture stands in a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placing<'a> {
    /// How wide it is shown (HTML's `sizes`).
    pub(crate) sizes: &'a str,
    /// Whether it is the first thing that readers see; all others are fetched when they come near.
    pub(crate) first: bool,
    /// Whether the words beside it say all of it already.
    pub(crate) decorative: bool,
}

/// A picture in all its widths as WebP, with JPEG for browsers without.
pub(crate) fn picture(picture: &PictureUse, placing: Placing<'_>) -> String {
    let widths = renditions(picture.width);
    let set = |format: &str| {
        let entry = |width: &u32| format!("{} {width}w", picture_path(&picture.media, *width, format));
        widths.iter().map(entry).collect::<Vec<_>>().join(", ")
    };
    let middle = middle_width(&widths);
    let sizes = escape(placing.sizes);
    let alt = if placing.decorative {
        String::new()
    } else {
        escape(&picture.alt)
    };
    let urgency = if placing.first {
        "fetchpriority=\"high\""
    } else {
        "loading=\"lazy\" decoding=\"async\""
    };
    let mut html = String::new();
    let _ = write!(
        html,
        "<picture><source type=\"image/webp\" srcset=\"{}\" sizes=\"{sizes}\"><img src=\"{}\" srcset=\"{}\" \
         sizes=\"{sizes}\" width=\"{}\" height=\"{}\" alt=\"{alt}\" {urgency}></picture>",
        escape(&set("webp")),
        escape(&picture_path(&picture.media, middle, "jpg")),
        escape(&set("jpg")),
        picture.width.max(1),
        picture.height.max(1),
    );
    html
}

/// The widest that is not wider than a column.
pub(crate) fn middle_width(widths: &[u32]) -> u32 {
    widths
        .iter()
        .copied()
        .filter(|width| *width <= 700)
        .max()
        .or(widths.first().copied())
        .unwrap_or(1)
}

/// In templates: `picture(card.picture, sizes="50vw", first=true, decorative=true)`.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the engine hands its arguments over"
)]
pub(crate) fn picture_in_template(shown: Serde<PictureUse>, options: Kwargs) -> Result<Value, Error> {
    let sizes: &str = options.get("sizes")?;
    let first = options.get::<Option<bool>>("first")?.unwrap_or(false);
    let decorative = options.get::<Option<bool>>("decorative")?.unwrap_or(false);
    options.assert_all_used()?;
    Ok(Value::from_safe_string(picture(
        &shown.0,
        Placing {
            sizes,
            first,
            decorative,
        },
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash() -> MediaHash {
        MediaHash::of(b"a picture")
    }

    #[test]
    fn a_recording_is_named_by_its_type() {
        let path = |mime| {
            recording_path(&hash(), mime)
                .rsplit_once('.')
                .unwrap()
                .1
                .to_owned()
        };
        assert_eq!(path("video/mp4"), "mp4");
        assert_eq!(path("video/webm; codecs=vp9"), "webm");
        assert_eq!(path("audio/mpeg"), "mp3");
        assert_eq!(path("audio/ogg"), "ogg");
    }

    #[test]
    fn a_small_picture_is_offered_in_its_own_width_and_a_large_one_in_four() {
        let shown = |width| {
            let used = PictureUse {
                media: hash(),
                width,
                height: 100,
                alt: "a \"boat\"".into(),
                caption: String::new(),
                credit: String::new(),
            };
            picture(
                &used,
                Placing {
                    sizes: "50vw",
                    first: false,
                    decorative: false,
                },
            )
        };
        assert_eq!(shown(4000).matches("w,").count(), 6);
        assert!(shown(4000).contains("alt=\"a &quot;boat&quot;\""));
        assert!(shown(4000).contains("/700.jpg\" srcset"));
        assert!(shown(200).contains("/200.webp 200w\""));
    }
}
