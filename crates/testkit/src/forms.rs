//! Documents with forms, drawn in plain text: to be read at a glance, and made into a Word file or a
//! [`Document`](model::Document).
//!
//! ```text
//! # 第一部分                      a heading (# to ###)
//! 正文。                          a paragraph
//! +一 总体目标                    a paragraph that Word numbers by itself: 一、 (also +1 for 1.)
//! ---                             a page break before the next block
//!
//! |!一级指标|二级指标|三级指标    a table: a line a row; ! marks a header row that repeats
//! |产出指标|数量指标|培训人数     `^` goes on with the cell above, `<` with the cell at the left,
//! |^|质量指标|合格率              ¶ ends a paragraph in a cell, ␣ is a no-break space, {a} holds table a
//!
//! {a}                             table a, for the cell that names it
//! |单元格|单元格
//! ```

mod document;
mod docx;
pub mod good;
mod lost;

pub use lost::lost;

/// A drawn document.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    blocks: Vec<Part>,
    inner: Vec<(String, Table)>,
}

#[derive(Clone, Debug)]
enum Part {
    Paragraph { text: String, level: Option<u8>, number: Option<Numbering>, page_break: bool },
    Table(Table),
}

/// Automatic numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbering {
    /// 一、 二、
    Chinese,
    /// 1. 2.
    Decimal,
}

#[derive(Clone, Debug, Default)]
struct Table {
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    header: bool,
    cells: Vec<Slot>,
}

/// One position of a drawn table.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Slot {
    Text(String),
    Left,
    Above,
}

impl Drawing {
    /// Reads a drawing.
    pub fn parse(text: &str) -> Self {
        let mut drawing = Self::default();
        let (mut page_break, mut table, mut inner) = (false, None::<Table>, None::<String>);
        for line in text.lines().map(str::trim_end).chain([""]) {
            if let Some(row) = line.strip_prefix('|') {
                table.get_or_insert_default().rows.push(Row::parse(row));
                continue;
            }
            if let Some(table) = table.take() {
                match inner.take() {
                    Some(name) => drawing.inner.push((name, table)),
                    None => drawing.blocks.push(Part::Table(table)),
                }
            }
            match line {
                "" => {}
                "---" => page_break = true,
                _ if line.starts_with('{') && line.ends_with('}') => inner = Some(line.to_owned()),
                _ => {
                    drawing.blocks.push(paragraph(line, page_break));
                    page_break = false;
                }
            }
        }
        drawing
    }

    fn table(&self, cell: &str) -> Option<&Table> {
        self.inner.iter().find(|(name, _)| cell.ends_with(name.as_str())).map(|(_, table)| table)
    }
}

fn paragraph(line: &str, page_break: bool) -> Part {
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    let (level, text) = match u8::try_from(hashes) {
        Ok(level) if level > 0 => (Some(level), line[hashes..].trim_start()),
        _ => (None, line),
    };
    let (number, text) = match (text.strip_prefix("+一 "), text.strip_prefix("+1 ")) {
        (Some(text), _) => (Some(Numbering::Chinese), text),
        (_, Some(text)) => (Some(Numbering::Decimal), text),
        _ => (None, text),
    };
    Part::Paragraph { text: unescape(text), level, number, page_break }
}

impl Row {
    fn parse(line: &str) -> Self {
        let (header, line) = line.strip_prefix('!').map_or((false, line), |line| (true, line));
        let slot = |cell: &str| match cell.trim() {
            "<" => Slot::Left,
            "^" => Slot::Above,
            text => Slot::Text(unescape(text)),
        };
        Self { header, cells: line.split('|').map(slot).collect() }
    }
}

fn unescape(text: &str) -> String {
    text.replace('¶', "\n").replace('␣', "\u{a0}")
}

/// A drawn cell with its extent.
#[derive(Clone, Debug)]
struct Anchor<'t> {
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
    text: &'t str,
}

impl Table {
    fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// The cells with their extents, in row-major order.
    fn anchors(&self) -> Vec<Anchor<'_>> {
        let mut anchors: Vec<Anchor<'_>> = Vec::new();
        let mut cover = vec![vec![None::<usize>; self.width()]; self.rows.len()];
        for (row, line) in self.rows.iter().enumerate() {
            for (column, slot) in line.cells.iter().enumerate() {
                let anchor = match slot {
                    Slot::Text(text) => {
                        anchors.push(Anchor { row, column, rows: 1, columns: 1, text });
                        Some(anchors.len() - 1)
                    }
                    Slot::Left => column.checked_sub(1).and_then(|left| cover[row][left]),
                    Slot::Above => row.checked_sub(1).and_then(|above| cover[above][column]),
                };
                cover[row][column] = anchor;
                if let Some(at) = anchor {
                    let anchor = &mut anchors[at];
                    anchor.rows = anchor.rows.max(row + 1 - anchor.row);
                    anchor.columns = anchor.columns.max(column + 1 - anchor.column);
                }
            }
        }
        anchors
    }
}

/// 一 to 九十九.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", DIGITS[tens % 10]),
    };
    format!("{tens}{}", DIGITS[number % 10])
}

impl Numbering {
    fn label(self, number: usize) -> String {
        match self {
            Self::Chinese => format!("{}、", chinese(number)),
            Self::Decimal => format!("{number}."),
        }
    }
}
