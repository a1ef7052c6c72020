//! PDFs of other programs, drawn line by line: what is rebuilt of them, and what is refused.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests may fail loudly

mod support;

use model::{AsideKind, Block, Document, Grid, Limits, Noted};
use pretty_assertions::assert_eq;
use support::{Sheet, file};

fn read(sheets: &[Sheet]) -> Noted<Document> {
    pdf::rebuild(&file(sheets), "a.pdf", &Limits::default()).unwrap().document
}

fn error(sheets: &[Sheet]) -> &'static str {
    pdf::rebuild(&file(sheets), "a.pdf", &Limits::default()).unwrap_err().id()
}

fn tables(document: &Document) -> Vec<&Grid> {
    let tables = document.blocks.iter();
    tables.filter_map(|block| if let Block::Table(grid) = block { Some(grid) } else { None }).collect()
}

fn paragraphs(document: &Document) -> Vec<&str> {
    let blocks = document.blocks.iter();
    blocks
        .filter_map(|block| {
            if let Block::Paragraph(paragraph) = block { Some(paragraph.text.as_str()) } else { None }
        })
        .collect()
}

/// Row, column and text of each cell.
fn cells(grid: &Grid) -> Vec<(u32, u32, &str)> {
    grid.cells.iter().map(|cell| (cell.row, cell.column, cell.text.as_str())).collect()
}

fn ids(noted: &Noted<Document>) -> Vec<&str> {
    noted.notes.iter().map(|note| note.id.as_ref()).collect()
}

/// A table of two columns, 200 points each, rows 30 points high, from `top` on: its rows' texts.
fn table(sheet: Sheet, top: f64, rows: &[[&str; 2]]) -> Sheet {
    let mut sheet = sheet.grid(&[60.0, 260.0, 460.0], top, 30.0, rows.len());
    for (row, texts) in rows.iter().enumerate() {
        let base = top + 30.0 * row as f64 + 20.0;
        sheet = sheet.text(65.0, base, texts[0]).text(265.0, base, texts[1]);
    }
    sheet
}

#[test]
fn lines_make_cells_and_what_stands_between_them_is_their_text() {
    let sheet = table(
        Sheet::new().text(180.0, 90.0, "项目绩效目标表"),
        100.0,
        &[["项目名称", "河道清淤"], ["预算数", "58.00"]],
    );
    let read = read(&[sheet.text(290.0, 800.0, "- 1 -")]);
    let [grid] = tables(&read.value)[..] else { panic!("one table") };
    assert_eq!(cells(grid), [(1, 1, "项目名称"), (1, 2, "河道清淤"), (2, 1, "预算数"), (2, 2, "58.00")]);
    assert_eq!(grid.widths, [4000, 4000], "200 points are 4,000 twips");
    assert_eq!(paragraphs(&read.value), ["项目绩效目标表"]);
    let [page_number] = &read.value.asides[..] else { panic!("one aside") };
    assert_eq!((page_number.kind, page_number.text.as_str()), (AsideKind::Footer, "- 1 -"));
    assert_eq!(ids(&read), ["pdf.rebuilt"]);
}

#[test]
fn a_page_set_across_is_turned_by_its_rotation_or_its_text() {
    let rows = [["项目名称", "河道清淤"]];
    let upright = table(Sheet::new(), 100.0, &rows);
    let expected = [(1, 1, "项目名称"), (1, 2, "河道清淤")];
    for sheet in [upright.clone().rotated(), upright.clone().turned(), upright] {
        let read = read(&[sheet]);
        assert_eq!(cells(tables(&read.value)[0]), expected);
    }
}

#[test]
fn a_table_that_a_page_end_cuts_is_one_and_its_heading_stands_once() {
    let head = ["三级指标", "指标值"];
    let first = table(Sheet::new().text(65.0, 90.0, "绩效目标表"), 100.0, &[head, ["清淤长度", "12公里"]]);
    let second =
        table(Sheet::new().text(65.0, 60.0, "绩效目标表（续）"), 70.0, &[head, ["验收合格率", "100%"]]);
    let read = read(&[first, second]);
    let [grid] = tables(&read.value)[..] else { panic!("one table") };
    assert_eq!(
        cells(grid),
        [
            (1, 1, "三级指标"),
            (1, 2, "指标值"),
            (2, 1, "清淤长度"),
            (2, 2, "12公里"),
            (3, 1, "验收合格率"),
            (3, 2, "100%")
        ]
    );
    assert_eq!(grid.header_rows, 1);
    assert_eq!(paragraphs(&read.value), ["绩效目标表"]);
    let asides: Vec<&str> = read.value.asides.iter().map(|aside| aside.text.as_str()).collect();
    assert_eq!(asides, ["绩效目标表（续）"]);
    assert_eq!(ids(&read), ["pdf.rebuilt", "pdf.table-joined"]);
}

#[test]
fn two_forms_on_two_pages_stay_two() {
    let form = |name: &str| table(Sheet::new(), 100.0, &[["项目名称", name], ["主管部门", "某市水利局"]]);
    let read = read(&[form("河道清淤"), form("水库加固")]);
    assert_eq!(tables(&read.value).len(), 2);
}

