//! Pictures, videos and audio recordings.

use crate::MediaHash;
use serde::{Deserialize, Serialize};

/// What a stored file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AssetKind {
    /// A still picture.
    Picture,
    /// A video.
    Video,
    /// An audio recording.
    Audio,
}

/// A stored original: never changed, named by its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// The hash of its bytes.
    pub hash: MediaHash,
    /// What it is.
    pub kind: AssetKind,
    /// IANA media type.
    pub mime: String,
    /// Bytes of the original.
    pub bytes: u64,
    /// Pixels; 0 for audio.
    pub width: u32,
    /// Pixels; 0 for audio.
    pub height: u32,
    /// Length in milliseconds; 0 for pictures.
    pub duration_ms: u64,
}

/// The widths, in pixels, in which pictures are offered to readers.
pub const RENDITION_WIDTHS: [u32; 4] = [340, 700, 1280, 1920];

/// The widths in which a picture of `width` pixels is offered: never wider than itself, at least one.
pub fn renditions(width: u32) -> Vec<u32> {
    let mut widths: Vec<u32> = RENDITION_WIDTHS
        .into_iter()
        .filter(|offered| *offered <= width)
        .collect();
    if widths.is_empty() {
        widths.push(width.max(1));
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_never_enlarged() {
        assert_eq!(renditions(1200), [340, 700]);
        assert_eq!(renditions(4000), [340, 700, 1280, 1920]);
        assert_eq!(renditions(120), [120]);
        assert_eq!(renditions(0), [1]);
    }
}
