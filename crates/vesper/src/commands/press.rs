use crate::clock::HouseClock;
use crate::house::House;
use crate::output::say;
use anyhow::Result;
use press::Press;
use serde_json::json;
use std::sync::Arc;

/// `vesper press rebuild`
pub(super) async fn rebuild(house: &House, json: bool) -> Result<()> {
    let clock = Arc::new(HouseClock::new());
    let layout = house.layout()?;
    let mut press = Press::new(
        house.archive.clone(),
        layout,
        house.pages()?,
        clock,
        house.edition(),
    );
    let bar = indicatif::ProgressBar::new_spinner().with_message("pages pressed");
    let pages = press.rebuild(|done| bar.set_position(done)).await?;
    bar.finish_and_clear();
    say(json, &json!({ "pages": pages }), || {
        format!("{pages} pages are pressed anew")
    })
}
