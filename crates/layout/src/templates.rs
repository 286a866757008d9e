//! The templates, with a theme's own in place of those that it replaces.

use crate::embedded::{Styles, Templates as Embedded, text};
use crate::style::{Look, joined, small};
use crate::{Error, escape, media};
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use rust_embed::RustEmbed;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// All templates, compiled, and each page's style.
pub(crate) struct Templates {
    environment: Environment<'static>,
    styles: BTreeMap<Look, Value>,
    /// Where a template was read from, for those that a theme brought.
    themed: BTreeMap<String, PathBuf>,
}

impl Templates {
    /// Reads the program's own templates and styles, and the theme's over them.
    pub(crate) fn read(theme: Option<&Path>) -> Result<Self, Error> {
        let mut sources: BTreeMap<String, String> = own::<Embedded>("");
        let mut sheets: BTreeMap<String, String> = own::<Styles>(".css");
        let mut themed = BTreeMap::new();
        let mut sheets_themed = BTreeMap::new();
        if let Some(theme) = theme {
            for (name, path, source) in files(&theme.join("templates"), "")? {
                sources.insert(name.clone(), source);
                themed.insert(name, path);
            }
            for (name, path, source) in files(&theme.join("styles"), "")? {
                let Some(sheet) = name
                    .strip_suffix(".css")
                    .filter(|name| sheets.contains_key(*name))
                else {
                    let known = sheets.keys().map(|name| format!("styles/{name}.css")).collect();
                    return Err(Error::ThemeName { path, known });
                };
                sheets_themed.insert(sheet.to_owned(), path);
                sheets.insert(sheet.to_owned(), source);
            }
        }
        for (name, css) in &mut sheets {
            let file = sheets_themed
                .get(name)
                .map_or_else(|| format!("{name}.css"), |path| path.display().to_string());
            *css = small(&file, css)?;
        }
        let styles = Look::ALL
            .map(|look| (look, Value::from_safe_string(joined(look, &sheets))))
            .into_iter()
            .collect();
        let mut templates = Self {
            environment: environment(),
            styles,
            themed,
        };
        for (name, source) in sources {
            let source = without_indent(&source);
            let added = templates.environment.add_template_owned(name.clone(), source);
            added.map_err(|error| templates.explain(&error, &name))?;
        }
        Ok(templates)
    }

    /// The style of a page, to stand in it.
    pub(crate) fn style(&self, look: Look) -> Value {
        self.styles.get(&look).cloned().unwrap_or_default()
    }

    /// Fills a template in.
    pub(crate) fn render(&self, name: &str, view: Value) -> Result<String, Error> {
        self.environment
            .get_template(name)
            .and_then(|template| template.render(view))
            .map_err(|error| self.explain(&error, name))
    }

    fn explain(&self, error: &minijinja::Error, asked: &str) -> Error {
        let mut innermost = error;
        let mut cause = std::error::Error::source(error);
        while let Some(inner) = cause {
            if let Some(inner) = inner.downcast_ref::<minijinja::Error>() {
                innermost = inner;
            }
            cause = inner.source();
        }
        let place = if innermost.line().is_some() {
            innermost
        } else {
            error
        };
        let name = place.name().unwrap_or(asked);
        let file = self
            .themed
            .get(name)
            .map_or_else(|| name.to_owned(), |path| path.display().to_string());
        let reason = match innermost.detail() {
            Some(detail) => format!("{}: {detail}", innermost.kind()),
            None => innermost.kind().to_string(),
        };
        Error::Template {
            file,
            line: place.line().unwrap_or(0),
            reason,
        }
    }
}

/// A template without the white space at the beginning of its lines; the lines keep their numbers.
fn without_indent(source: &str) -> String {
    source.lines().map(str::trim_start).collect::<Vec<_>>().join("\n")
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|name| {
        let is_plain = Path::new(name)
            .extension()
            .is_some_and(|extension| extension == "txt");
        if is_plain {
            AutoEscape::None
        } else {
            AutoEscape::Html
        }
    });
    environment.set_formatter(|out, state, value| {
        if value.is_none() {
            return Ok(());
        }
        let plain = value.is_safe() || matches!(state.auto_escape(), AutoEscape::None);
        let text = value.to_string();
        out.write_str(&if plain { text } else { escape(&text) })?;
        Ok(())
    });
    if let Ok(syntax) = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
    {
        environment.set_syntax(syntax);
    }
    environment.add_function("bdi", isolated);
    environment.add_filter("path", path_segment);
    environment.add_function("picture", media::picture_in_template);
    environment
}

/// In templates: `bdi(address)`, text that keeps its own direction.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the engine hands its arguments over"
)]
fn isolated(text: String) -> Value {
    Value::from_safe_string(format!("<bdi>{}</bdi>", escape(&text)))
}

/// In templates: `token|path`, text as one step of a path.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the engine hands its arguments over"
)]
fn path_segment(text: String) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// The embedded files of a folder by name, less `suffix`.
fn own<Folder: RustEmbed>(suffix: &str) -> BTreeMap<String, String> {
    Folder::iter()
        .filter_map(|name| Some((name.strip_suffix(suffix)?.to_owned(), text::<Folder>(&name)?)))
        .collect()
}

/// The files below a folder: name with slashes, path and text. A folder that is not there has none.
fn files(folder: &Path, below: &str) -> Result<Vec<(String, PathBuf, String)>, Error> {
    let wrong = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Theme { path, source }
    };
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(wrong(folder))? {
        let entry = entry.map_err(wrong(folder))?;
        let path = entry.path();
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            found.extend(files(&path, &format!("{name}/"))?);
        } else {
            let source = std::fs::read_to_string(&path).map_err(wrong(&path))?;
            found.push((name, path, source));
        }
    }
    found.sort();
    Ok(found)
}
