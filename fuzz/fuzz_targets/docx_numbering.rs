//! Any bytes as the numbering part, under paragraphs of four lists and three levels.
#![no_main]

use testkit::docx::Docx;

libfuzzer_sys::fuzz_target!(|part: &[u8]| {
    let mut body = String::new();
    for list in 1..=4 {
        for level in [0, 1, 2, 1, 8, 0] {
            body.push_str(&format!(
                r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr></w:p>"#
            ));
        }
    }
    jixiao_fuzz::check(&Docx::new(&body).related("rId1", "numbering", "numbering.xml", part.to_vec()).build());
});
