//! A `newsMessage`: a header, and items that were sent together.

use super::{fields, item, together};
use crate::formats::xml::Element;
use crate::limits::ITEMS_MAX;
use crate::{SetAside, text};
use jiff::Timestamp;
use model::WireItem;

/// What the message says for items that do not say it themselves.
#[derive(Default)]
pub(super) struct Header {
    /// `sent`; a date that cannot be read counts as absent.
    pub(super) sent: Option<Timestamp>,
    /// `sender`.
    pub(super) sender: String,
    /// `priority`, 1 to 9; anything else counts as absent.
    pub(super) priority: Option<u8>,
}

impl Header {
    fn of(message: &Element) -> Self {
        let text = |name: &'static str| {
            fields::at(message, "header", name)
                .next()
                .map(Element::text)
                .unwrap_or_default()
        };
        Self {
            sent: text("sent").trim().parse().ok(),
            sender: text::clip(&text("sender"), 200),
            priority: fields::one_to_nine(&text("priority")),
        }
    }
}

/// All items in order.
pub(super) fn items(
    message: &Element,
    agency: Option<&str>,
) -> Result<Vec<Result<WireItem, SetAside>>, SetAside> {
    let header = Header::of(message);
    let elements: Vec<&Element> = fields::all(message, "itemSet")
        .flat_map(Element::children)
        .take(ITEMS_MAX + 1)
        .collect();
    if elements.is_empty() {
        return Err(SetAside::field("itemSet", "there is no item in the message"));
    }
    if elements.len() > ITEMS_MAX {
        return Err(SetAside::field(
            "itemSet",
            format!("more than {ITEMS_MAX} items in one message"),
        ));
    }
    let mut items: Vec<_> = elements
        .into_iter()
        .map(|element| item::read(element, &header, agency))
        .collect();
    together::relate(&mut items);
    Ok(items)
}
