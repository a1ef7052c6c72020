//! Workbooks from raw parts: what is shown, what is told, and what costs too much.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that fails is a failed test")]

use model::{AsideKind, Block, Document, Format, Grid, Limits, Note, Source};
use pretty_assertions::assert_eq;
use sheet::{Read, SheetError, embedded, is_spreadsheet, read};
use testkit::xlsx::{Sheet, Xlsx};

fn opened(bytes: &[u8]) -> (Document, Vec<Note>) {
    let Read { document, .. } = read(bytes, "in/目标.xlsx", &Limits::default()).unwrap();
    (document.value, document.notes)
}

fn first_table(document: &Document) -> &Grid {
    let table = |block: &'_ Block| matches!(block, Block::Table(_));
    match document.blocks.iter().find(|block| table(block)) {
        Some(Block::Table(grid)) => grid,
        _ => panic!("no table: {document:?}"),
    }
}

fn ids(notes: &[Note]) -> Vec<&str> {
    notes.iter().map(|note| &*note.id).collect()
}

/// A sheet of two columns: a label, and the cell in question beside it.
fn beside(cells: impl IntoIterator<Item = (&'static str, &'static str, &'static str)>) -> Sheet {
    let mut sheet = Sheet::new("表");
    for (row, (kind, content, format)) in cells.into_iter().enumerate() {
        sheet.text(row, 0, "项", true);
        sheet.raw(row, 1, kind, content, format);
    }
    sheet
}

#[test]
fn cells_show_what_excel_shows_and_keep_what_is_stored() {
    let sheet = beside([
        ("", "<v>0.98</v>", "0%"),
        ("", "<v>10891.615675</v>", "#,##0.00"),
        ("", "<v>82800.92000000001</v>", ""),
        ("", "<v>44926</v>", "57"),
        ("b", "<v>1</v>", ""),
        ("str", "<f>A1&amp;\"x\"</f><v>项x</v>", ""),
        ("s", "<v>0</v>", ""),
        ("", "<f>1+1</f><v>2</v>", "0.00"),
    ]);
    let mut book = Xlsx::default().sheet(sheet);
    book.strings = "<si><r><t>≥</t></r><r><t>90%</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>".into();
    let (document, notes) = opened(&book.build());
    let cells: Vec<(&str, Option<&str>)> = first_table(&document)
        .cells
        .iter()
        .filter(|cell| cell.column == 2)
        .map(|cell| (cell.text.as_str(), cell.stored.as_deref()))
        .collect();
    assert_eq!(
        cells,
        [
            ("98%", Some("0.98")),
            ("10,891.62", Some("10891.615675")),
            ("82800.92", None),
            ("2022年12月", Some("2022-12-31")),
            ("TRUE", None),
            ("项x", None),
            ("≥90%", None),
            ("2.00", Some("2")),
        ]
    );
    assert_eq!(ids(&notes), ["sheet.shown-differs"]);
    let places: Vec<_> = notes[0].place.iter().flat_map(|place| [place.row, place.also[0].row]).collect();
    assert_eq!(places, [Some(2), Some(4)], "{notes:?}");
    assert_eq!(document.source.file, "目标.xlsx");
}

#[test]
fn what_is_not_as_it_seems_is_told() {
    let told = |kind, content, format| {
        let (document, notes) =
            opened(&Xlsx::default().sheet(beside([(kind, content, format), ("", "", "")])).build());
        let text = first_table(&document).cells[1].text.clone();
        (text, ids(&notes).join(" "))
    };
    let one = |text: &str, id: &str| (text.to_owned(), id.to_owned());
    assert_eq!(told("", "<f>SUM(C1:C2)</f>", ""), one("", "sheet.formula-without-value"));
    assert_eq!(told("", "<f>SUM(C1:C2)</f><v>0</v>", ""), one("0", ""));
    assert_eq!(told("e", "<f>1/0</f><v>#DIV/0!</v>", ""), one("#DIV/0!", "sheet.error-value"));
    assert_eq!(told("", "<v>1.3028122002321E+19</v>", ""), one("1.3028122002321E+19", "sheet.digits-lost"));
    assert_eq!(told("", "<v>130281220023211</v>", ""), one("130281220023211", ""));
    let struck = "<is><r><t>≥95%</t></r><r><rPr><strike/></rPr><t>≥90%</t></r></is>";
    assert_eq!(told("inlineStr", struck, ""), one("≥95%", "sheet.struck-text"));
}

#[test]
fn hidden_rows_columns_and_sheets_are_told() {
    let mut sheet = beside([("", "<v>1</v>", ""), ("", "<v>2</v>", ""), ("", "<v>3</v>", "")]);
    sheet.rows.insert(1, r#"hidden="1""#.into());
    let mut dictionary = Sheet::new("字典");
    dictionary.state = r#"state="veryHidden""#.into();
    dictionary.text(0, 0, "选项", true);
    let (document, notes) = opened(&Xlsx::default().sheet(sheet).sheet(dictionary).build());
    assert_eq!(first_table(&document).rows, 2);
    assert_eq!(ids(&notes), ["sheet.hidden-row", "sheet.hidden-sheet"]);
    let mut sheet = beside([("", "<v>1</v>", ""), ("", "<v>2</v>", "")]);
    sheet.columns.insert(0, r#"hidden="1""#.into());
    let (document, notes) = opened(&Xlsx::default().sheet(sheet).build());
    assert_eq!((first_table(&document).columns, ids(&notes)), (1, vec!["sheet.hidden-column"]));
}

#[test]
fn comments_drawings_and_charts_are_kept_or_told() {
    let mut sheet = beside([("", "<v>1</v>", ""), ("", "<v>2</v>", "")]);
    sheet.behind =
        r#"<headerFooter><oddHeader>&amp;C附件2</oddHeader></headerFooter><drawing r:id="rId9"/>"#.into();
    let mut book = Xlsx::default().sheet(sheet);
    let related = |kind: &str, target: &str| {
        format!(r#"<Relationship Id="rId8" Type="http://x/{kind}" Target="{target}"/>"#)
    };
    let relationships = format!("<Relationships>{}</Relationships>", related("comments", "../comments1.xml"));
    book.parts.push(("xl/worksheets/_rels/sheet1.xml.rels".into(), relationships.into_bytes()));
    let comment = r#"<comments><commentList><comment ref="B2"><text><r><t>请核对</t></r></text></comment></commentList></comments>"#;
    book.parts.push(("xl/comments1.xml".into(), comment.into()));
    let (document, notes) = opened(&book.build());
    assert_eq!(ids(&notes), ["sheet.drawing-not-read"]);
    let asides: Vec<_> = document.asides.iter().map(|aside| (aside.kind, aside.text.as_str())).collect();
    assert_eq!(asides, [(AsideKind::Comment, "请核对"), (AsideKind::Header, "附件2")]);
    assert_eq!(document.asides[0].place, Some(model::Place::cell(1, 2, 2)));
}

#[test]
fn a_sheet_that_is_no_worksheet_and_broken_styles_are_told() {
    let plain = Xlsx::default().sheet(beside([("", "<v>1</v>", "0%"), ("", "", "")]));
    let bytes = plain.build();
    let chart = replaced(&bytes, "xl/_rels/workbook.xml.rels", |xml| {
        xml.replace("relationships/worksheet", "relationships/chartsheet")
    });
    let (document, notes) = opened(&chart);
    assert_eq!((document.blocks.len(), ids(&notes)), (0, vec!["sheet.no-worksheet", "word.nothing-read"]));
    let broken = replaced(&bytes, "xl/styles.xml", |xml| xml[..xml.len() / 2].to_owned());
    let (_, notes) = opened(&broken);
    assert_eq!(ids(&notes), ["sheet.part-damaged"]);
    let cut = replaced(&bytes, "xl/worksheets/sheet1.xml", |xml| xml[..xml.len() / 2].to_owned());
    assert!(
        matches!(read(&cut, "a", &Limits::default()), Err(SheetError::Damaged { part, .. }) if part.contains("sheet1"))
    );
}

/// A workbook with one part changed.
fn replaced(bytes: &[u8], part: &str, change: impl FnOnce(&str) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let mut change = Some(change);
    names
        .iter()
        .fold(testkit::zip::Zip::default(), |zip, name| {
            let mut content = String::new();
            std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut content).unwrap();
            if name == part {
                content = change.take().unwrap()(&content);
            }
            zip.entry(name, content.as_bytes())
        })
        .build()
}

#[test]
fn text_with_separators_is_a_table_of_texts() {
    let csv = "项目,编码,金额\r\n清淤,007,\"1,234.50\"\r\n培训,=\"008\",2\r\n";
    let (gbk, ..) = encoding_rs::GB18030.encode(csv);
    for bytes in [csv.as_bytes(), &gbk] {
        assert!(is_spreadsheet(bytes));
        let (document, notes) = opened(bytes);
        let texts: Vec<&str> = first_table(&document).cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["项目", "编码", "金额", "清淤", "007", "1,234.50", "培训", "008", "2"]);
        assert_eq!(ids(&notes), ["sheet.delimited"]);
    }
    let torn = [csv.as_bytes(), b"\xFF\xFF,x,y\r\n"].concat();
    let (_, notes) = opened(&torn);
    assert_eq!(ids(&notes), ["sheet.delimited", "sheet.undecodable"]);
}

#[test]
fn content_decides_what_is_a_spreadsheet() {
    let docx = testkit::docx::Docx::new("<w:p/>").build();
    for other in
        [docx.as_slice(), b"", b"{\\rtf1 a,b\n c,d\n", b"<html><table>", "第一部分\n正文，无。\n".as_bytes()]
    {
        assert!(!is_spreadsheet(other));
    }
    assert!(matches!(read(&docx, "a", &Limits::default()), Err(SheetError::NotASpreadsheet { .. })));
    let binary = testkit::zip::Zip::default().entry("xl/workbook.bin", b"x").build();
    assert!(matches!(read(&binary, "a", &Limits::default()), Err(SheetError::Unsupported { .. })));
    let old = testkit::doc::compound(&[("Book", b"x")]);
    assert!(
        matches!(read(&old, "a", &Limits::default()), Err(SheetError::Unsupported { what }) if what.contains("95"))
    );
}

/// Each ends in its error, having cost nothing.
#[test]
fn hostile_workbooks_end_in_their_errors() {
    let limit = |bytes: &[u8]| match read(bytes, "a", &Limits::default()) {
        Err(SheetError::Limit { what, .. }) => what,
        other => panic!("{other:?}"),
    };
    // A text of 30,000 signs in 4,000 cells.
    let many = beside(std::iter::repeat_n(("s", "<v>0</v>", ""), 4_000));
    let mut book = Xlsx::default().sheet(many);
    book.strings = format!("<si><t>{}</t></si>", "长".repeat(30_000));
    assert_eq!(limit(&book.build()), "text_chars");
    // A row and a column of frames: five hundred million cells between them.
    let mut frame = Sheet::new("表");
    for index in 0..16_000 {
        frame.text(0, index, "甲", true);
        frame.text(index * 2, 0, "乙", true);
        frame.blank(index * 2 + 1, 0);
    }
    assert!(["cells", "columns"].contains(&limit(&Xlsx::default().sheet(frame).build())));
    // Deep elements.
    let mut deep = Sheet::new("表");
    deep.behind = format!("{}{}", "<x>".repeat(1_000), "</x>".repeat(1_000));
    assert_eq!(limit(&Xlsx::default().sheet(deep).build()), "element_depth");
    // Blanks without end in a part that should be small: passed over as they come, up to the limit of a part.
    let mut book = Xlsx::default().sheet(beside([("", "<v>1</v>", "")]));
    book.parts.push(("xl/worksheets/_rels/sheet1.xml.rels".into(), vec![b' '; 32 << 20]));
    let bytes = book.build();
    assert!(read(&bytes, "a", &Limits::default()).is_ok());
    match read(&bytes, "a", &Limits { part_bytes: 16 << 20, ..Limits::default() }) {
        Err(SheetError::Limit { what, .. }) => assert_eq!(what, "part_bytes"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_far_cell_costs_nothing() {
    let mut sheet = beside([("", "<v>1</v>", ""), ("", "<v>2</v>", "")]);
    sheet.text(1_048_575, 16_383, "远", false);
    sheet.merge(0, 3, 1_048_575, 16_383);
    let (document, _) = opened(&Xlsx::default().sheet(sheet).build());
    assert_eq!((first_table(&document).rows, first_table(&document).columns), (2, 2));
}

#[test]
fn dates_count_from_1904_where_the_workbook_says_so() {
    let mut book = Xlsx::default().sheet(beside([("", "<v>43464</v>", "14"), ("", "", "")]));
    book.before = r#"<workbookPr date1904="1"/>"#.into();
    let (document, _) = opened(&book.build());
    assert_eq!(first_table(&document).cells[1].text, "2022/12/31");
}

/// Texts of all tables and paragraphs, and the ids of what is told, of a workbook inside another document.
fn shown(book: &Xlsx) -> (Vec<String>, Vec<String>) {
    let source = Source {
        file: String::new(),
        format: Format::Docx,
        sha256: String::new(),
        producer: None,
        modified: None,
    };
    let read = embedded(&book.build(), &Limits::default()).unwrap().finish(source);
    let texts = |block: Block| match block {
        Block::Paragraph(paragraph) => vec![paragraph.text],
        Block::Table(grid) => grid.cells.into_iter().map(|cell| cell.text).collect(),
    };
    (
        read.value.blocks.into_iter().flat_map(texts).collect(),
        read.notes.into_iter().map(|note| note.id.into()).collect(),
    )
}

#[test]
fn of_an_embedded_workbook_the_window_of_the_sheet_in_front_is_read() {
    let mut draft = Sheet::new("底稿");
    draft.text(0, 0, "旧", true);
    let mut front = Sheet::new("目标");
    for (row, (name, value)) in
        [("指标", "值"), ("清淤长度", "≥3.5公里"), ("窗外", "100%")].into_iter().enumerate()
    {
        front.text(row, 0, name, true);
        front.text(row, 1, value, true);
    }
    let mut book = Xlsx::default().sheet(draft).sheet(front);
    book.before = r#"<bookViews><workbookView activeTab="1"/></bookViews>"#.to_owned();
    let all = ["指标", "值", "清淤长度", "≥3.5公里", "窗外", "100%"];
    assert_eq!(shown(&book), (all.map(str::to_owned).to_vec(), vec!["sheet.not-shown".to_owned()]));
    book.behind = r#"<oleSize ref="A1:B2"/>"#.to_owned();
    assert_eq!(
        shown(&book),
        (all[..4].iter().map(|text| (*text).to_owned()).collect(), vec!["sheet.not-shown".to_owned()])
    );
    // Nothing else in it: nothing to tell.
    book.sheets.remove(0);
    book.before.clear();
    book.behind.clear();
    assert_eq!(shown(&book).1, Vec::<String>::new());
}
