//! AMT-SCALE 金额的单位疑有误 | The scale of the money is doubtful
//!
//! **查什么。** 注明单位为元而总额不到1000元，或注明单位为万元而总额在10亿元以上的项目表；同一行预算数与执行数恰好相差一万倍。
//!
//! **为什么。** 多半是元与万元混用。确有这样的项目，所以列为待定，由人核对。
//!
//! **例子。** 单位：元，预算数 36.00；单位：万元，预算数 360000.00。
//!
//! 改法：核对表头的单位与各格的金额。
//!
//! **What.** Project forms that declare 元 and whose total is below 1,000 元, or declare 万元 and whose total is 10 亿 and more; a budget and an
//! execution of one row that are exactly ten thousand times one another. Undecided.
//!
//! **Why.** 元 and 万元 were mixed up; there may be such projects.
//!
//! **Example.** 单位：元, 预算数 36.00.

use model::{FormKind, FundColumn, FundItem, Measure};
use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::yuan;
use crate::money::say;
use crate::sheet::Sheet;
use crate::threshold::Threshold;

const LEAST: Threshold = Threshold::whole("least", 1000, "单位为元时，总额至少多少元");
const MOST: Threshold = Threshold::whole("most", 100_000, "单位为万元时，总额最多多少万元");
pub(super) const THRESHOLDS: &[Threshold] = &[LEAST, MOST];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        size(&sheet, out);
        slips(&sheet, out);
    }
}

fn size(sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    if sheet.form.kind == FormKind::DepartmentGoal {
        return;
    }
    let initial = || {
        let index = sheet.form.funds.iter().position(|fund| fund.item == Some(FundItem::Total))?;
        let initial = sheet.form.funds.get(index)?.initial.as_ref()?;
        Some((sheet.at.key("funds").index(index).key("initial"), initial))
    };
    let budget = sheet.budget(None).map(|(at, _, total)| (at, total));
    let Some((at, total)) = budget.or_else(initial) else { return };
    let Some(amount) = yuan(total).filter(|amount| !amount.is_zero()) else { return };
    let ten_thousand = Decimal::from(10_000);
    let doubt = match sheet.form.currency_unit.as_deref() {
        Some("元") if amount < out.threshold(&LEAST) => "是否应为万元",
        Some("万元") if amount >= out.threshold(&MOST) * ten_thousand => "是否应为元",
        _ => return,
    };
    out.undecided(vec![at], format!("总额 {}，{doubt}，请核对", say(total)));
}

/// Amounts of one row that are the same but for 万.
fn slips(sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    for (index, fund) in sheet.form.funds.iter().enumerate() {
        let money = FundColumn::ALL.iter().filter(|column| column.measure() == Measure::Money);
        let amounts: Vec<_> = money
            .filter_map(|column| Some((column, column.of(fund)?, yuan(column.of(fund)?)?)))
            .filter(|(.., amount)| !amount.is_zero())
            .collect();
        let times = |a: Decimal, b: Decimal| a.checked_mul(Decimal::from(10_000)) == Some(b);
        let pair = amounts.iter().enumerate().find_map(|(first, a)| {
            let twin = |b: &&(&FundColumn, _, Decimal)| times(a.2, b.2) || times(b.2, a.2);
            Some((a, amounts.iter().skip(first + 1).find(twin)?))
        });
        if let Some((a, b)) = pair {
            let at = sheet.at.key("funds").index(index);
            let claim =
                format!("{} {} 与 {} 相差一万倍，疑为元与万元混用", fund.label.trim(), say(a.1), say(b.1));
            out.undecided(vec![at.key(a.0.key()), at.key(b.0.key())], claim);
        }
    }
}
