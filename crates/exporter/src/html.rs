//! HTML: the document as printed, as one self-contained page for the screen, for print and for screen readers.

use std::fmt::Write as _;

use layout::{
    Align, Block, Cell, Contents, Face, FormPart, HeadingLook, Line, OtherTable, ParagraphLook, Part,
    Printed, Row, Sheet, Table,
};
use model::{Noted, Pointer, Submission};
use wording::markup::escape;

use crate::ExportError;

/// Headings deeper than this have no element of their own (HTML 4.3.6).
const HEADING_LEVELS: usize = 6;

/// By which a page is known as one that was written here.
pub(crate) const GENERATOR: &str = "<meta name=\"generator\" content=\"jixiao\">";

/// Faces and measures of GB/T 9704-2012; on paper each part begins a page, wide forms on turned ones, and the heading of a
/// table comes again.
const STYLE: &str = "\
:root{--fang:FangSong,STFangsong,'FangSong_GB2312','Noto Serif CJK SC','Source Han Serif SC',serif;\
--hei:SimHei,STHeiti,'Noto Sans CJK SC','Source Han Sans SC',sans-serif;\
--kai:KaiTi,STKaiti,'KaiTi_GB2312','Noto Serif CJK SC',serif;\
--song:'FZXiaoBiaoSong-B05S',SimSun,STSong,'Noto Serif CJK SC',serif}\
*{box-sizing:border-box}\
body{margin:0;background:#ececef;color:#000;font:16px/1.75 var(--fang)}\
section{background:#fff;width:min(100%,56rem);margin:1.5rem auto;padding:3.5rem min(3.5rem,6vw);box-shadow:0 0 .5rem #0002}\
section.wide{width:min(100%,78rem)}\
h1,h2,h3,h4,h5,h6{font-size:1.15em;font-weight:400;margin:0;text-indent:2em;font-family:var(--fang)}\
h1.part,h2.part,h3.part,.title,.cover p{font-family:var(--song);font-size:1.6em;text-align:center;text-indent:0;line-height:1.4;margin:.3em 0 .8em}\
.first{font-family:var(--hei)}.second{font-family:var(--kai)}\
.form-title{font-family:var(--song);font-size:1.4em;text-align:center;text-indent:0;line-height:1.4}\
.subtitle{text-align:center;margin:.2em 0}\
p{margin:0;text-indent:2em;font-size:1.15em;text-align:justify}\
p.annex{font-family:var(--hei);text-indent:0}p.note,.notes p,p.subtitle{font-size:.95em;text-indent:0}p.title{font-size:1.6em}\
.cover{min-height:60vh;display:flex;flex-direction:column;justify-content:center}.cover p{font-size:1.9em}\
.notes{border-top:1px solid #000}\
nav ol{list-style:none;padding:0}nav a{color:inherit;text-decoration:none}nav h2{text-align:center;text-indent:0;letter-spacing:1em}\
nav .l2{padding-left:1.5em}nav .l3{padding-left:3em}\
.line{display:flex;justify-content:space-between;gap:1.5em;margin:.6em 0 .25em}.line span:last-child:not(:only-child){text-align:right}.line span:only-child{margin-left:auto}\
table{width:100%;border-collapse:collapse;table-layout:fixed;margin:0 0 .6em;font-size:.9em;line-height:1.5}\
th,td{border:1px solid #000;padding:.3em .35em;overflow-wrap:anywhere;vertical-align:middle;text-align:center}\
th{font-family:var(--hei);font-weight:400}td.left{text-align:left}td.right{text-align:right;font-variant-numeric:tabular-nums}\
td table{margin:.3em 0}.below{margin:.2em 0;text-indent:0;font-size:.95em}\
@page{size:A4;margin:37mm 26mm 35mm 28mm}@page wide{size:A4 landscape;margin:28mm 37mm 26mm 35mm}\
@media print{body{background:none;font-size:10.5pt}section{box-shadow:none;width:auto;margin:0;padding:0;break-before:page}\
section.wide{page:wide}section:first-of-type{break-before:auto}tr{break-inside:avoid}thead{display:table-header-group}\
h1,h2,h3,h4,h5,h6,.line,.form-title,.subtitle{break-after:avoid}}";

