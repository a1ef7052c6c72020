//! Writes binary Word documents ([MS-DOC]) byte by byte, for what no program writes any more or on demand.
//!
//! Only what the reader's tests need is written, but that is written as the specification says: FIB, piece table,
//! formatted disk pages, stylesheet, lists, notes, text boxes. The container comes from the `cfb` crate, so that
//! reader and writer share no code. Same calls, same bytes.

mod fkp;
pub mod hostile;
mod layout;
mod lists;
pub mod odd;
mod row;
mod structures;

pub use lists::{Level, LevelChange, List, ListUse};
pub use row::{Merge, Row};
pub use structures::{Style, StyleKind};

/// Marks that end a paragraph.
pub const PARAGRAPH: u16 = 0x0D;
/// The mark that ends a cell, and with `sprmPFTtp` a row.
pub const CELL: u16 = 0x07;
/// The mark that ends a section; inside a paragraph a page break.
pub const SECTION: u16 = 0x0C;

/// A property modifier: code and operand as they stand in the file.
pub fn sprm(code: u16, operand: &[u8]) -> Vec<u8> {
    [&code.to_le_bytes()[..], operand].concat()
}

/// Text of one format.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// UTF-16, special characters included.
    pub units: Vec<u16>,
    /// Character modifiers.
    pub chpx: Vec<u8>,
}

impl Run {
    /// Plain text.
    pub fn text(text: &str) -> Self {
        Self { units: text.encode_utf16().collect(), chpx: Vec::new() }
    }

    /// The same text with modifiers.
    #[must_use]
    pub fn with(mut self, chpx: &[Vec<u8>]) -> Self {
        self.chpx = chpx.concat();
        self
    }
}

impl From<&str> for Run {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

/// A paragraph with its mark.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its text.
    pub runs: Vec<Run>,
    /// [`PARAGRAPH`], [`CELL`] or [`SECTION`].
    pub mark: u16,
    /// Modifiers of the mark itself.
    pub mark_chpx: Vec<u8>,
    /// The paragraph's style.
    pub istd: u16,
    /// Paragraph and table modifiers.
    pub papx: Vec<u8>,
    /// Its modifiers stand in the stream Data.
    pub huge: bool,
}

impl Paragraph {
    /// A paragraph outside tables.
    pub fn new(runs: impl IntoIterator<Item = impl Into<Run>>) -> Self {
        Self {
            runs: runs.into_iter().map(Into::into).collect(),
            mark: PARAGRAPH,
            mark_chpx: Vec::new(),
            istd: 0,
            papx: Vec::new(),
            huge: false,
        }
    }

    /// A paragraph inside `depth` tables.
    pub fn inside(runs: impl IntoIterator<Item = impl Into<Run>>, depth: u32) -> Self {
        Self { papx: depth_modifiers(depth), ..Self::new(runs) }
    }

    /// The last paragraph of a cell, `depth` tables deep.
    pub fn cell(runs: impl IntoIterator<Item = impl Into<Run>>, depth: u32) -> Self {
        let mut cell = Self::inside(runs, depth);
        if depth == 1 {
            cell.mark = CELL;
        } else {
            cell.papx.extend(sprm(0x244B, &[1]));
        }
        cell
    }

    /// The mark that ends a row, `depth` tables deep.
    pub fn row_end(row: &Row, depth: u32) -> Self {
        let mut end = Self::inside(Vec::<Run>::new(), depth);
        if depth == 1 {
            end.mark = CELL;
            end.papx.extend(sprm(0x2417, &[1]));
        } else {
            // Word flags an inner row end as a cell end as well.
            end.papx.extend(sprm(0x244B, &[1]));
            end.papx.extend(sprm(0x244C, &[1]));
        }
        end.papx.extend(row.modifiers());
        end
    }

    /// The same paragraph with further modifiers.
    #[must_use]
    pub fn with(mut self, papx: &[Vec<u8>]) -> Self {
        self.papx.extend(papx.concat());
        self
    }

    /// The same paragraph in a style.
    #[must_use]
    pub fn styled(mut self, istd: u16) -> Self {
        self.istd = istd;
        self
    }

    /// The same paragraph, its mark with modifiers.
    #[must_use]
    pub fn mark_with(mut self, chpx: &[Vec<u8>]) -> Self {
        self.mark_chpx = chpx.concat();
        self
    }

