//! Goal texts: beside their label, or below 中期目标 ‖ 年度目标, or below 预期目标 ‖ 实际完成情况.

use model::{Goal, Pointer, Quantity, Role, Term};
use wording::label::{self, Label};

use super::{At, Reader, Text, YearRank};
use crate::colons;
use crate::points;
use crate::see::{Block, Item, Matrix};
use crate::words::{Axis, Entry};

impl<'r> Reader<'r, '_> {
    /// A goal's label with its text. A form with one side only has annual goals.
    pub(super) fn goal(&mut self, term: Option<Term>, label: Text<'_>, text: Text<'_>) {
        let folded = Label::new(label.text);
        let weight = points::split(&folded.full).map(|(_, points)| points);
        // 项目总体绩效目标（长期目标）
        let said = |bracket: &String| self.words.get(Axis::Goal, &Label::new(bracket))?.term;
        let term = term.or_else(|| folded.brackets.iter().find_map(said));
        if term == Some(Term::Annual) {
            // 2024年绩效目标, 年度目标（2024年）
            self.found_year(YearRank::Period, label.text, &label.place);
        }
        let keeper = self.keeper();
        let pointer = Pointer::root().key("goals").index(keeper.form.goals.len());
        let name = label::key(label.text);
        if let Some(weight) = &weight {
            keeper.put(pointer.key("weight"), label.place.clone(), weight);
        }
        keeper.put(pointer.key("label"), label.place, &name);
        keeper.put(pointer.key("text"), text.place, text.text);
        if term.is_none() {
            keeper.untold.push(keeper.form.goals.len());
        }
        keeper.form.goals.push(Goal {
            term: Some(term.unwrap_or(Term::Annual)),
            label: name,
            text: text.text.to_owned(),
            weight: weight.map(|points| Quantity::unread(&points)),
            ..Goal::default()
        });
    }

    /// 目标1 beside its text, under the head of the goals.
    pub(super) fn numbered_goal(&mut self, block: &Block, label: At, value: At) {
        let view = self.view(block.sheet);
        let head = block.heads.last().and_then(|&head| view.get(Axis::Goal, head));
        self.claim(label, Role::Label);
        self.claim(value, Role::Value);
        self.goal(head.and_then(|entry| entry.term), self.at(label), self.at(value));
    }

    /// Whether a goal's label heads a cell that says which text it holds: 预期：….
    pub(super) fn is_spoken_goal(&self, block: &Block, label: usize, next: Option<&Item>) -> bool {
        let view = self.view(block.sheet);
        let goal = view.knows(Axis::Goal, label)
            || view.get(Axis::Head, label).is_some_and(|entry| entry.key == "goals");
        let Some(&Item::Colons(cell)) = next.filter(|_| goal) else { return false };
        let spoken = colons::at_colon(view.sheet.text(cell)).map(|(label, _)| Label::new(label));
        let entry = spoken.and_then(|label| self.words.get(Axis::GoalColumn, &label));
        entry.is_some_and(|entry| entry.key == "text")
    }

    /// The text of a goal whose label stands in the cell before; `false` when none does.
    pub(super) fn spoken_goal(&mut self, block: &Block, before: Item, cell: usize) -> bool {
        let Item::Label(label) = before else { return false };
        let value = At { sheet: block.sheet, cell };
        if !self.is_spoken_goal(block, label, Some(&Item::Colons(cell))) {
            return false;
        }
        let Text { text, place } = self.at(value);
        let Some((word, goal)) = colons::at_colon(text) else { return false };
        let label = At { cell: label, ..value };
        self.claim(label, Role::Label);
        self.claim(value, Role::Value);
        let term = self.view(block.sheet).get(Axis::Goal, label.cell).and_then(|entry| entry.term);
        self.goal(term, self.at(label), Text { text: goal.trim(), place: place.clone() });
        self.keeper().label("goals.text", word, place);
        true
    }

    /// 实际完成情况 beside its text: it belongs to the goal before it.
    pub(super) fn goal_part(&mut self, entry: &Entry, label: Text<'_>, text: Text<'_>) {
        if entry.key != "actual" {
            return self.goal(None, label, text);
        }
        let keeper = self.keeper();
        let last =
            keeper.form.goals.len().checked_sub(1).filter(|&last| keeper.form.goals[last].actual.is_none());
        match last {
            Some(last) => {
                keeper.form.goals[last].actual = Some(text.text.to_owned());
                keeper.put(Pointer::root().key("goals").index(last).key("actual"), text.place, text.text);
                keeper.label("goals.actual", label.text, label.place);
            }
            None => {
                keeper.field(label.text, text.text, text.place);
            }
        }
    }

    /// Goals whose texts stand below their labels.
    pub(super) fn goal_matrix(&mut self, block: &'r Block, matrix: &'r Matrix) {
        let view = self.view(block.sheet);
        let at = |cell: usize| At { sheet: block.sheet, cell };
        let reached = matrix.has("actual");
        let head = block.heads.last().copied().filter(|_| reached);
        let said = head.and_then(|head| view.get(Axis::Goal, head)).and_then(|entry| entry.term);
        for row in &matrix.rows {
            let first = self.keeper().form.goals.len();
            for (column, cells) in matrix.columns.iter().zip(&row.cells) {
                let Some(&label) = column.cells.last() else { continue };
                for &cell in cells.iter().filter(|&&cell| !self.is_claimed(at(cell))).collect::<Vec<_>>() {
                    if view.blank(cell) && row.number > matrix.heading.end {
                        continue;
                    }
                    self.claim(at(cell), Role::Value);
                    let text = self.at(at(cell));
                    if column.key == "actual" {
                        let own = self.at(at(head.unwrap_or(label)));
                        self.reached(first, &own, text);
                    } else {
                        let own = if reached { head.unwrap_or(label) } else { label };
                        self.goal(said.filter(|_| reached).or(column.term), self.at(at(own)), text);
                    }
                }
            }
        }
        self.goal_headings(block, matrix, head);
        for row in &matrix.rows {
            self.leftovers(block.sheet, &row.cells.concat());
            self.leftovers(block.sheet, &row.heads);
        }
        self.leftovers(block.sheet, &matrix.loose);
    }

    /// What was reached of the goal of the same row, or of one the form does not state.
    fn reached(&mut self, first: usize, label: &Text<'_>, text: Text<'_>) {
        if self.keeper().form.goals.len() == first {
            let place = text.place.clone();
            self.goal(None, label.clone(), Text { text: "", place });
        }
        let keeper = self.keeper();
        let last = keeper.form.goals.len() - 1;
        if keeper.form.goals[last].actual.is_some() {
            keeper.field(label.text, text.text, text.place);
            return;
        }
        keeper.form.goals[last].actual = Some(text.text.to_owned());
        keeper.put(Pointer::root().key("goals").index(last).key("actual"), text.place, text.text);
    }

    fn goal_headings(&mut self, block: &Block, matrix: &Matrix, head: Option<usize>) {
        for column in &matrix.columns {
            for &cell in &column.cells {
                let at = At { sheet: block.sheet, cell };
                if matrix.has("actual") {
                    let key = if column.key == "actual" { "goals.actual" } else { "goals.text" };
                    self.keep_word(at, key, Role::Heading);
                } else if matrix.rows.is_empty() {
                    self.keep_label(at, "goals");
                } else {
                    self.claim(at, Role::Label);
                }
            }
        }
        let Some(cell) = head else { return };
        let at = At { sheet: block.sheet, cell };
        if matrix.rows.is_empty() {
            // No goal is called so: the word stands for the block that was left blank.
            self.keep_label(at, "goals");
        } else {
            self.claim(at, Role::Label);
        }
    }
}
