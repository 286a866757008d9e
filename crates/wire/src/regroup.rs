//! Items that came in before they were filed.

use archive::{Archive, Error};
use model::{WireItemId, WireRouting};

/// Items in one change.
const BATCH: i64 = 100;

/// Files items that are not filed yet, oldest first, a hundred in a change; answers how many. Can be stopped and begun again at
/// any time, and items may come in meanwhile.
///
/// # Errors
/// When the archive refuses. What was filed before stays.
pub async fn regroup(archive: &Archive, now: jiff::Timestamp) -> Result<u64, Error> {
    let (mut after, mut filed) = (WireItemId(0), 0);
    loop {
        let rows = archive.read().await?.unfiled_wire_items(after, BATCH).await?;
        let Some(last) = rows.last() else { return Ok(filed) };
        after = last.id;
        let mut tx = archive.begin("wire", "filed later").await?;
        tx.hold_filing().await?;
        let routing = WireRouting::new(&tx.wire_desks().await?);
        for row in rows {
            let routed = routing.route(&row.item, "", row.changed_at);
            tx.route_wire_item(row.id, &routed, row.changed_at).await?;
            tx.file_wire_item(row.id, &row.item, "", row.changed_at, now)
                .await?;
            filed += 1;
        }
        tx.commit().await?;
    }
}
