//! The original text at any pointer.

use model::{Found, Pointer, Submission};
use serde_json::Value;

/// Keys of the JSON whose texts stand in no document.
const NOT_WRITTEN: [&str; 11] =
    ["id", "kind", "op", "unit", "base", "item", "term", "profile", "inferred", "month", "value"];

/// What stands in the document at a pointer: the text of a value, else the texts of all that it holds, in their order. Of a
/// form its title and project; of a section its heading. Empty where the pointer leads to a cell that is not there.
pub(crate) fn original(submission: &Submission, pointer: &Pointer) -> String {
    match submission.get(pointer) {
        Some(Found::Number(number)) => number.to_string(),
        Some(found) => found.text().unwrap_or_default().to_owned(),
        None => whole(submission, pointer),
    }
}

fn whole(submission: &Submission, pointer: &Pointer) -> String {
    let steps: Vec<_> = pointer.steps().collect();
    let steps: Vec<&str> = steps.iter().map(AsRef::as_ref).collect();
    let mut texts: Vec<String> = Vec::new();
    match steps.as_slice() {
        ["forms", index] => {
            let form = index.parse::<usize>().ok().and_then(|index| submission.forms.get(index));
            texts.extend(form.and_then(|form| form.title.clone()));
            texts.extend(form.and_then(|form| form.project.as_ref()?.name.clone()));
        }
        ["forms", index, rest @ ..] => {
            let form = index.parse::<usize>().ok().and_then(|index| submission.forms.get(index));
            if let Some(form) = form.and_then(|form| serde_json::to_value(form).ok()) {
                collect(find(&form, rest), &mut texts);
            }
        }
        ["outline", rest @ ..] => {
            if let Ok(outline) = serde_json::to_value(&submission.outline) {
                let section = find(&outline, rest);
                let heading = ["number", "heading"].iter().filter_map(|key| section?.get(key)?.as_str());
                texts.push(heading.collect());
            }
        }
        ["tables", index] => {
            let table = index.parse::<usize>().ok().and_then(|index| submission.tables.get(index));
            let cells = table.into_iter().flat_map(|table| &table.cells);
            texts.extend(cells.map(|cell| cell.text.clone()));
        }
        ["department"] => {
            texts.extend(submission.department.as_ref().map(|department| department.name.clone()));
        }
        _ => {}
    }
    texts.retain(|text| !text.trim().is_empty());
    texts.join(" ")
}

fn find<'v>(value: &'v Value, steps: &[&str]) -> Option<&'v Value> {
    steps.iter().try_fold(value, |value, step| match value {
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        Value::Object(keys) => keys.get(*step),
        _ => None,
    })
}

/// The texts of a value and of what it holds; of a quantity the one it was read from.
fn collect(value: Option<&Value>, texts: &mut Vec<String>) {
    match value {
        Some(Value::String(text)) => texts.push(text.clone()),
        Some(Value::Array(items)) => items.iter().for_each(|item| collect(Some(item), texts)),
        Some(Value::Object(keys)) => match keys.get("text") {
            Some(Value::String(text)) if keys.contains_key("kind") => texts.push(text.clone()),
            _ => {
                for (key, value) in keys.iter().filter(|(key, _)| !NOT_WRITTEN.contains(&key.as_str())) {
                    // Other columns are told with their headings.
                    if !key.is_ascii() && !matches!(value, Value::Object(_)) {
                        texts.push(format!("{key}："));
                    } else if !key.is_ascii() {
                        texts.push(key.clone());
                    }
                    collect(Some(value), texts);
                }
            }
        },
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pointer_shows_what_is_written() {
        let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"}, "year": 2024,
          "outline": [{"number": "一、", "heading": "总体绩效目标", "paragraphs": ["保障道路安全。"]}],
          "forms": [{"kind": "project_goal", "profile": "hebei", "title": "绩效目标表", "project": {"name": "河道清淤"},
            "fields": {"实施单位": "水务局", "负责人": "张三"},
            "schedule": [{"label": "3月底", "month": 3, "share": {"text": "25%", "kind": "text"}}],
            "indicators": [{"level1": {"id": "output", "label": "产出指标"}, "level2": {"id": "output.quality", "label": "质量指标",
              "weight": {"text": "15", "kind": "text"}}, "name": "合格率", "target": {"text": "≥95%", "kind": "text"},
              "grades": {"优": {"text": "≥95%", "kind": "text"}, "良": {"text": "≥85%", "kind": "text"}}}]}]}"#;
        let submission: Submission = serde_json::from_str(json).unwrap();
        for (pointer, text) in [
            ("/forms/0/indicators/0/target", "≥95%"),
            ("/forms/0/indicators/0/level2", "质量指标 15"),
            ("/forms/0/indicators/0/level1", "产出指标"),
            ("/forms/0/indicators/0/grades", "优 ≥95% 良 ≥85%"),
            ("/forms/0/fields", "实施单位： 水务局 负责人： 张三"),
            ("/forms/0/schedule", "3月底 25%"),
            ("/forms/0", "绩效目标表 河道清淤"),
            ("/outline/0", "一、总体绩效目标"),
            ("/year", "2024"),
            ("/forms/0/purpose", ""),
        ] {
            assert_eq!(original(&submission, &pointer.into()), text, "{pointer}");
        }
    }
}
