//! Binary workbooks record by record ([MS-XLS]): looks, results of formulas, what is hidden, and what costs too much.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that fails is a failed test")]

use model::{AsideKind, Block, Document, Grid, Limits, Note, Place};
use pretty_assertions::assert_eq;
use sheet::{Read, SheetError, is_spreadsheet, read};
use testkit::doc::compound;

/// A record.
fn record(kind: u16, data: &[&[u8]]) -> Vec<u8> {
    let data = data.concat();
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), &data].concat()
}

fn word(number: u16) -> [u8; 2] {
    number.to_le_bytes()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// `XLUnicodeString`.
fn long(text: &str) -> Vec<u8> {
    [&word(text.encode_utf16().count() as u16)[..], &[1], &wide(text)].concat()
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;

/// A stream: records of the workbook, then those of each sheet, with the state it has.
fn stream(globals: &[Vec<u8>], sheets: &[(u8, Vec<Vec<u8>>)]) -> Vec<u8> {
    let bof = |of: u16| record(BOF, &[&word(0x0600), &word(of), &[0; 12]]);
    let bound = |position: u32, state: u8, name: &str| {
        let signs = name.encode_utf16().count() as u8;
        record(0x0085, &[&position.to_le_bytes(), &[state, 0, signs, 1], &wide(name)])
    };
    let name = |index: usize| format!("表{}", index + 1);
    let placed = |start: usize| {
        let mut position = start;
        let mut bounds = Vec::new();
        for (index, (state, records)) in sheets.iter().enumerate() {
            bounds.extend(bound(position as u32, *state, &name(index)));
            position += bof(0x10).len() + records.concat().len() + 4;
        }
        bounds
    };
    let head = |bounds: &[u8]| [&bof(0x05)[..], &globals.concat(), bounds, &record(EOF, &[])].concat();
    let start = head(&placed(0)).len();
    let mut bytes = head(&placed(start));
    for (_, records) in sheets {
        bytes.extend([&bof(0x10)[..], &records.concat(), &record(EOF, &[])].concat());
    }
    bytes
}

/// A cell format: number format, font, lines at all sides or none.
fn xf(format: u16, font: u16, lines: u16) -> Vec<u8> {
    record(0x00E0, &[&word(font), &word(format), &[0; 6], &word(lines), &[0; 8]])
}

const LINES: u16 = 0x1111;

/// Formats 0 (lines), 1 (lines, `0%`), 2 (lines, `"≥"0"%"`), 3 (lines, struck out).
fn looks() -> Vec<Vec<u8>> {
    vec![
        record(0x0031, &[&word(200), &word(0), &[0; 12]]),
        record(0x0031, &[&word(200), &word(0x0008), &[0; 12]]),
        record(0x041E, &[&word(164), &long("\"≥\"0\"%\"")]),
        xf(0, 0, LINES),
        xf(9, 0, LINES),
        xf(164, 0, LINES),
        xf(0, 1, LINES),
    ]
}

fn cell(kind: u16, row: u16, column: u16, look: u16, data: &[u8]) -> Vec<u8> {
    record(kind, &[&word(row), &word(column), &word(look), data])
}

fn number(row: u16, column: u16, look: u16, value: f64) -> Vec<u8> {
    cell(0x0203, row, column, look, &value.to_le_bytes())
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    cell(0x0204, row, column, 0, &long(text))
}

fn opened(bytes: &[u8]) -> (Document, Vec<Note>) {
    let Read { document, .. } = read(bytes, "目标.xls", &Limits::default()).unwrap();
    (document.value, document.notes)
}

fn table(document: &Document) -> &Grid {
    match &document.blocks[0] {
        Block::Table(grid) => grid,
        other => panic!("{other:?}"),
    }
}

fn texts(document: &Document) -> Vec<&str> {
    table(document).cells.iter().map(|cell| cell.text.as_str()).collect()
}

fn ids(notes: &[Note]) -> Vec<&str> {
    notes.iter().map(|note| &*note.id).collect()
}

#[test]
fn cells_of_every_kind_show_through_their_looks() {
    let rk = |number: u32| (number << 2 | 2).to_le_bytes();
    let of_rk = |look: u16, number: u32| [&word(look)[..], &rk(number)].concat();
    let text_result = [&[0, 0, 0, 0, 0, 0, 0xFF, 0xFF][..], &[0; 8]].concat();
    let error_result = [&[2, 0, 7, 0, 0, 0, 0xFF, 0xFF][..], &[0; 8]].concat();
    let sheet = vec![
        label(0, 0, "指标"),
        number(0, 1, 1, 0.98),
        number(1, 0, 2, 95.0),
        cell(0x0006, 1, 1, 0, &text_result),
        record(0x0207, &[&long("合格")]),
        record(0x00BD, &[&word(2), &word(0), &of_rk(0, 5), &of_rk(1, 1), &word(1)]),
        cell(0x0006, 3, 0, 0, &error_result),
        cell(0x0205, 3, 1, 0, &[1, 0]),
        record(0x00BE, &[&word(4), &word(0), &word(0), &word(0), &word(1)]),
    ];
    let (document, notes) = opened(&compound(&[("Workbook", &stream(&looks(), &[(0, sheet)]))]));
    assert_eq!(texts(&document), ["指标", "98%", "≥95%", "合格", "5", "100%", "#DIV/0!", "TRUE"]);
    assert_eq!(table(&document).cells[2].stored.as_deref(), Some("95"));
    assert_eq!(ids(&notes), ["sheet.shown-differs", "sheet.error-value"]);
}

#[test]
fn shared_strings_lose_readings_and_what_is_struck_out() {
    // 旧值新值 with font 1 up to the third sign.
    let rich =
        [&word(4)[..], &[0x09, 2, 0], &wide("旧值新值"), &word(0), &word(1), &word(2), &word(0)].concat();
    let sst = record(0x00FC, &[&1_u32.to_le_bytes(), &1_u32.to_le_bytes(), &rich]);
    let globals = [looks(), vec![sst]].concat();
    let sheet = vec![
        label(0, 0, "甲"),
        cell(0x00FD, 0, 1, 0, &0_u32.to_le_bytes()),
        number(1, 0, 3, 7.0),
        label(1, 1, "乙"),
    ];
    let (document, notes) = opened(&stream(&globals, &[(0, sheet)]));
    assert_eq!(texts(&document), ["甲", "新值", "", "乙"], "a stream without a compound file around it");
    assert_eq!(ids(&notes), ["sheet.struck-text"]);
}

#[test]
fn merges_hidden_rows_columns_sheets_and_comments_are_read() {
    let row = |row: u16, flags: u16| record(0x0208, &[&word(row), &[0; 10], &word(flags), &[0; 2]]);
    let hidden_column = record(0x007D, &[&word(2), &word(2), &word(2048), &word(0), &word(1), &word(0)]);
    let merge = record(0x00E5, &[&word(1), &word(0), &word(0), &word(0), &word(1)]);
    // An object of the kind comment, its text, and its mark on B3.
    let object = record(0x005D, &[&word(0x15), &word(0x12), &word(0x19), &word(1), &[0; 14]]);
    let text =
        [record(0x01B6, &[&[0; 10], &word(3), &word(0), &[0; 4]]), record(0x003C, &[&[1], &wide("请核对")])]
            .concat();
    let mark = record(0x001C, &[&word(2), &word(1), &word(0), &word(1), &long("王")]);
    let sheet = vec![
        hidden_column,
        row(1, 0x0020),
        label(0, 0, "标题"),
        cell(0x0201, 0, 1, 0, &[]),
        label(1, 0, "藏"),
        label(1, 1, "藏"),
        label(2, 0, "甲"),
        number(2, 1, 0, 1.0),
        number(2, 2, 0, 9.0),
        label(3, 0, "乙"),
        number(3, 1, 0, 2.0),
        merge,
        object,
        text,
        mark,
    ];
    let (document, notes) = opened(&stream(&looks(), &[(0, sheet), (1, vec![label(0, 0, "字典")])]));
    let shape: Vec<_> =
        table(&document).cells.iter().map(|cell| (cell.text.as_str(), cell.column_span)).collect();
    assert_eq!(shape, [("标题", 2), ("甲", 1), ("1", 1), ("乙", 1), ("2", 1)]);
    assert_eq!(ids(&notes), ["sheet.hidden-row", "sheet.hidden-column", "sheet.hidden-sheet"]);
    let asides: Vec<_> =
        document.asides.iter().map(|aside| (aside.kind, aside.text.as_str(), aside.place.clone())).collect();
    assert_eq!(asides, [(AsideKind::Comment, "请核对", Some(Place::cell(1, 2, 2)))]);
}

#[test]
fn charts_within_a_sheet_lend_it_no_cells() {
    let chart =
        [record(BOF, &[&word(0x0600), &word(0x20), &[0; 12]]), number(9, 9, 0, 1.0), record(EOF, &[])]
            .concat();
    let sheet = vec![label(0, 0, "甲"), chart, number(0, 1, 0, 1.0), label(1, 0, "乙"), number(1, 1, 0, 2.0)];
    let (document, _) = opened(&stream(&looks(), &[(0, sheet)]));
    assert_eq!(texts(&document), ["甲", "1", "乙", "2"]);
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let error = |bytes: &[u8]| read(bytes, "a", &Limits::default()).unwrap_err();
    let locked = stream(&[record(0x002F, &[&word(1), &[0; 50]])], &[]);
    assert!(matches!(error(&locked), SheetError::Encrypted));
    let mut old = stream(&[], &[]);
    old[4..6].copy_from_slice(&word(0x0500));
    assert!(is_spreadsheet(&old) && matches!(error(&old), SheetError::Unsupported { .. }));
    assert!(matches!(error(&compound(&[("Workbook", b"no records")])), SheetError::Damaged { .. }));
}

#[test]
fn a_workbook_cut_short_is_read_as_far_as_it_goes() {
    let mut sheet = vec![label(0, 0, "甲"), number(0, 1, 0, 1.0), label(1, 0, "乙"), number(1, 1, 0, 2.0)];
    sheet.extend((2..400).map(|row| label(row, 0, "很长的一段文字，说明指标的用途")));
    let whole = compound(&[("Workbook", &stream(&looks(), &[(0, sheet)]))]);
    // The directory stands before the stream here, so that the end of the file is the end of the stream.
    let (document, notes) = opened(&whole[..whole.len() - 6_000]);
    assert_eq!(&texts(&document)[..4], ["甲", "1", "乙", "2"]);
    assert_eq!(ids(&notes), ["sheet.stream-cut"]);
}

#[test]
fn sheets_within_one_another_are_refused() {
    // Each sheet begins where a chart of the one before begins: reading all would take the square of the file.
    let chart = record(BOF, &[&word(0x0600), &word(0x20), &[0; 12]]);
    let records = std::iter::repeat_n(chart.clone(), 2_000).collect::<Vec<_>>();
    let inner = stream(&[], &[(0, records)]);
    let bounds: Vec<u8> = (0..2_000_u32)
        .flat_map(|index| {
            let position = 100_000 + index * chart.len() as u32;
            record(0x0085, &[&position.to_le_bytes(), &[0, 0, 1, 0, b'x']])
        })
        .collect();
    let mut bytes =
        [&record(BOF, &[&word(0x0600), &word(5), &[0; 12]])[..], &bounds, &record(EOF, &[])].concat();
    bytes.resize(100_000, 0);
    bytes.extend(&inner[inner.len() - 2_000 * chart.len() - 4..]);
    assert!(matches!(read(&bytes, "a", &Limits::default()), Err(SheetError::Damaged { .. })));
}
