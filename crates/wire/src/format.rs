//! Which format a document is in, by its content.

use crate::{SetAside, text};
use std::fmt;

/// A format of agencies' copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// IPTC ninjs 1.0 to 3.1.
    Ninjs,
    /// ninjs as PA Media sends it.
    PaNinjs,
    /// dpa's digitalwires.
    Digitalwires,
    /// RSS 0.9x, 1.0 and 2.0.
    Rss,
    /// Atom 0.3 and 1.0 (RFC 4287).
    Atom,
    /// JSON Feed 1 and 1.1.
    JsonFeed,
    /// NITF 3.x.
    Nitf,
    /// NewsML 1.0 to 1.2.
    NewsMl1,
    /// NewsML-G2.
    NewsMlG2,
    /// IPTC 7901.
    Iptc7901,
    /// ANPA 1312.
    Anpa1312,
    /// A mail (RFC 5322).
    Mail,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ninjs => "ninjs",
            Self::PaNinjs => "ninjs of PA",
            Self::Digitalwires => "digitalwires",
            Self::Rss => "RSS",
            Self::Atom => "Atom",
            Self::JsonFeed => "JSON Feed",
            Self::Nitf => "NITF",
            Self::NewsMl1 => "NewsML 1",
            Self::NewsMlG2 => "NewsML-G2",
            Self::Iptc7901 => "IPTC 7901",
            Self::Anpa1312 => "ANPA 1312",
            Self::Mail => "mail",
        })
    }
}

/// What the first characters promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// JSON; its members tell which format.
    Json,
    /// XML whose root element is that of a feed.
    Feed,
    /// XML whose root element is a message or an item of NewsML-G2.
    NewsMlG2,
    /// XML whose root element is that of NITF.
    Nitf,
    /// XML whose root element is that of NewsML 1.
    NewsMl1,
}

/// What the document is.
///
/// # Errors
///
/// It is neither JSON nor XML, or XML of another kind.
pub(crate) fn recognise(document: &str) -> Result<Shape, SetAside> {
    if document.starts_with(['{', '[']) {
        return Ok(Shape::Json);
    }
    if !document.starts_with('<') {
        let start = text::clip(document, 40);
        return Err(SetAside::whole(format!(
            "not JSON and not XML: it begins with “{start}”; ninjs, digitalwires, JSON Feed, RSS, Atom, NewsML, NewsML-G2, NITF, \
             IPTC 7901, ANPA 1312 and mail are read here"
        )));
    }
    match root_name(document) {
        Some("rss" | "RDF" | "feed" | "entry") => Ok(Shape::Feed),
        Some(
            "newsMessage" | "newsItem" | "packageItem" | "planningItem" | "conceptItem" | "knowledgeItem"
            | "catalogItem",
        ) => Ok(Shape::NewsMlG2),
        Some("nitf") => Ok(Shape::Nitf),
        Some("NewsML") => Ok(Shape::NewsMl1),
        Some(name) => Err(SetAside::whole(format!(
            "not a format of copy: the root element is “{}”; of XML formats RSS, Atom, NewsML, NewsML-G2 and NITF are read here",
            text::clip(name, 60)
        ))),
        None => Err(SetAside::whole(
            "not XML that can be read: it has no root element",
        )),
    }
}

/// The root element's name without prefix, behind comments, instructions and the document type.
fn root_name(document: &str) -> Option<&str> {
    let mut rest = document;
    loop {
        rest = rest.trim_start();
        rest = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.split_once("-->")?.1
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            instruction.split_once("?>")?.1
        } else if rest.starts_with("<!") {
            after_document_type(rest)?
        } else {
            break;
        };
    }
    let tag = rest.strip_prefix('<')?;
    let end = tag.find(|character: char| character.is_whitespace() || matches!(character, '>' | '/'))?;
    let name = &tag[..end];
    let local = name.rsplit_once(':').map_or(name, |(_, local)| local);
    (!local.is_empty()).then_some(local)
}

/// What follows `<!DOCTYPE … [ … ]>`. Entities declared in it are never expanded.
fn after_document_type(rest: &str) -> Option<&str> {
    let end = rest.find(['[', '>'])?;
    if rest[end..].starts_with('[') {
        let inner = &rest[end..];
        let close = inner.find("]>").map(|at| at + 2).or_else(|| {
            let bracket = inner.find(']')?;
            inner[bracket..].find('>').map(|at| bracket + at + 1)
        })?;
        return Some(&inner[close..]);
    }
    Some(&rest[end + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(document: &str, expected: Result<Shape, &str>) {
        match (recognise(document), expected) {
            (Ok(shape), Ok(expected)) => assert_eq!(shape, expected, "{document}"),
            (Err(set_aside), Err(expected)) => assert!(set_aside.reason.contains(expected), "{set_aside}"),
            (got, _) => panic!("{document}: {got:?}"),
        }
    }

    #[test]
    fn a_document_is_known_by_what_it_begins_with() {
        check("{}", Ok(Shape::Json));
        check("[", Ok(Shape::Json));
        check("<rss version='2.0'>", Ok(Shape::Feed));
        check(
            "<!-- a < b --> <?pi?><!DOCTYPE rss [ <!ENTITY a 'b'> ]>\n<rss>",
            Ok(Shape::Feed),
        );
        check(
            "<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'x.dtd'><rdf:RDF xmlns='x'>",
            Ok(Shape::Feed),
        );
        check("<feed/>", Ok(Shape::Feed));
        check("<newsItem guid='x'>", Ok(Shape::NewsMlG2));
        check("<nar:newsMessage xmlns:nar='x'>", Ok(Shape::NewsMlG2));
        check("<groupSet root='x'>", Err("the root element is “groupSet”"));
        check("<!DOCTYPE nitf SYSTEM 'nitf-3-6.dtd'><nitf>", Ok(Shape::Nitf));
        check("<NewsML Version='1.2'>", Ok(Shape::NewsMl1));
        check("ZCZC\nbdt", Err("it begins with “ZCZC bdt”"));
        check("<", Err("no root element"));
        check("<!DOCTYPE", Err("no root element"));
    }
}
