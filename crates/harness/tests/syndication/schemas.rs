//! The official schemas of ninjs 3.0 and 3.1 and of NewsML-G2 2.35.

use crate::copy::{newsroom, outgoing};
use jsonschema::{Retrieve, Uri, Validator};
use layout::SyndicationFormat;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

const OWN: &str = "https://vesper.example/syndication/ninjs";

fn schemas(format: &str) -> PathBuf {
    let fixtures = std::env::var_os("VESPER_FIXTURES").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures"),
        PathBuf::from,
    );
    fixtures.join("wire").join(format).join("schema")
}

/// Places are not written, so their shape, which stands elsewhere on the net, is not needed.
struct NoPlaces;

impl Retrieve for NoPlaces {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        match uri.as_str() {
            "https://geojson.org/schema/GeoJSON.json" => Ok(json!({})),
            other => Err(format!("{other} is not to be asked for").into()),
        }
    }
}

fn ninjs(version: &str) -> Validator {
    let path = schemas("ninjs").join(format!("ninjs-schema_{version}.json"));
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    jsonschema::options()
        .should_validate_formats(true)
        .with_retriever(NoPlaces)
        .build(&schema)
        .unwrap()
}

#[test]
fn what_is_no_ninjs_is_told_by_its_schema() {
    let validator = ninjs("3.1");
    assert!(!validator.is_valid(&json!({ "type": "text" })));
    assert!(!validator.is_valid(&json!({ "uri": "urn:x", "headline": "of another version" })));
    assert!(!validator.is_valid(&json!({ "uri": "urn:x", "versionCreated": "soon" })));
}

#[test]
fn every_item_in_ninjs_is_one_by_its_schema() {
    let mut runner = TestRunner::deterministic();
    let validator = ninjs("3.1");
    for _ in 0..300 {
        let item = outgoing().new_tree(&mut runner).unwrap().current();
        let document = newsroom().syndicated(SyndicationFormat::Ninjs, &item, OWN);
        let value: Value = serde_json::from_str(&document).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, [] as [String; 0], "{document}");
    }
}

/// Validates files; what the validator says when one is wrong. Missing, it is said loudly and fails.
fn xmllint(files: &[PathBuf]) -> Result<(), String> {
    let schema = schemas("newsml-g2").join("NewsML-G2_2.35-spec-All-Power.xsd");
    let output = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(schema)
        .args(files)
        .output()
        .unwrap_or_else(|error| {
            panic!("XMLLINT IS MISSING ({error}): install Debian’s libxml2-utils; `cargo xtask test` does it as root")
        });
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

#[test]
fn every_message_in_newsml_g2_is_one_by_its_schema() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut runner = TestRunner::deterministic();
    let mut files = Vec::new();
    for number in 0..60 {
        let strategy = prop::collection::vec(outgoing(), 1..4);
        let items = strategy.new_tree(&mut runner).unwrap().current();
        let path = folder.path().join(format!("{number}.xml"));
        std::fs::write(
            &path,
            newsroom().syndication(SyndicationFormat::NewsMlG2, &items, OWN),
        )
        .unwrap();
        files.push(path);
        let path = folder.path().join(format!("{number}-one.xml"));
        std::fs::write(
            &path,
            newsroom().syndicated(SyndicationFormat::NewsMlG2, &items[0], OWN),
        )
        .unwrap();
        files.push(path);
    }
    if let Err(said) = xmllint(&files) {
        let lines: Vec<&str> = said
            .lines()
            .filter(|line| !line.ends_with(" validates"))
            .take(10)
            .collect();
        let first = std::fs::read_to_string(&files[0]).unwrap();
        panic!("{}\n{first}", lines.join("\n"));
    }
    let wrong = folder.path().join("wrong.xml");
    let text = std::fs::read_to_string(&files[0]).unwrap();
    std::fs::write(&wrong, text.replace("<itemClass qcode=\"ninat:text\"/>", "")).unwrap();
    assert!(xmllint(&[wrong]).is_err(), "an item without its class is told");
}
