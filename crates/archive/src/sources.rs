//! The agencies' items that articles are made of: kept in step with what they say, and the credit with them.

use crate::{Error, Transaction, Value};
use model::{Article, ArticleId, Content, PubStatus, SourceFlag, WireItem, WireItemId};
use std::collections::{BTreeMap, BTreeSet};

/// An item that an article uses, or used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleSource {
    /// The item.
    pub item: WireItemId,
    /// Whose it is.
    pub agency: String,
    /// Its headline in its newest version.
    pub headline: String,
    /// The version that the article was made of, or that somebody decided about.
    pub version: i64,
    /// The newest version.
    pub newest: i64,
    /// Whether the newest revision, or what readers see, uses it.
    pub is_used: bool,
}

/// Why an agency does not let an item be used, in a word.
pub(crate) fn status(item: &WireItem) -> Option<&'static str> {
    match item.pubstatus {
        PubStatus::Usable => None,
        PubStatus::Withheld => Some("withheld until further notice"),
        PubStatus::Canceled => Some("killed"),
    }
}

/// The numbers as the list of an `in`; never empty.
fn list(items: impl IntoIterator<Item = WireItemId>) -> String {
    let mut numbers: Vec<String> = items.into_iter().map(|item| item.0.to_string()).collect();
    numbers.push("-1".to_owned());
    numbers.join(", ")
}

impl Transaction {
    /// The items that an article uses or used, by their number.
    pub async fn sources_of(&mut self, article: ArticleId) -> Result<Vec<ArticleSource>, Error> {
        let sql = "select item, version, used from article_source where article = $1 order by item";
        let mut found = Vec::new();
        for row in self.query(sql, &[article.into()]).await? {
            let item: WireItemId = row.get(0)?;
            if let Some(newest) = self.wire_item(item).await? {
                found.push(ArticleSource {
                    item,
                    agency: newest.item.agency,
                    headline: newest.item.headline,
                    version: row.get(1)?,
                    newest: newest.versions,
                    is_used: row.get(2)?,
                });
            }
        }
        Ok(found)
    }

