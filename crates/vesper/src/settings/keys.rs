//! Which keys there are, and what is said of one that is not.

use super::wire;
use anyhow::{Context, Result, bail};

/// The keys, for naming the nearest one to a key that is not known.
const KEYS: &[&str] = &[
    "name",
    "url",
    "listen",
    "operations",
    "languages",
    "default_language",
    "database",
    "media",
    "pages",
    "smtp",
    "theme",
    "sections",
    "sections.id",
    "sections.names",
    "sections.second_pair_of_eyes",
    "sections.legal",
    "letter",
    "letter.sender",
    "letter.postal_address",
    "letter.time",
    "letter.connections",
    "letter.lease_seconds",
    "rights",
    "rights.territory",
    "rights.no_archive_days",
    "rights.at_end",
    "rights.agreements",
];

/// Puts a value of the environment over that of the file.
pub(super) fn set(table: &mut toml::Table, key: &str, value: &str) -> Result<()> {
    if !is_known(key) {
        bail!("{}", unknown(key));
    }
    let value = match value.parse::<toml::Value>() {
        Ok(value) if !value.is_str() => value,
        _ => toml::Value::String(value.to_owned()),
    };
    match key.split_once('.') {
        Some((section, key)) => {
            let section = table.entry(section).or_insert_with(|| toml::Table::new().into());
            let Some(section) = section.as_table_mut() else {
                bail!("{key} belongs to a list and cannot be set here")
            };
            section.insert(key.to_owned(), value);
        }
        None => {
            table.insert(key.to_owned(), value);
        }
    }
    Ok(())
}

/// Refuses a key that is not known, with the nearest one.
pub(super) fn check_keys(table: &toml::Table, above: &str) -> Result<()> {
    for (key, value) in table {
        let name = format!("{above}{key}");
        if !is_known(&name) {
            bail!("{}", unknown(&name));
        }
        // Below these stand names that the newsroom chose.
        if name == "sections.names" || wire::FREE_KEYS.contains(&name.as_str()) {
            continue;
        }
        let below = format!("{name}.");
        match value {
            toml::Value::Table(inner) => check_keys(inner, &below)?,
            toml::Value::Array(items) => {
                for item in items.iter().filter_map(toml::Value::as_table) {
                    let called = item.get("name").or(item.get("id")).and_then(toml::Value::as_str);
                    check_keys(item, &below)
                        .with_context(|| format!("“{}” in [[{name}]]", called.unwrap_or("nameless")))?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn keys() -> impl Iterator<Item = &'static &'static str> {
    KEYS.iter().chain(wire::KEYS)
}

/// What is wrong and on which line. The line itself may hold a token or a password, which belongs on no screen.
pub(super) fn mistake(text: &str, error: &toml::de::Error) -> anyhow::Error {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.map_or(1, |before| before.matches('\n').count() + 1);
    anyhow::anyhow!("line {line}: {}", error.message())
}

fn is_known(key: &str) -> bool {
    keys().any(|known| *known == key)
}

fn unknown(key: &str) -> String {
    let nearest = keys().min_by_key(|known| strsim::damerau_levenshtein(known, key));
    format!(
        "there is no setting “{key}”; did you mean “{}”?",
        nearest.copied().unwrap_or_default()
    )
}
