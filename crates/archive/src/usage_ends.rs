//! When the right to show what agencies sent ends, and what happens then.

use crate::usage::{credits, usage};
use crate::{Error, Transaction};
use jiff::Timestamp;
use model::{
    Action, Article, ArticleId, AtEnd, Content, SourceChange, SourceFlag, SourceNews, Task, WireItemId,
};
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

    /// The ends about which nobody was asked before an instant, when the newsroom asks: one that somebody has answered, or has
    /// before him, does not come back with the next change of the article. New terms ask anew.
    async fn not_asked(
        &mut self,
        id: ArticleId,
        ends: Vec<(Timestamp, WireItemId)>,
        before: Timestamp,
    ) -> Result<Vec<(Timestamp, WireItemId)>, Error> {
        if ends.is_empty() || self.rights_policy().await?.at_end == AtEnd::Withdraw {
            return Ok(ends);
        }
        let task = Task::RightsEnd(id);
        let sql = "select max(done_at) from scheduled_act \
                   where kind = $1 and subject = $2 and state = 'done' and done_at < $3";
        let values = [task.kind().name().into(), task.subject().into(), before.into()];
        let Some(asked_at) = self.one(sql, &values).await?.get::<Option<Timestamp>>(0)? else {
            return Ok(ends);
        };
        let mut left = Vec::new();
        for (end, item) in ends {
            let versions = self.wire_versions(item).await?;
            let said = versions.iter().rfind(|one| one.received_at <= asked_at);
            let are_the_same = said
                .zip(versions.last())
                .is_some_and(|(said, newest)| said.item.usage_terms == newest.item.usage_terms);
            if end > asked_at || !are_the_same {
                left.push((end, item));
            }
        }
        Ok(left)
    }

    /// The flag of an article without the ends of rights that a chief editor has answered for.
    pub(crate) async fn without_ends(
        &mut self,
        flag: Option<SourceFlag>,
        now: Timestamp,
    ) -> Result<Option<SourceFlag>, Error> {
        let mut left = SourceFlag::default();
        for change in flag.into_iter().flat_map(|flag| flag.changes) {
            if change.news == SourceNews::RightsEnded {
                let said = self.said_since(change.item, change.from, now).await?;
                for said in said {
                    left.add(said);
                }
            } else {
                left.add(change);
            }
        }
        Ok((!left.changes.is_empty()).then_some(left))
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
            let ends = self.ends_left(article, content, now).await?;
            let ends = self.not_asked(article.id, ends, Timestamp::MAX).await?;
            ends.first().map(|(end, _)| *end)
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
        let ended: Vec<(Timestamp, WireItemId)> = ends.into_iter().filter(|(end, _)| *end <= now).collect();
        if ended.is_empty() {
            // Terms, or the newsroom's days, have changed since it was planned.
            self.plan_rights(&article, &shown.content, now).await?;
            return Ok(None);
        }
        let ended = self.not_asked(article.id, ended, now).await?;
        if self.rights_policy().await?.at_end == AtEnd::Withdraw {
            return self.by_the_clock(article.id, Action::Withdraw, now).await;
        }
        let ended: BTreeSet<WireItemId> = ended.into_iter().map(|(_, item)| item).collect();
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
        // What ends later is asked then.
        self.plan_rights(&article, &shown.content, now).await?;
        Ok(None)
    }
}
