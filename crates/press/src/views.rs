//! From the archive to the views that pages are made from. Each reading names its door.

use crate::{Error, Use};
use archive::{ReleasedQuery, Transaction};
use jiff::Timestamp;
use layout::{ArticleView, CorrectionsView, FrontView, SectionView, TeaserView, WithdrawnView};
use model::{Article, ArticleId, Content, CorrectionNote, Door, Lang, Newsroom, Released, StoryId};
use std::collections::{BTreeMap, BTreeSet};

/// Stories that a front looks at, newest first.
const FRONT: i64 = 60;
const RECENT: i64 = 8;
/// Stories of one section on the front.
const FRONT_SECTION: usize = 4;
const FRONT_CORRECTIONS: usize = 3;
/// Stories on a section's front.
const SECTION: i64 = 40;
/// Corrections on their page.
const CORRECTIONS: i64 = 60;
const RECOMMENDED: usize = 4;
/// Looked at to find that many that are not the story itself.
const RECOMMENDED_LOOK: i64 = 8;
const TOPIC_MEDIA: usize = 3;
const TOPIC_MEDIA_LOOK: i64 = 4;

/// One look into the archive at one instant, remembering what it showed.
pub(crate) struct Views<'a> {
    pub(crate) tx: &'a mut Transaction,
    pub(crate) newsroom: &'a Newsroom,
    pub(crate) now: Timestamp,
    pub(crate) uses: BTreeSet<Use>,
    /// The articles shown, with the revision, and the door they are shown through.
    pub(crate) shown: Vec<(ArticleId, model::RevisionNo, Door)>,
}

impl<'a> Views<'a> {
    /// A look that has shown nothing yet.
    pub(crate) fn new(tx: &'a mut Transaction, newsroom: &'a Newsroom, now: Timestamp) -> Self {
        Self {
            tx,
            newsroom,
            now,
            uses: BTreeSet::new(),
            shown: Vec::new(),
        }
    }
}

