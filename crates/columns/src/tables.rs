//! All tables being filled.

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use model::{
    Form, FormKind, Format, Fund, Goal, Indicator, Note, Place, Pointer, Quantity, ScheduleStep, Source,
    Submission, Task,
};

use crate::document::{self, Labelled};
use crate::row::{Document, Row};
use crate::schema::metadata;
use crate::sheet::Sheet;
use crate::told::{self, Failure, Finding};
use crate::{Origin, Table, fields, records};

/// The tables of the data set, being filled with documents.
pub struct Tables {
    sheets: Vec<(Table, Sheet, SchemaRef)>,
}

impl Default for Tables {
    fn default() -> Self {
        Self::new()
    }
}

impl Tables {
    /// Empty tables.
    pub fn new() -> Self {
        let blank = blank();
        let origin = Origin::default();
        let document = Document::new(&blank, &origin);
        let sheet = |table| {
            let sheet = Sheet::new(|sheet| put_blank(table, sheet, &document));
            let schema = sheet.schema(&metadata(table));
            (table, sheet, schema)
        };
        Self { sheets: Table::ALL.into_iter().map(sheet).collect() }
    }

    /// The schema of a table.
    pub(crate) fn schema(&self, table: Table) -> Option<SchemaRef> {
        let found = self.sheets.iter().find(|(of, _, _)| *of == table);
        found.map(|(_, _, schema)| SchemaRef::clone(schema))
    }

    /// Adds a document and what the checks found in it.
    pub fn document(&mut self, submission: &Submission, origin: &Origin<'_>, findings: &[Finding<'_>]) {
        let document = Document::new(submission, origin);
        let row = Row::of_document(&document);
        self.row(Table::Documents, |sheet| document::document(sheet, &row));
        for form in submission.forms.iter().enumerate() {
            self.form(&document, form);
        }
        self.notes(&document);
        for (ordinal, finding) in findings.iter().enumerate() {
            let pointer = finding.at.first().cloned().unwrap_or_default();
            let form = form_of(submission, &pointer);
            let row = Row::at(&document, form, ordinal, pointer, finding.place.cloned());
            self.row(Table::Findings, |sheet| told::finding(sheet, &row, finding));
        }
    }

    /// Adds a file of which nothing could be read.
    pub fn failure(&mut self, failure: &Failure<'_>) {
        self.row(Table::Failures, |sheet| told::failure(sheet, failure));
    }

    /// About how much memory the rows take.
    pub fn bytes(&self) -> usize {
        self.sheets.iter().map(|(_, sheet, _)| sheet.bytes()).sum()
    }

    /// The rows so far of every table that has some, after which the tables are empty again.
    ///
    /// # Errors
    ///
    /// When a column has not as many values as others: a fault of this crate.
    pub fn finish(&mut self) -> Result<Vec<(Table, RecordBatch)>, ArrowError> {
        let filled = self.sheets.iter_mut().filter(|(_, sheet, _)| sheet.rows() > 0);
        filled.map(|(table, sheet, schema)| Ok((*table, sheet.finish(SchemaRef::clone(schema))?))).collect()
    }

    fn form(&mut self, document: &Document<'_>, (index, form): (usize, &Form)) {
        let at = Pointer::root().key("forms").index(index);
        let place = document.nearest(&at);
        let whole = Row::at(document, Some((index, form)), index, at.clone(), place);
        self.row(Table::Forms, |sheet| document::form(sheet, &whole, form));
        let row = |list, ordinal, first| Row::of_form(document, (index, form), list, ordinal, first);
        for (ordinal, fund) in form.funds.iter().enumerate() {
            let row = row("funds", ordinal, "label");
            self.row(Table::Funds, |sheet| records::fund(sheet, &row, fund));
        }
        for (ordinal, goal) in form.goals.iter().enumerate() {
            let row = row("goals", ordinal, "text");
            self.row(Table::Goals, |sheet| records::goal(sheet, &row, goal));
        }
        for (ordinal, indicator) in form.indicators.iter().enumerate() {
            let row = row("indicators", ordinal, "name");
            self.row(Table::Indicators, |sheet| records::indicator(sheet, &row, indicator));
        }
        for (ordinal, task) in form.tasks.iter().enumerate() {
            let row = row("tasks", ordinal, "name");
            self.row(Table::Tasks, |sheet| records::task(sheet, &row, task));
        }
        for (ordinal, step) in form.schedule.iter().enumerate() {
            let row = row("schedule", ordinal, "share");
            self.row(Table::Schedule, |sheet| records::step(sheet, &row, step));
        }
        for (ordinal, (pointer, field)) in fields::of_form(form).into_iter().enumerate() {
            let pointer = Pointer::from(format!("{at}{pointer}"));
            let place = document.nearest(&pointer);
            let row = Row::at(document, Some((index, form)), ordinal, pointer, place);
            self.row(Table::Fields, |sheet| document::labelled(sheet, &row, &field));
        }
    }

    /// The document's own notes, and one for every number that did not fit.
    fn notes(&mut self, document: &Document<'_>) {
        let misfits: Vec<_> = self.sheets.iter_mut().flat_map(|(_, sheet, _)| sheet.take_misfits()).collect();
        let notes = &document.submission.notes;
        for (ordinal, note) in notes.iter().enumerate() {
            let pointer = Pointer::root().key("notes").index(ordinal);
            let row = Row::at(document, None, ordinal, pointer, note.place.clone());
            self.row(Table::Notes, |sheet| document::note(sheet, &row, note));
        }
        for (index, (pointer, digits)) in misfits.into_iter().enumerate() {
            let message = format!("{digits} has more digits than a decimal column holds (数值位数过多)");
            let note = Note::new("data.number-too-long", message);
            let form = form_of(document.submission, &pointer);
            let place = document.nearest(&pointer);
            let row = Row::at(document, form, notes.len() + index, pointer, place);
            self.row(Table::Notes, |sheet| document::note(sheet, &row, &note));
        }
    }

    fn row(&mut self, table: Table, write: impl FnOnce(&mut Sheet)) {
        if let Some((_, sheet, _)) = self.sheets.iter_mut().find(|(of, _, _)| *of == table) {
            sheet.row(write);
        }
    }
}

