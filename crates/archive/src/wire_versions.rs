//! Every version of an agency's item, and the bytes that each came in.

use crate::{Error, Row, Transaction};
use jiff::Timestamp;
use model::{ContentHash, WireItem, WireItemId};

/// One version of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct WireVersionRow {
    /// As the archive counts, from 1; an agency counts as it likes.
    pub number: i64,
    /// When it came in.
    pub received_at: Timestamp,
    /// The hash of the bytes that it came in.
    pub raw: ContentHash,
    /// What it says.
    pub item: WireItem,
}

fn version_row(row: &Row) -> Result<WireVersionRow, Error> {
    Ok(WireVersionRow {
        number: row.get(0)?,
        received_at: row.get(1)?,
        raw: row.get(2)?,
        item: row.document(3, "version of a wire item")?,
    })
}

impl Transaction {
    /// All versions of an item that came in, oldest first; none when there is no such item.
    pub async fn wire_versions(&mut self, id: WireItemId) -> Result<Vec<WireVersionRow>, Error> {
        let sql =
            "select number, received_at, raw, content from wire_version where item = $1 order by number";
        let rows = self.query(sql, &[id.into()]).await?;
        rows.iter().map(version_row).collect()
    }

    /// One version of an item.
    pub async fn wire_version(
        &mut self,
        id: WireItemId,
        number: i64,
    ) -> Result<Option<WireVersionRow>, Error> {
        let sql =
            "select number, received_at, raw, content from wire_version where item = $1 and number = $2";
        let row = self.first(sql, &[id.into(), number.into()]).await?;
        row.as_ref().map(version_row).transpose()
    }
}
