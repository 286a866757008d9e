//! The chooser of languages.

use crate::Layout;
use model::Lang;
use serde::Serialize;

/// One language of the chooser.
#[derive(Debug, Serialize)]
pub(crate) struct Choice {
    tag: &'static str,
    endonym: &'static str,
    href: String,
    /// It is the page's own.
    current: bool,
    /// It has this very story.
    has: bool,
}

/// The newsroom's languages in its order. Those in `versions` lead there, the others to `elsewhere` with `{lang}` in
/// place of the tag.
pub(crate) fn choices(
    layout: &Layout,
    lang: Lang,
    versions: &[(Lang, String)],
    elsewhere: &str,
) -> Vec<Choice> {
    let choice = |choice: &Lang| {
        let version = versions.iter().find(|(language, _)| language == choice);
        Choice {
            tag: choice.tag(),
            endonym: choice.endonym(),
            href: version.map_or_else(
                || elsewhere.replace("{lang}", choice.tag()),
                |(_, path)| path.clone(),
            ),
            current: *choice == lang,
            has: version.is_some() && *choice != lang,
        }
    };
    layout.newsroom().languages.iter().map(choice).collect()
}