/// The form that a pointer leads into.
fn form_of<'a>(submission: &'a Submission, pointer: &Pointer) -> Option<(usize, &'a Form)> {
    let mut steps = pointer.steps();
    let index = steps.next().filter(|step| step == "forms").and_then(|_| steps.next())?.parse().ok()?;
    submission.forms.get(index).map(|form| (index, form))
}

/// Puts a row of a table from nothing, which says what columns it has.
fn put_blank(table: Table, sheet: &mut Sheet, document: &Document<'_>) {
    let row = Row::at(document, None, 0, Pointer::root(), None::<Place>);
    match table {
        Table::Documents => document::document(sheet, &row),
        Table::Forms => document::form(sheet, &row, &Form::new(FormKind::ProjectGoal, "")),
        Table::Funds => records::fund(sheet, &row, &Fund::default()),
        Table::Goals => records::goal(sheet, &row, &Goal::default()),
        Table::Indicators => records::indicator(sheet, &row, &Indicator::default()),
        Table::Tasks => records::task(sheet, &row, &Task::default()),
        Table::Schedule => {
            let step = ScheduleStep { label: String::new(), month: None, share: Quantity::unread("") };
            records::step(sheet, &row, &step);
        }
        Table::Fields => document::labelled(sheet, &row, &Labelled::default()),
        Table::Notes => document::note(sheet, &row, &Note::new("data.number-too-long", "")),
        Table::Findings => told::finding(sheet, &row, &Finding::default()),
        Table::Failures => told::failure(sheet, &Failure::default()),
    }
}

/// A document that holds nothing.
fn blank() -> Submission {
    let source = Source {
        file: String::new(),
        format: Format::Docx,
        sha256: String::new(),
        producer: None,
        modified: None,
    };
    Submission {
        schema: model::SCHEMA.to_owned(),
        source,
        year: None,
        department: None,
        outline: Vec::new(),
        forms: Vec::new(),
        tables: Vec::new(),
        asides: Vec::new(),
        places: indexmap::IndexMap::new(),
        notes: Vec::new(),
    }
}
