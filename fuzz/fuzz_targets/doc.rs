//! Any bytes as a compound file; and the streams of a binary Word document put into a sound one, so that most
//! mutations reach the document and not the container.
#![no_main]

/// Where the first stream ends and the second begins, as a share of 256.
const SHARES: usize = 256;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        jixiao_fuzz::check(bytes);
        return;
    }
    let Some((&[first, second], rest)) = bytes.split_first_chunk() else { return };
    let (document, rest) = rest.split_at(rest.len() * usize::from(first) / SHARES);
    let (table, data) = rest.split_at(rest.len() * usize::from(second) / SHARES);
    let streams = [("WordDocument", document), ("1Table", table), ("Data", data)];
    jixiao_fuzz::check(&testkit::doc::compound(&streams));
});
