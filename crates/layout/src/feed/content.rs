//! All that a story says, as HTML that can stand on another site.

use crate::body::BodyWriter;
use crate::link::anchor;
use crate::media::{Placing, picture};
use crate::{Layout, escape};
use model::{Content, Lang, Link};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Picture, text with its corrections, links and credit line, in the order of the page.
pub(super) fn full_text(layout: &Layout, lang: Lang, content: &Content) -> String {
    let (words, dates) = (layout.words(lang), layout.dates(lang));
    // Other stories are not shown: the feed would have to be made anew whenever one of them changes.
    let writer = BodyWriter {
        layout,
        lang,
        words,
        dates,
        read_more: &BTreeMap::new(),
    };
    let mut html = format!("<div lang=\"{lang}\" dir=\"{}\">", lang.direction().as_str());
    if let Some(shown) = &content.picture {
        let image = picture(
            shown,
            Placing {
                sizes: "100vw",
                first: false,
                decorative: false,
            },
        );
        let caption = writer.caption(&shown.caption, "picture-credit", &shown.credit);
        let _ = write!(html, "<figure>{image}{caption}</figure>");
    }
    html.push_str(&writer.html(&content.body));
    if !content.links.is_empty() {
        let links: String = content.links.iter().map(|link| entry(layout, link)).collect();
        let _ = write!(html, "<p>{}</p><ul>{links}</ul>", escape(&words.text("links")));
    }
    if !content.credit.is_empty() {
        let _ = write!(html, "<p><bdi>{}</bdi></p>", escape(&content.credit.to_string()));
    }
    html.push_str("</div>");
    standing_alone(&html, &layout.address(""))
}

fn entry(layout: &Layout, link: &Link) -> String {
    let note = if link.note.is_empty() {
        String::new()
    } else {
        format!(" ({})", escape(&link.note))
    };
    format!(
        "<li>{}{note}</li>",
        anchor(layout.site(), &link.url, &escape(&link.title))
    )
}

/// What means something without our style sheets and the rest of the page.
const KEPT: [&str; 18] = [
    "href",
    "src",
    "srcset",
    "sizes",
    "poster",
    "type",
    "alt",
    "width",
    "height",
    "lang",
    "dir",
    "datetime",
    "controls",
    "preload",
    "scope",
    "rel",
    "title",
    "aria-label",
];

/// HTML of ours with whole addresses, without classes, names of places in the page and drawings.
///
/// Reads only what this crate writes: attributes in double quotes, and no `<` or `>` but those of tags.
fn standing_alone(html: &str, site: &str) -> String {
    let site = escape(site);
    let mut out = String::with_capacity(html.len() + html.len() / 4);
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        out.push_str(text);
        if tag.starts_with("svg") {
            rest = tag.split_once("</svg>").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let _ = write!(out, "<{name}");
        while !attributes.is_empty() {
            let (attribute, value, others) = first_attribute(attributes);
            attributes = others;
            if KEPT.contains(&attribute) {
                let _ = match value {
                    Some(value) => write!(out, " {attribute}=\"{}\"", whole(attribute, value, &site)),
                    None => write!(out, " {attribute}"),
                };
            }
        }
        out.push('>');
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The name of the first attribute, its value if it has one, and what follows.
fn first_attribute(attributes: &str) -> (&str, Option<&str>, &str) {
    let attributes = attributes.trim_start();
    let end = attributes.find([' ', '=']).unwrap_or(attributes.len());
    let (name, rest) = attributes.split_at(end);
    match rest.strip_prefix("=\"") {
        Some(rest) => {
            let (value, others) = rest.split_once('"').unwrap_or((rest, ""));
            (name, Some(value), others.trim_start())
        }
        // One byte at least, so that nothing can hold the reading up.
        None => (name, None, rest.get(1..).unwrap_or("")),
    }
}

/// An attribute's value with the site before each path.
fn whole(attribute: &str, value: &str, site: &str) -> String {
    let one = |path: &str| {
        if path.starts_with('/') {
            format!("{site}{path}")
        } else {
            path.to_owned()
        }
    };
    match attribute {
        "href" | "src" | "poster" => one(value),
        "srcset" => value.split(", ").map(one).collect::<Vec<_>>().join(", "),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(standing_alone(html, "https://v.example"), expected);
    }

    #[test]
    fn every_address_becomes_a_whole_one() {
        check(
            "<a href=\"/en/a-1\">x</a>",
            "<a href=\"https://v.example/en/a-1\">x</a>",
        );
        check(
            "<a href=\"https://b.example/\" rel=\"noopener\">x</a>",
            "<a href=\"https://b.example/\" rel=\"noopener\">x</a>",
        );
        check(
            "<img srcset=\"/media/a/340.jpg 340w, /media/a/700.jpg 700w\" alt=\"/not/an/address, /either\">",
            "<img srcset=\"https://v.example/media/a/340.jpg 340w, https://v.example/media/a/700.jpg 700w\" \
             alt=\"/not/an/address, /either\">",
        );
        check(
            "<video controls poster=\"/p\"></video>",
            "<video controls poster=\"https://v.example/p\"></video>",
        );
    }

    #[test]
    fn what_needs_our_page_is_left_out() {
        check("<h2 id=\"b3\" class=\"x\">y</h2>", "<h2>y</h2>");
        check(
            "<i>a<svg viewBox=\"0 0 12 12\"><path d=\"M2 .5\"/></svg>b</i>",
            "<i>ab</i>",
        );
        check("<div tabindex=\"0\" aria-labelledby=\"headline\">", "<div>");
    }

    #[test]
    fn words_that_look_like_markup_stay_words() {
        check(
            "<p>href=&quot;/x&quot; &lt;svg&gt;</p>",
            "<p>href=&quot;/x&quot; &lt;svg&gt;</p>",
        );
    }

    #[test]
    fn a_broken_tag_ends_the_reading_and_nothing_else() {
        for html in [
            "<",
            "<a",
            "<a =",
            "<a b=\"",
            "<a  = = \"x",
            "<svg",
            "a<b c=d e>",
            "<p \u{e9}=\u{e9}>",
        ] {
            let _ = standing_alone(html, "s");
        }
    }
}
