//! AMT-SUM 资金合计与分项之和不符 | The total is not the sum of its parts
//!
//! **查什么。** 预算数（年度资金总额、任务的总额）与财政资金、上年结转、其他资金之和，逐栏、逐期核对；部门表另核对基本支出与项目支出之和；财政资金之下各行（一般公共预算、政府性基金等）与财政资金核对，自有资金之下各行（事业收入、经营性收入等）与自有资金核对。空白按0计并在说明中写出；相差不超过0.01个申报单位视为四舍五入。
//!
//! **为什么。** 预算管理一体化系统不接受不平的表（年度资金总额＝财政拨款＋其他资金），其他审核也都以这个数为准。上年结转、同类的第二行（其他资金之下的自有资金）是否另计，各种算法都接受。有的格不是数字、有的行不认识、只填了总数、财政资金之下各行未列全的，没有其他来源的行而不足总额的，列为待定。
//!
//! **例子。** 预算数 5.00，财政资金 4.00，其他资金空白。
//!
//! 改法：核对预算数与各项资金，使预算数等于财政资金、上年结转与其他资金之和。
//!
//! **What.** 预算数 (年度资金总额, the 总额 of a task) is compared with 财政资金 + 上年结转 + 其他资金, per column and per
//! side of the form; a department's total also with 基本支出 + 项目支出; the lines under 财政资金 (一般公共预算, 政府性基金 …)
//! with 财政资金, those under 自有资金 (事业收入 …) with 自有资金. A blank part counts 0, and the message says so. A difference of 0.01 of the declared unit is rounding.
//!
//! **Why.** The budget system refuses such a form (年度资金总额 = 财政拨款 + 其他资金), and everything that is judged
//! against the budget rests on this number. 上年结转, and one of several rows of the same kind (其他资金 and, below it,
//! 自有资金), may be counted inside another row: every such reading is accepted. *Undecided* when a cell holds no number,
//! a row has an unknown label, only the total is filled in, the lines under 财政资金 make less than it, or no
//! other source has a row.
//!
//! **Example.** 预算数 5.00, 财政资金 4.00, 其他资金 blank.

use model::{FundColumn, FundItem, Measure, Pointer, Quantity, TaskSum, Term};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::fund_label;
use crate::measure::written;
use crate::money::{Sum, TOLERANCE, adds_up, say};
use crate::sheet::{Sheet, blank};
use crate::threshold::Threshold;

pub(super) const THRESHOLDS: &[Threshold] = &[TOLERANCE];

/// More rows that may or may not count than this are left to a person.
const OPTIONAL: usize = 8;

/// A money cell, what a message calls it, and where it stands.
struct Cell<'a> {
    item: Option<FundItem>,
    label: String,
    quantity: &'a Quantity,
    at: Pointer,
}

impl Cell<'_> {
    fn is(&self, item: &FundItem) -> bool {
        self.item.as_ref() == Some(item)
    }

    fn is_in(&self, item: &FundItem) -> bool {
        self.item.as_ref().is_some_and(|own| own.is_in(item))
    }

    /// Whether the rule knows what a row of this kind does to the sum.
    fn is_known(&self) -> bool {
        KNOWN.iter().any(|item| self.is_in(item))
    }
}

/// The rows whose part in the sum is known, with all lines under them.
const KNOWN: [FundItem; 6] = [
    FundItem::Total,
    FundItem::Fiscal,
    FundItem::Carryover,
    FundItem::Other,
    FundItem::Basic,
    FundItem::Project,
];

