//! Any bytes as the inside of Word 2003 XML, of a flat package, and as a text dump.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for start in [
        &b"<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">"[..],
        b"<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">",
        "绩效目标绩效目标绩效目标\n".as_bytes(),
    ] {
        let mut file = start.to_vec();
        file.extend_from_slice(bytes);
        jixiao_fuzz::check(&file);
    }
});
