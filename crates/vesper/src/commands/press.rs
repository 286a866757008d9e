use crate::clock::HouseClock;
use crate::house::House;
use crate::output::say;
use anyhow::Result;
use press::Press;
use serde_json::json;
use std::sync::Arc;

/// `vesper press rebuild`: here, or where a running server presses these pages.
pub(super) async fn rebuild(house: &House, json: bool) -> Result<()> {
    house.record(&super::who(), "rebuild-pages", "all pages").await?;
    let clock = Arc::new(HouseClock::of(&house.settings.folder));
    let (layout, store) = (house.layout()?, house.pages()?);
    let mut press = match Press::new(
        house.archive.clone(),
        layout,
        store.clone(),
        clock,
        house.edition(),
    ) {
        Ok(press) => press,
        Err(press::Error::Busy) => {
            store.ask_for_rebuild()?;
            return say(json, &json!({ "asked": true }), || {
                "The running server presses all pages anew; its log says when it is done.".to_owned()
            });
        }
        Err(error) => return Err(error.into()),
    };
    let bar = indicatif::ProgressBar::new_spinner().with_message("pages pressed");
    let pages = press.rebuild(|done| bar.set_position(done)).await?;
    bar.finish_and_clear();
    say(json, &json!({ "pages": pages }), || {
        format!("{pages} pages are pressed anew")
    })
}
