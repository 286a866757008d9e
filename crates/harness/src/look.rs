//! Looking through every door for a mark.

use crate::case::{Case, languages};
use crate::copy;
use crate::doors::{self, Shows};
use crate::place::{Broken, Place};
use crate::said::said;
use crate::scene::Scene;
use crate::world::{Fault, World};
use model::{Clock, MediaHash};
use press::{Encoding, PageId};

impl World {
    /// Where the mark is seen; nothing as long as the promise is kept.
    pub(crate) async fn look(&mut self, scene: &Scene, when: &str) -> Result<Option<Broken>, Fault> {
        let mut places = Vec::new();
        let mut searched = 0;
        let mark = scene.mark.as_bytes();
        self.pages.walk(Encoding::Identity, |page| {
            searched += page.body.len() as u64;
            let is_own = page.path.contains(&scene.mark);
            if is_own || page.body.windows(mark.len()).any(|part| part == mark) {
                let (status, path) = (page.status, page.path);
                places.push(Place::Page { status, path, is_own });
            }
        })?;
        for asset in copy::files(&scene.mark) {
            let key = PageId::Media(asset.hash).key();
            if self.pages.get(&key, Encoding::Gzip)?.is_some() {
                places.push(Place::File(asset.mime));
            }
        }
        for letter in self.letters(scene).await? {
            searched += letter.len() as u64;
            if letter.contains(&scene.mark) {
                places.push(Place::Letter);
            }
        }
        self.searched += searched;
        let when = when.to_owned();
        Ok((!places.is_empty()).then_some(Broken::Seen { when, places }))
    }

    /// The letters that could carry it: the draft or frozen one that it was chosen for, and the automatic choice of the day.
    async fn letters(&self, scene: &Scene) -> Result<Vec<String>, Fault> {
        let now = self.clock.now();
        let today = jiff::tz::TimeZone::UTC.to_datetime(now).date();
        let mut dates = vec![today];
        if let Some(issue) = scene.issue {
            let mut tx = self.house.archive.read().await?;
            dates.extend(tx.issue(issue).await?.map(|issue| issue.date));
        }
        let mut letters = Vec::new();
        for lang in languages() {
            for date in &dates {
                match letter::preview(&self.house.archive, &self.layout, lang, *date, now).await {
                    Ok(mail) => letters.push(format!("{}\n{}\n{}", mail.subject, mail.html, mail.text)),
                    Err(letter::Error::NoStories) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(letters)
    }

    /// A door that does not show it at its instant, or a part that its own page leaves out.
    pub(crate) async fn missing(&self, scene: &Scene, case: &Case) -> Result<Option<Broken>, Fault> {
        if let Some(missing) = self.not_shown(scene, Shows::AtItsInstant)? {
            return Ok(Some(missing));
        }
        let own = self.body(&PageId::Article(scene.article))?;
        let unseen = said(&scene.says)
            .into_iter()
            .find(|part| part.is_shown && !own.contains(&part.text));
        if let Some(part) = unseen {
            return Ok(Some(Broken::Missing(format!(
                "its page leaves out “{}”",
                part.text
            ))));
        }
        let letters = self.letters(scene).await?;
        if case.chosen && !letters.iter().any(|letter| letter.contains(&scene.mark)) {
            return Ok(Some(Broken::Missing("the letter does not carry it".to_owned())));
        }
        Ok(None)
    }

    /// A page of those that show it from now on and does not.
    pub(crate) fn not_shown(&self, scene: &Scene, since: Shows) -> Result<Option<Broken>, Fault> {
        let files: Vec<MediaHash> = copy::files(&scene.mark)
            .into_iter()
            .map(|asset| asset.hash)
            .collect();
        for page in doors::pages(scene.article, scene.lang, "world", scene.evening, &files) {
            let is_there = match page {
                PageId::Media(_) => self.pages.get(&page.key(), Encoding::Gzip)?.is_some(),
                _ => self.body(&page)?.contains(&scene.mark),
            };
            if doors::of_page(&page).1 == since && !is_there {
                return Ok(Some(Broken::Missing(format!("{page} does not show it in time"))));
            }
        }
        Ok(None)
    }

    fn body(&self, page: &PageId) -> Result<String, Fault> {
        let page = self.pages.get(&page.key(), Encoding::Identity)?;
        Ok(page.map_or_else(String::new, |page| {
            String::from_utf8_lossy(&page.body).into_owned()
        }))
    }
}
