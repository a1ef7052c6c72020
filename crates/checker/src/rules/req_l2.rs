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

use crate::facts::{Facts, Regime, Sheet};
use crate::finding::{Findings, Severity};

use Severity::{Error, Warning};

/// Canonical id, what a clerk calls it, weight.
type Need = (&'static str, &'static str, Severity);

const HEBEI: &[Need] = &[
    ("output.quantity", "数量指标", Error),
    ("output.quality", "质量指标", Error),
    ("output.timeliness", "时效指标", Error),
    ("output.cost", "成本指标", Error),
    ("effect.economic", "经济效益指标", Warning),
    ("effect.social", "社会效益指标", Warning),
    ("effect.ecological", "生态效益指标", Warning),
    ("effect.sustainability", "可持续影响指标", Warning),
    ("satisfaction", "服务对象满意度指标", Warning),
];
const CENTRAL: &[Need] = &[
    ("output", "产出指标", Error),
    ("effect", "效益指标", Error),
    ("output.quantity", "数量指标", Warning),
    ("satisfaction", "满意度指标", Warning),
];
const CORE: &[Need] = &[
    ("output", "产出指标", Error),
    ("effect", "效益指标", Error),
    ("output.quantity", "数量指标", Warning),
    ("output.quality", "质量指标", Warning),
    ("cost", "成本指标", Warning),
];
const OLDER: &[Need] = &[("output", "产出指标", Error), ("effect", "效益指标", Warning)];

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
        .filter(|(id, ..)| {
            id.split_once('.').is_none_or(|(level1, _)| {
                !needs.iter().any(|need| need.0 == level1) || present(sheet, level1)
            })
        })
        .map(|(_, label, _)| *label)
        .collect();
    if lacking.is_empty() {
        return;
    }
    let claim = format!("缺少{}", lacking.join("、"));
    let unknown = sheet
        .rows()
        .any(|row| row.level2().is_empty() && row.indicator.level2.is_some() || row.level1().is_empty());
    if unknown {
        out.undecided(vec![sheet.at.clone()], format!("{claim}？有的指标类别名称未能识别，请人工核对"));
    } else {
        out.add_as(severity, vec![sheet.at.clone()], claim);
    }
}

fn present(sheet: &Sheet<'_>, id: &str) -> bool {
    sheet.rows().any(|row| {
        row.level1() == id
            || row.level2() == id
            || row.level2().split_once('.').is_some_and(|(level1, _)| level1 == id)
            || (row.level2() == "effect.combined" && id.starts_with("effect."))
            // 社会成本 and the like under 101号 stand for the cost row of the older forms.
            || (id == "output.cost" && row.is_cost())
    })
}
