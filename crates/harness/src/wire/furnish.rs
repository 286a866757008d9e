//! A newsroom before anything happens in it: readers of the letter, free pieces, items under an embargo without end in sight.

use super::copy;
use super::moment::now;
use super::places::{Around, Item};
use super::plan::RoundPlan;
use super::program::Program;
use crate::Fault;
use crate::case::languages;
use jiff::Timestamp;
use model::{ArticleId, Lang, MediaHash};

/// Readers of the letter in the language that has the items.
const SUBSCRIBERS: usize = 60;
/// An empty newsroom with readers of its letter.
pub(super) async fn open(program: &Program) -> Result<(), Fault> {
    let tags: Vec<String> = languages().iter().map(ToString::to_string).collect();
    let (root, url) = (
        program.root().to_string_lossy().into_owned(),
        format!("http://{}", program.address),
    );
    program
        .say(&["init", &root, "--languages", &tags.join(","), "--url", &url])
        .await?;
    let list: String = (0..SUBSCRIBERS)
        .map(|number| format!("reader{number}@readers.example\n"))
        .collect();
    let list = program.file("readers.csv", format!("email\n{list}"))?;
    program
        .say(&["subscribers", "import", &list, "--lang", "en"])
        .await?;
    let other = program.file("others.csv", "email\nnoor@lantern.example\n")?;
    program
        .say(&["subscribers", "import", &other, "--lang", "ar"])
        .await?;
    Ok(())
}

/// Free pieces that are out, and items under an embargo without end in sight.
pub(super) async fn fill(program: &Program, plan: &RoundPlan) -> Result<(Vec<Item>, Around), Fault> {
    let far: Timestamp = "2099-01-01T00:00:00Z".parse()?;
    let story = format!("story of {}", plan.seed);
    let (mut leading, mut topic) = (Vec::new(), Vec::new());
    for lang in languages() {
        let file = program.file("free.md", copy::free(lang, Some(&story)))?;
        leading.push((
            lang,
            format!("/{lang}/free/a-{}", imported(program, &file).await?),
        ));
        let file = program.file("topic.md", copy::free(lang, None))?;
        topic.push(format!("/{lang}/topic/a-{}", imported(program, &file).await?));
    }
    let mut items = Vec::new();
    for (number, lang) in languages().into_iter().enumerate() {
        let mark = plan.mark(number);
        let (picture, recording) = (copy::picture(&mark)?, copy::recording(&mark));
        program.file(&format!("{mark}.png"), &picture)?;
        program.file(&format!("{mark}.mp3"), &recording)?;
        let file = program.file("marked.md", copy::marked(&mark, lang, &story, far))?;
        let article = ArticleId(imported(program, &file).await?);
        let (seen, heard) = (MediaHash::of(&picture), MediaHash::of(&recording));
        let files = vec![
            (seen.clone(), format!("/media/{seen}/340.webp")),
            (seen.clone(), format!("/media/{seen}/340.jpg")),
            (heard.clone(), format!("/media/{heard}/original.mp3")),
        ];
        let path = format!("/{lang}/{mark}/a-{article}");
        items.push(Item {
            mark,
            lang,
            article,
            path,
            files,
        });
    }
    let mark = plan.mark(items.len());
    let file = program.file("item.json", copy::item(&mark, 1, "usable", far))?;
    let article = ArticleId(imported(program, &file).await?);
    let path = format!("/en/wire-{mark}/a-{article}");
    let (lang, files) = (Lang::EN, Vec::new());
    items.push(Item {
        mark,
        lang,
        article,
        path,
        files,
    });
    let evening = jiff::tz::TimeZone::UTC.to_datetime(now()).date();
    let around = Around {
        evening,
        leading,
        topic,
        token: partner(program, &items).await?,
    };
    Ok((items, around))
}

async fn imported(program: &Program, file: &str) -> Result<i64, Fault> {
    let said = program
        .json(&["article", "import", file, "--publish", "--agency", "Meridian"])
        .await?;
    let id = said.first().and_then(|line| line["article"].as_i64());
    id.ok_or_else(|| format!("{file} became no article: {said:?}").into())
}

/// Lets a partner in that may have everything, and answers its token.
async fn partner(program: &Program, items: &[Item]) -> Result<String, Fault> {
    let mut agencies = vec!["Meridian".to_owned()];
    agencies.extend(items.iter().map(|item| format!("Meridian {}", item.mark)));
    let agencies = agencies.join(",");
    let add = ["syndication", "add", "Lantern Wire", "--per-minute", "100000000"];
    let said = program
        .json(&[&add[..], &["--agencies", &agencies]].concat())
        .await?;
    let token = said.first().and_then(|line| line["token"].as_str());
    token
        .map(str::to_owned)
        .ok_or_else(|| format!("no token was made: {said:?}").into())
}
