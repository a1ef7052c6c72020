//! A drawing as the physical document that a reader would find.

use model::{Block, Cell, Document, Format, Grid, Paragraph, Source, Span};

use super::{Drawing, LINE, Numbering, Part, SOFT_HYPHEN, Table};

impl Drawing {
    /// The document, as if read from a file of that name.
    pub fn document(&self, file: &str) -> Document {
        let source = Source {
            file: file.to_owned(),
            format: Format::Docx,
            sha256: String::new(),
            producer: None,
            modified: None,
        };
        let mut document = Document { source, blocks: Vec::new(), asides: Vec::new() };
        let (mut paragraphs, mut tables) = (0, 0);
        let mut counters = [0_usize; 2];
        for part in &self.blocks {
            let block = match part {
                Part::Paragraph { text, level, number, page_break } => {
                    paragraphs += 1;
                    let label = number.map(|number| {
                        let counter = &mut counters[usize::from(number == Numbering::Decimal)];
                        *counter += 1;
                        number.label(*counter)
                    });
                    let automatic =
                        label.as_ref().map(|label| Span { start: 0, end: label.chars().count() as u32 });
                    Block::Paragraph(Paragraph {
                        index: paragraphs,
                        text: seen(&format!("{}{text}", label.unwrap_or_default())),
                        automatic,
                        outline_level: *level,
                        page_break_before: *page_break,
                        ..Paragraph::default()
                    })
                }
                Part::Table(table) => {
                    tables += 1;
                    Block::Table(self.grid(table, tables))
                }
            };
            document.blocks.push(block);
        }
        document
    }

    fn grid(&self, table: &Table, number: u32) -> Grid {
        let geometry = table.geometry();
        let columns = geometry.columns() as u32;
        let widths = geometry.edges.windows(2).map(|pair| pair[1].abs_diff(pair[0])).collect();
        let cells = geometry.cells.into_iter().map(|anchor| {
            let (text, inner) = self.content(anchor.text);
            Cell {
                row: anchor.row as u32 + 1,
                column: anchor.column as u32 + 1,
                row_span: anchor.rows as u32,
                column_span: anchor.columns as u32,
                text: seen(text),
                stored: None,
                automatic: Vec::new(),
                tables: inner.map(|inner| self.grid(inner, 1)).into_iter().collect(),
            }
        });
        Grid {
            table: number,
            rows: table.rows.len() as u32,
            columns,
            header_rows: table.rows.iter().take_while(|row| row.header).count() as u32,
            widths,
            cells: cells.collect(),
        }
    }
}

/// A text as a reader sees it: line breaks, and no hyphens where no line ends.
fn seen(text: &str) -> String {
    text.replace(LINE, "\n").replace(SOFT_HYPHEN, "")
}
