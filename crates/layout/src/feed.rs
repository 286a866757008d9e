//! Feeds: the newest stories of a language or a section with all they say, for readers' programs.

mod atom;
mod content;
mod json;
#[cfg(test)]
mod tests;

use crate::xml::allowed;
use crate::{Error, Layout, TeaserView};
use jiff::Timestamp;
use model::{ArticleId, Content, Lang, RecordingUse};

/// A feed of a language or of one section in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedView {
    /// Which language.
    pub lang: Lang,
    /// The section's id; `None` for all sections.
    pub section: Option<String>,
    /// When the newest entry changed; 1970 when there is none.
    pub updated: Timestamp,
    /// The stories, newest first.
    pub entries: Vec<FeedEntry>,
    /// What stood here and was withdrawn, newest first.
    pub withdrawn: Vec<Tombstone>,
}

/// What is left of a withdrawn story in a feed: no word of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// Which article.
    pub article: ArticleId,
    /// When it was withdrawn.
    pub at: Timestamp,
}

/// A story in a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// Which article, and when.
    pub teaser: TeaserView,
    /// All it says.
    pub content: Content,
}

impl Layout {
    /// The feed as Atom (RFC 4287), to be sent as `application/atom+xml`.
    pub fn feed_atom(&self, view: &FeedView) -> Result<String, Error> {
        Ok(atom::atom(self, view))
    }

    /// The feed as JSON Feed 1.1 (jsonfeed.org), to be sent as `application/feed+json`.
    pub fn feed_json(&self, view: &FeedView) -> Result<String, Error> {
        Ok(json::json(self, view))
    }
}

impl FeedView {
    /// The newsroom's name, and the section's.
    fn title(&self, layout: &Layout) -> String {
        let name = &layout.newsroom().name;
        match &self.section {
            Some(section) => format!("{name}: {}", layout.section_name(self.lang, section)),
            None => name.clone(),
        }
    }

    /// The address of the page that shows the same stories. The feed's own is `feed.xml` or `feed.json` below it.
    fn page(&self, layout: &Layout) -> String {
        match &self.section {
            Some(section) => layout.address(&format!("/{}/{section}/", self.lang)),
            None => layout.address(&format!("/{}/", self.lang)),
        }
    }
}

pub(crate) fn entry_id(layout: &Layout, article: ArticleId) -> String {
    layout.address(&format!("/a-{article}"))
}

impl FeedEntry {
    /// The entry's name for ever: the part of its address that a new headline does not change.
    fn id(&self, layout: &Layout) -> String {
        entry_id(layout, self.teaser.article)
    }

    fn headline(&self) -> String {
        one_line(&self.content.headline)
    }

    fn changed(&self) -> Timestamp {
        self.teaser.updated.unwrap_or(self.teaser.published)
    }

    /// Who wrote it, and from which agencies, without empty names.
    fn names(&self) -> (Vec<String>, Vec<String>) {
        let credit = &self.content.credit;
        let named = |name: &str| Some(one_line(name)).filter(|name| !name.is_empty());
        (
            credit
                .authors
                .iter()
                .filter_map(|author| named(&author.0))
                .collect(),
            credit
                .agencies
                .iter()
                .filter_map(|agency| named(agency))
                .collect(),
        )
    }
}

/// A text that stands in one line: a headline, a name.
fn one_line(text: &str) -> String {
    allowed(&text.split_whitespace().collect::<Vec<_>>().join(" "))
        .trim()
        .to_owned()
}

/// A recording's media type without parameters. What is no media type (RFC 6838 section 4.2) was stored as MP4.
pub(crate) fn media_type(is_video: bool, recording: &RecordingUse) -> String {
    let essence = recording
        .mime
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    match essence.split_once('/') {
        Some((kind, name)) if is_name(kind) && is_name(name) => essence,
        _ if is_video => "video/mp4".to_owned(),
        _ => "audio/mp4".to_owned(),
    }
}
