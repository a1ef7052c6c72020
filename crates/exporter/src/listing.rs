//! Plain tables, for reports: headings over rows, as a sheet of a workbook or a table of a Word file.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet};

use crate::characters::legal;
use crate::workbook::{CELL_CHARS, Names, ROWS, new_workbook};
use crate::{ExportError, bounds};

/// Links that one sheet holds (Excel specifications and limits: 65,530).
const LINKS: usize = 65_000;
/// Characters of an address that Excel takes.
const ADDRESS_CHARS: usize = 2_000;

/// A table: headings over rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// What the table is called: the name of a sheet.
    pub name: String,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The rows, each with an entry a column.
    pub rows: Vec<Vec<Entry>>,
}

/// A column of a listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its width in characters of half width.
    pub width: u16,
}

/// What stands in a cell of a listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Entry {
    /// Nothing.
    #[default]
    Empty,
    /// A text, never run as a formula.
    Text(String),
    /// A whole number.
    Count(usize),
    /// A text that leads to a file; the address is a path seen from the workbook's own folder, or a whole URL.
    Link {
        /// What is shown.
        text: String,
        /// Where it leads.
        address: String,
    },
}

impl Entry {
    /// What is shown.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Link { text, .. } => text.clone(),
            Self::Count(count) => count.to_string(),
        }
    }
}

impl From<String> for Entry {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<&str> for Entry {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<usize> for Entry {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

/// A workbook with a sheet for each listing: headings that stay in view, filters, links. The same listings give the same
/// bytes. A text longer than a cell holds ends in `…`.
///
/// # Errors
/// When a listing has more rows than a sheet.
pub fn listings_xlsx(listings: &[Listing]) -> Result<Vec<u8>, ExportError> {
    let mut workbook: Workbook = new_workbook()?;
    let cells = listings.iter().map(|listing| listing.rows.len().saturating_mul(listing.columns.len()));
    bounds::within("cells", cells.sum(), bounds::SHEET_CELLS)?;
    let mut names = Names::default();
    for listing in listings {
        workbook.push_worksheet(sheet(listing, &names.unique(&listing.name))?);
    }
    Ok(workbook.save_to_buffer()?)
}

fn sheet(listing: &Listing, name: &str) -> Result<Worksheet, ExportError> {
    if listing.rows.len() >= ROWS {
        return Err(ExportError::TableTooLarge { table: name.to_owned(), what: "rows", max: ROWS });
    }
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?.set_paper_size(9).set_landscape();
    let head = Format::new()
        .set_bold()
        .set_background_color("#EEF1F5")
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter);
    let plain = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    let number = Format::new().set_align(FormatAlign::Top);
    let link =
        plain.clone().set_font_color("#0B57A4").set_underline(rust_xlsxwriter::FormatUnderline::Single);
    for (column, about) in (0..).zip(&listing.columns) {
        sheet.write_string_with_format(0, column, legal(&about.heading), &head)?;
        sheet.set_column_width(column, f64::from(about.width))?;
    }
    let mut links = 0;
    for (row, entries) in (1..).zip(&listing.rows) {
        for (column, entry) in (0..).zip(entries) {
            match entry {
                Entry::Empty => {}
                Entry::Count(count) => {
                    sheet.write_number_with_format(row, column, *count as f64, &number)?;
                }
                Entry::Link { text, address } if links < LINKS && address.len() <= ADDRESS_CHARS => {
                    links += 1;
                    let url = Url::new(address_of(address)).set_text(short(text));
                    sheet.write_url_with_format(row, column, url, &link)?;
                }
                Entry::Text(text) | Entry::Link { text, .. } => {
                    sheet.write_string_with_format(row, column, short(text), &plain)?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    if let (Some(last), false) = (listing.columns.len().checked_sub(1), listing.rows.is_empty()) {
        sheet.autofilter(0, 0, listing.rows.len() as u32, last as u16)?;
    }
    Ok(sheet)
}

/// Links within the computer are marked as such for the writer.
fn address_of(address: &str) -> String {
    if address.contains("://") { address.to_owned() } else { format!("file:///{address}") }
}

/// What a cell and a link's text hold.
fn short(text: &str) -> String {
    let text = legal(text);
    // UTF-16 units, as Excel counts; one is kept for the mark that something is left out.
    let mut units = 0;
    for (at, character) in text.char_indices() {
        units += character.len_utf16();
        if units >= CELL_CHARS {
            return format!("{}…", &text[..at]);
        }
    }
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_longer_than_a_cell_ends_in_a_mark() {
        assert_eq!(short("短"), "短");
        let cut = short(&"长".repeat(CELL_CHARS + 5));
        assert_eq!(cut.encode_utf16().count(), CELL_CHARS);
        assert!(cut.ends_with("长…"));
    }

    #[test]
    fn an_address_in_the_folder_is_a_file() {
        assert_eq!(address_of("民政局/目标.docx"), "file:///民政局/目标.docx");
        assert_eq!(address_of("https://example.org/"), "https://example.org/");
    }
}
