//! AMT-SUM 资金合计与分项之和不符 | The total is not the sum of its parts
//!
//! **What.** 预算数 (年度资金总额, the 总额 of a task) is compared with 财政资金 + 上年结转 + 其他资金, per column and per
//! side of the form; a department's total also with 基本支出 + 项目支出; the lines under 财政资金 (一般公共预算, 政府性基金 …)
//! with 财政资金. A blank part counts 0, and the message says so. A difference of 0.01 of the declared unit is rounding.
//!
//! **Why.** The budget system refuses such a form (年度资金总额 = 财政拨款 + 其他资金), and everything that is judged
//! against the budget rests on this number. 上年结转, and one of several rows of the same kind (其他资金 and, below it,
//! 自有资金), may be counted inside another row: every such reading is accepted. *Undecided* when a cell holds no number,
//! a row has an unknown label, only the total is filled in, or the lines under 财政资金 make less than it.
//!
//! **Example.** 预算数 5.00, 财政资金 4.00, 其他资金 blank.
//!
//! 改法：核对预算数与各项资金，使预算数等于财政资金、上年结转与其他资金之和。

use model::{Fund, Pointer, Quantity, Term};

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

/// More rows that may or may not count than this are left to a person.
const OPTIONAL: usize = 8;

/// A money cell, what a message calls it, and where it stands.
struct Cell<'a> {
    item: &'a str,
    label: String,
    quantity: &'a Quantity,
    at: Pointer,
}

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        for side in sheet.fund_sides() {
            for column in COLUMNS {
                let cells = column_cells(&sheet, side, column);
                sources(&cells, out);
                uses(&cells, out);
                lines(&cells, &["fiscal.general", "fiscal.fund", "fiscal.capital"], out);
                lines(&cells, &["fiscal.central", "fiscal.provincial", "fiscal.local"], out);
            }
        }
        for (index, task) in sheet.form.tasks.iter().enumerate() {
            let Some(budget) = &task.budget else { continue };
            let at = sheet.at.key("tasks").index(index).key("budget");
            let parts = [
                ("total", "总额", &budget.total),
                ("fiscal", "财政拨款", &budget.fiscal),
                ("other", "其他资金", &budget.other),
            ];
            let cell = |(item, label, quantity): (_, &str, &'_ Option<Quantity>)| {
                Some((item, label.to_owned(), quantity.as_ref()?.clone(), at.key(item)))
            };
            let owned: Vec<_> = parts.into_iter().filter_map(cell).collect();
            let cells = owned.iter().map(|(item, label, quantity, at)| Cell {
                item,
                label: label.clone(),
                quantity,
                at: at.clone(),
            });
            sources(&cells.collect::<Vec<_>>(), out);
        }
    }
}

fn column_cells<'a>(sheet: &Sheet<'a>, side: Option<Term>, (key, pick): Column) -> Vec<Cell<'a>> {
    let rows = sheet.form.funds.iter().enumerate().filter(|(_, fund)| sheet.fund_side(fund) == side);
    let cells = rows.filter_map(|(index, fund)| {
        let at = sheet.at.key("funds").index(index).key(key);
        let item = fund.item.as_deref().unwrap_or_default();
        Some(Cell { item, label: fund_label(&fund.label), quantity: pick(fund)?, at })
    });
    cells.collect()
}

