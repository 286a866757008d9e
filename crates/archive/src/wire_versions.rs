//! What an agency's item said before.

use crate::{Error, Transaction};
use jiff::Timestamp;
use model::{WireItem, WireItemId};

impl Transaction {
    /// A version of an item and when it came in; versions are counted from 1 in the order in which they came.
    pub async fn wire_version(
        &mut self,
        id: WireItemId,
        number: i64,
    ) -> Result<Option<(Timestamp, WireItem)>, Error> {
        let sql = "select received_at, content from wire_version where item = $1 and number = $2";
        let row = self.first(sql, &[id.into(), number.into()]).await?;
        row.map(|row| Ok((row.get(0)?, row.document(1, "wire item")?)))
            .transpose()
    }
}
