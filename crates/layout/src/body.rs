//! A body becomes HTML here and nowhere else. Every word is escaped, every address is examined.

pub(crate) mod exchange;

use crate::dates::iso_duration;
use crate::link::{anchor, target};
use crate::media::{Placing, middle_width, picture, picture_path, recording_path};
use crate::pages::{kind_key, moment_html};
use crate::{Dates, Layout, TeaserView, Words, escape};
use model::{
    Block, BlockKind, Body, CorrectionNote, Inline, Lang, PictureUse, Quotation, ReadMore, RecordingUse,
    StoryId, renditions,
};
use std::collections::BTreeMap;
use std::fmt::Write;

const COLUMN: &str = "(min-width: 44em) 41rem, 92vw";
const HALF: &str = "(min-width: 44em) 20rem, 46vw";

/// Writes a body in the language of its article.
pub(crate) struct BodyWriter<'a> {
    pub(crate) layout: &'a Layout,
    pub(crate) lang: Lang,
    pub(crate) words: &'a Words,
    pub(crate) dates: &'a Dates,
    /// The stories that a “read more” may show.
    pub(crate) read_more: &'a BTreeMap<StoryId, TeaserView>,
}

impl BodyWriter<'_> {
    /// The body's blocks in order.
    pub(crate) fn html(&self, body: &Body) -> String {
        let mut out = String::new();
        let mut heading = None;
        for block in &body.blocks {
            if let BlockKind::Heading { .. } = block.kind {
                heading = Some(block.id.0);
            }
            self.block(&mut out, block, heading);
        }
        out
    }

    fn block(&self, out: &mut String, block: &Block, heading: Option<u32>) {
        let id = block.id.0;
        let _ = match &block.kind {
            BlockKind::Paragraph { text } => write!(out, "<p>{}</p>", self.text(text)),
            BlockKind::Heading { text } => write!(out, "<h2 id=\"b{id}\">{}</h2>", self.text(text)),
            BlockKind::Quotation(quotation) => write!(out, "{}", self.quotation(quotation)),
            BlockKind::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                self.list(out, tag, items);
                Ok(())
            }
            BlockKind::Table { rows } => {
                self.table(out, rows, heading);
                Ok(())
            }
            BlockKind::Picture(shown) => write!(out, "{}", self.figure(shown, COLUMN)),
            BlockKind::Gallery { pictures } => {
                let figures: String = pictures.iter().map(|shown| self.figure(shown, HALF)).collect();
                write!(out, "<div class=\"gal\">{figures}</div>")
            }
            BlockKind::Video(recording) => write!(out, "{}", self.video(recording)),
            BlockKind::Audio(recording) => write!(out, "{}", self.audio(recording)),
            BlockKind::ReadMore { links } => write!(out, "{}", self.more(links)),
            BlockKind::Facts { title, items } => {
                let level = if heading.is_some() { 3 } else { 2 };
                out.push_str("<div class=\"facts\">");
                if !title.trim().is_empty() {
                    let _ = write!(out, "<h{level}>{}</h{level}>", escape(title));
                }
                self.list(out, "ul", items);
                write!(out, "</div>")
            }
            BlockKind::Embed { url, title } => write!(out, "{}", self.embed(url, title)),
            BlockKind::Correction(note) => write!(out, "{}", self.note(id, note)),
        };
    }

    /// Running text. Neighbours with the same link become one link.
    fn text(&self, text: &[Inline]) -> String {
        text.chunk_by(|left, right| left.link == right.link)
            .map(|run| {
                let inner: String = run.iter().map(|inline| self.inline(inline)).collect();
                match run.first().and_then(|inline| inline.link.as_deref()) {
                    Some(address) => anchor(self.layout.site(), address, &inner),
                    None => inner,
                }
            })
            .collect()
    }

    fn inline(&self, inline: &Inline) -> String {
        let mut html = escape(&inline.text);
        if inline.emphasis {
            html = format!("<em>{html}</em>");
        }
        if inline.strong {
            html = format!("<strong>{html}</strong>");
        }
        match inline.lang {
            Some(lang) if lang != self.lang => {
                format!(
                    "<bdi lang=\"{lang}\" dir=\"{}\">{html}</bdi>",
                    lang.direction().as_str()
                )
            }
            _ => html,
        }
    }

    fn list(&self, out: &mut String, tag: &str, items: &[model::Text]) {
        if items.is_empty() {
            return;
        }
        let _ = write!(out, "<{tag}>");
        for item in items {
            let _ = write!(out, "<li>{}</li>", self.text(item));
        }
        let _ = write!(out, "</{tag}>");
    }

    /// The words of a quotation, then who said them.
    fn quotation(&self, quotation: &Quotation) -> String {
        let source: Vec<String> = [&quotation.speaker, &quotation.said_at]
            .into_iter()
            .flatten()
            .map(|part| escape(part))
            .collect();
        let caption = if source.is_empty() {
            String::new()
        } else {
            format!("<figcaption>{}</figcaption>", source.join(" · "))
        };
        let words = self.text(&quotation.text);
        format!("<figure class=\"pull\"><blockquote><p>{words}</p></blockquote>{caption}</figure>")
    }

    /// A table that scrolls sideways by itself. It is named by the subhead above it, else by the headline.
    fn table(&self, out: &mut String, rows: &[Vec<model::Text>], heading: Option<u32>) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let Some((head, rest)) = rows.split_first().filter(|_| columns > 0) else {
            return;
        };
        let named = heading.map_or_else(|| "headline".to_owned(), |id| format!("b{id}"));
        let cells = |row: &[model::Text], is_head: bool| -> String {
            (0..columns)
                .map(|column| {
                    let html = row.get(column).map(|cell| self.text(cell)).unwrap_or_default();
                    if is_head && !html.is_empty() {
                        format!("<th scope=\"col\">{html}</th>")
                    } else {
                        format!("<td>{html}</td>")
                    }
                })
                .collect()
        };
        let _ = write!(
            out,
            "<div class=\"tbl\" role=\"group\" tabindex=\"0\" aria-labelledby=\"{named}\"><table><thead><tr>{}</tr></thead>",
            cells(head, true)
        );
        out.push_str("<tbody>");
        for row in rest {
            let _ = write!(out, "<tr>{}</tr>", cells(row, false));
        }
        out.push_str("</tbody></table></div>");
    }

    fn figure(&self, shown: &PictureUse, sizes: &str) -> String {
        let image = picture(
            shown,
            Placing {
                sizes,
                first: false,
                decorative: false,
            },
        );
        format!(
            "<figure>{image}{}</figure>",
            self.caption(&shown.caption, "picture-credit", &shown.credit)
        )
    }

    /// Caption and credit of a picture or a recording.
    pub(crate) fn caption(&self, caption: &str, credit_key: &str, credit: &str) -> String {
        let mut inner = Vec::new();
        if !caption.is_empty() {
            inner.push(format!("<span>{}</span>", escape(caption)));
        }
        if !credit.is_empty() {
            inner.push(self.credit(credit_key, credit));
        }
        if inner.is_empty() {
            String::new()
        } else {
            format!("<figcaption>{}</figcaption>", inner.join(" "))
        }
    }

    fn credit(&self, key: &str, credit: &str) -> String {
        let said = escape(&self.words.with(key, &[("credit", "\u{e000}".into())]));
        let name = format!("<bdi>{}</bdi>", escape(&credit.replace('\u{e000}', "")));
        format!("<span class=\"cr\">{}</span>", said.replace('\u{e000}', &name))
    }

    /// Title, caption and credit of a recording.
    fn recording_caption(&self, recording: &RecordingUse, kind: &str) -> String {
        let mut html = String::from("<figcaption>");
        if kind == "audio" {
            let length = self.dates.duration(recording.duration_ms);
            let _ = write!(
                html,
                "<span class=\"k\">{} · {length}</span>",
                escape(&self.words.text("audio"))
            );
        }
        let _ = write!(html, "<b>{}</b>", escape(&recording.title));
        if !recording.caption.is_empty() {
            let _ = write!(html, " <span>{}</span>", escape(&recording.caption));
        }
        if !recording.credit.is_empty() {
            let _ = write!(
                html,
                " {}",
                self.credit(&format!("{kind}-credit"), &recording.credit)
            );
        }
        html + "</figcaption>"
    }

    /// What stands inside a player: where the file is, and a link for those whose browser cannot play it.
    fn sources(&self, recording: &RecordingUse) -> String {
        let path = escape(&recording_path(&recording.media, &recording.mime));
        let download = escape(&self.words.text("download-media"));
        format!(
            "<source src=\"{path}\" type=\"{}\"><a href=\"{path}\">{download}</a>",
            escape(&recording.mime)
        )
    }

    fn player_name(&self, key: &str, recording: &RecordingUse) -> String {
        let duration = self.dates.duration_spoken(self.words, recording.duration_ms);
        escape(&self.words.with(
            key,
            &[
                ("duration", duration.into()),
                ("title", recording.title.as_str().into()),
            ],
        ))
    }

    fn video(&self, recording: &RecordingUse) -> String {
        let (width, height, poster) = match &recording.poster {
            Some(still) => {
                let widths = renditions(still.width);
                let width = widths.iter().copied().filter(|width| *width <= 1280).max();
                let path = picture_path(
                    &still.media,
                    width.unwrap_or_else(|| middle_width(&widths)),
                    "jpg",
                );
                (
                    still.width.max(1),
                    still.height.max(1),
                    format!(" poster=\"{}\"", escape(&path)),
                )
            }
            None => (1280, 720, String::new()),
        };
        format!(
            "<figure class=\"vid\"><div><video controls preload=\"none\" width=\"{width}\" height=\"{height}\"{poster} \
             aria-label=\"{}\">{}</video><span class=\"dur\" aria-hidden=\"true\"><svg viewBox=\"0 0 12 12\"><path d=\"M2 \
             .5v11l9.5-5.5z\"/></svg><time datetime=\"{}\">{}</time></span></div>{}</figure>",
            self.player_name("play-video", recording),
            self.sources(recording),
            iso_duration(recording.duration_ms),
            self.dates.duration(recording.duration_ms),
            self.recording_caption(recording, "video"),
        )
    }

    fn audio(&self, recording: &RecordingUse) -> String {
        format!(
            "<figure class=\"aud\">{}<audio controls preload=\"none\" aria-label=\"{}\">{}</audio></figure>",
            self.recording_caption(recording, "audio"),
            self.player_name("play-audio", recording),
            self.sources(recording),
        )
    }

    /// The pieces that may be seen; nothing when there is none.
    fn more(&self, links: &[ReadMore]) -> String {
        let items: String = links
            .iter()
            .filter_map(|link| match link {
                ReadMore::Story(story) => self.read_more.get(story).map(|found| {
                    let path = escape(&found.path);
                    format!(
                        "<li><a href=\"{path}\">{}</a></li>",
                        escape(&found.teaser.headline)
                    )
                }),
                ReadMore::Page { url, title } => {
                    let site = self.layout.site();
                    let host = target(site, url)?.host.unwrap_or_default();
                    let host = if host.is_empty() {
                        String::new()
                    } else {
                        format!(" <span class=\"hint\"><bdi>{}</bdi></span>", escape(&host))
                    };
                    Some(format!("<li>{}{host}</li>", anchor(site, url, &escape(title))))
                }
            })
            .collect();
        if items.is_empty() {
            return String::new();
        }
        format!(
            "<div class=\"more\"><p>{}</p><ul>{items}</ul></div>",
            escape(&self.words.text("read-more"))
        )
    }

    fn embed(&self, url: &str, title: &str) -> String {
        let site = self.layout.site();
        let host = target(site, url).and_then(|target| target.host);
        let host = host
            .map(|host| format!(" <span class=\"hint\"><bdi>{}</bdi></span>", escape(&host)))
            .unwrap_or_default();
        let title = if title.trim().is_empty() {
            escape(url)
        } else {
            escape(title)
        };
        format!("<p class=\"embed\">{}{host}</p>", anchor(site, url, &title))
    }

    fn note(&self, id: u32, note: &CorrectionNote) -> String {
        let key = kind_key(note.kind);
        format!(
            "<div class=\"note\" role=\"note\" id=\"note-{id}\"><b>{} · {}</b> {}</div>",
            escape(&self.words.text(key)),
            moment_html(self.dates, note.at),
            escape(&note.text),
        )
    }
}
