//! DOCX: the standardised form as an editable Word file (ECMA-376-1, written by docx-rs).

mod note;
mod order;
mod package;
mod paragraph;
mod style;
mod table;

use docx_rs::{Docx, PageMargin, PageOrientationType, PageSize, Paragraph, SectionProperty, SectionType};
use model::{Aside, AsideKind, Limits, Section, Submission};

use crate::sheet::{self, Sketch, Table};
use crate::{ExportError, bounds};
use note::Notes;
use order::{Block, Part};
use table::State;

/// Headings deeper than this could not be read back: Word has nine outline levels (ECMA-376-1 §17.3.1.20).
const HEADING_LEVELS: usize = 9;

/// The submission as an editable Word file, in the order of the document: narrative, forms in the layout of their family
/// with real merged cells, tables no form claimed, footnotes, headers and footers. The same submission gives the same
/// bytes.
///
/// Control characters, which XML 1.0 cannot hold, are written as U+FFFD.
pub fn docx(submission: &Submission) -> Result<Vec<u8>, ExportError> {
    docx_within(submission, &Limits::default())
}

/// [`docx`] with other limits on the tables that no form claimed.
pub fn docx_within(submission: &Submission, limits: &Limits) -> Result<Vec<u8>, ExportError> {
    bounds::check_word(submission)?;
    let state = State { extras: Vec::new(), notes: Notes::of(&submission.asides) };
    let mut writer =
        Writer { docx: style::document(), state, limits: limits.clone(), landscape: false, new_page: false };
    writer.parts(submission)?;
    writer.asides(submission);
    package::pack(writer.docx, &writer.state.extras, submission)
}

struct Writer {
    docx: Docx,
    state: State,
    limits: Limits,
    /// The paper of what comes next.
    landscape: bool,
    /// What comes next begins a page.
    new_page: bool,
}

impl Writer {
    /// Every part on a page of its own, on the paper it needs.
    fn parts(&mut self, submission: &Submission) -> Result<(), ExportError> {
        for (at, part) in order::parts(submission)?.iter().enumerate() {
            match part {
                Part::Text(blocks) => {
                    self.begin(at == 0, false);
                    self.blocks(blocks, style::BODY, false)?;
                }
                Part::Form { form, index, lead, notes } => {
                    let printed = sheet::printed(submission, *index, form);
                    self.begin(at == 0, printed.landscape);
                    self.blocks(lead, style::BODY, true)?;
                    self.form(&printed);
                    self.blocks(notes, style::CELL, false)?;
                }
            }
        }
        let property = std::mem::take(&mut self.docx.document.section_property);
        self.docx.document.section_property = page(property, self.landscape);
        Ok(())
    }

    /// Begins a page. Before the first part there is nothing to end but an empty one.
    fn begin(&mut self, first: bool, landscape: bool) {
        let turned = landscape != self.landscape;
        if turned && !first {
            self.end_section();
        }
        self.new_page = !turned && !first;
        self.landscape = landscape;
    }

    /// Headings, which are real ones so that Word's navigation shows them, paragraphs in `style`, and tables. `leading`
    /// ones stay on the page of what follows.
    fn blocks(&mut self, blocks: &[Block<'_>], style: &str, leading: bool) -> Result<(), ExportError> {
        for block in blocks {
            let (text, style) = match block {
                Block::Heading(section, level) => {
                    (&*headline(section), &*style::heading((*level).min(HEADING_LEVELS)))
                }
                Block::Paragraph(text) => (*text, style),
                Block::Table(grid) => {
                    let table = Table::of_grid(grid, &self.limits, 1)?;
                    self.table(&table);
                    continue;
                }
            };
            let paragraph = paragraph::styled(text, style, &mut self.state.notes);
            self.paragraph(if leading { paragraph.keep_next(true) } else { paragraph });
        }
        Ok(())
    }

    fn form(&mut self, printed: &sheet::Printed) {
        for (index, line) in printed.title.iter().enumerate() {
            let style = if index == 0 { style::TITLE } else { style::SUBTITLE };
            let paragraph = paragraph::styled(line, style, &mut self.state.notes);
            self.paragraph(paragraph.keep_next(true));
        }
        for sketch in &printed.tables {
            self.table(&finished(sketch));
        }
        for line in &printed.below {
            let paragraph = paragraph::styled(line, style::CELL, &mut self.state.notes);
            self.paragraph(paragraph);
        }
    }

    fn table(&mut self, table: &Table) {
        if self.new_page {
            // Only a paragraph can begin a page (ECMA-376-1 §17.3.1.23).
            self.paragraph(Paragraph::new().style(style::GAP).keep_next(true));
        }
        let width = if self.landscape { style::LANDSCAPE_WIDTH } else { style::PORTRAIT_WIDTH };
        let table = table::build(table, width, &mut self.state);
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_table(table);
        // Without a paragraph between them Word joins two tables into one (ECMA-376-1 §17.4.37).
        self.paragraph(Paragraph::new().style(style::GAP));
    }

    /// Ends a run of pages of one orientation: the properties stand in its last paragraph (§17.6.17).
    fn end_section(&mut self) {
        let property =
            SectionProperty { section_type: Some(SectionType::NextPage), ..SectionProperty::new() };
        self.paragraph(Paragraph::new().style(style::GAP).section_property(page(property, self.landscape)));
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        let new_page = std::mem::take(&mut self.new_page);
        let paragraph = if new_page { paragraph.page_break_before(true) } else { paragraph };
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

/// Number and title of a heading. `1.1顾客` would not be read back as a number: only a mark ends one without a blank.
fn headline(section: &Section) -> String {
    let touches = |text: &str| text.starts_with(|first: char| first.is_alphanumeric());
    let gap =
        section.number.ends_with(|last: char| last.is_ascii_alphanumeric()) && touches(&section.heading);
    format!("{}{}{}", section.number, if gap { " " } else { "" }, section.heading)
}

fn finished(sketch: &Sketch) -> Table {
    sketch.finish(&sketch.edges())
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
