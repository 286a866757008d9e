//! What was put right, and which revision readers saw when.

use crate::released::{COLUMNS as RELEASED, WIDTH, released};
use crate::{Error, Row, Transaction, Value};
use jiff::Timestamp;
use model::{
    Action, Article, ArticleId, Content, Correction, CorrectionNote, Door, Lang, Release, Released,
    RevisionNo, visible,
};

pub(crate) fn correction(row: &Row, first: usize) -> Result<Correction, Error> {
    Ok(Correction {
        id: row.get(first)?,
        article: row.get(first + 1)?,
        note: CorrectionNote {
            kind: row
                .get::<String>(first + 2)?
                .parse()
                .map_err(|_| Error::Unknown("kind of correction", String::new()))?,
            text: row.get(first + 3)?,
            at: row.get(first + 4)?,
        },
        by: row.get(first + 5)?,
        first_wrong: row.get(first + 6)?,
        corrected_in: row.get(first + 7)?,
    })
}

pub(crate) const COLUMNS: &str =
    "c.id, c.article, c.kind, c.text, c.at, c.who, c.first_wrong, c.corrected_in";

impl Transaction {
    /// The corrections of an article, oldest first.
    pub async fn corrections(&mut self, article: ArticleId) -> Result<Vec<Correction>, Error> {
        let sql = format!("select {COLUMNS} from correction c where c.article = $1 order by c.at, c.id");
        let rows = self.query(&sql, &[article.into()]).await?;
        rows.iter().map(|row| correction(row, 0)).collect()
    }

    /// A language's corrections of what may be seen at `now` through `door`, newest first, at most `limit` looked at.
    pub async fn recent_corrections(
        &mut self,
        lang: Lang,
        door: Door,
        now: Timestamp,
        limit: i64,
    ) -> Result<Vec<(Released, Correction)>, Error> {
        let sql = format!(
            "select {RELEASED}, {COLUMNS} from correction c join released r on r.article = c.article \
             join article a on a.id = c.article where c.lang = $1 order by c.at desc, c.id desc limit $2"
        );
        let rows = self.query(&sql, &[lang.into(), limit.into()]).await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in &rows {
            let one = released(row)?;
            if visible(&one.standing, now, door) {
                found.push((one, correction(row, WIDTH)?));
            }
        }
        Ok(found)
    }

    /// What readers could see of an article and from when, oldest first.
    pub async fn releases(&mut self, article: ArticleId) -> Result<Vec<Release>, Error> {
        let sql = "select at, act, who, why, revision from release where article = $1 order by number";
        let rows = self.query(sql, &[article.into()]).await?;
        rows.iter()
            .map(|row| {
                Ok(Release {
                    at: row.get(0)?,
                    act: row.get(1)?,
                    by: row.get(2)?,
                    why: row.get(3)?,
                    revision: row.get(4)?,
                })
            })
            .collect()
    }

    /// The articles of a language, or of one section in it, that are withdrawn and had stood in the feed at `place`: the newest
    /// first, at most `limit`, with the time of their withdrawal.
    pub async fn withdrawn_from_feed(
        &mut self,
        lang: Lang,
        section: Option<&str>,
        place: &str,
        limit: i64,
    ) -> Result<Vec<(ArticleId, Timestamp)>, Error> {
        let sql = "select r.article, r.at from release r join article a on a.id = r.article join story s on s.id = a.story \
                   where r.revision is null and a.lang = $1 and ($2 = '' or s.section = $2) \
                   and r.number = (select max(n.number) from release n where n.article = r.article) \
                   and exists (select 1 from placement p where p.article = r.article and p.door = 'feed' and p.place = $3) \
                   order by r.at desc, r.article desc limit $4";
        let section = section.unwrap_or_default();
        let rows = self
            .query(sql, &[lang.into(), section.into(), place.into(), limit.into()])
            .await?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    /// Remembers what readers see from now on, and what they are told was wrong until now.
    pub(crate) async fn write_release(
        &mut self,
        article: &Article,
        action: Action,
        content: &Content,
        first_wrong: Option<RevisionNo>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let seen = article.stage.published_since().map(|_| article.head);
        let earlier = self.releases(article.id).await?;
        let number = i64::try_from(earlier.len()).unwrap_or(i64::MAX) + 1;
        let values = [
            article.id.into(),
            number.into(),
            now.into(),
            action.name().into(),
            Value::from(self.who()),
            Value::from(self.why()),
            seen.into(),
        ];
        let sql = "insert into release (article, number, at, act, who, why, revision) values ($1, $2, $3, $4, $5, $6, $7)";
        self.execute(sql, &values).await?;
        if seen.is_none() {
            return Ok(());
        }
        let known = self.corrections(article.id).await?;
        let is_correction = action == Action::Correct;
        let first_seen = earlier.iter().find_map(|release| release.revision);
        let wrong = first_wrong
            .or(first_seen)
            .filter(|_| is_correction)
            .unwrap_or(article.head);
        for note in content.body.corrections() {
            let is_known = known
                .iter()
                .any(|one| one.note.text == note.text && one.note.kind == note.kind);
            if !is_known && !note.text.trim().is_empty() {
                self.write_correction(article, note, wrong).await?;
            }
        }
        Ok(())
    }

    async fn write_correction(
        &mut self,
        article: &Article,
        note: &CorrectionNote,
        first_wrong: RevisionNo,
    ) -> Result<(), Error> {
        let values = [
            article.id.into(),
            article.lang.into(),
            note.kind.name().into(),
            Value::from(note.text.as_str()),
            note.at.into(),
            Value::from(self.who()),
            first_wrong.into(),
            article.head.into(),
        ];
        let sql = "insert into correction (article, lang, kind, text, at, who, first_wrong, corrected_in) \
                   values ($1, $2, $3, $4, $5, $6, $7, $8)";
        self.execute(sql, &values).await?;
        Ok(())
    }
}
