//! What a reader of the document does not see, or sees though it is not written as text.

use super::{paragraph, row, two};
use crate::doc::{Doc, Level, List, ListUse, Paragraph, Row, Run, Style, StyleKind, sprm};
use crate::fixture::Fixture;

pub(super) fn fixtures() -> Vec<Fixture> {
    let fixture = |name, shows, doc: Doc| Fixture::new(name, shows, doc.bytes());
    vec![
        fixture(
            "drop-downs.doc",
            "drop-down lists: chosen, by default, with nothing chosen, past the end, and empty with the next field's bytes behind it",
            drop_downs(),
        ),
        fixture(
            "no-table-style.doc",
            "rows whose sprmTIstd names styles that are none of a table: one table all the same",
            no_table_style(),
        ),
        fixture(
            "touching.doc",
            "two tables without a paragraph between them, of different table styles",
            touching(),
        ),
        fixture(
            "right-rows.doc",
            "rows set right and rows set centred, each by itself; one leaves a width free before it",
            right_rows(),
        ),
        fixture(
            "struck-out.doc",
            "struck-out text, by one line and by two, by a style and against it",
            struck_out(),
        ),
        fixture(
            "unseen-numbers.doc",
            "numbered paragraphs that are hidden, merged away or behind a skipped level; a hidden mark; lists by the negation of their index",
            unseen_numbers(),
        ),
        fixture(
            "box-bullets.doc",
            "bullets that are boxes of Wingdings carry an answer, discs do not",
            box_bullets(),
        ),
        fixture(
            "silent-fields.doc",
            "SET, ASK, a button of a macro, AUTONUM, an embedded workbook, pictures instead of text and beside it",
            silent_fields(),
        ),
    ]
}

/// Data of a form field: `NilPICFAndBinData` of 68 bytes, then `FFData`.
fn list_field(result: u16, default: u16, entries: &[&str]) -> Vec<u8> {
    let mut data = vec![0; 68];
    data[4] = 68;
    data.extend(u32::MAX.to_le_bytes());
    data.extend((2 | result << 2).to_le_bytes());
    // Lengths and an empty name; then the default and five empty texts.
    data.extend([0; 8]);
    data.extend(default.to_le_bytes());
    data.extend([0; 20]);
    data.extend([0xFF, 0xFF, entries.len() as u8, 0, 0, 0]);
    for entry in entries {
        data.extend((entry.encode_utf16().count() as u16).to_le_bytes());
        data.extend(entry.encode_utf16().flat_map(u16::to_le_bytes));
    }
    data
}

fn drop_downs() -> Doc {
    const UNDEFINED: u16 = 25;
    let choices = ["续建", "新建"];
    let fields = [
        list_field(1, 0, &choices),
        list_field(UNDEFINED, 1, &choices),
        list_field(UNDEFINED, 0, &choices),
        list_field(9, 0, &choices),
        list_field(1, 0, &[]),
    ];
    let mut data = Vec::new();
    let mut cells = Vec::new();
    for field in fields {
        let at = (data.len() as u32).to_le_bytes();
        data.extend(field);
        let state = Run::text("\u{1}").with(&[sprm(0x0855, &[1]), sprm(0x0806, &[1]), sprm(0x6A03, &at)]);
        cells.push(Paragraph::cell(
            [Run::text("性质：\u{13} FORMDROPDOWN "), state, Run::text("\u{14}\u{15}")],
            1,
        ));
    }
    // Behind the empty list: what would read as an entry of it.
    data.extend([2, 0, 0x2F, 0x54, 0x26, 0x54]);
    cells.push(Paragraph::row_end(&Row::even(5, 1000), 1));
    cells.push(paragraph(""));
    Doc { data, ..Doc::new(cells) }
}

/// Sixteen styles, of which number 11 is Table Normal and number 15 a table style of the user's.
fn styles() -> Vec<Style> {
    let style = |index: u16| {
        let kind = if matches!(index, 11 | 15) { StyleKind::Table } else { StyleKind::Paragraph };
        let built_in = if index == 0 { 0 } else { 0x0FFE };
        Style { kind, built_in, name: format!("style {index}"), ..Style::default() }
    };
    (0..16).map(style).collect()
}

