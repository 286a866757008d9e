//! What comes in: kept to the letter, read, decided upon, and taken back from readers when the agency says so.

use crate::parse;
use archive::{Act, Archive, Error, SetAsideRow, Transaction};
use jiff::Timestamp;
use model::{Action, ArticleId, MediaHash, PubStatus, Role, Stage, WireItem, WireItemId, WireVerdict};

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It is kept.
    Kept {
        /// Its number.
        item: WireItemId,
        /// What it means beside those that came before.
        verdict: WireVerdict,
        /// Its headline, for the log.
        headline: String,
        /// The articles that were withdrawn because the agency took it back.
        withdrawn: Vec<ArticleId>,
        /// The pictures and recordings that are not shown any more because they came with it.
        media: Vec<MediaHash>,
    },
    /// It could not be read; its bytes are kept whole.
    SetAside {
        /// What is wrong with it.
        reason: String,
    },
}

/// Takes in a document of one or more items. Each is a change of its own: a broken one stops no other.
///
/// # Errors
/// When the archive refuses. What was taken in before stays; taking the document in again does no harm.
pub async fn take_in(
    archive: &Archive,
    name: &str,
    bytes: &[u8],
    agency: Option<&str>,
    now: Timestamp,
) -> Result<Vec<Arrival>, Error> {
    let raw = archive.blobs().put(bytes)?;
    let items = match parse(bytes, agency) {
        Ok(parsed) => parsed.items,
        Err(reason) => vec![Err(reason)],
    };
    let mut arrivals = Vec::with_capacity(items.len());
    for (part, item) in (0..).zip(items) {
        let is_kill = item
            .as_ref()
            .is_ok_and(|item| item.pubstatus == PubStatus::Canceled);
        let why = if is_kill {
            "the agency took its item back"
        } else {
            "the agency’s item says so"
        };
        let mut tx = archive.begin("wire", why).await?;
        match item {
            Ok(item) => {
                let (id, verdict) = tx.receive(&item, &raw, now).await?;
                let (withdrawn, media) = match verdict {
                    WireVerdict::Killed => (
                        withdraw(&mut tx, id, now).await?,
                        tx.end_media_from(id, now).await?,
                    ),
                    WireVerdict::Updated => {
                        hold_back(&mut tx, id, &item, now).await?;
                        (Vec::new(), Vec::new())
                    }
                    WireVerdict::New | WireVerdict::Known => (Vec::new(), Vec::new()),
                };
                crate::filing::file(&mut tx, (id, verdict), &item, name, now).await?;
                tx.commit().await?;
                arrivals.push(Arrival::Kept {
                    item: id,
                    verdict,
                    headline: item.headline,
                    withdrawn,
                    media,
                });
            }
            Err(set_aside) => {
                let reason = set_aside.reason;
                let agency = agency.unwrap_or_default().to_owned();
                let row = SetAsideRow {
                    raw: raw.clone(),
                    part,
                    name: name.to_owned(),
                    agency,
                    reason: reason.clone(),
                };
                tx.set_aside(&row, now).await?;
                tx.commit().await?;
                arrivals.push(Arrival::SetAside { reason });
            }
        }
    }
    Ok(arrivals)
}

/// Withdraws the articles that were made from an item, in the change that keeps the kill: neither happens alone. One
/// that is withdrawn already stays as it is.
async fn withdraw(tx: &mut Transaction, item: WireItemId, now: Timestamp) -> Result<Vec<ArticleId>, Error> {
    let mut withdrawn = Vec::new();
    for article in tx.hold_articles_from(item).await? {
        match tx
            .act(article, Action::Withdraw, Role::Wire, Act::default(), now)
            .await
        {
            Ok(_) => withdrawn.push(article),
            Err(Error::Refused(..)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(withdrawn)
}

/// Carries a later embargo, or a “withheld”, over to the articles that were made from an item and are not out yet. What is
/// before the readers stays there: only a kill takes it back.
async fn hold_back(
    tx: &mut Transaction,
    id: WireItemId,
    item: &WireItem,
    now: Timestamp,
) -> Result<(), Error> {
    for number in tx.articles_from(id).await? {
        let Some(article) = tx.article(number).await? else {
            continue;
        };
        if article.stage.published_since().is_some() {
            continue;
        }
        tx.inherit_embargo(number, item.embargo, now).await?;
        if item.pubstatus == PubStatus::Withheld && matches!(article.stage, Stage::Scheduled { .. }) {
            tx.act(number, Action::Unschedule, Role::Wire, Act::default(), now)
                .await?;
        }
    }
    Ok(())
}
