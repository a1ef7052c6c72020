//! DOCX: the standardised form as an editable Word file (ECMA-376-1, written by docx-rs).

mod note;
mod package;
mod paragraph;
mod style;
mod table;

use docx_rs::{Docx, PageMargin, PageOrientationType, PageSize, Paragraph, SectionProperty, SectionType};
use model::{Aside, AsideKind, Limits, Section, Submission};

use crate::ExportError;
use crate::sheet::{self, Rows, Sketch, Table};
use note::Notes;
use table::State;

/// Headings deeper than this could not be read back: Word has nine outline levels (ECMA-376-1 §17.3.1.20).
const HEADING_LEVELS: usize = 9;

/// Sections nested deeper than this are refused; JSON readers stop long before.
const SECTION_DEPTH: usize = 40;

/// The submission as an editable Word file: narrative, forms in the layout of their family with real merged
/// cells, tables no form claimed, footnotes, headers and footers. The same submission gives the same bytes.
///
/// Control characters, which XML 1.0 cannot hold, are written as U+FFFD.
pub fn docx(submission: &Submission) -> Result<Vec<u8>, ExportError> {
    let state = State { extras: Vec::new(), notes: Notes::of(&submission.asides) };
    let mut writer = Writer { docx: style::document(), state, limits: Limits::default() };
    for section in &submission.outline {
        writer.section(section, 1)?;
    }
    writer.bodies(submission)?;
    writer.asides(submission);
    package::pack(writer.docx, &writer.state.extras, submission)
}

struct Writer {
    docx: Docx,
    state: State,
    limits: Limits,
}

impl Writer {
    /// A section of the narrative under a real heading, so that Word's navigation shows it.
    fn section(&mut self, section: &Section, level: usize) -> Result<(), ExportError> {
        if level > SECTION_DEPTH {
            return Err(ExportError::TooDeep { what: "sections", max: SECTION_DEPTH });
        }
        if !(section.number.is_empty() && section.heading.is_empty()) {
            let heading = format!("{}{}", section.number, section.heading);
            let style = style::heading(level.min(HEADING_LEVELS));
            let paragraph = paragraph::styled(&heading, &style, &mut self.state.notes);
            self.paragraph(paragraph);
        }
        for text in &section.paragraphs {
            let paragraph = paragraph::styled(text, style::BODY, &mut self.state.notes);
            self.paragraph(paragraph);
        }
        section.sections.iter().try_for_each(|section| self.section(section, level + 1))
    }

