//! How each language writes a date.
//!
//! Patterns of our own (CLDR's long dates in the Gregorian calendar), because ICU4X's skeletons still change between
//! releases and are right in 18 of 31 languages. Names of months and days, and the digits, are ICU4X's.

use model::Lang;

/// The date without and with the day of the week, as patterns of UTS 35.
pub(crate) fn of(lang: Lang) -> (&'static str, &'static str) {
    match lang.tag() {
        "sq" | "pl" | "ro" | "sw" | "hi" | "id" => ("d MMMM y", "EEEE, d MMMM y"),
        "ar" => ("d MMMM y", "EEEE، d MMMM y"),
        "bn" => ("d MMMM, y", "EEEE, d MMMM, y"),
        "bs" | "hr" | "sr" => ("d. MMMM y.", "EEEE, d. MMMM y."),
        "bg" | "ru" | "mk" => ("d MMMM y 'г'.", "EEEE, d MMMM y 'г'."),
        "uk" => ("d MMMM y 'р'.", "EEEE, d MMMM y 'р'."),
        "zh-Hans" => ("y年M月d日", "y年M月d日EEEE"),
        "zh-Hant" => ("y年M月d日", "y年M月d日 EEEE"),
        "en" => ("MMMM d, y", "EEEE d MMMM y"),
        "de" => ("d. MMMM y", "EEEE, d. MMMM y"),
        "ha" => ("d MMMM, y", "EEEE d MMMM, y"),
        "ps" => ("y MMMM d", "EEEE، y MMMM d"),
        "pt-PT" | "pt-BR" | "es" => ("d 'de' MMMM 'de' y", "EEEE, d 'de' MMMM 'de' y"),
        "tr" => ("d MMMM y", "d MMMM y EEEE"),
        "ur" => ("d MMMM'،' y", "EEEE'،' d MMMM'،' y"),
        // am, el, fa, fa-AF, fr
        _ => ("d MMMM y", "EEEE d MMMM y"),
    }
}