/// Where the money comes from.
fn sources(cells: &[Cell<'_>], out: &mut Findings<'_>) {
    let Some(total) = filled(cells, "total").next() else { return };
    let of = |source: &str| cells.iter().filter(|cell| cell.item == source).collect::<Vec<_>>();
    let below = |source: &str| {
        let line =
            |cell: &&Cell<'_>| cell.item.strip_prefix(source).is_some_and(|rest| rest.starts_with('.'));
        cells.iter().filter(line).collect::<Vec<_>>()
    };
    // The lines stand for their head where the form has none.
    let head = |source: &str| Some(of(source)).filter(|own| !own.is_empty()).unwrap_or_else(|| below(source));
    let parts: Vec<&Cell<'_>> = ["fiscal", "carryover", "other"].into_iter().flat_map(head).collect();
    if parts.is_empty() {
        return;
    }
    if parts.iter().all(|cell| blank(cell.quantity)) {
        let labels: Vec<_> = parts.iter().map(|cell| cell.label.as_str()).collect();
        let claim = format!(
            "{} {} 已填，{} 均为空白，无法核对合计",
            total.label,
            say(total.quantity),
            labels.join("、")
        );
        return out.undecided(vec![total.at.clone()], claim);
    }
    let repeated = |cell: &Cell<'_>| parts.iter().filter(|other| other.item == cell.item).count() > 1;
    let (mut optional, fixed): (Vec<&Cell<'_>>, Vec<&Cell<'_>>) =
        parts.iter().copied().partition(|cell| cell.item == "carryover" || repeated(cell));
    // 自有资金 beside 其他资金 may be a line under it or one of its own.
    optional.extend(below("other").into_iter().filter(|line| parts.iter().all(|part| part.at != line.at)));
    let verdict = verdict(total, &parts);
    if verdict == Sum::Equal || some_reading(total, &fixed, &optional) {
        return;
    }
    let open = if optional.len() > OPTIONAL || filled(cells, "total").nth(1).is_some() {
        Some("但资金行之间的包含关系不明")
    } else if cells.iter().any(|cell| !known(cell.item) && !blank(cell.quantity)) {
        Some("但表中另有未识别的资金行")
    } else {
        None
    };
    tell(total, &parts, verdict, open, out);
}

/// Whether the rule knows what a row of this kind does to the sum.
fn known(item: &str) -> bool {
    let head = item.split('.').next().unwrap_or_default();
    ["total", "fiscal", "carryover", "other", "basic", "project"].contains(&head)
}

/// What the money is for.
fn uses(cells: &[Cell<'_>], out: &mut Findings<'_>) {
    let (Some(total), Some(basic), Some(project)) =
        (filled(cells, "total").next(), filled(cells, "basic").next(), filled(cells, "project").next())
    else {
        return;
    };
    let parts = [basic, project];
    let verdict = verdict(total, &parts);
    if verdict != Sum::Equal {
        tell(total, &parts, verdict, None, out);
    }
}

/// The lines of one kind under 财政资金: more than it is wrong, less may be a choice (其中).
fn lines(cells: &[Cell<'_>], items: &[&str], out: &mut Findings<'_>) {
    let Some(head) = filled(cells, "fiscal").next() else { return };
    let parts: Vec<&Cell<'_>> =
        cells.iter().filter(|cell| items.contains(&cell.item) && !blank(cell.quantity)).collect();
    let verdict = verdict(head, &parts);
    if parts.is_empty() || verdict == Sum::Equal {
        return;
    }
    let more = matches!((verdict, crate::measure::written(head.quantity)), (Sum::Differs(sum), Some(stated)) if sum > stated);
    tell(head, &parts, verdict, (!more).then_some("其中各行未列全"), out);
}

fn filled<'c, 'a>(cells: &'c [Cell<'a>], item: &str) -> impl Iterator<Item = &'c Cell<'a>> {
    cells.iter().filter(move |cell| cell.item == item && !blank(cell.quantity))
}

fn verdict(total: &Cell<'_>, parts: &[&Cell<'_>]) -> Sum {
    adds_up(total.quantity, &parts.iter().map(|cell| cell.quantity).collect::<Vec<_>>())
}

/// Whether the total is the fixed rows with some of the optional ones.
fn some_reading(total: &Cell<'_>, fixed: &[&Cell<'_>], optional: &[&Cell<'_>]) -> bool {
    optional.len() <= OPTIONAL
        && (0..1_usize << optional.len()).any(|choice| {
            let chosen = optional
                .iter()
                .enumerate()
                .filter(|(index, _)| choice & (1 << index) != 0)
                .map(|(_, cell)| *cell);
            verdict(total, &fixed.iter().copied().chain(chosen).collect::<Vec<_>>()) == Sum::Equal
        })
}

fn tell(total: &Cell<'_>, parts: &[&Cell<'_>], verdict: Sum, open: Option<&str>, out: &mut Findings<'_>) {
    let terms: Vec<String> =
        parts.iter().map(|cell| format!("{} {}", cell.label, say(cell.quantity))).collect();
    let claim = format!("{} {} ≠ {}", total.label, say(total.quantity), terms.join(" + "));
    let at = vec![total.at.clone()];
    match (open, verdict) {
        (Some(open), _) => out.undecided(at, format!("{claim}，{open}，请人工核对")),
        (None, Sum::Unreadable) => {
            out.undecided(at, format!("{claim}？有的金额不是数字或单位不同，请人工核对"));
        }
        (None, _) => out.add(at, claim),
    }
}
