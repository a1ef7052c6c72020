//! How wide columns are: known in every format that has edges, and no part of the JSON.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests may fail loudly

use model::{Block, Grid};
use pretty_assertions::assert_eq;
use testkit::doc::{Doc, Paragraph, Row};
use testkit::docx::{Docx, cell, p, tc, tr};
use word::{ReadOptions, read};

fn grid(bytes: &[u8]) -> Grid {
    let blocks = read(bytes, "a", &ReadOptions::default()).unwrap().value.blocks;
    let mut tables = blocks.into_iter().filter_map(|block| match block {
        Block::Table(grid) => Some(grid),
        Block::Paragraph(_) => None,
    });
    tables.next_back().unwrap()
}

fn docx(columns: &str, rows: &[String]) -> Grid {
    let body = format!("<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{}</w:tbl>", rows.concat());
    grid(&Docx::new(&body).build())
}

fn wide(span: u32, width: u32, text: &str) -> String {
    cell(&format!(r#"<w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{span}"/>"#), &p(text))
}

#[test]
fn a_docx_says_them_in_its_grid() {
    // The third layout column, 9 twips wide, has an edge of its own; the last two end nowhere apart.
    let columns = [1000, 1500, 9, 700, 300].map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).concat();
    let earlier =
        r#"<w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="77"/></w:tblGrid></w:tblGridChange>"#;
    let rows = [
        tr(&[wide(1, 1, "甲"), wide(1, 1, "乙"), wide(3, 1, "丙")]),
        tr(&[wide(1, 1, "甲"), wide(2, 1, "乙"), wide(2, 1, "丙")]),
    ];
    let grid = docx(&(columns + earlier), &rows);
    assert_eq!((grid.columns, grid.widths.as_slice()), (4, [1000, 1500, 9, 1000].as_slice()));
    let json = serde_json::to_string(&grid).unwrap();
    assert!(!json.contains("1500"), "{json}");
    assert_eq!(serde_json::from_str::<Grid>(&json).unwrap(), grid);
}

#[test]
fn where_the_grid_of_a_docx_is_short_its_cells_say_them() {
    let rows = [
        tr(&[wide(1, 900, "甲"), wide(1, 800, "乙"), wide(2, 1200, "丙")]),
        tr(&[wide(2, 1700, "甲"), wide(1, 500, "乙"), wide(1, 700, "丙")]),
    ];
    assert_eq!(docx("", &rows).widths, [900, 800, 500, 700]);
    let none: Vec<u32> = vec![];
    assert_eq!(docx("", &[tr(&[tc("甲"), tc("乙")])]).widths, none, "nothing says them");
    let percent = cell(r#"<w:tcW w:w="2500" w:type="pct"/>"#, &p("甲"));
    assert_eq!(docx("", &[tr(&[percent])]).widths, none, "a part of the page is no width in twips");
}

#[test]
fn binary_word_and_rtf_have_edges() {
    let row = |texts: &[&str], edges: &[i16]| -> Vec<Paragraph> {
        let mut cells: Vec<_> = texts.iter().map(|text| Paragraph::cell([*text], 1)).collect();
        cells.push(Paragraph::row_end(&Row::new(edges), 1));
        cells
    };
    let rows = [row(&["甲", "乙"], &[-108, 1500, 6000]), row(&["丙", "丁", "戊"], &[-105, 1502, 3000, 6003])];
    let paragraphs = rows.concat().into_iter().chain([Paragraph::new(["尾"])]).collect();
    // Edges a few twips apart are the first of them: -108, 1500, 3000, 6000.
    assert_eq!(grid(&Doc::new(paragraphs).bytes()).widths, [1608, 1500, 3000]);

    let rtf = br"{\rtf1 \trowd\trleft-100\cellx900\cellx2900 \intbl a\cell b\cell\row
\trowd\trleft-100\cellx2900\cellx4000 \intbl c\cell d\cell\row \pard\par}";
    assert_eq!(grid(rtf).widths, [1000, 2000, 1100]);

    let equal = br"{\rtf1 \trowd\cellx0\cellx0 \intbl a\cell b\cell\row \pard\par}";
    assert_eq!(grid(equal).widths, Vec::<u32>::new(), "edges that are all one say nothing");
}

#[test]
fn html_says_nothing() {
    let html = "<html><body><table><tr><td>甲</td><td>乙</td></tr></table></body></html>";
    assert_eq!(grid(html.as_bytes()).widths, Vec::<u32>::new());
}
