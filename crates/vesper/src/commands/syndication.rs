//! `vesper syndication add|list|revoke`: newsrooms that take our copy.

use crate::cli::{NewPartner, Syndication};
use crate::clock::HouseClock;
use crate::commands::who;
use crate::house::House;
use crate::output::{columns, say};
use crate::partners::hash_of;
use anyhow::{Result, bail, ensure};
use jiff::Timestamp;
use model::{Clock, Grant, Partner};
use serde_json::json;
use std::fmt::Display;

/// `vesper syndication …`
pub(super) async fn run(house: &House, command: Syndication, json: bool) -> Result<()> {
    let now = HouseClock::of(&house.settings.folder).now();
    match command {
        Syndication::Add(partner) => add(house, partner, now, json).await,
        Syndication::List => list(house, json).await,
        Syndication::Revoke { name } => revoke(house, &name, now, json).await,
    }
}

async fn add(house: &House, partner: NewPartner, now: Timestamp, json: bool) -> Result<()> {
    let name = partner.name.trim().to_owned();
    ensure!(!name.is_empty(), "a partner needs a name");
    let newsroom = house.settings.newsroom();
    for section in &partner.sections {
        ensure!(
            newsroom.section(section).is_some(),
            "there is no section “{section}”; vesper.toml names them"
        );
    }
    for lang in &partner.languages {
        ensure!(
            newsroom.publishes_in(*lang),
            "this newsroom does not publish in {lang}; vesper.toml says in which languages it does"
        );
    }
    let trimmed = |names: Vec<String>| {
        let names = names.into_iter().map(|name| name.trim().to_owned());
        names.filter(|name| !name.is_empty()).collect()
    };
    let grant = Grant {
        agencies: trimmed(partner.agencies),
        languages: partner.languages.into_iter().collect(),
        sections: partner.sections.into_iter().collect(),
        topics: trimmed(partner.topics),
        kinds: partner.kinds.into_iter().collect(),
        since: partner.since,
        terms: partner.terms,
        per_minute: partner.per_minute,
    };
    let token = archive::random_token()?;
    let mut tx = house.archive.begin(&who(), "").await?;
    if !tx.add_partner(&name, &hash_of(&token), &grant, now).await? {
        bail!("there is a partner “{name}” already; revoke it first to give it a new token");
    }
    tx.commit().await?;
    let url = format!("{}/syndication/ninjs", house.settings.url);
    let line = json!({ "partner": name, "grant": grant, "token": token, "url": url });
    say(json, &line, || {
        format!(
            "{name} gets {}.\nIts token, which is shown this once:\n\n{token}\n\nTry:  curl -H 'Authorization: Bearer {token}' {url}",
            described(&grant)
        )
    })
}

async fn list(house: &House, json: bool) -> Result<()> {
    let partners = house.archive.read().await?.partners().await?;
    if partners.is_empty() && !json {
        eprintln!("There is no partner; `vesper syndication add` lets one in.");
    }
    for partner in &partners {
        say(json, partner, || {
            let state = state(partner);
            columns(&[(&partner.name, 24), (&state, 30), (&described(&partner.grant), 0)])
        })?;
    }
    Ok(())
}

fn state(partner: &Partner) -> String {
    match partner.revoked_at {
        None => format!("since {:.0}", partner.made_at),
        Some(at) => format!("revoked {at:.0}"),
    }
}

/// What a grant gives, in words.
fn described(grant: &Grant) -> String {
    let mut parts = vec!["our own copy".to_owned()];
    let mut add = |words: &str, names: Vec<String>| {
        if !names.is_empty() {
            parts.push(format!("{words} {}", names.join(", ")));
        }
    };
    add("and that of", named(&grant.agencies));
    add("in", named(&grant.languages));
    add("from", named(&grant.sections));
    add("about", named(&grant.topics));
    let kinds = grant.kinds.iter().map(|kind| kind.name());
    add("as", named(kinds));
    add("published since", named(grant.since));
    parts.join(" ")
}

fn named<T: Display>(names: impl IntoIterator<Item = T>) -> Vec<String> {
    names.into_iter().map(|name| name.to_string()).collect()
}

async fn revoke(house: &House, name: &str, now: Timestamp, json: bool) -> Result<()> {
    let mut tx = house.archive.begin(&who(), "").await?;
    if !tx.revoke_partner(name, now).await? {
        bail!("there is no partner “{name}” that gets anything; `vesper syndication list` names them");
    }
    tx.commit().await?;
    say(json, &json!({ "partner": name, "revoked_at": now }), || {
        format!("{name} gets nothing more.")
    })
}
