/** The languages whose every page is looked at: each script, both directions, the longest words. */
export const LANGUAGES = ["en", "ar", "hi", "zh-Hans", "de", "ur", "fa"];

/** One language a script, for what takes long. */
export const FOUR_LANGUAGES = ["en", "ar", "hi", "zh-Hans"];

/** The direction that pages in `lang` must have. */
export const direction = (lang) => (["ar", "fa", "fa-AF", "ps", "ur"].includes(lang) ? "rtl" : "ltr");
