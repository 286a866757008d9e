//! Running text while it is gathered.

use super::marks::Marks;
use crate::text::collapse;
use model::{Inline, Text, text_from};

/// Words with marks, white space collapsed across marks.
#[derive(Default)]
pub(super) struct Run {
    text: Text,
    has_words: bool,
    /// A space that is said only if words follow, with the marks it stood in.
    space: Option<Inline>,
    /// The words that are being added; kept so that its room is used again.
    stretch: String,
}

impl Run {
    pub(super) fn push(&mut self, words: &str, marks: &Marks) {
        let mut stretch = std::mem::take(&mut self.stretch);
        stretch.clear();
        let begins_with_space = collapse(words, &mut stretch);
        if begins_with_space && !self.text.is_empty() && self.space.is_none() {
            self.space = Some(marks.inline(" "));
        }
        if !stretch.is_empty() {
            if let Some(space) = self.space.take() {
                add(&mut self.text, space);
            }
            self.has_words = self.has_words || !stretch.trim_start().is_empty();
            let words = match stretch.strip_suffix(' ') {
                Some(words) => {
                    self.space = Some(marks.inline(" "));
                    words
                }
                None => &stretch,
            };
            match self.text.last_mut() {
                _ if words.is_empty() => {}
                Some(last) if marks.are_those_of(last) => last.text.push_str(words),
                _ => self.text.push(marks.inline(words)),
            }
        }
        self.stretch = stretch;
    }

    pub(super) fn has_words(&self) -> bool {
        self.has_words
    }

    /// What was gathered, if there are words; then it begins anew.
    pub(super) fn take(&mut self) -> Option<Text> {
        self.space = None;
        let text = std::mem::take(&mut self.text);
        std::mem::take(&mut self.has_words).then_some(text)
    }
}

/// Adds a text to another with a space between them.
pub(super) fn append(text: &mut Text, more: Text) {
    if !text.is_empty() {
        let has_marks = text
            .last()
            .is_some_and(|last| last.strong || last.emphasis || last.link.is_some());
        match text.last_mut() {
            Some(last) if !has_marks => last.text.push(' '),
            _ => text.extend(text_from(" ")),
        }
    }
    for inline in more {
        add(text, inline);
    }
}

fn add(text: &mut Text, inline: Inline) {
    match text.last_mut() {
        Some(last)
            if (last.strong, last.emphasis) == (inline.strong, inline.emphasis)
                && last.link == inline.link =>
        {
            last.text.push_str(&inline.text);
        }
        _ => text.push(inline),
    }
}
