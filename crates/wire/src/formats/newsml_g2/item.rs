//! What all kinds of items have in common.

use super::message::Header;
use super::{
    codes, content_meta, content_set, event, fields, item_meta, package, parts, planning, renditions, rights,
};
use crate::SetAside;
use crate::formats::ninjs::host_of;
use crate::formats::xml::Element;
use model::{Embargo, WireItem, WireKind};

/// One item, or why it is none.
pub(super) fn read(element: &Element, header: &Header, agency: Option<&str>) -> Result<WireItem, SetAside> {
    match element.name {
        "newsItem" => news_item(element, common(element, header, agency)?),
        "packageItem" => package::item(element, common(element, header, agency)?),
        "planningItem" => planning::item(element, common(element, header, agency)?),
        "conceptItem" if event::is_one(element) => event::item(element, common(element, header, agency)?),
        name @ ("conceptItem" | "knowledgeItem" | "catalogItem") => Err(SetAside::field(
            name,
            "describes terms, not news; of these only events are read",
        )),
        name => Err(SetAside::field(
            name,
            "unknown; newsItem, packageItem, planningItem and conceptItem of NewsML-G2 are read here",
        )),
    }
}

/// Identifier, metadata and rights, with the header's word where the item has none.
fn common(element: &Element, header: &Header, agency: Option<&str>) -> Result<WireItem, SetAside> {
    let guid = fields::identifier("guid", element.attribute("guid"))?;
    let version = match fields::limited("version", element.attribute("version").to_owned())? {
        version if version.is_empty() => "1".to_owned(), // As the standard has it.
        version => crate::text::clip(&version, 100),
    };
    let language = content_meta::language(element);
    let mut item = WireItem {
        guid,
        version,
        priority: header.priority,
        ..WireItem::default()
    };
    item_meta::read(element, &language, &mut item)?;
    content_meta::read(element, &language, &mut item)?;
    rights::read(element, &language, &mut item)?;
    item.language = language;
    item.version_created = item.version_created.or(header.sent);
    item.agency = match agency {
        Some(agency) => agency.to_owned(),
        None => agency_of(element, header, &item)?,
    };
    Ok(item)
}

/// The provider, else the sender of the message, the source of the information, the holder of the rights, and the host
/// in the identifier.
fn agency_of(element: &Element, header: &Header, item: &WireItem) -> Result<String, SetAside> {
    let named = |holder: &str, name: &str| -> Result<String, SetAside> {
        fields::at(element, holder, name).next().map_or_else(
            || Ok(String::new()),
            |party| codes::name_or_code(format_args!("{holder}.{name}"), party, &item.language),
        )
    };
    let candidates = [
        named("itemMeta", "provider")?,
        header.sender.clone(),
        named("contentMeta", "infoSource")?,
        item.copyright_holder.clone(),
    ];
    Ok(candidates
        .into_iter()
        .find(|candidate| !candidate.is_empty())
        .unwrap_or_else(|| host_of(&item.guid)))
}

fn news_item(element: &Element, mut item: WireItem) -> Result<WireItem, SetAside> {
    content_set::read(element, &mut item)?;
    if item.body.blocks.is_empty() && matches!(item.kind, WireKind::Video | WireKind::Audio) {
        item.body = parts::body(element)?;
    }
    let own = renditions::own(element, &item)?;
    item.associations.splice(0..0, own);
    Ok(item)
}

/// The later of an item's embargo and that of something in it.
pub(super) fn wait_for(item: &mut WireItem, other: Option<jiff::Timestamp>) {
    item.embargo = item.embargo.map(Embargo::lifts_at).max(other).map(Embargo::until);
}
