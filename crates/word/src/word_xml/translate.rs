//! Word 2003 XML to the parts of a package.

use std::fmt::Write as _;

use model::Limits;
use package::moment;
use package::producer;
use package::xml::{self, Namespace, Sink, Tag};

use super::lists;
use super::text::escaped;
use crate::WordError;

/// Namespaces of every part.
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Attributes that say something about what a reader sees.
const ATTRIBUTES: [&str; 15] = [
    "val",
    "type",
    "styleId",
    "default",
    "ilvl",
    "name",
    "char",
    "font",
    "fldCharType",
    "instr",
    "ascii",
    "h-ansi",
    "id",
    "percent",
    "w",
];

/// Elements with nothing of the document's text in them.
const SKIPPED: [&[u8]; 9] = [
    b"binData",
    b"docPr",
    b"fonts",
    b"shapeDefaults",
    b"bgPict",
    b"displayBackgroundShape",
    b"docSuppData",
    b"ignoreElements",
    b"ignoreSubtree",
];

/// The parts, and who wrote the file.
pub(super) struct Translated {
    pub(super) parts: Vec<(String, Vec<u8>)>,
    pub(super) producer: Option<String>,
    /// `o:LastSaved`
    pub(super) modified: Option<String>,
}

/// What an open element does when it ends.
enum Open {
    /// Nothing: the element is seen through.
    Through,
    /// Its end tag is written.
    Tag(String),
    /// Its end tag is written; text in it counts.
    Text(&'static str),
    /// What was written since is a part, or a piece of one.
    Piece(Piece),
    /// Its text says who wrote the file.
    Version,
    Build,
    /// Its text says when it was saved.
    LastSaved,
}

#[derive(Clone, Copy)]
enum Piece {
    Styles,
    Lists,
    /// `footnote`, `endnote`, `comment`
    Note(&'static str),
    /// `hdr`, `ftr`, by their place in `edges`.
    Edge(usize),
}

#[derive(Default)]
struct Translator {
    open: Vec<Open>,
    /// The text being written, and those around it.
    out: String,
    outer: Vec<String>,
    body: String,
    styles: String,
    numbering: String,
    footnotes: String,
    endnotes: String,
    comments: String,
    edges: Vec<(&'static str, String)>,
    max_edges: usize,
    notes: usize,
    preserves: bool,
    version: String,
    build: String,
    last_saved: String,
}

/// Reads the file to its end.
pub(super) fn translate(bytes: &[u8], limits: &Limits) -> Result<Translated, WordError> {
    let mut translator = Translator { max_edges: limits.entries, ..Translator::default() };
    xml::read(bytes, PART, limits, &mut translator)?;
    Ok(translator.finish())
}

/// What errors name as the part.
const PART: &str = "Word 2003 XML";

impl Sink for Translator {
    type Error = WordError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, WordError> {
        let opened = self.enter(tag);
        if self.edges.len() > self.max_edges {
            return Err(WordError::limit("entries", self.max_edges as u64, PART));
        }
        let is_wanted = opened.is_some();
        self.open.extend(opened);
        Ok(is_wanted)
    }

    fn end(&mut self, _: &[u8]) -> Result<(), WordError> {
        self.leave();
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), WordError> {
        self.write(text);
        Ok(())
    }
}

impl Translator {
    /// `None` when nothing in the element counts.
    fn enter(&mut self, tag: &Tag<'_>) -> Option<Open> {
        match tag.namespace {
            Namespace::Word => self.word(tag),
            Namespace::Vml if tag.local() == b"textpath" => {
                let text = escaped(&tag.attribute("string").unwrap_or_default());
                Some(self.tag(&format!("<v:textpath string=\"{text}\">"), "v:textpath"))
            }
            Namespace::Vml if tag.local() == b"imagedata" => Some(self.tag("<v:imagedata>", "v:imagedata")),
            Namespace::Office if tag.local() == b"OLEObject" => {
                let program = escaped(&tag.attribute("ProgID").unwrap_or_default());
                Some(self.tag(&format!("<o:OLEObject ProgID=\"{program}\">"), "o:OLEObject"))
            }
            _ => self.other(tag),
        }
    }

