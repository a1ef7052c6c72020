//! TEXT-SPACE 名称中有空格 | White space inside a name
//!
//! **查什么。** 项目、任务、指标名称里，两个汉字之间的空格。
//!
//! **为什么。** 名称是系统、正文和次年对比认项目、认指标的依据；多一个空格就成了另一个名称。
//!
//! **例子。** 培训 人员人次。
//!
//! 改法：删去空格。
//!
//! **What.** White space between two Chinese characters in the name of a project, a task or an indicator.
//!
//! **Why.** By its name a project or an indicator is known to the system, to the narrative and next year; with a space it is another.
//!
//! **Example.** 培训 人员人次.

use model::Pointer;
use wording::is_ideograph;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let mut names: Vec<(Pointer, &str)> = Vec::new();
        let project = sheet.form.project.as_ref().and_then(|project| project.name.as_deref());
        names.extend(project.map(|name| (sheet.at.key("project").key("name"), name)));
        let tasks = sheet.at.key("tasks");
        for (index, task) in sheet.form.tasks.iter().enumerate() {
            names.push((tasks.index(index).key("name"), &task.name));
        }
        names.extend(sheet.rows().map(|row| (row.name_at(), row.name())));
        for (at, name) in names {
            if !spaces(name).is_empty() {
                out.add(vec![at], format!("名称{}中有空格", quote(name)));
            }
        }
    }
}

/// The spaces between two Chinese characters: where in bytes they begin, and end.
pub(crate) fn spaces(name: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut before = None;
    let mut start = None;
    for (at, sign) in name.char_indices() {
        if matches!(sign, ' ' | '\u{A0}' | '\u{3000}' | '\u{2002}' | '\u{2003}') {
            start = start.or(Some(at));
            continue;
        }
        if let (Some(start), true) = (start.take(), before.is_some_and(is_ideograph) && is_ideograph(sign)) {
            found.push(start..at);
        }
        before = Some(sign);
    }
    found
}
