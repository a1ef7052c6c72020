//! The physical document: what a Word file holds, before anybody asks what it means.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Grid, Place};

/// The file a document was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The file's name without its folder, so that the same file gives the same JSON anywhere.
    pub file: String,
    /// What the content is, whatever the extension says.
    pub format: Format,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    #[serde(default)]
    pub sha256: String,
    /// The program that wrote it, as the document properties name it: `WPS Office_11.1`.
    #[serde(default)]
    pub producer: Option<String>,
    /// When it was last saved, as the document's own properties say: `2022-12-05T03:21:00Z`. Never the file system's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

/// The kinds of file jixiao reads, decided by content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Office Open XML package (ECMA-376), Transitional or Strict.
    Docx,
    /// Word 97–2007 binary ([MS-DOC]); Kingsoft `.wps` is the same.
    Doc,
    /// Rich Text Format.
    Rtf,
    /// Word 2003 XML (`w:wordDocument`).
    WordXml,
    /// An Office Open XML package as one XML file (`pkg:package`).
    FlatOpc,
    /// HTML saved as a Word file.
    Html,
    /// MHTML, the "single web page".
    Mhtml,
    /// A plain-text dump of a Word file.
    Text,
    /// A PDF that another program made, rebuilt from its pages.
    Pdf,
    /// A workbook of Excel 2007 and later (ECMA-376), or a package under another name (`.et`).
    Xlsx,
    /// A binary workbook of Excel 97–2003 ([MS-XLS]); Kingsoft `.et` is the same.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
    /// Text with a separator between its values.
    Csv,
    /// Canonical JSON `jixiao/1`.
    Json,
}

impl Format {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Docx => "Word (.docx)",
            Self::Doc => "Word 97–2003 (.doc)",
            Self::Rtf => "RTF",
            Self::WordXml => "Word 2003 XML",
            Self::FlatOpc => "Word XML (flat OPC)",
            Self::Html => "HTML",
            Self::Mhtml => "MHTML",
            Self::Text => "text",
            Self::Pdf => "PDF",
            Self::Xlsx => "Excel (.xlsx)",
            Self::Xls => "Excel 97–2003 (.xls)",
            Self::Ods => "OpenDocument (.ods)",
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }
}

/// The physical document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The file it was read from.
    pub source: Source,
    /// Paragraphs and tables of the body, in document order.
    pub blocks: Vec<Block>,
    /// Text that stands beside the body.
    pub asides: Vec<Aside>,
}

/// One block of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph outside tables.
    Paragraph(Paragraph),
    /// A table.
    Table(Grid),
}

/// A paragraph outside tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number among the body's paragraphs outside tables, from 1, empty ones counted.
    pub index: u32,
    /// What a reader sees, automatic number included.
    pub text: String,
    /// The part of `text` that Word numbered by itself.
    pub automatic: Option<Span>,
    /// Outline level from style or direct formatting, 1–9.
    pub outline_level: Option<u8>,
    /// Names of the bookmarks that start in it (`_Toc…` marks a title that the table of contents lists).
    pub bookmarks: Vec<String>,
    /// A page break, or a section that starts a page, stands before it.
    pub page_break_before: bool,
    /// It stands in a text box anchored in the paragraph or table before it.
    pub in_text_box: bool,
}

/// A piece of a text, in Unicode characters (scalar values), end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// First character, from 0.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

/// Text that stands beside the body: kept so that nothing read is lost, apart so that it is not taken for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Aside {
    /// What it is.
    pub kind: AsideKind,
    /// The mark that points to it, as it stands in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// Its text, paragraphs joined with line feeds.
    pub text: String,
    /// Where the mark stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// The kinds of [`Aside`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AsideKind {
    /// 脚注.
    Footnote,
    /// 尾注.
    Endnote,
    /// 批注.
    Comment,
    /// 页眉.
    Header,
    /// 页脚.
    Footer,
    /// 工作表名: the name of a sheet, standing where the sheet begins.
    Sheet,
}
