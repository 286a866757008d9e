//! Documents that began as ANPA 1312.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vesper_fuzz::document(bytes));
