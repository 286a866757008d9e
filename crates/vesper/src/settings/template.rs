//! The `vesper.toml` of a new newsroom.

use model::{Lang, Section};
use std::collections::BTreeMap;

/// The sections of a newsroom that has not chosen its own.
pub(crate) fn usual_sections() -> Vec<Section> {
    let ids = [
        "world", "economy", "science", "climate", "culture", "sport", "features",
    ];
    ids.into_iter()
        .map(|id| Section {
            id: id.to_owned(),
            names: BTreeMap::new(),
            rules: model::SectionRules::default(),
        })
        .collect()
}

/// The text of a new newsroom's `vesper.toml`.
pub(crate) fn template(name: &str, url: &str, listen: &str, languages: &[Lang], smtp: &str) -> String {
    let host = url
        .split("://")
        .nth(1)
        .unwrap_or_default()
        .split([':', '/'])
        .next()
        .unwrap_or_default();
    let is_name = host.parse::<std::net::IpAddr>().is_err() && host.contains('.');
    let sender = format!("letter@{}", if is_name { host } else { "newsroom.example" });
    let languages: Vec<String> = languages.iter().map(|lang| format!("\"{lang}\"")).collect();
    let sections: String = usual_sections()
        .iter()
        .map(|section| format!("\n[[sections]]\nid = \"{}\"\n", section.id))
        .collect();
    format!(
        "# The newsroom. Each key can also come from the environment: VESPER_URL, VESPER_LETTER__SENDER and so on.\n\
         name = {name:?}\n\
         # The address by which readers reach the site.\n\
         url = {url:?}\n\
         listen = {listen:?}\n\
         # Metrics and nothing else; keep it from the public.\n\
         # operations = \"127.0.0.1:9090\"\n\
         languages = [{}]\n\
         default_language = \"en\"\n\n\
         # sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME\n\
         database = \"sqlite:archive.sqlite\"\n\
         media = \"file:media\"\n\
         # smtp://USER:PASSWORD@HOST:587 (STARTTLS when offered) or smtps://USER:PASSWORD@HOST:465\n\
         smtp = {smtp:?}\n\n\
         [letter]\n\
         sender = {sender:?}\n\
         # The street address that stands at the foot of each letter; many countries ask for one.\n\
         postal_address = \"\"\n\
         time = \"18:30:00\"\n\n\
         # Where agencies' copy comes from; docs/sources.md says what can be set. Each source is a block of its own.\n\
         # [[wire.sources]]\n\
         # name = \"meridian\"\n\
         # agency = \"Meridian\"\n\
         # kind = \"http\"                       # or folder, ftp, push\n\
         # address = \"https://meridian.example/feed\"\n\
         # every = \"60s\"\n\
         # silence = \"6h\"                      # so long without a new item is an alarm\n\
         # token_file = \"meridian.token\"\n{sections}",
        languages.join(", ")
    )
}
