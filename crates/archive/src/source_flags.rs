//! What agencies said about items that are used, until somebody has decided.

use crate::articles::{COLUMNS, article};
use crate::moves::document;
use crate::{Error, Transaction};
use jiff::Timestamp;
use model::{
    Article, ArticleId, PubStatus, SourceChange, SourceFlag, SourceNews, Stage, StoryId, WireItemId, news_of,
};

impl Transaction {
    /// What agencies said about the items of a story, for a version that is made later.
    pub(crate) async fn source_flag_for_new(&mut self, story: StoryId) -> Result<Option<SourceFlag>, Error> {
        let mut flag = SourceFlag::default();
        for version in self.articles_of(story).await? {
            for change in version.source_flag.into_iter().flat_map(|flag| flag.changes) {
                flag.add(change);
            }
        }
        Ok((!flag.changes.is_empty()).then_some(flag))
    }

    /// Flags an article because of what an agency said about an item that it uses; answers whether it is flagged. What is
    /// withdrawn is not: nobody has to decide about it.
    pub async fn raise_source_flag(
        &mut self,
        id: ArticleId,
        change: SourceChange,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let article = self.hold_article(id).await?;
        if matches!(article.stage, Stage::Withdrawn { .. }) {
            return Ok(false);
        }
        if change.news >= SourceNews::Correction {
            let subject = format!("article {id}, item {} {}", change.item, change.news.name());
            self.audit("source-flag", &subject, now);
        }
        let mut flag = article.source_flag.clone().unwrap_or_default();
        flag.add(change);
        self.write_source_flag(&article, Some(&flag), now).await?;
        Ok(true)
    }

    /// Writes down that somebody decided that an article stands, and what else waits.
    pub(crate) async fn decide_sources(
        &mut self,
        article: &Article,
        flag: &SourceFlag,
        left: Option<&SourceFlag>,
        now: Timestamp,
    ) -> Result<(), Error> {
        for change in &flag.changes {
            self.follow_newest(article.id, change.item).await?;
            let subject = format!(
                "article {}, although item {} is {} (version {} of {})",
                article.id,
                change.item,
                change.news.name(),
                change.from,
                change.to
            );
            self.audit("keep", &subject, now);
        }
        self.write_source_flag(article, left, now).await
    }

    pub(crate) async fn write_source_flag(
        &mut self,
        article: &Article,
        flag: Option<&SourceFlag>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let sql = "update article set source_flag = $2 where id = $1";
        self.execute(sql, &[article.id.into(), document(flag)?]).await?;
        self.note_moved(article, now);
        Ok(())
    }

    /// The articles that an agency's word waits for a decision about, by number.
    pub async fn articles_with_source_flag(&mut self) -> Result<Vec<Article>, Error> {
        let sql = format!("select {COLUMNS} from article a where a.source_flag is not null order by a.id");
        self.query(&sql, &[]).await?.iter().map(article).collect()
    }

    /// Takes back that items may have been meant by a kill, once somebody has said what it means. What else their agency said
    /// about them stays.
    pub async fn clear_suspicion(
        &mut self,
        kill: WireItemId,
        now: Timestamp,
    ) -> Result<Vec<ArticleId>, Error> {
        let mut cleared = Vec::new();
        let is_suspicion =
            |change: &SourceChange| change.news == SourceNews::MayBeKilled && change.by_item == Some(kill);
        for found in self.articles_with_source_flag().await? {
            let article = self.hold_article(found.id).await?;
            let Some(flag) = article.source_flag.clone() else {
                continue;
            };
            if !flag.changes.iter().any(is_suspicion) {
                continue;
            }
            let mut left = SourceFlag::default();
            for change in flag.changes {
                if is_suspicion(&change) {
                    // Another kill that waits may mean it as well.
                    let said = self.said_since(change.item, change.from, now).await?;
                    for said in said.into_iter().filter(|said| said.by_item != Some(kill)) {
                        left.add(said);
                    }
                } else {
                    left.add(change);
                }
            }
            let left = (!left.changes.is_empty()).then_some(left);
            self.write_source_flag(&article, left.as_ref(), now).await?;
            cleared.push(article.id);
        }
        Ok(cleared)
    }

    /// Says that an agency's kill of an item asks for nothing in what it flagged; answers which articles. What was said of
    /// other items, and of this one before its kill, still waits.
    pub async fn keep_killed(&mut self, item: WireItemId, now: Timestamp) -> Result<Vec<ArticleId>, Error> {
        let is_kill = |change: &&SourceChange| change.item == item && change.news == SourceNews::Killed;
        let versions = self.wire_versions(item).await?;
        let last = versions
            .iter()
            .rev()
            .find(|one| one.item.pubstatus != PubStatus::Canceled);
        let mut kept = Vec::new();
        for found in self.articles_with_source_flag().await? {
            let article = self.hold_article(found.id).await?;
            let Some(flag) = article.source_flag.clone() else {
                continue;
            };
            let Some(kill) = flag.changes.iter().find(is_kill).cloned() else {
                continue;
            };
            let mut left = flag.without(item).unwrap_or_default();
            let used = versions.iter().find(|one| one.number == kill.from);
            if let Some((used, last)) = used.zip(last)
                && let Some((news, differs)) = news_of(&used.item, &last.item)
            {
                left.add(SourceChange {
                    news,
                    differs,
                    to: last.number,
                    ..kill.clone()
                });
            }
            for said in self.said_since(item, kill.from, now).await? {
                if said.news == SourceNews::MayBeKilled {
                    left.add(said);
                }
            }
            let left = (!left.changes.is_empty()).then_some(left);
            let decided = SourceFlag { changes: vec![kill] };
            self.decide_sources(&article, &decided, left.as_ref(), now)
                .await?;
            kept.push(article.id);
        }
        Ok(kept)
    }
}
