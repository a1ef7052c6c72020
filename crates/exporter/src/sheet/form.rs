//! Which blocks a form is printed with, by family (domain of 财预〔2015〕88号, 财预〔2021〕101号, 财预〔2020〕10号).

use model::{Department, Form, FormKind};

use super::own::Own;
use super::{Printed, Rows, Sketch, WIDTH, goals, head, indicators, label, list, money, text};

/// A form in the layout of its family, with the words of its own document.
pub(crate) fn printed(form: &Form, rows: &Rows<'_>) -> Printed {
    let own = Own::of(form);
    let mut title = Vec::new();
    if let Some(name) = &form.title {
        title.push(format!("{}{name}", form.number.as_deref().unwrap_or_default()));
    }
    let plan = money::is_plan(form);
    let year = form.year.filter(|_| !plan).map(|year| format!("（{year}年度）"));
    title.extend(own.get("year").map(str::to_owned).or(year.filter(|_| own.none())));
    let (above, unit_line) = unit_line(form);
    title.extend(above);
    let tables = if plan {
        vec![hebei(form, rows, unit_line), indicators::table(form)]
    } else {
        vec![one_table(form, rows, unit_line)]
    };
    let tables = tables.into_iter().filter(|table| !table.is_empty()).collect();
    Printed { title, landscape: indicators::columns(form) > 8, tables, below: Vec::new() }
}

/// The unit and 单位：万元, as a line above the table or as its first row.
fn unit_line(form: &Form) -> (Option<String>, Sketch) {
    let own = Own::of(form);
    let mut row = Sketch::default();
    let currency = form.currency_unit.as_ref().filter(|_| currency_has_line(form));
    let currency = currency.map(|unit| own.or("currency_unit", &format!("单位：{unit}")));
    let unit = form.unit.as_ref().filter(|_| !own.has_part("unit") && !is_derived(form));
    match (unit, currency) {
        (Some(unit), Some(currency)) => row.row(vec![text(0, 700, joined(unit)), text(700, WIDTH, currency)]),
        (Some(unit), None) if unit.code.is_some() => return (Some(joined(unit)), row),
        (Some(unit), None) => {
            let name = if form.kind == FormKind::DepartmentGoal {
                "部门（单位）名称"
            } else {
                "填报单位"
            };
            row.row(vec![label(0, 160, name), text(160, WIDTH, joined(unit))]);
        }
        (None, currency) => return (currency, row),
    }
    (None, row)
}

/// Whether 单位：万元 stands on a line of its own, and not in the brackets of a label: 项目资金（万元）.
fn currency_has_line(form: &Form) -> bool {
    let own = Own::of(form);
    if own.none() {
        return money::is_plan(form) || form.funds.is_empty();
    }
    let bracket = |word: &str| form.currency_unit.as_ref().is_some_and(|unit| word.contains(unit.as_str()));
    let words =
        form.labels.values().chain(form.funds.iter().map(|fund| &fund.label)).chain(form.fields.keys());
    own.get("currency_unit").is_some() || !words.into_iter().any(|word| bracket(word))
}

/// Whether the unit was understood from a field that says it: 实施单位, 主管部门.
fn is_derived(form: &Form) -> bool {
    form.unit.as_ref().is_some_and(|unit| form.fields.values().any(|value| value.contains(&unit.name)))
}

/// The head of the Hebei form: unit line, project, budget and purpose, schedule, goal. Its indicators are a
/// table of their own, so that their header row repeats.
fn hebei(form: &Form, rows: &Rows<'_>, unit_line: Sketch) -> Sketch {
    let mut table = unit_line;
    table.append(head::project(form));
    table.append(head::fields(form, rows));
    table.append(money::plan(form));
    table.append(goals::block(form));
    table
}

/// Every other family: one table from the project's name to the last indicator.
fn one_table(form: &Form, rows: &Rows<'_>, unit_line: Sketch) -> Sketch {
    let own = Own::of(form);
    let mut table = unit_line;
    if let (Some(unit), Some(name)) = (&form.unit, own.get("unit")) {
        table.row(vec![label(0, 160, name), text(160, WIDTH, joined(unit))]);
    }
    table.append(head::project(form));
    table.append(head::fields(form, rows));
    if list::is_list(form) {
        table.append(list::table(form));
        return table;
    }
    let closing = money::closes_tasks(form);
    if !closing {
        table.append(money::funds(form));
    }
    table.append(head::purpose(form));
    table.append(money::tasks(form, closing));
    table.append(goals::block(form));
    table.append(indicators::table(form));
    table
}

/// `322001云岭县商务局本级`; a short code in brackets, as the central form has it: `[173]某部`.
fn joined(unit: &Department) -> String {
    let level = unit.level.as_deref().unwrap_or_default();
    match &unit.code {
        Some(code) if code.len() < 6 => format!("[{code}]{}{level}", unit.name),
        code => format!("{}{}{level}", code.as_deref().unwrap_or_default(), unit.name),
    }
}
