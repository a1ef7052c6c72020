//! AMT-UNIT 金额没有注明单位 | Money without a declared unit
//!
//! **查什么。** 表中有金额，而表头、标签和单元格都没有写元或万元。每份文件说一次，列出各表。
//!
//! **为什么。** 50可以是50元，也可以是50万元，差一万倍；没有单位，合计、成本核对和次年对比都不作数。
//!
//! **例子。** 预算数 50.00，全表没有“单位：万元”。
//!
//! 改法：在表的右上角注明“单位：万元”（或元）。
//!
//! **What.** Amounts in a form whose head line, labels and cells name neither 元 nor 万元. Once a document, with its forms.
//!
//! **Why.** 50 is 50 元 or 50 万元.
//!
//! **Example.** 预算数 50.00, and no 单位：万元 anywhere.

use model::{FundColumn, Measure, Pointer, Quantity, TaskSum};

use crate::facts::Facts;
use crate::findings::Findings;
use crate::measure::{unit, written};
use crate::sheet::Sheet;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let open: Vec<Pointer> = facts.sheets().filter_map(|sheet| first_without(&sheet)).collect();
    let claim = match open.len() {
        0 => return,
        1 => "表中有金额，没有注明是元还是万元".to_owned(),
        count => format!("{count}张表中有金额，没有注明是元还是万元"),
    };
    out.add(open, claim);
}

/// The first amount of a form that says nowhere what it is of.
fn first_without(sheet: &Sheet<'_>) -> Option<Pointer> {
    let bare = |quantity: &Quantity| {
        written(quantity).is_some_and(|number| !number.is_zero()) && unit(quantity).is_none()
    };
    let declared =
        sheet.form.currency_unit.is_some() || sheet.form.labels.values().any(|label| label.contains('元'));
    let funds = sheet.form.funds.iter().enumerate().flat_map(|(index, fund)| {
        let columns = FundColumn::ALL.iter().filter(|column| column.measure() == Measure::Money);
        columns.filter_map(move |column| Some((index, column, column.of(fund)?)))
    });
    let fund = funds.clone().find(|(index, _, quantity)| {
        bare(quantity) && !sheet.form.funds.get(*index).is_some_and(|fund| fund.label.contains('元'))
    });
    let task = || {
        let mut tasks = sheet.form.tasks.iter().enumerate();
        tasks.find_map(|(index, task)| {
            let sum = TaskSum::ALL.iter().find(|sum| task.sum(**sum).is_some_and(bare))?;
            Some(sheet.at.key("tasks").index(index).key("budget").key(sum.key()))
        })
    };
    if declared {
        return None;
    }
    fund.map(|(index, column, _)| sheet.at.key("funds").index(index).key(column.key())).or_else(task)
}
