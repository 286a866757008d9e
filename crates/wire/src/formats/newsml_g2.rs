//! NewsML-G2 2.9 to 2.35 (IPTC), conformance levels core and power.
//!
//! Names are told without regard to prefixes. Codes are taken as they are written: catalogues are not looked up, because
//! nothing outside a document is read. Content that is not copy (concepts but events, vocabularies, catalogues) is set aside.

mod choice;
mod codes;
mod content_meta;
mod content_set;
mod event;
mod fields;
mod item;
mod item_meta;
mod links;
mod message;
mod package;
mod parts;
mod planning;
mod renditions;
mod rights;
mod together;

use super::xml;
use crate::{Format, Parsed, SetAside};

/// One wire item for each item of the document.
pub(crate) fn parse(document: &str, agency: Option<&str>) -> Result<Parsed, SetAside> {
    let arena = xml::Arena::with_capacity(document.len() / 2);
    let root = xml::parse(document, &arena)?;
    let items = if root.name == "newsMessage" {
        message::items(&root, agency)?
    } else {
        vec![item::read(&root, &message::Header::default(), agency)]
    };
    Ok(Parsed {
        format: Format::NewsMlG2,
        items,
    })
}
