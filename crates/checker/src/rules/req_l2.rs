//! REQ-L2 缺少必填的指标 | A required kind of indicator is missing
//!
//! **查什么。** 按表所属的规定，各类指标是否至少有一条。河北项目表：九个二级指标（缺产出类为错误，缺效益、满意度类为提醒）；88号文：产出（错误），效益、数量、满意度（提醒）；101号文：产出（错误），效益、数量、质量、成本（提醒）；部门表和自评表：至少一条指标。哪一年、哪个省用哪一套，可在 jixiao.toml 的 [check.REQ-L2] regimes 中设置。
//!
//! **为什么。** 88号文、101号文要求产出、效益和满意度；101号文只对有服务对象的项目要求满意度。类别名称不认识，或文件里另有未读懂的表格时，列为待定。
//!
//! **例子。** 河北项目表中“时效指标”一行是空的。
//!
//! 改法：补充所缺类别的指标；确不涉及的，按当地要求注明“不涉及”。
//!
//! **What.** Which levels have at least one indicator, by the regime the form follows. Hebei's table: all nine level-2
//! rows (missing output rows are errors, missing effect and satisfaction rows warnings). 财预〔2015〕88号: 产出
//! (an error), 效益, 满意度 and 数量指标 (warnings: lists for publication print the main ones only). 财预〔2021〕101号: 产出 (an
//! error), 效益, 数量, 质量 and 成本 (warnings).
//! Department forms and evaluations: at least one indicator.
//!
//! **Why.** 88号 and 101号 ask for outputs, effects and satisfaction; the Hebei system does not accept a blank row.
//! 101号 asks for satisfaction only where a project serves somebody, so its absence there is fine. *Undecided* when a
//! level label is unknown, or when the document has tables that no form claimed.
//!
//! **Example.** A Hebei table whose 时效指标 row is blank.

use model::{FundColumn, Level1, Level2};
use wording::blank::is_unfilled;
use wording::fold::squeeze;

use crate::Severity;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::regime::{self, LevelId, Regime, RegimeSetting};
use crate::sheet::{Row, Sheet, blank};

use Severity::{Error, Warning};

/// A level a form needs a row of, what a clerk calls it, weight.
type Need = (LevelId, &'static str, Severity);

const HEBEI: &[Need] = &[
    (LevelId::Second(Level2::OutputQuantity), "数量指标", Error),
    (LevelId::Second(Level2::OutputQuality), "质量指标", Error),
    (LevelId::Second(Level2::OutputTimeliness), "时效指标", Error),
    (LevelId::Second(Level2::OutputCost), "成本指标", Error),
    (LevelId::Second(Level2::EffectEconomic), "经济效益指标", Warning),
    (LevelId::Second(Level2::EffectSocial), "社会效益指标", Warning),
    (LevelId::Second(Level2::EffectEcological), "生态效益指标", Warning),
    (LevelId::Second(Level2::EffectSustainability), "可持续影响指标", Warning),
    (LevelId::First(Level1::Satisfaction), "服务对象满意度指标", Warning),
];
const CENTRAL: &[Need] = &[
    (LevelId::First(Level1::Output), "产出指标", Error),
    (LevelId::First(Level1::Effect), "效益指标", Warning),
    (LevelId::Second(Level2::OutputQuantity), "数量指标", Warning),
    (LevelId::First(Level1::Satisfaction), "满意度指标", Warning),
];
const CORE: &[Need] = &[
    (LevelId::First(Level1::Output), "产出指标", Error),
    (LevelId::First(Level1::Effect), "效益指标", Warning),
    (LevelId::Second(Level2::OutputQuantity), "数量指标", Warning),
    (LevelId::Second(Level2::OutputQuality), "质量指标", Warning),
    (LevelId::First(Level1::Cost), "成本指标", Warning),
];
const OLDER: &[Need] = &[
    (LevelId::First(Level1::Output), "产出指标", Error),
    (LevelId::First(Level1::Effect), "效益指标", Warning),
];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let needs = needs(facts, &sheet);
        if sheet.rows().next().is_none() {
            none_at_all(facts, &sheet, out);
            continue;
        }
        for severity in [Error, Warning] {
            missing(&sheet, &needs, severity, out);
        }
        let told = needs.iter().any(|(id, ..)| *id == LevelId::First(Level1::Satisfaction));
        if !told {
            printed_and_blank(&sheet, out);
        }
    }
}

/// 满意度指标 is printed and not filled in, in a form that is not bound to have it.
fn printed_and_blank(sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    let id = LevelId::First(Level1::Satisfaction);
    let printed = |level: &Option<model::Level<Level1>>| {
        level.as_ref().and_then(|level| level.id.as_ref()) == Some(&Level1::Satisfaction)
    };
    let row = sheet.form.indicators.iter().position(|row| printed(&row.level1));
    if let Some(index) = row.filter(|_| !present(sheet, &id)) {
        let at = vec![sheet.at.key("indicators").index(index)];
        out.add_as(Warning, at, "满意度指标一行没有填写");
    }
}

