//! FORM-UNREAD 文件或表格未读懂 | A document or table that was not understood
//!
//! **查什么。** 整份文件既没有读出绩效目标表，也没有绩效目标文字；某张表像绩效表而不合任何已知表式；某张表认出了却没有读出任何内容。结果记为“未读懂”（unread）。
//!
//! **为什么。** 没有读懂就没有检查；一声不响，会被当成没有问题。用 jixiao forms why 可以看出哪些标签不认识，用表式文件（docs/profiles.md）教会它。
//!
//! **例子。** 表头为“指标大类、指标小类、考核要点、考核值”的“项目绩效任务书”。
//!
//! 改法：人工核对这份文件；表式常见的，用 jixiao forms scaffold 建立表式后重新检查。
//!
//! **What.** A document in which neither a form nor a narrative of goals was found, a table that looks like a performance form
//! but fits no profile, or a form of which nothing was understood. The outcome is `unread` (未读懂).
//!
//! **Why.** What was not read was not checked, and silence would look like approval. `jixiao forms why` shows which labels are
//! unknown; a profile (docs/profiles.md) teaches them.
//!
//! **Example.** A 项目绩效任务书 whose headings are 指标大类, 指标小类, 考核要点, 考核值.

use model::{Form, Pointer, Section, Submission};

use crate::facts::Facts;
use crate::findings::Findings;

/// What the reader says of a table that looks like a form and fits no profile.
const UNRECOGNISED: &str = "table.unrecognised";

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let submission = facts.submission;
    let mut told = false;
    for sheet in facts.sheets().filter(|sheet| !says_something(sheet.form)) {
        told = true;
        out.unread(vec![sheet.at.clone()], format!("{} 没有读出任何内容，未能检查", sheet.name()));
    }
    for note in submission.notes.iter().filter(|note| note.id == UNRECOGNISED) {
        told = true;
        let table = |at: &Pointer| {
            at.as_str().starts_with("/tables/") && submission.places.get(at) == note.place.as_ref()
        };
        let at = submission.places.keys().find(|at| table(at)).cloned();
        let place = note.place.as_ref().map(ToString::to_string).unwrap_or_default();
        out.unread(
            vec![at.unwrap_or_else(|| Pointer::root().key("tables"))],
            format!("{place}像绩效表，但不是已知的表式，未能检查"),
        );
    }
    if !told && !is_understood(submission) {
        out.unread(vec![Pointer::root().key("forms")], "没有读出绩效目标表，也没有绩效目标文字，未能检查");
    }
}

/// Whether anything of the document was understood as what it is: a form that says something, or a narrative of goals.
pub(crate) fn is_understood(submission: &Submission) -> bool {
    submission.forms.iter().any(says_something) || has_goals(&submission.outline)
}

fn says_something(form: &Form) -> bool {
    let blank = form.funds.is_empty()
        && form.schedule.is_empty()
        && form.tasks.is_empty()
        && form.goals.is_empty()
        && form.indicators.is_empty()
        && form.fields.is_empty();
    !blank && form.reading.as_ref().is_none_or(|reading| reading.understood > 0)
}

/// Whether the narrative speaks of goals.
fn has_goals(outline: &[Section]) -> bool {
    const WORDS: &[&str] = &["绩效", "目标", "指标"];
    let mut open: Vec<&Section> = outline.iter().collect();
    while let Some(section) = open.pop() {
        let speaks = |text: &str| WORDS.iter().any(|word| text.contains(word));
        if speaks(&section.heading) || section.paragraphs.iter().any(|text| speaks(text)) {
            return true;
        }
        open.extend(&section.sections);
    }
    false
}
