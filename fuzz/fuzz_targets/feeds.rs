//! Documents that began as RSS, Atom and JSON Feed.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vesper_fuzz::document(bytes));
