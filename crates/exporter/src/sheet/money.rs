//! 资金: the Hebei plan, rows of labels and sums, or a table with columns; and 年度主要任务.

use model::{Form, FormKind, Fund, Quantity, Term};

use super::{Sketch, WIDTH, label, text, value};

/// Whether the form has the money block of the Hebei form.
pub(super) fn is_plan(form: &Form) -> bool {
    form.kind == FormKind::ProjectGoal && (form.profile == "hebei" || !form.schedule.is_empty())
}

/// 预算规模及资金用途 and 资金支出计划.
pub(super) fn plan(form: &Form) -> Sketch {
    let mut table = Sketch::default();
    let rows = usize::from(!form.funds.is_empty()) + usize::from(form.purpose.is_some());
    let head = |rows| label(0, 160, "预算规模及资金用途").rows(rows);
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
        let mut labels = vec![label(0, 160, "资金支出计划（%）").rows(2)];
        labels.extend(
            form.schedule.iter().enumerate().map(|(i, step)| label(edge(i), edge(i + 1), &step.label)),
        );
        let shares = form.schedule.iter().enumerate();
        table.row(labels);
        table.row(shares.map(|(i, step)| value(edge(i), edge(i + 1), Some(&step.share))).collect());
    }
    table
}

/// The money block of every other project form.
pub(super) fn funds(form: &Form) -> Sketch {
    if form.funds.is_empty() {
        return Sketch::default();
    }
    let head = match &form.currency_unit {
        Some(unit) => format!("项目资金（{unit}）"),
        None => "项目资金".to_owned(),
    };
    let columns: Vec<_> =
        COLUMNS.iter().filter(|(_, get)| form.funds.iter().any(|f| get(f).is_some())).collect();
    let only_budget = matches!(columns.as_slice(), [(name, _)] if *name == "全年预算数");
    let plain = form.kind == FormKind::ProjectGoal || form.kind == FormKind::DepartmentGoal;
    if plain && only_budget { sums(form, head) } else { grid(form, head, &columns) }
}

type FundColumn = (&'static str, fn(&Fund) -> Option<&Quantity>);

const COLUMNS: [FundColumn; 7] = [
    ("年初预算数", |fund| fund.initial.as_ref()),
    ("全年预算数", |fund| fund.budget.as_ref()),
    ("全年执行数", |fund| fund.executed.as_ref()),
    ("全年预计执行数", |fund| fund.expected.as_ref()),
    ("分值", |fund| fund.weight.as_ref()),
    ("执行率", |fund| fund.rate.as_ref()),
    ("得分", |fund| fund.score.as_ref()),
];

/// A label and a sum a row; the two sides of a two-sided form beside each other.
fn sums(form: &Form, head: String) -> Sketch {
    let mut table = Sketch::default();
    let side = |term: Term| form.funds.iter().filter(move |fund| fund.term == Some(term));
    let two_sided = side(Term::Whole).next().is_some() && side(Term::Annual).next().is_some();
    if !two_sided {
        let mut head = Some(label(0, 160, head).rows(form.funds.len()));
        for fund in &form.funds {
            let cells = [label(160, 500, &fund.label), value(500, WIDTH, fund.budget.as_ref())];
            table.row(head.take().into_iter().chain(cells).collect());
        }
        return table;
    }
    let rows = side(Term::Whole).count().max(side(Term::Annual).count());
    let mut head = Some(label(0, 100, head).rows(rows));
    let (mut left, mut right) = (side(Term::Whole), side(Term::Annual));
    for _ in 0..rows {
        let mut row: Vec<_> = head.take().into_iter().collect();
        for (fund, from) in [(left.next(), 100), (right.next(), 550)] {
            row.push(label(from, from + 250, fund.map(|fund| fund.label.as_str()).unwrap_or_default()));
            row.push(value(from + 250, from + 450, fund.and_then(|fund| fund.budget.as_ref())));
        }
        table.row(row);
    }
    table
}

/// A row a fund under column headings.
fn grid(form: &Form, head: String, columns: &[&FundColumn]) -> Sketch {
    let mut table = Sketch::default();
    let mut others: Vec<&str> = Vec::new();
    for name in form.funds.iter().flat_map(|fund| fund.fields.keys()) {
        if !others.contains(&name.as_str()) {
            others.push(name);
        }
    }
    let count = (columns.len() + others.len()).max(1) as u32;
    let edge = |index: usize| 360 + (WIDTH - 360) * index as u32 / count;
    let mut row = vec![label(0, 160, head).rows(form.funds.len() + 1), label(160, 360, "")];
    let names = columns.iter().map(|(name, _)| *name).chain(others.iter().copied());
    row.extend(names.enumerate().map(|(i, name)| label(edge(i), edge(i + 1), name)));
    table.row(row);
    for fund in &form.funds {
        let mut row = vec![label(160, 360, &fund.label)];
        row.extend(columns.iter().enumerate().map(|(i, (_, get))| value(edge(i), edge(i + 1), get(fund))));
        row.extend(others.iter().enumerate().map(|(i, name)| {
            let i = i + columns.len();
            text(edge(i), edge(i + 1), fund.fields.get(*name).map(String::as_str).unwrap_or_default())
        }));
        table.row(row);
    }
    table
}

/// 年度主要任务: name, content, sums.
pub(super) fn tasks(form: &Form) -> Sketch {
    let mut table = Sketch::default();
    if form.tasks.is_empty() {
        return table;
    }
    let unit = form.currency_unit.as_ref().map(|unit| format!("（{unit}）")).unwrap_or_default();
    table.row(vec![
        label(0, 100, "年度主要任务").rows(form.tasks.len() + 2),
        label(100, 280, "任务名称").rows(2),
        label(280, 640, "主要内容").rows(2),
        label(640, WIDTH, format!("预算金额{unit}")),
    ]);
    table.row(vec![label(640, 760, "总额"), label(760, 880, "财政拨款"), label(880, WIDTH, "其他资金")]);
    for task in &form.tasks {
        let budget = task.budget.as_ref();
        table.row(vec![
            text(100, 280, &task.name),
            text(280, 640, task.content.as_deref().unwrap_or_default()),
            value(640, 760, budget.and_then(|budget| budget.total.as_ref())),
            value(760, 880, budget.and_then(|budget| budget.fiscal.as_ref())),
            value(880, WIDTH, budget.and_then(|budget| budget.other.as_ref())),
        ]);
    }
    table
}
