//! Office Open XML workbooks (ECMA-376-1 §18), Transitional or Strict; `.et` files that are packages among them.

mod comments;
mod strings;
mod styles;
mod workbook;
mod worksheet;

use std::collections::BTreeSet;

use model::build::Body;
use model::{Limits, Note};
use package::{Package, Relationship};

use self::strings::Strings;
use self::styles::Styles;
use self::workbook::{Named, Workbook};
use crate::SheetError;
use crate::address::Area;
use crate::book::{Book, Cells, Run, Sheet};
use crate::notes;

/// Reads a workbook.
pub(crate) fn read(package: &Package<'_>, body: &mut Body, limits: &Limits) -> Result<Book, SheetError> {
    let root = package.relationships("")?;
    let main = main_part(package, &root)?;
    let relationships = package.relationships(&main)?;
    let mut workbook = Workbook::default();
    package.read_xml(&main, &mut workbook)?;
    if workbook.sheets.len() > limits.blocks {
        return Err(SheetError::Limit { what: "blocks", max: limits.blocks as u64, part: main });
    }
    let related = |kind: &str| {
        let found = relationships.iter().find(|relationship| relationship.kind == kind);
        found.and_then(|relationship| relationship.target.clone())
    };
    let mut styles = Styles::default();
    if let Some(part) = related("styles") {
        tolerated(package.read_xml(&part, &mut styles), &part, body)?;
    }
    let styles = styles.finish();
    let mut strings = Strings::new(limits);
    if let Some(part) = related("sharedStrings") {
        package.read_xml(&part, &mut strings)?;
    }
    let active = workbook.sheets.get(workbook.active).map(|listed| listed.name.clone());
    let mut book = Book { active, window: workbook.window, ..Book::default() };
    let mut seen = BTreeSet::new();
    for (index, listed) in workbook.sheets.iter().enumerate() {
        let part = relationships.iter().find(|relationship| relationship.id == listed.relationship);
        let mut sheet = Sheet { name: listed.name.clone(), hidden: listed.hidden, ..Sheet::default() };
        print(&workbook, index, &mut sheet);
        match part {
            // A sheet that is listed twice is one sheet.
            Some(Relationship { target: Some(part), .. }) if !seen.insert(part) => {}
            Some(Relationship { kind, target: Some(part), .. }) if kind == "worksheet" => {
                if !sheet.hidden {
                    let reading = Reading { package, strings: &strings, styles: &styles, part, limits };
                    reading.sheet(&mut sheet, body, workbook.epoch_1904)?;
                }
                book.sheets.push(sheet);
            }
            _ => {
                if let Some(note) = body.once(notes::OTHER_SHEET, || notes::no_worksheet(&listed.name)) {
                    body.note(note);
                }
            }
        }
    }
    let properties = package.properties(&root)?;
    (book.producer, book.modified) = (properties.producer, properties.modified);
    Ok(book)
}

/// The part of the workbook: by relationship, else where Excel puts it.
fn main_part(package: &Package<'_>, root: &[Relationship]) -> Result<String, SheetError> {
    let related = root.iter().find(|relationship| relationship.kind == "officeDocument");
    let related =
        related.and_then(|relationship| relationship.target.clone()).filter(|part| package.has(part));
    let part = related.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    if part.to_ascii_lowercase().ends_with(".bin") {
        return Err(SheetError::Unsupported { what: "an Excel binary workbook (.xlsb)".to_owned() });
    }
    if !package.has(&part) {
        return Err(SheetError::damaged("xl/workbook.xml", 0, "the package has no workbook"));
    }
    Ok(part)
}

/// A part that only helps to read cells; broken, it is left out with a note.
fn tolerated(read: Result<Option<u64>, SheetError>, part: &str, body: &mut Body) -> Result<(), SheetError> {
    match read {
        Err(error @ SheetError::Damaged { .. }) => {
            body.note(Note::new(notes::DAMAGED, notes::damaged(part, &error.to_string())));
            Ok(())
        }
        other => other.map(drop),
    }
}

/// What is printed of a sheet, and which rows on every page.
fn print(workbook: &Workbook, index: usize, sheet: &mut Sheet) {
    for name in workbook.names.iter().filter(|name| name.sheet == Some(index)) {
        match name.what {
            Named::PrintArea => sheet.print_areas.extend(name.areas.iter().copied()),
            Named::PrintTitles => {
                let rows = |area: &Area| area.right == Area::ALL.right && area.bottom < Area::ALL.bottom;
                let rows = name.areas.iter().find(|area| rows(area));
                sheet.title_rows = rows.map(|area| Run { first: area.top, last: area.bottom });
            }
        }
    }
}

/// A worksheet and what it is read with.
struct Reading<'r> {
    package: &'r Package<'r>,
    strings: &'r Strings,
    styles: &'r [crate::book::Style],
    part: &'r str,
    limits: &'r Limits,
}

impl Reading<'_> {
    fn sheet(&self, sheet: &mut Sheet, body: &mut Body, epoch_1904: bool) -> Result<(), SheetError> {
        let cells = Cells { sheet, body, epoch_1904 };
        let mut reader = worksheet::Reader::new(cells, self.strings, self.styles, self.limits);
        if self.package.read_xml(self.part, &mut reader)?.is_none() {
            return Err(SheetError::damaged(self.part, 0, "the package has no such worksheet"));
        }
        let drawn = reader.drawn;
        sheet.in_order();
        for relationship in self.package.relationships(self.part)? {
            let Some(part) = &relationship.target else { continue };
            if relationship.kind == "comments" {
                let mut comments = comments::Comments::default();
                tolerated(self.package.read_xml(part, &mut comments), part, body)?;
                comments.put(sheet, body)?;
            }
        }
        if drawn && let Some(note) = body.once(notes::DRAWING, || notes::drawing(&sheet.name)) {
            body.note(note);
        }
        Ok(())
    }
}
