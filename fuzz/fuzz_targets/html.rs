//! Any bytes as a page, alone and inside a MIME message.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut page = b"<html>".to_vec();
    page.extend_from_slice(bytes);
    jixiao_fuzz::check(&page);
    let mut message = b"MIME-Version: 1.0\r\n".to_vec();
    message.extend_from_slice(bytes);
    jixiao_fuzz::check(&message);
});
