//! The invariant "nothing stands under a heading that is not its own", checked by where label and value stand.

use model::{Block, Cell, Document, Grid, Place, Submission};
use serde_json::Value;

/// Columns of a grid whose heading `labels` gives, and whose values stand right below it.
const COLUMNS: [&str; 12] = [
    "description",
    "actual",
    "expected",
    "weight",
    "score",
    "basis",
    "standard",
    "explanation",
    "source",
    "initial",
    "executed",
    "balance",
];

/// What a submission has under a heading that does not stand over it, left of it, or in the same cell; and labels that
/// the document does not have.
///
/// A heading may stand in a table before that of its values, where a page end cuts the form.
pub fn stray(document: &Document, submission: &Submission) -> Vec<String> {
    let json = serde_json::to_value(submission).unwrap_or_default();
    let texts = Texts::of(document);
    let mut found = Vec::new();
    for (pointer, place) in &submission.places {
        let steps: Vec<String> = pointer
            .as_str()
            .split('/')
            .skip(1)
            .map(|step| step.replace("~1", "/").replace("~0", "~"))
            .collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        match steps[..] {
            [.., "fields", label] if steps[0] == "forms" => {
                if let Some(fault) = texts.misplaced(&[label], place, false) {
                    found.push(format!("{pointer}: {fault}"));
                }
            }
            ["forms", form, list @ ("indicators" | "funds"), _, key] if COLUMNS.contains(&key) => {
                let headings = headings(&json, form, list, key);
                let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
                let money = list == "funds";
                if let Some(fault) = texts.misplaced(&headings, place, money).filter(|_| !headings.is_empty())
                {
                    found.push(format!("{pointer}: {fault}"));
                }
            }
            _ => {}
        }
    }
    found
}

/// The headings that `labels` gives for a column: `indicators.score`, `indicators.score（2）`.
fn headings(json: &Value, form: &str, list: &str, key: &str) -> Vec<String> {
    let labels = json.pointer(&format!("/forms/{form}/labels")).and_then(Value::as_object);
    let wanted = format!("{list}.{key}");
    let is_wanted = |label: &str| {
        label.strip_prefix(&wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('（'))
    };
    let found = labels.into_iter().flatten().filter(|(label, _)| is_wanted(label));
    found.filter_map(|(_, heading)| heading.as_str().map(str::to_owned)).collect()
}

/// Every text of a document with its place.
struct Texts<'d> {
    cells: Vec<(Place, &'d Cell)>,
    lines: Vec<String>,
}

impl<'d> Texts<'d> {
    fn of(document: &'d Document) -> Self {
        let mut texts = Self { cells: Vec::new(), lines: Vec::new() };
        for block in &document.blocks {
            match block {
                Block::Paragraph(paragraph) => texts.lines.push(squeeze(&paragraph.text)),
                Block::Table(grid) => texts.table(grid, None),
            }
        }
        texts
    }

    fn table(&mut self, grid: &'d Grid, outer: Option<&Place>) {
        for cell in &grid.cells {
            let place = Place::cell(grid.table, cell.row, cell.column);
            let place = match outer {
                Some(outer) => place.inside(outer.clone()),
                None => place,
            };
            self.cells.push((place.clone(), cell));
            for inner in &cell.tables {
                self.table(inner, Some(&place));
            }
        }
    }

    /// What is wrong with a value that stands at a place under one of these headings. In the money block a heading may
    /// stand over the item at the left of the amount: 执行数 over 财政拨款 | 300.
    fn misplaced(&self, headings: &[&str], place: &Place, money: bool) -> Option<String> {
        let mut wanted: Vec<String> = Vec::new();
        for heading in headings {
            let heading = squeeze(heading);
            let lower = heading.rsplit_once('/').map(|(_, lower)| lower.to_owned());
            wanted.extend(unnumbered(&heading).map(str::to_owned).into_iter().chain(lower).chain([heading]));
        }
        wanted.retain(|heading| !heading.is_empty());
        if wanted.is_empty() {
            return None;
        }
        let says = |text: &str| wanted.iter().any(|heading| squeeze(text).contains(heading.as_str()));
        let value = self.cells.iter().find(|(at, _)| same_cell(at, place)).map(|(_, cell)| *cell);
        let mut stands = self.lines.iter().any(|line| says(line));
        let mut beside = false;
        for (at, cell) in self.cells.iter().filter(|(_, cell)| says(&cell.text)) {
            stands = true;
            let Some(value) = value else {
                beside = true;
                continue;
            };
            let same_table = at.table == place.table && at.within == place.within;
            // Another table has columns of its own.
            let over_item = || self.cells.iter().any(|(_, item)| is_item(item, value) && is_over(cell, item));
            let leads = leads(cell, value) || money && over_item();
            beside |= !same_table || std::ptr::eq(*cell, value) || leads;
        }
        match (stands, beside) {
            (false, _) => Some(format!("no text of the document is the heading {wanted:?}")),
            (true, false) if value.is_some() => {
                Some(format!("{wanted:?} stands neither over nor left of {place}"))
            }
            _ => None,
        }
    }
}

/// Whether a cell stands over another on a column of it, or left of it on a row of it.
fn leads(label: &Cell, value: &Cell) -> bool {
    let rows = label.row < value.row + value.row_span && value.row < label.row + label.row_span;
    rows && label.column < value.column || is_over(label, value)
}

/// Whether a cell stands right beside another, at its left and in its row.
fn is_item(item: &Cell, value: &Cell) -> bool {
    item.row == value.row && item.column + item.column_span == value.column
}

/// Whether a cell stands over another on a column of it.
fn is_over(label: &Cell, item: &Cell) -> bool {
    let columns =
        label.column < item.column + item.column_span && item.column < label.column + label.column_span;
    columns && label.row < item.row
}

fn same_cell(one: &Place, other: &Place) -> bool {
    one.table == other.table
        && one.row == other.row
        && one.column == other.column
        && one.within == other.within
        && one.table.is_some()
}

/// The key of a twin without its number: 备注（2） is 备注.
fn unnumbered(key: &str) -> Option<&str> {
    let (label, number) = key.strip_suffix('）')?.rsplit_once('（')?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(label)
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：')).collect()
}
