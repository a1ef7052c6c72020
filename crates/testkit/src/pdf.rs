//! Reads a PDF back: its tagged text, its bookmarks, where each word stands, what it claims to be.
//!
//! Text and tags come from poppler (`pdfinfo`, `pdftotext`), the file's soundness and its bookmarks from `qpdf`.

#![allow(clippy::expect_used, clippy::panic, clippy::missing_panics_doc)] // a test cannot go on without its tools

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// A PDF on disk for as long as it is looked at.
pub struct Pdf {
    file: tempfile::NamedTempFile,
}

/// An element of the structure tree and the text right under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// `H1`, `Table`, `TR`, `TH`, `TD`, `P`, …
    pub tag: String,
    /// How deep it stands in the tree; only comparisons mean something.
    pub depth: usize,
    /// The attributes that tell what it spans and names: `/Scope /Row`, `/ColSpan 4`.
    pub attributes: Vec<String>,
    /// Its own text.
    pub text: String,
}

/// A word and its box in points from the page's top-left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Page, from 1.
    pub page: usize,
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
    /// The word.
    pub text: String,
}

/// A cell of a table of a PDF, as its structure tree tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableCell {
    /// First row, from 0.
    pub row: usize,
    /// First column, from 0.
    pub column: usize,
    /// Rows it covers.
    pub rows: usize,
    /// Columns it covers.
    pub columns: usize,
    /// Its text, without white space.
    pub text: String,
}

/// The tables among the elements of a structure tree, each with its cells. A table in a cell of another is part of that
/// cell's text.
pub fn tables(elements: &[Element]) -> Vec<Vec<TableCell>> {
    let mut tables = Vec::new();
    let mut rest = elements;
    while let Some(at) = rest.iter().position(|element| element.tag == "Table") {
        let end = rest[at + 1..].iter().position(|element| element.depth <= rest[at].depth);
        let end = end.map_or(rest.len(), |end| at + 1 + end);
        tables.push(cells(&rest[at + 1..end]));
        rest = &rest[end..];
    }
    tables
}

/// The cells of a table, set where its rows leave room for them, as in HTML.
fn cells(elements: &[Element]) -> Vec<TableCell> {
    let row_depth = elements.iter().filter(|element| element.tag == "TR").map(|element| element.depth).min();
    let mut cells: Vec<TableCell> = Vec::new();
    let (mut row, mut cell_depth) = (None::<usize>, usize::MAX);
    for element in elements {
        let is_cell = matches!(element.tag.as_str(), "TH" | "TD") && element.depth <= cell_depth;
        if element.tag == "TR" && Some(element.depth) == row_depth {
            row = Some(row.map_or(0, |row| row + 1));
            cell_depth = usize::MAX;
        } else if let (true, Some(row)) = (is_cell, row) {
            cell_depth = element.depth;
            let span = |name: &str| {
                let found = element.attributes.iter().find_map(|attribute| attribute.strip_prefix(name));
                found.and_then(|number| number.trim().parse().ok()).unwrap_or(1)
            };
            let taken = |column: usize| {
                let covers = |cell: &TableCell| {
                    (cell.row..cell.row + cell.rows).contains(&row)
                        && (cell.column..cell.column + cell.columns).contains(&column)
                };
                cells.iter().any(covers)
            };
            let column = (0..).find(|&column| !taken(column)).unwrap_or_default();
            cells.push(TableCell {
                row,
                column,
                rows: span("/RowSpan"),
                columns: span("/ColSpan"),
                text: String::new(),
            });
        }
        if let Some(cell) = cells.last_mut() {
            cell.text.extend(element.text.chars().filter(|character| !character.is_whitespace()));
        }
    }
    cells
}

impl Pdf {
    /// Puts the bytes where the tools can read them.
    ///
    /// This and all that follows panics when a tool is missing or the bytes are no PDF.
    pub fn open(bytes: &[u8]) -> Self {
        let mut file = tempfile::Builder::new().suffix(".pdf").tempfile().expect("a temporary file");
        file.write_all(bytes).expect("written");
        Self { file }
    }

    /// The text of each page in the order it was drawn: a cell's text in one piece, however many lines it has.
    pub fn page_texts(&self) -> Vec<String> {
        let listing = run("pdftotext", &["-raw"], self.file.path());
        let mut pages: Vec<_> = listing.split('\u{c}').map(str::to_owned).collect();
        pages.pop(); // a form feed ends each page
        pages
    }

