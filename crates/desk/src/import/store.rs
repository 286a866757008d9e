//! From a manuscript to an article in the archive.

use super::manuscript::{Manuscript, RawBlock, RawPicture, RawRecording};
use super::{Error, Files, FrontMatter};
use crate::media;
use archive::{Act, Archive, NewArticle, Transaction};
use jiff::Timestamp;
use model::{
    Action, Article, ArticleId, Asset, Block, BlockId, BlockKind, Body, Content, ContentHash, CorrectionNote,
    Credit, Embargo, Initials, PictureUse, ReadMore, RecordingUse, Role, Stage, Story, slugify,
};
use std::collections::BTreeMap;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The article.
    pub article: ArticleId,
    /// Whether it was not there before.
    pub is_new: bool,
    /// Whether it says something else than after the last import.
    pub is_changed: bool,
    /// Where it stands now.
    pub stage: Stage,
}

impl Imported {
    /// Whether it is before the readers.
    pub fn is_published(&self) -> bool {
        self.stage.published_since().is_some()
    }
}

impl Importer<'_> {
    /// Brings one manuscript in: the first time as a new article, again as a new revision of it.
    ///
    /// A manuscript that says what it said the last time changes nothing, whatever editors have done since. Corrections
    /// that were made here stay in a new revision. What is withdrawn stays withdrawn.
    ///
    /// # Errors
    /// Nothing of the manuscript is kept then, pictures and recordings aside.
    pub async fn import(&self, manuscript: &Manuscript, now: Timestamp) -> Result<Imported, Error> {
        let assets = self.assets(manuscript).await?;
        let mut tx = self.archive.begin(self.who, "import").await?;
        let front = &manuscript.front;
        let since = front.since(now)?;
        let content = content(&mut tx, manuscript, &assets, since.unwrap_or(now)).await?;
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
        let known = tx.article_of(story.id, front.lang).await?;
        let said = hash_of(&content, manuscript);
        let is_new = known.is_none();
        let mut is_changed = is_new;
        let id = if let Some(known) = known {
            let last = tx.setting(&last_import(known.id)).await?;
            if last.as_deref() != Some(said.as_str()) {
                file(&mut tx, &story, manuscript).await?;
                revise(&mut tx, &known, (&slug, self.publish), front, content, now).await?;
                is_changed = true;
            }
            known.id
        } else {
            file(&mut tx, &story, manuscript).await?;
            let embargo = latest(
                front.embargo.map(Embargo::until),
                tx.story_embargo(story.id).await?,
            );
            let new = NewArticle {
                story: story.id,
                lang: front.lang,
                slug,
                embargo,
                weight: front.weight,
            };
            tx.create_article(new, &content, now).await?
        };
        tx.set_setting(&last_import(id), said.as_str()).await?;
        if self.publish {
            release(&mut tx, id, since, now).await?;
        }
        let stage = tx
            .article(id)
            .await?
            .map_or(Stage::Draft, |article| article.stage);
        tx.commit().await?;
        Ok(Imported {
            article: id,
            is_new,
            is_changed,
            stage,
        })
    }

    /// Takes in the pictures and recordings that the manuscript names.
    async fn assets(&self, manuscript: &Manuscript) -> Result<Assets, Error> {
        let mut assets = Assets::new();
        for (name, kind) in manuscript.files() {
            let bytes = self
                .files
                .read(name)
                .ok_or_else(|| Error::NoSuchFile(name.to_owned()))?;
            let asset = media::take_in(self.archive, name, &bytes).await?;
            if asset.kind != kind {
                let why = format!("is {}, not what it is used as", asset.mime);
                return Err(media::Error::Broken {
                    name: name.to_owned(),
                    why,
                }
                .into());
            }
            assets.insert(name.to_owned(), asset);
        }
        Ok(assets)
    }
}

/// What is known of the files that a manuscript names.
type Assets = BTreeMap<String, Asset>;

/// Under this name the archive remembers what the last import of an article said.
fn last_import(id: ArticleId) -> String {
    format!("import {id}")
}

fn latest(one: Option<Embargo>, other: Option<Embargo>) -> Option<Embargo> {
    [one, other]
        .into_iter()
        .flatten()
        .max_by_key(|embargo| embargo.lifts_at())
}

async fn file(tx: &mut Transaction, story: &Story, manuscript: &Manuscript) -> Result<(), Error> {
    let front = &manuscript.front;
    if !front.section.is_empty() {
        tx.file_story(story.id, &front.section, &front.topics).await?;
    }
    Ok(())
}

