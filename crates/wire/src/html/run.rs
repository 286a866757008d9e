//! Running text while it is gathered.

use super::marks::Marks;
use crate::text::{is_printable, is_space, meant};
use model::{Inline, Text, text_from};

/// Words with their marks, white space collapsed.
#[derive(Default)]
pub(super) struct Run {
    text: Text,
    has_words: bool,
    /// A space under the marks where it stood; written only when a word follows.
    space: Option<Inline>,
}

impl Run {
    /// Adds words under the marks.
    pub(super) fn push(&mut self, words: &str, marks: &Marks) {
        let mut stretch = String::with_capacity(words.len());
        for character in words.chars().map(meant) {
            if is_space(character) {
                if !stretch.is_empty() && !stretch.ends_with(' ') {
                    stretch.push(' ');
                } else if stretch.is_empty() && !self.text.is_empty() && self.space.is_none() {
                    self.space = Some(marks.inline(" ".to_owned()));
                }
            } else if is_printable(character) {
                if let Some(space) = self.space.take() {
                    add(&mut self.text, space);
                }
                self.has_words |= !character.is_whitespace();
                stretch.push(character);
            }
        }
        if stretch.ends_with(' ') {
            stretch.pop();
            self.space = Some(marks.inline(" ".to_owned()));
        }
        if !stretch.is_empty() {
            add(&mut self.text, marks.inline(stretch));
        }
    }

    /// Whether there is a word that a reader can see.
    pub(super) fn has_words(&self) -> bool {
        self.has_words
    }

    /// The text so far; the run begins anew.
    pub(super) fn take(&mut self) -> Option<Text> {
        let run = std::mem::take(self);
        run.has_words.then_some(run.text)
    }
}

/// Appends `more` behind a space.
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

/// Stretches under the same marks are one.
fn add(text: &mut Text, inline: Inline) {
    let marks = |inline: &Inline| (inline.strong, inline.emphasis, inline.link.clone());
    match text.last_mut() {
        Some(last) if marks(last) == marks(&inline) => last.text.push_str(&inline.text),
        _ => text.push(inline),
    }
}
