use crate::cli::Init;
use crate::clock::HouseClock;
use crate::house::House;
use crate::output::say;
use crate::settings::{Settings, template};
use anyhow::{Context, Result, bail};
use model::{Clock, Lang};
use serde_json::json;

/// `vesper init DIR`
pub(super) async fn run(new: &Init, json: bool) -> Result<()> {
    let file = new.folder.join("vesper.toml");
    if file.exists() {
        bail!("{} is there already; nothing was changed", file.display());
    }
    let languages = if new.languages.is_empty() {
        Lang::all().collect()
    } else {
        new.languages.clone()
    };
    let mut text = template(&new.name, &new.url, "127.0.0.1:8080", &languages, &new.smtp);
    if !languages.contains(&Lang::EN)
        && let Some(first) = languages.first()
    {
        text = text.replace(
            "default_language = \"en\"",
            &format!("default_language = \"{first}\""),
        );
    }
    Settings::parse(&text, std::iter::empty(), new.folder.clone())?;
    std::fs::create_dir_all(&new.folder).with_context(|| format!("cannot make {}", new.folder.display()))?;
    std::fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    let house = House::make(&file).await?;
    house.set_letters(HouseClock::of(&new.folder).now()).await?;
    let shown = file.display().to_string();
    say(
        json,
        &json!({ "config": shown, "languages": languages.len() }),
        || {
            format!(
                "A newsroom in {} languages is ready.\n\n  Its settings   {shown}\n  Look them over, then:\n\n  \
             vesper --config {shown} check\n  vesper --config {shown} article import STORY.md --publish\n  \
             vesper --config {shown} serve",
                languages.len()
            )
        },
    )
}
