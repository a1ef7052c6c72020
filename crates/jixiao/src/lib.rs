//! Word files and spreadsheets of Chinese budget performance goals (预算绩效目标表) → exact data and publishable documents.
//!
//! ```text
//! bytes ─word, sheet→ Document ─extractor→ Submission ─normalizer→ Submission with quantities
//!                                                                       │
//!                                 ┌──────────────┬──────────────┬───────┴──────┐
//!                              renderer       exporter       checker        differ
//!                                PDF       DOCX·XLSX·CSV     findings       changes
//! ```
//!
//! | to | call |
//! |---|---|
//! | read a file of any kind jixiao knows | [`read`] |
//! | have its physical tables, whatever form they are | [`grids`] |
//! | know what is wrong in it | [`check`] |
//! | compare it with last year's | [`diff`] |
//! | compare two files or folders | [`compare`](mod@compare) |
//! | put a value right by hand | [`correct`](fn@correct) |
//! | understand one value | [`quantity`] |
//! | convert folders of them | [`batch`](fn@batch) |
//! | check folders of them, with return sheets and an overview | [`desk`](mod@desk) |
//! | write it | [`to_json`], [`write`](mod@write) |
//! | have many as tables | `data` (feature `data`; as Parquet files with [`batch`](fn@batch), feature `parquet`) |
//! | know what an id in a note, finding or error means | [`explain`] |
//!
//! What stands in a result is re-exported here by name; the crates behind are nobody's business. Every call takes bytes and
//! gives a result or an [`Error`]; nothing reads the clock or the net, and only [`batch`](mod@batch) and [`desk`](mod@desk) touch files.

pub mod batch;
mod carried;
pub mod compare;
mod correct;
#[cfg(feature = "data")]
pub mod data;
pub mod desk;
mod documents;
mod entries;
mod error;
mod files;
pub mod forms;
mod json;
mod options;
mod registry;
mod verify;

pub use batch::{is_ours, run as batch};
pub use checker::{Baseline, Config as CheckConfig, FailOn, Finding, Outcome, Severity};
pub use correct::{CORRECTED, correct};
pub use differ::{Diff, DiffOptions};
pub use entries::OWN;
pub use error::Error;
pub use extractor::{ProfileError, ProfileInfo, Profiles};
pub use files::{Protected, decoded, write_whole};
pub use json::{from_json, schema, to_json};
pub use model::{
    Aside, AsideKind, Base, Cell, Department, Document, Entry, Exact, Form, FormKind, Format, Fund, Goal,
    Grid, Indicator, Level, Limits, Note, Noted, Op, Place, Pointer, Project, Quantity, Section, Source,
    Submission, Task, Value, Weight,
};
pub use normalizer::{Context, normalize};
pub use options::Options;
pub use registry::{entries, explain, index, nearest, nearest_of};
pub use sheet::SheetError;
pub use verify::{Verified, verify};
pub use word::{ReadOptions, Revisions, WordError};
pub use wording::terminal::visible;

use model::Block;

use crate::carried::Workbook;
use crate::documents::Opened;

/// Findings: the rules, and findings as people read them.
pub mod findings {
    pub use checker::{
        Digest, KINDS, Located, ReturnItem, ReturnSheet, ReturnSheetForm, ReturnSheets, Rule, across,
        return_sheet, rules, sheets_to_html, to_html, to_text,
    };
}

/// Changes: what a comparison consists of, and comparisons as people read them.
pub mod changes {
    pub use differ::{
        Alert, AlertId, AliasError, Aliases, By, Change, ChangeKind, Confidence, Counts, Direction,
        DocumentCopy, DocumentSide, Effect, FOLDER_SCHEMA, FailedDocument, Filed, FolderDiff, FolderSummary,
        IndicatorDiff, IndicatorSide, LoneDocument, Match, PossibleDocuments, PossiblePair, ProjectDiff,
        ProjectSide, ReadingError, SCHEMA, Segment, SegmentOp, Side, Sides, Status, Summary, Totals, Written,
        diff_folders, folder_to_html, folder_to_text, to_html, to_text,
    };
}

/// Writing a submission as a file for people.
pub mod write {
    #[cfg(feature = "pdf")]
    pub use crate::carried::typeset;
    pub use exporter::{
        CsvOptions, Encoding, ExportError, Formulas, Table, csv, docx, html, xlsx, xlsx_many,
    };
    pub use layout::{
        Amounts, Choice, LayoutError, Options as LayoutOptions, Part, Printed, Sheet, families,
        family_source, printed,
    };
    #[cfg(feature = "pdf")]
    pub use renderer::{
        Complaint, FontOptions, PdfOptions, RenderError, Renderer, Role, RoleFace, Standard, Template, parts,
        templates,
    };
}

