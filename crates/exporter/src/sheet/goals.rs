//! 绩效目标.

use model::{Form, Goal};

use super::own::Own;
use super::{Sketch, WIDTH, label, text};

/// The goals: 预期目标 beside 实际完成情况, several under one head, or a row each.
pub(super) fn block(form: &Form) -> Sketch {
    let own = Own::of(form);
    let both = form.goals.len() > 1 && form.goals.iter().any(|goal| goal.term == Some(model::Term::Whole));
    let head = own.get("goals").map(str::to_owned).or(own.head("goals", "总体目标").filter(|_| both));
    let with_actual = form.goals.iter().any(|goal| goal.actual.is_some());
    match head {
        _ if with_actual && !own.none() && own.get("goals.text").is_none() => beside(form),
        _ if with_actual => expected_and_actual(form),
        Some(head) if !form.goals.is_empty() => under_head(form, head),
        _ => single(form),
    }
}

/// A row a goal: label, text.
fn single(form: &Form) -> Sketch {
    let mut table = Sketch::default();
    for goal in &form.goals {
        table.row(vec![label(0, 160, &goal.label), text(160, WIDTH, &goal.text)]);
    }
    table
}

/// 年度总体目标 | text | 完成情况 | text, in a row each.
fn beside(form: &Form) -> Sketch {
    let own = Own::of(form);
    let mut table = Sketch::default();
    for goal in &form.goals {
        let mut row = vec![label(0, 160, &goal.label), text(160, 560, &goal.text)];
        let actual = goal.actual.as_deref().unwrap_or_default();
        row.extend([label(560, 680, own.or("goals.actual", "实际完成情况")), text(680, WIDTH, actual)]);
        table.row(row);
    }
    table
}

/// 总体目标 | 中期目标 | 年度目标 over their texts.
fn under_head(form: &Form, head: String) -> Sketch {
    let mut table = Sketch::default();
    let count = form.goals.len() as u32;
    let edge = |index: usize| 100 + (WIDTH - 100) * index as u32 / count;
    let mut row = vec![label(0, 100, head).rows(2)];
    row.extend(form.goals.iter().enumerate().map(|(i, goal)| label(edge(i), edge(i + 1), &goal.label)));
    table.row(row);
    table
        .row(form.goals.iter().enumerate().map(|(i, goal)| text(edge(i), edge(i + 1), &goal.text)).collect());
    table
}

/// One head for each run of goals under the same label.
fn expected_and_actual(form: &Form) -> Sketch {
    let own = Own::of(form);
    let mut table = Sketch::default();
    for goals in form.goals.chunk_by(|left, right| left.label == right.label) {
        let Some(Goal { label: head, .. }) = goals.first() else { continue };
        table.row(vec![
            label(0, 100, head).rows(goals.len() + 1),
            label(100, 550, own.or("goals.text", "预期目标")),
            label(550, WIDTH, own.or("goals.actual", "实际完成情况")),
        ]);
        for goal in goals {
            let actual = goal.actual.as_deref().unwrap_or_default();
            table.row(vec![text(100, 550, &goal.text), text(550, WIDTH, actual)]);
        }
    }
    table
}
