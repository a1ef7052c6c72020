//! A value corrected by hand: the data change as if the document had said so, and a note says that it had not.

use std::borrow::Cow;

use indexmap::IndexMap;
use model::{Limits, Note, Noted, Pointer, Submission};
use serde_json::value::{RawValue, to_raw_value};

use crate::Error;

/// The id of the note that tells of a correction.
pub const CORRECTED: &str = "edit.corrected";

/// Most characters of a text that a note repeats.
const REPEATED: usize = 60;

/// Keys under which ids and the program's own words stand: no values of the document.
const NO_VALUES: [&str; 8] = ["kind", "profile", "item", "term", "id", "month", "year", "schema"];

/// The submission with another text at a pointer; what the text means is read anew, with all that rests on it. A note says
/// what stood there, and a doubt about the value is settled.
///
/// ```
/// use jixiao::{CORRECTED, Options, Pointer};
///
/// let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"},
///   "forms": [{"kind": "project_goal", "profile": "hebei", "currency_unit": "万元", "funds": [
///     {"item": "total", "label": "预算数", "budget": {"text": "5.00", "kind": "text"}}]}]}"#;
/// let submission = jixiao::read(json.as_bytes(), "a.json", &Options::default())?;
/// let at = Pointer::from("/forms/0/funds/0/budget");
/// let corrected = jixiao::correct(&submission, &at, "6.50")?;
/// assert!(jixiao::to_json(&corrected)?.contains(r#""value": 65000,"#));
/// assert_eq!(corrected.notes.last().unwrap().id, CORRECTED);
/// assert!(jixiao::correct(&submission, &"/forms/0/kind".into(), "x").is_err());
/// # Ok::<(), jixiao::Error>(())
/// ```
///
/// # Errors
///
/// When no text or quantity of the document stands at the pointer.
pub fn correct(submission: &Submission, at: &Pointer, text: &str) -> Result<Submission, Error> {
    let none = || Error::NoValue(at.clone());
    let steps: Vec<Cow<'_, str>> = at.steps().collect();
    let of_document =
        matches!(steps.first().map(AsRef::as_ref), Some("forms" | "outline" | "department" | "tables"));
    let is_value = !steps.last().is_some_and(|last| NO_VALUES.contains(&last.as_ref()));
    let before = submission.get(at).and_then(|found| found.text()).filter(|_| of_document && is_value);
    let before = before.ok_or_else(none)?.to_owned();
    let raw = to_raw_value(submission).map_err(Error::Serialise)?;
    let raw = replaced(&raw, &steps, text).ok_or_else(none)?;
    let limits = Limits::default();
    let Noted { value: mut corrected, .. } = model::read_json(raw.get().as_bytes(), &limits)?;
    normalizer::normalize_within(&mut corrected, &limits);
    show_in_cells(&mut corrected, at, &before, text);
    for reading in corrected.forms.iter_mut().filter_map(|form| form.reading.as_mut()) {
        reading.doubtful.retain(|doubtful| doubtful != at);
    }
    let message = format!("「{}」 became 「{}」 by hand (手工更正)", short(&before), short(text));
    let note = Note::new(CORRECTED, message);
    let note = match submission.place_of(at) {
        Some(place) => note.at(place),
        None => note,
    };
    corrected.notes.push(note);
    Ok(corrected)
}