    fn word(&mut self, tag: &Tag<'_>) -> Option<Open> {
        if SKIPPED.contains(&tag.local()) {
            return None;
        }
        if self.open.iter().any(|open| matches!(open, Open::Piece(Piece::Lists))) {
            let (start, name) = lists::tag(tag)?;
            return Some(self.tag(&start, name));
        }
        Some(match tag.local() {
            b"wordDocument" => {
                self.preserves = tag.attribute("space").as_deref() == Some("preserve");
                Open::Through
            }
            b"styles" => self.piece(Piece::Styles),
            b"lists" => self.piece(Piece::Lists),
            b"vmerge" => self.renamed(tag, "w:vMerge"),
            b"hmerge" => self.renamed(tag, "w:hMerge"),
            b"listPr" => self.tag("<w:numPr>", "w:numPr"),
            b"ilfo" => self.renamed(tag, "w:numId"),
            // A reference in the text, the note itself in a part of its own.
            b"footnote" => self.note("footnote", "w:footnoteReference"),
            b"endnote" => self.note("endnote", "w:endnoteReference"),
            b"hdr" | b"ftr" => {
                let (root, reference) = if tag.local() == b"hdr" {
                    ("hdr", "w:headerReference")
                } else {
                    ("ftr", "w:footerReference")
                };
                let kind = match tag.attribute("type").as_deref() {
                    Some("first") => "first",
                    Some("even") => "even",
                    _ => "default",
                };
                let id = self.edges.len();
                let _ = write!(self.out, "<{reference} w:type=\"{kind}\" r:id=\"edge{id}\"/>");
                self.edges.push((root, String::new()));
                self.piece(Piece::Edge(id))
            }
            b"t" | b"delText" => {
                let space = if self.preserves || tag.attribute("space").as_deref() == Some("preserve") {
                    " xml:space=\"preserve\""
                } else {
                    ""
                };
                let name = if tag.local() == b"t" { "w:t" } else { "w:delText" };
                let _ = write!(self.out, "<{name}{space}>");
                Open::Text(name)
            }
            b"instrText" | b"delInstrText" => {
                self.out.push_str("<w:instrText>");
                Open::Text("w:instrText")
            }
            local => {
                let name = format!("w:{}", String::from_utf8_lossy(local));
                self.renamed(tag, &name)
            }
        })
    }

    /// Elements of other namespaces: tracked changes, bookmarks and comments; others are seen through.
    fn other(&mut self, tag: &Tag<'_>) -> Option<Open> {
        let kind = tag.attribute("type").unwrap_or_default();
        match (tag.local(), kind.strip_prefix("Word.")) {
            (b"annotation", Some("Insertion")) => Some(self.tag("<w:ins>", "w:ins")),
            (b"annotation", Some("Deletion")) => Some(self.tag("<w:del>", "w:del")),
            (b"annotation", Some("Bookmark.Start")) => {
                let name = escaped(&tag.attribute("name").unwrap_or_default());
                Some(self.tag(&format!("<w:bookmarkStart w:name=\"{name}\">"), "w:bookmarkStart"))
            }
            (b"annotation", Some("Comment")) => Some(self.note("comment", "w:commentReference")),
            // Earlier formatting, ends of ranges.
            (b"annotation", Some(_)) => None,
            (b"Version", _) => Some(Open::Version),
            (b"KSOProductBuildVer", _) => Some(Open::Build),
            (b"LastSaved", _) => Some(Open::LastSaved),
            _ => Some(Open::Through),
        }
    }

    fn write(&mut self, text: &str) {
        match self.open.last() {
            Some(Open::Text(_)) => self.out.push_str(&escaped(text)),
            Some(Open::Version) => self.version.push_str(text),
            Some(Open::Build) => self.build.push_str(text),
            Some(Open::LastSaved) => self.last_saved.push_str(text),
            _ => {}
        }
    }

    fn tag(&mut self, start: &str, name: &str) -> Open {
        self.out.push_str(start);
        Open::Tag(name.to_owned())
    }