/// The lines under 财政资金: by the budget they come from, and by the government that pays.
const BY_BUDGET: [FundItem; 3] = [FundItem::FiscalGeneral, FundItem::FiscalFund, FundItem::FiscalCapital];
const BY_GOVERNMENT: [FundItem; 3] =
    [FundItem::FiscalCentral, FundItem::FiscalProvincial, FundItem::FiscalLocal];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        for side in sheet.fund_sides() {
            for column in FundColumn::ALL.iter().copied().filter(|column| column.measure() == Measure::Money)
            {
                let cells = column_cells(&sheet, side, column);
                sources(&cells, out);
                uses(&cells, out);
                lines(&cells, &BY_BUDGET, out);
                lines(&cells, &BY_GOVERNMENT, out);
                own_lines(&cells, out);
            }
        }
        for (index, task) in sheet.form.tasks.iter().enumerate() {
            let at = sheet.at.key("tasks").index(index).key("budget");
            let cell = |sum: &TaskSum| {
                let item = match sum {
                    TaskSum::Total => FundItem::Total,
                    TaskSum::Fiscal => FundItem::Fiscal,
                    TaskSum::Other => FundItem::Other,
                };
                Some(Cell {
                    item: Some(item),
                    label: sum.label().to_owned(),
                    quantity: task.sum(*sum)?,
                    at: at.key(sum.key()),
                })
            };
            sources(&TaskSum::ALL.iter().filter_map(cell).collect::<Vec<_>>(), out);
        }
    }
}

fn column_cells<'a>(sheet: &Sheet<'a>, side: Option<Term>, column: FundColumn) -> Vec<Cell<'a>> {
    let rows = sheet.form.funds.iter().enumerate().filter(|(_, fund)| sheet.fund_side(fund) == side);
    let cells = rows.filter_map(|(index, fund)| {
        let at = sheet.at.key("funds").index(index).key(column.key());
        let quantity = column.of(fund)?;
        Some(Cell { item: fund.item.clone(), label: fund_label(&fund.label), quantity, at })
    });
    cells.collect()
}

