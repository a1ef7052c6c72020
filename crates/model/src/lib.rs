//! The words every crate of jixiao shares. Data only: no I/O, no parsing of documents.
//!
//! ```text
//! bytes ─word→ Document ─extractor→ Submission ─normalizer→ Submission with quantities ─→ PDF · DOCX · findings · diff
//! ```
//!
//! * [`Document`] is what a Word file physically holds: [`Paragraph`]s and [`Grid`]s in document order.
//! * [`Submission`] is the canonical JSON `jixiao/1`: outline, [`Form`]s, unclaimed tables, and the [`Place`] of every value.
//! * [`Quantity`] is a value as written beside what it means, with [`Exact`] decimals.
//! * [`Noted`] pairs a result with the [`Note`]s about what was repaired, ignored or ambiguous on the way.
//! * [`Entry`] says what the id of a note or an error means, and what to do about it.
//! * [`Limits`] bounds what an untrusted file may cost.

mod document;
mod entries;
mod entry;
mod exact;
mod fields;
mod form;
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

pub use document::{Aside, AsideKind, Block, Document, Format, Paragraph, Source, Span};
pub use entries::NOTES;
pub use entry::{Entry, Weight};
pub use exact::Exact;
pub use fields::{Measure, Record};
pub use form::{
    AnyLevel, Form, FormCell, FormGrid, FormKind, FormTotal, Fund, FundColumn, Goal, GoalText, Indicator,
    IndicatorText, IndicatorValue, Level, Part, Project, Reading, Recognition, Role, ScheduleStep, Task,
    TaskBudget, TaskSum, TaskText, Term, TotalColumn,
};
pub use grid::{Cell, Cover, Grid};
pub use id::{FundItem, FurtherId, Level1, Level2, LevelId};
pub use json::{JsonError, is_canonical_json, read_json};
pub use limits::Limits;
pub use lookup::Found;
pub use note::{Note, Noted};
pub use place::{Place, Pointer};
pub use places::Places;
pub use quantity::{Base, Change, Date, Detail, Flag, Inferred, Op, Open, Quantity, Value};
pub use submission::{Department, ProseQuantity, SCHEMA, Section, Submission};
