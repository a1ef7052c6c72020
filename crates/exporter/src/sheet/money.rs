//! 资金: the Hebei plan, rows of labels and sums, or a table with columns; and 年度主要任务.

use model::{Form, FormKind, Fund, FundColumn, FundItem, TaskSum, TaskText, Term};

use super::own::Own;
use super::{Sketch, WIDTH, label, text, value};

/// Whether the form has the money block of the Hebei form.
pub(super) fn is_plan(form: &Form) -> bool {
    form.kind == FormKind::ProjectGoal && (form.profile == "hebei" || !form.schedule.is_empty())
}

/// 预算规模及资金用途 and 资金支出计划.
pub(super) fn plan(form: &Form) -> Sketch {
    let mut table = Sketch::default();
    let rows = usize::from(!form.funds.is_empty()) + usize::from(form.purpose.is_some());
    let own = Own::of(form);
    let head = |rows| label(0, 160, own.or("funds", "预算规模及资金用途")).rows(rows);
    if !form.funds.is_empty() {
        let step = (WIDTH - 160) / form.funds.len().min(6) as u32;
        for (index, funds) in form.funds.chunks(6).enumerate() {
            let mut row =
                if index == 0 { vec![head(rows + form.funds.len().div_ceil(6) - 1)] } else { Vec::new() };
            for (column, fund) in funds.iter().enumerate() {
                let from = 160 + step * column as u32;
                let last = column + 1 == funds.len();
                let to = if last { WIDTH } else { from + step };
                row.push(label(from, from + step / 2, &fund.label));
                row.push(value(from + step / 2, to, fund.budget.as_ref()));
            }
            table.row(row);
        }
    }
    if let Some(purpose) = &form.purpose {
        let mut row = if form.funds.is_empty() { vec![head(1)] } else { Vec::new() };
        row.push(text(160, WIDTH, purpose));
        table.row(row);
    }
    if !form.schedule.is_empty() {
        let steps = form.schedule.len() as u32;
        let edge = |index: usize| 160 + (WIDTH - 160) * index as u32 / steps;
        let mut labels = vec![label(0, 160, own.or("schedule", "资金支出计划（%）")).rows(2)];
        labels.extend(
            form.schedule.iter().enumerate().map(|(i, step)| label(edge(i), edge(i + 1), &step.label)),
        );
        let shares = form.schedule.iter().enumerate();
        table.row(labels);
        table.row(shares.map(|(i, step)| value(edge(i), edge(i + 1), Some(&step.share))).collect());
    }
    table
}

/// The money block of every other form.
pub(super) fn funds(form: &Form) -> Sketch {
    if form.funds.is_empty() {
        return Sketch::default();
    }
    let own = Own::of(form);
    let unit = form.currency_unit.as_ref().map(|unit| format!("（{unit}）")).unwrap_or_default();
    let head = own.head("funds", &format!("项目资金{unit}"));
    let there = |column: &FundColumn| form.funds.iter().any(|fund| column.of(fund).is_some());
    let columns: Vec<FundColumn> = FundColumn::ALL.iter().copied().filter(there).collect();
    let only_budget = matches!(columns.as_slice(), [] | [FundColumn::Budget]);
    let no_fields = form.funds.iter().all(|fund| fund.fields.is_empty());
    if only_budget && no_fields && !own.has_part("funds.") {
        sums(form, head)
    } else {
        grid(form, head, &columns)
    }
}

