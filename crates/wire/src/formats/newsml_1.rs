//! NewsML 1.0 to 1.2: an envelope with items, whose content is NITF, XHTML or text inside, or something elsewhere.

use super::xml::{self, Arena, Element};
use super::{
    newsml_1_lines as lines, newsml_1_management as management, newsml_1_media as media,
    newsml_1_text as text,
};
use crate::limits::ITEMS_MAX;
use crate::{Format, Parsed, SetAside};
use model::{WireItem, WireKind};

/// One wire item for each `NewsItem`, also for those inside others.
pub(crate) fn parse(document: &str, agency: Option<&str>) -> Result<Parsed, SetAside> {
    let arena = Arena::with_capacity(document.len() / 2);
    let root = xml::parse(document, &arena)?;
    let mut found = Vec::new();
    gather(&root, &mut found);
    if found.is_empty() {
        return Err(SetAside::field("NewsItem", "missing"));
    }
    if found.len() > ITEMS_MAX {
        return Err(SetAside::whole(format!(
            "{} items in one document, at most {ITEMS_MAX} are read",
            found.len()
        )));
    }
    let envelope = root.first(&["NewsEnvelope"]);
    Ok(Parsed {
        format: Format::NewsMl1,
        items: found
            .into_iter()
            .map(|news_item| item(envelope, news_item, agency))
            .collect(),
    })
}

fn gather<'a>(element: &'a Element<'a>, found: &mut Vec<&'a Element<'a>>) {
    for child in element.children() {
        match child.name {
            "NewsItem" => {
                found.push(child);
                gather(child, found);
            }
            "NewsComponent" => gather(child, found),
            _ => {}
        }
    }
}

fn item(envelope: Option<&Element>, news_item: &Element, agency: Option<&str>) -> Result<WireItem, SetAside> {
    let mut item = WireItem {
        priority: digit(formal(envelope, &["Priority"])),
        ..WireItem::default()
    };
    management::identify(&mut item, news_item)?;
    management::manage(&mut item, news_item, envelope)?;
    let component = news_item.first(&["NewsComponent"]);
    if let Some(component) = component {
        let texts = text::texts(component);
        lines::gather(&mut item, component, !texts.is_empty())?;
        media::gather(&mut item, component)?;
        text::fill(&mut item, component, &texts)?;
    }
    lines::finish(&mut item, news_item, component)?;
    super::nitf::check_texts(&item)?;
    if item.body.blocks.is_empty()
        && let Some(first) = item.associations.iter().find(|found| !found.href.is_empty())
    {
        item.kind = first.kind;
    } else {
        item.kind = WireKind::Text;
    }
    item.agency = match agency {
        Some(agency) => agency.to_owned(),
        None => lines::agency(envelope, news_item)?,
    };
    Ok(item)
}

/// The element at the end of a path of first children.
pub(super) fn at<'a>(element: Option<&'a Element<'a>>, path: &[&str]) -> Option<&'a Element<'a>> {
    path.iter()
        .try_fold(element?, |element, name| element.first(&[name]))
}

/// The `FormalName` at the end of a path, which is how NewsML 1 names everything; empty when there is none.
pub(super) fn formal<'a>(element: Option<&'a Element<'a>>, path: &[&str]) -> &'a str {
    at(element, path).map_or("", |element| element.attribute("FormalName"))
}

/// 1 to 9. Agencies may have vocabularies of their own, whose other names say nothing here.
pub(super) fn digit(written: &str) -> Option<u8> {
    written.parse().ok().filter(|digit| (1..=9).contains(digit))
}

/// What a component is for, in lower case and without spaces; empty when it does not say.
pub(super) fn role(component: &Element) -> String {
    let role = formal(Some(component), &["Role"]);
    role.chars()
        .filter(|character| !character.is_whitespace())
        .take(60)
        .collect::<String>()
        .to_lowercase()
}
