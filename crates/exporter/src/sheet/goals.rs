//! 绩效目标.

use model::{Form, Goal, Term};

use super::{Sketch, WIDTH, label, text};

/// A row a goal: label, text.
pub(super) fn single(form: &Form) -> Sketch {
    let mut table = Sketch::default();
    for goal in &form.goals {
        table.row(vec![label(0, 160, &goal.label), text(160, WIDTH, &goal.text)]);
    }
    table
}

/// The goals under one row head: side by side when the form has two sides, 预期 beside 实际 in an evaluation.
pub(super) fn block(form: &Form) -> Sketch {
    let sides = |term| form.goals.iter().filter(move |goal| goal.term == Some(term));
    if form.goals.iter().any(|goal| goal.actual.is_some()) {
        expected_and_actual(&form.goals)
    } else if form.goals.len() == 2 && sides(Term::Whole).count() == 1 && sides(Term::Annual).count() == 1 {
        side_by_side(&form.goals)
    } else {
        single(form)
    }
}

fn side_by_side(goals: &[Goal]) -> Sketch {
    let mut table = Sketch::default();
    let [left, right] = goals else { return table };
    table.row(vec![
        label(0, 100, "总体目标").rows(2),
        label(100, 550, &left.label),
        label(550, WIDTH, &right.label),
    ]);
    table.row(vec![text(100, 550, &left.text), text(550, WIDTH, &right.text)]);
    table
}

fn expected_and_actual(goals: &[Goal]) -> Sketch {
    let mut table = Sketch::default();
    for goal in goals {
        table.row(vec![
            label(0, 100, &goal.label).rows(2),
            label(100, 550, "预期目标"),
            label(550, WIDTH, "实际完成情况"),
        ]);
        table.row(vec![
            text(100, 550, &goal.text),
            text(550, WIDTH, goal.actual.as_deref().unwrap_or_default()),
        ]);
    }
    table
}
