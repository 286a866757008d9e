//! From a manuscript to an article in the archive.

use super::manuscript::{Manuscript, RawBlock, RawPicture, RawRecording};
use super::{Error, Files};
use crate::media;
use archive::{Act, Archive, NewArticle, Transaction};
use jiff::Timestamp;
use model::{
    Action, ArticleId, AssetKind, BlockKind, Body, Content, CorrectionNote, Credit, Embargo, Initials,
    PictureUse, ReadMore, RecordingUse, Role, Stage, slugify, text_from,
};

/// Characters of a slug that is made of a headline.
const SLUG_CHARACTERS: usize = 60;

/// Brings manuscripts into an archive.
pub struct Importer<'a> {
    /// Where to.
    pub archive: &'a Archive,
    /// Where their pictures and recordings come from.
    pub files: &'a dyn Files,
    /// Who is doing it.
    pub who: &'a str,
    /// Whether they are published at once.
    pub publish: bool,
}

/// What came of one manuscript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The article.
    pub article: ArticleId,
    /// Whether it was not there before.
    pub is_new: bool,
    /// Whether it is before the readers now.
    pub is_published: bool,
}

impl Importer<'_> {
    /// Brings one manuscript in: the first time as a new article, again as a new revision of it.
    ///
    /// # Errors
    /// Nothing of the manuscript is kept then.
    pub async fn import(&self, manuscript: &Manuscript, now: Timestamp) -> Result<Imported, Error> {
        let mut tx = self.archive.begin(self.who, "import").await?;
        let front = &manuscript.front;
        let since = front.since(now)?;
        let content = self.content(&mut tx, manuscript, since.unwrap_or(now)).await?;
        let slug = slugify(
            if front.slug.is_empty() {
                &front.headline
            } else {
                &front.slug
            },
            SLUG_CHARACTERS * 2,
        );
        let key = if front.story.is_empty() {
            &slug
        } else {
            &front.story
        };
        let story = tx.story_by_key(key).await?;
        if !front.section.is_empty() {
            tx.file_story(story.id, &front.section, &front.topics).await?;
        }
        let known = tx.article_of(story.id, front.lang).await?;
        let is_new = known.is_none();
        let id = if let Some(known) = &known {
            tx.set_slug(known.id, &slug).await?;
            self.revise(&mut tx, known, content, now).await?;
            known.id
        } else {
            let embargo = front.embargo.map(Embargo::until);
            let new = NewArticle {
                story: story.id,
                lang: front.lang,
                slug,
                embargo,
                weight: front.weight,
            };
            tx.create_article(new, &content, now).await?
        };
        if self.publish {
            release(&mut tx, id, since, now).await?;
        }
        let is_published = tx
            .article(id)
            .await?
            .is_some_and(|article| article.stage.published_since().is_some());
        tx.commit().await?;
        Ok(Imported {
            article: id,
            is_new,
            is_published,
        })
    }

    async fn revise(
        &self,
        tx: &mut Transaction,
        known: &model::Article,
        content: Content,
        now: Timestamp,
    ) -> Result<(), Error> {
        let head = tx.revision(known.id, known.head).await?;
        if head.is_some_and(|head| says_the_same(&head.content, &content)) {
            return Ok(());
        }
        let action = if known.stage.published_since().is_some() {
            Action::Amend
        } else {
            Action::Save
        };
        tx.act(
            known.id,
            action,
            Role::Editor,
            Act {
                content: Some(content),
                ..Act::default()
            },
            now,
        )
        .await?;
        Ok(())
    }

    async fn content(
        &self,
        tx: &mut Transaction,
        manuscript: &Manuscript,
        said: Timestamp,
    ) -> Result<Content, Error> {
        let front = &manuscript.front;
        let picture = match &front.picture {
            Some(raw) => Some(self.picture(tx, raw).await?),
            None => None,
        };
        let mut kinds = Vec::with_capacity(manuscript.blocks.len());
        for block in &manuscript.blocks {
            kinds.push(self.block(tx, block, said).await?);
        }
        let mut recommended = Vec::new();
        for key in &front.recommended {
            recommended.push(tx.story_by_key(key).await?.id);
        }
        let mut credit = Credit {
            authors: front.authors.iter().cloned().map(Initials).collect(),
            agencies: Vec::new(),
        };
        credit.add_agencies(front.agencies.iter().map(String::as_str));
        Ok(Content {
            kicker: front.kicker.clone(),
            headline: front.headline.clone(),
            teaser: front.teaser.clone(),
            picture,
            body: Body::new(kinds),
            credit,
            links: front.links.clone(),
            recommended,
            sources: Vec::new(),
        })
    }

    async fn block(&self, tx: &mut Transaction, raw: &RawBlock, said: Timestamp) -> Result<BlockKind, Error> {
        Ok(match raw {
            RawBlock::Paragraph(text) => BlockKind::Paragraph { text: text.clone() },
            RawBlock::Heading(text) => BlockKind::Heading { text: text.clone() },
            RawBlock::Quotation(quotation) => BlockKind::Quotation(quotation.clone()),
            RawBlock::List(ordered, items) => BlockKind::List {
                ordered: *ordered,
                items: items.clone(),
            },
            RawBlock::Table(rows) => BlockKind::Table { rows: rows.clone() },
            RawBlock::Picture(picture) => BlockKind::Picture(self.picture(tx, picture).await?),
            RawBlock::Video(recording) => {
                BlockKind::Video(self.recording(tx, recording, AssetKind::Video).await?)
            }
            RawBlock::Audio(recording) => {
                BlockKind::Audio(self.recording(tx, recording, AssetKind::Audio).await?)
            }
            RawBlock::Facts(facts) => BlockKind::Facts {
                title: facts.title.clone(),
                items: facts.items.iter().map(text_from).collect(),
            },
            RawBlock::Correction(note) => BlockKind::Correction(CorrectionNote {
                kind: note.kind,
                text: note.text.clone(),
                at: said,
            }),
            RawBlock::ReadMore(links) => {
                let mut found = Vec::new();
                for link in links {
                    found.push(match (&link.story, &link.url) {
                        (Some(key), _) => ReadMore::Story(tx.story_by_key(key).await?.id),
                        (None, Some(url)) => {
                            let title = link.title.clone().unwrap_or_else(|| url.clone());
                            ReadMore::Page {
                                url: url.clone(),
                                title,
                            }
                        }
                        (None, None) => {
                            return Err(Error::FrontMatter("read-more: story or url is missing".into()));
                        }
                    });
                }
                BlockKind::ReadMore { links: found }
            }
        })
    }

    async fn asset(&self, tx: &mut Transaction, name: &str, kind: AssetKind) -> Result<model::Asset, Error> {
        let bytes = self
            .files
            .read(name)
            .ok_or_else(|| Error::NoSuchFile(name.to_owned()))?;
        let asset = media::take_in(self.archive.blobs(), tx, name, &bytes).await?;
        if asset.kind != kind {
            let why = format!("is {}, not what it is used as", asset.mime);
            return Err(media::Error::Broken {
                name: name.to_owned(),
                why,
            }
            .into());
        }
        Ok(asset)
    }

    async fn picture(&self, tx: &mut Transaction, raw: &RawPicture) -> Result<PictureUse, Error> {
        let asset = self.asset(tx, &raw.file, AssetKind::Picture).await?;
        Ok(PictureUse {
            media: asset.hash,
            width: asset.width,
            height: asset.height,
            alt: raw.alt.clone(),
            caption: raw.caption.clone(),
            credit: raw.credit.clone(),
        })
    }

    async fn recording(
        &self,
        tx: &mut Transaction,
        raw: &RawRecording,
        kind: AssetKind,
    ) -> Result<RecordingUse, Error> {
        let asset = self.asset(tx, &raw.file, kind).await?;
        let poster = match &raw.poster {
            Some(file) => {
                let (alt, credit) = (raw.alt.clone(), raw.credit.clone());
                let still = RawPicture {
                    file: file.clone(),
                    alt,
                    caption: String::new(),
                    credit,
                };
                Some(self.picture(tx, &still).await?)
            }
            None => None,
        };
        Ok(RecordingUse {
            media: asset.hash,
            mime: asset.mime,
            duration_ms: asset.duration_ms,
            title: raw.title.clone(),
            caption: raw.caption.clone(),
            credit: raw.credit.clone(),
            poster,
        })
    }
}

