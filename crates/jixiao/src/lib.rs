//! Word files of Chinese budget performance goals (预算绩效目标表) → exact data and publishable documents.
//!
//! ```text
//! bytes ─word→ Document ─extractor→ Submission ─normalizer→ Submission with quantities
//!                                                                │
//!                          ┌──────────────┬──────────────┬───────┴──────┐
//!                       renderer       exporter       checker        differ
//!                         PDF       DOCX·XLSX·CSV     findings       changes
//! ```
//!
//! | to | call |
//! |---|---|
//! | read a file of any kind jixiao knows | [`read`] |
//! | have its physical tables, whatever form they are | [`grids`] |
//! | know what is wrong in it | [`check`] |
//! | compare it with last year's | [`diff`] |
//! | understand one value | [`quantity`] |
//! | convert folders of them | [`batch`](fn@batch) |
//! | write it | [`to_json`], [`write`](mod@write) |
//! | know what an id in a note, finding or error means | [`explain`] |
//!
//! What stands in a result is re-exported here by name; the crates behind are nobody's business. Every call takes bytes and
//! gives a result or an [`Error`]; nothing reads the clock or the net, and only [`batch`](mod@batch) touches files.

pub mod batch;
mod entries;
mod error;
mod files;
pub mod forms;
mod json;
mod options;
mod registry;

pub use batch::run as batch;
pub use checker::{Finding, Outcome, Selection, Severity, check};
pub use differ::{Diff, DiffOptions, diff};
pub use entries::OWN;
pub use error::Error;
pub use extractor::{ProfileError, ProfileInfo, Profiles};
pub use files::{Protected, write_whole};
pub use json::{from_json, schema, to_json};
pub use model::{
    Aside, AsideKind, Base, Cell, Department, Document, Entry, Exact, Form, FormKind, Format, Fund, Goal,
    Grid, Indicator, Level, Limits, Note, Noted, Op, Place, Pointer, Project, Quantity, Section, Source,
    Submission, Task, Value, Weight,
};
pub use normalizer::{Context, normalize, parse as quantity};
pub use options::Options;
pub use registry::{entries, explain, index, nearest};
pub use word::{ReadOptions, Revisions, WordError};
pub use wording::terminal::visible;

use model::Block;

/// Findings: the rules, and findings as people read them.
pub mod findings {
    pub use checker::{
        ReturnItem, ReturnSheet, ReturnSheetForm, Rule, return_sheet, rules, to_html, to_text,
    };
}

/// Changes: what a comparison consists of, and comparisons as people read them.
pub mod changes {
    pub use differ::{
        Alert, AlertId, AliasError, Aliases, By, Change, ChangeKind, Confidence, Counts, Direction, Effect,
        IndicatorDiff, IndicatorSide, Match, PossiblePair, ProjectDiff, ProjectSide, SCHEMA, Segment,
        SegmentOp, Sides, Status, Summary, Written, diff_folders, to_html, to_html_all, to_text,
    };
}

/// Writing a submission as a file for people.
pub mod write {
    pub use exporter::{
        CsvOptions, Encoding, ExportError, Formulas, Table, csv, docx, docx_within, xlsx, xlsx_many,
    };
    #[cfg(feature = "pdf")]
    pub use renderer::{
        Complaint, FontOptions, PdfOptions, RenderError, Renderer, Role, RoleFace, Standard, Template,
        templates,
    };
}

/// Reads a Word file, or canonical JSON, into a submission with quantities. `name` is the file's name without
/// its folder; it goes into [`Source`], and a budget year may be taken from it as a last resort.
///
/// ```
/// use jixiao::Options;
///
/// let page = "<html><body><p>2023年部门预算绩效目标</p><table><tr><td>项目名称</td><td>河道清淤</td></tr></table></body></html>";
/// let submission = jixiao::read(page.as_bytes(), "目标.doc", &Options::default())?;
/// assert_eq!(submission.year, Some(2023));
/// assert_eq!(submission.source.file, "目标.doc");
///
/// let error = jixiao::read(b"%PDF-1.7", "目标.docx", &Options::default()).unwrap_err();
/// assert_eq!(error.id(), "file.not-a-document");
/// # Ok::<(), jixiao::Error>(())
/// ```
pub fn read(bytes: &[u8], name: &str, options: &Options) -> Result<Submission, Error> {
    if json::looks_canonical(bytes) {
        return json::within(bytes, &options.reading.limits);
    }
    let document = document(bytes, name, &options.reading)?;
    let mut submission = extractor::extract(document, &options.profiles);
    normalizer::normalize_within(&mut submission, &options.reading.limits);
    Ok(submission)
}

/// A Word file as forms are found in it: the prompt of an empty control is nobody's value.
pub(crate) fn document(bytes: &[u8], name: &str, reading: &ReadOptions) -> Result<Noted<Document>, Error> {
    let reading = ReadOptions { prompts: word::Prompts::LeftOut, ..reading.clone() };
    Ok(word::read(bytes, name, &reading)?)
}

/// Every physical table of a Word file, whatever form it is, in document order.
///
/// ```
/// use jixiao::ReadOptions;
///
/// let page = "<html><body><table><tr><td rowspan=2>产出指标</td><td>数量</td></tr><tr><td>质量</td></tr></table></body></html>";
/// let grids = jixiao::grids(page.as_bytes(), "a.doc", &ReadOptions::default())?.value;
/// assert_eq!((grids[0].rows, grids[0].columns), (2, 2));
/// assert_eq!((grids[0].cells[0].text.as_str(), grids[0].cells[0].row_span), ("产出指标", 2));
/// # Ok::<(), jixiao::Error>(())
/// ```
pub fn grids(bytes: &[u8], name: &str, reading: &ReadOptions) -> Result<Noted<Vec<Grid>>, Error> {
    let document = word::read(bytes, name, reading)?;
    let tables = |document: Document| {
        let table = |block| match block {
            Block::Table(grid) => Some(grid),
            Block::Paragraph(_) => None,
        };
        document.blocks.into_iter().filter_map(table).collect()
    };
    Ok(document.map(tables))
}
