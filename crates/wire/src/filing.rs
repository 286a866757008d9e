//! What came in is filed: beside what tells of the same event.

use archive::{Error, Transaction};
use jiff::Timestamp;
use model::{WireItem, WireItemId, WireVerdict};

/// Files an item in the change that keeps it. `source` is the name under which its document came.
pub(crate) async fn file(
    tx: &mut Transaction,
    (id, verdict): (WireItemId, WireVerdict),
    item: &WireItem,
    source: &str,
    now: Timestamp,
) -> Result<(), Error> {
    if verdict != WireVerdict::Known {
        tx.file_wire_item(id, item, source, now, now).await?;
    }
    Ok(())
}