impl Views<'_> {
    pub(crate) async fn ask(
        &mut self,
        query: ReleasedQuery<'_>,
        door: Door,
        limit: i64,
    ) -> Result<Vec<Released>, Error> {
        let found = self.tx.released(query, door, self.now, limit).await?;
        self.uses
            .extend(found.iter().map(|one| Use::Article(one.article)));
        self.shown
            .extend(found.iter().map(|one| (one.article, one.revision, door)));
        Ok(found)
    }

    async fn teasers(
        &mut self,
        query: ReleasedQuery<'_>,
        door: Door,
        limit: i64,
    ) -> Result<Vec<TeaserView>, Error> {
        Ok(self
            .ask(query, door, limit)
            .await?
            .iter()
            .map(TeaserView::from)
            .collect())
    }

    /// A story in a language, waiting for it when it is not out.
    async fn story_in(&mut self, story: StoryId, lang: Lang) -> Result<Option<TeaserView>, Error> {
        self.uses.insert(Use::Story(story, lang));
        Ok(self
            .teasers(ReleasedQuery::StoryIn(story, lang), Door::Related, 1)
            .await?
            .pop())
    }

    async fn translations(
        &mut self,
        story: StoryId,
        except: ArticleId,
    ) -> Result<Vec<(Lang, String)>, Error> {
        let versions = self.ask(ReleasedQuery::Story(story), Door::Chooser, 64).await?;
        let others = versions
            .iter()
            .filter(|one| one.article != except && self.newsroom.publishes_in(one.lang));
        Ok(others.map(|one| (one.lang, one.path())).collect())
    }

    pub(crate) async fn recent(&mut self, lang: Lang) -> Result<Vec<TeaserView>, Error> {
        self.teasers(ReleasedQuery::Newest(lang), Door::Related, RECENT)
            .await
    }

    /// The article's page, when it may be seen.
    pub(crate) async fn article(&mut self, article: &Article) -> Result<Option<ArticleView>, Error> {
        let Some(released) = self
            .ask(ReleasedQuery::Article(article.id), Door::Page, 1)
            .await?
            .pop()
        else {
            return Ok(None);
        };
        let now = self.now;
        let Some(content) = self.tx.shown(article.id, released.revision, now).await? else {
            return Ok(None);
        };
        let own = TeaserView::from(&released);
        Ok(Some(self.compose(article, content, released.section, own).await?))
    }

    /// The page of copy that is not out, as it would stand among what is.
    pub(crate) async fn preview(
        &mut self,
        article: &Article,
        content: Content,
    ) -> Result<ArticleView, Error> {
        let section = self
            .tx
            .story(article.story)
            .await?
            .map(|story| story.section)
            .unwrap_or_default();
        let own = TeaserView {
            article: article.id,
            lang: article.lang,
            path: model::encode_path(&article.path()),
            section: section.clone(),
            teaser: content.teaser_of(),
            published: article.stage.published_since().unwrap_or(self.now),
            updated: None,
            corrected: false,
        };
        self.compose(article, content, section, own).await
    }

    async fn compose(
        &mut self,
        article: &Article,
        content: Content,
        section: String,
        own: TeaserView,
    ) -> Result<ArticleView, Error> {
        let topics = self
            .tx
            .story(article.story)
            .await?
            .map(|story| story.topics)
            .unwrap_or_default();
        let mut read_more = BTreeMap::new();
        for story in content.body.read_more_stories().collect::<BTreeSet<_>>() {
            if let Some(teaser) = self.story_in(story, article.lang).await? {
                read_more.insert(story, teaser);
            }
        }
        let recommended = self.recommended(article, &content, &section).await?;
        let topic_media = self.topic_media(article, &topics).await?;
        let translations = self.translations(article.story, article.id).await?;
        Ok(ArticleView {
            article: article.id,
            lang: article.lang,
            path: own.path,
            section,
            topics,
            content,
            published: own.published,
            updated: own.updated,
            translations,
            read_more,
            recommended,
            topic_media,
        })
    }

    /// What the editors recommend, filled up with the newest of the section and then of the language.
    async fn recommended(
        &mut self,
        article: &Article,
        content: &Content,
        section: &str,
    ) -> Result<Vec<TeaserView>, Error> {
        let mut chosen: Vec<TeaserView> = Vec::new();
        for story in &content.recommended {
            chosen.extend(self.story_in(*story, article.lang).await?);
        }
        for query in [
            ReleasedQuery::Section(article.lang, section),
            ReleasedQuery::Newest(article.lang),
        ] {
            if chosen.len() < RECOMMENDED {
                let found = self
                    .tx
                    .released(query, Door::Related, self.now, RECOMMENDED_LOOK)
                    .await?;
                for one in found.iter().filter(|one| one.story != article.story) {
                    if chosen.len() < RECOMMENDED && chosen.iter().all(|known| known.article != one.article) {
                        self.uses.insert(Use::Article(one.article));
                        self.shown.push((one.article, one.revision, Door::Related));
                        chosen.push(TeaserView::from(one));
                    }
                }
            }
        }
        chosen.truncate(RECOMMENDED);
        Ok(chosen)
    }

    async fn topic_media(&mut self, article: &Article, topics: &[String]) -> Result<Vec<TeaserView>, Error> {
        let mut found: Vec<TeaserView> = Vec::new();
        for topic in topics {
            if found.len() < TOPIC_MEDIA {
                let query = ReleasedQuery::TopicMedia(article.lang, topic);
                for one in self.teasers(query, Door::Related, TOPIC_MEDIA_LOOK).await? {
                    if one.article != article.id && found.iter().all(|known| known.article != one.article) {
                        found.push(one);
                    }
                }
            }
        }
        found.truncate(TOPIC_MEDIA);
        Ok(found)
    }

    pub(crate) async fn withdrawn(
        &mut self,
        article: &Article,
        at: Timestamp,
        by_agency: bool,
    ) -> Result<WithdrawnView, Error> {
        let translations = self.translations(article.story, article.id).await?;
        let recent = self.recent(article.lang).await?;
        Ok(WithdrawnView {
            lang: article.lang,
            at,
            by_agency,
            translations,
            recent,
        })
    }

    pub(crate) async fn front(&mut self, lang: Lang) -> Result<FrontView, Error> {
        let found = self.ask(ReleasedQuery::Newest(lang), Door::Front, FRONT).await?;
        let weights: BTreeMap<ArticleId, u8> = found.iter().map(|one| (one.article, one.weight)).collect();
        let newest: Vec<TeaserView> = found.iter().map(TeaserView::from).collect();
        let as_of = newest
            .iter()
            .map(|one| one.updated.unwrap_or(one.published))
            .max();
        let mut teasers = newest.clone();
        let newest_at = newest.first().map(|one| one.published);
        // A day and a half after it came out a story has sunk to the weight of the lightest.
        let rank = |one: &TeaserView| {
            let age = newest_at.map_or(0, |at| at.duration_since(one.published).as_hours());
            i64::from(weights.get(&one.article).copied().unwrap_or(0)) - age * 100 / 36
        };
        teasers.sort_by_key(|one| std::cmp::Reverse((rank(one), one.published, one.article)));
        // What stands at the top is not shown a second time below.
        let top: BTreeSet<ArticleId> = teasers
            .iter()
            .take(layout::FRONT_TOP)
            .map(|one| one.article)
            .collect();
        let mut sections = Vec::new();
        for section in &self.newsroom.sections {
            let of: Vec<TeaserView> = newest
                .iter()
                .filter(|one| one.section == section.id && !top.contains(&one.article))
                .take(FRONT_SECTION)
                .cloned()
                .collect();
            if !of.is_empty() {
                sections.push((section.id.clone(), of));
            }
        }
        let corrections = corrections_of(&newest);
        let recent = newest
            .into_iter()
            .take(usize::try_from(RECENT).unwrap_or(0))
            .collect();
        Ok(FrontView {
            lang,
            as_of,
            teasers,
            recent,
            sections,
            corrections,
        })
    }

    pub(crate) async fn section(&mut self, lang: Lang, section: &str) -> Result<SectionView, Error> {
        let teasers = self
            .teasers(ReleasedQuery::Section(lang, section), Door::Front, SECTION)
            .await?;
        Ok(SectionView {
            lang,
            section: section.to_owned(),
            teasers,
        })
    }

    pub(crate) async fn corrections(&mut self, lang: Lang) -> Result<CorrectionsView, Error> {
        let found = self
            .tx
            .recent_corrections(lang, Door::Corrections, self.now, CORRECTIONS)
            .await?;
        let mut entries = Vec::with_capacity(found.len());
        for (one, correction) in found {
            self.uses.insert(Use::Article(one.article));
            self.shown.push((one.article, one.revision, Door::Corrections));
            entries.push((TeaserView::from(&one), correction.note));
        }
        Ok(CorrectionsView { lang, entries })
    }
}

/// The newest corrections among some stories.
pub(crate) fn corrections_of(teasers: &[TeaserView]) -> Vec<(TeaserView, CorrectionNote)> {
    let mut all: Vec<(TeaserView, CorrectionNote)> = teasers
        .iter()
        .flat_map(|one| {
            one.teaser
                .corrections
                .iter()
                .map(|note| (one.clone(), note.clone()))
        })
        .collect();
    all.sort_by_key(|(_, note)| std::cmp::Reverse(note.at));
    all.truncate(FRONT_CORRECTIONS);
    all
}
