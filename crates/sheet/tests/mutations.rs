//! Sound workbooks, changed some thousand times: each ends in a result that keeps the invariants or in a typed error. A
//! failure names the seed, which makes the same file again.

#![allow(clippy::unwrap_used, reason = "a failed assumption here is a failed test")]

use std::io::{Cursor, Read as _};

use model::{Block, Limits};
use sheet::{SheetError, carried, read};
use testkit::mutation::{Random, mutated};
use testkit::xlsx::{Sheet, Xlsx};
use testkit::zip::Zip;
use zip::ZipArchive;

const CASES: u64 = 1_500;

/// Says which case it was when one fails.
struct Case(u64);

impl Drop for Case {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("seed {}", self.0);
        }
    }
}

fn limits() -> Limits {
    Limits { cells: 20_000, blocks: 5_000, text_chars: 1 << 20, part_bytes: 4 << 20, ..Limits::default() }
}

/// A result whose cells tile and whose tables and paragraphs are numbered in order, or a typed error.
fn holds(bytes: &[u8]) {
    let limits = limits();
    let _ = carried(bytes, &limits);
    match read(bytes, "a", &limits) {
        Ok(read) => {
            let (mut tables, mut paragraphs) = (0, 0);
            for block in &read.document.value.blocks {
                match block {
                    Block::Table(grid) => {
                        tables += 1;
                        assert_eq!(grid.table, tables);
                        assert!(grid.cover(&limits).is_some(), "{grid:?}");
                        assert!(grid.widths.is_empty() || grid.widths.len() == grid.columns as usize);
                    }
                    Block::Paragraph(paragraph) => {
                        paragraphs += 1;
                        assert_eq!(paragraph.index, paragraphs);
                    }
                }
            }
        }
        Err(error) => {
            let kinds = error.part().is_some() || !matches!(error, SheetError::Damaged { .. });
            assert!(kinds && error.id().starts_with("file."), "{error}");
        }
    }
}

/// A workbook with a title, merges, formats, hidden rows and columns, a print area and a second sheet.
fn sound() -> Vec<u8> {
    let mut sheet = Sheet::new("绩效目标");
    sheet.text(0, 0, "项目支出绩效目标表", false);
    sheet.merge(0, 0, 0, 3);
    for row in 1..6 {
        for column in 0..4 {
            sheet.blank(row, column);
        }
        sheet.text(row, 0, "产出指标", true);
        sheet.number(row, 2, "0.98", "\"≥\"0.0%");
        sheet.raw(row, 3, "s", "<v>0</v>", "");
    }
    sheet.merge(1, 0, 3, 0);
    sheet.merge(4, 0, 5, 1);
    sheet.rows.insert(3, r#"hidden="1""#.into());
    sheet.width(1, 1500);
    let mut other = Sheet::new("二");
    other.text(0, 0, "甲", true);
    other.text(1, 1, "乙", true);
    let mut book = Xlsx::default().sheet(sheet).sheet(other);
    book.strings = "<si><r><t>旧</t></r><r><rPr><strike/></rPr><t>新</t></r></si>".into();
    book.behind = r#"<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">绩效目标!$A$1:$C$6</definedName></definedNames>"#.into();
    book.build()
}

#[test]
fn changed_parts_end_in_results_or_errors() {
    let bytes = sound();
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = String::new();
        entry.read_to_string(&mut content).unwrap();
        parts.push((entry.name().to_owned(), content));
    }
    for seed in 0..CASES {
        let _case = Case(seed);
        let mut random = Random::new(seed);
        let mut changed = parts.clone();
        for _ in 0..=random.below(4) {
            let (at, donor) = (random.below(changed.len()), random.below(parts.len()));
            changed[at].1 = mutated(&changed[at].1, &parts[donor].1, &mut random);
        }
        holds(
            &changed.iter().fold(Zip::default(), |zip, (name, xml)| zip.entry(name, xml.as_bytes())).build(),
        );
    }
}

/// Records of a binary workbook, some bytes changed, some records moved, cut or doubled.
#[test]
fn changed_records_end_in_results_or_errors() {
    let record =
        |kind: u16, data: &[u8]| [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat();
    let bof = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let globals: Vec<Vec<u8>> = vec![
        bof.clone(),
        record(0x0031, &[0, 0, 8, 0, 0, 0, 0, 0]),
        record(0x041E, &[164, 0, 3, 0, 0, b'0', b'.', b'0']),
        record(0x00E0, &[0, 0, 164, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x11, 0, 0, 0, 0, 0, 0, 0, 0]),
        record(0x00FC, &[1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 8, 1, 0, b'A', b'B', 1, 0, 0, 0]),
        record(
            0x0018,
            &[0x20, 0, 0, 1, 11, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 6, 0x3B, 0, 0, 0, 0, 3, 0, 0, 0, 2, 0],
        ),
    ];
    let cells: Vec<Vec<u8>> = vec![
        bof,
        record(0x007D, &[1, 0, 1, 0, 0, 8, 0, 0, 1, 0]),
        record(0x0208, &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]),
        record(0x00FD, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        record(0x0203, &[0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F]),
        record(0x00BD, &[1, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 6, 0, 0, 0, 1, 0]),
        record(0x0006, &[2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0]),
        record(0x0207, &[1, 0, 0, b'x']),
        record(0x00E5, &[1, 0, 0, 0, 1, 0, 0, 0, 1, 0]),
        record(0x000A, &[]),
    ];
    for seed in 0..CASES {
        let _case = Case(seed);
        let mut random = Random::new(seed);
        let mut cells = cells.clone();
        for _ in 0..random.below(4) {
            let at = random.below(cells.len());
            match random.below(3) {
                0 => cells.insert(random.below(cells.len()), cells[at].clone()),
                1 if at > 0 => drop(cells.remove(at)),
                _ => {
                    let cut = random.below(cells[at].len());
                    cells[at].truncate(cut.max(4));
                }
            }
        }
        let head = globals.concat();
        let position = (head.len() + 8 + 9 + 4) as u32;
        let bound = record(0x0085, &[&position.to_le_bytes()[..], &[0, 0, 1, 0, b'x']].concat());
        let mut bytes =
            [&head[..], &bound, &record(0x003C, &[]), &record(0x000A, &[]), &cells.concat()].concat();
        for _ in 0..random.below(6) {
            let at = random.below(bytes.len());
            bytes[at] = random.number() as u8;
        }
        holds(&bytes);
    }
}
