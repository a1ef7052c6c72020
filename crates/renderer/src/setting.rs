//! The document as printed, with everything that needs no typesetter decided: what stays on one line, how wide columns
//! are in points, how large the type of the forms is, which rows may break. `parts/document.typ` sets it and nothing else.

mod fitting;
mod pieces;
mod table;

use layout::{Block, FormPart, HeadingLook, Line, OtherTable, ParagraphLook, Part, Printed, Sheet};
use serde_json::{Value, json};

use fitting::{Area, scale};
use pieces::{Text, code, running, title};
use table::Stand;

/// 五号, in points: the type of cells.
const CELL: f64 = 10.5;
/// 小四: the line over a table.
const LINE: f64 = 12.0;
/// 小二: the title of a table.
const SHEET_TITLE: f64 = 18.0;
/// 二号: the title of a document.
const TITLE: f64 = 22.0;
/// 三号: running text, 28 characters in a line of the type area.
const BODY_ROOM: f64 = 28.0;

/// `/set.json`; `repeats` has labels stand again on the pages where their cells go on.
pub(crate) fn prepare(printed: &Printed, repeats: bool) -> String {
    let scale = scale(printed);
    let parts: Vec<Value> = printed.parts.iter().filter_map(|part| set_part(part, scale, repeats)).collect();
    json!({ "title": printed.title, "author": printed.author, "scale": scale, "parts": parts }).to_string()
}

fn set_part(part: &Part, scale: f64, repeats: bool) -> Option<Value> {
    Some(match part {
        Part::Cover { lines } => {
            let lines: Vec<Text> =
                lines.iter().map(|line| title(&line.text, Area::PORTRAIT.width / 36.0)).collect();
            json!({ "part": "cover", "lines": lines })
        }
        Part::Contents(contents) if contents.shown => json!({ "part": "contents" }),
        Part::Contents(_) => return None,
        Part::Text { blocks } => {
            json!({ "part": "text", "blocks": self::blocks(blocks, Area::PORTRAIT, scale) })
        }
        Part::Form(form) => set_form(form, scale, repeats),
        Part::Notes { lines } => json!({ "part": "notes", "lines": small(lines, Area::PORTRAIT) }),
    })
}

fn set_form(part: &FormPart, scale: f64, repeats: bool) -> Value {
    let Sheet { landscape, title: titles, line, table, below } = &part.sheet;
    let area = Area::of(*landscape);
    let stand = if repeats && fitting::is_long(part, scale) {
        Stand::Long(format!("row-{}", part.form))
    } else if fitting::is_short(part, scale) {
        Stand::Page
    } else {
        Stand::Unknown
    };
    let titles: Vec<Text> = titles
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let size = if index == 0 { SHEET_TITLE } else { LINE };
            title(&line.text, area.width / size)
        })
        .collect();
    json!({
        "part": "form", "landscape": landscape, "level": part.level, "entry": part.entry,
        "lead": blocks(&part.lead, area, scale), "title": titles, "line": line_over(line, area),
        "table": table::set(table, area.width, scale, &stand),
        "below": small(below, area), "notes": notes(&part.notes, area),
    })
}

fn blocks(blocks: &[Block], area: Area, scale: f64) -> Vec<Value> {
    let room = BODY_ROOM * area.width / Area::PORTRAIT.width;
    let block = |block: &Block| {
        Some(match block {
            Block::Heading(heading) => {
                let (look, text) = match heading.look {
                    HeadingLook::Part => ("part", title(&heading.text, area.width / TITLE)),
                    HeadingLook::First => ("first", running(&heading.text, room)),
                    HeadingLook::Second => ("second", running(&heading.text, room)),
                    HeadingLook::Deeper => ("deeper", running(&heading.text, room)),
                };
                json!({ "block": "heading", "level": heading.level, "words": heading.text, "look": look, "text": text })
            }
            Block::Paragraph(paragraph) => {
                let look = match paragraph.look {
                    ParagraphLook::Body => "body",
                    ParagraphLook::Title => "title",
                    ParagraphLook::Annex => "annex",
                    ParagraphLook::Note => "note",
                };
                let is_title = paragraph.look == ParagraphLook::Title;
                let set =
                    |line: &str| if is_title { title(line, area.width / TITLE) } else { running(line, room) };
                let lines: Vec<Text> = lines_of(&paragraph.text).map(set).collect();
                json!({ "block": "paragraph", "look": look, "lines": lines })
            }
            Block::Table(OtherTable { title: titles, line, table }) => json!({
                "block": "table", "title": titles.iter().map(|line| title(&line.text, area.width / SHEET_TITLE)).collect::<Vec<_>>(),
                "line": line_over(line, area), "table": table::set(table, area.width, scale, &Stand::Unknown),
            }),
            Block::Contents(contents) if contents.shown => json!({ "block": "contents" }),
            Block::Contents(_) => return None,
        })
    };
    blocks.iter().filter_map(block).collect()
}

/// The lines of a text that say something.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty())
}

/// Left and right of the line over a table; none without one.
fn line_over(line: &[Line], area: Area) -> Value {
    let Some((last, before)) = line.split_last().filter(|_| line.iter().any(|piece| !piece.text.is_empty()))
    else {
        return Value::Null;
    };
    let left: Vec<&str> =
        before.iter().map(|piece| piece.text.as_str()).filter(|text| !text.is_empty()).collect();
    json!([code(&left.join("　　"), area.width / LINE - 9.0), last.text])
}

/// Lines under a table in the type of cells.
fn small(lines: &[Line], area: Area) -> Vec<Text> {
    lines.iter().flat_map(|line| lines_of(&line.text)).map(|line| running(line, area.width / CELL)).collect()
}

fn notes(blocks: &[Block], area: Area) -> Vec<Text> {
    let paragraphs = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    });
    paragraphs.flat_map(|note| lines_of(&note.text)).map(|line| running(line, area.width / CELL)).collect()
}
