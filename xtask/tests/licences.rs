//! Every licence, source and package that Vesper is built from is one that deny.toml allows.

#![expect(
    clippy::unwrap_used,
    reason = "a test may end where it finds something broken"
)]

mod metadata;

use metadata::{packages, read, text};
use serde_json::Value;

struct Rules {
    allowed: Vec<String>,
    banned: Vec<String>,
}

impl Rules {
    fn read() -> Self {
        let rules: toml::Value = toml::from_str(&read("deny.toml")).unwrap();
        let words = |list: &toml::Value| -> Vec<String> {
            let word = |one: &toml::Value| one.as_str().or_else(|| one["crate"].as_str()).unwrap().to_owned();
            list.as_array().unwrap().iter().map(word).collect()
        };
        Self {
            allowed: words(&rules["licenses"]["allow"]),
            banned: words(&rules["bans"]["deny"]),
        }
    }

    /// Whether an SPDX expression can be met with allowed licences alone. `/` is an old way to write `OR`.
    fn allow(&self, expression: &str) -> bool {
        let spaced = expression
            .replace('/', " OR ")
            .replace('(', " ( ")
            .replace(')', " ) ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let mut rest = &words[..];
        self.any(&mut rest) && rest.is_empty()
    }

    /// `a OR b`, where `AND` binds closer.
    fn any(&self, words: &mut &[&str]) -> bool {
        let mut met = self.all(words);
        while take(words, "OR") {
            met |= self.all(words);
        }
        met
    }

    fn all(&self, words: &mut &[&str]) -> bool {
        let mut met = self.one(words);
        while take(words, "AND") {
            met &= self.one(words);
        }
        met
    }

    fn one(&self, words: &mut &[&str]) -> bool {
        if take(words, "(") {
            let met = self.any(words);
            return take(words, ")") && met;
        }
        let Some((name, rest)) = words.split_first() else {
            return false;
        };
        *words = rest;
        let mut name = (*name).to_owned();
        if let [with @ "WITH", exception, rest @ ..] = *words {
            name = format!("{name} {with} {exception}");
            *words = rest;
        }
        self.allowed.contains(&name)
    }
}

fn take(words: &mut &[&str], word: &str) -> bool {
    match words.split_first() {
        Some((first, rest)) if *first == word => {
            *words = rest;
            true
        }
        _ => false,
    }
}

#[test]
fn every_crate_s_licence_is_allowed() {
    let rules = Rules::read();
    for package in packages(&[]) {
        let (name, licence) = (text(&package, "name"), text(&package, "license"));
        assert!(
            rules.allow(licence),
            "{name} is under “{licence}”, which deny.toml does not allow"
        );
    }
}

#[test]
fn every_crate_comes_from_crates_io_or_from_here() {
    for package in packages(&[]) {
        let source = text(&package, "source");
        assert!(
            source.is_empty() || source == "registry+https://github.com/rust-lang/crates.io-index",
            "{} comes from {source}",
            text(&package, "name")
        );
    }
}

#[test]
fn no_banned_crate_is_built_in() {
    let rules = Rules::read();
    let found: Vec<String> = packages(&[])
        .iter()
        .map(|package| text(package, "name").to_owned())
        .filter(|name| rules.banned.contains(name))
        .collect();
    assert!(found.is_empty(), "deny.toml bans {found:?}");
}

#[test]
fn the_browser_tests_packages_are_allowed_and_carry_no_address() {
    let rules = Rules::read();
    let lock: Value = serde_json::from_str(&read("browser/package-lock.json")).unwrap();
    for (name, package) in lock["packages"].as_object().unwrap() {
        let licence = text(package, "license");
        assert!(
            rules.allow(licence),
            "{name} is under “{licence}”, which deny.toml does not allow"
        );
        assert!(
            package.get("resolved").is_none(),
            "{name}: package-lock.json names the registry; see browser/.npmrc"
        );
    }
}

#[track_caller]
fn check(expression: &str, allowed: bool) {
    let rules = Rules {
        allowed: ["A", "B", "A WITH X"].map(String::from).to_vec(),
        banned: Vec::new(),
    };
    assert_eq!(rules.allow(expression), allowed, "{expression}");
}

#[test]
fn an_expression_is_met_as_spdx_means_it() {
    check("A", true);
    check("G", false);
    check("", false);
    check("A OR G", true);
    check("G/A", true);
    check("A AND G", false);
    check("G OR A AND B", true);
    check("(G OR A) AND G", false);
    check("(G OR A) AND B", true);
    check("A WITH X", true);
    check("B WITH X", false);
    check("G OR (A", false);
    check("A B", false);
}