    /// The tag under another name, with the attributes that count.
    fn renamed(&mut self, tag: &Tag<'_>, name: &str) -> Open {
        self.out.push('<');
        self.out.push_str(name);
        for attribute in ATTRIBUTES {
            if let Some(value) = tag.attribute(attribute) {
                let attribute = if attribute == "h-ansi" { "hAnsi" } else { attribute };
                let _ = write!(self.out, " w:{attribute}=\"{}\"", escaped(&value));
            }
        }
        self.out.push('>');
        Open::Tag(name.to_owned())
    }

    fn note(&mut self, kind: &'static str, reference: &str) -> Open {
        self.notes += 1;
        let id = self.notes;
        let _ = write!(self.out, "<{reference} w:id=\"{id}\"/>");
        let open = self.piece(Piece::Note(kind));
        let _ = write!(self.out, "<w:{kind} w:id=\"{id}\">");
        open
    }

    fn piece(&mut self, piece: Piece) -> Open {
        self.outer.push(std::mem::take(&mut self.out));
        Open::Piece(piece)
    }

    fn leave(&mut self) {
        match self.open.pop() {
            Some(Open::Tag(name)) => {
                let _ = write!(self.out, "</{name}>");
            }
            Some(Open::Text(name)) => {
                let _ = write!(self.out, "</{name}>");
            }
            Some(Open::Piece(piece)) => {
                let written = std::mem::replace(&mut self.out, self.outer.pop().unwrap_or_default());
                self.keep(piece, &written);
            }
            Some(Open::Through | Open::Version | Open::Build | Open::LastSaved) | None => {}
        }
    }

    fn keep(&mut self, piece: Piece, written: &str) {
        let part = match piece {
            Piece::Styles => &mut self.styles,
            Piece::Lists => &mut self.numbering,
            Piece::Note("footnote") => &mut self.footnotes,
            Piece::Note("endnote") => &mut self.endnotes,
            Piece::Note(_) => &mut self.comments,
            Piece::Edge(id) => match self.edges.get_mut(id) {
                Some((_, edge)) => edge,
                None => return,
            },
        };
        part.push_str(written);
        if let Piece::Note(kind) = piece {
            let _ = write!(part, "</w:{kind}>");
        }
    }

    fn finish(mut self) -> Translated {
        self.body = self.out;
        let whole =
            |root: &str, content: &str| format!("<w:{root} {NAMESPACES}>{content}</w:{root}>").into_bytes();
        let mut edges = String::new();
        let mut parts = vec![
            ("word/document.xml".to_owned(), whole("document", &self.body)),
            ("word/styles.xml".to_owned(), whole("styles", &self.styles)),
            ("word/numbering.xml".to_owned(), whole("numbering", &self.numbering)),
            ("word/footnotes.xml".to_owned(), whole("footnotes", &self.footnotes)),
            ("word/endnotes.xml".to_owned(), whole("endnotes", &self.endnotes)),
            ("word/comments.xml".to_owned(), whole("comments", &self.comments)),
        ];
        for (index, (root, content)) in self.edges.iter().enumerate() {
            let name = format!("edge{index}.xml");
            let kind = if *root == "hdr" { "header" } else { "footer" };
            let _ = write!(
                edges,
                "<Relationship Id=\"edge{index}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{name}\"/>"
            );
            parts.push((format!("word/{name}"), whole(root, content)));
        }
        let related = |content: &str| {
            let root = "http://schemas.openxmlformats.org/package/2006/relationships";
            format!("<Relationships xmlns=\"{root}\">{content}</Relationships>").into_bytes()
        };
        let main = format!(
            "<Relationship Id=\"main\" Type=\"{RELATIONSHIPS}/officeDocument\" Target=\"word/document.xml\"/>"
        );
        parts.push(("_rels/.rels".to_owned(), related(&main)));
        parts.push(("word/_rels/document.xml.rels".to_owned(), related(&edges)));
        let version = Some(self.version.trim()).filter(|version| !version.is_empty());
        let build = Some(self.build.trim()).filter(|build| !build.is_empty());
        let word = version.map_or("", |_| "Microsoft Office Word");
        Translated { parts, producer: producer(word, version, build), modified: moment(&self.last_saved) }
    }
}
