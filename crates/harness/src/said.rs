//! Everything that copy says, part by part. Nothing is passed over: a new field or kind of block does not compile here.

use model::{
    Block, BlockKind, Body, Content, CorrectionNote, Inline, Link, PictureUse, Quotation, ReadMore,
    RecordingUse, Text,
};

/// Something that copy says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) text: String,
    /// Whether the article's own page shows it.
    pub(crate) is_shown: bool,
}

/// Everything that copy says.
pub(crate) fn said(content: &Content) -> Vec<Said> {
    let Content {
        kicker,
        headline,
        teaser,
        picture,
        body: Body { blocks },
        credit,
        links,
        recommended: _,
        sources: _,
    } = content;
    let mut all = Parts::default();
    all.all([kicker, headline, teaser, &credit.to_string()]);
    if let Some(picture) = picture {
        all.picture(picture);
    }
    for Block {
        id: _,
        origin: _,
        kind,
    } in blocks
    {
        all.block(kind);
    }
    for Link { title, url, note } in links {
        all.all([title, url, note]);
    }
    all.0
}

#[derive(Default)]
struct Parts(Vec<Said>);

impl Parts {
    fn all<'a>(&mut self, words: impl IntoIterator<Item = &'a String>) {
        for words in words {
            self.say(words);
        }
    }

    fn say(&mut self, words: &str) {
        self.0.push(Said {
            text: words.trim().to_owned(),
            is_shown: true,
        });
    }

    fn text(&mut self, text: &[Inline]) {
        for Inline {
            text,
            strong: _,
            emphasis: _,
            link,
            lang: _,
        } in text
        {
            self.say(text);
            self.all(link);
        }
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a Text>) {
        for text in texts {
            self.text(text);
        }
    }

    fn picture(&mut self, picture: &PictureUse) {
        let PictureUse {
            media: _,
            width: _,
            height: _,
            alt,
            caption,
            credit,
        } = picture;
        self.all([alt, caption, credit]);
    }

    fn recording(&mut self, recording: &RecordingUse) {
        let RecordingUse {
            media: _,
            mime: _,
            duration_ms: _,
            title,
            caption,
            credit,
            poster,
        } = recording;
        self.all([title, caption, credit]);
        if let Some(poster) = poster {
            let first = self.0.len();
            self.picture(poster);
            // A still is shown without words of its own.
            for part in &mut self.0[first..] {
                part.is_shown = false;
            }
        }
    }

    fn block(&mut self, kind: &BlockKind) {
        match kind {
            BlockKind::Paragraph { text } | BlockKind::Heading { text } => self.text(text),
            BlockKind::Quotation(Quotation {
                text,
                speaker,
                said_at,
            }) => {
                self.text(text);
                self.all(speaker.iter().chain(said_at));
            }
            BlockKind::List { ordered: _, items } => self.texts(items),
            BlockKind::Table { rows } => self.texts(rows.iter().flatten()),
            BlockKind::Picture(picture) => self.picture(picture),
            BlockKind::Gallery { pictures } => {
                for picture in pictures {
                    self.picture(picture);
                }
            }
            BlockKind::Video(recording) | BlockKind::Audio(recording) => self.recording(recording),
            BlockKind::ReadMore { links } => {
                for link in links {
                    match link {
                        ReadMore::Story(_) => {}
                        ReadMore::Page { url, title } => self.all([url, title]),
                    }
                }
            }
            BlockKind::Facts { title, items } => {
                self.say(title);
                self.texts(items);
            }
            BlockKind::Embed { url, title } => self.all([url, title]),
            BlockKind::Correction(CorrectionNote { kind: _, text, at: _ }) => self.say(text),
        }
    }
}
