//! Pictures, videos and audio recordings.

use crate::{BlockKind, Body, Content, MediaHash};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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

/// A picture as one article uses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureUse {
    /// The picture's original.
    pub media: MediaHash,
    /// Pixels of the original.
    pub width: u32,
    /// Pixels of the original.
    pub height: u32,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// What it means.
    #[serde(default)]
    pub caption: String,
    /// Agency and photographer.
    #[serde(default)]
    pub credit: String,
}

/// A video or an audio recording as one article uses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordingUse {
    /// The recording's original.
    pub media: MediaHash,
    /// IANA media type, for example `video/mp4`.
    pub mime: String,
    /// Length in milliseconds.
    pub duration_ms: u64,
    /// Its title.
    pub title: String,
    /// What it shows or says.
    #[serde(default)]
    pub caption: String,
    /// Who made it.
    #[serde(default)]
    pub credit: String,
    /// The still that stands for a video until it plays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poster: Option<PictureUse>,
}

impl Body {
    /// The pictures, posters included, in order.
    pub fn pictures(&self) -> impl Iterator<Item = &PictureUse> {
        self.blocks.iter().flat_map(|block| match &block.kind {
            BlockKind::Picture(picture) => std::slice::from_ref(picture).iter(),
            BlockKind::Gallery { pictures } => pictures.iter(),
            BlockKind::Video(recording) | BlockKind::Audio(recording) => recording.poster.as_slice().iter(),
            _ => [].iter(),
        })
    }

    /// The videos and audio recordings, in order, and whether each is a video.
    pub fn recordings(&self) -> impl Iterator<Item = (bool, &RecordingUse)> {
        self.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Video(recording) => Some((true, recording)),
            BlockKind::Audio(recording) => Some((false, recording)),
            _ => None,
        })
    }

    /// The same without some pictures and recordings, and without blocks that are empty then.
    #[must_use]
    pub(crate) fn without_media(mut self, gone: &BTreeSet<MediaHash>) -> Self {
        self.blocks.retain_mut(|block| match &mut block.kind {
            BlockKind::Picture(picture) => !gone.contains(&picture.media),
            BlockKind::Gallery { pictures } => {
                pictures.retain(|picture| !gone.contains(&picture.media));
                !pictures.is_empty()
            }
            BlockKind::Video(recording) | BlockKind::Audio(recording) => {
                recording.poster = recording
                    .poster
                    .take()
                    .filter(|poster| !gone.contains(&poster.media));
                !gone.contains(&recording.media)
            }
            _ => true,
        });
        self
    }
}

impl Content {
    /// All pictures with the one above the text first.
    pub fn pictures(&self) -> impl Iterator<Item = &PictureUse> {
        self.picture.iter().chain(self.body.pictures())
    }

    /// All pictures and recordings in it.
    pub fn media(&self) -> impl Iterator<Item = &MediaHash> {
        let recordings = self.body.recordings().map(|(_, recording)| &recording.media);
        self.pictures().map(|picture| &picture.media).chain(recordings)
    }

    /// The same without some pictures and recordings.
    #[must_use]
    pub fn without_media(mut self, gone: &BTreeSet<MediaHash>) -> Self {
        self.picture = self.picture.filter(|picture| !gone.contains(&picture.media));
        self.body = self.body.without_media(gone);
        self
    }
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

    fn picture(name: &str) -> PictureUse {
        PictureUse {
            media: MediaHash::of(name.as_bytes()),
            width: 800,
            height: 600,
            alt: name.to_owned(),
            caption: String::new(),
            credit: String::new(),
        }
    }

    #[test]
    fn copy_without_some_media_shows_none_of_them_and_keeps_the_rest() {
        let video = RecordingUse {
            media: MediaHash::of(b"video"),
            mime: "video/mp4".into(),
            duration_ms: 1000,
            title: "A lake".into(),
            caption: String::new(),
            credit: String::new(),
            poster: Some(picture("poster")),
        };
        let content = Content {
            picture: Some(picture("lead")),
            body: Body::new([
                BlockKind::Picture(picture("alone")),
                BlockKind::Gallery {
                    pictures: vec![picture("one"), picture("two")],
                },
                BlockKind::Video(video),
            ]),
            ..Content::default()
        };
        let all: Vec<MediaHash> = content.media().cloned().collect();
        assert_eq!(all.len(), 6);
        for gone in &all {
            let left = content.clone().without_media(&BTreeSet::from([gone.clone()]));
            let left: BTreeSet<&MediaHash> = left.media().collect();
            assert!(!left.contains(gone));
            let with_video = usize::from(*gone == MediaHash::of(b"video"));
            assert_eq!(
                left.len(),
                5 - with_video,
                "the still goes with its video, nothing else"
            );
        }
        let none = content.clone().without_media(&all.into_iter().collect());
        assert_eq!((none.picture, none.body.blocks.len()), (None, 0));
        assert_eq!(content.clone().without_media(&BTreeSet::new()), content);
    }

    #[test]
    fn a_picture_is_never_enlarged() {
        assert_eq!(renditions(1200), [340, 700]);
        assert_eq!(renditions(4000), [340, 700, 1280, 1920]);
        assert_eq!(renditions(120), [120]);
        assert_eq!(renditions(0), [1]);
    }
}