fn no_table_style() -> Doc {
    let mut paragraphs = row(&["项目", "金额"], &two());
    paragraphs.extend(row(&["修路", "3.00"], &two().then(0x563A, &[1, 0])));
    paragraphs.extend(row(&["植树", "2.00"], &two().then(0x563A, &[99, 0])));
    paragraphs.extend(row(&["合计", "5.00"], &two().then(0x563A, &[0xFF, 0x0F])));
    paragraphs.push(paragraph(""));
    Doc { styles: styles(), ..Doc::new(paragraphs) }
}

fn touching() -> Doc {
    let mut paragraphs = row(&["表一", "1"], &two());
    paragraphs.extend(row(&["表一续", "2"], &two().then(0x563A, &[11, 0])));
    paragraphs.extend(row(&["表二", "3"], &two().then(0x563A, &[15, 0])));
    paragraphs.push(paragraph(""));
    Doc { styles: styles(), ..Doc::new(paragraphs) }
}

fn right_rows() -> Doc {
    let set = |cells, how: u8| Row::even(cells, 1000).then(0x548A, &[how, 0]);
    let mut paragraphs = row(&["甲", "乙", "丙"], &set(3, 2));
    paragraphs.extend(row(&["丁", "戊"], &set(2, 2)));
    // FtsWWidth: unit 3 is twips.
    paragraphs.extend(row(&["己", "庚"], &set(2, 2).then(0xF618, &[3, 0xE8, 0x03])));
    paragraphs.push(paragraph("之间"));
    paragraphs.extend(row(&["一", "二", "三", "四"], &set(4, 1)));
    paragraphs.extend(row(&["五", "六"], &set(2, 1)));
    paragraphs.push(paragraph(""));
    Doc::new(paragraphs)
}

fn struck_out() -> Doc {
    let struck = |text: &str| Run::text(text).with(&[sprm(0x0837, &[1])]);
    let twice = |text: &str| Run::text(text).with(&[sprm(0x2A53, &[1])]);
    let chpx = sprm(0x0837, &[1]);
    let styles = vec![
        Style { name: "Normal".into(), ..Style::default() },
        Style { built_in: 0x0FFE, base: Some(0), name: "作废".into(), chpx, ..Style::default() },
    ];
    let kept = Run::text("有效").with(&[sprm(0x0837, &[0x81])]);
    let paragraphs = vec![
        Paragraph::cell([struck("80"), Run::text("95")], 1),
        Paragraph::cell([Run::text("6"), twice("7")], 1),
        Paragraph::inside([struck("旧值")], 1),
        Paragraph::cell(["新值"], 1),
        Paragraph::cell([Run::text("无效"), kept], 1).styled(1),
        Paragraph::row_end(&Row::even(4, 1000), 1),
        paragraph(""),
    ];
    Doc { styles, ..Doc::new(paragraphs) }
}

fn vanish() -> Vec<u8> {
    sprm(0x083C, &[1])
}

/// A paragraph of a cell in a use of a list.
fn listed(text: &str, list: u16, level: u8) -> Paragraph {
    Paragraph::inside([text], 1).with(&[sprm(0x260A, &[level]), sprm(0x460B, &list.to_le_bytes())])
}

/// The same as the last of its cell.
fn ends_cell(mut paragraph: Paragraph) -> Paragraph {
    paragraph.mark = crate::doc::CELL;
    paragraph
}

