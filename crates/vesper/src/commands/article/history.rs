//! `vesper article history|at|diff`: what readers saw when, and what was put right.

use crate::commands::article_of;
use crate::house::House;
use crate::output::say;
use anyhow::{Context, Result, bail};
use archive::Transaction;
use desk::difference;
use jiff::Timestamp;
use model::{ArticleId, AuditEntry, Content, Release, RevisionNo, seen_at};
use serde_json::json;

/// `vesper article history ID`
pub(super) async fn history(house: &House, id: ArticleId, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let releases = releases(&mut tx, id).await?;
    let corrections = tx.corrections(id).await?;
    let acts = tx.audit_about(id).await?;
    let line = json!({ "article": id, "releases": releases, "corrections": corrections, "acts": acts });
    say(json, &line, || {
        let mut out = String::new();
        for release in &releases {
            let revision = release
                .revision
                .map_or_else(|| "nothing".to_owned(), |revision| format!("revision {revision}"));
            let why = if release.why.is_empty() {
                String::new()
            } else {
                format!(": {}", release.why)
            };
            out.push_str(&format!(
                "{}  {:<9} {revision:<12} {}{why}\n",
                release.at, release.act, release.by
            ));
        }
        if releases.is_empty() {
            out.push_str("Readers have not seen it.\n");
        }
        for correction in &corrections {
            let who_saw = if correction.first_wrong == correction.corrected_in {
                "came with the copy".to_owned()
            } else {
                format!(
                    "wrong from revision {} to before {}",
                    correction.first_wrong, correction.corrected_in
                )
            };
            let (kind, note) = (correction.note.kind.name(), &correction.note);
            out.push_str(&format!(
                "\n{kind} of {}, by {}, {who_saw}:\n  {}\n",
                note.at, correction.by, note.text
            ));
        }
        out.push_str(&other_acts(&acts, &releases));
        out.trim_end().to_owned()
    })
}

/// Both are kept to the microsecond.
fn is_same(one: Timestamp, other: Timestamp) -> bool {
    one.as_microsecond() == other.as_microsecond()
}

/// What was done about it that changed nothing for readers: embargo, hold, approval, plans.
fn other_acts(acts: &[AuditEntry], releases: &[Release]) -> String {
    let mut out = String::new();
    let is_release = |act: &AuditEntry| {
        releases
            .iter()
            .any(|one| one.act == act.act && one.by == act.who && is_same(one.at, act.at))
    };
    for act in acts.iter().filter(|act| act.act != "submit" && !is_release(act)) {
        let what = act.subject.split_once(", ").map_or("", |(_, what)| what);
        let why = if act.why.is_empty() {
            String::new()
        } else {
            format!(": {}", act.why)
        };
        out.push_str(&format!("\n{}  {} {what} by {}{why}", act.at, act.act, act.who));
    }
    if out.is_empty() {
        out
    } else {
        format!("\n{}\n", out.trim_start())
    }
}

/// `vesper article at ID TIME`
pub(super) async fn at(house: &House, id: ArticleId, at: Timestamp, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let releases = releases(&mut tx, id).await?;
    let Some(revision) = seen_at(&releases, at) else {
        bail!(
            "readers saw nothing of article {id} at {at}; `vesper article history {id}` says when they did"
        );
    };
    let content = content(&mut tx, id, revision).await?;
    let line = json!({ "article": id, "at": at, "revision": revision, "content": content });
    say(json, &line, || {
        let (headline, teaser, words) = (&content.headline, &content.teaser, content.body.words());
        format!(
            "{headline}\n{teaser}\n\n{}\n\n{}\nrevision {revision}, as readers saw it at {at}",
            words.trim(),
            content.credit
        )
    })
}

/// `vesper article diff ID [FROM TO]`
pub(super) async fn diff(
    house: &House,
    id: ArticleId,
    revisions: Option<(RevisionNo, RevisionNo)>,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let releases = releases(&mut tx, id).await?;
    let (from, to) = match revisions {
        Some(revisions) => revisions,
        None => last_two(&releases).with_context(|| {
            format!("readers have seen only one version of article {id}; name two revisions")
        })?,
    };
    let changed = difference(
        &content(&mut tx, id, from).await?,
        &content(&mut tx, id, to).await?,
    );
    let line = json!({ "article": id, "from": from, "to": to, "changed": changed });
    say(json, &line, || {
        let lines: Vec<String> = changed.iter().map(ToString::to_string).collect();
        if lines.is_empty() {
            format!("Revisions {from} and {to} say the same.")
        } else {
            lines.join("\n")
        }
    })
}

/// The last two different revisions that readers saw.
fn last_two(releases: &[Release]) -> Option<(RevisionNo, RevisionNo)> {
    let mut seen: Vec<RevisionNo> = releases.iter().filter_map(|release| release.revision).collect();
    seen.dedup();
    let to = seen.pop()?;
    Some((seen.pop()?, to))
}

async fn releases(tx: &mut Transaction, id: ArticleId) -> Result<Vec<Release>> {
    article_of(tx, id).await?;
    Ok(tx.releases(id).await?)
}

async fn content(tx: &mut Transaction, id: ArticleId, revision: RevisionNo) -> Result<Content> {
    let found = tx.revision(id, revision).await?;
    Ok(found
        .with_context(|| format!("article {id} has no revision {revision}"))?
        .content)
}