    /// The same paragraph, its modifiers in the stream Data.
    #[must_use]
    pub fn huge(mut self) -> Self {
        self.huge = true;
        self
    }
}

/// fInTable and, where it is not the plain 1, itap.
fn depth_modifiers(depth: u32) -> Vec<u8> {
    let mut papx = if depth > 0 { sprm(0x2416, &[1]) } else { Vec::new() };
    if depth > 1 {
        papx.extend(sprm(0x6649, &depth.to_le_bytes()));
    }
    papx
}

/// How the text is cut into pieces.
#[derive(Clone, Debug, Default)]
pub enum Pieces {
    /// One piece of UTF-16.
    #[default]
    Wide,
    /// One piece of bytes; characters that bytes cannot hold become `?`.
    Compressed,
    /// Pieces of so many characters, bytes where they can hold them, the last first in the stream.
    Scattered(usize),
    /// Pieces of so many characters each with a property modifier (Prm) for the whole piece.
    Saved(Vec<(usize, u16)>),
}

/// A text box: the paragraph of the main story it is anchored in, and its text.
#[derive(Clone, Debug)]
pub struct TextBox {
    /// Paragraph of the main story, from 0; the anchor stands before its text.
    pub anchor: usize,
    /// Its text.
    pub paragraphs: Vec<Paragraph>,
    /// It is grouped with another shape, and the group is what is anchored.
    pub grouped: bool,
}

/// A document to be written.
#[derive(Clone, Debug, Default)]
pub struct Doc {
    /// The main story.
    pub paragraphs: Vec<Paragraph>,
    /// Footnotes, one for each character 0x02 in the main story.
    pub footnotes: Vec<Vec<Paragraph>>,
    /// Endnotes, one for each character 0x03 in the main story, which is written as the 0x02 of any note.
    pub endnotes: Vec<Vec<Paragraph>>,
    /// Comments, one for each character 0x05 in the main story.
    pub comments: Vec<Vec<Paragraph>>,
    /// Header of each section.
    pub headers: Vec<Vec<Paragraph>>,
    /// Text boxes.
    pub boxes: Vec<TextBox>,
    /// Name, and the paragraph of the main story it starts in, from 0.
    pub bookmarks: Vec<(String, usize)>,
    /// sprmSBkc of each section behind the first.
    pub section_breaks: Vec<u8>,
    /// Styles; style 0 is Normal unless the first says otherwise.
    pub styles: Vec<Style>,
    /// Fonts by index.
    pub fonts: Vec<String>,
    /// Lists, and their uses: `sprmPIlfo` counts the uses from 1.
    pub lists: Vec<List>,
    /// Uses of lists.
    pub list_uses: Vec<ListUse>,
    /// How the text is cut.
    pub pieces: Pieces,
    /// Property arrays (Prc) that pieces refer to.
    pub arrays: Vec<Vec<u8>>,
    /// Further bytes of the stream Data, from offset 0.
    pub data: Vec<u8>,
    /// nFib; 0 for that of Word 97.
    pub n_fib: u16,
    /// Further bits of the flags at 0x0A of the FIB.
    pub flags: u16,
}

impl Doc {
    /// A document of these paragraphs.
    pub fn new(paragraphs: Vec<Paragraph>) -> Self {
        Self { paragraphs, ..Self::default() }
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let (document, table, data) = self.streams();
        compound(&[("WordDocument", &document), ("1Table", &table), ("Data", &data)])
    }

    /// The streams `WordDocument`, `1Table` and `Data`.
    pub fn streams(&self) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
        layout::streams(self)
    }
}

/// A compound file of these streams, without times.
///
/// # Panics
/// When the `cfb` crate cannot write to memory.
#[allow(clippy::unwrap_used)] // a test's tool may fail loudly
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let cursor = std::io::Cursor::new(Vec::new());
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, cursor).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    let start = std::time::SystemTime::UNIX_EPOCH;
    file.set_created_time("/", start).unwrap();
    file.set_modified_time("/", start).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// The streams of a compound file that holds a document, by name; `None` when it is no such file.
pub fn parts(file: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    use std::io::Read;
    let mut file = cfb::CompoundFile::open(std::io::Cursor::new(file)).ok()?;
    ["WordDocument", "1Table", "Data"]
        .into_iter()
        .map(|name| {
            let mut bytes = Vec::new();
            file.open_stream(name).ok()?.read_to_end(&mut bytes).ok()?;
            Some((name.to_owned(), bytes))
        })
        .collect()
}
