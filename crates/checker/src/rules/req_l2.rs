//! REQ-L2 缺少必填的指标 | A required kind of indicator is missing
//!
//! **What.** Which levels have at least one indicator, by the regime the form follows. Hebei's table: all nine level-2
//! rows (missing output rows are errors, missing effect and satisfaction rows warnings). 财预〔2015〕88号: 产出 and 效益
//! (errors), 满意度 and 数量指标 (warnings). 财预〔2021〕101号: 产出 and 效益 (errors), 数量, 质量 and 成本 (warnings).
//! Department forms and evaluations: at least one indicator.
//!
//! **Why.** 88号 and 101号 ask for outputs, effects and satisfaction; the Hebei system does not accept a blank row.
//! 101号 asks for satisfaction only where a project serves somebody, so its absence there is fine. *Undecided* when a
//! level label is unknown, or when the document has tables that no form claimed.
//!
//! **Example.** A Hebei table whose 时效指标 row is blank.
//!
//! 改法：补充所缺类别的指标；确不涉及的，按当地要求注明“不涉及”。

use model::{Level1, Level2};

use crate::sheet::{Regime, Sheet};
use crate::facts::Facts;
use crate::finding::{Findings, Severity};

use Severity::{Error, Warning};

/// What a form needs a row of.
enum Id {
    First(Level1),
    Second(Level2),
}

/// Canonical id, what a clerk calls it, weight.
type Need = (Id, &'static str, Severity);

const HEBEI: &[Need] = &[
    (Id::Second(Level2::OutputQuantity), "数量指标", Error),
    (Id::Second(Level2::OutputQuality), "质量指标", Error),
    (Id::Second(Level2::OutputTimeliness), "时效指标", Error),
    (Id::Second(Level2::OutputCost), "成本指标", Error),
    (Id::Second(Level2::EffectEconomic), "经济效益指标", Warning),
    (Id::Second(Level2::EffectSocial), "社会效益指标", Warning),
    (Id::Second(Level2::EffectEcological), "生态效益指标", Warning),
    (Id::Second(Level2::EffectSustainability), "可持续影响指标", Warning),
    (Id::First(Level1::Satisfaction), "服务对象满意度指标", Warning),
];
const CENTRAL: &[Need] = &[
    (Id::First(Level1::Output), "产出指标", Error),
    (Id::First(Level1::Effect), "效益指标", Error),
    (Id::Second(Level2::OutputQuantity), "数量指标", Warning),
    (Id::First(Level1::Satisfaction), "满意度指标", Warning),
];
const CORE: &[Need] = &[
    (Id::First(Level1::Output), "产出指标", Error),
    (Id::First(Level1::Effect), "效益指标", Error),
    (Id::Second(Level2::OutputQuantity), "数量指标", Warning),
    (Id::Second(Level2::OutputQuality), "质量指标", Warning),
    (Id::First(Level1::Cost), "成本指标", Warning),
];
const OLDER: &[Need] =
    &[(Id::First(Level1::Output), "产出指标", Error), (Id::First(Level1::Effect), "效益指标", Warning)];

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let needs = match sheet.regime() {
            Regime::Hebei => HEBEI,
            Regime::Central2015 => CENTRAL,
            Regime::Core2021 => CORE,
            Regime::Older => OLDER,
            Regime::Evaluation | Regime::Department => &[],
        };
        if sheet.rows().next().is_none() {
            none_at_all(facts, &sheet, out);
            continue;
        }
        for severity in [Error, Warning] {
            missing(&sheet, needs, severity, out);
        }
    }
}

fn none_at_all(facts: &Facts<'_>, sheet: &Sheet<'_>, out: &mut Findings<'_>) {
    let claim = format!("{}没有一条绩效指标", sheet.name());
    if facts.submission.tables.is_empty() {
        out.add(vec![sheet.at.clone()], claim);
    } else {
        out.undecided(vec![sheet.at.clone()], format!("{claim}；文件中另有未识别的表格，请人工核对"));
    }
}

fn missing(sheet: &Sheet<'_>, needs: &[Need], severity: Severity, out: &mut Findings<'_>) {
    let lacking: Vec<&str> = needs
        .iter()
        .filter(|(id, _, weight)| *weight == severity && !present(sheet, id))
        // A missing level 1 says it all: its level 2 is not told again.
        .filter(|(id, ..)| match id {
            Id::First(_) => true,
            Id::Second(id) => {
                let needed = |need: &&Need| matches!(&need.0, Id::First(level1) if id.parent().as_ref() == Some(level1));
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
    if unknown {
        out.undecided(vec![sheet.at.clone()], format!("{claim}？有的指标类别名称未能识别，请人工核对"));
    } else {
        out.add_as(severity, vec![sheet.at.clone()], claim);
    }
}

fn present(sheet: &Sheet<'_>, id: &Id) -> bool {
    sheet.rows().any(|row| match id {
        Id::First(id) => {
            let below = |level2: &Level2| level2.as_str().split_once('.').is_some_and(|(head, _)| head == id.as_str());
            row.level1() == Some(id) || row.level1().is_none() && row.level2().is_some_and(below)
        }
        Id::Second(id) => {
            row.level2() == Some(id)
                || (row.level2() == Some(&Level2::EffectCombined) && id.parent() == Some(Level1::Effect))
                // 社会成本 and the like under 101号 stand for the cost row of the older forms.
                || (*id == Level2::OutputCost && row.is_cost())
        }
    })
}
