//! Running text while it is gathered.

use super::marks::Marks;
use crate::text::{is_printable, is_space};
use model::{Text, text_from};

/// Words with their marks, white space collapsed.
#[derive(Default)]
pub(super) struct Run {
    text: Text,
    has_words: bool,
    needs_space: bool,
}

impl Run {
    /// Adds words under the marks.
    pub(super) fn push(&mut self, words: &str, marks: &Marks) {
        let mut stretch = String::with_capacity(words.len() + 1);
        for character in words.chars() {
            if is_space(character) {
                if stretch.is_empty() {
                    self.needs_space |= !self.text.is_empty();
                } else if !stretch.ends_with(' ') {
                    stretch.push(' ');
                }
            } else if is_printable(character) {
                if std::mem::take(&mut self.needs_space) && stretch.is_empty() {
                    stretch.push(' ');
                }
                self.has_words |= character != '\u{a0}' && !character.is_whitespace();
                stretch.push(character);
            }
        }
        if stretch.ends_with(' ') {
            stretch.pop();
            self.needs_space = true;
        }
        if !stretch.is_empty() {
            self.join(marks, stretch);
        }
    }

    fn join(&mut self, marks: &Marks, stretch: String) {
        let inline = marks.inline(stretch);
        match self.text.last_mut() {
            Some(last)
                if (last.strong, last.emphasis, &last.link) == (inline.strong, inline.emphasis, &inline.link) =>
            {
                last.text.push_str(&inline.text);
            }
            _ => self.text.push(inline),
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

/// Appends `more` behind `between`.
pub(super) fn append(text: &mut Text, between: &str, more: Text) {
    if !text.is_empty() {
        text.extend(text_from(between));
    }
    text.extend(more);
}
