//! Agencies' formats to wire items.
//!
//! Bytes in, [`WireItem`]s out: the format is recognised by content, never by a file's name. A document or an item that
//! breaks its format's rules is set aside whole with a reason that names the field, and stops nothing else. Reading
//! ([`parse`]) is pure; [`take_in`] keeps what was read and takes killed copy back from readers. Neither memory nor time grows faster than the document.

mod address;
mod consequences;
mod encoding;
mod fetch;
mod filing;
mod format;
mod formats;
mod html;
mod intake;
mod limits;
mod regroup;
mod secret;
mod set_aside;
mod sources;
mod stream;
mod text;

pub use consequences::{Consequences, take_back};
pub use fetch::{
    Document, FetchError, Fetched, Fetcher, Login, Patience, Reach, Validators, Want, public_authorities,
};
pub use format::Format;
pub use html::body_from_html;
pub use intake::{Arrival, take_in, take_in_stream};
pub use limits::{DOCUMENT_BYTES_MAX, ITEM_BYTES_MAX, ITEMS_MAX};
pub use regroup::regroup;
pub use secret::{Secret, TokenHash};
pub use set_aside::SetAside;
pub use sources::{
    FolderWay, FtpWay, HttpWay, PackedFiles, Source, SourceError, SourceWay, Trial, TrialStep, Watch, push,
    trial,
};
pub use stream::{Items, parse_stream};
pub use url::Url;

use format::Shape;
use model::WireItem;

/// What one document held.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The format of the document, or of its first item.
    pub format: Format,
    /// Its items in order, each read whole or set aside whole. None when a feed or list has nothing to tell.
    pub items: Vec<Result<WireItem, SetAside>>,
}

/// Reads one document of an agency.
///
/// `agency` is who sent it, as the newsroom calls it. Without it the item's own word is taken: its source, the holder of
/// its rights or the host in its identifier. That word can be forged, so a door that knows the sender names it.
///
/// # Errors
///
/// Nothing of the document could be read: it is longer than [`DOCUMENT_BYTES_MAX`], no text, in a format that is not
/// read here, not well-formed, or empty.
pub fn parse(bytes: &[u8], agency: Option<&str>) -> Result<Parsed, SetAside> {
    if bytes.len() > DOCUMENT_BYTES_MAX {
        return Err(SetAside::whole(format!(
            "the document has {} bytes, at most {DOCUMENT_BYTES_MAX} are read",
            bytes.len()
        )));
    }
    let agency = agency.map(text::line).filter(|agency| !agency.is_empty());
    let agency = agency.as_deref();
    if formats::mail::is_one(bytes) {
        return formats::mail::parse(bytes, agency);
    }
    document(bytes, agency)
}

/// Reads what is no mail: a document on its own, or one that is attached to a mail.
fn document(bytes: &[u8], agency: Option<&str>) -> Result<Parsed, SetAside> {
    if let Some(message) = formats::frames::after_start(bytes) {
        return if formats::anpa1312::is_one(message) {
            formats::anpa1312::parse(bytes, agency)
        } else {
            formats::iptc7901::parse(bytes, agency)
        };
    }
    let text = encoding::decode(bytes)?;
    match format::recognise(&text)? {
        Shape::Json => formats::json::parse(&text, agency),
        Shape::Feed => formats::feed::parse(&text, agency),
        Shape::NewsMlG2 => formats::newsml_g2::parse(&text, agency),
        Shape::Nitf => formats::nitf::parse(&text, agency),
        Shape::NewsMl1 => formats::newsml_1::parse(&text, agency),
    }
}