/// A new revision of an article that is there.
async fn revise(
    tx: &mut Transaction,
    known: &Article,
    (slug, publish): (&str, bool),
    front: &FrontMatter,
    mut content: Content,
    now: Timestamp,
) -> Result<(), Error> {
    if matches!(known.stage, Stage::Withdrawn { .. }) {
        return Err(Error::Withdrawn(known.id));
    }
    let is_out = known.stage.published_since().is_some();
    if is_out && !publish {
        return Err(Error::WouldPublish(known.id));
    }
    let embargo = latest(front.embargo.map(Embargo::until), known.embargo);
    if is_out && embargo.is_some_and(|embargo| !embargo.is_lifted(now)) {
        return Err(Error::AlreadyOut(known.id));
    }
    tx.set_slug(known.id, slug).await?;
    tx.inherit_embargo(known.id, embargo, now).await?;
    tx.set_weight(known.id, front.weight).await?;
    if let Some(head) = tx.revision(known.id, known.head).await? {
        keep_corrections(&head.content, &mut content);
        // A manuscript knows no items: what it was made of stays, and the agencies with it.
        content.sources.clone_from(&head.content.sources);
        if front.agencies.is_empty() {
            content.credit.agencies.clone_from(&head.content.credit.agencies);
        }
    }
    let action = if is_out { Action::Amend } else { Action::Save };
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

/// Corrections that were made in the newsroom stand in no manuscript; they stay.
fn keep_corrections(before: &Content, content: &mut Content) {
    let mut next = content
        .body
        .blocks
        .iter()
        .map(|block| block.id.0)
        .max()
        .unwrap_or(0);
    for note in before.body.corrections() {
        if content.body.corrections().all(|kept| kept.text != note.text) {
            next += 1;
            content.body.blocks.push(Block {
                id: BlockId(next),
                origin: None,
                kind: BlockKind::Correction(note.clone()),
            });
        }
    }
}

async fn content(
    tx: &mut Transaction,
    manuscript: &Manuscript,
    assets: &Assets,
    said: Timestamp,
) -> Result<Content, Error> {
    let front = &manuscript.front;
    let mut kinds = Vec::with_capacity(manuscript.blocks.len());
    for raw in &manuscript.blocks {
        kinds.push(block(tx, raw, assets, said).await?);
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
        picture: front
            .picture
            .as_ref()
            .map(|raw| picture(raw, assets))
            .transpose()?,
        body: Body::new(kinds),
        credit,
        links: front.links.clone(),
        recommended,
        sources: Vec::new(),
    })
}

async fn block(
    tx: &mut Transaction,
    raw: &RawBlock,
    assets: &Assets,
    said: Timestamp,
) -> Result<BlockKind, Error> {
    Ok(match raw {
        RawBlock::Paragraph(text) => BlockKind::Paragraph { text: text.clone() },
        RawBlock::Heading(text) => BlockKind::Heading { text: text.clone() },
        RawBlock::Quotation(quotation) => BlockKind::Quotation(quotation.clone()),
        RawBlock::List(ordered, items) => BlockKind::List {
            ordered: *ordered,
            items: items.clone(),
        },
        RawBlock::Table(rows) => BlockKind::Table { rows: rows.clone() },
        RawBlock::Picture(raw) => BlockKind::Picture(picture(raw, assets)?),
        RawBlock::Video(raw) => BlockKind::Video(recording(raw, assets)?),
        RawBlock::Audio(raw) => BlockKind::Audio(recording(raw, assets)?),
        RawBlock::Facts(facts) => facts.kind(),
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

fn asset<'a>(name: &str, assets: &'a Assets) -> Result<&'a Asset, Error> {
    assets.get(name).ok_or_else(|| Error::NoSuchFile(name.to_owned()))
}

fn picture(raw: &RawPicture, assets: &Assets) -> Result<PictureUse, Error> {
    let asset = asset(&raw.file, assets)?;
    Ok(PictureUse {
        media: asset.hash.clone(),
        width: asset.width,
        height: asset.height,
        alt: raw.alt.clone(),
        caption: raw.caption.clone(),
        credit: raw.credit.clone(),
    })
}

fn recording(raw: &RawRecording, assets: &Assets) -> Result<RecordingUse, Error> {
    let asset = asset(&raw.file, assets)?;
    let still = raw.poster.as_ref().map(|file| RawPicture {
        file: file.clone(),
        alt: raw.alt.clone(),
        caption: String::new(),
        credit: raw.credit.clone(),
    });
    Ok(RecordingUse {
        media: asset.hash.clone(),
        mime: asset.mime.clone(),
        duration_ms: asset.duration_ms,
        title: raw.title.clone(),
        caption: raw.caption.clone(),
        credit: raw.credit.clone(),
        poster: still.as_ref().map(|still| picture(still, assets)).transpose()?,
    })
}

/// The hash of all that an import says; times of corrections aside, which follow the time of the import.
fn hash_of(content: &Content, manuscript: &Manuscript) -> ContentHash {
    let mut content = content.clone();
    for block in &mut content.body.blocks {
        if let BlockKind::Correction(note) = &mut block.kind {
            note.at = Timestamp::UNIX_EPOCH;
        }
    }
    let front = &manuscript.front;
    let terms = format!(
        "{:?} {:?} {} {} {}",
        front.topics, front.embargo, front.section, front.slug, front.weight
    );
    ContentHash::of(format!("{} {terms}", content.hash()).as_bytes())
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
