//! Tables.

use super::{horizontal, paragraph, row, two};
use crate::doc::{CELL, Doc, Paragraph, Row, Run, sprm};
use crate::fixture::Fixture;

pub(super) fn fixtures() -> Vec<Fixture> {
    let fixture = |name, shows, paragraphs| Fixture::new(name, shows, Doc::new(paragraphs).bytes());
    vec![
        fixture(
            "wide-cells.doc",
            "a horizontal merge as a wider cell; edges 3 twips apart; a row that starts late",
            wide_cells(),
        ),
        fixture(
            "flags.doc",
            "merge flags of cells: horizontal in both readings, vertical over three rows",
            flags(),
        ),
        fixture(
            "modifiers.doc",
            "sprmTInsert, TDelete, TDxaCol, TMerge, TSplit and TVertMerge behind the definition",
            modifiers(),
        ),
        fixture(
            "copied-restarts.doc",
            "each row starts the merge anew, as Word leaves it when it copies a row; one start has text",
            copied(),
        ),
        fixture(
            "honest-restarts.doc",
            "an empty merged cell right under another one, in a table that knows continuations",
            honest(),
        ),
        fixture(
            "63-cells.doc",
            "a row of 63 cells; its definition is 1,392 bytes long and stands in the stream Data",
            sixty_three(),
        ),
        fixture(
            "13-cells.doc",
            "a definition of 287 bytes: its length does not fit into one byte",
            thirteen(),
        ),
        Fixture::new(
            "huge-papx.doc",
            "row ends in the stream Data: sprmPHugePapx, then sprmPTableProps, then cells by sprmTInsert alone",
            huge().bytes(),
        ),
        fixture("nested.doc", "tables three deep; an inner table first and last in its cell", nested()),
        fixture(
            "row-end-only.doc",
            "WPS: only the row end says that there is a row, and of how many cells",
            row_end_only(),
        ),
        fixture("unfinished.doc", "a last cell without end mark, and a last row without end", unfinished()),
        fixture(
            "marks-differ.doc",
            "rows with more and with fewer cells than their definition",
            marks_differ(),
        ),
        fixture("narrow.doc", "a cell without width, with text", narrow()),
        fixture(
            "header-rows.doc",
            "two header rows; a third row far below is flagged, but not one",
            header_rows(),
        ),
    ]
}

fn wide_cells() -> Vec<Paragraph> {
    let mut paragraphs = row(&["项目名称", "道路养护"], &Row::new(&[-108, 1500, 6000]));
    paragraphs.extend(row(&["预算", "总额", "5.00"], &Row::new(&[-105, 1502, 3000, 6003])));
    paragraphs.extend(row(&["财政资金", "4.00"], &Row::new(&[1499, 3001, 5999])));
    paragraphs.push(paragraph(""));
    paragraphs
}

fn flags() -> Vec<Paragraph> {
    let edges = [0, 1000, 2000, 3000, 4000];
    let flagged = |flags: [u16; 4]| Row { merges: flags.map(horizontal).to_vec(), ..Row::new(&edges) };
    let mut paragraphs = row(&["总额", "", "备注", ""], &flagged([2, 1, 2, 1]));
    paragraphs.extend(row(&["总额", "", "备注", ""], &flagged([1, 2, 1, 2])));
    for (texts, vertical) in
        [(["产出", "数量", "甲", "1"], 3), (["", "质量", "乙", "2"], 1), (["", "时效", "丙", "3"], 1)]
    {
        paragraphs.extend(row(&texts, &Row::new(&edges).vertical(&[vertical])));
    }
    paragraphs.push(paragraph(""));
    paragraphs
}

fn modifiers() -> Vec<Paragraph> {
    // Three columns of 1000. Row 1: a fourth of 2000 put in before the last.
    let three = || Row::even(3, 1000);
    let mut paragraphs = row(&["甲", "乙", "丙", "丁"], &three().then(0x7621, &[2, 1, 0xD0, 0x07]));
    // Row 2: the middle goes, the first becomes 2000 wide.
    let row_2 = three().then(0x5622, &[1, 2]).then(0x7623, &[0, 1, 0xD0, 0x07]);
    paragraphs.extend(row(&["戊", "己"], &row_2));
    // Row 3: all merged, then the last split off again; the first starts a vertical merge.
    let row_3 = three().then(0x5624, &[0, 3]).then(0x5625, &[2, 3]).then(0xD62B, &[2, 0, 3]);
    paragraphs.extend(row(&["庚", "", "辛"], &row_3));
    // Row 4: the same two columns continue it.
    let row_4 = three().then(0x5624, &[0, 2]).then(0xD62B, &[2, 0, 1]);
    paragraphs.extend(row(&["", "", "壬"], &row_4));
    paragraphs.push(paragraph(""));
    paragraphs
}

fn copied() -> Vec<Paragraph> {
    let start = two().vertical(&[3, 0]);
    let mut paragraphs = row(&["产出指标", "数量"], &start);
    paragraphs.extend(row(&["", "质量"], &start));
    paragraphs.extend(row(&["", "时效"], &start));
    paragraphs.extend(row(&["效益指标", "社会效益"], &start));
    paragraphs.push(paragraph(""));
    paragraphs
}

