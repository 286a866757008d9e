//! What each kind of page is made from. Whoever builds a view has already asked what readers may see.

use jiff::Timestamp;
use jiff::civil::Date;
use model::{ArticleId, Content, CorrectionNote, Lang, Released, SendTime, StoryId, Teaser};
use std::collections::BTreeMap;

/// What stands for an article on other pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeaserView {
    /// Which article.
    pub article: ArticleId,
    /// Its language.
    pub lang: Lang,
    /// Its path, percent-encoded, for example `/ar/%D8%A8/a-7`.
    pub path: String,
    /// The id of its section.
    pub section: String,
    /// What it shows.
    pub teaser: Teaser,
    /// Since when it has been before the readers.
    pub published: Timestamp,
    /// When it was last changed, if it was.
    pub updated: Option<Timestamp>,
    /// Whether it carries a correction.
    pub corrected: bool,
}

impl From<&Released> for TeaserView {
    fn from(released: &Released) -> Self {
        Self {
            article: released.article,
            lang: released.lang,
            path: released.path(),
            section: released.section.clone(),
            teaser: released.teaser.clone(),
            published: released.since,
            updated: released.changed_at(),
            corrected: released.is_corrected(),
        }
    }
}

/// An article's own page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleView {
    /// Which article.
    pub article: ArticleId,
    /// Its language.
    pub lang: Lang,
    /// Its path, percent-encoded.
    pub path: String,
    /// The id of its section.
    pub section: String,
    /// The ids of its topics.
    pub topics: Vec<String>,
    /// All it says.
    pub content: Content,
    /// Since when it has been before the readers.
    pub published: Timestamp,
    /// When it was last changed, if it was.
    pub updated: Option<Timestamp>,
    /// The other versions that may be seen, with their paths, percent-encoded.
    pub translations: Vec<(Lang, String)>,
    /// The stories that its “read more” blocks name and that may be seen in this language.
    pub read_more: BTreeMap<StoryId, TeaserView>,
    /// The pieces that the editors recommend after it.
    pub recommended: Vec<TeaserView>,
    /// Pieces on its topics that have a video or an audio recording.
    pub topic_media: Vec<TeaserView>,
}

/// The front page of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontView {
    /// Which language.
    pub lang: Lang,
    /// When the newest change that it shows was made; stands in the masthead as the edition's time.
    pub as_of: Option<Timestamp>,
    /// The stories by weight, best first.
    pub teasers: Vec<TeaserView>,
    /// The stories by time, newest first.
    pub recent: Vec<TeaserView>,
    /// Sections by id, each with its stories.
    pub sections: Vec<(String, Vec<TeaserView>)>,
    /// What was put right lately.
    pub corrections: Vec<(TeaserView, CorrectionNote)>,
}

/// The front of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionView {
    /// Which language.
    pub lang: Lang,
    /// The section's id.
    pub section: String,
    /// Its stories, newest first.
    pub teasers: Vec<TeaserView>,
}

/// What a preview says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewSlip {
    /// For whom it is.
    pub holder: String,
    /// From when on the link opens nothing.
    pub ends_at: Timestamp,
    /// Where the page stands, such as `/preview/1-2-3`; its files stand below.
    pub path: String,
}

/// What was put right lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionsView {
    /// Which language.
    pub lang: Lang,
    /// The corrections with where they were made, newest first.
    pub entries: Vec<(TeaserView, CorrectionNote)>,
}

/// The page at the address of a withdrawn article, sent with status 410. Nothing of the story is on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawnView {
    /// The article's language.
    pub lang: Lang,
    /// When it was withdrawn.
    pub at: Timestamp,
    /// Whether the agency that sent it recalled it.
    pub by_agency: bool,
    /// The versions in other languages that may still be seen, with their paths, percent-encoded.
    pub translations: Vec<(Lang, String)>,
    /// What else there is to read, newest first.
    pub recent: Vec<TeaserView>,
}

/// Pages that say why something did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemPage {
    /// Something behind the page does not answer; sent with status 503.
    Unavailable,
    /// A form did not arrive whole; sent with status 400.
    BadRequest,
    /// Too many forms from one network; sent with status 429.
    TooManyRequests,
    /// A link out of a mail is too old or was changed; sent with status 410.
    LinkExpired,
}

impl ProblemPage {
    /// Every problem.
    pub const ALL: [Self; 4] = [
        Self::Unavailable,
        Self::BadRequest,
        Self::TooManyRequests,
        Self::LinkExpired,
    ];
}

/// The pages around the evening letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterPage {
    /// The form that asks for the letter; posts to `/{lang}/letter`.
    SignUp {
        /// What was typed as the address.
        address: String,
        /// Whether that is no address.
        address_invalid: bool,
        /// By whose clock the letter is wanted.
        send_time: SendTime,
        /// The chosen zone of the IANA database.
        time_zone: String,
        /// The zones to choose from.
        zones: Vec<String>,
    },
    /// A message is on its way. Says the same whether or not the address is known.
    CheckInbox {
        /// Where to.
        address: String,
    },
    /// Asks for the click that confirms; posts to `/letter/confirm/{token}`.
    Confirm {
        /// The token of the link in the mail.
        token: String,
        /// Whose letter.
        address: String,
    },
    /// The address is confirmed.
    Confirmed {
        /// A token for `/letter/preferences/{token}`.
        token: String,
    },
    /// Language and time; posts to `/letter/preferences/{token}`.
    Preferences {
        /// The token of the link in the mail.
        token: String,
        /// Whose letter.
        address: String,
        /// Since when.
        since: Timestamp,
        /// The letter's language.
        lang: Lang,
        /// By whose clock.
        send_time: SendTime,
        /// The chosen zone of the IANA database.
        time_zone: String,
        /// The zones to choose from.
        zones: Vec<String>,
        /// Whether something was saved just now.
        saved: bool,
    },
    /// Asks for the click that ends it; posts to `/letter/leave/{token}`.
    Leave {
        /// The token of the link in the mail.
        token: String,
        /// Whose letter.
        address: String,
    },
    /// No more letters; the way back posts `return=1` to `/letter/preferences/{token}`.
    Left {
        /// The token of the link in the mail.
        token: String,
        /// Whose letter it was.
        address: String,
    },
    /// An evening's letter as a page at `/{lang}/letter/{date}`.
    WebEdition {
        /// The evening.
        date: Date,
        /// The day's news, in order.
        hard_news: Vec<TeaserView>,
        /// Worth the evening.
        features: Vec<TeaserView>,
        /// How many of its stories have been withdrawn since.
        withdrawn: usize,
    },
    /// There was no letter on that evening; sent with status 404.
    NoLetter {
        /// The evening.
        date: Date,
    },
}
