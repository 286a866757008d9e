//! The text of an IPTC 7901 message: head, body and the notes for desks.
//!
//! What dpa and its kind send: notes in parentheses, the headline and the byline up to a line that ends with `=`; then
//! paragraphs between blank lines, tables between bars; then a notepad that begins with `# `.

use super::telegraph_text::{Dateline, Gathered, dateline, ordinal};
use crate::text;
use model::BlockKind;

/// What a text says, before it becomes an item.
#[derive(Default)]
pub(super) struct Read {
    /// The headline.
    pub(super) headline: String,
    /// The byline.
    pub(super) byline: String,
    /// Notes of the head, without their parentheses.
    pub(super) notes: Vec<String>,
    /// What kind of copy it is, for example `KORR-Bericht`.
    pub(super) genre: String,
    /// The number of the lead: `1ST LEAD`.
    pub(super) lead: Option<u32>,
    /// The agency takes a piece back.
    pub(super) is_kill: bool,
    /// The agency says that it puts an earlier piece right.
    pub(super) is_correction: bool,
    /// The agency asks for attention before anything is used.
    pub(super) is_warning: bool,
    /// The summary before the dateline.
    pub(super) teaser: String,
    /// The dateline.
    pub(super) dateline: Option<Dateline>,
    /// The text.
    pub(super) blocks: Vec<BlockKind>,
    /// The notepad, a line each.
    pub(super) notepad: Vec<String>,
}

/// Lines that a head may have at most before its `=`.
const HEAD_LINES_MAX: usize = 40;

/// What dpa's own converter writes in place of the headline when it takes a piece back.
const KILLS: [&str; 4] = [
    "KILL KILL KILL",
    "ELIMINAR - ELIMINAR",
    "АННУЛИРОВАНИЕ",
    "حظر حظر حظر",
];

/// What dpa's own converter writes on a line of its own above the headline.
const SIGNALS: [&str; 16] = [
    "Correction",
    "Update",
    "Refile",
    "Korekta",
    "Aktualizacja",
    "Powtarzanie",
    "Remettre",
    "Mettre à jour",
    "VERSIÓN CORREGIDA",
    "ACTUALIZACIÓN",
    "RPT RPT",
    "коррекция",
    "повтор",
    "Обновить",
    "Corrected",
    "ATENCION REDACCIONES",
];

/// Those of them that say that the piece puts an earlier one right.
const CORRECTIONS: [&str; 5] = [
    "Correction",
    "Corrected",
    "Korekta",
    "VERSIÓN CORREGIDA",
    "коррекция",
];

/// Reads a text whose lines end with a line feed.
pub(super) fn read(text: &str, agency: &str) -> Read {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let start = lines
        .iter()
        .position(|line| !line.is_empty())
        .unwrap_or(lines.len());
    let lines = &lines[start..];
    let marked = lines
        .iter()
        .take(HEAD_LINES_MAX)
        .position(|line| line.ends_with('='));
    let end = marked.map_or_else(
        || {
            lines
                .iter()
                .position(|line| line.is_empty())
                .unwrap_or(lines.len())
                .min(1)
        },
        |at| at + 1,
    );
    let mut found = Read::default();
    head(&lines[..end], &mut found);
    let rest = &lines[end..];
    let notepad = rest
        .iter()
        .position(|line| begins_notepad(line))
        .unwrap_or(rest.len());
    let mut gathered = Gathered::default();
    body(&rest[..notepad], &mut gathered);
    found.blocks = gathered.blocks;
    found.notepad = notes(&rest[notepad..]);
    dateline_of(&mut found, agency);
    subheads(&mut found.blocks);
    found
}

/// The notepad's title, the row of asterisks above what is not for readers, or the sentence that says so.
fn begins_notepad(line: &str) -> bool {
    let lower = line.to_lowercase();
    let is_row = line.contains('*') && line.chars().all(|sign| matches!(sign, '*' | ' ')) && line.len() > 3;
    let is_warning = [
        "not for publication",
        "not intended for publication",
        "nicht zur veröffentlichung",
    ];
    line.starts_with("# ") || is_row || is_warning.iter().any(|words| lower.contains(words))
}