/// A label and a sum a row; the two sides of a two-sided form beside each other.
fn sums(form: &Form, head: Option<String>) -> Sketch {
    let mut table = Sketch::default();
    let side = |term: Term| form.funds.iter().filter(move |fund| fund.term == Some(term));
    // Side by side only when that is the order in which rows are read: 中期, 年度, 中期, 年度.
    let alternates = form.funds.chunks(2).all(|pair| matches!(pair, [left, right] if left.term == Some(Term::Whole) && right.term == Some(Term::Annual)));
    let two_sided = alternates && form.funds.len() > 2;
    let left = if head.is_some() { 160 } else { 0 };
    // The incomes 自有资金 consists of share a row, which tells 其他 among them from 其他资金.
    let own = |fund: &Fund| {
        fund.item.as_ref().is_some_and(|item| item.is_in(&FundItem::Other) && *item != FundItem::Other)
    };
    let lines: Vec<&[Fund]> = form.funds.chunk_by(|left, right| own(left) && own(right)).collect();
    let rows = if two_sided { form.funds.len() / 2 } else { lines.len() };
    let mut head = head.map(|head| label(0, left, head).rows(rows));
    if !two_sided {
        for funds in lines {
            let step = (WIDTH - left) / (2 * funds.len() as u32);
            let mut row: Vec<_> = head.take().into_iter().collect();
            for (index, fund) in funds.iter().enumerate() {
                let from = left + 2 * step * index as u32;
                let to = if index + 1 == funds.len() { WIDTH } else { from + 2 * step };
                row.push(label(from, from + step, &fund.label));
                row.push(value(from + step, to, fund.budget.as_ref()));
            }
            table.row(row);
        }
        return table;
    }
    let (mut whole, mut annual) = (side(Term::Whole), side(Term::Annual));
    for _ in 0..rows {
        let mut row: Vec<_> = head.take().into_iter().collect();
        for (fund, from, middle, to) in [(whole.next(), left, 380, 560), (annual.next(), 560, 800, WIDTH)] {
            row.push(label(from, middle, fund.map(|fund| fund.label.as_str()).unwrap_or_default()));
            row.push(value(middle, to, fund.and_then(|fund| fund.budget.as_ref())));
        }
        table.row(row);
    }
    table
}

/// A row a fund under column headings.
fn grid(form: &Form, head: Option<String>, columns: &[FundColumn]) -> Sketch {
    let own = Own::of(form);
    let mut table = Sketch::default();
    let others: indexmap::IndexSet<&String> = form.funds.iter().flat_map(|fund| fund.fields.keys()).collect();
    let count = (columns.len() + others.len()).max(1) as u32;
    // One row of money without a label of its own: the head was taken for it.
    let lone =
        matches!(form.funds.as_slice(), [fund] if own.get("funds").is_none_or(|head| head == fund.label));
    let unlabelled = !own.none() && lone;
    let head = form.funds.first().filter(|_| unlabelled).map(|fund| fund.label.clone()).or(head);
    let left = if head.is_some() { 160 } else { 0 };
    let start = if unlabelled { left } else { 360 };
    let edge = |index: usize| start + (WIDTH - start) * index as u32 / count;
    let mut row: Vec<_> =
        head.map(|head| label(0, left, head).rows(form.funds.len() + 1)).into_iter().collect();
    if !unlabelled {
        row.push(label(left, start, own.get("funds.item").unwrap_or_default()));
    }
    let names = columns.iter().map(|column| own.or(&format!("funds.{}", column.key()), column.label()));
    let names = names.chain(others.iter().map(ToString::to_string));
    row.extend(names.enumerate().map(|(i, name)| label(edge(i), edge(i + 1), name)));
    table.row(row);
    for fund in &form.funds {
        let mut row = if unlabelled { Vec::new() } else { vec![label(left, start, &fund.label)] };
        row.extend(
            columns.iter().enumerate().map(|(i, column)| value(edge(i), edge(i + 1), column.of(fund))),
        );
        row.extend(others.iter().enumerate().map(|(i, name)| {
            let i = i + columns.len();
            text(edge(i), edge(i + 1), fund.fields.get(*name).map(String::as_str).unwrap_or_default())
        }));
        table.row(row);
    }
    table
}

/// Whether the funds are the closing row 金额合计 of the task list: a department's form may have no other.
pub(super) fn closes_tasks(form: &Form) -> bool {
    let own = Own::of(form);
    let budget_only = |fund: &Fund| {
        FundColumn::ALL.iter().all(|column| *column == FundColumn::Budget || column.of(fund).is_none())
    };
    let first = form.funds.first().is_some_and(|fund| fund.item == Some(FundItem::Total));
    !form.tasks.is_empty()
        && first
        && form.funds.len() <= 3
        && form.funds.iter().all(budget_only)
        && own.get("funds").is_none()
}

