//! A form as it is printed.

use model::Pointer;
use schemars::JsonSchema;
use serde::Serialize;

/// A form on paper: lines over its table, and the table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Sheet {
    /// Whether the paper is turned: the form is too wide for portrait.
    pub landscape: bool,
    /// Title and further lines under it (2022年度); none where the form has no title of its own.
    pub title: Vec<String>,
    /// The line right over the table, from left to right: whose form it is, the year, and last what stands at the right,
    /// 单位：万元, which may be empty. None where there is no such line.
    pub line: Vec<String>,
    /// Widths of the columns, as shares of the width of the paper; they add up to 1.
    pub columns: Vec<f64>,
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
    /// Lines right under the table that hold values of the form: 填表人, 填报日期.
    pub below: Vec<String>,
}

/// A row: the cells that start in it, from left to right.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Row {
    /// Whether it heads the columns of the rows below it and comes again on each page they go on.
    pub heading: bool,
    /// The cells that start here.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
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
    pub at: Vec<Pointer>,
}

/// The faces of a form, by what a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Labels and short values.
    Center,
    /// Running text.
    Left,
}