fn honest() -> Vec<Paragraph> {
    let mut paragraphs = row(&["产出指标", "数量"], &two().vertical(&[3, 0]));
    paragraphs.extend(row(&["", "质量"], &two().vertical(&[1, 0])));
    paragraphs.extend(row(&["", "时效"], &two().vertical(&[3, 0])));
    paragraphs.extend(row(&["", "成本"], &two().vertical(&[1, 0])));
    paragraphs.push(paragraph(""));
    paragraphs
}

fn sixty_three() -> Vec<Paragraph> {
    let texts: Vec<String> = (1..=63).map(|cell| cell.to_string()).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut paragraphs = row(&texts, &Row::even(63, 150).vertical(&[0; 63]));
    paragraphs[63] = paragraphs[63].clone().huge();
    paragraphs.push(paragraph(""));
    paragraphs
}

fn thirteen() -> Vec<Paragraph> {
    let texts = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"];
    let mut paragraphs = row(&texts, &Row::even(13, 500).vertical(&[0; 13]));
    paragraphs.push(paragraph(""));
    paragraphs
}

/// Row 1: everything in the stream Data. Row 2: its array there goes on to another one, which has no definition
/// but inserts two cells.
fn huge() -> Doc {
    let mut paragraphs = row(&["名称", "金额"], &two());
    paragraphs[2] = paragraphs[2].clone().huge();
    paragraphs.extend(row(&["桥梁", "8.00"], &Row::default()));
    // What a Word that cannot follow would take: a single cell.
    let other = Row::new(&[0, 6000]);
    let end = &mut paragraphs[5];
    end.papx = [sprm(0x646B, &0_u32.to_le_bytes()), end.papx[..6].to_vec(), other.modifiers()].concat();
    *end = end.clone().huge();
    paragraphs.push(paragraph(""));
    let inserted =
        [sprm(0x9601, &[0, 0]), sprm(0x7621, &[0, 1, 0xD0, 0x07]), sprm(0x7621, &[1, 1, 0xA0, 0x0F])];
    let inserted = inserted.concat();
    let data = [&(inserted.len() as u16).to_le_bytes()[..], &inserted].concat();
    Doc { data, ..Doc::new(paragraphs) }
}

fn nested() -> Vec<Paragraph> {
    let inner = Row::new(&[0, 500, 1000]);
    vec![
        Paragraph::cell(["外一"], 1),
        // An inner table that opens its cell; its second cell holds a third table.
        Paragraph::cell(["内甲"], 2),
        Paragraph::inside(["内乙"], 2),
        Paragraph::cell(["里一"], 3),
        Paragraph::cell(["里二"], 3),
        Paragraph::row_end(&inner, 3),
        Paragraph::cell(Vec::<Run>::new(), 2),
        Paragraph::row_end(&inner, 2),
        Paragraph::inside(["表后文字"], 1),
        // And one that closes it; Word puts an empty paragraph behind.
        Paragraph::cell(["末甲"], 2),
        Paragraph::cell(["末乙"], 2),
        Paragraph::row_end(&inner, 2),
        Paragraph::cell(Vec::<Run>::new(), 1),
        Paragraph::row_end(&two(), 1),
        paragraph(""),
    ]
}

fn row_end_only() -> Vec<Paragraph> {
    let bare = |text: &str, mark| Paragraph { mark, ..paragraph(text) };
    let mut end = Paragraph::row_end(&two(), 1);
    end.papx.drain(..3);
    vec![
        paragraph("表前"),
        bare("名称", CELL),
        paragraph("第一行"),
        bare("第二行", CELL),
        end.clone(),
        bare("金额", CELL),
        bare("5.00", CELL),
        end,
        paragraph("表后"),
    ]
}

fn unfinished() -> Vec<Paragraph> {
    vec![
        Paragraph::cell(["甲"], 1),
        Paragraph::inside(["没有结束标记"], 1),
        Paragraph::row_end(&two(), 1),
        Paragraph::cell(["乙"], 1),
        Paragraph::inside(["没有行尾"], 1),
    ]
}

fn marks_differ() -> Vec<Paragraph> {
    let mut paragraphs = row(&["一", "二"], &two());
    paragraphs.extend(row(&["三", "四", "多余"], &two()));
    paragraphs.extend(row(&["五"], &two()));
    paragraphs.push(paragraph(""));
    paragraphs
}

fn narrow() -> Vec<Paragraph> {
    let mut paragraphs = row(&["名称", "挤", "金额"], &Row::new(&[0, 2000, 2000, 6000]));
    paragraphs.extend(row(&["桥", "1"], &two()));
    paragraphs.push(paragraph(""));
    paragraphs
}

fn header_rows() -> Vec<Paragraph> {
    let header = Row { header: true, ..two() };
    let mut paragraphs = row(&["绩效目标表", "2022"], &header);
    paragraphs.extend(row(&["指标", "值"], &header));
    paragraphs.extend(row(&["数量", "5"], &two()));
    paragraphs.extend(row(&["质量", "优"], &header));
    paragraphs.push(paragraph(""));
    paragraphs
}