/// 年度主要任务: name, content, sums, further columns; with the closing row when the funds are that.
pub(super) fn tasks(form: &Form, closing: bool) -> Sketch {
    let mut table = Sketch::default();
    if form.tasks.is_empty() {
        return table;
    }
    let own = Own::of(form);
    let unit = form.currency_unit.as_ref().map(|unit| format!("（{unit}）")).unwrap_or_default();
    let head = own.head("tasks", "年度主要任务");
    let left = if head.is_some() { 100 } else { 0 };
    let sums: Vec<TaskSum> = TaskSum::ALL
        .iter()
        .copied()
        .filter(|sum| has_sum(form, *sum, closing) || own.get(&format!("tasks.{}", sum.key())).is_some())
        .collect();
    let others: indexmap::IndexSet<&String> = form.tasks.iter().flat_map(|task| task.fields.keys()).collect();
    let there = |column: &TaskText| form.tasks.iter().any(|task| column.of(task).is_some());
    let words: Vec<TaskText> = TaskText::ALL.iter().copied().filter(there).collect();
    let group = own.head("tasks.group", &format!("预算金额{unit}")).filter(|_| !sums.is_empty());
    let columns = (sums.len() + others.len()) as u32;
    let first_sum = WIDTH - (120 * columns).min(480);
    let edge = |index: usize| first_sum + (WIDTH - first_sum) * index as u32 / columns.max(1);
    let height = if group.is_some() { 2 } else { 1 };
    // The name takes a share, each text half as much again.
    let name_edge = if words.is_empty() {
        first_sum
    } else {
        left + (first_sum - left) * 2 / (2 + 3 * words.len() as u32)
    };
    let word_edge =
        |index: usize| name_edge + (first_sum - name_edge) * index as u32 / words.len().max(1) as u32;
    let rows = form.tasks.len() + height + usize::from(closing);
    let mut row: Vec<_> = head.map(|head| label(0, left, head).rows(rows)).into_iter().collect();
    row.push(label(left, name_edge, own.or("tasks.name", "任务名称")).rows(height));
    row.extend(words.iter().enumerate().map(|(i, column)| {
        let heading = own.or(&format!("tasks.{}", column.key()), column.label());
        label(word_edge(i), word_edge(i + 1), heading).rows(height)
    }));
    let leaf =
        |i: usize| label(edge(i), edge(i + 1), own.or(&format!("tasks.{}", sums[i].key()), sums[i].label()));
    let fields = others.iter().enumerate();
    let fields =
        fields.map(|(i, name)| label(edge(sums.len() + i), edge(sums.len() + i + 1), *name).rows(height));
    if let Some(group) = group {
        row.push(label(edge(0), edge(sums.len()), group));
        row.extend(fields);
        table.row(row);
        table.row((0..sums.len()).map(leaf).collect());
    } else {
        row.extend((0..sums.len()).map(leaf));
        row.extend(fields);
        table.row(row);
    }
    for task in &form.tasks {
        let mut row = vec![text(left, name_edge, &task.name)];
        row.extend(words.iter().enumerate().map(|(i, column)| {
            text(word_edge(i), word_edge(i + 1), column.of(task).map(String::as_str).unwrap_or_default())
        }));
        row.extend(sums.iter().enumerate().map(|(i, sum)| value(edge(i), edge(i + 1), task.sum(*sum))));
        row.extend(others.iter().enumerate().map(|(i, name)| {
            let i = i + sums.len();
            text(edge(i), edge(i + 1), task.fields.get(*name).map(String::as_str).unwrap_or_default())
        }));
        table.row(row);
    }
    if closing {
        let label_of = form.funds.first().map(|fund| fund.label.as_str()).unwrap_or_default();
        let mut row = vec![label(left, first_sum, label_of)];
        row.extend(sums.iter().enumerate().map(|(i, sum)| {
            let item = item_of(*sum);
            let fund = form.funds.iter().find(|fund| fund.item.as_ref() == Some(&item));
            value(edge(i), edge(i + 1), fund.and_then(|fund| fund.budget.as_ref()))
        }));
        row.extend((0..others.len()).map(|i| text(edge(sums.len() + i), edge(sums.len() + i + 1), "")));
        table.row(row);
    }
    table
}

/// The line of the closing row a task's sum adds up to.
fn item_of(sum: TaskSum) -> FundItem {
    match sum {
        TaskSum::Total => FundItem::Total,
        TaskSum::Fiscal => FundItem::Fiscal,
        TaskSum::Other => FundItem::Other,
    }
}

/// Whether a task or the closing row has a sum.
fn has_sum(form: &Form, sum: TaskSum, closing: bool) -> bool {
    let item = item_of(sum);
    form.tasks.iter().any(|task| task.sum(sum).is_some())
        || closing && form.funds.iter().any(|fund| fund.item.as_ref() == Some(&item))
}
