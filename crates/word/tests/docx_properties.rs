//! Whatever a body holds, all its text is read, once, and its grids tile.

use model::{Block, Document, Grid, Limits};
use proptest::prelude::*;
use testkit::docx::{Docx, cell, p, tbl, tr};
use word::{ReadOptions, read};

/// XML of blocks, and the texts in it in document order.
#[derive(Clone, Debug, Default)]
struct Blocks {
    xml: String,
}

/// A mark that stands for one text; numbered when the body is complete.
const TEXT: &str = "\u{1}";

fn paragraph() -> impl Strategy<Value = Blocks> {
    prop_oneof![
        4 => Just(p(TEXT)),
        1 => Just("<w:p/>".to_owned()),
        1 => Just(format!("<w:p><w:ins><w:r><w:t>{TEXT}</w:t></w:r></w:ins><w:sdt><w:sdtContent><w:r><w:t>{TEXT}</w:t></w:r></w:sdtContent></w:sdt></w:p>")),
        1 => Just(format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>{TEXT}</w:t></w:r></w:p>")),
        1 => Just(format!("<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict><w:t>{TEXT}</w:t></w:r></w:p>", p(TEXT))),
        1 => Just(format!("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>{TEXT}</w:t></w:r></w:p>")),
    ]
    .prop_map(|xml| Blocks { xml })
}

fn blocks() -> impl Strategy<Value = Blocks> {
    let join = |blocks: Vec<Blocks>| Blocks { xml: blocks.into_iter().map(|block| block.xml).collect() };
    let leaf = prop::collection::vec(paragraph(), 0..3).prop_map(join);
    leaf.prop_recursive(3, 40, 4, move |inner| {
        let cell = (
            inner.clone(),
            0..4_u32,
            prop_oneof!["", "<w:vMerge/>", "<w:vMerge w:val=\"restart\"/>", "<w:hMerge/>"],
        )
            .prop_map(|(content, span, merge)| {
                cell(&format!("<w:gridSpan w:val=\"{span}\"/>{merge}"), &content.xml)
            });
        let row = prop::collection::vec(cell, 0..4).prop_map(|cells| tr(&cells));
        let table = prop::collection::vec(row, 0..4).prop_map(|rows| Blocks { xml: tbl(&rows) });
        prop::collection::vec(prop_oneof![table, inner], 0..4).prop_map(join)
    })
}

fn grid_texts(grid: &Grid, texts: &mut String) {
    for cell in &grid.cells {
        texts.push_str(&cell.text);
        texts.push('\n');
        cell.tables.iter().for_each(|nested| grid_texts(nested, texts));
    }
}

fn texts(document: &Document) -> Vec<String> {
    let mut all = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => all.push_str(&paragraph.text),
            Block::Table(grid) => grid_texts(grid, &mut all),
        }
        all.push('\n');
    }
    let mut texts: Vec<String> =
        all.split('〔').skip(1).map(|text| text.split('〕').next().unwrap_or_default().to_owned()).collect();
    texts.sort();
    texts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn text_in_is_text_out(body in blocks()) {
        let mut given = Vec::new();
        let mut xml = String::new();
        for piece in body.xml.split_inclusive(TEXT) {
            match piece.strip_suffix(TEXT) {
                Some(before) => {
                    let number = format!("{:04}", given.len());
                    xml.extend([before, "〔", number.as_str(), "〕"]);
                    given.push(number);
                }
                None => xml.push_str(piece),
            }
        }
        let noted = read(&Docx::new(&xml).build(), "x.docx", &ReadOptions::default()).unwrap();
        prop_assert_eq!(texts(&noted.value), given);
        for block in &noted.value.blocks {
            if let Block::Table(grid) = block {
                prop_assert!(grid.cover(&Limits::default()).is_some());
            }
        }
    }
}
