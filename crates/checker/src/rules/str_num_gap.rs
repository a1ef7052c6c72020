//! STR-NUM-GAP 标题序号不连续 | A heading number is missing
//!
//! **What.** Numbers of one style among the headings of one section, and the numbers of the forms, go up by one. A list
//! that does not start at 1 is a warning: its head may stand elsewhere.
//!
//! **Why.** A gap says that something was deleted, or lost when parts were joined.
//!
//! **Example.** 一、…, 三、….
//!
//! 改法：补上缺少的部分，或重新编排序号。

use std::collections::HashMap;

use model::Pointer;
use wording::heading::{Style, alone};

use crate::facts::Facts;
use crate::finding::{Findings, Severity};
use crate::label::quote;
use crate::sequence::{Oddity, Sequence};

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for slip in walk(facts) {
        if let Oddity::Skipped(expected) = slip.oddity {
            let severity = if expected == 1 { Severity::Warning } else { Severity::Error };
            let claim = format!("序号“{}”前缺第{expected}项：{}", slip.number, quote(&slip.title));
            out.add_as(severity, vec![slip.at], claim);
        }
    }
}

/// A number that does not follow from the ones before it.
pub(super) struct Slip {
    pub(super) oddity: Oddity,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) at: Pointer,
}

/// The slips among the headings of each section, and among the forms' numbers.
pub(super) fn walk(facts: &Facts<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut sequences: HashMap<(Option<usize>, Style), Sequence> = HashMap::new();
    for heading in facts.headings() {
        let Some((style, value)) = alone(&heading.section.number) else { continue };
        if let Some(oddity) = sequences.entry((heading.parent, style)).or_default().next(value) {
            let (number, title) = (heading.section.number.trim().to_owned(), heading.section.heading.clone());
            slips.push(Slip { oddity, number, title, at: heading.at.key("heading") });
        }
    }
    let mut sequences: HashMap<Style, Sequence> = HashMap::new();
    for sheet in facts.sheets() {
        let Some(number) = sheet.form.number.as_deref() else { continue };
        let Some((style, value)) = alone(number) else { continue };
        if let Some(oddity) = sequences.entry(style).or_default().next(value) {
            let title = sheet.form.title.clone().unwrap_or_default();
            slips.push(Slip { oddity, number: number.trim().to_owned(), title, at: sheet.at.key("number") });
        }
    }
    slips
}
