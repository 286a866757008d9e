//! Copy in: manuscripts, and agencies’ items as articles.

use super::draft::draft;
use crate::cli::ArticleImport;
use crate::commands::who;
use crate::house::House;
use crate::output::say;
use anyhow::{Context, Result, anyhow, bail};
use archive::Act;
use desk::import::{Beside, Importer, read as read_manuscript};
use jiff::Timestamp;
use model::{Action, ArticleId, Lang, Role, Stage};
use serde_json::json;
use std::path::Path;

/// `vesper article import`
pub(super) async fn import_files(
    house: &House,
    import: &ArticleImport,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut failed = 0;
    for file in &import.files {
        let result = import_file(house, import, file, now).await;
        match result {
            Ok(articles) => {
                for (id, what) in articles {
                    let line = json!({ "file": file, "article": id, "result": what });
                    say(json, &line, || format!("{}: article {id} {what}", file.display()))?;
                }
            }
            Err(error) => {
                failed += 1;
                eprintln!("{}: {error:#}", file.display());
            }
        }
    }
    if failed > 0 {
        bail!(
            "{failed} of {} could not be imported; nothing of them was kept",
            import.files.len()
        );
    }
    Ok(())
}

async fn import_file(
    house: &House,
    import: &ArticleImport,
    file: &Path,
    now: Timestamp,
) -> Result<Vec<(ArticleId, String)>> {
    let bytes = std::fs::read(file).context("cannot be read")?;
    if bytes.starts_with(b"---") || bytes.starts_with(b"\xef\xbb\xbf---") {
        let text = String::from_utf8(bytes).context("is not UTF-8")?;
        let manuscript = read_manuscript(&text)?;
        if !manuscript.front.section.is_empty() {
            check_section(house, &manuscript.front.section)?;
        }
        check_lang(house, manuscript.front.lang)?;
        let files = Beside(file.parent().unwrap_or(Path::new(".")).to_owned());
        let importer = Importer {
            archive: &house.archive,
            files: &files,
            who: &who(),
            publish: import.publish,
        };
        let done = importer.import(&manuscript, now).await?;
        let what = match (done.is_new, done.is_changed) {
            (true, _) => "is new",
            (false, true) => "is updated",
            (false, false) => "says what it said before",
        };
        let what = format!("{what}, {}", stands(&done.stage));
        return Ok(vec![(done.article, what)]);
    }
    // Read before anything is kept: a file that is no agency's item does not belong into the wire.
    let parsed = wire::parse(&bytes, import.agency.as_deref());
    let parsed = parsed
        .map_err(|reason| anyhow!("neither Markdown with front matter nor ninjs: {}", reason.reason))?;
    if let Some(Err(reason)) = parsed.items.iter().find(|item| item.is_err()) {
        bail!("{}", reason.reason);
    }
    let name = file.display().to_string();
    let mut articles = Vec::new();
    for arrival in wire::take_in(&house.archive, &name, &bytes, import.agency.as_deref(), now).await? {
        let wire::Arrival::Kept { item, .. } = arrival else {
            continue;
        };
        let mut tx = house.archive.begin(&who(), "import").await?;
        if let Some(known) = tx.articles_from(item).await?.first() {
            articles.push((
                *known,
                "was made from this item before; nothing changed".to_owned(),
            ));
            continue;
        }
        let id = draft(&mut tx, &[item], (Some(&import.section), None), &[], house, now).await?;
        if import.publish {
            for action in [Action::Submit, Action::Approve] {
                tx.act(id, action, Role::ChiefEditor, Act::default(), now).await?;
            }
            let embargo = tx.article(id).await?.and_then(|article| article.embargo);
            let held = embargo.filter(|embargo| !embargo.is_lifted(now));
            let (action, at) = held.map_or((Action::Publish, None), |held| {
                (Action::Schedule, Some(held.lifts_at()))
            });
            tx.act(id, action, Role::ChiefEditor, Act { at, ..Act::default() }, now)
                .await?;
        }
        let stage = tx
            .article(id)
            .await?
            .map_or(Stage::Draft, |article| article.stage);
        tx.commit().await?;
        articles.push((id, format!("is new, {}", stands(&stage))));
    }
    Ok(articles)
}

/// Where an article stands, in words.
fn stands(stage: &Stage) -> String {
    match stage {
        Stage::Scheduled { at } => format!("goes out at {at}"),
        stage => stage.name().to_owned(),
    }
}

pub(super) fn check_section(house: &House, section: &str) -> Result<()> {
    if house.settings.newsroom().section(section).is_none() {
        let known: Vec<String> = house
            .settings
            .sections
            .iter()
            .map(|section| section.id.clone())
            .collect();
        bail!("there is no section “{section}”; there are {}", known.join(", "));
    }
    Ok(())
}

/// What nobody could read on this site is not taken in.
pub(super) fn check_lang(house: &House, lang: Lang) -> Result<()> {
    let newsroom = house.settings.newsroom();
    if !newsroom.publishes_in(lang) {
        let known: Vec<&str> = newsroom.languages.iter().map(|lang| lang.tag()).collect();
        bail!(
            "this newsroom does not publish in {lang}; it does in {}",
            known.join(", ")
        );
    }
    Ok(())
}
