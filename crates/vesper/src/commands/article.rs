use crate::cli::{Article, ArticleImport};
use crate::clock::HouseClock;
use crate::commands::who;
use crate::house::House;
use crate::output::{columns, say};
use anyhow::{Context, Result, anyhow, bail};
use archive::{Act, NewArticle, Transaction};
use desk::import::{Beside, Importer, read as read_manuscript};
use jiff::Timestamp;
use model::{
    Action, ArticleId, Block, BlockId, BlockKind, Body, Clock, Content, CorrectionKind, CorrectionNote, Lang,
    Role, Stage, WireItemId, plain_text, slugify,
};
use serde_json::json;
use std::path::Path;

/// `vesper article …`
pub(super) async fn run(house: &House, command: Article, json: bool) -> Result<()> {
    let now = HouseClock::of(&house.settings.folder).now();
    match command {
        Article::List { lang, limit } => list(house, lang, limit, json).await,
        Article::Show { id } => show(house, id, json).await,
        Article::Import(import) => import_files(house, &import, now, json).await,
        Article::Draft { item, section, lang } => {
            let mut tx = house.archive.begin(&who(), "").await?;
            let id = draft(&mut tx, item, &section, lang, house, now).await?;
            tx.commit().await?;
            say(json, &json!({ "article": id, "stage": "draft" }), || {
                format!("article {id} is a draft; next: vesper article publish {id}")
            })
        }
        Article::Submit { id } => act(house, id, &[Action::Submit], "", Act::default(), now, json).await,
        Article::Approve { id } => {
            act(
                house,
                id,
                &[Action::Submit, Action::Approve],
                "",
                Act::default(),
                now,
                json,
            )
            .await
        }
        Article::Publish { id, at } => {
            let last = if at.is_some() {
                Action::Schedule
            } else {
                Action::Publish
            };
            let act_with = Act { at, ..Act::default() };
            act(
                house,
                id,
                &[Action::Submit, Action::Approve, last],
                "",
                act_with,
                now,
                json,
            )
            .await
        }
        Article::Correct { id, note, file } => correct(house, id, note, file.as_deref(), now, json).await,
        Article::Withdraw { id, reason } => {
            act(house, id, &[Action::Withdraw], &reason, Act::default(), now, json).await
        }
    }
}

async fn list(house: &House, lang: Option<Lang>, limit: i64, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let rows = tx.recent_articles(lang, limit).await?;
    if rows.is_empty() && !json {
        eprintln!("There is no article yet. `vesper article import FILE.md` brings one in.");
    }
    for row in rows.into_iter().rev() {
        let article = &row.article;
        let line = json!({
            "article": article.id, "story": article.story, "lang": article.lang, "stage": article.stage,
            "headline": row.headline, "path": article.path(), "updated_at": article.updated_at,
        });
        say(json, &line, || {
            let (id, at) = (
                article.id.to_string(),
                article.updated_at.strftime("%d.%m. %H:%M").to_string(),
            );
            columns(&[
                (&id, 5),
                (article.lang.tag(), 7),
                (article.stage.name(), 9),
                (&at, 12),
                (&row.headline, 0),
            ])
        })?;
    }
    Ok(())
}

async fn show(house: &House, id: ArticleId, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let article = tx
        .article(id)
        .await?
        .with_context(|| format!("there is no article {id}"))?;
    let head = tx
        .revision(id, article.head)
        .await?
        .context("its newest revision is missing")?;
    let numbers = tx.revision_numbers(id).await?;
    let places = tx.placements(id).await?;
    let line = json!({
        "article": id, "story": article.story, "lang": article.lang, "stage": article.stage, "path": article.path(),
        "embargo": article.embargo, "head": article.head, "published": article.published, "revisions": numbers,
        "content": head.content,
        "placements": places.iter().map(|(revision, door, place)| json!({ "revision": revision, "door": door, "place": place })).collect::<Vec<_>>(),
    });
    say(json, &line, || {
        let content = &head.content;
        let mut out = format!(
            "{}\n{}\n\n{}\n\narticle {id}, {}, revision {} of {}\n{}{}\n{}\n",
            content.headline,
            content.teaser,
            content.body.words().trim(),
            article.stage.name(),
            article
                .published
                .map_or_else(|| article.head.to_string(), |number| number.to_string()),
            numbers.len(),
            house.settings.url,
            article.path(),
            content.credit,
        );
        for (revision, door, place) in &places {
            out.push_str(&format!("\nrevision {revision} went to {door} {place}"));
        }
        out
    })
}

/// Does the actions that are still to be done, in order, as one change.
async fn act(
    house: &House,
    id: ArticleId,
    actions: &[Action],
    why: &str,
    with: Act,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.begin(&who(), why).await?;
    let mut moved = tx
        .article(id)
        .await?
        .with_context(|| format!("there is no article {id}"))?;
    for action in actions {
        let passed = match action {
            Action::Submit => moved.stage != Stage::Draft,
            Action::Approve => moved.stage != Stage::InReview && actions.last() != Some(action),
            _ => false,
        };
        if !passed {
            moved = tx.act(id, *action, Role::ChiefEditor, with.clone(), now).await?;
        }
    }
    tx.commit().await?;
    let url = format!("{}{}", house.settings.url, model::encode_path(&moved.path()));
    say(
        json,
        &json!({ "article": id, "stage": moved.stage, "url": url }),
        || match &moved.stage {
            Stage::Published { .. } | Stage::Corrected { .. } => {
                format!("article {id} is {}: {url}", moved.stage.name())
            }
            Stage::Scheduled { at } => format!("article {id} goes out at {at}"),
            stage => format!("article {id} is {}", stage.name()),
        },
    )
}