#[test]
fn a_row_that_a_page_end_parts_is_joined_and_told() {
    // Nineteen characters of ten points fill a cell of 190 points but for its padding.
    let full = "完成城区主要河道清淤疏浚并同步修复两岸";
    let first = table(Sheet::new(), 700.0, &[["三级指标", "指标值"], ["年度目标", full]]);
    let second = table(Sheet::new(), 60.0, &[["", "护坡。"], ["清淤长度", "12公里"]]);
    let read = read(&[first, second]);
    let [grid] = tables(&read.value)[..] else { panic!("one table") };
    let goal = format!("{full}护坡。");
    assert_eq!(
        cells(grid)[2..],
        [(2, 1, "年度目标"), (2, 2, goal.as_str()), (3, 1, "清淤长度"), (3, 2, "12公里")]
    );
    assert_eq!(ids(&read), ["pdf.rebuilt", "pdf.table-joined", "pdf.row-joined"]);
    // A cell with room left ends where it ends; the row below is one of its own.
    let first = table(Sheet::new(), 700.0, &[["三级指标", "指标值"], ["年度目标", "完成清淤"]]);
    let second = table(Sheet::new(), 60.0, &[["", "护坡。"], ["清淤长度", "12公里"]]);
    let grids = self::read(&[first, second]).value;
    assert_eq!(tables(&grids)[0].rows, 4);
}

#[test]
fn glyphs_without_a_character_and_text_beside_the_page_are_told() {
    let sheet = table(Sheet::new(), 100.0, &[["项目名称", "河道\u{E000}清淤"]]);
    let unknown = read(&[sheet]);
    assert_eq!(cells(tables(&unknown.value)[0])[1].2, "河道\u{FFFD}清淤");
    assert_eq!(ids(&unknown), ["pdf.rebuilt", "pdf.unknown-glyphs"]);
    let beside =
        read(&[table(Sheet::new(), 100.0, &[["项目名称", "河道清淤"]]).text(700.0, 90.0, "单位：万元")]);
    assert_eq!(ids(&beside), ["pdf.rebuilt", "pdf.outside-page"]);
    assert_eq!(paragraphs(&beside.value), ["单位：万元"]);
}

#[test]
fn what_cannot_be_read_is_refused_by_name_and_a_scanned_page_among_others_told() {
    let form = || table(Sheet::new(), 100.0, &[["项目名称", "河道清淤"]]);
    assert_eq!(error(&[Sheet::new().picture()]), "pdf.scan");
    assert_eq!(error(&[Sheet::new().text(65.0, 90.0, "只有文字。")]), "pdf.no-table");
    assert_eq!(error(&[form().font_elsewhere()]), "pdf.font-missing");
    let strange = "\u{E000}".repeat(40);
    assert_eq!(error(&[table(Sheet::new(), 100.0, &[["项目名称", &strange]])]), "pdf.no-characters");
    let limits = Limits { cells: 1, ..Limits::default() };
    assert_eq!(pdf::rebuild(&file(&[form()]), "a.pdf", &limits).unwrap_err().id(), "pdf.limit");
    let mixed = read(&[form(), Sheet::new().picture()]);
    assert_eq!(ids(&mixed), ["pdf.rebuilt", "pdf.page-is-picture"]);
}

/// A linear congruential generator (Knuth's constants): the same cases every time.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound.max(1)
    }
}

/// Operators and numbers that make lines and glyphs stand anywhere.
const PIECES: [&[u8]; 14] = [
    b"cm",
    b"0",
    b"-1e9",
    b"1e30",
    b"re",
    b"f",
    b"S",
    b"Tj",
    b"BT",
    b"Q",
    b"q",
    b"/Rotate 270",
    b"nan",
    b"0 0 0 0 0 0 cm",
];

#[test]
fn a_spoilt_file_gives_a_result_or_an_error_with_an_id() {
    let rows = [["项目名称", "河道清淤"], ["预算数", "58.00"]];
    let files = [
        file(&[table(Sheet::new(), 100.0, &rows), table(Sheet::new(), 60.0, &rows)]),
        file(&[table(Sheet::new(), 100.0, &rows).rotated(), Sheet::new().picture()]),
    ];
    let (mut results, mut errors) = (0, 0);
    for case in 0..1500 {
        let mut random = Random(case);
        let mut bytes = files[case as usize % files.len()].clone();
        for _ in 0..=random.below(4) {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes[at] = random.below(256) as u8,
                1 => bytes.truncate(at.max(200)),
                _ => {
                    let piece = PIECES[random.below(PIECES.len())];
                    let end = (at + piece.len()).min(bytes.len());
                    bytes.splice(at..end, piece.iter().copied());
                }
            }
        }
        match pdf::rebuild(&bytes, "a.pdf", &Limits::default()) {
            Ok(rebuilt) => {
                for grid in tables(&rebuilt.document.value) {
                    assert!(grid.cover(&Limits::default()).is_some(), "case {case}: cells overlap");
                }
                results += 1;
            }
            Err(error) => {
                assert!(!error.id().is_empty());
                errors += 1;
            }
        }
    }
    assert!(results > 100 && errors > 100, "{results} results, {errors} errors: the cases miss one side");
}
