//! XREF-AMOUNT 正文金额与表内不一致 | Amounts of the narrative and the forms differ
//!
//! **查什么。** 正文中部门的预算总额、支出总额、基本支出、项目支出，与部门整体支出表对应的行；正文某项目一段中的预算安排数，与该项目表的预算数和成本指标；项目表自己的文字（项目概况、用途、目标）中的申请（预算、安排）数，与表内金额。元、万元自动换算。上年、累计、增减额和“其中”的分项不比；说了多个数，有一个相合即可。
//!
//! **为什么。** 正文和表都公开，年度预算只有一个数。
//!
//! **例子。** 正文：2023年部门预算支出1250万元；部门表：年度预算总额 1350.00万元。
//!
//! 改法：核对批复数，统一正文和表。
//!
//! **What.** The department's total, 基本支出 and 项目支出 as the narrative states them, against the rows of the department's form; the budget in a
//! project's section against its form's total and cost targets; the amount that a form's own texts (项目概况, purpose, goals) ask for, against its money. Last year's, cumulative and partial amounts are not compared, and one of
//! several that fits is enough.
//!
//! **Why.** Both are published, and a year has one budget.
//!
//! **Example.** 部门预算支出1250万元 in the text, 1350.00万元 in the form.

use model::{FormKind, FundColumn, FundItem, Measure, Pointer, Quantity};
use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::heading::Heading;
use crate::label::fund_label;
use crate::measure::{plain, yuan};
use crate::money::{say, sum};
use crate::pairing::Confidence;
use crate::prose::{Amount, amounts, moneys};
use crate::sheet::Sheet;
use crate::text::has_any;

/// What the narrative says of a department's money, and the line of the form.
const LINES: &[(&[&str], FundItem)] = &[
    (&["基本支出"], FundItem::Basic),
    (&["项目支出"], FundItem::Project),
    (
        &[
            "部门预算",
            "预算总额",
            "预算支出",
            "支出预算",
            "收入预算",
            "收支预算",
            "总支出",
            "总收入",
            "支出总计",
            "收入总计",
            "整体支出",
            "预算收入",
        ],
        FundItem::Total,
    ),
];

/// Amounts that are not this year's whole budget.
const OTHERS: &[&str] = &[
    "上年", "去年", "结转", "结余", "增加", "减少", "增长", "下降", "较", "同比", "累计", "三公", "节约",
    "压减", "追加", "调整", "争取", "执行",
];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let mut departments = facts.sheets().filter(|sheet| sheet.form.kind == FormKind::DepartmentGoal);
    match (departments.next(), departments.next()) {
        (Some(sheet), None) => department(facts, &sheet, out),
        (None, _) => sum_of_projects(facts, out),
        // Of several departments nobody can say which one the text means.
        (Some(_), Some(_)) => {}
    }
    projects(facts, out);
    facts.project_sheets().for_each(|sheet| own_texts(&sheet, out));
}

/// What the texts of a form say of its money: 申请资金35万元 in 项目概况. An amount that the form has anywhere is known.
fn own_texts(sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    const WORDS: &[&str] = &["预算", "安排", "申请", "资金", "经费", "投入"];
    /// Of several years, or of a part.
    const PARTS: &[&str] = &[
        "总投资",
        "概算",
        "中央",
        "省级",
        "市级",
        "县级",
        "上级",
        "配套",
        "其中",
        "每",
        "人均",
        "标准",
        "以上",
        "三年",
        "年均",
        "规划",
        "贷款",
        "撬动",
        "带动",
        "累计",
        "自筹",
    ];
    let Some((at, fund, budget)) = sheet.budget(None) else { return };
    let Some(total) = yuan(budget) else { return };
    let columns = || FundColumn::ALL.iter().filter(|column| column.measure() == Measure::Money);
    let funds = sheet.form.funds.iter().flat_map(|fund| columns().filter_map(move |column| column.of(fund)));
    let sides = sheet.rows().filter_map(|row| row.target());
    let known: Vec<Decimal> = funds.chain(sides).filter_map(yuan).collect();
    let mut texts: Vec<(Pointer, &str)> = sheet.goals().collect();
    texts.extend(sheet.form.purpose.as_deref().map(|purpose| (sheet.at.key("purpose"), purpose)));
    let fields = sheet.at.key("fields");
    texts.extend(sheet.form.fields.iter().map(|(label, text)| (fields.key(label), text.as_str())));
    for (text_at, text) in texts {
        let chars: Vec<char> = text.chars().collect();
        let told = moneys(text).into_iter().filter_map(|money| {
            let before: String = chars.get(..money.start)?.iter().collect();
            let clause =
                before.rsplit(['，', '。', '；', '、', ';', '\n']).next().unwrap_or_default().to_owned();
            let speaks = has_any(&clause, WORDS) && !has_any(&clause, OTHERS) && !has_any(&clause, PARTS);
            Some((yuan(&money.quantity)?, clause, money.quantity.text)).filter(|_| speaks)
        });
        let told: Vec<(Decimal, String, String)> = told.collect();
        let [(amount, clause, written)] = told.as_slice() else { continue };
        if *amount != total && !known.contains(amount) {
            let claim =
                format!("“{}{written}”，表内{} {}", clause.trim(), fund_label(&fund.label), say(budget));
            out.add(vec![at.clone(), text_at], claim);
        }
    }
}

