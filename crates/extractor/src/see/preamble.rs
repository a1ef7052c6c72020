//! What stands over a form: title, unit line, currency unit, year.

use wording::label::Label;
use wording::{blank, currency, fold, year};

use crate::colons;
use crate::identity;
use crate::profile::Profiles;
use crate::weights::preamble as weights;
use crate::words::{Axis, Vocabulary};

/// A line over a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    Title,
    Year,
    Currency,
    Unit,
    Pairs,
    /// 公开14表: a code of the report, nobody's name.
    Code,
    Unknown,
}

/// What a line over a form is; `alone` when nothing stands beside it.
pub(crate) fn line(text: &str, alone: bool, words: &Vocabulary, profiles: &Profiles) -> Line {
    let label = Label::new(text);
    let short = text.chars().count() <= weights::LONGEST_TITLE;
    let pairs =
        || colons::pairs(text, false, words).is_some_and(|pairs| pairs.len() == colons::count_colons(text));
    if currency::line(text).is_some() {
        Line::Currency
    } else if pairs() {
        Line::Pairs
    } else if year::is_alone(&label.bare) {
        Line::Year
    } else if words.get(Axis::NoName, &label).is_some() {
        Line::Code
    } else if alone && short && profiles.is_title(&label) && !words.is_label(&label) {
        Line::Title
    } else if short
        && identity::unit(text, words).is_some_and(|unit| unit.code.is_some() && !unit.name.is_empty())
    {
        Line::Unit
    } else {
        Line::Unknown
    }
}

/// The lines of a cell over a form; a line end inside a code parts nothing.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !blank::is_blank(line)) {
        let line = line.trim_matches(fold::is_space);
        match lines.last_mut() {
            Some(last) if last.chars().all(digit) && line.starts_with(digit) => {
                last.push('\n');
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}
