//! A document as it is printed.

use model::Pointer;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A document on paper, before any file format: what stands on it, in order, and how it looks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Printed {
    /// What the document is called: its own title, else what its forms are.
    pub title: String,
    /// Whose it is; empty when nobody is named.
    pub author: String,
    /// Its parts, each of which begins a page.
    pub parts: Vec<Part>,
}

/// What begins a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum Part {
    /// The cover: the document's own lines, or one made for it.
    Cover {
        /// Its lines, from the top.
        lines: Vec<Line>,
    },
    /// The contents on a page of their own.
    Contents(Contents),
    /// Narrative, and tables no form claimed.
    Text {
        /// Headings, paragraphs and tables in the order of the document.
        blocks: Vec<Block>,
    },
    /// A form.
    Form(FormPart),
    /// Footnotes and end notes.
    Notes {
        /// A line each, with its mark.
        lines: Vec<Line>,
    },
}

/// A form on a page of its own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FormPart {
    /// Which form of the submission.
    pub form: usize,
    /// What bookmarks and contents call it: its title, with its project where several have the same.
    pub entry: String,
    /// The level of its title among the headings, from 1.
    pub level: usize,
    /// What stands over it on its page: 第二部分 项目绩效目标, 附件2.
    pub lead: Vec<Block>,
    /// The form.
    pub sheet: Sheet,
    /// Notes under it.
    pub notes: Vec<Block>,
}

/// Something that stands beside forms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table no form claimed.
    Table(OtherTable),
    /// The contents, where the document has them in its text.
    Contents(Contents),
}

/// The contents: every heading and form behind them, down to the third level.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Contents {
    /// Whether there are enough headings for contents to be worth their place.
    pub shown: bool,
    /// The lines that the document has for it. They are not set: their page numbers are those of another paper.
    pub had: Vec<Line>,
}

/// A heading of the narrative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Heading {
    /// Its level, from 1.
    pub level: usize,
    /// Its number as written: `（一）`; empty when it has none.
    pub number: String,
    /// Number and words, as they stand on paper.
    pub text: String,
    /// How it looks.
    pub look: HeadingLook,
    /// Where it comes from.
    pub at: Vec<Pointer>,
}

/// How a heading looks, by its number (GB/T 9704-2012 7.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HeadingLook {
    /// 第一部分: centred, 小标宋.
    Part,
    /// 一、 and headings without a number: 黑体.
    First,
    /// （一）: 楷体.
    Second,
    /// 1., （1）: 仿宋.
    Deeper,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph {
    /// What it says; lines are parted by line feeds.
    pub text: String,
    /// How it looks.
    pub look: ParagraphLook,
    /// Where it comes from.
    pub at: Vec<Pointer>,
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphLook {
    /// Running text: 3号仿宋, two characters in.
    Body,
    /// The title of the document: 小标宋, centred.
    Title,
    /// 附件2: 黑体, flush.
    Annex,
    /// A note under a form, in the size of its cells.
    Note,
}

/// A table no form claimed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OtherTable {
    /// Its titles, which stand over it.
    pub title: Vec<Line>,
    /// The line right over it, as over a form.
    pub line: Vec<Line>,
    /// The table.
    pub table: Table,
}

/// A line with where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// The values it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Pointer>,
}

/// A form on paper: lines over its table, and the table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Sheet {
    /// Whether the paper is turned: the form is too wide for portrait.
    pub landscape: bool,
    /// Title and further lines under it (2022年度); none where the form has no title of its own.
    pub title: Vec<Line>,
    /// The line right over the table, from left to right: whose form it is, the year, and last what stands at the right,
    /// 单位：万元, which may be empty. None where there is no such line.
    pub line: Vec<Line>,
    /// The table.
    pub table: Table,
    /// Lines right under the table that hold values of the form: 填表人, 填报日期.
    pub below: Vec<Line>,
}

/// A table on paper.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// Widths of the columns, as shares of the width of the paper; they add up to 1.
    pub columns: Vec<f64>,
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
    /// Rows at the top that the document itself declares as repeated heading; none of a form's.
    pub declared: usize,
}

/// A row: the cells that start in it, from left to right.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// Whether it heads the columns of the rows below it and comes again on each page they go on.
    pub heading: bool,
    /// The cells that start here.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
    /// Its first column, from 0.
    pub column: usize,
    /// Columns it covers, at least 1.
    pub column_span: usize,
    /// Rows it covers, at least 1.
    pub row_span: usize,
    /// What it says.
    pub text: String,
    /// In which face.
    pub face: Face,
    /// How its text stands.
    pub align: Align,
    /// The values it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Pointer>,
    /// Tables inside it, under its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
}

/// The faces of a form, by what a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// A label beside its value: 黑体; to a screen reader the header of its row.
    Label,
    /// The heading of a column: 黑体; to a screen reader the header of its column.
    Heading,
    /// A value or a text: 仿宋.
    Text,
}

/// How the text of a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Labels and short values.
    Center,
    /// Running text.
    Left,
    /// Numbers that stand under each other.
    Right,
}

impl Line {
    /// A line that comes from one place.
    pub(crate) fn of(text: impl Into<String>, at: Pointer) -> Self {
        Self { text: text.into(), at: vec![at] }
    }

    /// A line that stands nowhere in the submission as it is.
    pub(crate) fn made(text: impl Into<String>) -> Self {
        Self { text: text.into(), at: Vec::new() }
    }
}

impl Table {
    /// Whether no two cells cover one position, and none leaves the table: what is set may come from a file that anybody
    /// wrote.
    pub(crate) fn tiles(&self) -> bool {
        let mut free = vec![0; self.columns.len()];
        self.rows.iter().enumerate().all(|(row, cells)| {
            cells.cells.iter().all(|cell| {
                let Some(columns) = free.get_mut(cell.column..cell.column + cell.column_span) else {
                    return false;
                };
                let fits =
                    cell.column_span > 0 && cell.row_span > 0 && columns.iter().all(|free| *free <= row);
                columns.fill(row + cell.row_span);
                fits && row + cell.row_span <= self.rows.len()
            })
        })
    }
}
