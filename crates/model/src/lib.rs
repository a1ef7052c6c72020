//! The words every crate of jixiao shares. Data only: no I/O, no parsing of documents.
//!
//! # The way of the data
//!
//! ```text
//!                Source, Paragraph, Grid            Form, Fund, Indicator …          Quantity: text and meaning
//! bytes ─word→   Document          ─extractor→      Submission       ─normalizer→    Submission
//!                                                                                        │
//! JSON ─read_json→ Submission ───────────────────────────────────────normalizer──────────┤
//!                                              ┌──────────────┬──────────────┬───────────┴──┐
//!                                             PDF      DOCX · XLSX · CSV   findings      changes
//! ```
//!
//! * [`Document`] is what a file physically holds: [`Paragraph`]s and [`Grid`]s in document order, [`Aside`]s beside them.
//! * [`Submission`] is the canonical JSON `jixiao/1`: narrative, [`Form`]s, unclaimed tables, and the [`Place`] of every
//!   value. [`Submission::get`] finds a value by its [`Pointer`], [`Submission::place_of`] where it stands.
//! * Fields are named once: [`FundColumn`], [`TaskSum`], [`TaskText`], [`GoalText`], [`IndicatorText`],
//!   [`IndicatorValue`] and [`TotalColumn`] know key, official label and value; [`Record`] lists all keys of a row.
//! * Ids have types: [`FundItem`], [`Level1`], [`Level2`]. A profile may declare further ones.
//! * [`FormGrid`] is where a form's values stand on its own paper; [`Reading`] is how far the form was understood.
//! * [`Quantity`] is a value as written beside what it means, with [`Exact`] decimals.
//! * [`Noted`] pairs a result with the [`Note`]s about what was repaired, ignored or ambiguous on the way.
//! * [`build`] is where a reader of any format puts rows together into grids, and grids and paragraphs into a document.
//! * [`Entry`] says what the id of a note or an error means, and what to do about it.
//! * [`Limits`] bounds what an untrusted file may cost; [`read_json`] holds JSON to them.
//!
//! ```
//! use model::{FundColumn, FundItem, Limits, read_json};
//!
//! let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
//!   "forms": [{"kind": "project_evaluation", "profile": "evaluation", "funds": [
//!     {"item": "total", "label": "年度资金总额",
//!      "budget": {"text": "100", "kind": "text"}, "balance": {"text": "10.5", "kind": "text"}}]}]}"#;
//! let submission = read_json(json.as_bytes(), &Limits::default())?.value;
//!
//! let total = &submission.forms[0].funds[0];
//! assert_eq!(total.item, Some(FundItem::Total));
//! let columns: Vec<_> = FundColumn::ALL.iter().filter_map(|column| Some((column.label(), &column.of(total)?.text))).collect();
//! assert_eq!(columns, [("全年预算数", &"100".to_owned()), ("结余数", &"10.5".to_owned())]);
//! # Ok::<(), model::JsonError>(())
//! ```

pub mod build;
mod carried;
mod document;
mod entries;
mod entry;
mod exact;
mod fields;
mod form;
mod found;
mod grid;
mod id;
mod json;
mod limits;
mod lookup;
mod note;
mod place;
mod places;
mod quantity;
mod submission;

pub use carried::{CARRIED_CELLS, CARRIED_HASH, CARRIED_JSON};
pub use document::{Aside, AsideKind, Block, Document, Format, Paragraph, Source, Span};
pub use entries::{ERRORS, NOTES};
pub use entry::{Entry, Weight};
pub use exact::Exact;
pub use fields::{Measure, Record};
pub use form::{
    AnyLevel, Form, FormCell, FormGrid, FormKind, FormTotal, Fund, FundColumn, Goal, GoalText, Indicator,
    IndicatorText, IndicatorValue, Level, Part, Project, Reading, Recognition, Role, ScheduleStep, Task,
    TaskBudget, TaskSum, TaskText, Term, TotalColumn,
};
pub use found::Found;
pub use grid::{Cell, Cover, Grid, SLIVER};
pub use id::{FundItem, FurtherId, Level1, Level2, LevelId};
pub use json::{JsonError, is_canonical_json, read_json};
pub use limits::Limits;
pub use note::{Note, Noted};
pub use place::{Place, PlaceOnPage, Pointer};
pub use places::Places;
pub use quantity::{Base, Change, Date, Detail, Flag, Inferred, Op, Open, Quantity, Value};
pub use submission::{Department, ProseQuantity, SCHEMA, Section, Submission};
