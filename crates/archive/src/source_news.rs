//! What agencies have said about an item since an article was made of it, read anew: the flag of an article that is begun
//! again, and what is left of a flag once a part of it is decided.

use crate::{Error, KillAlarmKind, Transaction};
use jiff::Timestamp;
use model::{
    Article, LIKELY, PubStatus, SourceChange, SourceFlag, SourceNews, StoryId, WireItem, WireItemId, news_of,
};
use std::collections::BTreeMap;

impl Transaction {
    /// Flags an article that is begun again after it was withdrawn, and brings it under embargo, as what was said meanwhile
    /// asks: that flagged nothing and held nothing back. An item that is taken back or withheld now is named even when somebody
    /// had kept the article before: that it was withdrawn afterwards is the later word.
    pub(crate) async fn begin_anew(&mut self, article: Article, now: Timestamp) -> Result<Article, Error> {
        let id = article.id;
        let mut flag = SourceFlag::default();
        for (item, from) in self.versions_in_story(&article).await? {
            for change in self.said_since(item, from, now).await? {
                flag.add(change);
            }
        }
        for change in &flag.changes {
            if change.news >= SourceNews::Correction {
                let subject = format!("article {id}, item {} {}", change.item, change.news.name());
                self.audit("source-flag", &subject, now);
            }
        }
        if !flag.changes.is_empty() {
            self.write_source_flag(&article, Some(&flag), now).await?;
        }
        let embargo = self.agency_embargo(article.story).await?;
        self.inherit_embargo(id, embargo, now).await?;
        self.article(id).await?.ok_or(Error::NoSuchArticle(id))
    }

    /// The items that an article's story is made of, each with the version that the article is made of; a translation of that
    /// which the story was made of.
    async fn versions_in_story(&mut self, article: &Article) -> Result<BTreeMap<WireItemId, i64>, Error> {
        let story: StoryId = article.story;
        let sql = "select s.item, coalesce(min(case when s.article = $2 then s.version end), min(s.version)) \
                   from article_source s join article a on a.id = s.article \
                   where a.story = $1 and s.used = 1 group by s.item order by s.item";
        let rows = self.query(sql, &[story.into(), article.id.into()]).await?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    /// What was said about an item after one of its versions: by newer versions, by other items that put it right, and by
    /// kills that wait for an editor and may mean it.
    pub(crate) async fn said_since(
        &mut self,
        id: WireItemId,
        from: i64,
        now: Timestamp,
    ) -> Result<Vec<SourceChange>, Error> {
        let Some(newest) = self.wire_item(id).await? else {
            return Ok(Vec::new());
        };
        let Some(used) = self.wire_version(id, from).await? else {
            return Ok(Vec::new());
        };
        let change = |(news, differs), by_item| SourceChange {
            item: id,
            agency: newest.item.agency.clone(),
            news,
            from,
            to: newest.versions,
            by_item,
            differs,
            at: now,
        };
        let mut said = Vec::new();
        said.extend(news_of(&used.item, &newest.item).map(|news| change(news, None)));
        for (by, item) in self
            .items_that_replace(id, &newest.item, used.received_at)
            .await?
        {
            let news = news_of(&used.item, &item).filter(|_| item.pubstatus != PubStatus::Canceled);
            said.extend(news.map(|news| change(news, Some(by))));
        }
        for alarm in self.kill_alarms().await? {
            if alarm.kind != KillAlarmKind::Unmatched || alarm.item == id {
                continue;
            }
            let is_likely = alarm
                .candidates
                .iter()
                .any(|one| one.item == id && one.likeness >= LIKELY);
            let kill = self.wire_item(alarm.item).await?.map(|row| row.item);
            let is_named = kill.is_some_and(|kill| {
                kill.guid == newest.item.guid || kill.replaces.contains(&newest.item.guid)
            });
            if is_likely || is_named {
                said.push(change((SourceNews::MayBeKilled, Vec::new()), Some(alarm.item)));
            }
        }
        Ok(said)
    }

    /// Other items of the same agency that came or changed since and name this one as what they put right.
    async fn items_that_replace(
        &mut self,
        id: WireItemId,
        item: &WireItem,
        since: Timestamp,
    ) -> Result<Vec<(WireItemId, WireItem)>, Error> {
        if item.guid.is_empty() {
            return Ok(Vec::new());
        }
        let quoted = serde_json::to_string(&item.guid)
            .map_err(|source| Error::Document("identifier of a wire item", source))?;
        let sql = "select id, item from wire_item where changed_at >= $1 and agency = $2 and id <> $3 \
                   and [pg: strpos][sqlite: instr](item, $4) > 0 order by id";
        let values = [
            since.into(),
            item.agency.as_str().into(),
            id.into(),
            quoted.as_str().into(),
        ];
        let mut found = Vec::new();
        for row in self.query(sql, &values).await? {
            let other: WireItem = row.document(1, "wire item")?;
            if other.replaces.contains(&item.guid) {
                found.push((row.get(0)?, other));
            }
        }
        Ok(found)
    }
}
