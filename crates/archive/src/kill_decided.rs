//! A kill that waited for the desk has an end: when nothing that was made of the item is left to decide.

use crate::{Error, Transaction};
use jiff::Timestamp;
use model::{Content, SourceFlag, SourceNews, Stage, WireItemId};
use std::collections::BTreeSet;

fn says_killed(flag: &SourceFlag, item: WireItemId) -> bool {
    let mut changes = flag.changes.iter();
    changes.any(|change| change.item == item && change.news == SourceNews::Killed)
}

impl Transaction {
    /// Settles the kills about which an article was the last to be decided: those that it was flagged for, and those of the
    /// pictures and recordings in it. When nothing made of the item was kept, the right to show what came with it ends.
    pub(crate) async fn settle_decided_kills(
        &mut self,
        flag: Option<&SourceFlag>,
        content: Option<&Content>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let changes = flag.iter().flat_map(|flag| &flag.changes);
        let mut items: BTreeSet<WireItemId> = changes.map(|change| change.item).collect();
        let media: BTreeSet<_> = content.iter().flat_map(|content| content.media()).collect();
        for media in media {
            let sql = "select item from media_source where media = $1";
            for row in self.query(sql, &[media.into()]).await? {
                items.insert(row.get(0)?);
            }
        }
        for item in items {
            let sql =
                "select 1 from kill_alarm where item = $1 and kind = 'undecided' and settled_at is null";
            let waits = self.first(sql, &[item.into()]).await?.is_some();
            if waits && self.is_decided(item, now).await? {
                self.settle_kill(item, now).await?;
            }
        }
        Ok(())
    }

    /// Whether each article of an item was withdrawn or kept, and nothing else shows what came with it.
    async fn is_decided(&mut self, item: WireItemId, now: Timestamp) -> Result<bool, Error> {
        let mut kept = Vec::new();
        for id in self.articles_from(item).await? {
            let Some(article) = self.article(id).await? else {
                continue;
            };
            if matches!(article.stage, Stage::Withdrawn { .. }) {
                continue;
            }
            if article.source_flag.is_some_and(|flag| says_killed(&flag, item)) {
                return Ok(false);
            }
            kept.push(id);
        }
        for media in self.media_from(item).await? {
            let users = self.media_users(&media).await?;
            if users.iter().any(|user| !kept.contains(user)) {
                return Ok(false);
            }
        }
        if kept.is_empty() {
            self.end_media_from(item, now).await?;
        }
        Ok(true)
    }
}
