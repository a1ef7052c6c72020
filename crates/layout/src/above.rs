//! What stands over a form's table: title, year, whose form it is, the currency unit.

use std::collections::BTreeMap;

use model::{Department, Form, Pointer, Role, Submission};
use wording::label::without_twin;

use crate::cells::Placed;
use crate::printed::{Line, Sheet};

/// Takes the rows that hold nothing but title and unit line off the top of a table: they stand over it.
pub(crate) fn take(sheet: &mut Sheet, cells: Vec<Placed>) -> Vec<Placed> {
    let mut rows: BTreeMap<u32, Vec<Placed>> = BTreeMap::new();
    for cell in cells {
        rows.entry(cell.row).or_default().push(cell);
    }
    let is_above =
        |cell: &Placed| matches!(cell.role, Role::Title | Role::Unit | Role::Blank) && cell.row_span == 1;
    let mut rest = Vec::new();
    for (_, row) in rows {
        if !rest.is_empty() || !row.iter().all(is_above) || row.iter().all(|cell| cell.text.is_empty()) {
            rest.extend(row);
            continue;
        }
        let unit = row.iter().any(|cell| cell.role == Role::Unit);
        let full = row.into_iter().filter(|cell| !cell.text.is_empty());
        let lines = full.map(|cell| Line { text: cell.text, at: cell.at });
        if unit { sheet.line.extend(lines) } else { sheet.title.extend(lines) }
    }
    rest
}

/// Fills in what stood in paragraphs over and under the table, by the form's own words where it has them.
pub(crate) fn complete(sheet: &mut Sheet, submission: &Submission, index: usize) {
    let form = &submission.forms[index];
    let lines = paragraphs(submission, form, index);
    if sheet.title.is_empty() {
        sheet.title.extend(title_of(form, &Pointer::root().key("forms").index(index)));
        let year = lines.iter().flat_map(|line| &line.pieces).find(|piece| piece.key == "labels/year");
        sheet.title.extend(year.map(|piece| piece.line.clone()));
    }
    for line in lines {
        let (right, left): (Vec<Piece>, Vec<Piece>) = line
            .pieces
            .into_iter()
            .filter(|piece| piece.key != "labels/year")
            .partition(|piece| piece.key == "currency_unit");
        let mut lines: Vec<Line> = left.into_iter().map(|piece| piece.line).collect();
        let right = right.into_iter().next().map(|piece| piece.line);
        if line.under {
            sheet.below.extend(lines.into_iter().chain(right));
        } else if !lines.is_empty() || right.is_some() {
            let last = sheet.line.pop().filter(|line| !line.text.is_empty()).or(right);
            sheet.line.append(&mut lines);
            sheet.line.push(last.unwrap_or_default());
        }
    }
}

/// The form's own title with its number; `pointer` is the form's.
pub(crate) fn title_of(form: &Form, pointer: &Pointer) -> Option<Line> {
    let title = form.title.as_ref().filter(|title| !title.is_empty())?;
    let text = format!("{}{title}", form.number.as_deref().unwrap_or_default());
    Some(Line::of(text, pointer.key("title")))
}

/// A paragraph that holds values of the form.
struct ParagraphLine {
    /// Whether it stands behind the form's table.
    under: bool,
    pieces: Vec<Piece>,
}

/// A value with its label.
struct Piece {
    key: String,
    line: Line,
}

/// The paragraphs that hold values of the form beside its title, in document order.
fn paragraphs(submission: &Submission, form: &Form, index: usize) -> Vec<ParagraphLine> {
    let start = format!("{}/", Pointer::root().key("forms").index(index));
    let own = submission
        .places
        .iter()
        .filter_map(|(pointer, place)| Some((pointer.as_str().strip_prefix(&start)?, place)));
    let mut lines: Vec<(Option<u32>, ParagraphLine)> = Vec::new();
    let mut under = false;
    for (key, place) in own {
        if place.table.is_some() {
            under = true;
            continue;
        }
        let pointer = Pointer::from(format!("{start}{key}"));
        let coded = || {
            let code = submission.places.get(&Pointer::from(format!("{start}unit/code")));
            code.is_some_and(|code| code.table.is_none() && code.paragraph == place.paragraph)
        };
        let Some(text) = submission
            .get(&pointer)
            .and_then(model::Found::text)
            .and_then(|text| if key == "unit/name" { named(form, coded()) } else { piece(form, key, text) })
        else {
            continue;
        };
        let piece = Piece { key: key.to_owned(), line: Line::of(text, pointer) };
        match lines.last_mut() {
            Some((paragraph, line)) if *paragraph == place.paragraph => line.pieces.push(piece),
            _ => lines.push((place.paragraph, ParagraphLine { under, pieces: vec![piece] })),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// A value as it stood in its paragraph: behind its label. `None` for what stands elsewhere or within another.
fn piece(form: &Form, key: &str, text: &str) -> Option<String> {
    let labelled = |label: &str| {
        let colon = if label.is_empty() || label.ends_with(['：', ':']) { "" } else { "：" };
        format!("{label}{colon}{text}")
    };
    let own = |key: &str| form.labels.get(key).map(String::as_str).unwrap_or_default();
    match key {
        "labels/year" => Some(text.to_owned()),
        "currency_unit" => Some(form.labels.get(key).cloned().unwrap_or_else(|| format!("单位：{text}"))),
        "project/code" | "project/name" | "purpose" => Some(labelled(own(&key.replace('/', ".")))),
        _ => {
            let label = key.strip_prefix("fields/")?.replace("~1", "/").replace("~0", "~");
            Some(labelled(without_twin(&label)))
        }
    }
}

/// The unit as its paragraph has it: without its code where that stands elsewhere.
fn named(form: &Form, coded: bool) -> Option<String> {
    let unit = form.unit.as_ref()?;
    let code = unit.code.clone().filter(|_| coded);
    Some(owner(form, &Department { code, ..unit.clone() }))
}

/// `填报单位：322001某市商务局本级`.
pub(crate) fn owner(form: &Form, unit: &Department) -> String {
    let label = form.labels.get("unit").map(String::as_str).unwrap_or_default();
    let colon = if label.is_empty() || label.ends_with(['：', ':']) { "" } else { "：" };
    let [code, level] = [&unit.code, &unit.level].map(|part| part.as_deref().unwrap_or_default());
    format!("{label}{colon}{code}{}{level}", unit.name)
}
