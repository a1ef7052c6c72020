//! The reviewer's desk: many documents checked, a return sheet for each or for each department, and one overview of all.
//!
//! ```no_run
//! use jixiao::desk::{self, Checked, Desk, SheetFormat};
//!
//! let mut desk = Desk::default();
//! desk.output = Some("退回".into());
//! desk.sheets = vec![SheetFormat::Html];
//! let mut told = |checked: &Checked, _: Option<()>| println!("{}: {}", checked.path.display(), checked.state.name());
//! let overview = desk::run(&["2024".into()], &desk, |_, _, _| (), &mut told)?;
//! println!("{}", overview.tally());
//! # Ok::<(), jixiao::Error>(())
//! ```
//!
//! [`run`] reads, checks and writes, a document a worker; [`Overview`] is what is known in the end, from which the
//! workbook, the page with links, the statistics and the letters are made.

mod book;
mod closing;
mod document;
mod index;
mod links;
mod overview;
mod plan;
mod roster;
mod run;
mod sarif;
mod sender;
mod sheets;
mod statistics;
mod view;

pub use document::{Checked, Office, State};
pub use overview::{Group, Overview};
pub use plan::{By, Desk, SheetFormat};
pub use roster::{Expected, Roster};
pub use run::{DeskObserver, run};
pub use sarif::sarif;
pub use sender::{Fix, Fixed, annotated, fixed};
pub use sheets::sheets;
pub use statistics::Statistics;
