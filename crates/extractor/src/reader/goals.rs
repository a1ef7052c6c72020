//! Goal texts: beside their label, or below 中期目标 ‖ 年度目标, or below 预期目标 ‖ 实际完成情况.

use model::{Goal, Place, Pointer, Term};

use super::{Axis, Reader, RowRef};
use crate::fold;
use crate::words::Entry;

impl Reader<'_, '_> {
    /// A goal's label with its text. A form with one side only has annual goals.
    pub(super) fn goal(
        &mut self,
        term: Option<Term>,
        label: &str,
        label_place: Place,
        text: &str,
        place: Place,
    ) {
        let draft = self.draft();
        let pointer = Pointer::root().key("goals").index(draft.form.goals.len());
        draft.put(pointer.key("label"), label_place);
        draft.put(pointer.key("text"), place);
        draft.form.goals.push(Goal {
            term: Some(term.unwrap_or(Term::Annual)),
            label: fold::key(label),
            text: text.to_owned(),
            ..Goal::default()
        });
    }

    /// 实际完成情况 beside its text: it belongs to the goal before it.
    pub(super) fn goal_part(
        &mut self,
        entry: &Entry,
        label: &str,
        label_place: Place,
        text: &str,
        place: Place,
    ) {
        let draft = self.draft();
        let last =
            draft.form.goals.len().checked_sub(1).filter(|&last| draft.form.goals[last].actual.is_none());
        match last.filter(|_| entry.key == "actual") {
            Some(last) => {
                draft.form.goals[last].actual = Some(text.to_owned());
                draft.put(Pointer::root().key("goals").index(last).key("actual"), place);
                draft.label("goals.actual", label, label_place);
            }
            None if entry.key == "actual" => draft.field(label, text, place),
            None => self.goal(None, label, label_place, text, place),
        }
    }

    /// Reads goals whose texts stand below a row of labels.
    pub(super) fn goal_grid(&mut self, at: RowRef) -> Option<u32> {
        let sheet = self.sheet(at);
        let mut head = None;
        let mut parts = Vec::new();
        for &cell in sheet.row(at.row) {
            if sheet.blank(cell) || sheet.cell(cell).row != at.row {
                continue;
            }
            let label = sheet.folded(cell);
            let part = self.words.get(Axis::GoalColumn, label).or_else(|| self.words.get(Axis::Goal, label));
            // Merged downwards, or blank below as if it were.
            let below = sheet.at(sheet.below(cell), sheet.columns(cell).start);
            let tall = sheet.cell(cell).row_span > 1
                || below
                    .is_some_and(|below| sheet.blank(below) && sheet.columns(below) == sheet.columns(cell));
            match part {
                _ if self.is_claimed(at, cell) => head = Some(cell),
                Some(entry) if parts.is_empty() && tall && entry.key != "actual" && head.is_none() => {
                    head = Some(cell);
                }
                Some(entry) => parts.push((cell, entry)),
                None => return None,
            }
        }
        let goal_head = head.is_some_and(|head| {
            let label = sheet.folded(head);
            self.words.get(Axis::Goal, label).is_some()
                || self.words.get(Axis::Head, label).is_some_and(|entry| entry.key == "goals")
        });
        // One label alone over its text is a pair; two labels, or a head beside one, make a grid.
        let end = head.map_or(at.row + 2, |head| sheet.below(head)).max(at.row + 2);
        if parts.is_empty() || (parts.len() == 1 && !goal_head) || !self.in_region(at.sheet, at.row + 1) {
            return None;
        }
        let under: Vec<usize> =
            parts.iter().filter_map(|(cell, _)| sheet.at(at.row + 1, sheet.columns(*cell).start)).collect();
        if under.len() < parts.len()
            || under.iter().any(|&cell| self.is_label(at, cell) && sheet.text(cell).chars().count() < 12)
        {
            return None;
        }
        let with_actual = parts.iter().any(|(_, entry)| entry.key == "actual");
        let start = self.draft().form.goals.len();
        let head_entry = head.and_then(|head| self.words.get(Axis::Goal, sheet.folded(head)));
        for row in at.row + 1..end.min(sheet.grid.rows + 1) {
            let here = RowRef { row, ..at };
            let first = self.draft().form.goals.len();
            for &(cell, entry) in &parts {
                let Some(value) = sheet.at(row, sheet.columns(cell).start) else { continue };
                if self.is_claimed(here, value) {
                    continue;
                }
                self.claim(here, value);
                let (text, place) = (sheet.text(value), sheet.place(value));
                if row > at.row + 1 && text.is_empty() {
                    continue;
                }
                if with_actual && entry.key == "actual" {
                    let draft = self.draft();
                    if draft.form.goals.len() == first {
                        self.goal(None, "", sheet.place(cell), "", place.clone());
                    }
                    let draft = self.draft();
                    let last = draft.form.goals.len() - 1;
                    draft.form.goals[last].actual = Some(text.to_owned());
                    draft.put(Pointer::root().key("goals").index(last).key("actual"), place);
                    continue;
                }
                let own = if with_actual { head.unwrap_or(cell) } else { cell };
                let term = head_entry.and_then(|entry| entry.term).filter(|_| with_actual).or(entry.term);
                self.goal(term, sheet.text(own), sheet.place(own), text, place);
            }
        }
        if self.draft().form.goals.len() == start {
            return None;
        }
        for (cell, entry) in parts {
            if with_actual {
                self.keep_label(
                    at,
                    cell,
                    &format!("goals.{}", if entry.key == "actual" { "actual" } else { "text" }),
                );
            }
            self.claim(at, cell);
        }
        if let Some(head) = head.filter(|&head| !self.is_claimed(at, head)) {
            if with_actual {
                self.claim(at, head);
            } else {
                self.keep_label(at, head, "goals");
            }
        }
        Some(end.min(sheet.grid.rows + 1) - at.row)
    }
}
