//! The files that the program carries in itself.

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "templates"]
pub(crate) struct Templates;

#[derive(RustEmbed)]
#[folder = "styles"]
pub(crate) struct Styles;

#[derive(RustEmbed)]
#[folder = "locales"]
pub(crate) struct Locales;

/// The text of an embedded file; bytes that are not UTF-8 become U+FFFD.
pub(crate) fn text<Folder: RustEmbed>(name: &str) -> Option<String> {
    Folder::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned())
}
