//! What an article's page weighs on the wire.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod house;

use house::every_page::layout;
use model::{Block, BlockKind, Body};
use std::io::Write;
use std::path::PathBuf;

/// 14 KiB: what a new connection can carry before it must wait for an answer.
const BYTES_MAX: usize = 14 * 1024;

/// Paragraphs of running text in the language, from the Universal Declaration of Human Rights.
fn paragraphs(tag: &str) -> Vec<String> {
    let folder = std::env::var_os("VESPER_FIXTURES").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures"),
        PathBuf::from,
    );
    let file = folder.join(format!("text/udhr/{tag}.html"));
    let html = std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{} is not there ({error}); set VESPER_FIXTURES", file.display()));
    html.split("<p>")
        .skip(1)
        .filter_map(|part| Some(part.split_once("</p>")?.0.to_owned()))
        .collect()
}

/// The sample article, made 600 words long: 1,000 characters in a script without spaces.
fn long_article(tag: &str) -> layout::ArticleView {
    let mut view = house::article(tag);
    let mut blocks: Vec<Block> = view.content.body.blocks.clone();
    let length = |blocks: &[Block]| {
        let words = Body {
            blocks: blocks.to_vec(),
        }
        .words();
        if tag == "zh-Hans" {
            words.chars().count() * 6 / 10
        } else {
            words.split_whitespace().count()
        }
    };
    for text in paragraphs(tag) {
        if length(&blocks) >= 600 {
            break;
        }
        let id = model::BlockId(u32::try_from(blocks.len()).unwrap() + 100);
        blocks.push(Block {
            id,
            origin: None,
            kind: BlockKind::Paragraph {
                text: model::text_from(text),
            },
        });
    }
    assert!(length(&blocks) >= 600, "{tag}: {} words", length(&blocks));
    view.content.body = Body { blocks };
    view
}

#[test]
fn an_article_of_six_hundred_words_fits_the_first_round_trip() {
    let layout = layout();
    for tag in ["en", "ar", "hi", "zh-Hans"] {
        let html = layout.article(&long_article(tag)).unwrap();
        let mut small = Vec::new();
        let mut writer = brotli::CompressorWriter::new(&mut small, 4096, 5, 22);
        writer.write_all(html.as_bytes()).unwrap();
        drop(writer);
        println!("{tag}: {} bytes, {} as brotli 5", html.len(), small.len());
        assert!(
            small.len() <= BYTES_MAX,
            "{tag}: {} bytes, at most {BYTES_MAX}",
            small.len()
        );
    }
}
