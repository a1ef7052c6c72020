//! Which blocks a form is printed with, by family (domain of 财预〔2015〕88号, 财预〔2021〕101号, 财预〔2020〕10号).

use model::{Department, Form, FormKind};

use super::{Printed, Sketch, WIDTH, goals, head, indicators, label, money, text};

/// A form in the layout of its family.
pub(crate) fn printed(form: &Form) -> Printed {
    let mut title = vec![format!(
        "{}{}",
        form.number.as_deref().unwrap_or_default(),
        form.title.clone().unwrap_or_else(|| default_title(form.kind).to_owned())
    )];
    let tables = if money::is_plan(form) {
        vec![hebei(form), indicators::table(form)]
    } else {
        if let Some(year) = form.year {
            title.push(format!("（{year}年度）"));
        }
        vec![one_table(form)]
    };
    let tables: Vec<Sketch> = tables.into_iter().filter(|table| !table.is_empty()).collect();
    let landscape = indicators::columns(form) > 8;
    Printed { title, landscape, tables }
}

fn default_title(kind: FormKind) -> &'static str {
    match kind {
        FormKind::ProjectGoal => "项目支出绩效目标表",
        FormKind::DepartmentGoal => "部门（单位）整体支出绩效目标表",
        FormKind::ProjectEvaluation => "项目支出绩效自评表",
        FormKind::ProjectMonitoring => "项目支出绩效目标执行监控表",
    }
}

/// The head of the Hebei form: unit line, project, budget and purpose, schedule, goal. Its indicators are a
/// table of their own, so that their header row repeats.
fn hebei(form: &Form) -> Sketch {
    let mut table = Sketch::default();
    let unit = form.unit.as_ref().map(joined).unwrap_or_default();
    let currency = form.currency_unit.as_ref().map(|unit| format!("单位：{unit}")).unwrap_or_default();
    if !unit.is_empty() || !currency.is_empty() {
        table.row(vec![text(0, 700, unit), text(700, WIDTH, currency)]);
    }
    table.append(head::project(form));
    table.append(head::fields(form));
    table.append(money::plan(form));
    table.append(goals::single(form));
    table
}

/// Every other family: one table from the project's name to the last indicator.
fn one_table(form: &Form) -> Sketch {
    let mut table = Sketch::default();
    if let Some(unit) = &form.unit {
        let name = if form.kind == FormKind::DepartmentGoal {
            "部门（单位）名称"
        } else {
            "主管部门及代码"
        };
        table.row(vec![label(0, 160, name), text(160, WIDTH, bracketed(unit))]);
    }
    table.append(head::project(form));
    table.append(head::fields(form));
    table.append(money::funds(form));
    table.append(head::purpose(form));
    table.append(money::tasks(form));
    table.append(goals::block(form));
    table.append(indicators::table(form));
    table.append(indicators::total(form));
    table
}

/// `322001云岭县商务局本级`, as the Hebei form joins them.
fn joined(unit: &Department) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    format!("{}{}{}", part(&unit.code), unit.name, part(&unit.level))
}

/// `[173]中国科学院`, as the central form joins them.
fn bracketed(unit: &Department) -> String {
    let code = unit.code.as_ref().map(|code| format!("[{code}]")).unwrap_or_default();
    format!("{code}{}{}", unit.name, unit.level.as_deref().unwrap_or_default())
}
