//! `rightsInfo`: who holds the rights, and what the agency allows.

use super::{codes, fields};
use crate::SetAside;
use crate::formats::xml::Element;
use model::WireItem;

/// The first holder by name, else the notice, else the holder's code. Terms of all parts count: who may use one part only
/// has to know.
pub(super) fn read(element: &Element, language: &str, item: &mut WireItem) -> Result<(), SetAside> {
    let of = |name| fields::at(element, "rightsInfo", name);
    let (path, mut code) = ("rightsInfo.copyrightHolder", String::new());
    for holder in of("copyrightHolder") {
        let name = codes::name(path, holder, language)?;
        if !name.is_empty() {
            item.copyright_holder = name;
            break;
        }
        if code.is_empty() {
            code = codes::name_or_code(path, holder, language)?;
        }
    }
    if let (true, Some(notice)) = (item.copyright_holder.is_empty(), of("copyrightNotice").next()) {
        item.copyright_holder = fields::line("rightsInfo.copyrightNotice", notice)?;
    }
    if item.copyright_holder.is_empty() {
        item.copyright_holder = code;
    }
    let mut terms: Vec<String> = Vec::new();
    for element in of("usageTerms") {
        let found = fields::lines("rightsInfo.usageTerms", element)?;
        if !found.is_empty() && terms.last() != Some(&found) {
            terms.push(found);
        }
    }
    item.usage_terms = fields::limited("rightsInfo.usageTerms", terms.join("\n"))?;
    Ok(())
}
