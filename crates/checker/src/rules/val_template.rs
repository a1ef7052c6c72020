//! VAL-TEMPLATE 模板提示文字未替换 | The text of the template was left in place
//!
//! **查什么。** 目标、完成情况、评价结论等处还是模板的提示文字：限定字数（200字以内）、填写说明（结合自评情况，说明……；未完成的需说明原因）、只有编号没有内容（目标1：……）、留着的××、三级指标仍是“指标1”。项目名称、单位名称、任务也查。
//!
//! **为什么。** 格子填了，等于没填；公开出去，说明没人看过。
//!
//! **例子。** 评价结论：结合自评情况，说明项目自评总分……（200字以内）。
//!
//! 改法：删去模板的提示文字，填写本项目的实际内容。
//!
//! **What.** A goal, a completion, a conclusion or another text of a form that is still what the template asks for: a bound on its
//! length (200字以内), an instruction (结合自评情况，说明…), numbered headings with nothing behind them (目标1：……), or ×× left open. Names of projects, units and tasks too.
//!
//! **Why.** The cell is filled and says nothing; published, it shows that nobody read the form.
//!
//! **Example.** 评价结论: 结合自评情况，说明项目自评总分……（200字以内）.

use model::{Pointer, TaskText};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::prompt::is_prompt;
use crate::sheet::{Sheet, is_open_name};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        for (at, label, text) in texts(&sheet) {
            // A numbered row that nobody used is told only where it holds a value.
            let unused = is_open_name(text) && at.as_str().contains("/fields/");
            // A code that holds XX is a code.
            let coded = ["编码", "编号", "代码"].iter().any(|word| label.contains(word));
            if !unused && !coded && (is_prompt(text) || is_open_name(text)) {
                out.add(vec![at], format!("{label}仍是模板的提示文字{}", quote(text)));
            }
        }
    }
}

/// What a form says in sentences, with what a clerk calls it.
fn texts<'a>(sheet: &Sheet<'a>) -> Vec<(Pointer, String, &'a str)> {
    let form = sheet.form;
    let mut texts: Vec<(Pointer, String, &str)> = Vec::new();
    if let Some(purpose) = &sheet.form.purpose {
        texts.push((sheet.at.key("purpose"), "资金用途".to_owned(), purpose));
    }
    for (index, goal) in sheet.form.goals.iter().enumerate() {
        let at = sheet.at.key("goals").index(index);
        let label = if goal.label.trim().is_empty() { "绩效目标" } else { goal.label.trim() };
        texts.push((at.key("text"), label.to_owned(), &goal.text));
        if let Some(actual) = &goal.actual {
            texts.push((at.key("actual"), "实际完成情况".to_owned(), actual));
        }
    }
    if let Some(name) = form.project.as_ref().and_then(|project| project.name.as_deref()) {
        texts.push((sheet.at.key("project").key("name"), "项目名称".to_owned(), name));
    }
    if let Some(unit) = &form.unit {
        texts.push((sheet.at.key("unit").key("name"), "单位名称".to_owned(), &unit.name));
    }
    for (index, task) in form.tasks.iter().enumerate() {
        let at = sheet.at.key("tasks").index(index);
        texts.push((at.key("name"), "任务名称".to_owned(), &task.name));
        let said = TaskText::ALL.iter().filter_map(|column| Some((column, column.of(task)?)));
        texts.extend(
            said.map(|(column, text)| {
                (at.key(column.key()), "任务".to_owned() + column.label(), text.as_str())
            }),
        );
    }
    for row in sheet.rows() {
        if let Some(name) = &row.indicator.name {
            texts.push((row.name_at(), "三级指标".to_owned(), name));
        }
        if let Some(deviation) = &row.indicator.deviation {
            texts.push((row.at.key("deviation"), format!("{} 的偏差原因", row.label()), deviation));
        }
    }
    let fields = sheet.at.key("fields");
    texts.extend(
        sheet.form.fields.iter().map(|(label, text)| (fields.key(label), label.clone(), text.as_str())),
    );
    texts
}