/// Whether two versions say the same, names of blocks and times of corrections aside.
fn says_the_same(one: &Content, other: &Content) -> bool {
    let bare = |content: &Content| {
        let mut content = content.clone();
        for block in &mut content.body.blocks {
            block.id = model::BlockId(0);
            if let BlockKind::Correction(note) = &mut block.kind {
                note.at = Timestamp::UNIX_EPOCH;
            }
        }
        content
    };
    bare(one) == bare(other)
}

/// Takes an article through review and approval to the readers, or to its embargo's end.
async fn release(
    tx: &mut Transaction,
    id: ArticleId,
    since: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), Error> {
    for action in [Action::Submit, Action::Approve, Action::Publish] {
        let Some(article) = tx.article(id).await? else {
            return Ok(());
        };
        let held = article.embargo.filter(|embargo| !embargo.is_lifted(now));
        match (&article.stage, action, held) {
            (Stage::Draft, Action::Submit, _) | (Stage::InReview, Action::Approve, _) => {
                tx.act(id, action, Role::Editor, Act::default(), now).await?;
            }
            (Stage::Approved, Action::Publish, None) => {
                let act = Act {
                    since,
                    ..Act::default()
                };
                tx.act(id, action, Role::Editor, act, now).await?;
            }
            (Stage::Approved, Action::Publish, Some(embargo)) => {
                let act = Act {
                    at: Some(embargo.lifts_at()),
                    ..Act::default()
                };
                tx.act(id, Action::Schedule, Role::Editor, act, now).await?;
            }
            _ => {}
        }
    }
    Ok(())
}
