//! IPTC ninjs 1.0 to 3.1 (News in JSON).

use super::iptc_codes::shortened;
use super::json_fields::Fields;
use super::repetitions::without_repetitions;
use super::{ninjs_media, ninjs_properties, ninjs_words};
use crate::SetAside;
use jiff::Timestamp;
use model::{Embargo, WireItem, WireKind, WireSubject};

/// Relations by which an associated item is an earlier state of this one (IPTC item relations), in lower case.
pub(super) const EARLIER: [&str; 4] = [
    "evolvedfrom",
    "previousversion",
    "replaces",
    "translatedfrom-replaces",
];

/// One item.
///
/// The embargo is the latest of the item's own and of all that comes with it: what is in it leaves together.
pub(super) fn item(fields: &Fields<'_>, agency: Option<&str>) -> Result<WireItem, SetAside> {
    ninjs_properties::check(fields)?;
    let guid = fields.identifier("uri")?;
    let kind = kind_of(&fields.line(&["type"])?);
    let urgency = fields.urgency("urgency")?;
    let priority = fields.urgency_in_digits("priority")?;
    let (associations, replaces, later) = companions(fields, kind)?;
    let embargo = embargo(fields)?.max(later);
    let mut item = WireItem {
        agency: match agency {
            Some(agency) => agency.to_owned(),
            None => agency_of(fields, &guid)?,
        },
        guid,
        version: fields.line(&["version"])?,
        pubstatus: fields.pubstatus(&["pubstatus", "pubStatus"])?,
        kind,
        urgency: urgency.or(priority),
        priority,
        headline: ninjs_words::headline(fields)?,
        slugline: fields.line(&["slugline"])?,
        byline: fields.line(&["byline", "by"])?,
        located: fields.line(&["located"])?,
        description: ninjs_words::description(fields)?,
        language: fields.line(&["language"])?,
        body: ninjs_words::body(fields)?,
        subjects: terms(fields, &["subject", "subjects"])?,
        genres: terms(fields, &["genre", "genres"])?,
        embargo: embargo.map(Embargo::until),
        ednote: fields.lines(&["ednote", "edNote"])?,
        usage_terms: usage_terms(fields)?,
        copyright_holder: fields.line(&["copyrightholder", "copyrightHolder"])?,
        version_created: fields.instant(&["versioncreated", "versionCreated"])?,
        associations,
        replaces,
        ..WireItem::default()
    };
    // A summary has a property of its own: where it stands in the copy, it is the lead.
    let said = [&item.headline, &item.byline].map(String::as_str);
    item.body = without_repetitions(std::mem::take(&mut item.body), &said);
    Ok(item)
}

/// What comes with it, what it replaces, and the latest embargo among them.
type Companions = (Vec<model::WireAssociation>, Vec<String>, Option<Timestamp>);

fn companions(fields: &Fields<'_>, kind: WireKind) -> Result<Companions, SetAside> {
    let mut associations: Vec<_> = ninjs_media::own(fields, kind)?.into_iter().collect();
    let mut replaces = Vec::new();
    let mut later = None;
    let earlier = fields.line(&["evolvedfrom"])?;
    if !earlier.is_empty() {
        replaces.push(earlier);
    }
    for (key, entry) in fields.objects(&["associations"])? {
        later = later.max(embargo(&entry)?);
        let relation = entry.line(&["rel"])?.to_ascii_lowercase();
        let relation = relation.rsplit([':', '/']).next().unwrap_or_default();
        if EARLIER.contains(&relation) && entry.has("uri") {
            replaces.push(entry.identifier("uri")?);
        } else if let Some(association) = ninjs_media::association(key, &entry)? {
            associations.push(association);
        }
    }
    Ok((associations, replaces, later))
}

/// 1.x and 2.x call it `embargoed`, 3.x `embargoedUntil`; the later counts if both are there.
pub(super) fn embargo(fields: &Fields<'_>) -> Result<Option<Timestamp>, SetAside> {
    Ok(fields
        .instant(&["embargoed"])?
        .max(fields.instant(&["embargoedUntil"])?))
}

