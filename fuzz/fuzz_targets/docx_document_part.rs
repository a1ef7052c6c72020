//! Any bytes as the main part of a package that has notes, styles and a list.
#![no_main]

use testkit::docx::{Docx, p};

const LIST: &str = r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"#;
const STYLES: &str = r#"<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:vanish/></w:rPr></w:style>"#;

libfuzzer_sys::fuzz_target!(|part: &[u8]| {
    let docx = Docx::with_document(part.to_vec())
        .story("rId1", "numbering", "numbering", LIST)
        .story("rId2", "styles", "styles", STYLES)
        .story("rId3", "footnotes", "footnotes", &format!(r#"<w:footnote w:id="2">{}</w:footnote>"#, p("注")))
        .related("rId4", "aFChunk", "chunk.html", "<table><tr><td>表</td></tr></table>");
    jixiao_fuzz::check(&docx.build());
});