    /// The text of all pages.
    pub fn text(&self) -> String {
        self.page_texts().concat()
    }

    /// The structure tree, flattened in reading order; page numbers and repeated header rows are no part of it.
    /// Slow: poppler takes a second for every few hundred elements.
    pub fn elements(&self) -> Vec<Element> {
        let listing = run("pdfinfo", &["-struct-text"], self.file.path());
        let mut elements: Vec<Element> = Vec::new();
        for indented in listing.lines() {
            let line = indented.trim();
            let depth = indented.len() - indented.trim_start().len();
            if let Some(text) = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                if let Some(element) = elements.last_mut() {
                    element.text.push_str(text);
                }
            } else if line.starts_with('/') {
                if let Some(element) = elements.last_mut() {
                    element.attributes.push(line.to_owned());
                }
            } else if let Some(tag) = line.split([' ', ':']).next().filter(|tag| !tag.is_empty()) {
                elements.push(Element { tag: tag.to_owned(), depth, ..Element::default() });
            }
        }
        elements
    }

    /// Every word with its box.
    pub fn words(&self) -> Vec<Word> {
        let listing = run("pdftotext", &["-bbox"], self.file.path());
        let mut page = 0;
        let mut words = Vec::new();
        for line in listing.lines().map(str::trim) {
            if line.starts_with("<page") {
                page += 1;
            } else if let Some(rest) = line.strip_prefix("<word") {
                let edge = |name: &str| attribute(rest, name);
                let text =
                    rest.split_once('>').and_then(|(_, rest)| rest.strip_suffix("</word>")).unwrap_or("");
                words.push(Word {
                    page,
                    left: edge("xMin"),
                    top: edge("yMin"),
                    right: edge("xMax"),
                    bottom: edge("yMax"),
                    text: text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"),
                });
            }
        }
        words
    }

    /// Width and height of each page in points, as it is looked at.
    pub fn pages(&self) -> Vec<(f64, f64)> {
        run("pdftotext", &["-bbox"], self.file.path())
            .lines()
            .filter(|line| line.trim_start().starts_with("<page"))
            .map(|line| (attribute(line, "width"), attribute(line, "height")))
            .collect()
    }

    /// The bookmarks: depth from 1, and title.
    pub fn bookmarks(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        collect(&self.json("outlines")["outlines"], 1, &mut found);
        found
    }

    /// The language in the catalog.
    pub fn language(&self) -> String {
        let json = self.json("qpdf");
        let objects = json["qpdf"][1].as_object().expect("objects");
        let catalog =
            objects.values().map(|object| &object["value"]).find(|value| value["/Type"] == "/Catalog");
        let language = catalog.and_then(|catalog| catalog["/Lang"].as_str()).unwrap_or_default();
        language.trim_start_matches("u:").to_owned()
    }

    fn json(&self, key: &str) -> Value {
        let listing = run("qpdf", &["--json=2", &format!("--json-key={key}")], self.file.path());
        serde_json::from_str(&listing).expect("JSON of qpdf")
    }

    /// The XMP metadata, where the file says which standards it meets.
    pub fn metadata(&self) -> String {
        run("pdfinfo", &["-meta"], self.file.path())
    }

    /// What `qpdf --check` has to object to; empty when nothing.
    pub fn objections(&self) -> String {
        let output =
            Command::new("qpdf").arg("--check").arg(self.file.path()).output().expect("qpdf is installed");
        if output.status.success() {
            String::new()
        } else {
            String::from_utf8_lossy(&output.stderr).into_owned()
        }
    }
}

fn collect(outlines: &Value, depth: usize, found: &mut Vec<(usize, String)>) {
    for outline in outlines.as_array().into_iter().flatten() {
        found.push((depth, outline["title"].as_str().unwrap_or_default().to_owned()));
        collect(&outline["kids"], depth + 1, found);
    }
}

fn attribute(line: &str, name: &str) -> f64 {
    let start = line.find(&format!("{name}=\"")).map(|at| at + name.len() + 2);
    start
        .and_then(|start| line.get(start..))
        .and_then(|rest| rest.split('"').next())
        .and_then(|number| number.parse().ok())
        .unwrap_or(f64::NAN)
}

fn run(tool: &str, options: &[&str], file: &Path) -> String {
    let mut command = Command::new(tool);
    command.args(options).arg(file);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().unwrap_or_else(|error| panic!("{tool} (package poppler-utils): {error}"));
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
