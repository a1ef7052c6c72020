//! The canonical JSON `jixiao/1`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Aside, Form, Grid, Note, Place, Pointer, Quantity, Source, Span};

/// The value of [`Submission::schema`].
pub const SCHEMA: &str = "jixiao/1";

/// One document, read: its narrative, its forms, the tables no form claimed, and where everything stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Submission {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The file it was read from.
    pub source: Source,
    /// Budget year (预算年度); `null` when the document does not say.
    #[serde(default)]
    pub year: Option<u16>,
    /// The department or unit the document as a whole belongs to.
    #[serde(default)]
    pub department: Option<Department>,
    /// The narrative, as the headings nest it.
    #[serde(default)]
    pub outline: Vec<Section>,
    /// The forms, in document order.
    #[serde(default)]
    pub forms: Vec<Form>,
    /// Tables no form claimed, kept whole.
    #[serde(default)]
    pub tables: Vec<Grid>,
    /// Footnotes, comments, headers and footers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asides: Vec<Aside>,
    /// Where each value stands in the document, in document order.
    #[serde(default, deserialize_with = "crate::json::unique::map")]
    pub places: IndexMap<Pointer, Place>,
    /// What reading had to repair or could not do.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// A department (部门) or unit (单位) in the budget.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Department {
    /// Six digits: the first three are the department, the last three the unit in it (001 = 本级).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its name without the level.
    pub name: String,
    /// 本级, 汇总 …, when written behind the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
}

/// A section of the narrative.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// As written: 第一部分, 一、, （一）, 1. ; empty when the heading has none.
    #[serde(default)]
    pub number: String,
    /// The heading without its number; empty for text before the first heading.
    #[serde(default)]
    pub heading: String,
    /// The paragraphs under the heading, before its first subsection. Empty paragraphs are left out.
    #[serde(default)]
    pub paragraphs: Vec<String>,
    /// The quantities found in the paragraphs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quantities: Vec<ProseQuantity>,
    /// Subsections.
    #[serde(default)]
    pub sections: Vec<Section>,
}

/// A quantity in prose: 大于等于44人.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProseQuantity {
    /// Index in [`Section::paragraphs`].
    pub paragraph: u32,
    /// The characters of the paragraph it was read from.
    pub span: Span,
    /// What it means; its text is that of the span.
    pub quantity: Quantity,
}
