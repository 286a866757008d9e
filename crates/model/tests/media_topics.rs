//! The table of Media Topics that is built in is what IPTC's vocabulary says.
//!
//! After a new release of the vocabulary: `VESPER_WRITE_TOPICS=1 cargo test -p vesper-model --test media_topics`.
#![expect(clippy::unwrap_used, reason = "tests")]

use serde_json::Value;
use std::path::{Path, PathBuf};

/// The columns of names: our tag and the one of the vocabulary, which calls Danish by its country and Swedish by that of Sami.
const LANGUAGES: [(&str, &str); 10] = [
    ("en", "en-GB"),
    ("de", "de"),
    ("fr", "fr"),
    ("es", "es"),
    ("ar", "ar"),
    ("pt-PT", "pt-PT"),
    ("pt-BR", "pt-BR"),
    ("zh-Hans", "zh-Hans"),
    ("sv", "se"),
    ("da", "dk"),
];

fn fixtures() -> PathBuf {
    std::env::var_os("VESPER_FIXTURES").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures"),
        PathBuf::from,
    )
}

/// The last parts of the addresses in a list that are codes of a scheme.
fn codes(concept: &Value, key: &str, scheme: &str) -> String {
    let mut codes: Vec<&str> = concept[key]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .filter(|address| address.contains(scheme))
        .filter_map(|address| address.rsplit(['/', ':']).next())
        .collect();
    codes.sort_unstable();
    codes.join(",")
}

fn table(vocabulary: &Value) -> String {
    let languages: Vec<&str> = LANGUAGES.iter().map(|(own, _)| *own).collect();
    let mut lines = vec![format!(
        "# IPTC Media Topic NewsCodes, released {}, © IPTC, CC BY 4.0; only numbers, relations and names. Made by tests/media_topics.rs.\n\
         #id\tbroader\tsubject codes (exact)\tsubject codes (close)\tretired\t{}",
        &vocabulary["dateReleased"].as_str().unwrap()[..10],
        languages.join("\t")
    )];
    let mut rows: Vec<String> = vocabulary["conceptSet"]
        .as_array()
        .unwrap()
        .iter()
        .map(|concept| {
            let names = LANGUAGES.iter().map(|(_, tag)| {
                let name = concept["prefLabel"][*tag].as_str().unwrap_or_default();
                name.split_whitespace().collect::<Vec<_>>().join(" ")
            });
            let retired = if concept["retired"].is_null() { "" } else { "x" };
            let id = concept["qcode"].as_str().unwrap().trim_start_matches("medtop:");
            let mut cells = vec![
                id.to_owned(),
                codes(concept, "broader", ""),
                codes(concept, "exactMatch", "/subjectcode/"),
                codes(concept, "closeMatch", "/subjectcode/"),
                retired.to_owned(),
            ];
            cells.extend(names);
            cells.join("\t").trim_end().to_owned()
        })
        .collect();
    rows.sort();
    lines.extend(rows);
    lines.join("\n") + "\n"
}

#[test]
fn the_table_of_topics_is_what_the_vocabulary_says() {
    let file = fixtures().join("vocab/iptc-mediatopics.json");
    let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let made = table(&serde_json::from_slice(&bytes).unwrap());
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/media_topics.tsv");
    if std::env::var_os("VESPER_WRITE_TOPICS").is_some() {
        std::fs::write(&kept, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&kept).unwrap();
    assert!(
        made == kept,
        "the table is not that of the vocabulary; write it anew as this test’s first lines say"
    );
}
