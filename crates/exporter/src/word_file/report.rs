//! A report as a Word file: a title, lines about it, and plain tables under headings.

use layout::{
    Align, Block, Cell, Face, Heading, HeadingLook, OtherTable, Paragraph, ParagraphLook, Printed, Row, Table,
};

use super::body::Body;
use super::note::Notes;
use super::package;
use super::xml::{around, part};
use crate::listing::Listing;
use crate::{ExportError, bounds};

/// A report: title, lines under it, parts, closing lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// Lines under the title.
    pub about: Vec<String>,
    /// The parts in their order.
    pub parts: Vec<Part>,
    /// Lines at the end.
    pub closing: Vec<String>,
}

/// A part of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its heading; none for one that only has text or a table.
    pub heading: String,
    /// How deep the heading is, from 1.
    pub level: usize,
    /// A line under the heading.
    pub text: String,
    /// A table under that.
    pub listing: Option<Listing>,
}

/// A report as a Word file, its headings real ones, the heads of its tables on every page. The same report gives the same
/// bytes.
///
/// # Errors
/// When it is larger than a Word file may be.
pub fn report_docx(report: &Report) -> Result<Vec<u8>, ExportError> {
    let mut spent = bounds::Spent::default();
    let mut blocks = vec![paragraph(&report.title, ParagraphLook::Title)];
    let lines = |lines: &[String]| -> Vec<Block> {
        let lines = lines.iter().filter(|line| !line.is_empty());
        lines.map(|line| paragraph(line, ParagraphLook::Note)).collect()
    };
    blocks.extend(lines(&report.about));
    for part in &report.parts {
        spent.paragraph(&part.text)?;
        for entry in part.listing.iter().flat_map(|listing| &listing.rows).flatten() {
            spent.paragraph(&entry.text())?;
        }
        blocks.extend(part.blocks());
    }
    blocks.extend(lines(&report.closing));
    let title = report.title.clone();
    let printed = Printed { title, author: String::new(), parts: vec![layout::Part::Text { blocks }] };
    let mut notes = Notes::default();
    let document = part("w:document", |xml| {
        around(xml, "w:body", |xml| {
            notes = Body::new(xml, Notes::default(), Vec::new()).document(&printed)?;
            Ok(())
        })
    })?;
    package::pack(&document, &notes, Vec::new(), &printed.title)
}

fn paragraph(text: &str, look: ParagraphLook) -> Block {
    Block::Paragraph(Paragraph { text: text.to_owned(), look, at: Vec::new() })
}

impl Part {
    fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !self.heading.is_empty() {
            let look = if self.level <= 1 { HeadingLook::First } else { HeadingLook::Second };
            let (level, text) = (self.level.max(1), self.heading.clone());
            blocks.push(Block::Heading(Heading { level, number: String::new(), text, look, at: Vec::new() }));
        }
        if !self.text.is_empty() {
            blocks.push(paragraph(&self.text, ParagraphLook::Note));
        }
        let table = |listing| OtherTable { table: table(listing), ..OtherTable::default() };
        blocks.extend(self.listing.as_ref().map(|listing| Block::Table(table(listing))));
        blocks
    }
}

/// The table of a listing, its columns as wide as they ask.
fn table(listing: &Listing) -> Table {
    let total = listing.columns.iter().map(|column| f64::from(column.width)).sum::<f64>().max(1.0);
    let row = |texts: Vec<String>, face: Face| {
        let align = if face == Face::Heading { Align::Center } else { Align::Left };
        let cells = texts.into_iter().take(listing.columns.len()).enumerate();
        let cell = |(column, text)| Cell {
            column,
            column_span: 1,
            row_span: 1,
            text,
            face,
            align,
            at: Vec::new(),
            tables: Vec::new(),
        };
        Row { heading: face == Face::Heading, cells: cells.map(cell).collect() }
    };
    let head = listing.columns.iter().map(|column| column.heading.clone()).collect();
    let texts = listing.rows.iter().map(|entries| entries.iter().map(crate::Entry::text).collect());
    Table {
        columns: listing.columns.iter().map(|column| f64::from(column.width) / total).collect(),
        rows: std::iter::once(row(head, Face::Heading))
            .chain(texts.map(|texts| row(texts, Face::Text)))
            .collect(),
        declared: 1,
    }
}