fn head(lines: &[&str], found: &mut Read) {
    let mut headline: Vec<String> = Vec::new();
    let mut byline: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at].trim_end_matches('=').trim();
        let ends = line.starts_with('(').then(|| note_end(&lines[at..])).flatten();
        if let Some(length) = ends {
            let words = text::line(lines[at..at + length].join(" ").trim_end_matches([' ', '=']));
            headline.extend(note(&words, headline.is_empty(), found));
            at += length;
            continue;
        }
        at += 1;
        if line.is_empty() {
        } else if KILLS.iter().any(|kill| line.contains(kill)) {
            found.is_kill = true;
            found.notes.push(text::line(line));
        } else if headline.is_empty() && SIGNALS.iter().any(|signal| line.eq_ignore_ascii_case(signal)) {
            found.is_correction |= CORRECTIONS.iter().any(|signal| line.eq_ignore_ascii_case(signal));
            found.notes.push(text::line(line));
        } else if let (true, Some(number)) = (headline.is_empty(), lead(line)) {
            found.lead = Some(number);
            found.notes.push(text::line(line));
        } else if !byline.is_empty() || !headline.is_empty() && is_byline(line) {
            byline.push(line);
        } else {
            headline.push(line.to_owned());
        }
    }
    let words = text::line(&headline.join(" "));
    let without_alarm = [
        "FLASH: ",
        "URGENT: ",
        "PILNE: ",
        "D'URGENCE: ",
        "FLASH ",
        "URGENTE ",
    ]
    .iter()
    .find_map(|alarm| words.strip_prefix(alarm));
    without_alarm.unwrap_or(&words).clone_into(&mut found.headline);
    found.byline = text::line(&byline.join(" "));
}

/// How many lines a note has that begins with `(`; `None` when it does not end in the head.
fn note_end(lines: &[&str]) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, line) in lines.iter().enumerate() {
        for character in line.chars() {
            depth += i32::from(character == '(') - i32::from(character == ')');
        }
        if depth <= 0 {
            return Some(at + 1);
        }
    }
    None
}

/// Keeps a note, and answers with the words of the headline behind its parenthesis, if there are any.
fn note(words: &str, is_before_headline: bool, found: &mut Read) -> Option<String> {
    let inner = words.strip_prefix('(').unwrap_or(words);
    // “(Achtung) …” with words behind the parenthesis: how dpa's own converter marks what it takes back.
    if is_before_headline && inner.to_lowercase().starts_with("achtung) ") {
        found.is_warning = true;
        found.notes.push(words.to_owned());
        return None;
    }
    let (inner, behind) = match inner.rsplit_once(')') {
        Some((inner, behind)) => (inner.trim(), behind.trim()),
        None => (inner.trim(), ""),
    };
    found.notes.push(inner.to_owned());
    let name = inner.split(" - ").next().unwrap_or_default();
    let name = name.split("Sperrfrist").next().unwrap_or_default().trim();
    let is_signal = ["Berichtigung", "Wiederholung", "Aktualisierung", "Eil", "Blitz"].contains(&name);
    let is_genre =
        name.split(' ').count() <= 3 && !name.contains([':', ')']) && !name.is_empty() && !is_signal;
    if is_before_headline && found.genre.is_empty() && is_genre {
        name.clone_into(&mut found.genre);
    }
    (!behind.is_empty()).then(|| behind.to_owned())
}

fn lead(line: &str) -> Option<u32> {
    let (first, second) = line.split_once(' ')?;
    let (number, rest) = ordinal(first)?;
    (rest.is_empty() && matches!(second.to_lowercase().as_str(), "lead" | "ld" | "update")).then_some(number)
}

