//! Which element means what.

/// How an element's words are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Strong,
    Emphasis,
    Link,
}

/// Elements whose content is never markup. Without an end tag they take all that follows.
pub(super) fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "plaintext"
            | "template"
    )
}

/// Elements whose content is no copy: controls, and what is shown where something cannot be.
pub(super) fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "noscript"
            | "object"
            | "audio"
            | "video"
            | "canvas"
            | "svg"
            | "math"
            | "select"
            | "button"
            | "datalist"
    )
}

/// Elements that stand for something shown: in a figure, its caption is theirs.
pub(super) fn is_media(name: &str) -> bool {
    matches!(
        name,
        "img" | "picture" | "video" | "audio" | "iframe" | "object" | "svg" | "canvas" | "embed"
    )
}

pub(super) fn meaning(name: &str) -> Option<(&'static str, Meaning)> {
    match name {
        "strong" => Some(("strong", Meaning::Strong)),
        "b" => Some(("b", Meaning::Strong)),
        "em" => Some(("em", Meaning::Emphasis)),
        "i" => Some(("i", Meaning::Emphasis)),
        "a" => Some(("a", Meaning::Link)),
        _ => None,
    }
}

/// Elements that begin and end a line of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "figure"
            | "figcaption"
            | "address"
            | "pre"
            | "hr"
            | "dl"
            | "dt"
            | "dd"
            | "form"
            | "fieldset"
            | "legend"
            | "details"
            | "summary"
            | "center"
            | "body"
            | "html"
            | "head"
            | "caption"
            | "hgroup"
            | "hl1"
            | "hl2"
            | "option"
            | "menu"
            | "dir"
    )
}

pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hl1" | "hl2")
}

/// Elements whose presence says that a text is HTML.
pub(super) fn is_known(name: &str) -> bool {
    is_block(name)
        || is_heading(name)
        || is_raw(name)
        || is_media(name)
        || meaning(name).is_some()
        || matches!(
            name,
            "br" | "span"
                | "ul"
                | "ol"
                | "li"
                | "table"
                | "tr"
                | "td"
                | "th"
                | "blockquote"
                | "sup"
                | "sub"
                | "u"
                | "font"
        )
}
