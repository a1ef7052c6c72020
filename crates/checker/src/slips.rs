//! Numbers of headings and forms that do not follow from the ones before them.

use std::collections::HashMap;

use model::Pointer;
use wording::heading::{Style, alone};

use crate::facts::Facts;
use crate::sequence::{Oddity, Sequence};

/// A number that does not follow from the ones before it.
pub(crate) struct Slip {
    pub(crate) oddity: Oddity,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) at: Pointer,
}

/// The slips among the headings of each section, and among the forms' numbers.
pub(crate) fn slips(facts: &Facts<'_>) -> Vec<Slip> {
    let mut found = Vec::new();
    let mut sequences: HashMap<(Option<usize>, Style), Sequence> = HashMap::new();
    for heading in facts.headings() {
        let Some((style, value)) = alone(&heading.section.number) else { continue };
        if let Some(oddity) = sequences.entry((heading.parent, style)).or_default().next(value) {
            let (number, title) = (heading.section.number.trim().to_owned(), heading.section.heading.clone());
            found.push(Slip { oddity, number, title, at: heading.at.key("heading") });
        }
    }
    let mut sequences: HashMap<Style, Sequence> = HashMap::new();
    for sheet in facts.sheets() {
        let Some(number) = sheet.form.number.as_deref() else { continue };
        let Some((style, value)) = alone(number) else { continue };
        if let Some(oddity) = sequences.entry(style).or_default().next(value) {
            let title = sheet.form.title.clone().unwrap_or_default();
            found.push(Slip { oddity, number: number.trim().to_owned(), title, at: sheet.at.key("number") });
        }
    }
    found
}