/// JSON with another text at the end of the steps: of a text the text itself, of a quantity the quantity, unread. All else
/// keeps its digits.
fn replaced(raw: &RawValue, steps: &[Cow<'_, str>], text: &str) -> Option<Box<RawValue>> {
    let json = raw.get();
    let Some((step, rest)) = steps.split_first() else {
        return match json.as_bytes().first()? {
            b'"' => to_raw_value(text).ok(),
            b'{' => to_raw_value(&serde_json::json!({ "text": text, "kind": "text" })).ok(),
            _ => None,
        };
    };
    match json.as_bytes().first()? {
        b'{' => {
            let mut object: IndexMap<String, Box<RawValue>> = serde_json::from_str(json).ok()?;
            let value = object.get_mut(step.as_ref())?;
            *value = replaced(value, rest, text)?;
            to_raw_value(&object).ok()
        }
        b'[' => {
            let mut list: Vec<Box<RawValue>> = serde_json::from_str(json).ok()?;
            let value = list.get_mut(step.parse::<usize>().ok()?)?;
            *value = replaced(value, rest, text)?;
            to_raw_value(&list).ok()
        }
        _ => None,
    }
}

/// Cells that keep a text of their own, since their values do not give it back, show the correction too.
fn show_in_cells(submission: &mut Submission, at: &Pointer, before: &str, text: &str) {
    let grids = submission.forms.iter_mut().flat_map(|form| &mut form.grids);
    for cell in grids.flat_map(|grid| &mut grid.cells).filter(|cell| cell.at.contains(at)) {
        if let Some(own) = &mut cell.text
            && !before.is_empty()
        {
            *own = own.replacen(before, text, 1);
        }
    }
}

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(REPEATED).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    const FORM: &str = r#"{"schema":"jixiao/1","source":{"file":"a.docx","format":"docx"},
      "outline":[{"number":"一、","heading":"总体目标","paragraphs":["培训40人。"]}],
      "forms":[{"kind":"project_goal","profile":"hebei","currency_unit":"万元",
        "project":{"name":"河道清淤"},
        "funds":[{"item":"total","label":"预算数","budget":{"text":"5.00","kind":"text"}},
                 {"item":"fiscal","label":"财政资金","budget":{"text":"1.0878","kind":"text"}}],
        "fields":{"单位/科室":"某局"},
        "grids":[{"table":1,"rows":1,"columns":2,"cells":[
          {"row":1,"column":1,"row_span":1,"column_span":1,"role":"value","at":["/forms/0/funds/0/budget"],"text":"金额5.00"},
          {"row":1,"column":2,"row_span":1,"column_span":1,"role":"value","at":["/forms/0/funds/1/budget"],"text":"5.00"}]}],
        "reading":{"cells":2,"understood":2,"doubtful":["/forms/0/funds/0/budget","/forms/0/funds/1/budget"]}}],
      "places":{"/forms/0/funds/0/budget":{"table":1,"row":1,"column":1}}}"#;

    fn submission() -> Submission {
        crate::from_json(FORM.as_bytes()).unwrap()
    }

    fn get<'a>(submission: &'a Submission, at: &str) -> &'a str {
        submission.get(&at.into()).and_then(|found| found.text()).unwrap()
    }

    #[test]
    fn what_rests_on_a_value_follows_it_and_nothing_else_changes() {
        let corrected = correct(&submission(), &"/forms/0/funds/0/budget".into(), "≥6.50").unwrap();
        let json = crate::to_json(&corrected).unwrap();
        assert!(json.contains("\"value\": 6.50,") && json.contains("\"value\": 65000,"), "{json}");
        assert!(json.contains("\"value\": 1.0878,"), "the other amount keeps its digits: {json}");
        let texts: Vec<_> =
            corrected.forms[0].grids[0].cells.iter().map(|cell| cell.text.as_deref()).collect();
        assert_eq!(texts, [Some("金额≥6.50"), Some("5.00")], "only the cell that holds the value shows it");
        let doubtful = &corrected.forms[0].reading.as_ref().unwrap().doubtful;
        assert_eq!(doubtful.iter().map(Pointer::as_str).collect::<Vec<_>>(), ["/forms/0/funds/1/budget"]);
        let note = corrected.notes.last().unwrap();
        assert_eq!(note.id, "edit.corrected");
        assert_eq!(note.message, "「5.00」 became 「≥6.50」 by hand (手工更正)");
        assert_eq!(note.place.as_ref().unwrap().to_string(), "表1 第1行 第1列");
    }

    #[test]
    fn texts_and_the_narrative_are_corrected_too() {
        let corrected = correct(&submission(), &"/forms/0/fields/单位~1科室".into(), "另一局").unwrap();
        assert_eq!(get(&corrected, "/forms/0/fields/单位~1科室"), "另一局");
        let corrected = correct(&submission(), &"/outline/0/paragraphs/0".into(), "培训50人。").unwrap();
        assert_eq!(corrected.outline[0].quantities[0].quantity.text, "50人");
        let same = correct(&submission(), &"/forms/0/project/name".into(), "河道清淤").unwrap();
        assert_eq!(
            Submission { notes: Vec::new(), ..same },
            Submission { notes: Vec::new(), ..submission() }
        );
    }

    #[test]
    fn only_values_of_the_document_are_corrected() {
        for at in [
            "/forms/0/kind",
            "/source/file",
            "/forms/0/funds/9/budget",
            "/forms/0",
            "/forms/0/funds/0/item",
            "",
        ] {
            let error = correct(&submission(), &at.into(), "x").unwrap_err();
            assert_eq!(error.id(), "edit.no-value", "{at}");
        }
    }
}
