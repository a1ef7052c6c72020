//! How much a file may hold whose writer keeps it in memory until it is whole.

use model::{Grid, Submission};

use crate::ExportError;

/// Paragraphs, rows and cells of a Word file, continued cells of merges included: laid out and written, each takes about 1 KB.
const WORD: usize = 100_000;
/// Characters of a Word file: its writer holds them three times.
const WORD_CHARS: usize = 16 << 20;
/// Cells of a workbook.
pub(crate) const SHEET_CELLS: usize = 1_000_000;

/// What was spent of a Word file.
#[derive(Default)]
pub(crate) struct Spent {
    pieces: usize,
    chars: usize,
}

impl Spent {
    /// Counts pieces before they are built.
    pub(crate) fn pieces(&mut self, pieces: usize) -> Result<(), ExportError> {
        self.pieces = self.pieces.saturating_add(pieces);
        within("paragraphs, rows and cells", self.pieces, WORD)
    }

    /// Counts a paragraph and its text.
    pub(crate) fn paragraph(&mut self, text: &str) -> Result<(), ExportError> {
        self.chars = self.chars.saturating_add(text.len());
        self.pieces(1)?;
        within("bytes of text", self.chars, WORD_CHARS)
    }

    /// Counts the rows and positions of a grid, those of the tables inside it with them.
    pub(crate) fn grid(&mut self, grid: &Grid) -> Result<(), ExportError> {
        let mut open = vec![grid];
        while let Some(grid) = open.pop() {
            self.pieces(grid.rows as usize)?;
            for cell in &grid.cells {
                self.pieces(cell.row_span as usize)?;
                self.chars = self.chars.saturating_add(cell.text.len());
                open.extend(&cell.tables);
            }
            within("bytes of text", self.chars, WORD_CHARS)?;
        }
        Ok(())
    }
}

/// Counts what is known of a Word file before anything of it is built.
pub(crate) fn check_word(submission: &Submission) -> Result<(), ExportError> {
    let mut spent = Spent::default();
    submission.tables.iter().try_for_each(|grid| spent.grid(grid))?;
    submission.asides.iter().try_for_each(|aside| spent.paragraph(&aside.text))?;
    let mut sections: Vec<_> = submission.outline.iter().collect();
    while let Some(section) = sections.pop() {
        spent.paragraph(&section.heading)?;
        section.paragraphs.iter().try_for_each(|text| spent.paragraph(text))?;
        sections.extend(&section.sections);
    }
    for form in &submission.forms {
        // Each of them takes a row of several cells.
        let rows = form.indicators.len() + form.funds.len() + form.goals.len() + form.fields.len();
        spent.pieces(rows.saturating_mul(5))?;
    }
    Ok(())
}

/// Refuses what is more than `max`.
pub(crate) fn within(what: &'static str, found: usize, max: usize) -> Result<(), ExportError> {
    if found > max { Err(ExportError::TooLarge { what, max }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use model::{Aside, AsideKind};

    use super::*;

    #[test]
    fn a_word_file_is_counted_before_it_is_built() {
        let json = r#"{"schema":"jixiao/1","source":{"file":"a","format":"docx"},"outline":[],"forms":[],"tables":[],"places":{},"notes":[]}"#;
        let mut submission: Submission = serde_json::from_str(json).unwrap();
        assert!(check_word(&submission).is_ok());
        let aside = Aside { kind: AsideKind::Footnote, mark: None, text: "注".into(), place: None };
        submission.asides = vec![aside; WORD + 1];
        assert!(matches!(check_word(&submission), Err(ExportError::TooLarge { max: WORD, .. })));
        assert_eq!(check_word(&submission).err().map(|error| error.id()), Some("export.too-large"));
        submission.asides.truncate(1);
        submission.asides[0].text = "x".repeat(WORD_CHARS + 1);
        assert!(matches!(check_word(&submission), Err(ExportError::TooLarge { what: "bytes of text", .. })));
    }

    #[test]
    fn each_row_of_a_merge_is_a_cell_to_the_writer() {
        let cell = |row_span| model::Cell {
            row: 1,
            column: 1,
            row_span,
            column_span: 1,
            text: String::new(),
            stored: None,
            automatic: Vec::new(),
            tables: Vec::new(),
        };
        let grid = |rows| Grid {
            table: 1,
            rows,
            columns: 1,
            header_rows: 0,
            widths: Vec::new(),
            cells: vec![cell(rows)],
        };
        let spent = |rows| {
            let mut spent = Spent::default();
            spent.grid(&grid(rows)).map(|()| spent.pieces).ok()
        };
        assert_eq!(spent(100), Some(200));
        assert_eq!(spent(60_000), None);
    }
}
