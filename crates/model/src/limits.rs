//! What an untrusted file may cost before reading stops with an error.

/// Upper bounds on what reading one file may take. Every bound ends in a typed error that names it.
///
/// The defaults let through everything a government office was ever seen to send, with a wide margin, and
/// stop the attacks collected in public trackers (zip bombs, deep nesting, absurd spans) within a second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself. Scanned submissions with pictures reach tens of megabytes.
    pub file_bytes: u64,
    /// Bytes really inflated from one part; declared sizes lie. The largest honest part seen is 120 MB.
    pub part_bytes: u64,
    /// Bytes really inflated from all parts of one file together.
    pub total_bytes: u64,
    /// Entries of a package. Honest files stay in the hundreds.
    pub entries: usize,
    /// Open elements (XML, HTML) at once, or texts beside texts (RTF). Honest files stay below 100.
    pub element_depth: usize,
    /// Open groups (RTF) at once. They are kept on a stack of their own, a hundred bytes each; converters that never
    /// close one leave thousands.
    pub group_depth: usize,
    /// Tables inside tables. Each level costs five levels of JSON, and JSON readers stop at 128.
    pub table_depth: usize,
    /// Cells of all tables of one file together, after merging, and positions of one grid.
    pub cells: usize,
    /// Paragraphs and tables of the body: an empty paragraph costs six bytes of XML and a hundred of memory.
    pub blocks: usize,
    /// Grid columns of one table. Word itself stops at 63 cells a row; several rows can make more edges.
    pub columns: usize,
    /// Characters of text of the whole document.
    pub text_chars: usize,
    /// Notes kept; a count stands for the rest.
    pub notes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            part_bytes: 192 << 20,
            total_bytes: 384 << 20,
            entries: 20_000,
            element_depth: 512,
            group_depth: 10_000,
            table_depth: 20,
            cells: 500_000,
            blocks: 500_000,
            columns: 4_096,
            text_chars: 64 << 20,
            notes: 10_000,
        }
    }
}

impl Limits {
    /// Sets one limit by its name, as a command line does.
    pub fn set(&mut self, name: &str, value: u64) -> Result<(), String> {
        let size = || usize::try_from(value).map_err(|_| format!("{value} is too large for this machine"));
        match name {
            "file_bytes" => self.file_bytes = value,
            "part_bytes" => self.part_bytes = value,
            "total_bytes" => self.total_bytes = value,
            "entries" => self.entries = size()?,
            "element_depth" => self.element_depth = size()?,
            "group_depth" => self.group_depth = size()?,
            "table_depth" => self.table_depth = size()?,
            "cells" => self.cells = size()?,
            "blocks" => self.blocks = size()?,
            "columns" => self.columns = size()?,
            "text_chars" => self.text_chars = size()?,
            "notes" => self.notes = size()?,
            _ => {
                return Err(format!(
                    "`{name}` is no limit; there are file_bytes, part_bytes, total_bytes, entries, element_depth, \
                     group_depth, table_depth, cells, blocks, columns, text_chars, notes"
                ));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_set_by_its_name() {
        let mut limits = Limits::default();
        limits.set("columns", 63).unwrap();
        assert_eq!(limits.columns, 63);
        limits.set("blocks", 7).unwrap();
        assert_eq!(limits.blocks, 7);
        assert!(limits.set("colums", 63).unwrap_err().contains("`colums` is no limit"));
    }
}
