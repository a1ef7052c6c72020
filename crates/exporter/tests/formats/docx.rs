//! The Word file, looked at as a package.

use crate::common::{docx, part, submission, tables};
use exporter::ExportError;
use layout::{LayoutError, Options};

#[test]
fn the_form_has_true_merged_cells() {
    let document = part(&docx(&submission("hebei")), "word/document.xml");
    let tables = tables(&document);
    assert_eq!(tables.len(), 2, "the form, and the table no form claimed");
    // 预算规模及资金用途 and 资金支出计划 over two rows each, 产出指标 over three, 数量指标 over two.
    assert_eq!(tables[0].matches(r#"<w:vMerge w:val="restart"/>"#).count(), 4);
    assert_eq!(tables[0].matches(r#"<w:vMerge w:val="continue"/>"#).count(), 5);
}

#[test]
fn an_unclaimed_table_keeps_its_holes_its_merges_and_its_nested_table() {
    let document = part(&docx(&submission("hebei")), "word/document.xml");
    let table = tables(&document)[1];
    assert_eq!(table.matches(r#"<w:gridSpan w:val="3"/>"#).count(), 1);
    // Row 2 starts with a hole, row 3 ends with one.
    assert_eq!(table.matches(r#"<w:gridBefore w:val="1"/>"#).count(), 1);
    assert_eq!(table.matches(r#"<w:gridAfter w:val="1"/>"#).count(), 1);
    assert_eq!(table.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(
        table.matches("w:tbl>").count(),
        3,
        "the start of this table, and both tags of the nested one"
    );
    assert!(table.contains("附：管护单位 &lt;一览&gt;"));
}

#[test]
fn the_narrative_has_headings_as_it_nests() {
    let document = part(&docx(&submission("hebei")), "word/document.xml");
    for (style, text) in [
        ("Division1", "第一部分　部门整体绩效目标"),
        ("Heading2", "一、总体绩效目标"),
        ("Heading3", "（一）小型水库管护项目"),
    ] {
        let at = document.find(text).unwrap();
        let paragraph = &document[document[..at].rfind("<w:p>").unwrap()..at];
        assert!(paragraph.contains(&format!(r#"<w:pStyle w:val="{style}"/>"#)), "{text}: {paragraph}");
    }
}

#[test]
fn a_number_that_ends_in_a_digit_stands_apart_from_its_heading() {
    let mut submission = submission("hebei");
    let section = &mut submission.outline[0];
    (section.number, section.heading) = ("1.1".into(), "评审中心".into());
    let document = part(&docx(&submission), "word/document.xml");
    assert!(document.contains("1.1　评审中心"), "1.1评审中心 would not be read back as a number");
}

#[test]
fn the_same_submission_gives_the_same_bytes_dated_1980() {
    let first = docx(&submission("hebei"));
    assert_eq!(first, docx(&submission("hebei")));
    // Local file header (APPNOTE 4.3.7): time 0, date 0x0021 = 1980-01-01.
    assert_eq!(first[10..14], [0x00, 0x00, 0x21, 0x00]);
}

#[test]
fn a_broken_or_bottomless_table_is_an_error() {
    let mut broken = submission("hebei");
    broken.tables[0].cells[1].row_span = 9;
    let error = exporter::docx(&broken, &Options::default()).unwrap_err();
    assert!(matches!(error, ExportError::Layout(LayoutError::BrokenGrid { table: 3, rows: 3, columns: 3 })));
    assert_eq!(error.id(), "layout.broken-grid");
    let mut deep = submission("hebei");
    for _ in 0..30 {
        let mut outer = deep.tables[0].clone();
        outer.cells[3].tables = vec![deep.tables[0].clone()];
        deep.tables[0] = outer;
    }
    let error = exporter::docx(&deep, &Options::default()).unwrap_err();
    assert!(matches!(error, ExportError::Layout(LayoutError::TooDeep { what: "tables", .. })));
    assert_eq!(error.id(), "layout.too-deep");
}
