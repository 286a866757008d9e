//! What came in is filed: beside what tells of the same event, and on the desks that the newsroom's rules name.

use archive::{Error, Transaction};
use jiff::Timestamp;
use model::{WireDesks, WireItem, WireItemId, WireRouting, WireVerdict};
use std::sync::{Arc, Mutex, PoisonError};

/// Files an item in the change that keeps it. `source` is the name under which its document came.
pub(crate) async fn file(
    tx: &mut Transaction,
    (id, verdict): (WireItemId, WireVerdict),
    item: &WireItem,
    source: &str,
    now: Timestamp,
) -> Result<(), Error> {
    if verdict == WireVerdict::Known {
        return Ok(());
    }
    if let Some(text) = tx.wire_desks_text().await? {
        let routed = ready(&text)?.route(item, source, now);
        tx.route_wire_item(id, &routed, now).await?;
    }
    tx.file_wire_item(id, item, source, now, now).await?;
    Ok(())
}

/// The rules of these settings, made ready once for many items.
fn ready(text: &str) -> Result<Arc<WireRouting>, Error> {
    static LAST: Mutex<Option<(String, Arc<WireRouting>)>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, routing)) = &*last
        && known == text
    {
        return Ok(Arc::clone(routing));
    }
    let desks: WireDesks =
        serde_json::from_str(text).map_err(|source| Error::Document("wire desks", source))?;
    let routing = Arc::new(WireRouting::new(&desks));
    *last = Some((text.to_owned(), Arc::clone(&routing)));
    Ok(routing)
}
