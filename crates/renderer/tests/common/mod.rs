//! Submissions of an invented county, one for each family of form and each of three lengths.

#![allow(dead_code, unreachable_pub)] // each test file uses its part
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers fail as tests do
#![allow(clippy::needless_pass_by_value, clippy::match_same_arms)]

mod content;
mod form;
pub mod geometry;

use model::Submission;
use serde_json::{Value, json};

pub use form::form;

/// How much a form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Fits a page.
    Short,
    /// A 2,000-character goal, a 60-character code, a 40-row indicator block.
    Long,
    /// Every cell is there and empty.
    Empty,
}

pub const LENGTHS: [Length; 3] = [Length::Short, Length::Long, Length::Empty];

pub const FAMILIES: [&str; 10] = [
    "hebei",
    "central",
    "two-sided",
    "department",
    "activity",
    "evaluation",
    "monitoring",
    "core",
    "split",
    "county",
];

/// A submission that holds one form of a family.
pub fn submission(family: &str, length: Length) -> Submission {
    whole(vec![form(family, length)])
}

/// A submission of these forms.
pub fn whole(forms: Vec<Value>) -> Submission {
    parsed(&json!({
        "schema": "jixiao/1",
        "source": {"file": "云岭县.docx", "format": "docx", "sha256": "0".repeat(64), "producer": null},
        "year": 2023,
        "department": {"code": "415", "name": "云岭县商务局"},
        "forms": forms,
    }))
}

pub fn parsed(value: &Value) -> Submission {
    serde_json::from_str(&value.to_string()).expect("canonical JSON")
}

/// The renderer of all tests: the system's fonts, after those of `JIXIAO_FONT_DIR` when it is set.
pub fn renderer() -> renderer::Renderer {
    let dirs = std::env::var_os("JIXIAO_FONT_DIR").map(std::path::PathBuf::from).into_iter().collect();
    renderer::Renderer::new(&renderer::FontOptions { dirs, system: true }).expect("fonts: run `just setup`")
}

/// Without white space: lines break where they must.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every text of canonical JSON that a reader of the document should see.
pub fn texts(json: &Value) -> Vec<String> {
    // Ids, derived values and what says where things were, not what they are. `unit` is a text of a quantity's
    // record and an object of a form.
    const NOT_SHOWN: [&str; 9] =
        ["kind", "profile", "item", "term", "id", "recognition", "labels", "base", "op"];
    match json {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(entries) if entries.contains_key("text") && entries.contains_key("kind") => {
            texts(&entries["text"])
        }
        Value::Object(entries) => entries
            .iter()
            .filter(|(key, _)| !NOT_SHOWN.contains(&key.as_str()))
            .flat_map(|(_, value)| texts(value))
            .collect(),
        _ => vec![],
    }
}

/// Gives a form what its family has no block or column for.
pub fn one_indicator_more(submission: &mut Submission) {
    let form = &mut submission.forms[0];
    form.tasks.push(model::Task {
        name: "任务甲".into(),
        content: Some("内容乙".into()),
        ..model::Task::default()
    });
    form.indicators[0].explanation = Some("指标解释丙".into());
    form.indicators[0].grades.insert("优".into(), model::Quantity::unread("优秀丁"));
    form.indicators[0].fields.insert("附加栏".into(), "戊".into());
}
