//! What lies ready for partners: each article with whose copy and pictures it is, and what changed lately.

use crate::render::taken_back;
use crate::views::Views;
use crate::{Error, Use};
use archive::ReleasedQuery;
use model::{Article, ArticleId, Door, Lang, Piece, Released, Syndicated, SyndicationIndex};

/// Changes that a language's list goes back: more than a day of a large newsroom.
const CHANGES: i64 = 1000;
/// Language versions of a story.
const VERSIONS: i64 = 64;

impl Views<'_> {
    /// An article as partners may be given it; without a word when it was taken back, `None` when it was never out.
    pub(crate) async fn syndicated(&mut self, id: ArticleId) -> Result<Option<Syndicated>, Error> {
        let Some(article) = self.tx.article(id).await? else {
            return Ok(None);
        };
        self.uses.insert(Use::Article(id));
        let line = self.tx.article_line(id).await?;
        let (version, at) = line.map_or((0, article.updated_at), |(seq, at)| (seq.0, at));
        let syndicated = |piece: Option<Piece>| Syndicated {
            article: id,
            lang: article.lang,
            version,
            at,
            piece: piece.map(Box::new),
        };
        let query = ReleasedQuery::Article(id);
        if let Some(released) = self.ask(query, Door::Syndication, 1).await?.pop() {
            let piece = self.piece(&article, released).await?;
            return Ok(piece.map(|piece| syndicated(Some(piece))));
        }
        Ok(taken_back(&article, self).await?.map(|_| syndicated(None)))
    }

    async fn piece(&mut self, article: &Article, released: Released) -> Result<Option<Piece>, Error> {
        let (id, now) = (article.id, self.now);
        let Some(mut content) = self.tx.shown(id, released.revision, now).await? else {
            return Ok(None);
        };
        let newsroom = &self.newsroom.name;
        let copy = self.tx.copy_provenance(id, &content, newsroom).await?;
        let earlier = self
            .tx
            .earlier_provenances(article, released.revision, newsroom)
            .await?;
        let media = self.tx.media_provenances(&content, newsroom).await?;
        let story = self.tx.story(article.story).await?;
        let query = ReleasedQuery::Story(article.story);
        let versions = self.tx.released(query, Door::Syndication, now, VERSIONS).await?;
        let mut translations = Vec::new();
        for one in versions.iter().filter(|one| one.article != id) {
            self.uses.insert(Use::Article(one.article));
            translations.push((one.lang, one.article));
        }
        // Numbers of this newsroom that mean nothing elsewhere.
        content.recommended.clear();
        content.sources.clear();
        Ok(Some(Piece {
            revision: released.revision,
            published: released.since,
            path: released.path(),
            section: released.section,
            topics: story.map(|story| story.topics).unwrap_or_default(),
            content,
            copy,
            earlier,
            media,
            translations,
        }))
    }

    /// What changed lately in a language.
    pub(crate) async fn syndication_index(&mut self, lang: Lang) -> Result<SyndicationIndex, Error> {
        Ok(self.tx.syndication_index(lang, self.now, CHANGES).await?)
    }
}
