//! Submission → Arrow record batches: the tables of the data set, one schema each.
//!
//! A [`Tables`] takes documents, findings and failures one after another and gives a batch a [`Table`]. Columns are made
//! from `model`'s field tables, so that a column added there appears here; [`schema`] and [`describe`] say what they are.
//!
//! A quantity `q` becomes `q_text`, `q_kind` and what it means; its numbers are `decimal128(38,10)` beside a float64.
//! A number that does not fit is null and a row of `notes`, never rounded.
//!
//! ```
//! use columns::{Origin, Table, Tables};
//!
//! let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx", "sha256": "0f"}, "year": 2024,
//!   "forms": [{"kind": "project_goal", "profile": "hebei", "indicators": [{"name": "清淤长度"}, {"name": "满意度"}]}]}"#;
//! let submission = model::read_json(json.as_bytes(), &model::Limits::default())?.value;
//! let mut tables = Tables::new();
//! tables.document(&submission, &Origin::new("2024/a.docx", "0f"), &[]);
//! let batches = tables.finish()?;
//! let rows = |table| batches.iter().find(|(of, _)| *of == table).map(|(_, batch)| batch.num_rows());
//! assert_eq!((rows(Table::Documents), rows(Table::Indicators), rows(Table::Funds)), (Some(1), Some(2), None));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

mod decimal;
mod document;
mod entries;
mod fields;
mod quantity;
mod records;
mod row;
mod schema;
mod sheet;
mod table;
mod tables;
mod told;

pub use arrow_array::RecordBatch;
pub use arrow_schema::{ArrowError, SchemaRef};

pub use entries::NOTES;
pub use row::Origin;
pub use schema::{SCHEMA, describe, schema};
pub use table::Table;
pub use tables::Tables;
pub use told::{Failure, Finding};