async fn correct(
    house: &House,
    id: ArticleId,
    note: String,
    file: Option<&Path>,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let article = tx
        .article(id)
        .await?
        .with_context(|| format!("there is no article {id}"))?;
    let mut content = tx
        .revision(id, article.head)
        .await?
        .context("its newest revision is missing")?
        .content;
    drop(tx);
    if let Some(file) = file {
        apply_corrected(file, &mut content)?;
    }
    let kind = BlockKind::Correction(CorrectionNote {
        kind: CorrectionKind::Correction,
        text: note,
        at: now,
    });
    let next = content
        .body
        .blocks
        .iter()
        .map(|block| block.id.0)
        .max()
        .unwrap_or(0)
        + 1;
    content.body.blocks.push(Block {
        id: BlockId(next),
        kind,
    });
    let with = Act {
        content: Some(content),
        ..Act::default()
    };
    act(house, id, &[Action::Correct], "", with, now, json).await
}

/// Takes headline, kicker, teaser and text from a corrected manuscript; pictures, recordings, links and earlier corrections
/// stay as they are.
fn apply_corrected(file: &Path, content: &mut Content) -> Result<()> {
    use desk::import::RawBlock;
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let manuscript = read_manuscript(&text).with_context(|| file.display().to_string())?;
    let front = manuscript.front;
    (content.headline, content.kicker, content.teaser) = (front.headline, front.kicker, front.teaser);
    let words = manuscript.blocks.into_iter().filter_map(|raw| match raw {
        RawBlock::Paragraph(text) => Some(BlockKind::Paragraph { text }),
        RawBlock::Heading(text) => Some(BlockKind::Heading { text }),
        RawBlock::Quotation(quotation) => Some(BlockKind::Quotation(quotation)),
        RawBlock::List(ordered, items) => Some(BlockKind::List { ordered, items }),
        RawBlock::Table(rows) => Some(BlockKind::Table { rows }),
        RawBlock::Facts(facts) => Some(facts.kind()),
        _ => None,
    });
    let is_words = |kind: &BlockKind| {
        matches!(
            kind,
            BlockKind::Paragraph { .. }
                | BlockKind::Heading { .. }
                | BlockKind::Quotation(_)
                | BlockKind::List { .. }
                | BlockKind::Table { .. }
                | BlockKind::Facts { .. }
        )
    };
    // Each picture stays behind as many blocks of words as stood before it.
    let mut kinds: Vec<BlockKind> = words.collect();
    for (at, block) in content
        .body
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| !is_words(&block.kind))
    {
        kinds.insert(at.min(kinds.len()), block.kind.clone());
    }
    content.body = Body::new(kinds);
    Ok(())
}

async fn import_files(house: &House, import: &ArticleImport, now: Timestamp, json: bool) -> Result<()> {
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
        let id = draft(&mut tx, item, &import.section, None, house, now).await?;
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

fn check_section(house: &House, section: &str) -> Result<()> {
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

/// Makes a draft of an agency's item. It inherits the item's embargo.
async fn draft(
    tx: &mut Transaction,
    item: WireItemId,
    section: &str,
    lang: Option<Lang>,
    house: &House,
    now: Timestamp,
) -> Result<ArticleId> {
    let row = tx
        .hold_wire_item(item)
        .await?
        .with_context(|| format!("there is no item {item}; see `vesper wire list`"))?;
    if row.item.pubstatus != model::PubStatus::Usable {
        bail!(
            "the agency does not let item {item} be used: it is {:?}",
            row.item.pubstatus
        );
    }
    check_section(house, section)?;
    let base = row.item.language.split('-').next().unwrap_or_default();
    let own = row.item.language.parse().or_else(|_| base.parse());
    let lang = lang.or(own.ok()).unwrap_or(house.settings.default_language);
    let content = desk::draft_from(&row.item, item);
    if content.headline.trim().is_empty() {
        let first = content.body.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Paragraph { text } => Some(plain_text(text)),
            _ => None,
        });
        bail!(
            "item {item} has no headline{}",
            first.map_or_else(String::new, |words| format!(": “{words:.60}”"))
        );
    }
    let story = tx.story_by_key(&format!("wire-{item}")).await?;
    tx.file_story(story.id, section, &[]).await?;
    if let Some(known) = tx.article_of(story.id, lang).await? {
        bail!("article {} was made from this item already", known.id);
    }
    let slug = slugify(&content.headline, 60);
    let new = NewArticle {
        story: story.id,
        lang,
        slug,
        embargo: row.item.embargo,
        weight: 50,
    };
    Ok(tx.create_article(new, &content, now).await?)
}
