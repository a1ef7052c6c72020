//! AMT-SUM 资金合计与分项之和不符 | The total is not the sum of its parts
//!
//! **What.** 预算数 (年度资金总额, the 总额 of a task) is compared with 财政资金 + 上年结转 + 其他资金, per column and per
//! side of the form; the lines under 财政资金 (一般公共预算, 政府性基金 …) with 财政资金. A blank part counts 0, and the
//! message says so. A difference of 0.01 of the declared unit is rounding.
//!
//! **Why.** The budget system refuses such a form (年度资金总额 = 财政拨款 + 其他资金), and everything that is judged
//! against the budget rests on this number. Some places count 上年结转 inside 财政拨款: both readings are accepted.
//! *Undecided* when a cell holds no number, a row has an unknown label, or only the total is filled in.
//!
//! **Example.** 预算数 5.00, 财政资金 4.00, 其他资金 blank.
//!
//! 改法：核对预算数与各项资金，使预算数等于财政资金、上年结转与其他资金之和。

use model::{Form, Fund, Pointer, Quantity, Term};

use crate::facts::{Facts, Sheet, blank};
use crate::finding::Findings;
use crate::label::fund_label;
use crate::money::{Sum, adds_up, say};

type Column = (&'static str, fn(&Fund) -> Option<&Quantity>);

const COLUMNS: [Column; 4] = [
    ("initial", |fund| fund.initial.as_ref()),
    ("budget", |fund| fund.budget.as_ref()),
    ("executed", |fund| fund.executed.as_ref()),
    ("expected", |fund| fund.expected.as_ref()),
];

/// A money cell, what a message calls it, and where it stands.
struct Cell<'a> {
    item: &'a str,
    label: String,
    quantity: &'a Quantity,
    at: Pointer,
}

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        for term in [None, Some(Term::Annual), Some(Term::Whole)] {
            for column in COLUMNS {
                let cells = column_cells(sheet.form, &sheet.at, term, column);
                judge(&cells, "total", &["fiscal", "carryover", "other"], out);
                let lines: Vec<&str> =
                    cells.iter().map(|cell| cell.item).filter(|id| id.starts_with("fiscal.")).collect();
                judge(&cells, "fiscal", &lines, out);
            }
        }
        tasks(&sheet, out);
    }
}

fn column_cells<'a>(form: &'a Form, at: &Pointer, term: Option<Term>, (key, pick): Column) -> Vec<Cell<'a>> {
    let rows = form.funds.iter().enumerate().filter(|(_, fund)| fund.term == term);
    let cells = rows.filter_map(|(index, fund)| {
        let at = at.key("funds").index(index).key(key);
        let item = fund.item.as_deref().unwrap_or_default();
        Some(Cell { item, label: fund_label(&fund.label), quantity: pick(fund)?, at })
    });
    cells.collect()
}

fn tasks(sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    for (index, task) in sheet.form.tasks.iter().enumerate() {
        let Some(budget) = &task.budget else { continue };
        let at = sheet.at.key("tasks").index(index).key("budget");
        let parts = [
            ("total", "总额", &budget.total),
            ("fiscal", "财政拨款", &budget.fiscal),
            ("other", "其他资金", &budget.other),
        ];
        let cells: Vec<Cell<'_>> = parts
            .into_iter()
            .filter_map(|(item, label, quantity)| {
                Some(Cell { item, label: label.to_owned(), quantity: quantity.as_ref()?, at: at.key(item) })
            })
            .collect();
        judge(&cells, "total", &["fiscal", "other"], out);
    }
}

fn judge(cells: &[Cell<'_>], whole: &str, items: &[&str], out: &mut Findings<'_>) {
    let Some(total) = cells.iter().find(|cell| cell.item == whole && !blank(cell.quantity)) else { return };
    let parts: Vec<&Cell<'_>> = cells.iter().filter(|cell| items.contains(&cell.item)).collect();
    if parts.is_empty() {
        return;
    }
    let sum_of = |parts: &[&Cell<'_>]| {
        adds_up(total.quantity, &parts.iter().map(|cell| cell.quantity).collect::<Vec<_>>())
    };
    let verdict = sum_of(&parts);
    let without: Vec<&Cell<'_>> = parts.iter().copied().filter(|cell| cell.item != "carryover").collect();
    if verdict == Sum::Equal || (without.len() < parts.len() && sum_of(&without) == Sum::Equal) {
        return;
    }
    let terms: Vec<String> =
        parts.iter().map(|cell| format!("{} {}", cell.label, say(cell.quantity))).collect();
    let claim = format!("{} {} ≠ {}", total.label, say(total.quantity), terms.join(" + "));
    let at = vec![total.at.clone()];
    if parts.iter().all(|cell| blank(cell.quantity)) {
        out.undecided(
            at,
            format!(
                "{} {} 已填，{} 均为空白，无法核对合计",
                total.label,
                say(total.quantity),
                labels(&parts)
            ),
        );
    } else if whole == "total" && cells.iter().any(|cell| cell.item.is_empty() && !blank(cell.quantity)) {
        out.undecided(at, format!("{claim}，但表中另有未识别的资金行，请人工核对"));
    } else if verdict == Sum::Unreadable {
        out.undecided(at, format!("{claim}？有的金额不是数字或单位不同，请人工核对"));
    } else {
        out.add(at, claim);
    }
}

fn labels(parts: &[&Cell<'_>]) -> String {
    parts.iter().map(|cell| cell.label.as_str()).collect::<Vec<_>>().join("、")
}