/// Where the money comes from.
fn sources(cells: &[Cell<'_>], out: &mut Findings<'_>) {
    let Some(total) = filled(cells, &FundItem::Total).next() else { return };
    let of = |source: &FundItem| cells.iter().filter(|cell| cell.is(source)).collect::<Vec<_>>();
    let below = |source: &FundItem| {
        let line = |cell: &&Cell<'_>| cell.is_in(source) && !cell.is(source);
        cells.iter().filter(line).collect::<Vec<_>>()
    };
    // The lines stand for their head where the form has none.
    let head =
        |source: &FundItem| Some(of(source)).filter(|own| !own.is_empty()).unwrap_or_else(|| below(source));
    let parts: Vec<&Cell<'_>> =
        [FundItem::Fiscal, FundItem::Carryover, FundItem::Other].iter().flat_map(head).collect();
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
        parts.iter().copied().partition(|cell| cell.is(&FundItem::Carryover) || repeated(cell));
    // 自有资金 beside 其他资金 may be a line under it or one of its own.
    optional.extend(
        below(&FundItem::Other).into_iter().filter(|line| parts.iter().all(|part| part.at != line.at)),
    );
    // What a row of unknown meaning may be: one more source.
    optional.extend(cells.iter().filter(|cell| cell.item.is_none() && !blank(cell.quantity)));
    let verdict = verdict(total, &parts, out);
    if verdict == Sum::Equal || some_reading(total, &fixed, &optional, out) {
        return;
    }
    let open = if optional.len() > OPTIONAL || filled(cells, &FundItem::Total).nth(1).is_some() {
        Some("但资金行之间的包含关系不明")
    } else if cells.iter().any(|cell| !cell.is_known() && !blank(cell.quantity)) {
        Some("但表中另有未识别的资金行")
    } else if parts.iter().all(|cell| cell.is_in(&FundItem::Fiscal)) && falls_short(verdict, total) {
        Some("表中没有其他来源的行")
    } else {
        None
    };
    tell(total, &parts, verdict, open, out);
}

/// What the money is for.
fn uses(cells: &[Cell<'_>], out: &mut Findings<'_>) {
    let (Some(total), Some(basic), Some(project)) = (
        filled(cells, &FundItem::Total).next(),
        filled(cells, &FundItem::Basic).next(),
        filled(cells, &FundItem::Project).next(),
    ) else {
        return;
    };
    let parts = [basic, project];
    let verdict = verdict(total, &parts, out);
    if verdict != Sum::Equal {
        tell(total, &parts, verdict, None, out);
    }
}

/// The lines of one kind under 财政资金: more than it is wrong, less may be a choice (其中).
fn lines(cells: &[Cell<'_>], items: &[FundItem], out: &mut Findings<'_>) {
    let Some(head) = filled(cells, &FundItem::Fiscal).next() else { return };
    let parts: Vec<&Cell<'_>> =
        cells.iter().filter(|cell| items.iter().any(|item| cell.is(item)) && !blank(cell.quantity)).collect();
    let verdict = verdict(head, &parts, out);
    if parts.is_empty() || verdict == Sum::Equal {
        return;
    }
    let less = falls_short(verdict, head);
    tell(head, &parts, verdict, less.then_some("其中各行未列全"), out);
}

/// The lines that follow 自有资金 (事业收入, 经营性收入 …) against it, as against 财政资金 its own.
fn own_lines(cells: &[Cell<'_>], out: &mut Findings<'_>) {
    let is_head = |cell: &Cell<'_>| cell.is(&FundItem::Other);
    for (index, head) in cells.iter().enumerate().filter(|(_, cell)| is_head(cell) && !blank(cell.quantity)) {
        let below = cells.iter().skip(index + 1);
        let below = below.take_while(|cell| cell.is_in(&FundItem::Other) && !is_head(cell));
        let parts: Vec<&Cell<'_>> = below.filter(|cell| !blank(cell.quantity)).collect();
        let verdict = verdict(head, &parts, out);
        // A single line below may stand for itself: 其他资金, and 单位资金 beside it.
        if parts.len() > 1 && verdict != Sum::Equal {
            let less = falls_short(verdict, head);
            tell(head, &parts, verdict, less.then_some("其中各行未列全"), out);
        }
    }
}

/// Whether the parts make less than what they are parts of.
fn falls_short(verdict: Sum, whole: &Cell<'_>) -> bool {
    matches!((verdict, written(whole.quantity)), (Sum::Differs(sum), Some(stated)) if sum < stated)
}

fn filled<'c, 'a>(cells: &'c [Cell<'a>], item: &'c FundItem) -> impl Iterator<Item = &'c Cell<'a>> {
    cells.iter().filter(move |cell| cell.is(item) && !blank(cell.quantity))
}

fn verdict(total: &Cell<'_>, parts: &[&Cell<'_>], out: &Findings<'_>) -> Sum {
    let quantities: Vec<&Quantity> = parts.iter().map(|cell| cell.quantity).collect();
    adds_up(total.quantity, &quantities, out.threshold(&TOLERANCE))
}

/// Whether the total is the fixed rows with some of the optional ones.
fn some_reading(total: &Cell<'_>, fixed: &[&Cell<'_>], optional: &[&Cell<'_>], out: &Findings<'_>) -> bool {
    optional.len() <= OPTIONAL
        && (0..1_usize << optional.len()).any(|choice| {
            let chosen = optional
                .iter()
                .enumerate()
                .filter(|(index, _)| choice & (1 << index) != 0)
                .map(|(_, cell)| *cell);
            verdict(total, &fixed.iter().copied().chain(chosen).collect::<Vec<_>>(), out) == Sum::Equal
        })
}

fn tell(total: &Cell<'_>, parts: &[&Cell<'_>], verdict: Sum, open: Option<&str>, out: &mut Findings<'_>) {
    let terms: Vec<String> =
        parts.iter().map(|cell| format!("{} {}", cell.label, say(cell.quantity))).collect();
    let claim = format!("{} {} ≠ {}", total.label, say(total.quantity), terms.join(" + "));
    let at = vec![total.at.clone()];
    let out = out.resting_on(parts.iter().map(|part| part.at.clone()));
    match (open, verdict) {
        (Some(open), _) => out.undecided(at, format!("{claim}，{open}，请人工核对")),
        (None, Sum::Unreadable) => {
            out.undecided(at, format!("{claim}？有的金额不是数字或单位不同，请人工核对"));
        }
        (None, _) => out.add(at, claim),
    }
}