    /// Of which version of an item each article is made that uses it; a translation of that which the story was made of.
    pub async fn versions_used(&mut self, item: WireItemId) -> Result<BTreeMap<ArticleId, i64>, Error> {
        let sql = "select a.id, coalesce( \
                     (select s.version from article_source s where s.article = a.id and s.item = $1 and s.used = 1), \
                     (select min(s.version) from article_source s join article o on o.id = s.article \
                      where o.story = a.story and s.item = $1 and s.used = 1)) \
                   from article a where a.story in (select o.story from article o \
                     join article_source s on s.article = o.id where s.item = $1 and s.used = 1) order by a.id";
        let rows = self.query(sql, &[item.into()]).await?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    /// The articles of which only an earlier revision used an item.
    pub async fn articles_once_from(&mut self, item: WireItemId) -> Result<Vec<ArticleId>, Error> {
        let sql = "select article from article_source where item = $1 and used = 0 order by article";
        let rows = self.query(sql, &[item.into()]).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// Whether something uses an item of this agency.
    pub async fn uses_agency(&mut self, agency: &str) -> Result<bool, Error> {
        let sql =
            "select 1 from article_source s join wire_item w on w.id = s.item where w.agency = $1 limit 1";
        for name in self.names_of_agency(agency).await? {
            if self.first(sql, &[name.into()]).await?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Holds the items that some words are made of until this change ends, in the order of their numbers: a kill or an update
    /// comes before or after, and is not missed.
    pub(crate) async fn hold_sources(
        &mut self,
        content: &Content,
        follows: Option<WireItemId>,
    ) -> Result<(), Error> {
        let named = content.sources.iter().copied().chain(content.origins());
        let items: BTreeSet<WireItemId> = named.chain(follows).collect();
        if self.is_postgres() && !items.is_empty() {
            let items = list(items);
            let sql = format!("select id from wire_item where id in ({items}) order by id for update");
            self.query(&sql, &[]).await?;
        }
        Ok(())
    }

    /// Brings sources and credit in step with what the words are made of.
    ///
    /// # Errors
    /// When an item becomes a source that its agency does not let be used, or the credit names other agencies.
    pub(crate) async fn settle_sources(
        &mut self,
        content: &mut Content,
        before: Option<&Content>,
    ) -> Result<(), Error> {
        let mut items = BTreeMap::new();
        for id in content.sources.iter().copied().chain(content.origins()) {
            if let Some(row) = self.wire_item(id).await? {
                items.insert(id, row.item);
            }
        }
        content.settle_sources(before, |id| items.get(&id).cloned());
        let mut agencies = Vec::new();
        for source in &content.sources {
            let Some(item) = items.get(source) else { continue };
            let is_new = !before.is_some_and(|before| before.sources.contains(source));
            if let Some(status) = status(item).filter(|_| is_new) {
                return Err(Error::NotUsable(*source, status));
            }
            agencies.push(item.agency.clone());
        }
        let is_from_wire = !agencies.is_empty();
        agencies.extend(self.agencies_of_media(content).await?);
        let credit = before.map(|before| &before.credit);
        if is_from_wire || !agencies.is_empty() || before.is_some_and(|before| !before.sources.is_empty()) {
            let is_from_wire = is_from_wire || before.is_some_and(|before| !before.sources.is_empty());
            content
                .credit
                .settle(credit, &agencies, is_from_wire)
                .map_err(Error::Credit)?;
        }
        Ok(())
    }

    /// Whose pictures and recordings are used.
    async fn agencies_of_media(&mut self, content: &Content) -> Result<Vec<String>, Error> {
        let used: BTreeSet<_> = content.media().collect();
        if used.is_empty() {
            return Ok(Vec::new());
        }
        let places: Vec<String> = (1..=used.len()).map(|place| format!("${place}")).collect();
        let sql = format!(
            "select distinct w.agency from media_source m join wire_item w on w.id = m.item \
             where m.media in ({}) order by w.agency",
            places.join(", ")
        );
        let values: Vec<Value> = used.into_iter().map(Value::from).collect();
        self.query(&sql, &values)
            .await?
            .iter()
            .map(|row| row.get(0))
            .collect()
    }

    /// Writes down that an article uses an item, in the version that is the newest now; whether that was not known.
    pub(crate) async fn write_source(&mut self, article: ArticleId, item: WireItemId) -> Result<bool, Error> {
        let sql = "insert into article_source (article, item, used, version) \
                   values ($1, $2, 1, coalesce((select versions from wire_item where id = $2), 1)) \
                   on conflict (article, item) do nothing";
        Ok(self.execute(sql, &[article.into(), item.into()]).await? > 0)
    }

    /// Keeps what is known of an article's sources in step with its newest revision and with what readers see; `follows` is
    /// an item and which of its versions is in it now.
    pub(crate) async fn keep_sources(
        &mut self,
        article: &mut Article,
        content: &Content,
        follows: Option<(WireItemId, i64)>,
    ) -> Result<(), Error> {
        let mut used: BTreeSet<WireItemId> = content.sources.iter().copied().collect();
        if let Some(shown) = article.published.filter(|shown| *shown != article.head)
            && let Some(shown) = self.revision(article.id, shown).await?
        {
            used.extend(shown.content.sources);
        }
        let sql = format!(
            "update article_source set used = case when item in ({}) then 1 else 0 end where article = $1",
            list(used)
        );
        self.execute(&sql, &[article.id.into()]).await?;
        if let Some((item, _)) = follows {
            self.follow_newest(article.id, item).await?;
        }
        if let Some(flag) = article.source_flag.take() {
            let sql = "select item from article_source where article = $1 and used = 0";
            let gone = self.query(sql, &[article.id.into()]).await?;
            let gone = gone
                .iter()
                .map(|row| row.get(0))
                .collect::<Result<Vec<WireItemId>, _>>()?;
            let left = gone.into_iter().try_fold(flag, SourceFlag::without);
            article.source_flag = match (left, follows) {
                (Some(left), Some((item, version))) => left.taken_over(item, version),
                (left, _) => left,
            };
        }
        Ok(())
    }

    /// Counts an article as made of an item's newest version.
    pub(crate) async fn follow_newest(&mut self, article: ArticleId, item: WireItemId) -> Result<(), Error> {
        let sql = "update article_source set version = coalesce((select versions from wire_item where id = $2), version) \
                   where article = $1 and item = $2";
        self.execute(sql, &[article.into(), item.into()]).await?;
        Ok(())
    }
}
