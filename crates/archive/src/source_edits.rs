//! Naming an item as a source of an article, and taking it off.

use crate::sources::status;
use crate::{Act, Error, Transaction};
use jiff::Timestamp;
use model::{Action, Article, ArticleId, Content, Embargo, Role, Stage, WireItem, WireItemId};
use std::collections::BTreeSet;

fn is_out(stage: &Stage) -> bool {
    stage.published_since().is_some()
}

/// How new words of an article are kept that stands there.
pub(crate) fn saving(stage: &Stage) -> Action {
    if is_out(stage) {
        Action::Amend
    } else {
        Action::Save
    }
}

impl Transaction {
    /// Says that an article uses an item as well: its agency is named from then on, and what it does to the item reaches the
    /// article. What is out is amended by it.
    ///
    /// # Errors
    /// When its agency does not let the item be used, or the article cannot be changed.
    pub async fn add_source(
        &mut self,
        id: ArticleId,
        item: WireItemId,
        role: Role,
        now: Timestamp,
    ) -> Result<Article, Error> {
        let row = self.hold_wire_item(item).await?.ok_or(Error::NoSuchItem(item))?;
        if let Some(status) = status(&row.item) {
            return Err(Error::NotUsable(item, status));
        }
        let (article, mut content) = self.newest(id).await?;
        if !content.sources.contains(&item) {
            content.sources.push(item);
        }
        let act = Act {
            content: Some(content),
            follows: Some((item, row.versions)),
            ..Act::default()
        };
        let moved = self.act(id, saving(&article.stage), role, act, now).await?;
        self.audit("source", &format!("article {id}, item {item} added"), now);
        Ok(moved)
    }

    /// The latest embargo of the items that new words of an article take something over from: of those that were no source of
    /// it, and of the one whose newest version they follow.
    ///
    /// # Errors
    /// When what they follow is not the newest version, its agency does not let it be used, or readers have the article and
    /// the embargo stands.
    pub(crate) async fn may_take_over(
        &mut self,
        article: &Article,
        content: &Content,
        known: &[WireItemId],
        follows: Option<(WireItemId, i64)>,
        now: Timestamp,
    ) -> Result<Option<Embargo>, Error> {
        if let Some((item, version)) = follows {
            let row = self.wire_item(item).await?.ok_or(Error::NoSuchItem(item))?;
            if let Some(status) = status(&row.item) {
                return Err(Error::NotUsable(item, status));
            }
            if row.versions != version {
                return Err(Error::ItemChanged(item));
            }
        }
        let is_new = |item: &&WireItemId| !known.contains(item);
        let taken: BTreeSet<WireItemId> = content
            .sources
            .iter()
            .filter(is_new)
            .copied()
            .chain(follows.map(|(item, _)| item))
            .collect();
        let mut latest: Option<Embargo> = None;
        for item in taken {
            let embargo = self.wire_item(item).await?.and_then(|row| row.item.embargo);
            let Some(embargo) = embargo.filter(|embargo| !embargo.is_lifted(now)) else {
                continue;
            };
            if is_out(&article.stage) {
                return Err(Error::ItemEmbargo {
                    article: article.id,
                    item,
                    until: embargo.lifts_at(),
                });
            }
            if latest.is_none_or(|known| known.lifts_at() < embargo.lifts_at()) {
                latest = Some(embargo);
            }
        }
        Ok(latest)
    }

    /// Brings an article that took something over under the embargo of it.
    pub(crate) async fn bind(
        &mut self,
        moved: Article,
        embargo: Option<Embargo>,
        now: Timestamp,
    ) -> Result<Article, Error> {
        if embargo.is_none() {
            return Ok(moved);
        }
        self.inherit_embargo(moved.id, embargo, now).await?;
        self.article(moved.id)
            .await?
            .ok_or(Error::NoSuchArticle(moved.id))
    }

    /// Says that nothing of an item is left in an article. Its agency is named no more, and what it does to the item does not
    /// reach the article from its next release on.
    ///
    /// # Errors
    /// When the article does not use it; when a block still says what the item says; and, unless `is_rewritten`, when a block
    /// was taken from it; when no reason is given.
    pub async fn remove_source(
        &mut self,
        id: ArticleId,
        item: WireItemId,
        is_rewritten: bool,
        role: Role,
        now: Timestamp,
    ) -> Result<Article, Error> {
        if self.why().trim().is_empty() {
            return Err(Error::NoReason);
        }
        let (article, content) = self.newest(id).await?;
        if !content.sources.contains(&item) {
            return Err(Error::NoSource(id, item));
        }
        let still = |what: String| Error::StillUsed {
            article: id,
            item,
            what,
        };
        let taken = content
            .body
            .blocks
            .iter()
            .filter(|block| block.origin == Some(item))
            .count();
        if taken > 0 && !is_rewritten {
            let what = format!(
                "{taken} blocks were taken from it; take them out first, or say --rewritten when none of its words is left"
            );
            return Err(still(what));
        }
        if let Some(same) = self.words_left(&content, item).await? {
            return Err(still(format!("it says “{same:.60}”")));
        }
        let act = Act {
            content: Some(content),
            without_source: Some(item),
            ..Act::default()
        };
        let moved = self.act(id, saving(&article.stage), role, act, now).await?;
        self.audit("source", &format!("article {id}, item {item} removed"), now);
        Ok(moved)
    }

    /// The newest words of an article, which nobody changes meanwhile.
    async fn newest(&mut self, id: ArticleId) -> Result<(Article, Content), Error> {
        let article = self.hold_article(id).await?;
        let head = self
            .revision(id, article.head)
            .await?
            .ok_or(Error::NoSuchArticle(id))?;
        Ok((article, head.content))
    }

    /// Words of any version of an item that stand in some copy as they came.
    async fn words_left(&mut self, content: &Content, item: WireItemId) -> Result<Option<String>, Error> {
        let sql = "select content from wire_version where item = $1 order by number";
        let mut said = BTreeSet::new();
        for row in self.query(sql, &[item.into()]).await? {
            let version: WireItem = row.document(0, "wire item")?;
            said.extend([
                version.headline.trim().to_owned(),
                version.description.trim().to_owned(),
            ]);
            said.extend(version.body.words().lines().map(|line| line.trim().to_owned()));
        }
        said.remove("");
        let words = content.body.words();
        let own = [content.headline.as_str(), content.teaser.as_str()];
        Ok(own
            .into_iter()
            .chain(words.lines())
            .map(str::trim)
            .find(|line| said.contains(*line))
            .map(str::to_owned))
    }
}