/// The document as printed, as one page of HTML: no script, nothing loaded, every text escaped. Cells and lines name the
/// values they hold, a JSON Pointer a line, in `data-pointer`. The same submission gives the same bytes.
///
/// # Errors
/// When the submission cannot be laid out.
pub fn html(submission: &Submission, options: &layout::Options) -> Result<Noted<String>, ExportError> {
    Ok(layout::printed(submission, options)?.map(|printed| page(&printed)))
}

fn page(printed: &Printed) -> String {
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{GENERATOR}\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n",
        escape(&printed.title)
    );
    let mut writer = Writer { page: &mut page, printed, headings: 0 };
    for part in &printed.parts {
        writer.part(part);
    }
    page += "</main>\n</body>\n</html>\n";
    page
}

struct Writer<'p> {
    page: &'p mut String,
    printed: &'p Printed,
    /// Headings and titles of forms written, by which the contents lead to them.
    headings: usize,
}

impl Writer<'_> {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Cover { lines } => {
                self.open("cover", None);
                for line in lines {
                    self.line("p", "", line);
                }
            }
            Part::Contents(contents) if !contents.shown => return,
            Part::Contents(contents) => {
                self.open("contents", None);
                self.contents(contents);
            }
            Part::Text { blocks } => {
                self.open("text", None);
                for block in blocks {
                    self.block(block);
                }
            }
            Part::Form(form) => self.form(form),
            Part::Notes { lines } => {
                self.open("notes", None);
                for line in lines {
                    self.line("p", "", line);
                }
            }
        }
        *self.page += "</section>\n";
    }

    fn contents(&mut self, contents: &Contents) {
        if !contents.shown {
            return;
        }
        *self.page += "<nav>\n<h2>目录</h2>\n<ol>\n";
        for (number, (level, text)) in
            self.printed.headings().enumerate().filter(|(_, (level, _))| *level <= 3)
        {
            let text = escape(text);
            let _ =
                writeln!(self.page, "<li class=\"l{level}\"><a href=\"#h{}\">{text}</a></li>", number + 1);
        }
        *self.page += "</ol>\n</nav>\n";
    }

    fn open(&mut self, class: &str, form: Option<usize>) {
        let form = form.map(|form| format!(" id=\"form-{form}\" data-form=\"{form}\"")).unwrap_or_default();
        let _ = writeln!(self.page, "<section class=\"{class}\"{form}>");
    }

    fn form(&mut self, part: &FormPart) {
        let Sheet { landscape, title, line, table, below } = &part.sheet;
        self.open(if *landscape { "form wide" } else { "form" }, Some(part.form));
        part.lead.iter().for_each(|block| self.block(block));
        for (index, line) in title.iter().enumerate() {
            if index == 0 {
                self.heading(part.level, "form-title", &line.text, &line.at);
            } else {
                self.line("p", "subtitle", line);
            }
        }
        if title.is_empty() {
            self.headings += 1;
            let _ = writeln!(self.page, "<a id=\"h{}\"></a>", self.headings);
        }
        self.line_over(line);
        self.table(table);
        for line in below {
            self.line("p", "below", line);
        }
        part.notes.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => {
                let class = match heading.look {
                    HeadingLook::Part => "part",
                    HeadingLook::First => "first",
                    HeadingLook::Second => "second",
                    HeadingLook::Deeper => "deeper",
                };
                self.heading(heading.level, class, &heading.text, &heading.at);
            }
            Block::Paragraph(paragraph) => {
                let class = match paragraph.look {
                    ParagraphLook::Body => "",
                    ParagraphLook::Title => "title",
                    ParagraphLook::Annex => "annex",
                    ParagraphLook::Note => "note",
                };
                for text in paragraph.text.split('\n').filter(|text| !text.trim().is_empty()) {
                    self.element("p", class, text, &paragraph.at);
                }
            }
            Block::Contents(contents) => self.contents(contents),
            Block::Table(OtherTable { title, line, table }) => {
                for line in title {
                    self.line("p", "subtitle", line);
                }
                self.line_over(line);
                self.table(table);
            }
        }
    }

    fn heading(&mut self, level: usize, class: &str, text: &str, at: &[Pointer]) {
        self.headings += 1;
        let level = level.clamp(1, HEADING_LEVELS);
        let (id, at, text) = (self.headings, pointers(at), broken(text));
        let _ = writeln!(self.page, "<h{level} id=\"h{id}\" class=\"{class}\"{at}>{text}</h{level}>");
    }

    fn line(&mut self, element: &str, class: &str, line: &Line) {
        self.element(element, class, &line.text, &line.at);
    }

    fn element(&mut self, element: &str, class: &str, text: &str, at: &[Pointer]) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = writeln!(self.page, "<{element}{class}{}>{}</{element}>", pointers(at), broken(text));
    }

    /// The line right over a table.
    fn line_over(&mut self, line: &[Line]) {
        if line.iter().all(|piece| piece.text.is_empty()) {
            return;
        }
        *self.page += "<div class=\"line\">";
        for piece in line {
            let _ = write!(self.page, "<span{}>{}</span>", pointers(&piece.at), broken(&piece.text));
        }
        *self.page += "</div>\n";
    }

    fn table(&mut self, table: &Table) {
        if table.rows.is_empty() {
            return;
        }
        *self.page += "<table>\n<colgroup>";
        for share in &table.columns {
            let _ = write!(self.page, "<col style=\"width:{:.2}%\">", share * 100.0);
        }
        *self.page += "</colgroup>\n";
        // Only what stands at the top can come again.
        let head = table.rows.iter().take_while(|row| row.heading).count();
        let (head, body) = table.rows.split_at(head);
        for (element, rows) in [("thead", head), ("tbody", body)] {
            if rows.is_empty() {
                continue;
            }
            let _ = writeln!(self.page, "<{element}>");
            let first = if element == "thead" { 0 } else { table.rows.len() - rows.len() };
            for (index, row) in rows.iter().enumerate() {
                self.row(row, table, first + index);
            }
            let _ = writeln!(self.page, "</{element}>");
        }
        *self.page += "</table>\n";
    }

    /// A row; places that no cell covers are empty cells, or what follows would move to the left.
    fn row(&mut self, row: &Row, table: &Table, index: usize) {
        *self.page += "<tr>";
        let mut column = 0;
        for cell in &row.cells {
            self.holes(table, index, column, cell.column);
            self.cell(cell);
            column = cell.column + cell.column_span;
        }
        self.holes(table, index, column, table.columns.len());
        *self.page += "</tr>\n";
    }

    fn holes(&mut self, table: &Table, row: usize, from: usize, to: usize) {
        for column in from..to {
            let from_above = table.rows[..row].iter().enumerate().any(|(above, cells)| {
                let reaches = |cell: &Cell| above + cell.row_span > row;
                let holds = |cell: &Cell| (cell.column..cell.column + cell.column_span).contains(&column);
                cells.cells.iter().any(|cell| reaches(cell) && holds(cell))
            });
            if !from_above {
                *self.page += "<td></td>";
            }
        }
    }

    fn cell(&mut self, cell: &Cell) {
        let (element, more) = match (cell.face, cell.align) {
            (Face::Heading, _) => {
                ("th", if cell.column_span > 1 { " scope=\"colgroup\"" } else { " scope=\"col\"" })
            }
            (Face::Label, _) => {
                ("th", if cell.row_span > 1 { " scope=\"rowgroup\"" } else { " scope=\"row\"" })
            }
            (Face::Text, Align::Left) => ("td", " class=\"left\""),
            (Face::Text, Align::Right) => ("td", " class=\"right\""),
            (Face::Text, Align::Center) => ("td", ""),
        };
        let span = |name: &str, span: usize| {
            if span > 1 { format!(" {name}=\"{span}\"") } else { String::new() }
        };
        let spans = span("rowspan", cell.row_span) + &span("colspan", cell.column_span);
        let _ = write!(self.page, "<{element}{more}{spans}{}>{}", pointers(&cell.at), broken(&cell.text));
        if !cell.tables.is_empty() {
            *self.page += "\n";
        }
        cell.tables.iter().for_each(|inner| self.table(inner));
        let _ = write!(self.page, "</{element}>");
    }
}

/// The values that an element holds, a pointer a line.
fn pointers(at: &[Pointer]) -> String {
    if at.is_empty() {
        return String::new();
    }
    let list: Vec<&str> = at.iter().map(Pointer::as_str).collect();
    format!(" data-pointer=\"{}\"", escape(&list.join("\n")))
}

/// A text with its line ends.
fn broken(text: &str) -> String {
    escape(text.trim_matches('\n')).replace('\n', "<br>")
}
