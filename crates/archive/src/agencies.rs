//! Items by the identifiers that agencies give them, and the ways in which one agency's name is written.

use crate::{Error, Transaction};
use model::{WireItem, WireItemId, is_same_agency};
use std::collections::BTreeSet;

impl Transaction {
    /// The names under which items of an agency came in; case and space around them make no difference.
    pub(crate) async fn names_of_agency(&mut self, agency: &str) -> Result<Vec<String>, Error> {
        // One look into the index for each agency, however many items it sent.
        let sql = "with recursive known(name) as (select min(agency) from wire_item union all \
                     select (select min(agency) from wire_item where agency > known.name) from known \
                     where known.name is not null) \
                   select name from known where name is not null";
        let mut names = Vec::new();
        for row in self.query(sql, &[]).await? {
            let name: String = row.get(0)?;
            if is_same_agency(&name, agency) {
                names.push(name);
            }
        }
        Ok(names)
    }

    /// The items that some identifiers name, with the agencies that they are known from.
    async fn items_by_guid(&mut self, guids: &[String]) -> Result<Vec<(WireItemId, String)>, Error> {
        let mut found = Vec::new();
        for guid in guids {
            let sql = "select id, agency from wire_item where guid = $1 order by id";
            for row in self.query(sql, &[guid.as_str().into()]).await? {
                found.push((row.get(0)?, row.get(1)?));
            }
        }
        Ok(found)
    }

    /// The items that a guid of the same agency names.
    pub async fn items_named(&mut self, agency: &str, guids: &[String]) -> Result<Vec<WireItemId>, Error> {
        let found = self.items_by_guid(guids).await?;
        Ok(found
            .into_iter()
            .filter(|(_, of)| is_same_agency(of, agency))
            .map(|(id, _)| id)
            .collect())
    }

    /// The items that a kill names by its own identifier or by those that it replaces, but that are known from an agency of
    /// another name: perhaps the same one, told by fewer fields.
    pub async fn items_named_elsewhere(&mut self, kill: &WireItem) -> Result<BTreeSet<WireItemId>, Error> {
        let mut guids = kill.replaces.clone();
        guids.push(kill.guid.clone());
        let found = self.items_by_guid(&guids).await?;
        Ok(found
            .into_iter()
            .filter(|(_, of)| !is_same_agency(of, &kill.agency))
            .map(|(id, _)| id)
            .collect())
    }

    /// The item of this agency with this guid, under whatever spelling of its name it came first.
    pub(crate) async fn item_of(&mut self, agency: &str, guid: &str) -> Result<Option<WireItemId>, Error> {
        let found = self.items_by_guid(&[guid.to_owned()]).await?;
        let exact = found.iter().find(|(_, of)| of == agency);
        Ok(exact
            .or(found.iter().find(|(_, of)| is_same_agency(of, agency)))
            .map(|(id, _)| *id))
    }
}