    /// Forms and unclaimed tables in the order in which their tables stood in the document.
    fn bodies(&mut self, submission: &Submission) -> Result<(), ExportError> {
        let mut bodies: Vec<(u32, Body<'_>)> = Vec::new();
        let mut last = 0;
        for (index, form) in submission.forms.iter().enumerate() {
            last = first_table(submission, index).unwrap_or(last);
            bodies.push((last, Body::Form(form, Rows::of(submission, index))));
        }
        bodies.extend(submission.tables.iter().map(|grid| (grid.table, Body::Grid(grid))));
        bodies.sort_by_key(|(table, _)| *table);
        let mut landscape = false;
        for (index, (_, body)) in bodies.iter().enumerate() {
            let printed = match body {
                Body::Form(form, rows) => Some(sheet::printed(form, rows)),
                Body::Grid(_) => None,
            };
            let wide = printed.as_ref().is_some_and(|printed| printed.landscape);
            let turned = wide != landscape;
            if turned {
                // Before the first form without a narrative there is nothing to end but an empty page.
                if index > 0 || !submission.outline.is_empty() {
                    self.end_section(landscape);
                }
                landscape = wide;
            }
            let new_page = !turned && (index > 0 || !submission.outline.is_empty());
            match (body, printed) {
                (Body::Form(..), Some(printed)) => self.form(&printed, new_page),
                (Body::Grid(grid), _) => {
                    let table = Table::of_grid(grid, &self.limits, 1)?;
                    self.table(&table, landscape);
                }
                (Body::Form(..), None) => {}
            }
        }
        let property = std::mem::take(&mut self.docx.document.section_property);
        self.docx.document.section_property = page(property, landscape);
        Ok(())
    }

    fn form(&mut self, printed: &sheet::Printed, new_page: bool) {
        for (index, line) in printed.title.iter().enumerate() {
            let style = if index == 0 { style::TITLE } else { style::SUBTITLE };
            let paragraph = paragraph::styled(line, style, &mut self.state.notes).keep_next(true);
            self.paragraph(paragraph.page_break_before(new_page && index == 0));
        }
        for sketch in &printed.tables {
            self.table(&finished(sketch), printed.landscape);
        }
    }

    fn table(&mut self, table: &Table, landscape: bool) {
        let width = if landscape { style::LANDSCAPE_WIDTH } else { style::PORTRAIT_WIDTH };
        let table = table::build(table, width, &mut self.state);
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_table(table);
        // Without a paragraph between them Word joins two tables into one (ECMA-376-1 §17.4.37).
        self.paragraph(Paragraph::new().style(style::GAP));
    }

    /// Ends a run of pages of one orientation: the properties stand in its last paragraph (§17.6.17).
    fn end_section(&mut self, landscape: bool) {
        let property =
            SectionProperty { section_type: Some(SectionType::NextPage), ..SectionProperty::new() };
        self.paragraph(Paragraph::new().style(style::GAP).section_property(page(property, landscape)));
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_paragraph(paragraph);
    }

    /// Headers and footers become real ones; notes and comments that have no place in the text end the document.
    fn asides(&mut self, submission: &Submission) {
        let others = submission.asides.iter().filter(|aside| match aside.kind {
            AsideKind::Footnote => aside.mark.as_deref().unwrap_or_default().is_empty(),
            AsideKind::Endnote | AsideKind::Comment => true,
            AsideKind::Header | AsideKind::Footer => false,
        });
        let line = |aside: &Aside| format!("{} {}", aside.mark.as_deref().unwrap_or("注："), aside.text);
        let lines: Vec<String> =
            std::mem::take(&mut self.state.notes).unplaced().into_iter().chain(others.map(line)).collect();
        for text in lines {
            self.paragraph(paragraph::styled(&text, style::CELL, &mut Notes::default()));
        }
        let of = |kind| submission.asides.iter().filter(move |aside| aside.kind == kind);
        let mut docx = std::mem::take(&mut self.docx);
        let header = of(AsideKind::Header).fold(docx_rs::Header::new(), |header, aside| {
            aside.text.lines().fold(header, |header, line| {
                header.add_paragraph(paragraph::styled(line, style::GAP, &mut Notes::default()))
            })
        });
        if of(AsideKind::Header).next().is_some() {
            docx = docx.header(header);
        }
        let footer = of(AsideKind::Footer).fold(docx_rs::Footer::new(), |footer, aside| {
            aside.text.lines().fold(footer, |footer, line| {
                footer.add_paragraph(paragraph::styled(line, style::GAP, &mut Notes::default()))
            })
        });
        if of(AsideKind::Footer).next().is_some() {
            docx = docx.footer(footer);
        }
        self.docx = docx;
    }
}

enum Body<'a> {
    Form(&'a model::Form, Rows<'a>),
    Grid(&'a model::Grid),
}

fn finished(sketch: &Sketch) -> Table {
    sketch.finish(&sketch.edges())
}

/// The body table a form's first value stands in.
fn first_table(submission: &Submission, form: usize) -> Option<u32> {
    let prefix = format!("/forms/{form}/");
    let of_form = submission.places.iter().filter(|(pointer, _)| pointer.as_str().starts_with(&prefix));
    of_form.filter_map(|(_, place)| body_table(place)).min()
}

fn body_table(place: &model::Place) -> Option<u32> {
    let mut place = place;
    while let Some(outer) = &place.within {
        place = outer;
    }
    place.table
}

/// A4 with the margins of GB/T 9704-2012 §5.2: 37 mm top, 28 mm binding side, a text area of 156 × 225 mm.
fn page(property: SectionProperty, landscape: bool) -> SectionProperty {
    let (short, long) = (11_906, 16_838);
    let margin =
        PageMargin { top: 2098, left: 1588, bottom: 1984, right: 1474, header: 851, footer: 1588, gutter: 0 };
    if landscape {
        let margin = PageMargin { top: 1588, left: 2098, bottom: 1474, right: 1984, ..margin };
        let size = PageSize::new().size(long, short).orient(PageOrientationType::Landscape);
        property.page_size(size).page_margin(margin)
    } else {
        property.page_size(PageSize::new().size(short, long)).page_margin(margin)
    }
}
