//! What partners are told, in the order of the ledger, and whose copy and pictures it is.

use crate::{Error, Row, Transaction, Value};
use jiff::Timestamp;
use model::{
    Article, ArticleId, Content, Door, Embargo, Lang, Line, MediaHash, Provenance, RevisionNo, Seq, Stage,
    Standing, SyndicationIndex, WireItemId, visible,
};
use std::collections::{BTreeMap, BTreeSet};

impl Transaction {
    /// Remembers the last line that changed what readers see of an article.
    pub(crate) async fn keep_article_line(
        &mut self,
        line: &Line,
        seq: i64,
        at: Timestamp,
    ) -> Result<(), Error> {
        if let Line::ArticleReleased { article, lang, .. } = line {
            let sql = "insert into article_line (article, lang, seq, at) values ($1, $2, $3, $4) \
                       on conflict (article) do update set lang = excluded.lang, seq = excluded.seq, at = excluded.at";
            let values = [(*article).into(), (*lang).into(), seq.into(), at.into()];
            self.execute(sql, &values).await?;
        }
        Ok(())
    }

    /// The last changes of a language that a partner may be told of at `now`: of what is out, and of what was and was taken back.
    /// At most `limit` are looked at.
    pub async fn syndication_index(
        &mut self,
        lang: Lang,
        now: Timestamp,
        limit: i64,
    ) -> Result<SyndicationIndex, Error> {
        let sql = "select l.seq, l.article, a.stage_json, a.embargo, \
                   (select count(*) from release n where n.article = a.id), \
                   (select count(*) from release n where n.article = a.id and n.revision is null and n.number = \
                     (select max(m.number) from release m where m.article = a.id)) \
                   from article_line l join article a on a.id = l.article where l.lang = $1 \
                   order by l.seq desc limit $2";
        let rows = self.query(sql, &[lang.into(), (limit + 1).into()]).await?;
        let most = usize::try_from(limit).unwrap_or(0);
        let left_out = rows.get(most).map_or(Ok(0), |row| row.get::<i64>(0))?;
        let mut changes = Vec::new();
        for row in rows.iter().take(most) {
            if may_be_told(row, now)? {
                changes.push((row.get(0)?, row.get(1)?));
            }
        }
        changes.reverse();
        Ok(SyndicationIndex { changes, left_out })
    }

    /// Where in the ledger and when readers were last given something else of an article; `None` when never.
    pub async fn article_line(&mut self, article: ArticleId) -> Result<Option<(Seq, Timestamp)>, Error> {
        let sql = "select seq, at from article_line where article = $1";
        let row = self.first(sql, &[article.into()]).await?;
        row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
    }

    /// Whose copy an article is, as it stands in `content`. What was once made from an agency's item stays that agency's: a version
    /// that no longer names it may still have its words, and so has a version in another language.
    pub async fn copy_provenance(
        &mut self,
        article: ArticleId,
        content: &Content,
        newsroom: &str,
    ) -> Result<Provenance, Error> {
        let sql = "select distinct i.agency from article_source s join wire_item i on i.id = s.item \
                   join article a on a.id = s.article where a.story = (select story from article where id = $1)";
        let rows = self.query(sql, &[article.into()]).await?;
        let items = rows
            .iter()
            .map(|row| row.get(0))
            .collect::<Result<BTreeSet<String>, _>>()?;
        self.of_copy(items, content, newsroom).await
    }

    /// Whose copy the versions of an article were that readers saw up to `revision`, the oldest first, by what this article alone
    /// was made from: what a partner may have been given before more was known.
    pub async fn earlier_provenances(
        &mut self,
        article: &Article,
        revision: RevisionNo,
        newsroom: &str,
    ) -> Result<Vec<Provenance>, Error> {
        let mut seen: BTreeSet<RevisionNo> = BTreeSet::new();
        for release in self.releases(article.id).await? {
            seen.extend(release.revision.filter(|number| *number <= revision));
        }
        let (mut all, mut items) = (Vec::new(), BTreeSet::new());
        for number in seen {
            if let Some(found) = self.revision(article.id, number).await? {
                items.extend(self.agencies_of_items(&found.content.sources).await?);
                all.push(self.of_copy(items.clone(), &found.content, newsroom).await?);
            }
        }
        all.dedup();
        Ok(all)
    }

    async fn of_copy(
        &mut self,
        items: BTreeSet<String>,
        content: &Content,
        newsroom: &str,
    ) -> Result<Provenance, Error> {
        let mut pictured = BTreeSet::new();
        for media in content.media() {
            pictured.extend(self.agencies_of_one_media(media).await?);
        }
        Ok(Provenance::of_copy(&items, &content.credit, &pictured, newsroom))
    }

    /// Whose pictures and recordings some copy has.
    pub async fn media_provenances(
        &mut self,
        content: &Content,
        newsroom: &str,
    ) -> Result<BTreeMap<MediaHash, Provenance>, Error> {
        let mut credits: BTreeMap<&MediaHash, BTreeSet<&str>> = BTreeMap::new();
        for picture in content.pictures() {
            credits.entry(&picture.media).or_default().insert(&picture.credit);
        }
        for (_, recording) in content.body.recordings() {
            credits
                .entry(&recording.media)
                .or_default()
                .insert(&recording.credit);
        }
        if credits.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut known = self.known_agencies().await?;
        known.extend(content.credit.agencies.iter().cloned());
        let mut all = BTreeMap::new();
        for (media, credits) in credits {
            let items = self.agencies_of_one_media(media).await?;
            let credit = credits.into_iter().collect::<Vec<_>>().join(" / ");
            all.insert(
                media.clone(),
                Provenance::of_media(&items, &credit, newsroom, &known),
            );
        }
        Ok(all)
    }

    async fn agencies_of_items(&mut self, items: &[WireItemId]) -> Result<Vec<String>, Error> {
        let mut agencies = Vec::new();
        for item in items {
            let sql = "select agency from wire_item where id = $1";
            if let Some(row) = self.first(sql, &[(*item).into()]).await? {
                agencies.push(row.get(0)?);
            }
        }
        Ok(agencies)
    }

    async fn agencies_of_one_media(&mut self, media: &MediaHash) -> Result<BTreeSet<String>, Error> {
        let sql = "select distinct i.agency from media_source s join wire_item i on i.id = s.item where s.media = $1";
        let rows = self.query(sql, &[Value::from(media)]).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// Every agency that ever sent something. Goes from name to name, however many items each of them sent.
    async fn known_agencies(&mut self) -> Result<BTreeSet<String>, Error> {
        let sql = "with recursive known (agency) as (select min(agency) from wire_item union all \
                   select (select min(i.agency) from wire_item i where i.agency > k.agency) from known k where k.agency is not null) \
                   select agency from known where agency is not null";
        let rows = self.query(sql, &[]).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }
}

/// Whether it is out, or was and was taken back.
fn may_be_told(row: &Row, now: Timestamp) -> Result<bool, Error> {
    let standing = Standing {
        stage: row.document::<Stage>(2, "stage")?,
        embargo: row.get::<Option<Timestamp>>(3)?.map(Embargo::until),
    };
    let was_released = row.get::<i64>(4)? > 0;
    let is_taken_back = row.get::<i64>(5)? > 0;
    Ok(visible(&standing, now, Door::Syndication) || (was_released && is_taken_back))
}
