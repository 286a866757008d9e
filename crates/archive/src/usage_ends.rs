//! When the right to show what agencies sent ends, and what happens then.

use crate::usage::{credits, usage};
use crate::{Error, Transaction};
use jiff::Timestamp;
use model::{
    Action, Article, ArticleId, AtEnd, Content, MediaHash, SourceChange, SourceFlag, SourceNews, Task,
    WireItemId,
};
use std::collections::BTreeSet;

/// What an end says that was planned because of terms; one that somebody set has another reason.
const WHY: &str = "the right to show what an agency sent ends";

/// When the right to show an item's words, or what came with it, ends.
pub(crate) struct UsageEnd {
    pub(crate) at: Timestamp,
    pub(crate) item: WireItemId,
    pub(crate) said: String,
    /// Whether it takes the article.
    is_text: bool,
    media: Vec<MediaHash>,
}

impl Transaction {
    /// When what some copy is made of may not be shown any more, because of which item, and the sentence for it.
    pub(crate) async fn ends(
        &mut self,
        article: &Article,
        content: &Content,
        now: Timestamp,
    ) -> Result<Vec<UsageEnd>, Error> {
        let terms = self.terms_of_use(article, content).await?;
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let policy = self.rights_policy().await?;
        let credits = credits(content);
        let mut found = Vec::new();
        for one in &terms {
            let ends = one.terms.ends(&usage(&policy, one, article, &credits, now));
            found.extend(ends.iter().map(|(at, said)| UsageEnd {
                at: *at,
                item: one.item,
                said: one.sentence(said),
                is_text: one.is_text,
                media: one.media.clone(),
            }));
        }
        Ok(found)
    }

    /// The same without those that a chief editor has answered for, the first first.
    async fn ends_left(
        &mut self,
        article: &Article,
        content: &Content,
        now: Timestamp,
    ) -> Result<Vec<UsageEnd>, Error> {
        let mut ends = self.ends(article, content, now).await?;
        let leave = article.leave.as_ref();
        ends.retain(|end| !leave.is_some_and(|leave| leave.problems.contains(&end.said)));
        ends.sort_by_key(|end| (end.at, end.item));
        Ok(ends)
    }

    /// The ends about which nobody was asked before an instant, when the newsroom asks: one that somebody has answered, or has
    /// before him, does not come back with the next change of the article. New terms ask anew.
    async fn not_asked(
        &mut self,
        id: ArticleId,
        ends: Vec<UsageEnd>,
        before: Timestamp,
    ) -> Result<Vec<UsageEnd>, Error> {
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
        for end in ends {
            let versions = self.wire_versions(end.item).await?;
            let said = versions.iter().rfind(|one| one.received_at <= asked_at);
            let are_the_same = said
                .zip(versions.last())
                .is_some_and(|(said, newest)| said.item.usage_terms == newest.item.usage_terms);
            if end.at > asked_at || !are_the_same {
                left.push(end);
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
            let mut ends = self.ends_left(article, content, now).await?;
            ends.retain(|end| end.is_text);
            let ends = self.not_asked(article.id, ends, Timestamp::MAX).await?;
            ends.first().map(|end| end.at)
        } else {
            None
        };
        let task = Task::RightsEnd(article.id);
        let known = self.waiting_act(&task).await?;
        self.plan_because(&task, end, known.as_ref(), WHY, now).await?;
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

    /// Plans anew what is out and shows a picture or recording that came with an item, when the item says something else about
    /// its use.
    pub async fn plan_rights_with(&mut self, item: WireItemId, now: Timestamp) -> Result<(), Error> {
        let mut users = BTreeSet::new();
        for media in self.media_from(item).await? {
            users.extend(self.media_users(&media).await?);
        }
        for id in users {
            self.plan_rights_of(id, now).await?;
        }
        Ok(())
    }

    /// Plans anew whatever is out and made of agencies' items, when the newsroom says something else about its rights.
    pub(crate) async fn plan_all_rights(&mut self, now: Timestamp) -> Result<(), Error> {
        let sql = "select a.id from article a where a.published is not null and (exists \
                     (select 1 from article o join article_source s on s.article = o.id where o.story = a.story and s.used = 1) \
                   or exists (select 1 from media_use u join media_source m on m.media = u.media where u.article = a.id)) \
                   order by a.id";
        for row in self.query(sql, &[]).await? {
            self.plan_rights_of(row.get(0)?, now).await?;
        }
        Ok(())
    }

    /// Pictures and recordings end by themselves, each at the first end that the terms of any item set that it came with, for
    /// any article that is out and shows it. An end that somebody set stays when it is earlier; what is gone stays gone.
    async fn plan_media_rights(
        &mut self,
        article: &Article,
        content: &Content,
        now: Timestamp,
    ) -> Result<(), Error> {
        let terms = self.terms_of_use(article, content).await?;
        let used: BTreeSet<MediaHash> = terms.into_iter().flat_map(|one| one.media).collect();
        if used.is_empty() {
            return Ok(());
        }
        let own = self.ends_left(article, content, now).await?;
        for media in used {
            if self.media_is_expired(&media, now).await? {
                continue;
            }
            let others = self.ends_elsewhere(&media, article.id, now).await?;
            let ends = own.iter().chain(&others).filter(|end| end.media.contains(&media));
            let end = ends.map(|end| end.at).min();
            let known = self.media_expires_at(&media).await?;
            let task = Task::MediaExpiry(media.clone());
            let waiting = self.waiting_act(&task).await?;
            let is_planned = waiting.as_ref().is_some_and(|act| act.why == WHY);
            let moves = match (known, end) {
                (None, end) => end.is_some(),
                (Some(known), Some(end)) => end < known || (is_planned && end != known),
                (Some(_), None) => is_planned,
            };
            if !moves {
                continue;
            }
            let sql = "update media set expires_at = $2 where hash = $1";
            self.execute(sql, &[(&media).into(), end.into()]).await?;
            let due = end.map(|end| end.max(now));
            self.plan_because(&task, due, waiting.as_ref(), WHY, now).await?;
            let end = end.map_or_else(|| "never".to_owned(), |end| end.to_string());
            self.audit("set-media-expiry", &format!("media {media}, {end}"), now);
        }
        Ok(())
    }

    /// The ends for other articles that are out and show a picture or recording.
    async fn ends_elsewhere(
        &mut self,
        media: &MediaHash,
        here: ArticleId,
        now: Timestamp,
    ) -> Result<Vec<UsageEnd>, Error> {
        let mut found = Vec::new();
        for user in self.media_users(media).await? {
            let other = self.article(user).await?.filter(|other| other.id != here);
            let Some(other) = other.filter(|other| other.stage.published_since().is_some()) else {
                continue;
            };
            let Some(shown) = other.published else { continue };
            if let Some(shown) = self.revision(user, shown).await? {
                found.extend(self.ends_left(&other, &shown.content, now).await?);
            }
        }
        Ok(found)
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
        let is_due = |end: &UsageEnd| end.is_text && end.at <= now;
        let ended: Vec<UsageEnd> = ends.into_iter().filter(is_due).collect();
        if ended.is_empty() {
            // Terms, or the newsroom's days, have changed since it was planned.
            self.plan_rights(&article, &shown.content, now).await?;
            return Ok(None);
        }
        let ended = self.not_asked(article.id, ended, now).await?;
        if self.rights_policy().await?.at_end == AtEnd::Withdraw {
            return self.by_the_clock(article.id, Action::Withdraw, now).await;
        }
        let ended: BTreeSet<WireItemId> = ended.into_iter().map(|end| end.item).collect();
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
