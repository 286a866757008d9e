//! Documents that began as NITF.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vesper_fuzz::document(bytes));
