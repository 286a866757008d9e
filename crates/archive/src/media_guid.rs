//! What agencies call the pictures and recordings that come with their items, so that a kill by that name ends them.

use crate::{Error, Transaction};
use jiff::Timestamp;
use model::{MediaHash, PubStatus, WireItem, WireItemId, is_same_agency};

impl Transaction {
    /// Keeps the identifier that an agency gives a picture or recording. When it took that back already, the right to show it
    /// has ended.
    ///
    /// Asks for [`Transaction::hold_filing`] before any item is held, so that a kill comes before or after and is not missed.
    ///
    /// # Errors
    /// When there is no such original.
    pub async fn set_media_guid(
        &mut self,
        media: &MediaHash,
        agency: &str,
        guid: &str,
        now: Timestamp,
    ) -> Result<(), Error> {
        if guid.is_empty() {
            return Ok(());
        }
        let sql = "insert into media_guid (media, agency, guid) values ($1, $2, $3) \
                   on conflict (media, agency, guid) do nothing";
        self.execute(sql, &[media.into(), agency.into(), guid.into()])
            .await?;
        if let Some(item) = self.item_of(agency, guid).await? {
            let row = self.wire_item(item).await?;
            if row.is_some_and(|row| row.item.pubstatus == PubStatus::Canceled) {
                self.set_media_source(media, item, now).await?;
            }
        }
        Ok(())
    }

    /// The pictures and recordings that an identifier names, with the agencies that gave it.
    async fn media_by_guid(&mut self, guid: &str) -> Result<Vec<(MediaHash, String)>, Error> {
        let sql = "select media, agency from media_guid where guid = $1 order by media, agency";
        let rows = self.query(sql, &[guid.into()]).await?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    /// Counts the pictures and recordings that an agency calls by these identifiers as come with an item, because it kills
    /// them: whether they came with another item or not.
    pub async fn link_media_named(
        &mut self,
        id: WireItemId,
        agency: &str,
        guids: &[String],
    ) -> Result<(), Error> {
        for guid in guids {
            for (media, of) in self.media_by_guid(guid).await? {
                if is_same_agency(&of, agency) {
                    let sql = "insert into media_source (media, item) values ($1, $2) \
                               on conflict (media, item) do nothing";
                    self.execute(sql, &[(&media).into(), id.into()]).await?;
                }
            }
        }
        Ok(())
    }

    /// Whether an item's identifier names a picture or recording that came from an agency of another name.
    pub async fn names_media_elsewhere(&mut self, item: &WireItem) -> Result<bool, Error> {
        let named = self.media_by_guid(&item.guid).await?;
        Ok(named
            .iter()
            .any(|(_, agency)| !is_same_agency(agency, &item.agency)))
    }
}