pub(super) fn kind_of(name: &str) -> WireKind {
    match name {
        "" | "text" => WireKind::Text,
        "picture" | "image" => WireKind::Picture,
        "video" => WireKind::Video,
        "audio" => WireKind::Audio,
        "graphic" => WireKind::Graphic,
        "composite" => WireKind::Composite,
        "event" => WireKind::Event,
        "planning" => WireKind::Planning,
        _ => WireKind::Other,
    }
}

/// What the agency allows, and its expression of rights as it stands; what is read of it is said in `model::UsageTerms`.
fn usage_terms(fields: &Fields<'_>) -> Result<String, SetAside> {
    let mut lines = vec![fields.lines(&["usageterms", "usageTerms"])?];
    for name in ["rightsinfo", "rightsInfo"] {
        if let Some(rights) = fields.object(name)? {
            lines.push(rights.line(&["linkedrights", "linkedRights"])?);
            lines.push(rights.lines(&["encodedrights", "encodedRights"])?);
        }
    }
    lines.retain(|line| !line.is_empty());
    Ok(lines.join("\n"))
}

/// Coded terms. People, places and organisations are not codes of what it is about, so they are never asked for.
fn terms(fields: &Fields<'_>, names: &[&'static str]) -> Result<Vec<WireSubject>, SetAside> {
    let mut terms = Vec::new();
    for (_, entry) in fields.objects(names)? {
        let name = entry.line(&["name"])?;
        let scheme = entry.line(&["scheme"])?;
        let code = entry.line_or_number(&["code"])?;
        let code = match (scheme.as_str(), code.as_str()) {
            (_, "") => entry.line(&["uri", "literal"])?,
            ("", code) => code.to_owned(),
            (scheme, code) if scheme.ends_with(['/', ':', '#']) => format!("{scheme}{code}"),
            (scheme, code) => format!("{scheme}:{code}"),
        };
        let code = shortened(code);
        if !code.is_empty() || !name.is_empty() {
            terms.push(WireSubject { code, name });
        }
    }
    Ok(terms)
}

/// Who the item says it is from.
fn agency_of(fields: &Fields<'_>, guid: &str) -> Result<String, SetAside> {
    for (_, source) in fields.objects(&["infosource", "infosources", "infoSources"])? {
        let name = source.line(&["name", "literal"])?;
        if !name.is_empty() {
            return Ok(name);
        }
    }
    let named = fields.line(&["copyrightholder", "copyrightHolder"])?;
    if !named.is_empty() {
        return Ok(named);
    }
    let source = fields
        .raw(&["provider", "source"])
        .ok()
        .flatten()
        .map(|(_, source)| crate::text::line(source));
    Ok(source
        .filter(|source| !source.is_empty())
        .unwrap_or_else(|| host_of(guid)))
}

/// The host in an address, a tag (RFC 4151) or a NewsML name (RFC 3085); else `unknown`.
pub(super) fn host_of(guid: &str) -> String {
    let lower = guid.to_ascii_lowercase();
    let named = ["urn:newsml:", "tag:"]
        .iter()
        .find_map(|prefix| lower.strip_prefix(prefix));
    let host = match named {
        Some(rest) => rest.split([':', ',', '/']).next().map(str::to_owned),
        None => url::Url::parse(guid)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned)),
    };
    let host = host.map(|host| host.trim_start_matches("www.").to_owned());
    host.filter(|host| !host.is_empty())
        .unwrap_or_else(|| "unknown".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(guid: &str, host: &str) {
        assert_eq!(host_of(guid), host, "{guid}");
    }

    #[test]
    fn the_agency_is_told_by_the_host_in_the_identifier() {
        check("http://www.businesswire.com/news/home/1/zh", "businesswire.com");
        check("urn:newsml:dpa.com:20090101:190510-99-167362", "dpa.com");
        check("tag:reuters.com,2026:newsml_L1", "reuters.com");
        check("renditions-example", "unknown");
    }
}