fn unseen_numbers() -> Doc {
    let plain = List { levels: vec![Level { follow: 1, ..Level::new(0, "\0.") }] };
    let level = |text: &str| Level { follow: 1, ..Level::new(0, text) };
    let levels = List { levels: vec![level("\0."), level("\0.\u{1}"), level("\0.\u{1}.\u{2}")] };
    let legal = List {
        levels: vec![
            Level { follow: 1, ..Level::new(1, "Part \0.") },
            Level { follow: 1, flags: 4, ..Level::new(22, "\0.\u{1}") },
        ],
    };
    let hidden = Paragraph { runs: vec![Run::text("乙").with(&[vanish()])], ..listed("", 1, 0) };
    let edges = |flags: [u16; 2]| two().vertical(&flags);
    let mut paragraphs = vec![
        listed("甲", 1, 0),
        hidden.mark_with(&[vanish()]),
        // 0xFFFF is the negation of 1.
        ends_cell(listed("丙", 0xFFFF, 0)),
        listed("丁：", 1, 0).mark_with(&[vanish()]),
        Paragraph::cell(["戊"], 1),
        Paragraph::row_end(&two(), 1),
        ends_cell(listed("己", 1, 0)),
    ];
    paragraphs.extend(
        ["甲", "乙", "丙", "丁"].iter().zip([0, 2, 1, 0]).map(|(text, level)| listed(text, 2, level)),
    );
    paragraphs.extend([
        ends_cell(listed("戊", 2, 1)),
        Paragraph::row_end(&edges([3, 0]), 1),
        ends_cell(listed("", 1, 0)),
        listed("总则", 3, 0),
        ends_cell(listed("依据", 3, 1)),
        Paragraph::row_end(&edges([1, 0]), 1),
        ends_cell(listed("", 1, 0)),
        ends_cell(listed("庚", 1, 0)),
        Paragraph::row_end(&edges([1, 0]), 1),
        ends_cell(listed("辛", 1, 0)),
        Paragraph::cell(["末"], 1),
        Paragraph::row_end(&edges([0, 0]), 1),
        paragraph(""),
    ]);
    Doc {
        lists: vec![plain, levels, legal],
        list_uses: (0..3).map(|list| ListUse { list, changes: vec![] }).collect(),
        ..Doc::new(paragraphs)
    }
}

fn box_bullets() -> Doc {
    // sprmCRgFtc0: Wingdings, in which A8 is an empty box, FE a ticked one, 6C a disc.
    let bullet = |sign: &str| List {
        levels: vec![Level { follow: 0, chpx: sprm(0x4A4F, &[1, 0]), ..Level::new(23, sign) }],
    };
    let paragraphs = vec![
        listed("续建", 1, 0),
        listed("新建", 2, 0),
        ends_cell(listed("其他", 3, 0)),
        Paragraph::cell(["1"], 1),
        Paragraph::row_end(&two(), 1),
        paragraph(""),
    ];
    Doc {
        fonts: vec!["宋体".into(), "Wingdings".into()],
        lists: vec![bullet("\u{F0A8}"), bullet("\u{F0FE}"), bullet("\u{F06C}")],
        list_uses: (0..3).map(|list| ListUse { list, changes: vec![] }).collect(),
        ..Doc::new(paragraphs)
    }
}

fn silent_fields() -> Doc {
    let picture = || Run::text("\u{1}").with(&[sprm(0x0855, &[1]), sprm(0x6A03, &[0; 4])]);
    let object = Run::text("\u{1}").with(&[sprm(0x0855, &[1]), sprm(0x080A, &[1])]);
    let workbook = [Run::text("\u{13} EMBED Excel.Sheet.8 \u{14}"), object, Run::text("\u{15}")];
    let mut paragraphs = row(
        &[
            "前\u{13} SET 合计 \"12.00\" \u{14}12.00\u{15}后",
            "前\u{13} ASK 合计 \"多少\" \u{14}12.00\u{15}后",
            "单位：\u{13} MACROBUTTON NoMacro [键入\u{13} REF a \u{14}名称\u{15}]\u{15}",
            "\u{13} AUTONUM \u{15}甲",
        ],
        &Row::even(4, 1000),
    );
    paragraphs.extend([
        Paragraph::cell(workbook, 1),
        Paragraph::cell([picture()], 1),
        Paragraph::cell([picture(), Run::text("附图")], 1),
        Paragraph::cell(["\u{13} AUTONUM \\* CHINESENUM3 \\s 、\u{15}乙"], 1),
        Paragraph::row_end(&Row::even(4, 1000), 1),
        paragraph(""),
    ]);
    Doc::new(paragraphs)
}