/// Reads a Word file, a spreadsheet, canonical JSON, or a PDF that carries it, into a submission with quantities. `name` is the file's name without
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
    if pdf::is_pdf(bytes)
        && let Some(submission) = carried::read(bytes, &options.reading.limits)?
    {
        return Ok(submission);
    }
    let own = carried::in_workbook(bytes, &options.reading.limits)?;
    if let Workbook::Current(submission) = own {
        return Ok(*submission);
    }
    let Opened { document, stood } = documents::open_for_forms(bytes, name, &options.reading)?;
    let mut submission = extractor::extract(document, &options.profiles);
    normalizer::normalize_within(&mut submission, &options.reading.limits);
    documents::locate(&mut submission, &stood);
    if let Workbook::Edited = own {
        submission.notes.push(carried::edited());
    }
    Ok(submission)
}

/// Every physical table of a Word file, a spreadsheet or a PDF, whatever form it is, in document order.
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
    let Opened { document, .. } = documents::open(bytes, name, reading)?;
    let tables = |document: Document| {
        let table = |block| match block {
            Block::Table(grid) => Some(grid),
            Block::Paragraph(_) => None,
        };
        document.blocks.into_iter().filter_map(table).collect()
    };
    Ok(document.map(tables))
}

/// Says what is wrong in a submission, and where; findings come in document order.
///
/// ```
/// use jixiao::{CheckConfig, Options, Severity};
///
/// let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
///   "forms": [{"kind": "project_goal", "profile": "hebei", "currency_unit": "万元", "funds": [
///     {"item": "total", "label": "预算数", "budget": {"text": "5.00", "kind": "text"}},
///     {"item": "fiscal", "label": "财政资金", "budget": {"text": "4.00", "kind": "text"}},
///     {"item": "other", "label": "其他资金", "budget": {"text": "0", "kind": "text"}}]}]}"#;
/// let submission = jixiao::read(json.as_bytes(), "a.json", &Options::default())?;
/// let config = CheckConfig { select: vec!["AMT-SUM".into()], ..CheckConfig::default() };
/// let findings = jixiao::check(&submission, &config);
/// assert_eq!(findings.len(), 1);
/// assert_eq!((findings[0].rule, findings[0].severity), ("AMT-SUM", Severity::Error));
/// assert_eq!(findings[0].at[0].as_str(), "/forms/0/funds/0/budget");
/// # Ok::<(), jixiao::Error>(())
/// ```
pub fn check(submission: &Submission, config: &CheckConfig) -> Vec<Finding> {
    checker::check(submission, config)
}

/// Compares a submission with last year's: who is who, and what has changed.
///
/// ```
/// use jixiao::{DiffOptions, Options};
///
/// let budget = |amount: &str| {
///     let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
///       "forms": [{"kind": "project_goal", "profile": "hebei", "currency_unit": "万元",
///         "project": {"code": "53092623P003301100012", "name": "河道清淤经费"}, "funds": [
///         {"item": "total", "label": "预算数", "budget": {"text": "AMOUNT", "kind": "text"}}]}]}"#;
///     jixiao::read(json.replace("AMOUNT", amount).as_bytes(), "a.json", &Options::default())
/// };
/// let diff = jixiao::diff(&budget("12.50")?, &budget("15.00")?, &DiffOptions::default());
/// assert_eq!((diff.summary.projects.changed, diff.summary.projects.added), (1, 0));
/// assert_eq!(diff.projects[0].changes[0].path.to_string(), "/funds/total/budget");
/// # Ok::<(), jixiao::Error>(())
/// ```
pub fn diff(old: &Submission, new: &Submission, options: &DiffOptions) -> Diff {
    differ::diff(old, new, options)
}

/// What a text says as a value of its own: number, unit, comparison, range, date. Never fails: what is not understood is
/// text, whole.
///
/// ```
/// use jixiao::Context;
///
/// let quantity = jixiao::quantity("≥3.5公里", &Context::default());
/// assert_eq!(
///     serde_json::to_string(&quantity).unwrap(),
///     r#"{"text":"≥3.5公里","kind":"number","op":"ge","value":3.5,"unit":"公里","base":{"value":3500,"unit":"米"}}"#
/// );
/// ```
pub fn quantity(text: &str, context: &Context<'_>) -> Quantity {
    normalizer::parse(text, context)
}
