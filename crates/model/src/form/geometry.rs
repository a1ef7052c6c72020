//! Where a form's values stand on its own paper.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Place, Pointer};

/// A table a form was read from, as geometry: its cells with what they mean, and the pointers of the values they
/// hold. The texts themselves stand where the pointers lead, so that a value changed in the JSON changes on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FormGrid {
    /// The table's number in the body, or inside its cell, from 1.
    pub table: u32,
    /// The outer cell, for a table inside a cell.
    #[serde(default, rename = "in", skip_serializing_if = "Option::is_none")]
    pub within: Option<Place>,
    /// Grid rows.
    pub rows: u32,
    /// Grid columns.
    pub columns: u32,
    /// Rows at the top that the document itself declares as repeated header (`tblHeader`).
    #[serde(default, skip_serializing_if = "super::is_zero")]
    pub header_rows: u32,
    /// Widths of the columns in twips (twentieths of a point), one each; empty where the document gives none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub widths: Vec<u32>,
    /// Anchor cells in row-major order.
    pub cells: Vec<FormCell>,
}

/// A cell of a [`FormGrid`], listed once however many positions it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FormCell {
    /// Its first grid row, from 1.
    pub row: u32,
    /// Its first grid column, from 1.
    pub column: u32,
    /// Grid rows it covers, at least 1.
    pub row_span: u32,
    /// Grid columns it covers, at least 1.
    pub column_span: u32,
    /// What it is on the form.
    pub role: Role,
    /// The values and labels it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Pointer>,
    /// Which part of its value, where that is spread over several cells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// Its text, where what `at` names does not give it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What a spreadsheet stores where it shows another text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored: Option<String>,
}

/// What a cell is on its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The form's title.
    Title,
    /// 单位：万元.
    Unit,
    /// A label beside its value, or before a row.
    Label,
    /// A value.
    Value,
    /// The heading of a column.
    Heading,
    /// 填表说明, a signature line, a remark.
    Note,
    /// Text that was not understood.
    Unknown,
    /// No text.
    Blank,
}

/// The part of a value that stands in a cell of its own (指标性质 · 指标值 · 度量单位).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The comparison.
    Sign,
    /// The number.
    Number,
    /// The unit.
    Unit,
}

/// How far a form was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// Cells of the form that hold text.
    pub cells: u32,
    /// Those of them that were understood: titles, unit lines, notes, signatures, closing rows, known labels and
    /// headings, and their values.
    pub understood: u32,
    /// The values a reader should look at.
    #[serde(default)]
    pub doubtful: Vec<Pointer>,
}
