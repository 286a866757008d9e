//! Documents of agencies to be read: the fixtures as they are, and large ones that are made of them.

use crate::Result;
use std::path::{Path, PathBuf};

/// How large a large document is made.
const LARGE_BYTES: usize = 8 << 20;

/// What one row of the report reads.
pub(crate) struct Documents {
    /// For the report.
    pub(crate) name: &'static str,
    /// Whole documents.
    pub(crate) all: Vec<Vec<u8>>,
    /// What the reader is compared with.
    pub(crate) beside: Beside,
}

/// The bare tool that goes through the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// The tokens of quick-xml, nothing kept.
    Tokens,
    /// `serde_json` to a `Value`.
    Value,
    /// There is none.
    Nothing,
}

/// The folder of fixtures of the wire.
fn folder() -> Result<PathBuf> {
    let root = std::env::var_os("VESPER_FIXTURES").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures"),
        PathBuf::from,
    );
    let folder = root.join("wire");
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err(format!(
            "there is no folder {}; VESPER_FIXTURES names that of the fixtures",
            folder.display()
        )
        .into())
    }
}

/// All fixtures below these folders out of which at least one item can be read, in order of their names.
fn readable(folders: &[&str], ending: &str) -> Result<Vec<Vec<u8>>> {
    let root = folder()?;
    let mut paths = Vec::new();
    for folder in folders {
        for entry in std::fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|found| found == ending) {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let bytes = std::fs::read(&path)?;
        if wire::parse(&bytes, None).is_ok_and(|parsed| parsed.items.iter().any(std::result::Result::is_ok)) {
            found.push(bytes);
        }
    }
    Ok(found)
}

/// Pieces again and again between a head and a foot, until the document is large.
fn large(head: &str, pieces: &[String], between: &str, foot: &str) -> Vec<u8> {
    let mut out = head.to_owned();
    let mut rest = pieces.iter().cycle();
    let mut is_first = true;
    while let Some(piece) = rest.next().filter(|_| out.len() < LARGE_BYTES) {
        if !is_first {
            out.push_str(between);
        }
        is_first = false;
        out.push_str(piece);
    }
    out.push_str(foot);
    out.into_bytes()
}

/// What stands in an XML document from an element's start to its end.
fn element(document: &[u8], name: &str) -> Option<String> {
    let text = std::str::from_utf8(document).ok()?;
    let start = text.find(&format!("<{name}"))?;
    let close = format!("</{name}>");
    let end = text.rfind(&close)? + close.len();
    text.get(start..end).map(str::to_owned)
}

fn texts(documents: &[Vec<u8>]) -> Vec<String> {
    let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).trim().to_owned();
    documents.iter().map(text).collect()
}

/// What stands above the items of a message.
pub(crate) const MESSAGE_HEAD: &str = "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2026-03-01T12:00:00Z</sent>\
    <sender>example.org</sender></header><itemSet>\n";

fn newsml_g2() -> Result<Vec<Vec<u8>>> {
    readable(
        &[
            "newsml-g2/iptc",
            "newsml-g2/validator",
            "newsml-g2/python-tests",
            "dpa-digitalwires",
        ],
        "xml",
    )
}

/// The news items of the fixtures.
pub(crate) fn news_items() -> Result<Vec<String>> {
    let documents = newsml_g2()?;
    let mut items: Vec<String> = documents
        .iter()
        .filter_map(|one| element(one, "newsItem"))
        .collect();
    items.retain(|item| item.matches("<newsItem").count() == 1);
    Ok(items)
}

/// All that is read.
pub(crate) fn all() -> Result<Vec<Documents>> {
    let g2 = newsml_g2()?;
    let message = large(MESSAGE_HEAD, &news_items()?, "\n", "\n</itemSet></newsMessage>");
    let nitf = readable(&["nitf"], "xml")?;
    let newsml_1 = readable(&["newsml-1", "newsml-1/businesswire"], "xml")?;
    let old_items: Vec<String> = newsml_1
        .iter()
        .filter_map(|one| element(one, "NewsItem"))
        .collect();
    let old_message = large(
        "<NewsML><NewsEnvelope><DateAndTime>20260301T120000Z</DateAndTime></NewsEnvelope>\n",
        &old_items,
        "\n",
        "</NewsML>",
    );
    let ninjs = readable(&["ninjs/examples", "ninjs/guide"], "json")?;
    let list = large("[", &texts(&ninjs), ",", "]");
    let digitalwires = readable(&["dpa-digitalwires"], "json")?;
    let telegraph = readable(&["iptc7901/dpa"], "iptc")?;
    let row = |name, all, beside| Documents { name, all, beside };
    Ok(vec![
        row("NewsML-G2, fixtures", g2, Beside::Tokens),
        row("NewsML-G2, one message", vec![message], Beside::Tokens),
        row("NITF, fixture", nitf, Beside::Tokens),
        row("NewsML 1, fixtures", newsml_1, Beside::Tokens),
        row("NewsML 1, one document", vec![old_message], Beside::Tokens),
        row("ninjs, fixtures", ninjs, Beside::Value),
        row("ninjs, one list", vec![list], Beside::Value),
        row("digitalwires, fixtures", digitalwires, Beside::Value),
        row("IPTC 7901, fixtures", telegraph, Beside::Nothing),
    ])
}
