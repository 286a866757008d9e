//! Which properties an item of ninjs may have.

use super::json_fields::Fields;
use crate::{SetAside, text::clip};

/// All root properties of the schemas 1.0 to 3.1 but the patterns, in order.
///
/// The versions are taken together, because items rarely say theirs and agencies mix them.
const PROPERTIES: [&str; 71] = [
    "$standard",
    "altIds",
    "altids",
    "associations",
    "bodies",
    "by",
    "byline",
    "charcount",
    "contentCreated",
    "contentcreated",
    "copyrightHolder",
    "copyrightNotice",
    "copyrightholder",
    "copyrightnotice",
    "descriptions",
    "digitalSourceType",
    "digitalsourcetype",
    "edNote",
    "ednote",
    "embargoed",
    "embargoedUntil",
    "event",
    "eventDetails",
    "events",
    "expires",
    "firstCreated",
    "firstcreated",
    "genre",
    "genres",
    "headline",
    "headlines",
    "infoSources",
    "infosource",
    "infosources",
    "language",
    "located",
    "mimetype",
    "object",
    "objects",
    "organisation",
    "organisations",
    "people",
    "person",
    "place",
    "places",
    "plannedCoverage",
    "profile",
    "pubStatus",
    "pubstatus",
    "renditions",
    "representationType",
    "representationtype",
    "rightsInfo",
    "rightsinfo",
    "slugline",
    "standard",
    "subject",
    "subjects",
    "title",
    "trustIndicators",
    "trustindicator",
    "trustindicators",
    "type",
    "urgency",
    "uri",
    "usageTerms",
    "usageterms",
    "version",
    "versionCreated",
    "versioncreated",
    "wordcount",
];

/// What Superdesk and other systems of agencies add without naming a schema.
const ADDED: [&str; 10] = [
    "ancestors",
    "authors",
    "evolvedfrom",
    "guid",
    "priority",
    "provider",
    "readtime",
    "service",
    "signal",
    "source",
];

/// Strings that are not read, but have to be strings.
const STRINGS: [&str; 8] = [
    "copyrightNotice",
    "copyrightnotice",
    "mimetype",
    "profile",
    "representationType",
    "representationtype",
    "title",
    "located",
];

/// Instants that are not read, but have to be instants.
const INSTANTS: [&str; 5] = [
    "contentCreated",
    "contentcreated",
    "expires",
    "firstCreated",
    "firstcreated",
];

/// Lists of objects that are not read, but have to be that. (`events` is a single object in samples of IPTC itself.)
const LISTS: [&str; 12] = [
    "object",
    "objects",
    "organisation",
    "organisations",
    "people",
    "person",
    "place",
    "places",
    "plannedCoverage",
    "trustIndicators",
    "trustindicator",
    "trustindicators",
];

/// The name patterns of 1.x.
const PATTERNS: [&str; 3] = ["body_", "description_", "headline_"];

/// Where the schemas of ninjs itself live.
const SCHEMAS: [&str; 2] = [
    "http://www.iptc.org/std/ninjs/",
    "https://www.iptc.org/std/ninjs/",
];

/// Refuses an item that is a schema, or has a property that no version of ninjs knows and no schema of its own allows.
pub(super) fn check(fields: &Fields<'_>) -> Result<(), SetAside> {
    if fields.has("$schema") || fields.has("$id") {
        return Err(SetAside::whole("not ninjs: this is a JSON schema, not an item"));
    }
    for name in STRINGS {
        fields.raw(&[name])?;
    }
    for name in INSTANTS {
        fields.instant(&[name])?;
    }
    for name in LISTS {
        fields.check_objects(&[name])?;
    }
    if is_extended(fields)? {
        return Ok(());
    }
    match fields.names().find(|name| !is_known(name)) {
        None => Ok(()),
        Some(unknown) => Err(fields.refuse(
            &clip(unknown, 60),
            "unknown to ninjs; an item that extends it names its own schema under “standard”",
        )),
    }
}

fn is_known(name: &str) -> bool {
    PROPERTIES.binary_search(&name).is_ok()
        || ADDED.contains(&name)
        || PATTERNS
            .iter()
            .any(|pattern| name.len() > pattern.len() && name.starts_with(pattern))
}

/// Whether the item says that it follows a schema of its agency.
fn is_extended(fields: &Fields<'_>) -> Result<bool, SetAside> {
    for name in ["standard", "$standard"] {
        if let Some(standard) = fields.object(name)? {
            let schema = standard.line(&["schema"])?;
            return Ok(!schema.is_empty() && !SCHEMAS.iter().any(|iptc| schema.starts_with(iptc)));
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_property_is_found_where_it_is_looked_for() {
        assert!(PROPERTIES.is_sorted());
        assert!(PROPERTIES.into_iter().all(is_known));
        assert!(!is_known("uris") && !is_known("body_"));
    }
}