fn department(facts: &Facts<'_>, sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    let headings = facts.headings();
    let told: Vec<Amount<'_>> = headings.iter().flat_map(of_heading).collect();
    for (words, item) in LINES {
        let row = sheet
            .form
            .funds
            .iter()
            .position(|fund| fund.item.as_ref() == Some(item) && fund.budget.is_some());
        let Some((index, fund)) = row.and_then(|index| Some((index, sheet.form.funds.get(index)?))) else {
            continue;
        };
        let Some(stated) = fund.budget.as_ref().and_then(|budget| Some((budget, yuan(budget)?))) else {
            continue;
        };
        let of_line = |amount: &&Amount<'_>| {
            let nearer = LINES
                .iter()
                .take_while(|(_, other)| other != item)
                .any(|(words, _)| has_any(&amount.before, words));
            has_any(&amount.before, words) && !nearer && !has_any(&amount.before, OTHERS)
        };
        let at = sheet.at.key("funds").index(index).key("budget");
        compare(told.iter().filter(of_line), (stated.0, stated.1, at, &fund_label(&fund.label)), false, out);
    }
}

/// Where the document has no form of the department: its 项目支出 against the projects of the document.
fn sum_of_projects(facts: &Facts<'_>, out: &mut Findings<'_>) {
    let sheets: Vec<Sheet<'_>> = facts.project_sheets().collect();
    let budgets: Vec<_> = sheets.iter().map(|sheet| sheet.budget(None)).collect();
    let total = sum(budgets.iter().map(|budget| budget.as_ref().and_then(|(.., budget)| yuan(budget))));
    let (Some(total), Some(Some((at, ..)))) = (total.filter(|_| sheets.len() >= 2), budgets.first()) else {
        return;
    };
    let headings = facts.headings();
    let told = headings.iter().flat_map(of_heading).filter(|amount| {
        has_any(&amount.before, &["项目支出", "项目预算"]) && !has_any(&amount.before, OTHERS)
    });
    for amount in told.filter(|amount| (amount.yuan - total).abs() > amount.slack) {
        let wan = plain((total / Decimal::from(10_000)).round_dp(2));
        let claim = format!(
            "正文“{}{}”，{}个项目表预算数之和 {wan} 万元，请核对",
            amount.before.trim(),
            amount.text,
            sheets.len()
        );
        out.undecided(vec![amount.at.clone(), at.clone()], claim);
    }
}

fn projects(facts: &Facts<'_>, out: &mut Findings<'_>) {
    const WORDS: &[&str] = &["预算", "安排", "资金", "经费", "总投资", "投入"];
    for (passage, sheet, confidence) in facts.pairing().joined() {
        let Some((at, fund, budget)) = sheet.budget(None) else { continue };
        let Some(total) = yuan(budget) else { continue };
        let mut told = amounts(&passage.paragraphs, passage.quantities.iter().copied());
        told.retain(|amount| {
            !amount.part && has_any(&amount.before, WORDS) && !has_any(&amount.before, OTHERS)
        });
        // An amount that the form has elsewhere is a part.
        let known = |amount: &Amount<'_>| {
            let funds = sheet.form.funds.iter().filter_map(|fund| fund.budget.as_ref());
            let costs = sheet.rows().filter_map(|row| row.target());
            funds.chain(costs).any(|quantity| yuan(quantity) == Some(amount.yuan))
        };
        if told.iter().any(known) {
            continue;
        }
        let line = (budget, total, at, &*fund_label(&fund.label));
        compare(told.iter(), line, confidence == Confidence::Doubtful, out);
    }
}

fn of_heading<'a>(heading: &Heading<'a>) -> Vec<Amount<'a>> {
    let at = heading.at.key("paragraphs");
    let texts = heading.section.paragraphs.iter().enumerate();
    let paragraphs: Vec<_> = texts.map(|(index, text)| (at.index(index), text.as_str())).collect();
    let quantities = heading.section.quantities.iter();
    amounts(&paragraphs, quantities.map(|quantity| (quantity.paragraph as usize, quantity)))
}

fn compare<'t>(
    told: impl Iterator<Item = &'t Amount<'t>>,
    (stated, total, at, label): (&Quantity, Decimal, Pointer, &str),
    doubtful: bool,
    out: &mut Findings<'_>,
) {
    let told: Vec<&Amount<'_>> = told.collect();
    // To the digits of the text: 约1250万元 of 1250.36.
    let fits = |amount: &&&Amount<'_>| (amount.yuan - total).abs() <= amount.slack;
    // One of several that fits is enough, but not where the same thing is said twice: 收入1.26亿元, 支出1.36亿元.
    let income = |amount: &&Amount<'_>| amount.before.contains("收入");
    let twice = told.iter().any(income) && !told.iter().all(income);
    let fitting = told.iter().find(fits).filter(|_| !twice || told.iter().all(|amount| fits(&amount)));
    let (Some(first), None) = (told.iter().find(|amount| !fits(amount)), fitting) else { return };
    let claim = format!("正文“{}{}”，表内{label} {}", first.before.trim(), first.text, say(stated));
    let at = vec![at, first.at.clone()];
    let several = told.iter().any(|amount| amount.yuan != first.yuan);
    if doubtful || several {
        out.undecided(at, format!("{claim}，请核对所说是否同一个数"));
    } else {
        out.add(at, claim);
    }
}
