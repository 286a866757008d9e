//! What comes in: kept to the letter, read, decided upon, and taken back from readers when the agency says so.

use crate::{consequences, parse};
use archive::{Archive, Error, KillAlarm, SetAsideRow};
use jiff::Timestamp;
use model::{ArticleId, MediaHash, PubStatus, WireItemId, WireVerdict};

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
        /// The articles about which somebody has to decide because of it.
        flagged: Vec<ArticleId>,
        /// A kill that somebody has to act upon.
        alarm: Option<KillAlarm>,
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
                let done = consequences::follow(&mut tx, id, &item, verdict, now).await?;
                crate::filing::file(&mut tx, (id, verdict), &item, name, now).await?;
                tx.commit().await?;
                consequences::tell(id, &done);
                arrivals.push(Arrival::Kept {
                    item: id,
                    verdict,
                    headline: item.headline,
                    withdrawn: done.withdrawn,
                    media: done.media,
                    flagged: done.flagged,
                    alarm: done.alarm,
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
