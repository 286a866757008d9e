use super::{Error, FrontMatter, markdown};
use model::{AssetKind, BlockKind, CorrectionKind, Quotation, Text, text_from};
use serde::Deserialize;

/// A manuscript that has been read, with its files still by name.
#[derive(Clone, Debug)]
pub struct Manuscript {
    /// What stands above the text.
    pub front: FrontMatter,
    /// The text.
    pub blocks: Vec<RawBlock>,
}

/// A picture by the name of its file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPicture {
    /// The file beside the manuscript.
    pub file: String,
    /// What it shows.
    #[serde(default)]
    pub alt: String,
    /// What it means.
    #[serde(default)]
    pub caption: String,
    /// Who made it.
    #[serde(default)]
    pub credit: String,
}

/// A video or audio recording by the name of its file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRecording {
    /// The file beside the manuscript.
    pub file: String,
    /// The still that stands for a video.
    #[serde(default)]
    pub poster: Option<String>,
    /// What the still shows.
    #[serde(default)]
    pub alt: String,
    /// Its title.
    pub title: String,
    /// What it shows or says.
    #[serde(default)]
    pub caption: String,
    /// Who made it.
    #[serde(default)]
    pub credit: String,
}

/// An entry of a “read more”: a story by its name, or a page elsewhere.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawReadMore {
    /// The story's name.
    #[serde(default)]
    pub story: Option<String>,
    /// An address.
    #[serde(default)]
    pub url: Option<String>,
    /// What the page is called.
    #[serde(default)]
    pub title: Option<String>,
}

/// A box with facts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFacts {
    /// What they are about.
    pub title: String,
    /// One fact each.
    pub items: Vec<String>,
}

/// A correction.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCorrection {
    /// What kind of change it is.
    pub kind: CorrectionKind,
    /// What was wrong and what is right.
    pub text: String,
}

/// One block of a manuscript.
#[derive(Clone, Debug)]
pub enum RawBlock {
    /// A paragraph.
    Paragraph(Text),
    /// A subhead.
    Heading(Text),
    /// Somebody's words.
    Quotation(Quotation),
    /// A list; whether it is numbered, and its items.
    List(bool, Vec<Text>),
    /// A table; its first row is its head.
    Table(Vec<Vec<Text>>),
    /// A picture.
    Picture(RawPicture),
    /// A video.
    Video(RawRecording),
    /// An audio recording.
    Audio(RawRecording),
    /// Links inside the text.
    ReadMore(Vec<RawReadMore>),
    /// A box with facts.
    Facts(RawFacts),
    /// A correction.
    Correction(RawCorrection),
}

impl RawFacts {
    /// The box as a block.
    pub fn kind(&self) -> BlockKind {
        BlockKind::Facts {
            title: self.title.clone(),
            items: self.items.iter().map(text_from).collect(),
        }
    }
}

impl Manuscript {
    /// The files that it names, and what each is used as.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, AssetKind)> {
        let lead = self
            .front
            .picture
            .iter()
            .map(|picture| (picture.file.as_str(), AssetKind::Picture));
        let inside = self.blocks.iter().flat_map(|block| {
            let (file, poster) = match block {
                RawBlock::Picture(picture) => (Some((picture.file.as_str(), AssetKind::Picture)), None),
                RawBlock::Video(video) => (
                    Some((video.file.as_str(), AssetKind::Video)),
                    video.poster.as_deref(),
                ),
                RawBlock::Audio(audio) => (
                    Some((audio.file.as_str(), AssetKind::Audio)),
                    audio.poster.as_deref(),
                ),
                _ => (None, None),
            };
            file.into_iter()
                .chain(poster.map(|poster| (poster, AssetKind::Picture)))
        });
        lead.chain(inside)
    }
}

/// Reads a manuscript.
///
/// # Errors
/// Says the line and what to do.
pub fn read(manuscript: &str) -> Result<Manuscript, Error> {
    let (front, text, first_line) = FrontMatter::split(manuscript)?;
    let blocks = markdown::read(text, first_line)?;
    Ok(Manuscript { front, blocks })
}