/// What the settings ask of the form; else what the regime does that it shows.
fn needs(facts: &Facts<'_>, sheet: &Sheet<'_>) -> Vec<Need> {
    let shown = regime::of(sheet.form);
    let goals = !matches!(shown, Regime::Evaluation | Regime::Department);
    let year = facts.year(sheet.form);
    let set = facts.config.regimes().iter().find(|setting| goals && setting.fits(sheet, year));
    let own = set.map(of_setting).unwrap_or_default();
    let regime = match set {
        Some(setting) => setting.regime,
        None => Some(shown),
    };
    let needs = match regime {
        Some(Regime::Hebei) => HEBEI,
        Some(Regime::Central2015) => CENTRAL,
        Some(Regime::Core2021) => CORE,
        Some(Regime::Older) => OLDER,
        Some(Regime::Evaluation | Regime::Department) | None => &[],
    };
    let known = needs.iter().filter(|(id, ..)| own.iter().all(|(other, ..)| other != id)).cloned();
    known.chain(own.iter().cloned()).collect()
}

fn of_setting(setting: &RegimeSetting) -> Vec<Need> {
    let need = |severity| {
        move |id: &LevelId| {
            let label = match id {
                LevelId::First(id) => id.label(),
                LevelId::Second(id) => id.label(),
            };
            (id.clone(), label.unwrap_or_default(), severity)
        }
    };
    setting.require.iter().map(need(Error)).chain(setting.expect.iter().map(need(Warning))).collect()
}

fn none_at_all(facts: &Facts<'_>, sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    if is_left_blank(sheet) {
        return out.add_as(Warning, vec![sheet.at.clone()], format!("{}整张没有填写", sheet.name()));
    }
    let claim = format!("{}没有一条绩效指标", sheet.name());
    if facts.submission.tables.is_empty() {
        out.add(vec![sheet.at.clone()], claim);
    } else {
        out.undecided(vec![sheet.at.clone()], format!("{claim}；文件中另有未识别的表格，请人工核对"));
    }
}

/// Whether nothing of a form was filled in: neither project nor goal nor money.
fn is_left_blank(sheet: &Sheet<'_>) -> bool {
    let form = sheet.form;
    let project = form.project.as_ref().and_then(|project| project.name.as_deref());
    let money = form.funds.iter().flat_map(|fund| {
        FundColumn::ALL.iter().filter_map(|column| match column {
            FundColumn::Weight => None,
            column => column.of(fund),
        })
    });
    project.is_none_or(is_unfilled)
        && form.goals.iter().all(|goal| is_unfilled(&goal.text))
        && form.tasks.is_empty()
        && money.into_iter().all(blank)
}

fn missing(sheet: &Sheet<'_>, needs: &[Need], severity: Severity, out: &mut Findings<'_>) {
    let lacking: Vec<&str> = needs
        .iter()
        .filter(|(id, _, weight)| *weight == severity && !present(sheet, id))
        // A missing level 1 says it all: its level 2 is not told again.
        .filter(|(id, ..)| match id {
            LevelId::First(_) => true,
            LevelId::Second(id) => {
                let needed = |need: &&Need| matches!(&need.0, LevelId::First(level1) if id.parent().as_ref() == Some(level1));
                needs.iter().find(needed).is_none_or(|need| present(sheet, &need.0))
            }
        })
        .map(|(_, label, _)| *label)
        .collect();
    if lacking.is_empty() {
        return;
    }
    let claim = format!("缺少{}", lacking.join("、"));
    let unknown = sheet
        .rows()
        .any(|row| row.level2().is_none() && row.indicator.level2.is_some() || row.level1().is_none());
    if !sheet.form.tables.is_empty() {
        let claim = format!("{claim}？表中有一部分没有读懂，请人工核对");
        out.undecided(vec![sheet.at.clone()], claim);
    } else if unknown {
        out.undecided(vec![sheet.at.clone()], format!("{claim}？有的指标类别名称未能识别，请人工核对"));
    } else {
        out.add_as(severity, vec![sheet.at.clone()], claim);
    }
}

fn present(sheet: &Sheet<'_>, id: &LevelId) -> bool {
    sheet.rows().any(|row| match id {
        LevelId::First(id) => {
            let below = row.level2().and_then(Level2::parent);
            // 满意度 stood under 效益 in 2013 and 2020; a label that is not known may be any.
            row.level1() == Some(id)
                || below.as_ref() == Some(id) && (row.level1().is_none() || *id == Level1::Satisfaction)
        }
        LevelId::Second(id) => {
            row.level2() == Some(id)
                || (row.level2() == Some(&Level2::EffectCombined) && id.parent() == Some(Level1::Effect))
                // 社会成本 and the like under 101号 stand for the cost row of the older forms.
                || (*id == Level2::OutputCost && row.is_cost())
                || (row.level1() == id.parent().as_ref() && spans_both(&row))
        }
    })
}

/// Whether one label stands for both levels: what is below it is not told apart.
fn spans_both(row: &Row<'_>) -> bool {
    let [first, second] = row.indicator.levels().map(|level| level.map(|level| squeeze(level.label)));
    second.as_deref().is_none_or(str::is_empty) || first == second
}
