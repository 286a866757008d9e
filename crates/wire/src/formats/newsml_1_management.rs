//! Which item of NewsML 1 it is, and what may be done with it: `Identification` and `NewsManagement`.

use super::iso_dates::{self, Written};
use super::newsml_1::{at, digit, formal};
use super::nitf::identifier;
use super::nitf_body::{limited, line};
use super::xml::Element;
use crate::SetAside;
use crate::limits::{ID_CHARS_MAX, LINE_CHARS_MAX, LIST_MAX};
use crate::text::clip;
use model::{Embargo, PubStatus, WireAssociation, WireItem, WireKind};

/// Guid and version. The guid is the public identifier (RFC 3085) without its revision, so that it stays.
pub(super) fn identify(item: &mut WireItem, news_item: &Element) -> Result<(), SetAside> {
    const FIELD: &str = "NewsIdentifier";
    let named = at(Some(news_item), &["Identification", FIELD]);
    let part = |name: &str| {
        let text = at(named, &[name]).map(Element::text).unwrap_or_default();
        limited(format_args!("{FIELD}.{name}"), &text, ID_CHARS_MAX)
    };
    let (provider, date, own) = (part("ProviderId")?, part("DateId")?, part("NewsItemId")?);
    let public = part("PublicIdentifier")?;
    let (stem, revision) = without_revision(&public);
    let guid = if provider.is_empty() || date.is_empty() || own.is_empty() {
        stem.to_owned()
    } else {
        format!("urn:newsml:{provider}:{date}:{own}")
    };
    item.guid = identifier(FIELD, &guid)?;
    let version = part("RevisionId")?;
    item.version = if version.is_empty() {
        revision.to_owned()
    } else {
        version
    };
    Ok(())
}

/// `urn:newsml:a.example:20260301:x:2U` is revision 2 of what stands before it; the letter says how it came.
fn without_revision(public: &str) -> (&str, &str) {
    match public.rsplit_once(':') {
        Some((stem, revision)) => {
            let number = revision.trim_end_matches(['N', 'U', 'A']);
            if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
                (stem, number)
            } else {
                (public, "")
            }
        }
        None => (public, ""),
    }
}

/// Status, embargo, urgency, dates, instructions and relations.
pub(super) fn manage(
    item: &mut WireItem,
    news_item: &Element,
    envelope: Option<&Element>,
) -> Result<(), SetAside> {
    let management = news_item.first(&["NewsManagement"]);
    (item.pubstatus, item.embargo) = status(management)?;
    item.urgency = digit(formal(management, &["Urgency"]));
    for (holder, name) in [
        (management, "ThisRevisionCreated"),
        (management, "FirstCreated"),
        (envelope, "DateAndTime"),
    ] {
        if item.version_created.is_none() {
            item.version_created = date(holder, name)?.and_then(Written::instant);
        }
    }
    let relations = management.into_iter().flat_map(Element::children);
    for relation in relations
        .filter(|child| matches!(child.name, "AssociatedWith" | "DerivedFrom"))
        .take(LIST_MAX)
    {
        let guid = limited(relation.name, relation.attribute("NewsItem"), ID_CHARS_MAX)?;
        if !guid.is_empty() {
            item.associations.push(WireAssociation {
                role: relation.name.to_owned(),
                guid,
                kind: WireKind::Other,
                ..WireAssociation::default()
            });
        }
    }
    for instruction in management
        .into_iter()
        .flat_map(|found| found.all("Instruction"))
        .take(LIST_MAX)
    {
        let name = limited("Instruction", instruction.attribute("FormalName"), LINE_CHARS_MAX)?;
        let comment = instruction
            .first(&["Comment"])
            .map(line)
            .transpose()?
            .unwrap_or_default();
        for said in [name, comment].into_iter().filter(|said| !said.is_empty()) {
            super::newsml_1_lines::note(&mut item.ednote, &said);
        }
    }
    whole(item, news_item)
}

fn date(holder: Option<&Element>, name: &str) -> Result<Option<Written>, SetAside> {
    let text = at(holder, &[name]).map(Element::text).unwrap_or_default();
    iso_dates::read(name, &text)
}

/// “Embargoed” lasts until the status changes; without a date until further notice.
fn status(management: Option<&Element>) -> Result<(PubStatus, Option<Embargo>), SetAside> {
    let written = formal(management, &["Status"]);
    let change = at(management, &["StatusWillChange"]);
    let future = formal(change, &["FutureStatus"]).to_ascii_lowercase();
    let opens = date(change, "DateAndTime")?.and_then(Written::everywhere);
    let opens = opens.filter(|_| matches!(future.as_str(), "" | "usable"));
    match (written.to_ascii_lowercase().as_str(), opens) {
        ("usable", _) => Ok((PubStatus::Usable, None)),
        ("embargoed" | "withheld", Some(opens)) => Ok((PubStatus::Usable, Some(Embargo::until(opens)))),
        ("embargoed" | "withheld", None) => Ok((PubStatus::Withheld, None)),
        ("canceled" | "cancelled", _) => Ok((PubStatus::Canceled, None)),
        ("", _) => Err(SetAside::field("NewsManagement.Status", "missing")),
        _ => Err(SetAside::field(
            "NewsManagement.Status",
            format!(
                "“{}” is none of Usable, Embargoed, Withheld, Canceled",
                clip(written, 60)
            ),
        )),
    }
}

/// A revision that changes parts of the one before it cannot stand for the item, unless it stops its use.
fn whole(item: &WireItem, news_item: &Element) -> Result<(), SetAside> {
    let revision = at(
        Some(news_item),
        &["Identification", "NewsIdentifier", "RevisionId"],
    );
    if news_item.first(&["TopicSet"]).is_some() {
        return Err(SetAside::field("TopicSet", "a vocabulary, no item of news"));
    }
    let is_partial = news_item.first(&["Update"]).is_some()
        || news_item.first(&["NewsComponent"]).is_none()
            && revision.is_some_and(|revision| matches!(revision.attribute("Update"), "U" | "A"));
    if is_partial && item.pubstatus == PubStatus::Usable {
        return Err(SetAside::field(
            "RevisionId",
            "the revision brings changes only; ask the agency for whole revisions",
        ));
    }
    Ok(())
}
