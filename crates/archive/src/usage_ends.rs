//! When the right to show what agencies sent ends, and what happens then.

use crate::usage::{credits, usage};
use crate::{Error, Transaction};
use jiff::Timestamp;
use model::{Action, Article, ArticleId, AtEnd, Content, SourceChange, SourceNews, Task, WireItemId};
use std::collections::BTreeSet;

impl Transaction {
    /// When an article's words may not be shown any more, because of which item, and the sentence for it.
    pub(crate) async fn ends(
        &mut self,
        article: &Article,
        content: &Content,
        now: Timestamp,
    ) -> Result<Vec<(Timestamp, WireItemId, String)>, Error> {
        let terms = self.terms_of_use(article, content).await?;
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let policy = self.rights_policy().await?;
        let credits = credits(content);
        let mut found = Vec::new();
        for one in terms.iter().filter(|one| one.is_text) {
            let ends = one.terms.ends(&usage(&policy, one, article, &credits, now));
            found.extend(
                ends.iter()
                    .map(|(end, said)| (*end, one.item, one.sentence(said))),
            );
        }
        Ok(found)
    }

    /// The same without those that a chief editor has answered for, the first first.
    async fn ends_left(
        &mut self,
        article: &Article,
        content: &Content,
        now: Timestamp,
    ) -> Result<Vec<(Timestamp, WireItemId)>, Error> {
        let mut ends = self.ends(article, content, now).await?;
        let leave = article.leave.as_ref();
        ends.retain(|(_, _, said)| !leave.is_some_and(|leave| leave.problems.contains(said)));
        let mut ends: Vec<(Timestamp, WireItemId)> =
            ends.into_iter().map(|(end, item, _)| (end, item)).collect();
        ends.sort_unstable();
        Ok(ends)
    }

    /// Keeps the ends of rights in step with what readers see.
    pub(crate) async fn plan_rights(
        &mut self,
        article: &Article,
        content: &Content,
        now: Timestamp,
    ) -> Result<(), Error> {
        let is_out = article.stage.published_since().is_some();
        let end = if is_out {
            self.ends_left(article, content, now)
                .await?
                .first()
                .map(|(end, _)| *end)
        } else {
            None
        };
        let task = Task::RightsEnd(article.id);
        let known = self.waiting_act(&task).await?;
        let why = "the right to show what an agency sent ends";
        self.plan_because(&task, end, known.as_ref(), why, now).await?;
        if is_out {
            self.plan_media_rights(article, content, now).await?;
        }
        Ok(())
    }

    /// Plans anew when an agency's item says something else about its use.
    pub async fn plan_rights_of(&mut self, id: ArticleId, now: Timestamp) -> Result<(), Error> {
        let article = self.hold_article(id).await?;
        match article.published {
            Some(shown) if article.stage.published_since().is_some() => {
                let shown = self.revision(id, shown).await?.ok_or(Error::NoSuchArticle(id))?;
                self.plan_rights(&article, &shown.content, now).await
            }
            _ => Ok(()),
        }
    }

    /// Pictures and recordings end by themselves, each with the item that it came with.
    async fn plan_media_rights(
        &mut self,
        article: &Article,
        content: &Content,
        now: Timestamp,
    ) -> Result<(), Error> {
        let policy = self.rights_policy().await?;
        let credits = credits(content);
        for one in self.terms_of_use(article, content).await? {
            let ends = one.terms.ends(&usage(&policy, &one, article, &credits, now));
            let Some(end) = ends.into_iter().map(|(end, _)| end).min() else {
                continue;
            };
            for media in &one.media {
                let known = self.media_expires_at(media).await?;
                if known.is_some_and(|known| known <= end) {
                    continue;
                }
                let sql = "update media set expires_at = $2 where hash = $1";
                self.execute(sql, &[media.into(), end.into()]).await?;
                let task = Task::MediaExpiry(media.clone());
                let waiting = self.waiting_act(&task).await?;
                let why = "the right to show what an agency sent ends";
                self.plan_because(&task, Some(end.max(now)), waiting.as_ref(), why, now)
                    .await?;
                self.audit("set-media-expiry", &format!("media {media}, {end}"), now);
            }
        }
        Ok(())
    }

    /// Does what the newsroom has said about the end of a right; the rule that forbids it, in words.
    pub(crate) async fn end_rights(
        &mut self,
        article: Article,
        now: Timestamp,
    ) -> Result<Option<String>, Error> {
        let shown = article
            .published
            .filter(|_| article.stage.published_since().is_some());
        let Some(shown) = shown else { return Ok(None) };
        let shown = self
            .revision(article.id, shown)
            .await?
            .ok_or(Error::NoSuchArticle(article.id))?;
        let ends = self.ends_left(&article, &shown.content, now).await?;
        let ended: BTreeSet<WireItemId> = ends
            .iter()
            .filter(|(end, _)| *end <= now)
            .map(|(_, item)| *item)
            .collect();
        if ended.is_empty() {
            // Terms, or the newsroom's days, have changed since it was planned.
            self.plan_rights(&article, &shown.content, now).await?;
            return Ok(None);
        }
        if self.rights_policy().await?.at_end == AtEnd::Withdraw {
            return self.by_the_clock(article.id, Action::Withdraw, now).await;
        }
        for item in ended {
            let Some(row) = self.wire_item(item).await? else {
                continue;
            };
            let change = SourceChange {
                item,
                agency: row.item.agency,
                news: SourceNews::RightsEnded,
                from: row.versions,
                to: row.versions,
                by_item: None,
                differs: Vec::new(),
                at: now,
            };
            self.raise_source_flag(article.id, change, now).await?;
        }
        Ok(None)
    }
}
