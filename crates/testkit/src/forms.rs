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
//! |^|质量指标|合格率              ¶ ends a paragraph in a cell, ⏎ is a line break, ␣ a no-break space, ‧ a soft
//!                                 hyphen, {a} holds table a
//! =1500 1000 1000                 before a table: the widths of its columns, in twentieths of a point
//! |~9 甲|乙|丙                    a row whose inner borders stand 9 twentieths of a point right of where they are drawn
//!
//! {a}                             table a, for the cell that names it
//! |单元格|单元格
//! ```

pub mod chance;
mod document;
mod docx;
mod edit;
mod geometry;
pub mod good;
mod legacy;
mod lost;
mod mutate;
mod stray;
mod xlsx;

pub use lost::lost;
pub use stray::stray;

/// Width of a drawn column where none is given, in twentieths of a point.
const COLUMN: i32 = 1200;

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
    /// Widths of the columns; those behind are [`COLUMN`] wide.
    widths: Vec<i32>,
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    header: bool,
    /// How far all inner borders of the row stand right of where they are drawn.
    shift: i32,
    /// The column whose left border stands elsewhere in this row, and how far to the right.
    moved: Option<(usize, i32)>,
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
            if let Some(widths) = line.strip_prefix('=') {
                let widths = widths.split_whitespace().filter_map(|width| width.parse().ok()).collect();
                table = Some(Table { widths, rows: Vec::new() });
                continue;
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

    /// What a cell holds: its text, and the table that it names.
    fn content<'t>(&self, cell: &'t str) -> (&'t str, Option<&Table>) {
        let named =
            self.inner.iter().find_map(|(name, table)| Some((cell.strip_suffix(name.as_str())?, table)));
        named.map_or((cell, None), |(text, table)| (text, Some(table)))
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
        let shifted = line.strip_prefix('~').and_then(|line| line.split_once(' '));
        let (shift, line) =
            shifted.and_then(|(shift, line)| Some((shift.parse().ok()?, line))).unwrap_or((0, line));
        let slot = |cell: &str| match cell.trim() {
            "<" => Slot::Left,
            "^" => Slot::Above,
            text => Slot::Text(unescape(text)),
        };
        Self { header, shift, moved: None, cells: line.split('|').map(slot).collect() }
    }
}

/// A line break within a paragraph, as a drawing keeps it.
const LINE: &str = "\u{b}";

/// A hyphen that shows only where a line ends.
const SOFT_HYPHEN: char = '\u{ad}';

fn unescape(text: &str) -> String {
    text.replace('¶', "\n").replace('⏎', LINE).replace('␣', "\u{a0}").replace('‧', &SOFT_HYPHEN.to_string())
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
