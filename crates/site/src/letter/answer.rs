//! How the letter's handlers answer.

use super::desk::LetterError;
use super::room::LetterRoom;
use crate::house::preferred;
use crate::notice;
use axum::response::Response;
use edge::TooMany;
use http::{HeaderMap, StatusCode, header};
use layout::{LetterPage, ProblemPage};
use model::Lang;

impl LetterRoom {
    /// One of the letter's pages.
    pub(super) fn page(&self, lang: Lang, status: StatusCode, page: &LetterPage) -> Response {
        notice::html(status, self.layout.letter_page(lang, page))
    }

    /// A page or the reason why there is none. Whose link is bad is not known, so that is said in the language of the
    /// browser.
    pub(super) fn answer(
        &self,
        headers: &HeaderMap,
        page: Result<(Lang, LetterPage), LetterError>,
    ) -> Response {
        match page {
            Ok((lang, page)) => self.page(lang, StatusCode::OK, &page),
            Err(error) => self.refuse(preferred(&self.layout, headers), error),
        }
    }

    /// What the desk did not do.
    pub(super) fn refuse(&self, lang: Lang, error: LetterError) -> Response {
        match error {
            LetterError::BadToken => self.problem(lang, StatusCode::GONE, ProblemPage::LinkExpired),
            LetterError::InvalidAddress => {
                self.problem(lang, StatusCode::UNPROCESSABLE_ENTITY, ProblemPage::BadRequest)
            }
            LetterError::Unavailable => notice::unavailable(&self.layout, lang),
        }
    }

    /// A form that did not arrive whole, or from another site's page.
    pub(super) fn bad_form(&self, lang: Lang, status: StatusCode) -> Response {
        self.problem(lang, status, ProblemPage::BadRequest)
    }

    /// A form too many.
    pub(super) fn too_many(&self, lang: Lang, refused: TooMany) -> Response {
        let mut response = self.problem(lang, StatusCode::TOO_MANY_REQUESTS, ProblemPage::TooManyRequests);
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, refused.seconds().into());
        response
    }

    fn problem(&self, lang: Lang, status: StatusCode, problem: ProblemPage) -> Response {
        notice::problem(&self.layout, lang, status, problem)
    }
}