fn is_byline(line: &str) -> bool {
    ["Von ", "By ", "Par ", "Por "]
        .iter()
        .any(|begin| line.starts_with(begin))
}

fn body(lines: &[&str], gathered: &mut Gathered) {
    let mut open: Vec<&str> = Vec::new();
    let mut item: Option<String> = None;
    for line in lines {
        let is_indented = line.starts_with("  ");
        let is_row = line.starts_with('|') && line.len() > 1 && line.ends_with('|');
        let begins_item = line.strip_prefix("  * ");
        if let (Some(words), true, false) = (&mut item, is_indented, begins_item.is_some()) {
            words.push(' ');
            words.push_str(line);
            continue;
        }
        if line.is_empty() || is_row || begins_item.is_some() || is_indented {
            gathered.push_words(&open.join(" "), false);
            open.clear();
        }
        if let Some(words) = item.take() {
            gathered.push_item(&words);
        }
        if line.is_empty() {
            gathered.end();
        }
        if is_row {
            gathered.push_row(line[1..line.len() - 1].split('|'));
        } else if let Some(words) = begins_item {
            item = Some(words.to_owned());
        } else if !line.is_empty() {
            open.push(line);
        }
    }
    if let Some(words) = item {
        gathered.push_item(&words);
    }
    gathered.push_words(&open.join(" "), false);
}

/// Finds the dateline in the first or second paragraph; what stands before it is the teaser.
fn dateline_of(found: &mut Read, agency: &str) {
    for at in 0..found.blocks.len().min(2) {
        let BlockKind::Paragraph { text } = &found.blocks[at] else {
            return;
        };
        let words = model::plain_text(text);
        found.dateline = dateline(&words, agency);
        if found.dateline.is_some() {
            if at == 1 {
                let BlockKind::Paragraph { text } = found.blocks.remove(0) else {
                    return;
                };
                found.teaser = model::plain_text(&text);
            }
            return;
        }
    }
}

/// A short line of its own between two paragraphs that ends without a mark is a subhead.
fn subheads(blocks: &mut [BlockKind]) {
    const WORDS_MAX: usize = 69; // One line of the transmission.
    let words: Vec<Option<String>> = blocks
        .iter()
        .map(|block| match block {
            BlockKind::Paragraph { text } => Some(model::plain_text(text)),
            _ => None,
        })
        .collect();
    for at in 1..blocks.len().saturating_sub(1) {
        let (Some(before), Some(own), Some(after)) = (&words[at - 1], &words[at], &words[at + 1]) else {
            continue;
        };
        let is_short =
            own.chars().count() <= WORDS_MAX && before.len() > own.len() && after.len() > own.len();
        let ends_open =
            own.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '»' | '”' | '“' | '?' | '!'));
        let is_sentence = own.ends_with(['!', '?']) && own.starts_with(['«', '“', '"']);
        if is_short
            && ends_open
            && !is_sentence
            && !own.contains("://")
            && !own.starts_with(['+', '*', '-'])
            && let BlockKind::Paragraph { text } = &mut blocks[at]
        {
            let text = std::mem::take(text);
            blocks[at] = BlockKind::Heading { text };
        }
    }
}

/// The notepad: headings, items with their continued lines, and the closing line, a line each.
fn notes(lines: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in lines {
        let words = text::line(line);
        let is_mark =
            words.is_empty() || line.starts_with("# ") || words.chars().all(|sign| matches!(sign, '*' | ' '));
        let continues = line.starts_with(' ') && is_open;
        if is_mark {
            is_open = false;
        } else if let (true, Some(last)) = (continues, out.last_mut()) {
            last.push(' ');
            last.push_str(&words);
        } else {
            let heading = words.strip_prefix("## ").map(|heading| format!("{heading}:"));
            let item = words.strip_prefix("- ").map(str::to_owned);
            is_open = item.is_some();
            out.push(heading.or(item).unwrap_or(words));
        }
    }
    out
}
