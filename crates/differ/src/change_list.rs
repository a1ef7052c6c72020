//! The changes between two documents: values compared, each change with its place.

use std::fmt::Write as _;

use model::{Pointer, Quantity};
use wording::fold::Folded;

use crate::document::Document;
use crate::quantity;
use crate::report::{Change, ChangeKind, Sides, Written};
use crate::text;
use crate::verdict::Verdict;
use crate::years::Years;

/// Both documents, and the changes found so far in one project or indicator.
pub(crate) struct ChangeList<'a> {
    pub(crate) old: &'a Document<'a>,
    pub(crate) new: &'a Document<'a>,
    pub(crate) years: Years,
    pub(crate) found: Vec<Change>,
    /// Other words of the forms for what stays the same. A template changes them in every project alike: they are told
    /// once, for the whole document.
    pub(crate) words: Vec<Change>,
}

/// What a change is called and where both values are.
pub(crate) struct Subject {
    pub(crate) path: Pointer,
    pub(crate) label: String,
    pub(crate) at: Sides<Pointer>,
}

impl Subject {
    pub(crate) fn new(
        path: Pointer,
        label: impl Into<String>,
        old: Option<Pointer>,
        new: Option<Pointer>,
    ) -> Self {
        Self { path, label: label.into(), at: Sides { old, new } }
    }

    /// The same, one key further down.
    pub(crate) fn under(self, key: &str) -> Self {
        let down = |pointer: Option<Pointer>| pointer.map(|pointer| pointer.key(key));
        let at = Sides { old: down(self.at.old), new: down(self.at.new) };
        Self { path: self.path.key(key), label: self.label, at }
    }
}

impl<'a> ChangeList<'a> {
    pub(crate) fn new(old: &'a Document<'a>, new: &'a Document<'a>) -> Self {
        let years = Years::of(old.submission.year, new.submission.year);
        Self { old, new, years, found: Vec::new(), words: Vec::new() }
    }

    pub(crate) fn quantity(&mut self, subject: Subject, old: Option<&Quantity>, new: Option<&Quantity>) {
        if let Some(verdict) = quantity::compare(old, new, self.years) {
            let written =
                |quantity: Option<&Quantity>| quantity.map(|q| Written::Quantity(Box::new(q.clone())));
            self.push(subject, verdict, written(old), written(new));
        }
    }

    pub(crate) fn text(&mut self, subject: Subject, old: Option<&str>, new: Option<&str>) {
        if let Some(verdict) = text::compare(old, new, self.years) {
            let written = |text: Option<&str>| text.map(|text| Written::Text(text.to_owned()));
            self.push(subject, verdict, written(old), written(new));
        }
    }

    /// The form's own words for a level, a line of money, a step: not the project's, and meaning the same.
    pub(crate) fn words(&mut self, subject: Subject, old: &str, new: &str) {
        // Points in a label are told as what they are.
        if without_points(old) == without_points(new) {
            return;
        }
        let known = self.words.len();
        self.column(subject, old, new);
        for change in self.words[known..].iter_mut().filter(|change| change.kind == ChangeKind::Text) {
            change.kind = ChangeKind::Wording;
        }
    }

    /// The form's own words for a column.
    pub(crate) fn column(&mut self, subject: Subject, old: &str, new: &str) {
        let known = self.found.len();
        self.text(subject, Some(old), Some(new));
        self.words.extend(self.found.drain(known..));
    }

    /// A text change whose kind is known, as long as there is a text on both sides.
    pub(crate) fn text_as(
        &mut self,
        kind: ChangeKind,
        subject: Subject,
        old: Option<&str>,
        new: Option<&str>,
    ) {
        let before = self.found.len();
        self.text(subject, old, new);
        if let Some(change) = self.found.get_mut(before).filter(|change| !change.segments.is_empty()) {
            change.kind = kind;
        }
    }

    pub(crate) fn push(
        &mut self,
        subject: Subject,
        verdict: Verdict,
        old: Option<Written>,
        new: Option<Written>,
    ) {
        let Verdict { kind, delta, percent, direction, effect, convertible, segments } = verdict;
        let places = Sides {
            old: subject.at.old.as_ref().and_then(|pointer| self.old.place(pointer)),
            new: subject.at.new.as_ref().and_then(|pointer| self.new.place(pointer)),
        };
        self.found.push(Change {
            path: subject.path,
            label: subject.label,
            kind: kind.unwrap_or(ChangeKind::Text),
            old,
            new,
            delta,
            percent,
            direction,
            effect,
            convertible,
            segments,
            at: subject.at,
            places,
        });
    }
}

/// A label's words without the points behind them: 产出指标（50分）, 年度绩效目标2(30分), 数量指标15分.
fn without_points(label: &str) -> String {
    let folded = Folded::label(label).text;
    let is_points = |text: &str| {
        let number = text.trim_end_matches('分');
        !number.is_empty()
            && number.len() < text.len()
            && number.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    let bracketed = folded.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let bare = match bracketed {
        Some((words, inside)) if is_points(inside) => words,
        _ => {
            let words = folded.trim_end_matches('分').trim_end_matches(|c: char| c.is_ascii_digit());
            if is_points(&folded[words.len()..]) { words } else { &folded }
        }
    };
    // The mark behind a label is as much the template's as the label.
    bare.trim_end_matches(':').to_owned()
}

/// Words that changed in several projects alike, each change once, with how often it was found.
pub(crate) fn once(words: Vec<Change>) -> Vec<Change> {
    let mut told: indexmap::IndexMap<(String, String, String), (Change, usize)> = indexmap::IndexMap::new();
    for change in words {
        let text =
            |side: &Option<Written>| side.as_ref().map(|text| text.text().to_owned()).unwrap_or_default();
        let key = (change.path.to_string(), text(&change.old), text(&change.new));
        told.entry(key).or_insert((change, 0)).1 += 1;
    }
    let label = |(mut change, times): (Change, usize)| {
        if times > 1 {
            let _ = write!(change.label, "（{times} 处）");
        }
        change
    };
    told.into_values().map(label).collect()
}
