//! Bodies of HTML.
#![no_main]

libfuzzer_sys::fuzz_target!(|html: &str| vesper_fuzz::html(html));
