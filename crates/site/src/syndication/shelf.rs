//! What lies ready in the page store.

use super::{Picked, Taken};
use crate::house::House;
use crate::{Pages, PagesError};
use edge::Encoding;
use model::{ArticleId, Grant, Lang, Syndicated, SyndicationIndex};
use serde::de::DeserializeOwned;

/// The changes of all languages that a partner takes, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    pub(crate) all: Vec<(i64, ArticleId)>,
    /// The last place that is not among them any more.
    pub(crate) left_out: i64,
    /// The last place of all, of those too that are not quite there yet.
    pub(crate) newest: i64,
}

impl<P: Pages> House<P> {
    /// What a partner gets of an article.
    pub(crate) fn picked(&self, article: ArticleId, grant: &Grant) -> Result<Option<Picked>, PagesError> {
        let Some(syndicated) = self.document::<Syndicated>(&format!("syndicated-{article}"))? else {
            return Ok(None);
        };
        let Some(outgoing) = self.layout.outgoing(&syndicated, grant) else {
            return Ok(None);
        };
        let status = outgoing.item.pubstatus;
        let revision = syndicated
            .piece
            .as_ref()
            .filter(|_| status == model::PubStatus::Usable)
            .map(|piece| piece.revision);
        let taken = Taken {
            article,
            version: syndicated.version,
            revision,
            status,
        };
        Ok(Some((outgoing, taken)))
    }

    /// What changed lately in the languages that a partner takes; none when it is not ready yet.
    ///
    /// Only what the press has done with wholly: a change that stands in a list already and whose article does not say it yet
    /// would be taken for told, and never come again.
    pub(crate) fn changes(&self, grant: &Grant) -> Result<Option<Changes>, PagesError> {
        let reached = self.pages.reached()?;
        let mut changes = Changes::default();
        let languages: Vec<Lang> = self.languages().to_vec();
        for lang in languages.into_iter().filter(|lang| grant.speaks(*lang)) {
            let Some(index) = self.document::<SyndicationIndex>(&format!("syndication-{lang}"))? else {
                return Ok(None);
            };
            changes.left_out = changes.left_out.max(index.left_out);
            changes.all.extend(index.changes);
        }
        changes.all.sort_unstable();
        changes.newest = changes
            .all
            .last()
            .map_or(0, |(seq, _)| *seq)
            .max(changes.left_out);
        changes.all.retain(|(seq, _)| *seq <= reached);
        Ok(Some(changes))
    }

    fn document<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, PagesError> {
        let Some(page) = self.pages.page(key, Encoding::Identity)? else {
            return Ok(None);
        };
        serde_json::from_slice(&page.body)
            .map(Some)
            .map_err(|error| PagesError(Box::new(error)))
    }
}
