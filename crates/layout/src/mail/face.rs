//! How each script is set in a mail, where no style sheet can say it.

use minijinja::{Error, ErrorKind, Value};
use model::Lang;

const UI: &str = "system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const LATIN: &str = "Charter,'Bitstream Charter','Sitka Text','Charis SIL',Georgia,serif";
const CYRILLIC: &str = "Georgia,'PT Serif','Sitka Text','Noto Serif',serif";
const ARABIC: &str = "'Noto Naskh Arabic','Geeza Pro','Sakkal Majalla',Tahoma,serif";
const ARABIC_UI: &str = "system-ui,'Segoe UI','Noto Sans Arabic',Tahoma,Arial,sans-serif";

/// The faces and leadings of a script.
struct Face {
    /// For reading.
    text: &'static str,
    /// For headlines.
    head: &'static str,
    /// For everything small.
    ui: &'static str,
    /// Leading of text, headlines and small things, in their own size.
    leading: [&'static str; 3],
    /// Weight of headlines.
    weight: u16,
    /// Tracking of the largest headline.
    tracking: &'static str,
}

/// In templates: `font("text", 17)`, `font("head", 26)`, `font("ui", 14, 500)` with the size in pixels and, for what
/// is small, the weight. The answer is a whole `font` declaration.
pub(super) fn font(lang: Lang) -> Value {
    let face = face(lang);
    Value::from_function(move |part: &str, size: u32, weight: Option<u16>| {
        let [text, head, ui] = face.leading;
        let (weight, leading, family) = match part {
            "text" => (weight.unwrap_or(400), text, face.text),
            "head" => (face.weight, head, face.head),
            "ui" => (weight.unwrap_or(600), ui, face.ui),
            _ => {
                let reason = format!("there is no face “{part}”; there are text, head and ui");
                return Err(Error::new(ErrorKind::InvalidOperation, reason));
            }
        };
        Ok(Value::from_safe_string(format!(
            "font:{weight} {size}px/{leading} {family}"
        )))
    })
}

/// The tracking of the largest headline.
pub(super) fn tracking(lang: Lang) -> &'static str {
    face(lang).tracking
}

fn face(lang: Lang) -> Face {
    let (text, ui, leading) = match lang.tag() {
        "ru" | "uk" | "bg" | "sr" | "mk" | "el" => (CYRILLIC, UI, ["1.55", "1.22", "1.5"]),
        "ar" | "fa" | "fa-AF" | "ps" => (ARABIC, ARABIC_UI, ["1.8", "1.45", "1.6"]),
        "ur" => (
            "'Noto Nastaliq Urdu','Jameel Noori Nastaleeq','Urdu Typesetting','Noto Naskh Arabic',Tahoma,serif",
            "system-ui,'Noto Naskh Arabic','Segoe UI',Tahoma,Arial,sans-serif",
            ["2.25", "2", "1.8"],
        ),
        "hi" => (
            "'Noto Serif Devanagari','Kohinoor Devanagari','Nirmala UI','Noto Sans Devanagari',serif",
            "system-ui,'Kohinoor Devanagari','Nirmala UI','Noto Sans Devanagari',sans-serif",
            ["1.74", "1.36", "1.65"],
        ),
        "bn" => (
            "'Noto Serif Bengali','Bangla Sangam MN','Nirmala UI','Noto Sans Bengali',serif",
            "system-ui,'Nirmala UI','Noto Sans Bengali',sans-serif",
            ["1.74", "1.4", "1.65"],
        ),
        "am" => (
            "'Noto Serif Ethiopic',Kefa,Nyala,'Noto Sans Ethiopic',serif",
            "system-ui,Kefa,Ebrima,'Noto Sans Ethiopic',sans-serif",
            ["1.72", "1.36", "1.6"],
        ),
        "zh-Hans" => (
            "'Songti SC','Noto Serif CJK SC',SimSun,serif",
            "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif",
            ["1.8", "1.32", "1.6"],
        ),
        "zh-Hant" => (
            "'Songti TC','Noto Serif CJK TC',PMingLiU,serif",
            "system-ui,'PingFang TC','Microsoft JhengHei','Noto Sans CJK TC',sans-serif",
            ["1.8", "1.32", "1.6"],
        ),
        _ => (LATIN, UI, ["1.55", "1.22", "1.5"]),
    };
    let head = match lang.tag() {
        "zh-Hans" => "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif",
        "zh-Hant" => "'PingFang TC','Microsoft JhengHei','Noto Sans CJK TC',sans-serif",
        _ => text,
    };
    let is_european = text == LATIN || text == CYRILLIC;
    let weight = if lang.tag() == "ur" { 600 } else { 700 };
    Face {
        text,
        head,
        ui,
        leading,
        weight,
        tracking: if is_european { "-.02em" } else { "0" },
    }
}
