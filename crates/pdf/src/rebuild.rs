//! A PDF that another program made, rebuilt into paragraphs and ruled tables.
//!
//! ```text
//! page ─look→ characters, strokes ─rulings→ lines of a table ─Lattice→ cells ─blocks→ text of each
//!                                  pages ─edges→ without page numbers ─joined→ tables over page ends ─grids→ Document
//! ```
//!
//! A PDF knows no tables: cells are what its lines enclose, and the lines of a paragraph are joined where the typesetter
//! broke them. That is a reconstruction, and a note on every document says so. Where no line says what belongs to what,
//! nothing is guessed: an error names what is missing.

mod blocks;
mod continued;
mod edges;
mod frame;
mod grids;
mod lattice;
mod lines;
mod page;
mod rules;
mod strokes;
mod turn;

use model::build::{Body, Excess};
use model::{Aside, AsideKind, Document, Format, Limits, Note, Noted, Paragraph, Source};
use sha2::{Digest, Sha256};

use crate::attachment::open;
use crate::visible::hex;
use crate::{Boxes, PdfError};

use self::continued::Block;
use self::page::Page;

/// Glyphs and strokes of one page: a page crowded to the edge has ten thousand.
const MOST_ON_A_PAGE: usize = 400_000;
/// A picture over this part of a page with next to no text is a scan.
const SCANNED: f64 = 0.4;
/// Characters that a scanner program adds to its page at most: a date, a page number.
const HARDLY_ANY: usize = 30;
/// When this part of the characters is unknown, the rest is no text either.
const UNREADABLE: f64 = 0.1;

/// A document rebuilt from pages, and where on them its parts stand.
#[derive(Clone, Debug)]
pub struct Rebuilt {
    /// The document, and what has to be said of it.
    pub document: Noted<Document>,
    /// Page and box of each paragraph and cell.
    pub boxes: Boxes,
}

/// Rebuilds a document from the pages of a PDF. `name` is the file's name without its folder.
pub fn rebuild(bytes: &[u8], name: &str, limits: &Limits) -> Result<Rebuilt, PdfError> {
    let pdf = open(bytes)?;
    let mut pages = Vec::new();
    let mut characters = 0;
    for page in pdf.pages().iter() {
        if pages.len() >= limits.entries {
            return Err(Excess::new("entries", limits.entries as u64, "pages").into());
        }
        let looked = page::look(page, MOST_ON_A_PAGE);
        characters += looked.chars.len();
        if looked.chars.len() >= MOST_ON_A_PAGE || looked.strokes.len() >= MOST_ON_A_PAGE {
            return Err(Excess::new(
                "glyphs or lines",
                MOST_ON_A_PAGE as u64,
                format!("page {}", pages.len() + 1),
            )
            .into());
        }
        if characters > limits.text_chars {
            return Err(Excess::new("text_chars", limits.text_chars as u64, "pages").into());
        }
        pages.push(looked);
    }
    let notes = refuse_or_note(&pages)?;
    let heights: Vec<f64> = pages.iter().map(|page| page.height).collect();
    let mut blocks = Vec::new();
    for page in pages {
        blocks.push(
            blocks::blocks(&page, limits.cells)
                .ok_or_else(|| Excess::new("cells", limits.cells as u64, "page"))?,
        );
    }
    let edges = edges::take(&mut blocks, &heights);
    let (blocks, continued) = continued::joined(blocks);
    let mut asides: Vec<Aside> = edges.into_iter().map(|edge| aside(edge.kind, edge.text)).collect();
    asides.extend(continued.into_iter().map(|text| aside(AsideKind::Header, text)));
    let mut body = Body::new(limits);
    for aside in asides {
        body.aside(aside);
    }
    for note in notes {
        body.note(note);
    }
    let mut boxes = Boxes::default();
    let mut tables = 0;
    for block in blocks {
        match block {
            Block::Paragraph { page, text, place } => {
                body.spend_text(text.chars().count(), "page")?;
                let stands = body.paragraph(Paragraph { text, ..Paragraph::default() })?;
                boxes.add(&stands, page, place);
            }
            Block::Table(table) => tables += usize::from(grids::add(&table, &mut body, &mut boxes)?),
        }
    }
    if tables == 0 {
        return Err(PdfError::NoTable);
    }
    let sha256 = hex(&Sha256::digest(bytes));
    let source =
        Source { file: name.to_owned(), format: Format::Pdf, sha256, producer: None, modified: None };
    Ok(Rebuilt { document: body.finish(source), boxes })
}

fn aside(kind: AsideKind, text: String) -> Aside {
    Aside { kind, mark: None, text, place: None }
}

/// What cannot be read is refused as a whole when it is the whole, else told page by page.
fn refuse_or_note(pages: &[Page]) -> Result<Vec<Note>, PdfError> {
    let mut notes = vec![Note::new(
        "pdf.rebuilt",
        "tables and paragraphs were rebuilt from the lines and characters of the pages (由 PDF 版面还原，须核对)",
    )];
    let scanned = |page: &&Page| page.picture > SCANNED && page.chars.len() <= HARDLY_ANY;
    if !pages.is_empty() && pages.iter().filter(scanned).count() == pages.len() {
        return Err(PdfError::Scan);
    }
    for (page, number) in pages.iter().zip(1_u32..) {
        if page.missing_font {
            return Err(PdfError::FontMissing { page: number });
        }
        let unknown = page.unknown as f64;
        if unknown > UNREADABLE * page.chars.len() as f64 && page.unknown > HARDLY_ANY {
            return Err(PdfError::NoCharacters { page: number });
        }
        if page.unknown > 0 {
            notes.push(Note::new(
                "pdf.unknown-glyphs",
                format!("page {number}: the file does not say which characters {unknown} glyphs are; U+FFFD stands for them (有字符无法识别)"),
            ));
        }
        if page.beside > 0 {
            let message = format!(
                "page {number}: {} characters stand outside the page and were read all the same (文字超出页面)",
                page.beside
            );
            notes.push(Note::new("pdf.outside-page", message));
        }
        if scanned(&page) {
            notes.push(Note::new(
                "pdf.page-is-picture",
                format!("page {number} is a picture and was not read (第 {number} 页为图片，未读入)"),
            ));
        }
    }
    Ok(notes)
}
