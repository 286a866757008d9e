//! What can be wrong with templates, styles and language files.

use std::path::PathBuf;

/// Why pages cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A template has a mistake or names something that its page does not have.
    #[error("the template {file}, line {line}, cannot be used: {reason}")]
    Template {
        /// The template's name; a theme's own ones have the theme's folder before it.
        file: String,
        /// The line, counted from 1; 0 when it is not known.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// A language file has a mistake.
    #[error("the language file {file}, line {line}, cannot be read: {reason}")]
    Language {
        /// The file's name.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// A style sheet has a mistake.
    #[error("the style sheet {file}, line {line}, cannot be used: {reason}")]
    Style {
        /// The file's name.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// A file of the theme cannot be read.
    #[error("the theme’s {} cannot be read", path.display())]
    Theme {
        /// Which file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file of the theme stands for nothing.
    #[error("the theme’s {} replaces nothing; there are: {}", path.display(), known.join(", "))]
    ThemeName {
        /// Which file.
        path: PathBuf,
        /// The names that can be replaced.
        known: Vec<String>,
    },
    /// The newsroom's address is not one.
    #[error(
        "the newsroom’s address “{address}” is not an http or https address such as https://vesper.example"
    )]
    Address {
        /// What is set.
        address: String,
    },
    /// ICU4X has no names or digits for a language.
    #[error("dates and numbers cannot be written in {lang}: {reason}")]
    Dates {
        /// The language's tag.
        lang: &'static str,
        /// What ICU4X said.
        reason: String,
    },
}
