//! Workbooks from raw parts: what a writer of `.xlsx` would write, and what none would.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::zip::Zip;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// A sheet being drawn. Rows and columns count from 0.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    name: String,
    /// Attributes of the sheet in the workbook, as XML.
    pub state: String,
    cells: BTreeMap<(usize, usize), Cell>,
    merges: Vec<String>,
    widths: BTreeMap<usize, i32>,
    /// Attributes of rows, as XML.
    pub rows: BTreeMap<usize, String>,
    /// Attributes of columns, as XML.
    pub columns: BTreeMap<usize, String>,
    /// XML behind the cells.
    pub behind: String,
}

#[derive(Clone, Debug, Default)]
struct Cell {
    ruled: bool,
    format: String,
    /// Attributes and content, as XML.
    kind: &'static str,
    content: String,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// An empty cell with lines around it.
    pub fn blank(&mut self, row: usize, column: usize) {
        self.cells.entry((row, column)).or_insert(Cell { ruled: true, ..Cell::default() });
    }

    /// A text, with or without lines around it.
    pub fn text(&mut self, row: usize, column: usize, text: &str, ruled: bool) {
        if !text.is_empty() {
            let content = format!(r#"<is><t xml:space="preserve">{}</t></is>"#, escape(text));
            self.cells
                .insert((row, column), Cell { ruled, format: String::new(), kind: "inlineStr", content });
        }
    }

    /// A number with lines around it, by what is stored and its format code.
    pub fn number(&mut self, row: usize, column: usize, stored: &str, format: &str) {
        let content = format!("<v>{}</v>", escape(stored));
        self.cells.insert((row, column), Cell { ruled: true, format: format.to_owned(), kind: "", content });
    }

    /// A cell of any content, as XML, with its type (`s`, `str`, `b`, `e`; empty for numbers).
    pub fn raw(&mut self, row: usize, column: usize, kind: &'static str, content: &str, format: &str) {
        let cell = Cell { ruled: true, format: format.to_owned(), kind, content: content.to_owned() };
        self.cells.insert((row, column), cell);
    }

    /// Merges an area; one of a single cell stays as it is.
    pub fn merge(&mut self, top: usize, left: usize, bottom: usize, right: usize) {
        if (top, left) != (bottom, right) {
            self.merges.push(format!("{}:{}", place(top, left), place(bottom, right)));
        }
    }

    /// The width of a column in twips.
    pub fn width(&mut self, column: usize, twips: i32) {
        self.widths.insert(column, twips);
    }

    fn xml(&self, styles: &mut Styles) -> String {
        let mut columns = String::new();
        for column in self.widths.keys().chain(self.columns.keys()).collect::<std::collections::BTreeSet<_>>()
        {
            let number = column + 1;
            let width = self.widths.get(column).map_or(9.0, |twips| f64::from(*twips) / 15.0 / 7.0);
            let attributes = self.columns.get(column).map_or("", String::as_str);
            let _ = write!(
                columns,
                r#"<col min="{number}" max="{number}" width="{width}" customWidth="1" {attributes}/>"#
            );
        }
        let columns = if columns.is_empty() { columns } else { format!("<cols>{columns}</cols>") };
        let mut rows = String::new();
        let mut open = None;
        for (&(row, column), cell) in &self.cells {
            if open != Some(row) {
                if open.is_some() {
                    rows.push_str("</row>");
                }
                let attributes = self.rows.get(&row).map_or("", String::as_str);
                let _ = write!(rows, r#"<row r="{}" {attributes}>"#, row + 1);
                open = Some(row);
            }
            let style = styles.of(cell.ruled, &cell.format);
            let kind = if cell.kind.is_empty() { String::new() } else { format!(r#" t="{}""#, cell.kind) };
            let _ = write!(rows, r#"<c r="{}" s="{style}"{kind}>{}</c>"#, place(row, column), cell.content);
        }
        if open.is_some() {
            rows.push_str("</row>");
        }
        let merges: String =
            self.merges.iter().flat_map(|area| [r#"<mergeCell ref=""#, area, r#""/>"#]).collect();
        let merges = if merges.is_empty() { merges } else { format!("<mergeCells>{merges}</mergeCells>") };
        format!(
            r#"{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">{columns}<sheetData>{rows}</sheetData>{merges}{}</worksheet>"#,
            self.behind
        )
    }
}

/// `AB7`.
pub fn place(row: usize, column: usize) -> String {
    let (mut letters, mut rest) = (String::new(), column + 1);
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

/// The formats that cells ask for, each with and without lines.
#[derive(Default)]
struct Styles {
    found: Vec<(bool, String)>,
}

impl Styles {
    fn of(&mut self, ruled: bool, format: &str) -> usize {
        let wanted = (ruled, format.to_owned());
        let at = self.found.iter().position(|found| *found == wanted).unwrap_or_else(|| {
            self.found.push(wanted);
            self.found.len() - 1
        });
        at + 1
    }

    fn xml(&self) -> String {
        let mut formats = String::new();
        let mut cells = r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#.to_owned();
        for (index, (ruled, format)) in self.found.iter().enumerate() {
            // A number alone names a built-in format.
            let id = match format.parse::<u16>() {
                _ if format.is_empty() => 0,
                Ok(id) if format != "0" => usize::from(id),
                _ => {
                    let id = 200 + index;
                    let _ = write!(formats, r#"<numFmt numFmtId="{id}" formatCode="{}"/>"#, escape(format));
                    id
                }
            };
            let border = u8::from(*ruled);
            let _ = write!(
                cells,
                r#"<xf numFmtId="{id}" fontId="0" fillId="0" borderId="{border}" xfId="0" applyNumberFormat="1" applyBorder="1"/>"#
            );
        }
        let side = |side: &str| format!(r#"<{side} style="thin"><color auto="1"/></{side}>"#);
        let lines: String = ["left", "right", "top", "bottom"].map(side).concat();
        let count = formats.matches("<numFmt ").count();
        let formats = if count == 0 {
            String::new()
        } else {
            format!(r#"<numFmts count="{count}">{formats}</numFmts>"#)
        };
        format!(
            r#"{HEAD}<styleSheet xmlns="{MAIN}">{formats}<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{lines}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="{}">{cells}</cellXfs></styleSheet>"#,
            self.found.len() + 1
        )
    }
}

/// A workbook being put together.
#[derive(Clone, Debug, Default)]
pub struct Xlsx {
    /// Its sheets.
    pub sheets: Vec<Sheet>,
    /// XML of the workbook before its sheets (`workbookPr`), and behind them (`definedNames`).
    pub before: String,
    /// See [`Xlsx::before`].
    pub behind: String,
    /// Shared strings, as XML.
    pub strings: String,
    /// Further parts, by their names.
    pub parts: Vec<(String, Vec<u8>)>,
}

impl Xlsx {
    /// Adds a sheet.
    #[must_use]
    pub fn sheet(mut self, sheet: Sheet) -> Self {
        self.sheets.push(sheet);
        self
    }

    /// The file.
    pub fn build(&self) -> Vec<u8> {
        let mut styles = Styles::default();
        let sheets: Vec<String> = self.sheets.iter().map(|sheet| sheet.xml(&mut styles)).collect();
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        let mut types = format!(
            r#"<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/>"#
        );
        let mut related = format!(
            r#"<Relationship Id="rId1" Type="{RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>"#
        );
        let mut listed = String::new();
        for (index, sheet) in self.sheets.iter().enumerate() {
            let (number, id) = (index + 1, index + 3);
            let _ = write!(
                types,
                r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{kind}.worksheet+xml"/>"#
            );
            let _ = write!(
                related,
                r#"<Relationship Id="rId{id}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
            );
            let _ = write!(
                listed,
                r#"<sheet name="{}" sheetId="{number}" {} r:id="rId{id}"/>"#,
                escape(&sheet.name),
                sheet.state
            );
        }
        let strings = format!(r#"{HEAD}<sst xmlns="{MAIN}">{}</sst>"#, self.strings);
        let workbook = format!(
            r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{}<sheets>{listed}</sheets>{}</workbook>"#,
            self.before, self.behind
        );
        let zip = Zip::default()
            .entry("[Content_Types].xml", format!(r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>"#).as_bytes())
            .entry("_rels/.rels", format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#).as_bytes())
            .entry("xl/workbook.xml", workbook.as_bytes())
            .entry("xl/_rels/workbook.xml.rels", format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>"#).as_bytes())
            .entry("xl/styles.xml", styles.xml().as_bytes())
            .entry("xl/sharedStrings.xml", strings.as_bytes());
        let zip = sheets.iter().enumerate().fold(zip, |zip, (index, xml)| {
            zip.entry(&format!("xl/worksheets/sheet{}.xml", index + 1), xml.as_bytes())
        });
        self.parts.iter().fold(zip, |zip, (name, bytes)| zip.entry(name, bytes)).build()
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
